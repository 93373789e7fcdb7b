import { z } from 'zod';
import { foreignIdSchema, glnSchema, instantSchema } from './primitives';

/** What kind of unit an organisation is; decides navigation and words (patient or citizen). */
export const organisationRoleSchema = z.enum(['general-practice', 'municipality', 'hospital', 'other']);
export type OrganisationRole = z.infer<typeof organisationRoleSchema>;

/** An author's role: a code from MedCom's role lists, or plain text; never both (medcom-careCommunication-7). */
export const authorRoleSchema = z.union([
  z.object({ system: z.string(), code: z.string(), display: z.string() }),
  z.object({ text: z.string().min(1) }),
]);
export type AuthorRole = z.infer<typeof authorRoleSchema>;

export const personSchema = z.object({
  name: z.string().min(1).max(200),
  role: authorRoleSchema,
  phone: z.string().max(40),
  /** Two or three letters shown as the avatar. */
  initials: z.string().min(1).max(4),
});
export type Person = z.infer<typeof personSchema>;

/** What our FHIR messages are written in. */
export const fhirFormatSchema = z.enum(['fhir-json', 'fhir-xml']);
export type FhirFormat = z.infer<typeof fhirFormatSchema>;

/** What letters are written in. */
export const letterFormatSchema = z.enum(['oioxml', 'edifact']);
export type LetterFormatId = z.infer<typeof letterFormatSchema>;

export const wireFormatSchema = z.enum([...fhirFormatSchema.options, ...letterFormatSchema.options]);
export type WireFormat = z.infer<typeof wireFormatSchema>;

export const organisationSchema = z.object({
  gln: glnSchema,
  sor: z.string().regex(/^\d{11,}$/),
  name: z.string().min(1),
  /** The sub-unit, shown after the name ("Sygeplejen Syd"); empty when there is none. */
  unit: z.string(),
  role: organisationRoleSchema,
  address: z.string(),
  phone: z.string(),
  persons: z.array(personSchema),
});
export type Organisation = z.infer<typeof organisationSchema>;

/**
 * How a receiver stands with what we write: takes it as it is; gets it converted by its operator; is registered for other types
 * only and can't take it (`none`); has never acknowledged. `unknown` is said as unknown.
 */
export const readinessSchema = z.enum(['fhir', 'converted', 'none', 'unknown', 'never-acknowledged']);
export type Readiness = z.infer<typeof readinessSchema>;

/** An entry in the register of receivers. */
export const contactSchema = organisationSchema.extend({
  readiness: readinessSchema,
  /** Standards and versions the receiver takes, e.g. `care-communication 5.0`. */
  receives: z.array(z.string()),
  /** The format of FHIR messages to the receiver; letters go in what it is registered for (`letterFormatFor`). */
  format: fhirFormatSchema,
  /** Where the entry comes from, in words ("Øvelsesnetværket", "SOR"). */
  source: z.string(),
  sourceDate: instantSchema.optional(),
  lastAcceptedAt: instantSchema.optional(),
  /** Acknowledged and sent messages in the last 30 days. */
  acknowledged: z.number().int().nonnegative(),
  sent: z.number().int().nonnegative(),
});
export type Contact = z.infer<typeof contactSchema>;

/** An organisation as a message names it; anything may be missing. */
export const organisationViewSchema = z.object({
  gln: z.string().optional(),
  sor: z.string().optional(),
  name: z.string().optional(),
});
export type OrganisationView = z.infer<typeof organisationViewSchema>;

export const userSchema = personSchema.extend({ id: foreignIdSchema });
export type User = z.infer<typeof userSchema>;
