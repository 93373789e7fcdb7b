/**
 * What a person reads in one of MedCom's letters (EDIFACT, OIO-XML, or this project's FHIR drafts of them): dates, diagnoses,
 * parties and references from their fields; recommendation, warnings and headings found in the text and labelled so.
 */
import { z } from 'zod';
import { patientIdSchema } from './view-ids';

/** A piece of text in one style. `\n` is a line break that the writer meant; blanks count. */
export const textRunSchema = z.object({
  text: z.string(),
  font: z.enum(['proportional', 'fixed']),
  style: z.enum(['normal', 'bold', 'underline', 'italic']),
  alignment: z.enum(['left', 'right', 'center']),
});
export type TextRun = z.infer<typeof textRunSchema>;
const runs = z.array(textRunSchema);

/** Local Danish time without zone, as the letter has it: `yyyy-mm-dd`, `hh:mm`. `time` is absent where only a day is given. */
export const letterTimeSchema = z.object({ date: z.string(), time: z.string().optional() });
export type LetterTime = z.infer<typeof letterTimeSchema>;

export const letterPartySchema = z.object({
  gln: z.string().optional(),
  /** Number in the scheme that `scheme` names (`ydernummer`, `sygehusafdelingsnummer`, `kommunenummer` …). */
  identifier: z.string().optional(),
  scheme: z.string().optional(),
  /** Organisation, department and unit, largest first; `_` (no name) is left out. */
  names: z.array(z.string()),
  address: z.array(z.string()),
  phone: z.string().optional(),
  speciality: z.string().optional(),
});
export type LetterParty = z.infer<typeof letterPartySchema>;

export const letterPatientSchema = z.object({
  id: patientIdSchema.optional(),
  family: z.string(),
  given: z.string(),
  address: z.array(z.string()),
  occupation: z.string().optional(),
  /** `indlagt`, `ambulant`, `doed`, `inaktiv` … as coded. */
  status: z.string().optional(),
});
export type LetterPatient = z.infer<typeof letterPatientSchema>;

export const letterRelativeSchema = z.object({
  relation: z.string().optional(), family: z.string(), given: z.string(), address: z.array(z.string()), phones: z.array(z.string()), email: z.string().optional(),
});
export type LetterRelative = z.infer<typeof letterRelativeSchema>;

export const letterReferenceSchema = z.object({
  description: z.string(),
  /** `elsewhere`: supplementary material exists, but not here. */
  kind: z.enum(['url', 'file', 'elsewhere']),
  url: z.string().optional(),
  /** The bytes travel in a binary letter of their own with this identifier (see `objectKey`). `bytes` is the size that the letter says. */
  file: z.object({ identifier: z.string(), code: z.string().optional(), extension: z.string().optional(), bytes: z.number().optional() }).optional(),
});
export type LetterReference = z.infer<typeof letterReferenceSchema>;

export const letterHeadSchema = z.object({
  identifier: z.string(),
  /** As the letter's format spells it (`D0133L`, `XD0133L`, `GGOP100`). */
  version: z.string(),
  /** `XDIS01` … as the tree has it. */
  type: z.string().optional(),
  statistical: z.string().optional(),
  authorised: letterTimeSchema.optional(),
  /** True for a letter that replaces an earlier one. */
  corrected: z.boolean(),
  cancelled: z.boolean(),
  /** Ties letters of one episode together. */
  episode: z.string().optional(),
});
export type LetterHead = z.infer<typeof letterHeadSchema>;

export const diagnosisSchema = z.object({
  /** `main`, `main-additional`, or the letter's own description (`bidiagnose`, `operation` …). */
  role: z.string(),
  code: z.string(),
  /** `SKSdiagnosekode`, `ICPCkode` or `uspecificeretkode`; main diagnoses are always SKS. */
  system: z.string(),
  text: z.string(),
  at: letterTimeSchema.optional(),
});
export type DiagnosisView = z.infer<typeof diagnosisSchema>;

/** A heading (absent for the text before the first one) and what stands below it. */
export const letterSectionSchema = z.object({ heading: z.string().optional(), runs });
export type LetterSection = z.infer<typeof letterSectionSchema>;

export const clinicalTextSchema = z.object({ signed: letterTimeSchema.optional(), sections: z.array(letterSectionSchema) });
export type ClinicalText = z.infer<typeof clinicalTextSchema>;

/** Found by its heading, so it may be something else: shown as probable. `coded`: this project's own draft has a field for it. */
export const probableTextSchema = z.object({ heading: z.string(), runs, certainty: z.enum(['probable', 'coded']) });
export type ProbableText = z.infer<typeof probableTextSchema>;

/**
 * How what is shown differs from what the letter says, one line of the conversion strip each. `what` is a code of the catalogue
 * (`letters.showing.<what>`), `detail` what fills it. `clinical`: it concerns what a doctor or nurse acts upon, so the strip is open.
 */
export const showingSchema = z.object({
  how: z.enum(['looked-up', 'approximated', 'text-only', 'not-shown', 'newer-version']),
  what: z.enum(['sender-number', 'bold-italic', 'fixed-table', 'cave-text', 'medicine-text', 'no-follow-up-field', 'version-nearest', 'type-as-text', 'unplaced', 'file-missing', 'file-packed', 'findings']),
  detail: z.string().optional(),
  count: z.number().int().optional(),
  clinical: z.boolean(),
});
export type Showing = z.infer<typeof showingSchema>;

const common = {
  head: letterHeadSchema,
  sender: letterPartySchema.optional(),
  receiver: letterPartySchema.optional(),
  copies: z.array(letterPartySchema),
  references: z.array(letterReferenceSchema),
  /** What no field of the letter holds, as raw text. */
  unplaced: z.array(z.string()),
  showing: z.array(showingSchema),
};

export const dischargeLetterSchema = z.object({
  form: z.literal('discharge'),
  kind: z.enum(['inpatient', 'outpatient', 'casualty', 'correspondence', 'other']),
  ...common,
  contact: letterPartySchema.optional(),
  patient: letterPatientSchema.optional(),
  relatives: z.array(letterRelativeSchema),
  referral: z.object({ identifier: z.string().optional(), received: letterTimeSchema.optional(), diagnoses: z.array(diagnosisSchema) }).optional(),
  /** Admission or first visit, discharge or last visit. */
  start: letterTimeSchema.optional(),
  end: letterTimeSchema.optional(),
  diagnoses: z.array(diagnosisSchema),
  /** Correspondence only: `rutine` or `høj_prioritet`. */
  priority: z.string().optional(),
  subject: z.string().optional(),
  recommendation: probableTextSchema.optional(),
  /** Allergies and other warnings as text; never to be used as coded warnings. */
  warnings: probableTextSchema.optional(),
  /** All clinical text in the order of the letter, without the recommendation, which stands first on the screen. */
  texts: z.array(clinicalTextSchema),
});
export type DischargeLetterView = z.infer<typeof dischargeLetterSchema>;

export const planTypeSchema = z.enum(['almen', 'specialiseret', 'rehabilitering']);
export type PlanType = z.infer<typeof planTypeSchema>;

export const planPersonSchema = z.object({ name: z.string(), title: z.string().optional(), phone: z.string().optional(), department: z.string().optional(), identifier: z.string().optional() });
export type PlanPerson = z.infer<typeof planPersonSchema>;
export const planCodeSchema = z.object({ code: z.string(), text: z.string() });
export type PlanCode = z.infer<typeof planCodeSchema>;

export const abilityChapterSchema = z.enum(['body', 'activities', 'environment']);
export type AbilityChapter = z.infer<typeof abilityChapterSchema>;
export const abilityAreaSchema = z.object({ id: z.string(), chapter: abilityChapterSchema, heading: z.string(), runs, filled: z.boolean() });
export type AbilityArea = z.infer<typeof abilityAreaSchema>;
export const abilitySchema = z.object({
  /** All twenty, in their order, filled or not. */
  areas: z.array(abilityAreaSchema),
  filled: z.number().int(),
  /** Text under no known heading, with its own heading where it has one. */
  other: z.array(letterSectionSchema),
});
export type Ability = z.infer<typeof abilitySchema>;

export const rehabilitationPlanSchema = z.object({
  form: z.literal('plan'),
  ...common,
  signedBy: z.array(planPersonSchema),
  coWriters: z.array(planPersonSchema),
  /** The patient's own practice: gets a copy, was deselected by the patient, or (absent) nothing is said. */
  practice: z.union([z.object({ copy: letterPartySchema }), z.literal('deselected')]).optional(),
  patient: letterPatientSchema.extend({
    phones: z.array(z.object({ number: z.string(), kind: z.string().optional() })), noPhoneReason: z.string().optional(), email: z.string().optional(),
    careOf: z.object({ name: z.string(), address: z.array(z.string()) }).optional(),
  }).optional(),
  relatives: z.array(letterRelativeSchema),
  /** Absent for a plan without a type or of one nobody knows; `typeText` is what stands there. */
  type: planTypeSchema.optional(),
  typeText: z.string(),
  information: runs,
  /** As written (`ja`). */
  consent: z.string().optional(),
  practical: runs,
  safety: runs,
  /** Free text; `proposal` is the one day it names, for a person to confirm. */
  deadline: z.object({ text: z.string(), proposal: z.string().optional() }),
  stay: z.object({ start: letterTimeSchema.optional(), expectedEnd: letterTimeSchema.optional(), expectedEndText: z.string() }),
  control: z.object({ start: letterTimeSchema.optional(), text: z.string(), location: letterPartySchema.optional() }),
  health: runs,
  abilitySummary: runs,
  ability: abilitySchema,
  need: runs,
  diagnoses: z.array(planCodeSchema.extend({ role: z.enum(['primary', 'secondary']) })),
  diagnosisTexts: z.array(runs),
  /** ICF codes; the gradient is how severe. */
  classifications: z.array(z.object({ code: planCodeSchema, gradient: planCodeSchema.optional() })),
  excerpts: z.array(z.object({ type: z.string(), signedBy: planPersonSchema.optional(), date: z.string().optional(), runs })),
  region: letterPartySchema.optional(),
  municipality: letterPartySchema.optional(),
  team: z.array(planPersonSchema),
  /** Who is told how the training ended. */
  finalStatusTo: z.array(letterPartySchema),
});
export type RehabilitationPlanView = z.infer<typeof rehabilitationPlanSchema>;

/** A letter of a type that is read as text: header facts and everything it says, in its order. */
export const textLetterSchema = z.object({ form: z.literal('text'), ...common, patient: letterPatientSchema.optional(), sections: z.array(letterSectionSchema) });
export type TextLetterView = z.infer<typeof textLetterSchema>;

export const letterViewSchema = z.discriminatedUnion('form', [dischargeLetterSchema, rehabilitationPlanSchema, textLetterSchema]);
export type LetterView = z.infer<typeof letterViewSchema>;
