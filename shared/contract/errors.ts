/**
 * Every code a person, a log or a caller may meet. The sentences (what happened, what it means, what to do) are
 * `error.<code>` in the catalogues of `shared/i18n`; a test proves that each code has them in both languages.
 */
import { z } from 'zod';

export const errorCodes = [
  // bridge
  'bad-arguments', 'unknown-call', 'not-open', 'not-allowed', 'last-administrator', 'wrong-password', 'too-many-tries', 'bridge-closed', 'internal',
  // profile and store
  'profile-in-use', 'profile-newer', 'profile-damaged', 'ledger-newer', 'ledger-gap', 'originals-missing', 'disk-full', 'disk-low', 'not-found', 'archive-newer', 'archive-damaged', 'port-busy',
  // access log
  'access-log-broken', 'access-log-repaired',
  // text checks
  'text-empty', 'text-not-utf8', 'text-truncated', 'text-malformed', 'text-duplicate-key', 'text-too-deep', 'text-too-large', 'text-too-many', 'text-doctype', 'text-entity', 'text-forbidden-character', 'text-unsafe-narrative',
  // recognition and receiving
  'not-a-message', 'unknown-standard', 'unknown-version', 'message-invalid', 'unknown-receiver', 'unknown-sender', 'parcel-damaged', 'parcel-too-large', 'bundle-id-reused', 'letter-number-reused', 'acknowledgement-unknown',
  // composing
  'draft-incomplete', 'predecessor-missing', 'not-answerable', 'message-too-large', 'attachment-type', 'attachment-lying', 'attachment-missing', 'patient-id-invalid', 'receiver-missing', 'already-sent', 'not-cancellable', 'not-resendable',
  // packages of published profiles
  'package-not-archive', 'package-damaged', 'package-too-large', 'package-too-many', 'package-unsafe-entry', 'package-no-manifest', 'package-bad-json', 'package-other-fhir', 'package-no-snapshot', 'package-same-canonical', 'package-nothing', 'package-circular', 'package-missing-dependency', 'package-built-in', 'package-too-slow',
  // organisation register
  'register-empty', 'register-not-text', 'register-columns', 'register-not-fhir', 'register-nothing', 'register-too-large', 'register-changed', 'register-newer', 'register-damaged',
  // network
  'network-offline', 'network-refused', 'network-lost-response', 'network-token', 'acknowledgement-late', 'attempts-used-up', 'resends-stopped', 'receiver-transient', 'receiver-rejected', 'clock-jumped',
  // envelopes and their receipts
  'envelope-unreadable', 'envelope-id-reused', 'network-rejected', 'receiver-unreadable', 'acknowledgement-refused', 'envelope-misdelivered',
  // a folder as network
  'folder-missing', 'folder-foreign', 'folder-read-only', 'folder-full', 'folder-relative',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const bridgeFaultSchema = z.object({
  code: errorCodeSchema,
  /** Values for the sentence; never message text, names or CPR numbers. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type BridgeFault = z.infer<typeof bridgeFaultSchema>;

/** A refusal with a code, as it crosses the bridge. Its message holds the code only, so that it may be logged. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly params: BridgeFault['params'];
  constructor(code: ErrorCode, params?: BridgeFault['params']) {
    super(code);
    this.name = 'CodedError';
    this.code = code;
    this.params = params;
  }
}
