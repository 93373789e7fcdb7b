/** Acknowledgements that we owe: composed with the verdict, dispatched when the network is there, repeated with the same content (R12). */
import type { Bundle } from 'fhir/r4';
import type { CallResult } from '../../shared/contract';
import { isRejection, type FhirFormat } from '../../shared/messages';
import { danishTime } from '../../shared/fhir/datetime';
import type { Document, LetterDocument } from '../../shared/formats/format';
import { letterDocuments } from '../../shared/formats/letter/formats';
import { composeReceipt, type Receipt } from '../../shared/formats/letter/receipts';
import { letterReceipt } from '../../shared/standards/letter-receipt';
import { envelopeNumber, letterIdOf, stampLetter } from '../../shared/standards/medcom/letter-standard';
import type { Verdict } from '../../shared/standards/standard';
import { dispatchKeys, makeAttempt, repeatAttempt, type Dispatch } from './attempts';
import type { Batch } from './ledger/ledger';
import type { JobResult, Outbox } from './outbox';
import type { Network } from './ports/network';
import { readOriginal } from './reading';
import { tables, type OwedRecord } from './records';
import { short, type Room } from './room';

export interface Acknowledging {
  /** Composes the answer and adds it to the batch that records the verdict. Returns its id; undefined when nobody can be answered. */
  owe(batch: Batch, to: { of: Document; messageId: string; verdict: Verdict; receiver: string; format: FhirFormat }): string | undefined;
  /** A receipt for letters, in the format they came in, added to the batch that records what became of them. As `owe`. */
  oweReceipt(batch: Batch, to: { says: Receipt; format: LetterDocument['format']; of: string; receiver: string; duplicate: boolean }): string | undefined;
  /** The same answer once more, for a duplicate; undefined when there never was one. */
  repeat(batch: Batch, id: string): string | undefined;
  kick(id: string): void;
  resume(): Promise<void>;
  /** The network or the other side refused the envelope of one of ours, in the caller's batch. Whoever waits for it asks again by sending again. */
  refused(batch: Batch, id: string, code: string): void;
  /** Newest first (ACK-10). */
  sent(before: string | undefined, limit: number): Promise<CallResult<'acknowledgements.sent'>>;
}

/** Once its first dispatch is on the disk, that is where its content is. */
function withoutBundle(owed: OwedRecord): OwedRecord {
  const rest = { ...owed };
  delete rest.bundle;
  return rest;
}

/** The number and time of its envelope are those of each dispatch. It comes from us, whatever the envelope called its receiver. */
const receiptDocument = ({ says, identifier }: NonNullable<OwedRecord['receipt']>, format: LetterDocument['format'], at: string, self: string): LetterDocument =>
  letterDocuments(format, composeReceipt(says, { envelope: '', letter: identifier, sent: danishTime(at) }, self))[0]!;

const receiptStandard: Dispatch['standard'] = { envelopeName: letterReceipt.envelopeName, stamp: (document, dispatchId, at) => (document.kind === 'letter' ? stampLetter(document, dispatchId, at) : document) };

export function createAcknowledging(room: Room, { outbox, network }: { outbox: Outbox; network(): Network | undefined }): Acknowledging {
  const { ledger, library } = room;
  /** Ids sort by time, so that the newest are found without an index. */
  const newId = (at: string) => `${at}_${room.random.uuid()}`;
  const store = (batch: Batch, owed: OwedRecord) => { batch.put(tables.owed, owed.id, owed).put(tables.unsent, owed.id, { id: owed.id }); };

  async function contentOf({ bundle, receipt, repeats, format, at }: OwedRecord): Promise<Document> {
    if (receipt) return receiptDocument(receipt, format as LetterDocument['format'], at, room.self().gln);
    if (bundle) return { kind: 'fhir', format: format as FhirFormat, bundle: bundle as unknown as Bundle };
    return { ...await readOriginal(room, 'sent', repeats!), format } as Document;
  }

  async function perform(id: string): Promise<JobResult> {
    const line = network();
    if (!line) return { outcome: 'wait' };
    const owed = ledger.get(tables.owed, id);
    if (!owed || owed.stopped !== undefined || owed.attempt?.handedOverAt !== undefined) return { outcome: 'done' };
    let attempt = owed.attempt;
    let parcel;
    if (attempt) parcel = await repeatAttempt(room, attempt, owed.messageId);
    else {
      const made = await makeAttempt(room, { standard: owed.receipt ? receiptStandard : library.acknowledging, document: await contentOf(owed), receiver: owed.receiver, messageId: owed.messageId, attempt: 1 });
      await room.step('ack:after-attempt-original');
      attempt = made.record;
      parcel = made.parcel;
      const batch = ledger.batch().put(tables.owed, id, { ...withoutBundle(owed), attempt }).put(tables.originals, `sent/${attempt.header.sha256}`, { of: owed.messageId });
      for (const key of dispatchKeys(attempt, owed.format)) batch.put(tables.dispatched, key, { messageId: owed.messageId, acknowledgement: id });
      await batch.commit();
      await room.step('ack:after-attempt-ledger');
    }
    const result = await line.send(parcel);
    await room.step('ack:after-send');
    if (result.outcome === 'retry') return { outcome: 'retry', ...(result.afterMs === undefined ? {} : { afterMs: result.afterMs }) };
    const concluded: OwedRecord = { ...withoutBundle(owed), ...(result.outcome === 'handed-over' ? { attempt: { ...attempt, handedOverAt: result.at } } : { attempt, stopped: result.code }) };
    await ledger.batch().put(tables.owed, id, concluded).remove(tables.unsent, id).commit();
    if (result.outcome === 'stop') room.log.warn('acknowledgement-stopped', { of: short(owed.of), code: result.code });
    await room.step('ack:after-handed-over');
    return { outcome: 'done' };
  }

  /** The rule by which its receiver would refuse it, if any. */
  function receiptFault(document: LetterDocument): string | undefined {
    try {
      const file = library.readLetterFile(library.write(document).bytes);
      return file ? file.issues.find(isRejection)?.rule : 'not-a-message';
    } catch { return 'edifact-not-writable'; }
  }

  const kick = (id: string) => { outbox.kick(`ack:${id}`, () => perform(id)); };

  return {
    owe(batch, { of, messageId, verdict, receiver, format }) {
      const at = room.now();
      let made;
      try {
        made = library.acknowledging.acknowledge(of, verdict, { now: at, newId: () => room.random.uuid(), self: room.self() });
      } catch {
        // So broken that not even an answer can name it.
        room.log.warn('acknowledgement-impossible', { of: short(messageId) });
        return undefined;
      }
      // GEN-03: nothing leaves unchecked. What can't be answered properly is a person's to settle, not a second faulty message.
      const refused = library.acknowledging.validate({ kind: 'fhir', format, bundle: made.bundle }, library.acknowledging.writes[0]!).filter(isRejection);
      if (refused.length > 0) {
        room.log.error('own-acknowledgement-invalid', { of: short(messageId), rules: [...new Set(refused.map(({ rule }) => rule))].slice(0, 5).join(' ') });
        return undefined;
      }
      const id = newId(at);
      store(batch, { id, of: messageId, code: verdict.code, messageId: made.messageId, receiver, format, at, duplicate: false, bundle: made.bundle as unknown as Record<string, unknown> });
      return id;
    },
    oweReceipt(batch, { says, format, of, receiver, duplicate }) {
      const at = room.now();
      const receipt = { says, identifier: envelopeNumber(room.random.uuid()) };
      // GEN-03, as above.
      const fault = receiptFault(stampLetter(receiptDocument(receipt, format, at, room.self().gln), room.random.uuid(), at));
      if (fault !== undefined) {
        room.log.error('own-receipt-invalid', { of: short(of), rule: fault });
        return undefined;
      }
      const id = newId(at);
      store(batch, { id, of, code: says.kind === 'positive' ? 'ok' : 'fatal-error', messageId: letterIdOf(room.self().gln, receipt.identifier), receiver, format, at, duplicate, receipt });
      return id;
    },
    repeat(batch, id) {
      const first = ledger.get(tables.owed, id);
      if (!first) return undefined;
      // Each copy gets its answer, also while the first one is still on its way: whoever sent twice counts two.
      const content = first.attempt ? { repeats: first.attempt.header.sha256 } : first.repeats === undefined ? { bundle: first.bundle } : { repeats: first.repeats };
      const at = room.now();
      const again = newId(at);
      store(batch, { id: again, of: first.of, code: first.code, messageId: first.messageId, receiver: first.receiver, format: first.format, at, duplicate: true, ...content });
      return again;
    },
    kick,
    refused(batch, id, code) {
      const owed = ledger.get(tables.owed, id);
      if (owed) batch.put(tables.owed, id, { ...owed, stopped: code }).remove(tables.unsent, id);
    },
    async resume() { for (const { id } of await ledger.range(tables.unsent)) kick(id); },
    async sent(before, limit) {
      const rows = await ledger.range(tables.owed, { reverse: true, limit, ...(before === undefined ? {} : { before }) });
      return rows.map(({ value }) => ({
        of: value.of, code: value.code, messageId: value.messageId, at: value.attempt?.handedOverAt ?? value.at, receiverGln: value.receiver, duplicate: value.duplicate,
        state: value.attempt?.handedOverAt === undefined ? 'owed' as const : 'handed-over' as const,
      }));
    },
  };
}
