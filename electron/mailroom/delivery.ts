/** One place where a sent message changes its state: the record, its append-only history and the archive's work, in one batch. */
import { advance, type DeliveryEvent, type DeliveryState } from '../../shared/messages';
import type { Batch } from './ledger/ledger';
import { eventId, tables, type HandoverWork, type SentRecord } from './records';
import type { Room } from './room';

export interface Change {
  state: DeliveryState;
  reason?: string;
  nextAt?: string;
  acknowledgement?: DeliveryEvent['acknowledgement'];
  refusal?: DeliveryEvent['refusal'];
  held?: boolean;
  note?: string;
}

const finals: ReadonlySet<DeliveryState> = new Set(['accepted', 'rejected', 'cancelled']);
export const isFinal = (sent: SentRecord): boolean => finals.has(sent.state);

/** Whether the client itself still has something to do for it. */
export const isActive = (sent: SentRecord): boolean =>
  !isFinal(sent) && sent.closed !== true && (sent.due || sent.state === 'transmitting' || sent.deadline !== undefined);

/** How often it has been handed over again (R3); attempts that the network never took do not count. */
export const resends = (sent: SentRecord): number => Math.max(0, sent.attempts.filter((attempt) => attempt.handedOverAt !== undefined).length - 1);

/** Adds the record to the batch without a new event. */
export function keep(batch: Batch, sent: SentRecord): SentRecord {
  batch.put(tables.sent, sent.messageId, sent);
  if (isActive(sent)) batch.put(tables.active, sent.messageId, { messageId: sent.messageId });
  else batch.remove(tables.active, sent.messageId);
  return sent;
}

/** Adds the change to the batch; late answers move forward only. Returns the record as it will be. */
export function move(room: Pick<Room, 'now'>, batch: Batch, sent: SentRecord, change: Change): SentRecord {
  const next: SentRecord = { ...sent, state: advance(sent.state, change.state), n: sent.n + 1 };
  if (isFinal(next)) { next.due = false; delete next.deadline; }
  // The state that is shown is the one it moved to, which is not always the one that was asked for.
  const event: DeliveryEvent = { ...change, messageId: sent.messageId, n: next.n, at: room.now(), state: next.state, attempt: next.attempts.length };
  keep(batch, next);
  batch.put(tables.events, eventId(sent.messageId, next.n), event).handOver({ kind: 'delivery', messageId: sent.messageId, n: next.n } satisfies HandoverWork);
  return next;
}
