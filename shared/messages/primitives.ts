import { z } from 'zod';

/** A point in time: ISO 8601 in UTC with milliseconds, so that text order is time order. Shown in Europe/Copenhagen. */
export const instantSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export type Instant = z.infer<typeof instantSchema>;

/** Lower-case hexadecimal SHA-256 of some bytes; the name of an original or an attachment in the content store. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Global Location Number: 13 digits; the check digit is verified by `identifiers/gln`. */
export const glnSchema = z.string().regex(/^\d{13}$/);

/** Any identifier that came from outside and is only compared, never interpreted. */
export const foreignIdSchema = z.string().min(1).max(256);

export const toInstant = (date: Date): Instant => date.toISOString();
