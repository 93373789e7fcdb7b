/** What the mailroom hands to the archive, and what the archive keeps. */
import { z } from 'zod';
import { deliveryEventSchema, deliveryStateSchema } from './delivery';
import { foreignIdSchema, instantSchema, sha256Schema } from './primitives';
import { messageViewSchema } from './view';

export const directionSchema = z.enum(['in', 'out']);
export type Direction = z.infer<typeof directionSchema>;

/** A message that a person may see: received and valid, or sent by us. Immutable. */
export const messageRecordSchema = z.object({
  messageId: foreignIdSchema,
  direction: directionSchema,
  /** When this client received it, or when Send was pressed. */
  at: instantSchema,
  format: z.string(),
  /** The raw bytes in the content store (of the first attempt for sent messages). */
  original: sha256Schema,
  view: messageViewSchema,
  /** Received more than 30 minutes after it was sent: shown as "Ankommet forsinket". */
  lateByMinutes: z.number().int().positive().optional(),
  /** Sent by a person of this client (user id), or absent for received messages. */
  sentBy: z.string().optional(),
});
export type MessageRecord = z.infer<typeof messageRecordSchema>;

/** The municipality's own side of a rehabilitation plan. Days are `yyyy-mm-dd`. */
export const planDecisionSchema = z.object({
  /** General rehabilitation only. */
  level: z.enum(['basal', 'avanceret']).optional(),
  /** The later start that the plan sets in words, as a person read it. */
  plannedStart: z.string().optional(),
  /** First contact that was offered. */
  offered: z.string().optional(),
  /** Messages that told how it ended, by MessageHeader.id, oldest first: a plan may name several receivers of the final status. */
  finalStatus: z.array(foreignIdSchema).max(50).optional(),
});
export type PlanDecision = z.infer<typeof planDecisionSchema>;

/** What people decided about a received or sent message; kept by the mailroom too, so that a rebuild restores it. */
export const marksSchema = z.object({
  messageId: foreignIdSchema,
  read: z.boolean().optional(),
  handledAt: instantSchema.nullable().optional(),
  assignee: z.string().nullable().optional(),
  snoozedUntil: instantSchema.nullable().optional(),
  note: z.string().max(4000).nullable().optional(),
  /** Rehabilitation plans: what the municipality decided about it, which is in no message. Replaced whole. */
  plan: planDecisionSchema.nullable().optional(),
});
export type Marks = z.infer<typeof marksSchema>;

/** Something that arrived and may not be shown: content stays hidden, only these facts are. */
export const quarantineSchema = z.object({
  id: foreignIdSchema,
  at: instantSchema,
  original: sha256Schema,
  bytes: z.number().int().nonnegative(),
  senderGln: z.string().optional(),
  /** Error code of the contract that says why. */
  reason: z.string(),
  issues: z.array(z.object({ rule: z.string(), path: z.string(), message: z.string(), messageEn: z.string() })),
  answered: z.enum(['fatal-error', 'transient-error', 'envelope', 'nothing']),
});
export type Quarantine = z.infer<typeof quarantineSchema>;

/** One piece of work handed over. `seq` grows by one for ever; applying an item twice changes nothing. */
export const handoverItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), seq: z.number().int().positive(), message: messageRecordSchema, state: deliveryStateSchema.optional() }),
  z.object({ kind: z.literal('delivery'), seq: z.number().int().positive(), event: deliveryEventSchema }),
  z.object({ kind: z.literal('quarantine'), seq: z.number().int().positive(), item: quarantineSchema }),
]);
export type HandoverItem = z.infer<typeof handoverItemSchema>;

/** One page of everything there is, for rebuilding an emptied archive. */
export const rebuildPageSchema = z.object({
  messages: z.array(messageRecordSchema),
  deliveries: z.array(deliveryEventSchema),
  marks: z.array(marksSchema),
  quarantine: z.array(quarantineSchema),
  /** Pass it back for the next page; absent on the last. */
  cursor: z.string().optional(),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** Handover items up to this number are contained in the pages. */
  upToSeq: z.number().int().nonnegative(),
});
export type RebuildPage = z.infer<typeof rebuildPageSchema>;
