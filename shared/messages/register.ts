/**
 * The organisation register: a copy of SOR (or of a part of it) that lies on this computer and answers offline (CC-R-21,
 * CC-S-24). One snapshot stands at a time; it is dated, and a person sees what changes before it is taken over.
 */
import { z } from 'zod';
import { isGln } from '../identifiers/gln';
import { organisationRoleSchema, readinessSchema } from './organisation';
import { glnSchema, instantSchema, sha256Schema } from './primitives';

export const sorSchema = z.string().regex(/^\d{11,20}$/);

export const registerEntrySchema = z.object({
  sor: sorSchema,
  /** Own location number; a unit without one is reached through the nearest unit above that has one (GCC "SOR ID and EAN"). */
  gln: glnSchema.refine(isGln).optional(),
  name: z.string().min(1).max(200),
  /** The unit, shown after the name; empty when the organisation itself is meant. */
  unit: z.string().max(200),
  /** Type of organisation as the register writes it ("Almen praksis"); may be empty. */
  type: z.string().max(120),
  /** Derived from `type`; see `roleOfType`. */
  role: organisationRoleSchema,
  /** SOR code of the unit above. */
  parent: sorSchema.optional(),
  address: z.string().max(300),
  phone: z.string().max(60),
  /** Message types in the spelling of `messageTypeOf`. Absent where the register says nothing; empty where it says "none". */
  receives: z.array(z.string().max(80)).max(60).optional(),
});
export type RegisterEntry = z.infer<typeof registerEntrySchema>;

export const registerKindSchema = z.enum(['csv', 'fhir-json', 'fhir-xml']);

/** What is known about the snapshot as a whole. */
export const registerSnapshotSchema = z.object({
  /** Of the snapshot as it is kept here: two imports with the same content have the same. */
  id: sha256Schema,
  /** Where it comes from, in words ("SOR"). */
  source: z.string().min(1).max(80),
  /** The day the source was as it is here; what a person is told. */
  snapshotAt: instantSchema,
  importedAt: instantSchema,
  /** Name of the person who imported it; absent for the command line. */
  importedBy: z.string().max(200).optional(),
  file: z.string().max(200).optional(),
  /** SHA-256 of the imported file. */
  fileHash: sha256Schema,
  kind: registerKindSchema,
  entries: z.number().int().nonnegative(),
  /** Entries that have a location number of their own. */
  receivers: z.number().int().nonnegative(),
  /** Rows of the file that were refused. */
  refused: z.number().int().nonnegative(),
});
export type RegisterSnapshot = z.infer<typeof registerSnapshotSchema>;

export const registerFactsSchema = z.object({
  /** `newer`: written by a newer program, neither read nor touched. `damaged`: what lies on the disk is not what was written. */
  state: z.enum(['none', 'ready', 'newer', 'damaged']),
  snapshot: registerSnapshotSchema.optional(),
});
export type RegisterFacts = z.infer<typeof registerFactsSchema>;

/** A row of the file that is not taken over, and why. */
export const registerRefusalSchema = z.object({
  /** Of the file, from one: the line where the row begins (CSV), or the number of the entry in the Bundle. */
  line: z.number().int().positive(),
  /** Names the reason for programs: `register-row-sor`, … */
  rule: z.string(),
  message: z.string(),
  messageEn: z.string(),
});
export type RegisterRefusal = z.infer<typeof registerRefusalSchema>;

/** What would change if the file were taken over. The lists hold the first few; the numbers count all. */
export const registerPreviewSchema = z.object({
  sha256: sha256Schema,
  kind: registerKindSchema,
  /** CSV only: how its letters were written. */
  charset: z.enum(['utf-8', 'utf-16', 'iso-8859-1']).optional(),
  /** The day that the file itself gives. */
  snapshotAt: instantSchema.optional(),
  /** The snapshot it was compared with; absent when there is none. Pass it back when it is taken over. */
  base: sha256Schema.optional(),
  rows: z.number().int().nonnegative(),
  entries: z.number().int().nonnegative(),
  receivers: z.number().int().nonnegative(),
  added: z.number().int().nonnegative(), changed: z.number().int().nonnegative(), removed: z.number().int().nonnegative(), unchanged: z.number().int().nonnegative(),
  samples: z.object({
    added: z.array(registerEntrySchema), removed: z.array(registerEntrySchema),
    changed: z.array(z.object({ before: registerEntrySchema, after: registerEntrySchema })),
  }),
  refusedCount: z.number().int().nonnegative(),
  refused: z.array(registerRefusalSchema),
  /** CSV columns that no heading of ours names; they are not taken over. */
  unknownColumns: z.array(z.string()),
});
export type RegisterPreview = z.infer<typeof registerPreviewSchema>;

/** An entry as a search or a lookup gives it: how it stands with what we write, and who takes messages for it. */
export const registerHitSchema = registerEntrySchema.extend({
  readiness: readinessSchema,
  /** GLN that a message for it is sent to: its own, or that of the nearest unit above that has one (`receives` is then what that one takes). Absent when there is none. */
  receiver: glnSchema.optional(),
  /** Name of the unit above, when the message goes there. */
  through: z.string().optional(),
});
export type RegisterHit = z.infer<typeof registerHitSchema>;

/** What a register calls an organisation: its name for people, by SOR code or location number. */
export const registeredNameSchema = z.object({ name: z.string(), unit: z.string() });
export type RegisteredName = z.infer<typeof registeredNameSchema>;
