/** Content that travels inside messages, for the mailroom to keep by hash. */
import type { Document } from '../formats/format';
import { attachmentContents as careCommunicationContents, careCommunication } from './care-communication';
import { recognise } from './registry';

export interface AttachmentContent {
  /** Payload identifier: under it a later stub asks for the content again. */
  identifier: string;
  path: string;
  contentType?: string;
  base64: string;
}

const readers: Readonly<Record<string, (document: Document) => AttachmentContent[]>> = { [careCommunication.id]: careCommunicationContents };

/** Never throws; empty for standards without attachments. */
export function attachmentContents(document: Document): AttachmentContent[] {
  const id = recognise(document)?.standard.id;
  return id === undefined ? [] : readers[id]?.(document) ?? [];
}
