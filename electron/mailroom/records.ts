/** Every table of the ledger and the shape of its records. A change of a shape raises `LEDGER_SCHEMA`. */
import { z } from 'zod';
import {
  acknowledgementCodeSchema, deliveryEventSchema, deliveryStateSchema, draftSchema, fhirFormatSchema, foreignIdSchema, glnSchema, instantSchema, marksSchema, messageRecordSchema, outcomeSchema, quarantineSchema,
  sha256Schema, wireFormatSchema,
} from '../../shared/messages';
import { accessFaultSchema } from '../../shared/contract';
import { parcelHeaderSchema } from '../../shared/envelopes/parcel';
import { receiptKindSchema, vansReceiptSchema } from '../../shared/envelopes/vans';
import { table } from './ledger/ledger';

/** An attachment of a message with the name of its content, so that a view can be made again without decoding it. */
const storedAttachmentSchema = z.object({ id: z.string(), sha256: sha256Schema, bytes: z.number().int(), lying: z.boolean().optional() });
export type StoredAttachment = z.infer<typeof storedAttachmentSchema>;

/** One dispatch: its bytes are on the disk before the network sees them, and a transport retry repeats them. */
const attemptRecordSchema = z.object({
  attempt: z.number().int().positive(), bundleId: z.string(), at: instantSchema, header: parcelHeaderSchema, handedOverAt: instantSchema.optional(),
  /** What the network or the receiving system said of its envelope; the first word counts. */
  receipt: z.object({ kind: receiptKindSchema, at: instantSchema }).optional(),
});
export type AttemptRecord = z.infer<typeof attemptRecordSchema>;

const sentSchema = z.object({
  messageId: foreignIdSchema, threadId: z.string().optional(), standard: z.string(), version: z.string(), draftId: foreignIdSchema.optional(),
  receiver: glnSchema, sentBy: z.string().optional(), at: instantSchema,
  /** The composed message, whose ids, segments and times are fixed (in the originals, area `sent`). */
  composed: sha256Schema, format: wireFormatSchema, attachments: z.array(storedAttachmentSchema),
  state: deliveryStateSchema,
  /** Delivery events so far. */
  n: z.number().int().nonnegative(),
  /** A new attempt is to be made as soon as the network is there. */
  due: z.boolean(),
  attempts: z.array(attemptRecordSchema),
  /** Online milliseconds (see `OnlineClock`) at which waiting for the acknowledgement ends. */
  deadline: z.number().optional(),
  acknowledgements: z.array(z.object({ at: instantSchema, code: acknowledgementCodeSchema, messageId: z.string() })),
  /** A person stopped sending it again by itself. */
  held: z.boolean().optional(),
  /** A person ended it; nothing is sent by itself any more. */
  closed: z.boolean().optional(),
});
export type SentRecord = z.infer<typeof sentSchema>;

/** A received MessageHeader.id with its verdict, kept for ever (R9, R10). */
const seenSchema = z.object({
  messageId: foreignIdSchema, bundleId: z.string().optional(), standard: z.string().optional(), version: z.string().optional(), threadId: z.string().optional(), format: z.string(),
  senderGln: z.string().optional(), receiverGln: z.string().optional(), at: instantSchema, original: sha256Schema,
  /** Which letter of the original it is, where that holds several. */
  part: z.number().int().nonnegative().optional(),
  kind: z.enum(['message', 'acknowledgement', 'quarantine']),
  /** Absent for acknowledgements, which are never answered (R11). */
  verdict: z.object({ code: acknowledgementCodeSchema, outcomes: z.array(outcomeSchema) }).optional(),
  attachments: z.array(storedAttachmentSchema), lateByMinutes: z.number().int().positive().optional(),
  /** Id of the acknowledgement in `acknowledgements`; absent when nobody could be answered. */
  acknowledgement: z.string().optional(),
  duplicates: z.number().int().nonnegative(),
});
export type SeenRecord = z.infer<typeof seenSchema>;

const refusalSchema = z.object({ code: z.enum(['ikke_specificeret', 'ukendt_lokationsnummer', 'problem_med_modtagerID', 'problem_med_version', 'syntaksfejl']), text: z.string() });
/** What a receipt for letters says, and its own number. */
const letterReceiptSchema = z.object({
  kind: z.enum(['negative-vans', 'negative', 'positive']), envelope: z.object({ identifier: z.string(), sender: z.string(), receiver: z.string() }), refusal: refusalSchema.optional(),
  letters: z.array(z.object({ identifier: z.string(), version: z.string(), refusal: refusalSchema.optional() })),
});

/** An acknowledgement of ours. `bundle` until its first dispatch is stored; a repeat is stamped from the last dispatch. */
const owedSchema = z.object({
  id: z.string(), of: foreignIdSchema, code: acknowledgementCodeSchema, messageId: z.string(), receiver: glnSchema, format: wireFormatSchema, at: instantSchema, duplicate: z.boolean(),
  /** The acknowledgement as composed (in the ledger: it is small, and its first dispatch replaces it). */
  bundle: z.record(z.string(), z.unknown()).optional(),
  /** Of letters: what is said and the receipt's own number, so that it is the same at every try. */
  receipt: z.object({ says: letterReceiptSchema, identifier: z.string() }).optional(),
  /** Dispatch whose content is repeated. */
  repeats: sha256Schema.optional(),
  attempt: attemptRecordSchema.optional(),
  /** The network will never take it. */
  stopped: z.string().optional(),
});
export type OwedRecord = z.infer<typeof owedSchema>;

/** A receipt that we owe for an envelope; the first for a message is what every later one repeats. */
const receiptRecordSchema = z.object({
  id: z.string(), messageId: foreignIdSchema, receiver: glnSchema, receipt: vansReceiptSchema, at: instantSchema,
  /** Its own envelope, fixed before the first try. */
  attempt: z.object({ envelopeId: foreignIdSchema, at: instantSchema, handedOverAt: instantSchema.optional() }).optional(),
  stopped: z.string().optional(),
});
export type ReceiptRecord = z.infer<typeof receiptRecordSchema>;

export const handoverWorkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), direction: z.enum(['in', 'out']), messageId: z.string(), state: deliveryStateSchema.optional() }),
  z.object({ kind: z.literal('delivery'), messageId: z.string(), n: z.number().int() }),
  z.object({ kind: z.literal('quarantine'), id: z.string() }),
]);
export type HandoverWork = z.infer<typeof handoverWorkSchema>;

/** Counts of one receiver per day, for "acknowledged of sent in the last 30 days". */
const contactSchema = z.object({
  /** When a person put somebody of the organisation register on the short list. */
  chosenAt: instantSchema.optional(),
  format: fhirFormatSchema.optional(), lastAcceptedAt: instantSchema.optional(), days: z.record(z.string(), z.object({ sent: z.number().int(), acknowledged: z.number().int() })),
});
export type ContactRecord = z.infer<typeof contactSchema>;

const chainEndSchema = z.object({ n: z.number().int().nonnegative(), hash: z.string() });
const accessHeadSchema = chainEndSchema.extend({
  /** Being written: after a crash the files end here, at the head, or somewhere between the two. */
  next: chainEndSchema.optional(),
  /** What was once found stays known, also when the log has grown beyond it. */
  faults: z.array(accessFaultSchema).max(20),
});

export const tables = {
  sent: table('s', sentSchema),
  /** Messages that still move; a small table that is read at start. */
  active: table('a', z.object({ messageId: z.string() })),
  seen: table('r', seenSchema),
  /** Received Bundle.id → MessageHeader.id (R15). */
  bundles: table('b', z.object({ messageId: z.string() })),
  /** Received with a transient verdict: tried again at each start (ACK-04). */
  transient: table('t', z.object({ messageId: z.string() })),
  owed: table('k', owedSchema),
  /** Acknowledgements not handed over yet. */
  unsent: table('u', z.object({ id: z.string() })),
  /** Our own envelope ids → what went in them, for the receipts that name nothing else. Letters also under `lokationsnummer#kuvertnummer`. */
  dispatched: table('x', z.object({ messageId: z.string(), acknowledgement: z.string().optional() })),
  /** Received envelope ids → the message id on the envelope (absent on a receipt). An id is never used twice (R15). */
  envelopes: table('w', z.object({ messageId: z.string().optional(), at: instantSchema })),
  /** Receipts of ours, and which of them was the first for a message id. */
  receipts: table('g', receiptRecordSchema),
  firstReceipts: table('i', z.object({ id: z.string() })),
  unsentReceipts: table('j', z.object({ id: z.string() })),
  /** Draft id → message id: a draft is submitted once. */
  submitted: table('f', z.object({ messageId: z.string(), threadId: z.string().optional() })),
  events: table('e', deliveryEventSchema),
  handover: table('h', handoverWorkSchema),
  marks: table('n', marksSchema),
  quarantine: table('q', quarantineSchema),
  contacts: table('c', contactSchema),
  /** Attachment identifier → content, for stubs in replies and forwards. */
  payloads: table('p', z.object({ sha256: sha256Schema, contentType: z.string().optional(), title: z.string().optional() })),
  /** Every original of the areas `received` and `sent`, as `area/sha256`, with what it is. */
  originals: table('o', z.object({ of: z.string() })),
  /** Where the access log ends, as `head`: what was cut off, added or changed in its files is found by it. */
  accessLog: table('l', accessHeadSchema),
  clock: table('z', z.object({ online: z.number() })),
  drafts: table('d', draftSchema, true),
  /** Views that wait for the archive, as `direction/messageId`; made again from the original when lost. */
  views: table('v', messageRecordSchema, true),
} as const;

/** Ids of delivery events sort by message, then by number. */
export const eventId = (messageId: string, n: number): string => `${eventsOf(messageId)}${String(n).padStart(6, '0')}`;
/** Ids come from outside: a slash in one must not make it the beginning of another. */
export const eventsOf = (messageId: string): string => `${messageId.replaceAll('%', '%25').replaceAll('/', '%2F')}/`;
