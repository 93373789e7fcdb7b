/** Receipts for letters of ours, and of an operator who could not deliver them: they move what we sent, or are logged. Never answered, never shown. */
import type { LetterDocument } from '../../shared/formats/format';
import { readReceipt, type Receipt, type Refusal } from '../../shared/formats/letter/receipts';
import { refusalOutcome, refusalText } from '../../shared/standards/letter-receipt';
import { letterIdOf } from '../../shared/standards/medcom/letter-standard';
import { partyAt } from '../../shared/standards/medcom/letters';
import type { Acknowledging } from './acknowledgements';
import { sentLock, type Dispatching } from './dispatch';
import { putHeld, type Source } from './incoming';
import type { Batch } from './ledger/ledger';
import type { LetterRefusal } from './letter-verdict';
import { tables, type SeenRecord, type SentRecord } from './records';
import { short, type Room } from './room';

interface Incoming { document: LetterDocument; id: string; part: number }

export interface LetterReceipts {
  /** Durable when it resolves; the same one again changes nothing. `refused`: why it can't be believed. The caller holds the lock of its id. */
  take(entry: Incoming, source: Source, refused: LetterRefusal | undefined): Promise<void>;
}

/** What it is about: a letter of ours, a receipt of ours, or nothing we know. */
interface Subject { sent?: SentRecord; owed?: string }

export function createLetterReceipts(room: Room, { acknowledging, dispatching }: { acknowledging: Acknowledging; dispatching: Dispatching }): LetterReceipts {
  const { ledger, locks } = room;

  function subjectOf({ envelope, letters }: Receipt): Subject {
    const self = room.self().gln;
    // Who it names as the sender of what is answered must be us.
    if (envelope.sender !== self) return {};
    const dispatched = ledger.get(tables.dispatched, letterIdOf(self, envelope.identifier));
    if (dispatched?.acknowledgement !== undefined) return { owed: dispatched.acknowledgement };
    const named = letters.map(({ identifier }) => letterIdOf(self, identifier));
    // A receipt may name the envelope alone, or come for letters that an operator has put into another one.
    const messageId = dispatched && (named.length === 0 || named.includes(dispatched.messageId)) ? dispatched.messageId : dispatched ? undefined : named.find((id) => ledger.get(tables.sent, id) !== undefined);
    const sent = messageId === undefined ? undefined : ledger.get(tables.sent, messageId);
    return sent ? { sent } : {};
  }

  /** Why: of the letter itself before that of its envelope. */
  function refusalOf({ letters, refusal }: Receipt, { messageId }: SentRecord): Refusal {
    const own = letters.find(({ identifier }) => letterIdOf(room.self().gln, identifier) === messageId)?.refusal;
    return own ?? refusal ?? { code: 'ikke_specificeret', text: '' };
  }

  /** Adds to the batch what it does. Returns what to do after the commit, or why it does nothing. */
  function apply(batch: Batch, receipt: Receipt, { sent, owed }: Subject, { document, id }: Incoming, source: Source): (() => void) | 'unknown' | 'foreign' {
    if (owed !== undefined) {
      if (receipt.kind === 'positive') return () => undefined;
      acknowledging.refused(batch, owed, 'acknowledgement-refused');
      return () => { room.notice('warn', 'acknowledgement-refused'); };
    }
    if (!sent) return 'unknown';
    if (receipt.kind === 'negative-vans') {
      const refusal = refusalOf(receipt, sent);
      const attempt = sent.attempts.find(({ bundleId }) => bundleId === receipt.envelope.identifier) ?? sent.attempts.at(-1);
      // An operator speaks for itself, about what was to go to whom.
      if (!attempt || receipt.envelope.receiver !== sent.receiver) return 'foreign';
      const operator = partyAt(document.letter.root, 'Sender')?.gln ?? document.envelope.sender;
      return dispatching.receipted(batch, sent, {
        sender: { type: 'VANS', id: operator }, receipt: { kind: 'negative-vans', originalEnvelopeId: attempt.header.envelopeId, error: { description: refusalText(refusal).slice(0, 512) } },
      }).after;
    }
    // Everything else only the receiver may say: by its own word and by the network's.
    const says = partyAt(document.letter.root, 'Sender')?.gln ?? document.envelope.sender;
    if (says !== sent.receiver || (source.senderGln !== undefined && source.senderGln !== sent.receiver)) return 'foreign';
    const outcomes = receipt.kind === 'positive' ? [] : [refusalOutcome(refusalOf(receipt, sent))];
    return dispatching.acknowledged(batch, sent, { code: receipt.kind === 'positive' ? 'ok' : 'fatal-error', messageId: id, outcomes, at: source.at }).after;
  }

  return {
    async take(entry, source, refused) {
      const { document, id, part } = entry;
      // Operators number their receipts as they like: the envelope tells two of one number apart.
      const messageId = `${id}#${document.envelope.identifier}#kvittering`.slice(0, 256);
      if (ledger.get(tables.seen, messageId)) { room.log.info('receipt-duplicate', { receipt: short(id) }); return; }
      const seen: SeenRecord = { messageId, format: document.format, at: source.at, original: source.original, part, kind: 'acknowledgement', attachments: [], duplicates: 0, standard: 'letter-receipt', senderGln: document.envelope.sender };
      const receipt = readReceipt(document.letter);
      if (!receipt || refused) {
        const batch = ledger.batch().put(tables.seen, messageId, seen);
        putHeld(batch, source, { id: messageId, reason: refused?.reason ?? 'message-invalid', issues: refused?.issues ?? [], answered: 'nothing', senderGln: document.envelope.sender });
        await batch.commit();
        room.log.warn('acknowledgement-invalid', { acknowledgement: short(id), reason: refused?.reason ?? 'message-invalid' });
        return;
      }
      const subject = subjectOf(receipt);
      await locks.run(sentLock(subject.sent?.messageId ?? id), async () => {
        const batch = ledger.batch().put(tables.seen, messageId, seen);
        // Read anew under the lock.
        const after = apply(batch, receipt, subjectOf(receipt), entry, source);
        await batch.commit();
        if (typeof after === 'string') room.log.warn(`receipt-${after}`, { receipt: short(id), kind: receipt.kind });
        else after();
      });
    },
  };
}
