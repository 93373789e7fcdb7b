/** Every call that a page may make of the mailroom. Types, validation, hosts and doubles are all derived from this table. */
import { z } from 'zod';
import {
  accessRoles, accessSchema, contactSchema, draftSchema, foreignIdSchema, glnSchema, handoverItemSchema, instantSchema, issueSchema, marksSchema, messageViewSchema, networkOptionsSchema, networkStatusSchema, organisationRoleSchema,
  organisationSchema, personSchema, rebuildPageSchema, sessionSchema, settingsSchema, sha256Schema, fhirFormatSchema,
  type AccessRole,
} from '../messages';
import { accessCalls } from './access';
import { judgementSchema, overridesSchema, packageAdditionSchema, packageDetailsSchema, packageFactsSchema, packageIdSchema } from './conformance';
import { convertCalls } from './convert';
import { errorCodeSchema } from './errors';
import { letterDraftCalls } from './letter-drafts';
import { networkCalls, ownOrganisationSchema } from './network';
import { registerCalls } from './register';

const nothing = z.object({});

/** Largest piece of bytes that crosses the bridge at once. */
export const CHUNK_BYTES = 1024 * 1024;

/** Faults the training network can be told to make; each is a share of parcels between 0 and 1 (`delayMs`: milliseconds). */
export const faultPlanSchema = z.object({
  loss: z.number().min(0).max(1),
  delay: z.number().min(0).max(1),
  delayMs: z.number().int().min(0).max(3_600_000),
  duplication: z.number().min(0).max(1),
  reordering: z.number().min(0).max(1),
  corruption: z.number().min(0).max(1),
  lostResponse: z.number().min(0).max(1),
  refusal: z.number().min(0).max(1),
});
export type FaultPlan = z.infer<typeof faultPlanSchema>;

export const noFaults: FaultPlan = { loss: 0, delay: 0, delayMs: 0, duplication: 0, reordering: 0, corruption: 0, lostResponse: 0, refusal: 0 };

export const attemptSchema = z.object({
  attempt: z.number().int().positive(), bundleId: z.string(), envelopeId: z.string(), original: sha256Schema, bytes: z.number().int(), at: instantSchema, handedOverAt: instantSchema.optional(),
  /** What came back for its envelope, where envelopes are answered. */
  receipt: z.object({ kind: z.string(), at: instantSchema }).optional(),
});

/** Technical facts for a fault report: ids and times only. */
export const technicalSchema = z.object({
  messageId: foreignIdSchema, threadId: z.string().optional(), standard: z.string(), version: z.string(), format: z.string(), receiverGln: z.string().optional(), senderGln: z.string().optional(),
  /** While an acknowledgement is awaited: connected milliseconds left, whether a person stopped sending again, and how often the client itself still would. */
  waiting: z.object({ remainingMs: z.number().nonnegative(), held: z.boolean(), resendsLeft: z.number().int().nonnegative() }).optional(),
  attempts: z.array(attemptSchema), acknowledgements: z.array(z.object({ at: instantSchema, code: z.string(), messageId: z.string() })),
});
export type Technical = z.infer<typeof technicalSchema>;

/** An acknowledgement of ours, with the message it answers (ACK-10). */
export const sentAcknowledgementSchema = z.object({
  of: z.string(), code: z.enum(['ok', 'transient-error', 'fatal-error']), messageId: z.string(), at: instantSchema, receiverGln: z.string(), duplicate: z.boolean(), state: z.enum(['owed', 'handed-over']),
});

export const healthSchema = z.object({
  /** Findings of the cross-check at start and of the disk watch. */
  findings: z.array(z.object({ code: errorCodeSchema, at: instantSchema, params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  originals: z.number().int(), messages: z.number().int(), freeBytes: z.number().optional(),
});
export type Health = z.infer<typeof healthSchema>;

export const fileReadingSchema = z.object({
  format: z.string().optional(), standard: z.string().optional(), version: z.string().optional(),
  /** Absent when the file can't be read as a message this client knows. */
  view: messageViewSchema.optional(),
  /** At most 200; the gravest first. */
  issues: z.array(issueSchema),
  /** Letters in the file, where there are several: the others are read by `part`. */
  parts: z.number().int().min(2).optional(),
});
export type FileReading = z.infer<typeof fileReadingSchema>;

/**
 * Every call says who may make it: `locked`, anybody and also while nobody is logged in; or `needs`, whoever has one of these roles. What depends on the
 * arguments (which bytes, which setting) is decided by the mailroom besides.
 */
export type CallShape = { args: z.ZodType; result: z.ZodType; /** Bytes travel beside the metadata. */ bytes?: 'up' | 'down' } & ({ locked: true; needs?: undefined } | { locked?: undefined; needs: readonly AccessRole[] });
const everybody = accessRoles;
const clinical = ['clinical'] as const;
/** Those who care for a message on its way, without reading it. */
const staff = ['clinical', 'administrative'] as const;
const administrator = ['administrator'] as const;
/** Files of messages are for the one, files of rules and raw messages for the other. */
const clinicalOrAdministrator = ['clinical', 'administrator'] as const;

export const calls = {
  'session.get': { args: nothing, result: sessionSchema, locked: true },
  'session.organisations': { args: nothing, result: z.array(organisationSchema), locked: true },
  'session.setup': {
    args: z.object({
      role: organisationRoleSchema, gln: glnSchema, person: personSchema, password: z.string().min(8).max(200), network: z.string(),
      /** Where the network needs to be told: its options, and who we are. */
      options: networkOptionsSchema.optional(), organisation: ownOrganisationSchema.optional(),
    }), result: sessionSchema, locked: true,
  },
  'session.unlock': { args: z.object({ userId: foreignIdSchema, password: z.string().max(200) }), result: sessionSchema, locked: true },
  'session.lock': { args: nothing, result: sessionSchema, locked: true },
  'session.addUser': { args: z.object({ person: personSchema, password: z.string().min(8).max(200), access: accessSchema }), result: sessionSchema, needs: administrator },
  /** Errors: `not-found`, `last-administrator`. */
  'session.setAccess': { args: z.object({ userId: foreignIdSchema, access: accessSchema }), result: sessionSchema, needs: administrator },
  /** Whoever is removed can't log in any more; what they sent keeps their name. Errors: `not-found`, `last-administrator`. */
  'session.removeUser': { args: z.object({ userId: foreignIdSchema }), result: sessionSchema, needs: administrator },
  'session.updateUser': { args: z.object({ person: personSchema }), result: sessionSchema, needs: everybody },
  'session.changePassword': { args: z.object({ current: z.string().max(200), next: z.string().min(8).max(200) }), result: sessionSchema, needs: everybody },
  'session.updateSettings': { args: z.object({ settings: settingsSchema.partial() }), result: sessionSchema, needs: everybody },
  ...networkCalls,
  'network.retry': { args: nothing, result: networkStatusSchema, needs: everybody },
  'network.pause': { args: z.object({ paused: z.boolean() }), result: networkStatusSchema, needs: administrator },
  'training.faults': { args: z.object({ plan: faultPlanSchema.optional() }), result: faultPlanSchema, needs: administrator },
  'contacts.list': { args: nothing, result: z.array(contactSchema), needs: everybody },
  /** Puts an organisation of the register on the short list, so that it can be written to. Errors: `unknown-receiver`. */
  'contacts.add': { args: z.object({ gln: glnSchema }), result: contactSchema, needs: everybody },
  'contacts.setFormat': { args: z.object({ gln: glnSchema, format: fhirFormatSchema }), result: contactSchema, needs: administrator },
  ...registerCalls,
  'drafts.put': { args: z.object({ draft: draftSchema }), result: nothing, needs: clinical },
  'drafts.remove': { args: z.object({ id: foreignIdSchema }), result: nothing, needs: clinical },
  'drafts.list': { args: nothing, result: z.array(draftSchema), needs: clinical },
  ...letterDraftCalls,
  'messages.check': { args: z.object({ draft: draftSchema }), result: z.object({ issues: z.array(issueSchema), travelBytes: z.number().int().nonnegative() }), needs: clinical },
  /** Idempotent by draft id: a draft submitted before gives the same answer again. Errors: draft-incomplete with issues comes back as `issues`, nothing submitted. */
  'messages.submit': {
    args: z.object({ draft: draftSchema }),
    result: z.object({ submitted: z.boolean(), messageId: z.string().optional(), threadId: z.string().optional(), issues: z.array(issueSchema) }), needs: clinical,
  },
  'messages.resend': { args: z.object({ messageId: foreignIdSchema }), result: nothing, needs: staff },
  /** The receipt clock runs on, but what comes of it is a person's to decide (D3). Errors: `not-found`, `not-resendable` where nothing is awaited. */
  'messages.hold': { args: z.object({ messageId: foreignIdSchema, held: z.boolean() }), result: nothing, needs: staff },
  'messages.cancel': { args: z.object({ messageId: foreignIdSchema }), result: nothing, needs: staff },
  /** A person ends a failed or rejected message with a reason; it leaves the needs-action list. */
  'messages.close': { args: z.object({ messageId: foreignIdSchema, note: z.string().min(1).max(2000) }), result: nothing, needs: staff },
  'messages.technical': { args: z.object({ messageId: foreignIdSchema }), result: technicalSchema, needs: everybody },
  'acknowledgements.sent': { args: z.object({ before: instantSchema.optional(), limit: z.number().int().min(1).max(500) }), result: z.array(sentAcknowledgementSchema), needs: everybody },
  'marks.put': { args: z.object({ marks: z.array(marksSchema).max(500) }), result: nothing, needs: everybody },
  'handover.take': { args: z.object({ after: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }), result: z.object({ items: z.array(handoverItemSchema), last: z.number().int().nonnegative() }), locked: true },
  'handover.done': { args: z.object({ upTo: z.number().int().nonnegative() }), result: nothing, locked: true },
  'rebuild.page': { args: z.object({ cursor: z.string().optional(), limit: z.number().int().min(1).max(1000) }), result: rebuildPageSchema, locked: true },
  'bytes.get': { args: z.object({ sha256: sha256Schema, offset: z.number().int().nonnegative(), length: z.number().int().min(0).max(CHUNK_BYTES) }), result: z.object({ total: z.number().int().nonnegative() }), bytes: 'down', needs: clinicalOrAdministrator },
  'bytes.begin': { args: z.object({ bytes: z.number().int().min(1).max(160 * CHUNK_BYTES) }), result: z.object({ uploadId: z.string() }), needs: clinicalOrAdministrator },
  'bytes.put': { args: z.object({ uploadId: z.string(), offset: z.number().int().nonnegative() }), result: z.object({ received: z.number().int() }), bytes: 'up', needs: clinicalOrAdministrator },
  /** `detectedType` is what the first bytes say; undefined when unknown. */
  'bytes.end': { args: z.object({ uploadId: z.string() }), result: z.object({ sha256: sha256Schema, detectedType: z.string().optional() }), needs: clinicalOrAdministrator },
  /** A message file from a disk or a stick, put into the content store before: read and judged as one from the network, but neither received nor acknowledged. */
  'files.read': { args: z.object({ sha256: sha256Schema, part: z.number().int().nonnegative().optional() }), result: fileReadingSchema, needs: clinical },
  /**
   * A file put into the content store before, judged without being received. `packages`: loaded or built-in ones to judge by, the first that knows
   * the message's profile; without them by what is built in for the message's own version.
   */
  ...convertCalls,
  /** `part`: which letter of a file that holds several; the first without it. Errors: `not-found`. */
  'conformance.judge': { args: z.object({ sha256: sha256Schema, packages: z.array(packageIdSchema).max(20).optional(), part: z.number().int().nonnegative().optional() }), result: judgementSchema, needs: clinicalOrAdministrator },
  /** A judged file leaves the profile: it was never received. Loaded packages and what may be the file of a message stay. */
  'conformance.forget': { args: z.object({ sha256: sha256Schema }), result: nothing, needs: clinicalOrAdministrator },
  'conformance.packages': { args: nothing, result: z.array(packageFactsSchema), needs: clinicalOrAdministrator },
  'conformance.package': { args: z.object({ id: packageIdSchema }), result: packageDetailsSchema, needs: clinicalOrAdministrator },
  /** A .tgz put into the content store before. The same name and version again replaces what was loaded. Loaded packages judge in `conformance.judge` only. */
  'conformance.addPackage': { args: z.object({ sha256: sha256Schema, name: z.string().max(200).optional(), overrides: overridesSchema.optional() }), result: packageAdditionSchema, needs: administrator },
  /** Errors: `not-found`, also for a built-in one. */
  'conformance.removePackage': { args: z.object({ id: packageIdSchema }), result: nothing, needs: administrator },
  'health.get': { args: nothing, result: healthSchema, locked: true },
  ...accessCalls,
} as const satisfies Record<string, CallShape>;

export type CallName = keyof typeof calls;
export type CallArgs<N extends CallName> = z.input<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = z.output<(typeof calls)[N]['result']>;
export const callNames = Object.keys(calls) as CallName[];
