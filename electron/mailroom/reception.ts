/**
 * Reception: original first, then verdict, then confirmation. Everything about one arrival is written in one batch, so
 * that a crash repeats it whole or not at all; what comes twice is shown once and answered with the first verdict.
 */
import type { MessageView, Quarantine, FhirFormat, Issue } from '../../shared/messages';
import type { Document } from '../../shared/formats/format';
import type { HeaderFacts } from '../../shared/standards/standard';
import { sha256Of } from '../node/hash';
import type { Acknowledging } from './acknowledgements';
import { sentLock, type Dispatching } from './dispatch';
import type { Arrival, EnvelopeFault, MessageArrival, UnreadableArrival } from './ports/network';
import type { Batch } from './ledger/ledger';
import { readDocument, storeAttachments, withContent } from './reading';
import { lateness, putHeld, putShown, type Source } from './incoming';
import { createLetterReceiving } from './letter-reception';
import type { Enveloped, Receipting } from './receipts';
import { tables, type SeenRecord } from './records';
import { short, type Room } from './room';
import { isAcknowledgement, judge, localFault, reusedBundle, type Judgement } from './verdict';

export interface Receiving {
  /** What to tell the network. Throws when our own disk or ledger fails: then nothing may be confirmed, and it is tried again. */
  receive(arrival: Arrival): Promise<{ confirm: true } | { reject: EnvelopeFault }>;
  /** Takes an original that the ledger knows nothing of through reception. */
  recover(sha256: string): Promise<void>;
  /** Tries messages again that we could not judge (ACK-04). */
  retryTransient(): Promise<number>;
}

export function createReceiving(room: Room, { acknowledging, dispatching, receipting, onArrived }: { acknowledging: Acknowledging; dispatching: Dispatching; receipting: Receipting; onArrived(): void }): Receiving {
  const { ledger, originals, library, locks } = room;

  /** The envelope's own answer, in the same batch as what it is for (R20): yes to what could be read, whatever is then said of it. Returns what to do after the commit. */
  function answerEnvelope(batch: Batch, { envelope }: Pick<Source, 'envelope'>, refused?: string): () => void {
    const id = envelope && receipting.settle(batch, envelope, refused === undefined ? undefined : { description: refused.slice(0, 512) });
    return () => { if (id !== undefined) receipting.kick(id); };
  }

  /** No message can be answered: kept out of sight under the name of its bytes, so that the same bytes are one item. */
  async function quarantineUnreadable(source: Source, reason: string, issues: readonly Pick<Issue, 'rule' | 'path' | 'message' | 'messageEn'>[]): Promise<void> {
    await locks.run(`bytes:${source.original}`, async () => {
      const known = ledger.get(tables.quarantine, source.original) !== undefined;
      const batch = ledger.batch().put(tables.originals, `received/${source.original}`, { of: source.original });
      if (!known) putHeld(batch, source, { id: source.original, reason, issues, answered: source.envelope?.quote.wanted ? 'envelope' : 'nothing' });
      const after = answerEnvelope(batch, source, issues[0]?.message ?? 'Indholdet kan ikke læses.');
      await room.step('in:before-ledger');
      await batch.commit();
      room.log.warn('quarantined', { original: source.original.slice(0, 8), reason, again: known });
      after();
    });
  }

  const letters = createLetterReceiving(room, { acknowledging, dispatching, answerEnvelope, unreadable: quarantineUnreadable, onArrived });

  async function process(bytes: Uint8Array, source: Source): Promise<void> {
    const file = library.readLetterFile(bytes);
    if (file) return letters.process(file, source);
    const read = readDocument(library, bytes);
    if (!read.document) return quarantineUnreadable(source, read.issues[0].rule, read.issues);
    const { document, issues } = read;
    let facts: HeaderFacts;
    try { facts = library.headerFacts(document); } catch { facts = {}; }
    const messageId = facts.messageId;
    if (messageId === undefined || messageId.length > 256) return quarantineUnreadable(source, 'not-a-message', issues);
    await locks.run(`seen:${messageId}`, async () => {
      const seen = ledger.get(tables.seen, messageId);
      if (seen && seen.verdict?.code !== 'transient-error') return duplicate(seen, source);
      return first(document, issues, { ...facts, messageId }, source, seen);
    });
  }

  /** W8: not processed, not shown, logged, and answered with the first verdict in a new acknowledgement. */
  async function duplicate(seen: SeenRecord, source: Source): Promise<void> {
    const batch = ledger.batch().put(tables.seen, seen.messageId, { ...seen, duplicates: seen.duplicates + 1 }).put(tables.originals, `received/${source.original}`, { of: seen.messageId });
    const again = seen.acknowledgement === undefined ? undefined : acknowledging.repeat(batch, seen.acknowledgement);
    const after = answerEnvelope(batch, source);
    await room.step('in:before-ledger');
    await batch.commit();
    after();
    room.log.info('duplicate', { message: short(seen.messageId), verdict: seen.verdict?.code ?? 'none', answered: again !== undefined });
    if (again !== undefined) acknowledging.kick(again);
  }

  function judgeSafely(document: Document, issues: Parameters<typeof judge>[2], facts: HeaderFacts & { messageId: string }): Judgement {
    const owner = facts.bundleId === undefined ? undefined : ledger.get(tables.bundles, facts.bundleId);
    if (owner && owner.messageId !== facts.messageId) return reusedBundle();
    try {
      return judge(library, document, issues, facts, room.self().gln);
    } catch (error) {
      room.log.error('judging-failed', { message: short(facts.messageId), error: error instanceof Error ? error.name : 'unknown' });
      return localFault();
    }
  }

  async function first(document: Document, issues: Parameters<typeof judge>[2], facts: HeaderFacts & { messageId: string }, source: Source, before: SeenRecord | undefined): Promise<void> {
    let judgement = judgeSafely(document, issues, facts);
    let view: MessageView | undefined;
    if (judgement.reason === undefined) {
      try { view = judgement.standard!.view(document, judgement.version!); } catch (error) {
        room.log.error('view-failed', { message: short(facts.messageId), error: error instanceof Error ? error.name : 'unknown' });
        judgement = localFault();
      }
    }
    const seen: SeenRecord = {
      messageId: facts.messageId, format: document.format, at: source.at, original: source.original, kind: 'quarantine', attachments: [], duplicates: before?.duplicates ?? 0,
      ...(facts.bundleId === undefined ? {} : { bundleId: facts.bundleId }), ...(judgement.standard ? { standard: judgement.standard.id } : {}), ...(judgement.version === undefined ? {} : { version: judgement.version }),
      ...(facts.receiver?.gln === undefined ? {} : { receiverGln: facts.receiver.gln }),
      ...((facts.sender?.gln ?? source.senderGln) === undefined ? {} : { senderGln: facts.sender?.gln ?? source.senderGln }),
    };
    let isAck = facts.event === 'acknowledgement-message';
    try { isAck = isAcknowledgement(library, document, facts); } catch { /* judged by its event alone */ }
    if (isAck) return acknowledgement(seen, view, judgement, source);
    if (view && judgement.reason === undefined) return message(document, seen, view, judgement, source);
    return refused(document, seen, judgement, source);
  }

  /** Facts that every outcome of one message shares. `after` comes after the commit. */
  function begin(seen: SeenRecord, source: Source): { batch: Batch; after(): void } {
    const batch = ledger.batch().put(tables.originals, `received/${source.original}`, { of: seen.messageId });
    // The first owner of a Bundle.id keeps it.
    if (seen.bundleId !== undefined && !ledger.get(tables.bundles, seen.bundleId)) batch.put(tables.bundles, seen.bundleId, { messageId: seen.messageId });
    return { batch, after: answerEnvelope(batch, source) };
  }

  async function message(document: Document, seen: SeenRecord, plain: MessageView, judgement: Judgement, source: Source): Promise<void> {
    const attachments = await storeAttachments(room, document, plain);
    await room.step('in:after-attachments');
    const view = withContent(plain, attachments);
    const { batch, after } = begin(seen, source);
    const answer = oweTo(batch, document, seen, judgement);
    putShown(batch, {
      ...seen, kind: 'message', attachments, verdict: judgement.verdict, ...lateness(room, plain, source.at), ...(plain.threadId === undefined ? {} : { threadId: plain.threadId }), ...(answer === undefined ? {} : { acknowledgement: answer }),
    }, view, attachments);
    await room.step('in:before-ledger');
    await batch.commit();
    after();
    room.log.info('received', { message: short(seen.messageId), bytes: source.bytes });
    if (answer !== undefined) acknowledging.kick(answer);
    onArrived();
  }

  async function refused(document: Document, seen: SeenRecord, judgement: Judgement, source: Source): Promise<void> {
    const transient = judgement.verdict.code === 'transient-error';
    if (transient && source.retry) return;
    const { batch, after } = begin(seen, source);
    const answer = oweTo(batch, document, seen, judgement);
    batch.put(tables.seen, seen.messageId, { ...seen, verdict: judgement.verdict, ...(answer === undefined ? {} : { acknowledgement: answer }) });
    if (transient) batch.put(tables.transient, seen.messageId, { messageId: seen.messageId });
    else batch.remove(tables.transient, seen.messageId);
    hold(batch, seen, judgement, source, answer === undefined ? 'nothing' : transient ? 'transient-error' : 'fatal-error');
    await room.step('in:before-ledger');
    await batch.commit();
    after();
    room.log.warn('refused', { message: short(seen.messageId), reason: judgement.reason ?? 'message-invalid' });
    if (answer !== undefined) acknowledging.kick(answer);
  }

  const hold = (batch: Batch, { messageId, senderGln }: SeenRecord, { reason, issues }: Judgement, source: Source, answered: Quarantine['answered']): void => {
    putHeld(batch, source, { id: messageId, reason: reason ?? 'message-invalid', issues, answered, senderGln });
  };

  function oweTo(batch: Batch, document: Document, seen: SeenRecord, { verdict }: Judgement): string | undefined {
    if (seen.senderGln === undefined || !/^\d{13}$/.test(seen.senderGln)) return undefined;
    return acknowledging.owe(batch, { of: document, messageId: seen.messageId, verdict, receiver: seen.senderGln, format: seen.format as FhirFormat });
  }

  /** An acknowledgement moves one of our messages, or is logged; it is never answered and never a message to read. */
  async function acknowledgement(seen: SeenRecord, view: MessageView | undefined, judgement: Judgement, source: Source): Promise<void> {
    const said = view?.acknowledgement;
    const record: SeenRecord = { ...seen, kind: 'acknowledgement' };
    if (judgement.reason !== undefined || !said) {
      const { batch, after } = begin(seen, source);
      batch.put(tables.seen, seen.messageId, record);
      hold(batch, seen, judgement, source, 'nothing');
      await room.step('in:before-ledger');
      await batch.commit();
      after();
      room.log.warn('acknowledgement-invalid', { acknowledgement: short(seen.messageId), reason: judgement.reason ?? 'message-invalid' });
      return;
    }
    await locks.run(sentLock(said.of), async () => {
      const { batch, after } = begin(seen, source);
      batch.put(tables.seen, seen.messageId, record);
      const sent = ledger.get(tables.sent, said.of);
      // Nobody but the receiver can acknowledge; the parcel's sender is the network's word.
      const foreign = sent !== undefined && source.senderGln !== undefined && source.senderGln !== sent.receiver;
      const applied = sent && !foreign ? dispatching.acknowledged(batch, sent, { code: said.code, messageId: seen.messageId, outcomes: said.outcomes, at: source.at }) : undefined;
      await room.step('in:before-ledger');
      await batch.commit();
      after();
      if (!applied) room.log.warn(foreign ? 'acknowledgement-foreign' : 'acknowledgement-unknown', { of: short(said.of) });
      applied?.after();
    });
  }

  async function messageArrived({ parcel: { header, bytes }, quote }: MessageArrival): Promise<{ confirm: true } | { reject: EnvelopeFault }> {
    // Verdicts begin after the envelope: no id is read from damaged bytes.
    if (bytes.length !== header.length || sha256Of(bytes) !== header.sha256) {
      room.log.warn('parcel-damaged', { envelope: short(header.envelopeId), bytes: bytes.length });
      return { reject: 'parcel-damaged' };
    }
    if (header.receiver !== room.self().gln) {
      if (quote) room.notice('warn', 'envelope-misdelivered');
      return { reject: 'unknown-receiver' };
    }
    await room.step('in:arrived');
    const at = room.now();
    const original = await originals.put('received', bytes);
    await room.step('in:after-original');
    const envelope = quote && { envelopeId: header.envelopeId, sender: header.sender, quote };
    const source: Source = { original, bytes: bytes.length, at, senderGln: header.sender, ...(envelope ? { envelope } : {}) };
    if (envelope) await locks.run(`enveloped:${envelope.quote.meta.identifier}`, () => opened(bytes, source, envelope));
    else await process(bytes, source);
    await room.step('in:after-ledger');
    return { confirm: true };
  }

  /** An envelope id is never used again (R15): under a known one, another message is no duplicate and is not processed. */
  async function opened(bytes: Uint8Array, source: Source, { envelopeId, quote }: Enveloped): Promise<void> {
    const known = ledger.get(tables.envelopes, envelopeId);
    if (known && known.messageId !== quote.meta.identifier) {
      await quarantineUnreadable(source, 'envelope-id-reused', [{ rule: 'envelope-id-reused', path: 'EnvelopeIdentifier', message: 'Kuvertnummeret er brugt før til en anden besked.', messageEn: 'The envelope number was used before for another message.' }]);
    } else await process(bytes, source);
  }

  async function unreadableArrived({ bytes, issues, from }: UnreadableArrival): Promise<{ reject: EnvelopeFault }> {
    await room.step('in:arrived');
    const at = room.now();
    const original = await originals.put('received', bytes);
    await room.step('in:after-original');
    await quarantineUnreadable({ original, bytes: bytes.length, at, ...(from ? { senderGln: from.sender, envelope: from } : {}) }, 'envelope-unreadable', issues);
    await room.step('in:after-ledger');
    return { reject: 'envelope-unreadable' };
  }

  return {
    async receive(arrival) {
      if (arrival.kind === 'message') return messageArrived(arrival);
      if (arrival.kind === 'unreadable') return unreadableArrived(arrival);
      return (await receipting.received(arrival)) ? { confirm: true } : { reject: 'unknown-receiver' };
    },
    async recover(sha256) {
      const { writtenAt } = await originals.facts('received', sha256);
      const bytes = await originals.read('received', sha256);
      await process(bytes, { original: sha256, bytes: bytes.length, at: writtenAt.toISOString() });
    },
    async retryTransient() {
      const rows = await ledger.range(tables.transient);
      for (const { id } of rows) {
        const seen = ledger.get(tables.seen, id);
        if (!seen) continue;
        const bytes = await originals.read('received', seen.original);
        await process(bytes, { original: seen.original, bytes: bytes.length, at: seen.at, retry: true, ...(seen.senderGln === undefined ? {} : { senderGln: seen.senderGln }) });
      }
      return rows.length;
    },
  };
}
