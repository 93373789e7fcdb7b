/**
 * Delivery states of a sent message: one table for their order and for which words, tone and icon show them
 * (the words are `delivery.<state>` in the catalogues). Late answers move forward only (R13, architecture section 4).
 */
import { z } from 'zod';
import { foreignIdSchema, instantSchema } from './primitives';
import { acknowledgementCodeSchema, outcomeSchema } from './view';

export const deliveryStateSchema = z.enum([
  'draft', 'queued', 'transmitting', 'handed-over', 'at-receiver', 'waiting-retry', 'overdue', 'failed', 'cancelled', 'rejected', 'accepted',
]);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export type Tone = 'ok' | 'wait' | 'warn' | 'bad' | 'mute';
interface StateFacts { rank: number; tone: Tone; icon: string; final: boolean; needsAction: boolean }

export const deliveryStates: Record<DeliveryState, StateFacts> = {
  draft: { rank: 0, tone: 'mute', icon: 'file-pen', final: false, needsAction: false },
  queued: { rank: 1, tone: 'wait', icon: 'clock', final: false, needsAction: false },
  transmitting: { rank: 2, tone: 'wait', icon: 'clock', final: false, needsAction: false },
  'handed-over': { rank: 3, tone: 'wait', icon: 'clock', final: false, needsAction: false },
  'at-receiver': { rank: 4, tone: 'wait', icon: 'clock', final: false, needsAction: false },
  'waiting-retry': { rank: 5, tone: 'warn', icon: 'rotate-ccw', final: false, needsAction: true },
  overdue: { rank: 6, tone: 'bad', icon: 'alarm-clock', final: false, needsAction: true },
  failed: { rank: 7, tone: 'bad', icon: 'octagon-x', final: false, needsAction: true },
  cancelled: { rank: 8, tone: 'mute', icon: 'x', final: true, needsAction: false },
  rejected: { rank: 9, tone: 'bad', icon: 'octagon-x', final: true, needsAction: true },
  accepted: { rank: 10, tone: 'ok', icon: 'check-check', final: true, needsAction: false },
};

/** One line of a message's append-only history. `n` counts from 1 per message, so that a repeated handover adds nothing. */
export const deliveryEventSchema = z.object({
  messageId: foreignIdSchema,
  n: z.number().int().positive(),
  at: instantSchema,
  state: deliveryStateSchema,
  /** How many times the message has been dispatched so far (1 = first). */
  attempt: z.number().int().nonnegative(),
  /** When the client itself will try again, if it will. */
  nextAt: instantSchema.optional(),
  /** Error code of the contract, or the acknowledgement's code. */
  reason: z.string().optional(),
  acknowledgement: z.object({ code: acknowledgementCodeSchema, messageId: z.string(), outcomes: z.array(outcomeSchema) }).optional(),
  /** Foreign text of whoever refused the envelope, shown as theirs. */
  refusal: z.object({ by: z.enum(['network', 'receiver']), code: z.number().int().optional(), text: z.string() }).optional(),
  /** A person stopped sending it again by itself, or let it go on (D3); the state is as before. */
  held: z.boolean().optional(),
  /** Why a person ended it, when a person did. */
  note: z.string().max(2000).optional(),
});
export type DeliveryEvent = z.infer<typeof deliveryEventSchema>;

/** The state to show after `next` arrives on top of `current`: final states stay, but a positive verdict may follow a failure. */
export function advance(current: DeliveryState, next: DeliveryState): DeliveryState {
  if (current === next || current === 'accepted' || current === 'rejected') return current;
  if (current === 'cancelled') return next === 'accepted' || next === 'rejected' ? next : current;
  return next;
}
