import { z } from 'zod';

export const patientIdSchema = z.object({
  type: z.enum(['cpr', 'x-ecpr', 'd-ecpr', 'other']),
  value: z.string().min(1),
  /** The identifier's system, kept so that a reply can return it unchanged. */
  system: z.string().optional(),
});
export type PatientId = z.infer<typeof patientIdSchema>;
