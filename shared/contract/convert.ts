/** Converting a message or a file to another way of writing. The message itself is never altered. */
import { z } from 'zod';
import { foreignIdSchema, messageViewSchema, sha256Schema, wireFormatSchema } from '../messages';

export const lossSchema = z.object({ path: z.string(), what: z.string(), whatEn: z.string(), kept: z.enum(['text', 'raw', 'dropped']) });

export const convertedSchema = z.union([
  z.object({
    /** In the content store; the message first, files that travel apart after it. `view`: as its receiver reads it. */
    files: z.array(z.object({ sha256: sha256Schema, bytes: z.number().int(), contentType: z.string(), extension: z.enum(['json', 'xml', 'edi']), view: messageViewSchema.optional() })).min(1),
    losses: z.array(lossSchema),
  }),
  /** Why there is no such message, in both languages. */
  z.object({ refused: z.object({ code: z.string(), message: z.string(), messageEn: z.string() }) }),
]);
export type Converted = z.infer<typeof convertedSchema>;

const clinical = ['clinical'] as const;

export const convertCalls = {
  /** A message of ours by its id, or a file in the content store (`part`: which of its letters, the first is 0). Recorded before it answers. Errors: `not-found`. */
  'letters.convert': { args: z.object({ of: z.union([z.object({ messageId: foreignIdSchema }), z.object({ sha256: sha256Schema, part: z.number().int().nonnegative().optional() })]), to: wireFormatSchema }), result: convertedSchema, needs: clinical },
} as const;
