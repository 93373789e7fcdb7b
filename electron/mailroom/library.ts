/** What the mailroom needs to know of standards and formats; the worker passes the registries in. */
import type { Document, Format } from '../../shared/formats/format';
import type { AcknowledgingStandard, ComposingStandard, HeaderFacts, Standard } from '../../shared/standards/standard';
import type { Issue, WireFormat } from '../../shared/messages';

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
  formatById(id: WireFormat): Format;
  recognise(document: Document): { standard: Standard; version: string } | undefined;
  composing(id: string): ComposingStandard | undefined;
  acknowledging: AcknowledgingStandard;
  headerFacts(document: Document): HeaderFacts;
  /** The files a message carries, one at a time. */
  attachmentContents(document: Document): Iterable<AttachmentContent>;
}
