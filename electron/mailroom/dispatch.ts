/**
 * Dispatch of messages: first attempt, transport retries, re-sends and the wait for the acknowledgement (R2–R7).
 * A transport retry repeats an attempt's bytes; a re-send is a new attempt with the same MessageHeader.id.
 */
import { CodedError, type ErrorCode } from '../../shared/contract';
import type { AcknowledgementCode, Contact, Outcome } from '../../shared/messages';
import type { Parcel } from '../../shared/envelopes/parcel';
import { dispatchKeys, makeAttempt, repeatAttempt } from './attempts';
import type { Contacts } from './contacts';
import { isActive, isFinal, keep, move, resends } from './delivery';
import type { Batch } from './ledger/ledger';
import type { OnlineClock } from './online-clock';
import type { JobResult, Outbox } from './outbox';
import type { Network, SendResult } from './ports/network';
import { readOriginal } from './reading';
import { receiptEffect, type EnvelopeReceipt } from './receipt-effect';
import { tables, type SentRecord } from './records';
import { short, type Room } from './room';

export interface Dispatching {
  kick(messageId: string): void;
  /** Takes up what was under way when the client last ended. */
  resume(): Promise<void>;
  resend(messageId: string): Promise<void>;
  /** Stops sending again by itself, or lets it go on (D3). What waits for the line to be sent again becomes a person's at once. */
  hold(messageId: string, held: boolean): Promise<void>;
  /** What the receipt clock says of it; undefined where nothing is awaited. */
  waiting(sent: SentRecord): { remainingMs: number; held: boolean; resendsLeft: number } | undefined;
  cancel(messageId: string): Promise<void>;
  close(messageId: string, note: string): Promise<void>;
  /** An acknowledgement of one of our messages, within the caller's batch; the caller holds the message's lock and commits, then calls `after`. */
  acknowledged(batch: Batch, sent: SentRecord, acknowledgement: { code: AcknowledgementCode; messageId: string; outcomes: Outcome[]; at: string }): { counted: boolean; after(): void };
  /** A receipt for the envelope of one of our attempts; batch, lock and `after` as above. */
  receipted(batch: Batch, sent: SentRecord, receipt: EnvelopeReceipt): { after(): void };
}

/** Two automatic and one by hand (D2): never more, whoever asks. */
const MAX_RESENDS = 3;
export const sentLock = (messageId: string): string => `sent:${messageId}`;

interface Surroundings { outbox: Outbox; online: OnlineClock; contacts: Contacts; network(): Network | undefined; receiverOf(gln: string): Contact | undefined }

export function createDispatching(room: Room, { outbox, online, contacts, network, receiverOf }: Surroundings): Dispatching {
  const { ledger, locks } = room;
  /** Last refusal that was told, so that a long outage is one line of history. */
  const told = new Map<string, string>();

  const settings = () => room.profile.data.settings;
  const waitMs = () => settings().acknowledgementMinutes * 60_000;
  const resendsLeft = (sent: SentRecord) => Math.max(0, settings().automaticResends - resends(sent));
  const sendsAgain = (sent: SentRecord) => sent.held !== true && resendsLeft(sent) > 0;
  const inOnlineTime = (deadline: number): string => new Date(room.clock.now().getTime() + Math.max(0, deadline - online.total())).toISOString();
  const load = (messageId: string): SentRecord => {
    const sent = ledger.get(tables.sent, messageId);
    if (!sent) throw new CodedError('not-found');
    return sent;
  };

  async function newAttempt(sent: SentRecord): Promise<Parcel> {
    const { messageId } = sent;
    const standard = room.library.composing(sent.standard);
    if (!standard) throw new CodedError('unknown-standard');
    const composed = await readOriginal(room, 'sent', sent.composed);
    const document = composed.kind === 'fhir' ? { ...composed, format: receiverOf(sent.receiver)?.format ?? composed.format } : composed;
    const { record, parcel } = await makeAttempt(room, { standard, document, receiver: sent.receiver, messageId, attempt: sent.attempts.length + 1 });
    await room.step('out:after-attempt-original');
    const next: SentRecord = { ...sent, due: false, attempts: [...sent.attempts, record] };
    delete next.deadline;
    const batch = ledger.batch().put(tables.originals, `sent/${record.header.sha256}`, { of: messageId });
    for (const key of dispatchKeys(record, document.format)) batch.put(tables.dispatched, key, { messageId });
    move(room, batch, next, { state: 'transmitting' });
    await batch.commit();
    await room.step('out:after-attempt-ledger');
    return parcel;
  }

  /** What is to be sent now, or undefined when nothing is. */
  const prepare = (messageId: string): Promise<Parcel | undefined> => locks.run(sentLock(messageId), async () => {
    const sent = ledger.get(tables.sent, messageId);
    if (!sent || isFinal(sent) || sent.closed) return undefined;
    if (sent.due) return newAttempt(sent);
    const last = sent.attempts.at(-1);
    return sent.state === 'transmitting' && last && last.handedOverAt === undefined ? repeatAttempt(room, last, messageId) : undefined;
  });

  async function perform(messageId: string): Promise<JobResult> {
    const line = network();
    if (!line) return { outcome: 'wait' };
    const parcel = await prepare(messageId);
    if (!parcel) return { outcome: 'done' };
    const result = await line.send(parcel);
    await room.step('out:after-send');
    return locks.run(sentLock(messageId), () => conclude(messageId, parcel, result));
  }

  async function conclude(messageId: string, parcel: Parcel, result: SendResult): Promise<JobResult> {
    const sent = load(messageId);
    const batch = ledger.batch();
    if (result.outcome === 'handed-over') {
      const attempts = sent.attempts.map((attempt) => (attempt.header.envelopeId === parcel.header.envelopeId ? { ...attempt, handedOverAt: result.at } : attempt));
      const next: SentRecord = { ...sent, attempts };
      // A receipt that overtook this counted it already.
      const counted = sent.attempts.some(({ header, handedOverAt }) => header.envelopeId === parcel.header.envelopeId && handedOverAt !== undefined);
      if (!counted) contacts.count(batch, sent.receiver, 'sent');
      if (isFinal(sent) || sent.closed || sent.state !== 'transmitting') keep(batch, next);
      else {
        next.deadline = online.total() + waitMs();
        move(room, batch, next, { state: 'handed-over', nextAt: inOnlineTime(next.deadline) });
      }
      await batch.commit();
      told.delete(messageId);
      if (next.deadline !== undefined && isActive({ ...next, state: 'handed-over' })) watch(messageId, next.deadline);
      await room.step('out:after-handed-over');
      return { outcome: 'done' };
    }
    if (isFinal(sent) || sent.closed) return { outcome: 'done' };
    if (result.outcome === 'stop') {
      move(room, batch, { ...sent, due: false }, { state: 'failed', reason: result.code });
      await batch.commit();
      room.log.warn('send-stopped', { message: short(messageId), code: result.code });
      return { outcome: 'done' };
    }
    if (told.get(messageId) !== result.code) {
      told.set(messageId, result.code);
      move(room, batch, sent, { state: 'transmitting', reason: result.code });
      await batch.commit();
    }
    return { outcome: 'retry', ...(result.afterMs === undefined ? {} : { afterMs: result.afterMs }) };
  }

  function watch(messageId: string, deadline: number): void {
    online.reach(messageId, deadline, () => {
      overdue(messageId).catch((error: unknown) => {
        // The disk may be full; the wait is over all the same, so look again in a while.
        room.log.warn('overdue-not-written', { message: short(messageId), error: error instanceof CodedError ? error.code : 'internal' });
        watch(messageId, online.total() + 60_000);
      });
    });
  }

  /** The wait is over (R2): send again by ourselves twice (R3), then leave it to a person. */
  const overdue = (messageId: string): Promise<void> => locks.run(sentLock(messageId), async () => {
    const sent = ledger.get(tables.sent, messageId);
    if (!sent || !isActive(sent) || sent.deadline === undefined || sent.deadline > online.total() + 1) return;
    await room.step('clock:before-overdue');
    const transient = sent.acknowledgements.at(-1)?.code === 'transient-error';
    const next: SentRecord = { ...sent };
    delete next.deadline;
    const batch = ledger.batch();
    if (sendsAgain(sent)) {
      move(room, batch, { ...next, due: true }, { state: 'waiting-retry', reason: transient ? 'receiver-transient' : 'acknowledgement-late' });
      await batch.commit();
      kick(messageId);
    } else {
      move(room, batch, next, { state: 'overdue', reason: sent.held ? 'resends-stopped' : settings().automaticResends === 0 ? 'acknowledgement-late' : 'attempts-used-up' });
      await batch.commit();
      room.log.warn('overdue', { message: short(messageId), attempts: sent.attempts.length });
    }
    await room.step('clock:after-overdue');
  });

  function kick(messageId: string): void {
    outbox.kick(messageId, () => perform(messageId));
  }

  return {
    kick,
    async resume() {
      for (const { id } of await ledger.range(tables.active)) {
        const sent = ledger.get(tables.sent, id);
        if (!sent) continue;
        if (sent.deadline !== undefined) watch(id, sent.deadline);
        if (sent.due || sent.state === 'transmitting') kick(id);
      }
    },
    resend: (messageId) => locks.run(sentLock(messageId), async () => {
      const sent = load(messageId);
      const waits = sent.state === 'waiting-retry' && !sent.due;
      if (sent.closed || !(waits || sent.state === 'overdue' || sent.state === 'failed') || resends(sent) >= MAX_RESENDS) throw new CodedError('not-resendable');
      const next: SentRecord = { ...sent, due: true };
      delete next.deadline;
      online.forget(messageId);
      const batch = ledger.batch();
      move(room, batch, next, { state: 'waiting-retry', nextAt: room.now() });
      await batch.commit();
      kick(messageId);
    }),
    hold: (messageId, held) => locks.run(sentLock(messageId), async () => {
      const sent = load(messageId);
      const waits = sent.state === 'handed-over' || sent.state === 'at-receiver' || sent.state === 'waiting-retry';
      if (sent.closed || !waits) throw new CodedError('not-resendable');
      if ((sent.held ?? false) === held) return;
      const batch = ledger.batch();
      const next: SentRecord = { ...sent, held };
      const nextAt = next.deadline === undefined ? {} : { nextAt: inOnlineTime(next.deadline) };
      if (held && sent.due) move(room, batch, { ...next, due: false }, { state: 'overdue', held, reason: 'resends-stopped' });
      else move(room, batch, next, { state: sent.state, held, ...nextAt });
      await batch.commit();
      room.log.info(held ? 'resends-stopped' : 'resends-resumed', { message: short(messageId) });
    }),
    waiting: (sent) => (isActive(sent) && sent.deadline !== undefined ? { remainingMs: Math.max(0, Math.round(sent.deadline - online.total())), held: sent.held === true, resendsLeft: resendsLeft(sent) } : undefined),
    cancel: (messageId) => locks.run(sentLock(messageId), async () => {
      const sent = load(messageId);
      if (sent.state !== 'queued' || sent.attempts.length > 0) throw new CodedError('not-cancellable');
      const batch = ledger.batch();
      move(room, batch, sent, { state: 'cancelled' });
      await batch.commit();
    }),
    close: (messageId, note) => locks.run(sentLock(messageId), async () => {
      const sent = load(messageId);
      if (!['failed', 'rejected', 'overdue', 'waiting-retry'].includes(sent.state)) throw new CodedError('not-resendable');
      const next: SentRecord = { ...sent, closed: true, due: false };
      delete next.deadline;
      online.forget(messageId);
      const batch = ledger.batch();
      // What a person ended is a failure with a reason; a rejection stays one.
      move(room, batch, next, { state: sent.state === 'rejected' ? 'rejected' : 'failed', note });
      await batch.commit();
    }),
    receipted(batch, sent, receipt) {
      const { next, change, counts } = receiptEffect(room, sent, receipt, () => online.total() + waitMs());
      if (counts) contacts.count(batch, sent.receiver, 'sent');
      if (change) move(room, batch, next, { ...change, ...(next.deadline === undefined ? {} : { nextAt: inOnlineTime(next.deadline) }) });
      else keep(batch, next);
      return { after: () => { if (next.deadline === undefined) online.forget(sent.messageId); else watch(sent.messageId, next.deadline); } };
    },
    acknowledged(batch, sent, { code, messageId, outcomes, at }) {
      const acknowledgement = { code, messageId, outcomes };
      const next: SentRecord = { ...sent, acknowledgements: [...sent.acknowledgements, { at, code, messageId }] };
      const ignored = (why: string) => {
        room.log.info('acknowledgement-ignored', { message: short(sent.messageId), code, why });
        keep(batch, next);
        return { counted: false, after: () => undefined };
      };
      if (sent.state === 'accepted' || sent.state === 'rejected') {
        // R13: the first final verdict counts. A contradiction is a fault of the other side that somebody must hear of.
        return ignored(code === 'transient-error' || (code === 'ok') === (sent.state === 'accepted') ? 'repeated' : 'contradicts');
      }
      if (code === 'transient-error') {
        const left = sendsAgain(sent);
        if (sent.closed || sent.state !== 'handed-over' && sent.state !== 'at-receiver') return ignored('not-waiting');
        if (!left) delete next.deadline;
        const reason: ErrorCode = 'receiver-transient';
        move(room, batch, next, { state: left ? 'waiting-retry' : 'overdue', reason, acknowledgement, ...(left && next.deadline !== undefined ? { nextAt: inOnlineTime(next.deadline) } : {}) });
        return { counted: true, after: () => { if (!left) online.forget(sent.messageId); } };
      }
      move(room, batch, next, { state: code === 'ok' ? 'accepted' : 'rejected', acknowledgement, ...(code === 'fatal-error' ? { reason: 'receiver-rejected' } : {}) });
      contacts.count(batch, sent.receiver, 'acknowledged', code === 'ok' ? at : undefined);
      return { counted: true, after: () => { online.forget(sent.messageId); } };
    },
  };
}
