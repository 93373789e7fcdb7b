/** What a receipt for one of our envelopes does to the message in it (transport.md a.5, section e): decided on the record alone. */
import type { VansParty, VansReceipt } from '../../shared/envelopes/vans';
import type { ErrorCode } from '../../shared/contract';
import { isFinal, type Change } from './delivery';
import type { SentRecord } from './records';
import { short, type Room } from './room';

export interface EnvelopeReceipt { sender: VansParty; receipt: VansReceipt }

/** `counts`: the envelope proves a handover that was not known yet. Without a change the record is kept as `next`. */
export interface ReceiptEffect { next: SentRecord; change?: Change; counts: boolean }

/** @param deadline when the wait for the acknowledgement ends, if it begins now */
export function receiptEffect(room: Pick<Room, 'now' | 'log'>, sent: SentRecord, { sender, receipt }: EnvelopeReceipt, deadline: () => number): ReceiptEffect {
  const ignored = (why: string): ReceiptEffect => {
    room.log.warn('receipt-ignored', { message: short(sent.messageId), kind: receipt.kind, why });
    return { next: sent, counts: false };
  };
  const attempt = sent.attempts.find(({ header }) => header.envelopeId === receipt.originalEnvelopeId);
  if (!attempt) return ignored('unknown');
  // An operator speaks for itself; everything else only the receiver may say.
  if (receipt.kind !== 'negative-vans' && (sender.type !== 'EAN' || sender.id !== sent.receiver)) return ignored('foreign');
  // The first word counts: a repeated one says nothing new, and another one contradicts what was already told.
  if (attempt.receipt) return ignored(attempt.receipt.kind === receipt.kind ? 'repeated' : 'contradicts');

  const at = room.now();
  const next: SentRecord = { ...sent, attempts: sent.attempts.map((each) => (each === attempt ? { ...each, handedOverAt: each.handedOverAt ?? at, receipt: { kind: receipt.kind, at } } : each)) };
  const counts = attempt.handedOverAt === undefined;
  if (isFinal(sent) || sent.closed) return { next, counts };
  const waits = sent.state === 'transmitting' || sent.state === 'handed-over';
  if (receipt.kind === 'positive-message') {
    // Late but true: what counted as failed is at the receiver, and its acknowledgement is waited for.
    if (!waits && sent.state !== 'failed') return { next, counts };
    next.deadline ??= deadline();
    return { next, counts, change: { state: 'at-receiver' } };
  }
  // Another attempt may still come through, or has.
  if (attempt !== sent.attempts.at(-1) || sent.state === 'at-receiver' || sent.attempts.some((each) => each.receipt?.kind === 'positive-message')) return { next, counts };
  delete next.deadline;
  next.due = false;
  const byNetwork = receipt.kind === 'negative-vans';
  const { code, description } = receipt.error ?? { description: '' };
  return {
    next, counts,
    change: { state: 'failed', reason: (byNetwork ? 'network-rejected' : 'receiver-unreadable') satisfies ErrorCode, refusal: { by: byNetwork ? 'network' : 'receiver', text: description, ...(code === undefined ? {} : { code }) } },
  };
}
