/** What a file may be shown as: decided by its own bytes, never by what the message says alone. */
import { detectContentType, isAttachmentContentType, type AttachmentContentType } from '../../../../shared/fhir/content-type';
import type { AttachmentView } from '../../../../shared/messages';

export type FileLook =
  | { look: 'image' | 'pdf' | 'tiff'; type: AttachmentContentType }
  /** Only as a download: the bytes are of another kind than the message says, or of a kind that is never shown. */
  | { look: 'none'; why: 'lying' | 'refused' | 'too-large' };

/** Pictures with more points than this are not decoded: a small file can hold a picture that fills the memory. */
export const MAX_POINTS = 60_000_000;

const u16 = (bytes: Uint8Array, at: number, little: boolean): number => (little ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
const u32 = (bytes: Uint8Array, at: number, little: boolean): number => (little ? u16(bytes, at, true) + u16(bytes, at + 2, true) * 65_536 : u16(bytes, at, false) * 65_536 + u16(bytes, at + 2, false));

/** Width × height as the header says; undefined where the header does not tell. */
export function pointsOf(bytes: Uint8Array, type: AttachmentContentType): number | undefined {
  switch (type) {
    case 'image/png': return u32(bytes, 16, false) * u32(bytes, 20, false);
    case 'image/gif': return u16(bytes, 6, true) * u16(bytes, 8, true);
    // A bitmap's height is negative when its rows run from the top.
    case 'image/bmp': return u32(bytes, 14, true) === 12 ? u16(bytes, 18, true) * u16(bytes, 20, true) : Math.abs(u32(bytes, 18, true) | 0) * Math.abs(u32(bytes, 22, true) | 0);
    case 'image/jpeg': {
      let at = 2;
      while (at + 9 < bytes.length && bytes[at] === 0xff) {
        const marker = bytes[at + 1]!;
        const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
        if (frame) return u16(bytes, at + 5, false) * u16(bytes, at + 7, false);
        at += 2 + u16(bytes, at + 2, false);
      }
      return undefined;
    }
    default: return undefined;
  }
}

/** `head`: the first bytes of the file, 256 kB are enough for every header. */
export function lookOf(head: Uint8Array, attachment: Pick<AttachmentView, 'contentType' | 'lyingContentType'>): FileLook {
  const type = detectContentType(head);
  if (attachment.lyingContentType || (type !== undefined && attachment.contentType !== undefined && attachment.contentType !== type && isAttachmentContentType(attachment.contentType))) return { look: 'none', why: 'lying' };
  if (type === undefined || !isAttachmentContentType(type)) return { look: 'none', why: attachment.contentType !== undefined && isAttachmentContentType(attachment.contentType) ? 'lying' : 'refused' };
  const points = pointsOf(head, type);
  if (points !== undefined && points > MAX_POINTS) return { look: 'none', why: 'too-large' };
  return { look: type === 'application/pdf' ? 'pdf' : type === 'image/tiff' ? 'tiff' : 'image', type };
}

const endings: Record<AttachmentContentType, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/tiff': 'tif', 'image/bmp': 'bmp' };

/** A file name that no system stumbles over; the ending follows the content, so that a lying type can't make it a program. */
export function fileName(title: string, head: Uint8Array): string {
   
  const stem = title.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff<>:"/\\|?*]/g, '').replace(/^[.\s]+|[.\s]+$/g, '').slice(0, 80) || 'fil';
  const type = detectContentType(head);
  return `${stem}.${type !== undefined && isAttachmentContentType(type) ? endings[type] : 'bin'}`;
}
