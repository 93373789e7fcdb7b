/** What the mailroom needs to know of standards and formats; the worker passes the registries in. */
import type { Document, Format } from '../../shared/formats/format';
import type { LetterFile } from '../../shared/formats/letter/file';
import type { AcknowledgingStandard, ComposingStandard, HeaderFacts, Standard } from '../../shared/standards/standard';
import type { Paper } from '../../shared/standards/letter-paper';
import type { Instant, Issue } from '../../shared/messages';

export interface AttachmentContent {
  /** As `AttachmentView.id`. */
  id: string;
  /** Decoded content. */
  bytes: Uint8Array;
}

export interface Library {
  /** Bytes to text: encoding, NUL, size; never throws. */
  decode(bytes: Uint8Array): { text: string } | { issues: [Issue, ...Issue[]] };
  formatOf(text: string): Format | undefined;
  /** The bytes of a document in its own format. Throws for a letter that has no form there, which the check of its draft tells first. */
  write(document: Document): { bytes: Uint8Array; contentType: string; /** Letters: what their format finds wrong in them, or had to change. */ issues?: Issue[] };
  /** A letter on paper. Slow: a second and more. */
  letterPdf(paper: Paper, at: Instant): Promise<Uint8Array>;
  /** Letters begin with other bytes than messages. Never throws; undefined for what looks like no letter. */
  readLetterFile(bytes: Uint8Array): LetterFile | undefined;
  recognise(document: Document): { standard: Standard; version: string } | undefined;
  composing(id: string): ComposingStandard | undefined;
  acknowledging: AcknowledgingStandard;
  headerFacts(document: Document): HeaderFacts;
  /** The files a message carries, one at a time. */
  attachmentContents(document: Document): Iterable<AttachmentContent>;
}
