/** Receipts for envelopes: those we owe, sent once each and repeated with the first one's content, and those that come for ours. */
import type { Refusal } from '../../shared/envelopes/vans';
import type { Acknowledging } from './acknowledgements';
import { sentLock, type Dispatching } from './dispatch';
import type { Batch } from './ledger/ledger';
import type { JobResult, Outbox } from './outbox';
import type { Network, Quote, ReceiptArrival } from './ports/network';
import { tables, type ReceiptRecord } from './records';
import { short, type Room } from './room';

/** The envelope a message came in, as far as its receipt needs it. */
export interface Enveloped { envelopeId: string; sender: string; quote: Quote }

export interface Receipting {
  /**
   * Writes down that the envelope was seen and what it is answered with, in the caller's batch: the first word for its message
   * id for ever, never first yes and then no. Returns the id to `kick` after the commit; undefined when nothing is to be sent.
   */
  settle(batch: Batch, envelope: Enveloped, refusal?: Refusal): string | undefined;
  kick(id: string): void;
  resume(): Promise<void>;
  /** A receipt for an envelope of ours. False when it is for somebody else. Durable when it resolves. */
  received(arrival: ReceiptArrival): Promise<boolean>;
}

interface Surroundings { outbox: Outbox; network(): Network | undefined; dispatching: Dispatching; acknowledging: Acknowledging }

export function createReceipting(room: Room, { outbox, network, dispatching, acknowledging }: Surroundings): Receipting {
  const { ledger, locks } = room;

  async function perform(id: string): Promise<JobResult> {
    const line = network();
    // On a network without receipts they wait until the profile is on one again.
    if (!line?.sendReceipt) return { outcome: 'wait' };
    const owed = ledger.get(tables.receipts, id);
    if (!owed || owed.stopped !== undefined || owed.attempt?.handedOverAt !== undefined) return { outcome: 'done' };
    const attempt = owed.attempt ?? { envelopeId: room.random.uuid(), at: room.now() };
    if (!owed.attempt) await ledger.batch().put(tables.receipts, id, { ...owed, attempt }).commit();
    await room.step('receipt:after-attempt-ledger');
    const result = await line.sendReceipt({ ...attempt, sender: room.self().gln, receiver: owed.receiver, receipt: owed.receipt });
    await room.step('receipt:after-send');
    if (result.outcome === 'retry') return { outcome: 'retry', ...(result.afterMs === undefined ? {} : { afterMs: result.afterMs }) };
    const concluded: ReceiptRecord = { ...owed, ...(result.outcome === 'handed-over' ? { attempt: { ...attempt, handedOverAt: result.at } } : { attempt, stopped: result.code }) };
    await ledger.batch().put(tables.receipts, id, concluded).remove(tables.unsentReceipts, id).commit();
    if (result.outcome === 'stop') room.log.warn('receipt-stopped', { of: short(owed.messageId), code: result.code });
    await room.step('receipt:after-handed-over');
    return { outcome: 'done' };
  }

  const kick = (id: string): void => { outbox.kick(`receipt:${id}`, () => perform(id)); };

  async function apply(arrival: ReceiptArrival, batch: Batch): Promise<() => void> {
    const { receipt, sender } = arrival;
    const dispatched = ledger.get(tables.dispatched, receipt.originalEnvelopeId);
    const sent = dispatched && dispatched.acknowledgement === undefined ? ledger.get(tables.sent, dispatched.messageId) : undefined;
    if (sent) return dispatching.receipted(batch, sent, { sender, receipt }).after;
    if (dispatched?.acknowledgement !== undefined) {
      if (receipt.kind === 'positive-message') return () => undefined;
      acknowledging.refused(batch, dispatched.acknowledgement, 'acknowledgement-refused');
      return () => { room.notice('warn', 'acknowledgement-refused'); };
    }
    return () => { room.log.warn('receipt-unknown', { of: short(receipt.originalEnvelopeId), kind: receipt.kind }); };
  }

  return {
    settle(batch, { envelopeId, sender, quote }, refusal) {
      const { meta } = quote;
      const at = room.now();
      if (!ledger.get(tables.envelopes, envelopeId)) batch.put(tables.envelopes, envelopeId, { messageId: meta.identifier, at });
      if (!quote.wanted) return undefined;
      const id = `${at}_${room.random.uuid()}`;
      const firstId = ledger.get(tables.firstReceipts, meta.identifier)?.id;
      const first = firstId === undefined ? undefined : ledger.get(tables.receipts, firstId);
      // While the first still waits to be sent, it answers this one too.
      if (first && first.stopped === undefined && first.attempt?.handedOverAt === undefined) return undefined;
      const receipt = first?.receipt ?? { kind: refusal ? 'negative-message' : 'positive-message', originalEnvelopeId: envelopeId, original: meta, ...(refusal ? { error: refusal } : {}) };
      batch.put(tables.receipts, id, { id, messageId: meta.identifier, receiver: sender, receipt, at }).put(tables.unsentReceipts, id, { id });
      if (!first) batch.put(tables.firstReceipts, meta.identifier, { id });
      return id;
    },
    kick,
    async resume() { for (const { id } of await ledger.range(tables.unsentReceipts)) kick(id); },
    async received(arrival) {
      if (arrival.receiver.id !== room.self().gln) return false;
      await room.step('in:arrived');
      await locks.run(`envelope:${arrival.envelopeId}`, async () => {
        // A receipt is never acknowledged, and the same one again is only logged.
        if (ledger.get(tables.envelopes, arrival.envelopeId)) { room.log.info('receipt-duplicate', { envelope: short(arrival.envelopeId) }); return; }
        const of = ledger.get(tables.dispatched, arrival.receipt.originalEnvelopeId)?.messageId;
        await locks.run(sentLock(of ?? arrival.receipt.originalEnvelopeId), async () => {
          const batch = ledger.batch().put(tables.envelopes, arrival.envelopeId, { at: room.now() });
          const after = await apply(arrival, batch);
          await batch.commit();
          after();
        });
      });
      await room.step('in:after-receipt');
      return true;
    },
  };
}
