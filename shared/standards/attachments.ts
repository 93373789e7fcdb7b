/** Content that travels inside messages, for the mailroom to keep by hash. */
import type { Document } from '../formats/format';
import { binaryContents, binaryLetter } from './binary-letter';
import { attachmentContents as careCommunicationContents, careCommunication } from './care-communication';
import { recognise } from './registry';

export interface AttachmentContent {
  /** Payload identifier: under it a later stub asks for the content again. Of a letter's file: its object identifier (`objectKey`). */
  identifier: string;
  /** As it travelled: base64 in FHIR, bytes in letters. */
  content: string | Uint8Array;
}

const readers: Readonly<Record<string, (document: Document) => AttachmentContent[]>> = {
  [careCommunication.id]: (document) => careCommunicationContents(document).map(({ identifier, base64 }) => ({ identifier, content: base64 })),
  [binaryLetter.id]: (document) => (document.kind === 'letter' ? binaryContents(document).map(({ identifier, bytes }) => ({ identifier, content: bytes })) : []),
};

/** Never throws; empty for standards without attachments. */
export function attachmentContents(document: Document): AttachmentContent[] {
  const id = recognise(document)?.standard.id;
  return id === undefined ? [] : readers[id]?.(document) ?? [];
}
