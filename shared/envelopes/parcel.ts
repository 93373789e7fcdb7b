/** The parcel: what a network carries. Its length and SHA-256 say whether the bytes came through whole. */
import { z } from 'zod';
import { foreignIdSchema, glnSchema, instantSchema, sha256Schema } from '../messages';

export const parcelHeaderSchema = z.object({
  /** Envelope id: new for every attempt, never re-used (R15). A transport retry keeps it. */
  envelopeId: foreignIdSchema,
  /** MessageHeader.id of what it carries, kept over re-sends; an envelope (VANS) writes it beside the envelope id. Absent where a network has no use for it. */
  messageId: foreignIdSchema.optional(),
  sender: glnSchema,
  receiver: glnSchema,
  /** Standard's envelope name and version (`MCM:FDIS91#nursing`, `5.0`). */
  name: z.string().min(1).max(255),
  version: z.string().max(255),
  contentType: z.string().min(1).max(100),
  length: z.number().int().nonnegative(),
  sha256: sha256Schema,
  /** When the sender dispatched it. */
  at: instantSchema,
});
export type ParcelHeader = z.infer<typeof parcelHeaderSchema>;

export interface Parcel { header: ParcelHeader; bytes: Uint8Array }

/** Largest content that the networks take (the 100 MB of the standard plus room for what arrives too large and must be answered). */
export const PARCEL_MAX_BYTES = 160 * 1024 * 1024;
