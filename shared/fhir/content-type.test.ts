import { expect, it } from 'vitest';
import { attachmentContentTypes, detectContentType, isAttachmentContentType } from './content-type';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const bitmap = `BM${'\0'.repeat(12)}\x28\0\0\0`;

it.each([
  ['%PDF-1.7\n', 'application/pdf'], ['\xef\xbb\xbf\n%PDF-1.4', 'application/pdf'], ['GIF89a', 'image/gif'], ['\xff\xd8\xff\xe0', 'image/jpeg'], ['\x89PNG\r\n\x1a\n', 'image/png'], ['II*\0', 'image/tiff'], ['MM\0*', 'image/tiff'],
  [bitmap, 'image/bmp'], ['\0\0\0\x18ftypmp42', 'video/mp4'], ['PK\x03\x04', 'application/zip'], [`MZ${'\0'.repeat(62)}`, 'application/vnd.microsoft.portable-executable'], ['\x7fELF', 'application/x-executable'],
  ['<!DOCTYPE html><p>%PDF-</p>', 'text/html'], ['\xef\xbb\xbf <script>', 'text/html'], ['<?xml version="1.0"?><svg>', 'image/svg+xml'], ['<svg onload="x">', 'image/svg+xml'], ['<Bundle>', undefined], ['BMW er en bil og intet billede', undefined], ['MZ', undefined], ['', undefined],
])('%j is %s', (head, type) => expect(detectContentType(bytes(head))).toBe(type));

it('allows six types', () => {
  expect(attachmentContentTypes).toHaveLength(6);
  expect(isAttachmentContentType('image/bmp') && !isAttachmentContentType('video/mp4')).toBe(true);
});
