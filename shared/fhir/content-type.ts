/** What a file is by its first bytes. A sender's word for it is never enough to open it. */

/** The attachment types of CareCommunication (required binding, all must be receivable). */
export const attachmentContentTypes = ['application/pdf', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff', 'image/bmp'] as const;
export type AttachmentContentType = (typeof attachmentContentTypes)[number];

export const isAttachmentContentType = (value: string): value is AttachmentContentType => (attachmentContentTypes as readonly string[]).includes(value);

const signatures: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/gif', 0, 'GIF87a'], ['image/gif', 0, 'GIF89a'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/tiff', 0, 'II*\0'], ['image/tiff', 0, 'MM\0*'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, '\x1aE\xdf\xa3'],
  ['image/webp', 8, 'WEBP'], ['video/x-msvideo', 8, 'AVI '],
  ['application/zip', 0, 'PK\x03\x04'], ['application/zip', 0, 'PK\x05\x06'],
  ['application/x-ole-storage', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['application/x-executable', 0, '\x7fELF'],
  ['application/gzip', 0, '\x1f\x8b'],
  ['application/rtf', 0, '{\\rtf'],
];

const matches = (head: Uint8Array, offset: number, bytes: string): boolean => {
  if (head.length < offset + bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) if (head[offset + i] !== bytes.charCodeAt(i)) return false;
  return true;
};

/** `%PDF-` may stand anywhere in the first kilobyte (ISO 32000 readers accept it, and scanners write it so). */
function isPdf(head: Uint8Array): boolean {
  for (let i = 0; i < Math.min(head.length, 1024); i++) if (head[i] === 0x25 && matches(head, i, '%PDF-')) return true;
  return false;
}

const uint32 = (head: Uint8Array, at: number): number => ((head[at] ?? 0) | ((head[at + 1] ?? 0) << 8) | ((head[at + 2] ?? 0) << 16) | ((head[at + 3] ?? 0) << 24)) >>> 0;

/** "BM" alone is a word, "MZ" too: both need a header that makes sense. Known sizes of the second header: 12 to 124 bytes. */
const isBitmap = (head: Uint8Array): boolean => matches(head, 0, 'BM') && [12, 16, 40, 52, 56, 64, 108, 124].includes(uint32(head, 14));

function markup(head: Uint8Array): string | undefined {
  let text = '';
  for (let i = 0; i < Math.min(head.length, 512); i++) if (head[i] !== 0) text += String.fromCharCode(head[i]!);
  const start = text.replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '').trimStart().toLowerCase();
  if (start.startsWith('<svg') || /^<[?!][^]*<svg/.test(start)) return 'image/svg+xml';
  if (/^<(!doctype html|html|head|body|script|iframe)\b/.test(start) || /^<[?!][^]*<html/.test(start)) return 'text/html';
  if (start.startsWith('<?xml')) return 'application/xml';
  return undefined;
}

/** MIME type by content, of the six allowed types and of the common ones that are refused; undefined when nobody knows. 1 kB of head is enough. */
export function detectContentType(head: Uint8Array): string | undefined {
  for (const [type, offset, bytes] of signatures) if (matches(head, offset, bytes)) return type;
  if (isBitmap(head)) return 'image/bmp';
  if (matches(head, 0, 'MZ') && head.length >= 64 && uint32(head, 60) < 0x1000_0000) return 'application/vnd.microsoft.portable-executable';
  // Before PDF: a page of markup may hold "%PDF-" to pass for one.
  return markup(head) ?? (isPdf(head) ? 'application/pdf' : undefined);
}
