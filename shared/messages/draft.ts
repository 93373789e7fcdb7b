/** What a person writes before it is a message. The mailroom turns it into a Bundle when Send is pressed. */
import { z } from 'zod';
import { dischargeDraftSchema, planDraftSchema, sendAsSchema } from './draft-letters';
import { authorRoleSchema } from './organisation';
import { foreignIdSchema, glnSchema, instantSchema, sha256Schema } from './primitives';
import { patientIdSchema } from './view';

export const draftPartySchema = z.object({ kind: z.enum(['person', 'team']), name: z.string(), role: z.string().optional() });
export type DraftParty = z.infer<typeof draftPartySchema>;

export const draftAttachmentSchema = z.object({
  id: foreignIdSchema,
  /** Shown title, without file extension (CC-S attachments). */
  title: z.string(),
  contentType: z.string().optional(),
  bytes: z.number().int().nonnegative().optional(),
  /** Content in the mailroom's store; absent for a link and for a file still on its way there. */
  sha256: sha256Schema.optional(),
  url: z.string().optional(),
  created: instantSchema.optional(),
  /** Why the file can't be sent: an error code of the contract. */
  refused: z.string().optional(),
});
export type DraftAttachment = z.infer<typeof draftAttachmentSchema>;

export const draftSchema = z.object({
  id: foreignIdSchema,
  standard: z.string(),
  kind: z.enum(['new', 'reply', 'forward']),
  /** MessageHeader.id of the message replied to or forwarded. */
  answers: z.string().optional(),
  threadId: z.string().optional(),
  /** The rehabilitation plan (its message's id) whose final status this tells: once sent, it is noted in the municipality's decision. */
  finalStatusOf: foreignIdSchema.optional(),
  /** Forward only: the chosen messages (MessageHeader.id) of the thread; absent = the whole thread. */
  forwardMessageIds: z.array(z.string()).optional(),
  patient: z.object({
    ids: z.array(patientIdSchema), family: z.string(), given: z.array(z.string()),
    address: z.string().optional(), phone: z.string().optional(), deceased: z.boolean().optional(),
  }).optional(),
  receiver: glnSchema.optional(),
  specificRecipient: draftPartySchema.optional(),
  specificSender: draftPartySchema.optional(),
  category: z.string().optional(),
  topic: z.string().optional(),
  priority: z.enum(['routine', 'asap']).optional(),
  text: z.string(),
  attachments: z.array(draftAttachmentSchema),
  /** Letters only: how it goes, and what stands in it; `text`, `category` and `topic` are then made from it. */
  sendAs: sendAsSchema.optional(),
  plan: planDraftSchema.optional(),
  discharge: dischargeDraftSchema.optional(),
  signature: z.object({ name: z.string(), role: authorRoleSchema.optional(), phone: z.string() }),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  createdBy: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;
