/** The register of who looked at what: its words, and the shape of its records. */
import { z } from 'zod';
import { accessRoleSchema } from './access';
import { foreignIdSchema, glnSchema, instantSchema } from './primitives';

/** What the page shows from its own archive, and says so. */
export const pageActionSchema = z.enum(['thread-opened', 'patient-opened', 'draft-opened', 'attachment-opened', 'attachment-saved', 'printed', 'searched', 'raw-saved']);
export type PageAction = z.infer<typeof pageActionSchema>;

export const accessActionSchema = z.enum([
  ...pageActionSchema.options, 'file-opened', 'raw-opened', 'quarantine-opened', 'read-by-program', 'sent', 'replied', 'forwarded',
  'login', 'login-failed', 'lock', 'user-added', 'user-removed', 'roles-changed', 'password-changed', 'log-viewed', 'log-exported', 'log-checked', 'log-broken',
]);
export type AccessAction = z.infer<typeof accessActionSchema>;
export const accessActions = accessActionSchema.options;

/** Every number that a message knows its citizen by, as written there. */
const citizenSchema = z.array(z.string().min(1).max(64)).max(20);
const messageIdsSchema = z.array(foreignIdSchema).max(500);

/** One look, as the page tells it. `id` makes telling it twice harmless. */
export const accessEntrySchema = z.object({
  id: z.uuid(), at: instantSchema, userId: foreignIdSchema, action: pageActionSchema, messageIds: messageIdsSchema, citizen: citizenSchema, threadId: foreignIdSchema.optional(),
  /** Identifier of the file that was shown or saved. */
  attachment: foreignIdSchema.optional(),
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;

/** A record as it stands in the log. What was searched for is never in it; the citizen is, because the citizen may ask who looked. */
export const accessRecordSchema = z.object({
  n: z.number().int().positive(),
  at: instantSchema,
  /** When the mailroom got to know of it, if later: the page keeps what it could not tell at once. */
  toldAt: instantSchema.optional(),
  /** `program`: a program of this computer's user with the profile's own token (the command line); it counts as every role. */
  by: z.enum(['user', 'program', 'nobody']),
  user: z.object({ id: foreignIdSchema, name: z.string() }).optional(),
  /** The role that let it happen. */
  role: accessRoleSchema.optional(),
  organisation: glnSchema.optional(),
  action: accessActionSchema,
  messageIds: messageIdsSchema,
  citizen: citizenSchema,
  threadId: foreignIdSchema.optional(),
  /** Facts by name: the roles given, how many records were exported. Never text of a message. */
  detail: z.record(z.string(), z.string()).optional(),
  /** What makes telling it twice harmless: the page's entry, or `sent/` and the message's id. */
  entry: foreignIdSchema.optional(),
});
export type AccessRecord = z.infer<typeof accessRecordSchema>;
