/**
 * The normalised view of a message: what a person reads, whatever standard, version or format it came in.
 * Fields that a standard does not have are absent. This is also what `cli read --json` prints.
 */
import { z } from 'zod';
import { letterViewSchema } from './letter';
import { organisationViewSchema } from './organisation';
import { foreignIdSchema, instantSchema, sha256Schema } from './primitives';
import { patientIdSchema } from './view-ids';

export { patientIdSchema, type PatientId } from './view-ids';

export const patientViewSchema = z.object({
  ids: z.array(patientIdSchema),
  name: z.string(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
  deceased: z.boolean(),
  birthDate: z.string().optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
});
export type PatientView = z.infer<typeof patientViewSchema>;

/** A specific sender or recipient: a person with a role, or a team. */
export const partyViewSchema = z.object({ name: z.string().optional(), role: z.string().optional(), kind: z.enum(['person', 'team']) });
export type PartyView = z.infer<typeof partyViewSchema>;

export const segmentViewSchema = z.object({
  /** Payload identifier (`urn:uuid:…`); a synthetic `MessageHeader.id#n` for versions that have none. */
  id: foreignIdSchema,
  text: z.string(),
  author: z.string().optional(),
  role: z.string().optional(),
  phone: z.string().optional(),
  organisation: organisationViewSchema.optional(),
  at: instantSchema.optional(),
  /** MessageHeader.id of the message that introduced the segment, by the Provenance that lists it as source. */
  messageId: z.string().optional(),
});
export type SegmentView = z.infer<typeof segmentViewSchema>;

export const attachmentViewSchema = z.object({
  id: foreignIdSchema,
  title: z.string(),
  contentType: z.string().optional(),
  /** Size of the decoded content; absent when the message carries none. */
  bytes: z.number().int().nonnegative().optional(),
  hasContent: z.boolean(),
  url: z.string().optional(),
  /** Name of the decoded content in the content store. */
  sha256: sha256Schema.optional(),
  /** True when the bytes are of another kind than the message says; such a file is offered as a download only. */
  lyingContentType: z.boolean().optional(),
  author: z.string().optional(),
  phone: z.string().optional(),
  organisation: organisationViewSchema.optional(),
  at: instantSchema.optional(),
  created: z.string().optional(),
  messageId: z.string().optional(),
});
export type AttachmentView = z.infer<typeof attachmentViewSchema>;

/** One link of the Provenance chain. */
export const chainLinkSchema = z.object({
  messageId: z.string(),
  activity: z.string(),
  at: instantSchema.optional(),
  organisation: organisationViewSchema.optional(),
  /** MessageHeader.id, or `lokationsnummer#brevid`, of the message that this one answers or forwards. */
  answers: z.string().optional(),
  payloads: z.array(z.string()),
});
export type ChainLink = z.infer<typeof chainLinkSchema>;

export const acknowledgementCodeSchema = z.enum(['ok', 'transient-error', 'fatal-error']);
export type AcknowledgementCode = z.infer<typeof acknowledgementCodeSchema>;

export const outcomeSchema = z.object({
  severity: z.string(),
  code: z.string().optional(),
  details: z.string().optional(),
  text: z.string().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const messageViewSchema = z.object({
  standard: z.string(),
  version: z.string(),
  activity: z.string(),
  messageId: foreignIdSchema,
  bundleId: z.string(),
  threadId: z.string().optional(),
  sentAt: instantSchema.optional(),
  sender: organisationViewSchema,
  receivers: z.array(organisationViewSchema),
  specificSender: partyViewSchema.optional(),
  specificRecipient: partyViewSchema.optional(),
  patient: patientViewSchema.optional(),
  category: z.string().optional(),
  topic: z.string().optional(),
  priority: z.string().optional(),
  episodeIds: z.array(z.string()).optional(),
  segments: z.array(segmentViewSchema),
  attachments: z.array(attachmentViewSchema),
  chain: z.array(chainLinkSchema),
  /** What this message answers or forwards; the newest chain link's `answers`. */
  answers: z.string().optional(),
  /** Letters only: whether it stands for the first time, replaces an earlier one or takes it back. */
  status: z.enum(['new', 'corrected', 'cancelled']).optional(),
  /** Letters (discharge summaries, rehabilitation plans …) only: everything their own screens show. `segments` holds the same as plain text, for lists and search. */
  letter: letterViewSchema.optional(),
  /** Acknowledgements only: which message (MessageHeader.id) got which verdict, and why. */
  acknowledgement: z.object({ of: z.string(), code: acknowledgementCodeSchema, outcomes: z.array(outcomeSchema) }).optional(),
});
export type MessageView = z.infer<typeof messageViewSchema>;
