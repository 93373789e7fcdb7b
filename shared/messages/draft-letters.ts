/**
 * What a person writes before it is a rehabilitation plan or a discharge summary. One field of the form each; what the letter is
 * made of is the standards' business. Days are `yyyy-mm-dd`, times `hh:mm`, both local Danish time; an empty string is nothing written.
 */
import { z } from 'zod';
import { planTypeSchema } from './letter';

/**
 * How the letter goes: as the letter itself (OIO-XML or EDIFACT), as a CareCommunication with the text and a PDF, or as this
 * project's FHIR draft, which is no standard of anybody and leaves no training network.
 */
export const sendAsSchema = z.enum(['letter', 'care-communication', 'fhir-draft']);
export type SendAs = z.infer<typeof sendAsSchema>;

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);
/** A day, and its time where the person knows it. */
export const draftTimeSchema = z.object({ date: daySchema, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional() });
export type DraftTime = z.infer<typeof draftTimeSchema>;

/** An organisation that a letter names beside its receiver. `gln` is known of those from the address book. */
export const letterDraftPartySchema = z.object({ gln: z.string().optional(), name: z.string(), phone: z.string().optional() });
export type LetterDraftParty = z.infer<typeof letterDraftPartySchema>;

export const letterDraftPersonSchema = z.object({ name: z.string(), title: z.string(), phone: z.string() });
export type LetterDraftPerson = z.infer<typeof letterDraftPersonSchema>;

/** The twenty areas of functional ability (ICF), in the order of the plan. */
export const abilityAreaIdSchema = z.enum([
  'mental', 'senses-and-pain', 'voice-and-speech', 'heart-blood-lungs', 'digestion-and-hormones', 'genitals-and-urinary', 'movement-apparatus', 'skin',
  'learning', 'tasks-and-demands', 'communication', 'mobility', 'self-care', 'domestic-life', 'relationships', 'major-life-areas', 'community',
  'products', 'support', 'attitudes',
]);
export type AbilityAreaId = z.infer<typeof abilityAreaIdSchema>;

/** How much the loss of function is, after the qualifiers of ICF (0 to 4). */
export const abilityGradientSchema = z.enum(['none', 'mild', 'moderate', 'severe', 'complete']);
export type AbilityGradient = z.infer<typeof abilityGradientSchema>;

export const planDraftSchema = z.object({
  type: planTypeSchema.optional(),
  admitted: draftTimeSchema.optional(),
  discharged: draftTimeSchema.optional(),
  /** The later start that health asks for, from which the seven days count; `deadlineText` is what the plan says about it. */
  startEarliest: daySchema.optional(),
  deadlineText: z.string(),
  abilitySummary: z.string(),
  ability: z.array(z.object({ area: abilityAreaIdSchema, text: z.string(), gradient: abilityGradientSchema.optional() })),
  need: z.string(),
  health: z.string(),
  information: z.string(),
  practical: z.string(),
  safety: z.string(),
  diagnoses: z.array(z.object({ role: z.enum(['primary', 'secondary']), code: z.string(), text: z.string() })),
  /** The hospital's own control after discharge. */
  control: z.object({ at: draftTimeSchema.optional(), text: z.string(), place: z.string() }),
  consent: z.enum(['ja', 'nej']).optional(),
  /** Whom to call in region and municipality. */
  region: letterDraftPartySchema.optional(),
  municipality: letterDraftPartySchema.optional(),
  /** The patient's own practice gets a copy, or the patient said no; absent while nobody has chosen. */
  practice: z.union([z.object({ copy: letterDraftPartySchema }), z.literal('deselected')]).optional(),
  copies: z.array(letterDraftPartySchema),
  finalStatusTo: z.array(letterDraftPartySchema),
  coWriters: z.array(letterDraftPersonSchema),
  relatives: z.array(z.object({ relation: z.string(), name: z.string(), phone: z.string() })),
});
export type PlanDraft = z.infer<typeof planDraftSchema>;

/** Roles beside the main diagnosis, by the words of the letter. */
export const dischargeDiagnosisRoleSchema = z.enum(['main', 'main-additional', 'bidiagnose', 'operation', 'roentgenundersoegelse']);
export type DischargeDiagnosisRole = z.infer<typeof dischargeDiagnosisRoleSchema>;

export const dischargeDraftSchema = z.object({
  kind: z.enum(['inpatient', 'outpatient', 'casualty']),
  /** Admission or first visit, discharge or last visit. */
  start: draftTimeSchema.optional(),
  end: draftTimeSchema.optional(),
  /** Where the patient went, in words. */
  manner: z.string(),
  diagnoses: z.array(z.object({ role: dischargeDiagnosisRoleSchema, code: z.string(), text: z.string() })),
  /** Follow-up at the own practice is recommended: the letter is marked by its first heading, and this is what stands below it. */
  followUp: z.boolean(),
  recommendation: z.string(),
  course: z.string(),
  information: z.string(),
  medicineInformation: z.string(),
  prevention: z.string(),
  planned: z.string(),
  cave: z.string(),
  medicine: z.array(z.object({ name: z.string(), strength: z.string(), dose: z.string(), purpose: z.string() })),
  /** Who dictated it, and who is responsible for the patient; the signature where nothing else is written. */
  dictatedBy: z.string(),
  responsible: z.string(),
  copy: letterDraftPartySchema.optional(),
  /** The letter that this one replaces, by its message id (`sender#letter`). */
  corrects: z.string().optional(),
  /** Ties the letters of one episode together; taken over from the letter that is corrected. */
  episode: z.string().optional(),
});
export type DischargeDraft = z.infer<typeof dischargeDraftSchema>;

export const emptyPlan = (): PlanDraft => ({
  deadlineText: '', abilitySummary: '', ability: [], need: '', health: '', information: '', practical: '', safety: '', diagnoses: [], control: { text: '', place: '' }, copies: [], finalStatusTo: [], coWriters: [], relatives: [],
});

export const emptyDischarge = (): DischargeDraft => ({
  kind: 'inpatient', manner: '', diagnoses: [], followUp: false, recommendation: '', course: '', information: '', medicineInformation: '', prevention: '', planned: '', cave: '', medicine: [], dictatedBy: '', responsible: '',
});
