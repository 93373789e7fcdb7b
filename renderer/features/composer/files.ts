/**
 * What may be attached. Six types and links (required binding of MIME types, CC-S-30); everything else is refused by name and by
 * its first bytes, before it is copied anywhere. Sizes are bytes.
 */
import type { ErrorCode } from '../../../shared/contract';
import type { DraftAttachment } from '../../../shared/messages';

interface FileType { contentType: string; word: string; extensions: readonly string[]; magic: readonly (readonly number[])[] }

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

export const fileTypes: readonly FileType[] = [
  { contentType: 'application/pdf', word: 'PDF', extensions: ['pdf'], magic: [ascii('%PDF-')] },
  { contentType: 'image/png', word: 'PNG', extensions: ['png'], magic: [[0x89, 0x50, 0x4e, 0x47]] },
  { contentType: 'image/jpeg', word: 'JPEG', extensions: ['jpg', 'jpeg', 'jfif'], magic: [[0xff, 0xd8, 0xff]] },
  { contentType: 'image/gif', word: 'GIF', extensions: ['gif'], magic: [ascii('GIF87a'), ascii('GIF89a')] },
  { contentType: 'image/tiff', word: 'TIFF', extensions: ['tif', 'tiff'], magic: [[0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]] },
  { contentType: 'image/bmp', word: 'BMP', extensions: ['bmp', 'dib'], magic: [ascii('BM')] },
];

/** Everything but the last part of 1 to 5 letters or digits; titles carry no extension (CC-S-33). */
export const titleOf = (fileName: string): string => fileName.normalize('NFC').replace(/\.[a-z0-9]{1,5}$/i, '').trim() || fileName.normalize('NFC').trim();
export const extensionOf = (fileName: string): string => /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';

export const typeWord = (contentType: string | undefined): string | undefined => fileTypes.find((type) => type.contentType === contentType)?.word;

/** Which sentence says why a refused file is of the wrong kind. */
export type RefusedKind = 'video' | 'sound' | 'document' | 'archive' | 'program' | 'image' | 'other';
const kinds: Record<Exclude<RefusedKind, 'other'>, readonly string[]> = {
  video: ['mp4', 'm4v', 'mov', 'avi', 'mkv', 'webm', 'wmv', 'mpg', 'mpeg', '3gp'], sound: ['mp3', 'wav', 'm4a', 'ogg', 'flac', 'aac', 'wma'],
  document: ['doc', 'docx', 'odt', 'rtf', 'txt', 'xls', 'xlsx', 'ods', 'csv', 'ppt', 'pptx', 'html', 'htm', 'xml', 'json', 'eml', 'msg'],
  archive: ['zip', 'rar', '7z', 'gz', 'tar', 'iso'], program: ['exe', 'msi', 'bat', 'cmd', 'ps1', 'js', 'vbs', 'dll', 'sh', 'jar', 'app', 'scr'],
  image: ['svg', 'webp', 'heic', 'heif', 'avif', 'psd', 'raw', 'dcm'],
};
export function refusedKind(fileName: string): RefusedKind {
  const extension = extensionOf(fileName);
  return (Object.keys(kinds) as (keyof typeof kinds)[]).find((kind) => kinds[kind].includes(extension)) ?? 'other';
}

const begins = (head: Uint8Array, magic: readonly number[]): boolean => magic.length <= head.length && magic.every((byte, index) => head[index] === byte);

/** How many bytes of the beginning `judge` wants to see. */
export const HEAD_BYTES = 16;

/** The type by the first bytes, or the code that says why the file is refused. */
export function judge(file: { name: string; size: number }, head: Uint8Array): { contentType: string } | { refused: ErrorCode } {
  const byName = fileTypes.find(({ extensions }) => extensions.includes(extensionOf(file.name)));
  if (!byName) return { refused: 'attachment-type' };
  if (file.size === 0) return { refused: 'text-empty' };
  const byContent = fileTypes.find(({ magic }) => magic.some((bytes) => begins(head, bytes)));
  if (byContent?.contentType !== byName.contentType) return { refused: 'attachment-lying' };
  return travelBytes([file.size], '') > LIMIT_BYTES ? { refused: 'message-too-large' } : { contentType: byName.contentType };
}

export const LIMIT_BYTES = 100_000_000;
export const WARN_BYTES = 50_000_000;
export const LIMIT_FILES_CONVERTED = 10;

/** Header, Provenance, organisations and the envelope round a message; measured generously. */
const FRAME_BYTES = 24_000;

/** What travels: files grow by 4/3 twice (base64 in the message, and the message in its envelope), the text once and its quoting. */
export function travelBytes(files: readonly number[], text: string): number {
  const content = files.reduce((sum, bytes) => sum + bytes, 0);
  return Math.ceil(content * (16 / 9) + new TextEncoder().encode(text).length * (4 / 3) + FRAME_BYTES);
}

/** A link that can be sent: a web page by https or http. */
export function parseLink(typed: string): string | undefined {
  const text = typed.trim();
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(candidate) || /\s/.test(text)) return undefined;
  const url = new URL(candidate);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') && url.username === '' ? url.href : undefined;
}

export const sendable = (attachments: readonly DraftAttachment[]): DraftAttachment[] => attachments.filter(({ refused }) => refused === undefined);
