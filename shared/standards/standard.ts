/** A standard is what a message means. One folder each; the registry is the only place that lists them. */
import type { Bundle } from 'fhir/r4';
import type { Document, FhirDocument } from '../formats/format';
import type { AcknowledgementCode, Draft, Instant, Issue, LetterFormatId, MessageView, Organisation, OrganisationView, Outcome } from '../messages';

/** Where randomness and time come from; never reached for. */
export interface ComposeContext {
  now: Instant;
  /** A new lower-case UUID without prefix. */
  newId(): string;
  sender: Organisation;
  receiver: Organisation;
  /** What a letter is composed in, by what its receiver takes. */
  letterFormat?: LetterFormatId;
  /** Content of an attachment in the mailroom's store as base64; undefined when it isn't there. */
  contentOf(sha256: string): string | undefined;
  /** Content hash of an attachment seen before, by its payload identifier; for stubs in a forwarded thread. */
  attachmentByIdentifier?(identifier: string): { sha256: string; contentType?: string; title?: string } | undefined;
}

export interface Composed<D extends Document = Document> {
  document: D;
  messageId: string;
  threadId: string;
}

export interface Standard {
  id: string;
  /** Name shown to people, in Danish and English. */
  title: { da: string; en: string };
  /** True for a draft of this project, false for a published MedCom standard. */
  projectDraft: boolean;
  /** Versions this client writes (newest first) and reads. */
  writes: string[];
  reads: string[];
  /** The version, when the document is of this standard at all ('unknown' when it is, but of a version nobody knows). */
  recognise(document: Document): string | undefined;
  /** Findings; published rules first. Never throws on any parsed document. */
  validate(document: Document, version: string): Issue[];
  /** Pure; total on documents that `recognise` accepts, valid or not. Attachment content is not in the view; see `attachmentContents`. */
  view(document: Document, version: string): MessageView;
  /** Whether a message of this standard is acknowledged (an acknowledgement never is). */
  acknowledged: boolean;
  /** Name and version on the envelope (`MCM:FDIS91#nursing`, `5.0`), from `medcom/envelope-names`. Total, also for what no name fits. */
  envelopeName(document: Document): { name: string; version: string };
}

/** Standards in which a person can write. */
export interface ComposingStandard<D extends Document = Document> extends Standard {
  /** Everything that keeps a draft from being sent, in the order of the form. `path` is the draft's field name. */
  checkDraft(draft: Draft, predecessor?: { document: Document; view: MessageView }): Issue[];
  /** The draft's field that an element of the composed message was made from, by a finding's `path`; undefined for what no person wrote. */
  draftField(path: string, document: D, draft: Draft): string | undefined;
  /** New message, reply or forward by `draft.kind`; ids, segments and their times are fixed here. Throws CodedError-like codes only for a missing predecessor. */
  compose(draft: Draft, context: ComposeContext, predecessor?: Document): Composed<D>;
  /**
   * Ids and times of one dispatch: Bundle.id, Bundle.timestamp and the own Provenance's times (R7); envelope number and time of a letter, the number made
   * from `dispatchId`, a UUID (see `envelopeNumber`). Returns a new document; the rest is untouched.
   */
  stamp(document: D, dispatchId: string, at: Instant): D;
  /** Whether `messageId` may be answered, given all messages known in its thread. */
  answerable(thread: MessageView[], messageId: string): boolean;
}

/** What an acknowledgement says. */
export interface Verdict {
  code: AcknowledgementCode;
  outcomes: Outcome[];
}

export interface AcknowledgingStandard extends Standard {
  /** `of` is the received document, when it could be read that far; header facts come from `header` otherwise. */
  acknowledge(of: Document, verdict: Verdict, context: { now: Instant; newId(): string; self: Organisation }): { bundle: Bundle; messageId: string };
  /** New Bundle.id and times, same content (R12). */
  stamp(document: FhirDocument, bundleId: string, at: Instant): FhirDocument;
}

/** Header facts every FHIR message shares; readable even when the message is invalid. */
export interface HeaderFacts {
  bundleId?: string;
  messageId?: string;
  event?: string;
  sender?: OrganisationView;
  receiver?: OrganisationView;
}
