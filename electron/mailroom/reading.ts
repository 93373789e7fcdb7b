/** From bytes to a document and from a document to what a person reads, for messages that just came and for old originals. */
import { CodedError } from '../../shared/contract';
import { detectContentType } from '../../shared/fhir/content-type';
import type { Document } from '../../shared/formats/format';
import type { LetterFile } from '../../shared/formats/letter/file';
import type { Issue, MessageRecord, MessageView } from '../../shared/messages';
import { sha256Of } from '../node/hash';
import type { Library } from './library';
import type { Area, Originals } from './originals/store';
import type { SeenRecord, SentRecord, StoredAttachment } from './records';
import type { Room } from './room';

/** `parts`: letters in the file, when there are several. */
export type ReadResult = { parts?: number } & ({ document: Document; issues: Issue[] } | { document?: undefined; issues: [Issue, ...Issue[]] });

/** Never throws for what the bytes say. `part`: which letter of an interchange that holds several. */
export function readDocument(library: Library, bytes: Uint8Array, part = 0): ReadResult {
  const file = library.readLetterFile(bytes);
  if (file) return ofPart(file, part);
  const decoded = library.decode(bytes);
  if ('issues' in decoded) return decoded;
  const format = library.formatOf(decoded.text);
  if (format) return format.parse(decoded.text);
  return { issues: [notAMessage()] };
}

/** One letter of a file with what is said of it and of its envelope. */
function ofPart({ format, interchanges, issues }: LetterFile, part: number): ReadResult {
  const count = interchanges.reduce((sum, { letters }) => sum + letters.length, 0);
  const parts = count > 1 ? { parts: count } : {};
  for (const { envelope, issues: ofEnvelope, letters } of interchanges) {
    const found = letters.find((letter) => letter.part === part);
    if (found) return { ...parts, document: { kind: 'letter', format, envelope, letter: found.letter }, issues: [...ofEnvelope, ...found.issues] };
  }
  return { ...parts, issues: [issues[0] ?? notAMessage(), ...issues.slice(1)] };
}

const notAMessage = (): Issue => ({
  severity: 'fatal', rule: 'not-a-message', path: '', source: 'text',
  message: 'Filen er hverken FHIR, OIO-XML eller EDIFACT og kan ikke læses som en besked.', messageEn: 'The file is neither FHIR, OIO-XML nor EDIFACT and cannot be read as a message.',
});

/** Puts the files of a message into the content store, one at a time. */
export async function storeAttachments(room: Pick<Room, 'library' | 'originals'>, document: Document, view: MessageView): Promise<StoredAttachment[]> {
  const declared = new Map(view.attachments.map((attachment) => [attachment.id, attachment.contentType]));
  const stored: StoredAttachment[] = [];
  for (const { id, bytes } of room.library.attachmentContents(document)) {
    const sha256 = await room.originals.put('content', bytes);
    stored.push(storedAttachment(id, bytes, sha256, declared.get(id)));
  }
  return stored;
}

function storedAttachment(id: string, bytes: Uint8Array, sha256: string, declared: string | undefined): StoredAttachment {
  const detected = detectContentType(bytes.subarray(0, 4096));
  const lying = declared !== undefined && detected !== undefined && detected !== declared.split(';')[0]!.trim().toLowerCase();
  return { id, sha256, bytes: bytes.length, ...(lying ? { lying: true } : {}) };
}

/** What `storeAttachments` would say, without writing anything. */
export function nameAttachments(library: Library, document: Document, view: MessageView): StoredAttachment[] {
  const declared = new Map(view.attachments.map((attachment) => [attachment.id, attachment.contentType]));
  const named: StoredAttachment[] = [];
  for (const { id, bytes } of library.attachmentContents(document)) named.push(storedAttachment(id, bytes, sha256Of(bytes), declared.get(id)));
  return named;
}

/** The view with the names of its files' content. */
export function withContent(view: MessageView, stored: readonly StoredAttachment[]): MessageView {
  if (stored.length === 0) return view;
  const byId = new Map(stored.map((attachment) => [attachment.id, attachment]));
  return {
    ...view,
    attachments: view.attachments.map((attachment) => {
      const content = byId.get(attachment.id);
      return content ? { ...attachment, sha256: content.sha256, bytes: content.bytes, hasContent: true, ...(content.lying ? { lyingContentType: true } : {}) } : attachment;
    }),
  };
}

/** A document from the originals. CodedError `not-found` or `profile-damaged`. */
export async function readOriginal(room: { library: Library; originals: Originals }, area: Area, sha256: string, part?: number): Promise<Document> {
  const result = readDocument(room.library, await room.originals.read(area, sha256), part);
  if (!result.document) throw new CodedError('profile-damaged', { sha256: sha256.slice(0, 8) });
  return result.document;
}

export function viewOf(library: Library, document: Document): MessageView {
  const known = library.recognise(document);
  if (!known) throw new CodedError('unknown-standard');
  return known.standard.view(document, known.version);
}

/** The view under the id by which the message is known here: a corrected letter may come under the number of the one it corrects. */
export const underId = (view: MessageView, messageId: string): MessageView =>
  (view.messageId === messageId ? view : { ...view, messageId, segments: view.segments.map((segment) => (segment.messageId === view.messageId ? { ...segment, id: messageId, messageId } : segment)) });

/** What a person sees of a received message, made again from its original. */
export async function receivedRecord(room: { library: Library; originals: Originals }, seen: SeenRecord): Promise<MessageRecord> {
  const view = underId(viewOf(room.library, await readOriginal(room, 'received', seen.original, seen.part)), seen.messageId);
  return {
    messageId: seen.messageId, direction: 'in', at: seen.at, format: seen.format, original: seen.original, view: withContent(view, seen.attachments),
    ...(seen.lateByMinutes === undefined ? {} : { lateByMinutes: seen.lateByMinutes }),
  };
}

export async function sentRecord(room: { library: Library; originals: Originals }, sent: SentRecord): Promise<MessageRecord> {
  const view = viewOf(room.library, await readOriginal(room, 'sent', sent.composed));
  return {
    messageId: sent.messageId, direction: 'out', at: sent.at, format: sent.format, original: sent.composed, view: withContent(view, sent.attachments),
    ...(sent.sentBy === undefined ? {} : { sentBy: sent.sentBy }),
  };
}
