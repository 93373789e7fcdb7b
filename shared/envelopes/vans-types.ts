/** What a VANSEnvelope 1.0.4 holds. Lengths and cardinalities are those of its schema; see `vans-schema.ts` for how they are checked. */
import { z } from 'zod';
import { foreignIdSchema, instantSchema } from '../messages';

export const VANS_NAMESPACE = 'urn:oio:medcom:vans-envelope:1.0.4';

export const endPointTypes = ['EAN', 'CVR', 'VANS'] as const;
export const documentFormats = ['XML', 'EDIFACT', 'HL7', 'Binary', 'Other'] as const;
export const transportTypes = ['reliable', 'unreliable'] as const;

/** Name of the tag that says how FHIR content is written, and the tag values. `text/fhir+…` is read and never written. */
export const MIME_TAG = 'MCM:MIME';

export const vansPartySchema = z.object({ type: z.enum(endPointTypes), id: z.string().min(1).max(18) });
export type VansParty = z.infer<typeof vansPartySchema>;

/** `MetaInformation`: what the envelope says of its message, and what a receipt copies from it. */
export const metaInformationSchema = z.object({
  /** MessageIdentifier: a UUID, lower case; for FHIR content the MessageHeader.id. */
  identifier: foreignIdSchema,
  /** A named operator is asked for a service. */
  processing: z.object({ provider: z.string().min(1).max(255), service: z.string().min(1).max(255) }).optional(),
  document: z.object({
    format: z.enum(documentFormats), name: z.string().min(1).max(255), version: z.string().min(1).max(255).optional(),
    /** Of the content before base64. */
    sizeInBytes: z.number().int(),
  }),
  transport: z.object({
    /** Absent means reliable. */
    type: z.enum(transportTypes).optional(),
    /** Whether the network may convert the content; never for FHIR. */
    transformMessage: z.boolean(),
    serviceTags: z.array(z.object({ name: z.string().min(1).max(70), value: z.string().min(1).max(70) })).max(5),
  }).optional(),
});
export type MetaInformation = z.infer<typeof metaInformationSchema>;

/** Code and words of whoever refused: foreign text, shown as such. */
export const refusalSchema = z.object({ code: z.number().int().positive().optional(), description: z.string().min(1).max(512) });
export type Refusal = z.infer<typeof refusalSchema>;

export const receiptKindSchema = z.enum(['negative-vans', 'negative-message', 'positive-message']);
export type ReceiptKind = z.infer<typeof receiptKindSchema>;

export const vansReceiptSchema = z.object({
  kind: receiptKindSchema,
  /** Present in both negative kinds and never in the positive one. */
  error: refusalSchema.optional(),
  originalEnvelopeId: foreignIdSchema,
  /** Only an operator may leave it out. */
  original: metaInformationSchema.optional(),
});
export type VansReceipt = z.infer<typeof vansReceiptSchema>;

/** Who sends what to whom under which number. */
export const vansAddressSchema = z.object({
  sender: vansPartySchema, receiver: vansPartySchema,
  /** UUID, lower case; new for every dispatch. */
  envelopeId: foreignIdSchema,
  sentAt: instantSchema,
});
export type VansAddress = z.infer<typeof vansAddressSchema>;

export interface VansMessage { address: VansAddress; meta: MetaInformation; data: Uint8Array }
export interface VansReceiptEnvelope { address: VansAddress; receipt: VansReceipt }
export type VansEnvelope = (VansMessage & { receipt?: undefined }) | (VansReceiptEnvelope & { meta?: undefined; data?: undefined });
