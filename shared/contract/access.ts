/** Calls about who looked at what, and the raw messages that only an administrator opens. */
import { z } from 'zod';
import { accessActionSchema, accessEntrySchema, accessRecordSchema, foreignIdSchema, instantSchema, sha256Schema } from '../messages';
import { judgementSchema } from './conformance';

/** All that are given must hold. `citizen`: any number of the citizen; records that know the same citizen by a replacement number are found too. */
export const accessFilterSchema = z.object({
  citizen: z.string().min(1).max(64).optional(), userId: foreignIdSchema.optional(), actions: z.array(accessActionSchema).min(1).max(50).optional(),
  /** Both ends are included. */
  from: instantSchema.optional(), to: instantSchema.optional(),
});
export type AccessFilter = z.infer<typeof accessFilterSchema>;

/** Newest first. */
export const accessPageSchema = z.object({
  records: z.array(accessRecordSchema),
  /** Pass it back as `before` for the next page; absent on the last. */
  next: z.number().int().optional(),
  /** All records that match. */
  total: z.number().int(),
  /** Numbers that were looked for: the one asked for and those that stand beside it in a record. */
  numbers: z.array(z.string()),
});
export type AccessPage = z.infer<typeof accessPageSchema>;

export const accessFaultSchema = z.object({
  /** Number of the first record that is not as it was written; absent when a whole file can't be read. */
  n: z.number().int().positive().optional(),
  /** Month whose file it is in: `2026-11`. */
  month: z.string(),
  kind: z.enum(['changed', 'missing', 'order', 'cut', 'added', 'unreadable']),
});
export type AccessFault = z.infer<typeof accessFaultSchema>;

/** `faults`: the first first; at most 20. Empty: every record stands as it was written, and none is missing at the end. */
export const accessCheckSchema = z.object({ count: z.number().int(), faults: z.array(accessFaultSchema) });
export type AccessCheck = z.infer<typeof accessCheckSchema>;

export const rawMessageSchema = z.object({
  sha256: sha256Schema, bytes: z.number().int(), at: instantSchema, format: z.string().optional(),
  kind: z.enum(['received', 'sent', 'quarantine']), messageId: foreignIdSchema.optional(),
  /** Indented for reading, long contents of files shortened; `cut`: characters that are left out at the end. */
  text: z.string(), cut: z.number().int().positive().optional(),
  judgement: judgementSchema,
  /** Why it was held back, an error code of the contract. */
  reason: z.string().optional(),
});
export type RawMessage = z.infer<typeof rawMessageSchema>;

const administrator = ['administrator'] as const;

export const accessCalls = {
  /** What the page showed from its archive. While locked too: what was looked at before the lock must not wait for the next login. */
  'access.record': { args: z.object({ entries: z.array(accessEntrySchema).min(1).max(200) }), result: z.object({ recorded: z.number().int() }), locked: true },
  'access.search': { args: z.object({ filter: accessFilterSchema, before: z.number().int().positive().optional(), limit: z.number().int().min(1).max(200) }), result: accessPageSchema, needs: administrator },
  /** Into the content store, for `bytes.get`; gone again at the next start. */
  'access.export': { args: z.object({ filter: accessFilterSchema, format: z.enum(['csv', 'json']), language: z.enum(['da', 'en']) }), result: z.object({ sha256: sha256Schema, bytes: z.number().int(), count: z.number().int() }), needs: administrator },
  'access.check': { args: z.object({}), result: accessCheckSchema, needs: administrator },
  /** The bytes as they came or went, by MessageHeader.id or by the id of something held back; recorded before it answers. Errors: `not-found`. */
  'raw.open': { args: z.object({ messageId: foreignIdSchema.optional(), quarantineId: foreignIdSchema.optional() }), result: rawMessageSchema, needs: administrator },
} as const;
