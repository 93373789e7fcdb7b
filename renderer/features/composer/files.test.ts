import { describe, expect, it } from 'vitest';
import { judge, parseLink, refusedKind, titleOf, travelBytes } from './files';

const head = (...bytes: (number | string)[]) => Uint8Array.from(bytes.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : [part])));
const file = (name: string, size = 1000) => ({ name, size });

describe('judge', () => {
  it.each([
    ['skema.pdf', head('%PDF-1.7'), 'application/pdf'], ['sår.JPG', head(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'], ['a.png', head(0x89, 'PNG\r\n'), 'image/png'],
    ['a.gif', head('GIF89a'), 'image/gif'], ['a.tif', head('MM', 0, 0x2a), 'image/tiff'], ['a.tiff', head('II', 0x2a, 0), 'image/tiff'], ['a.bmp', head('BM', 1, 2), 'image/bmp'],
  ])('%s may be sent', (name, bytes, contentType) => { expect(judge(file(name), bytes)).toEqual({ contentType }); });

  it('refuses every other type by its name, video too', () => {
    expect(judge(file('natlig uro.mp4'), head('....ftypisom'))).toEqual({ refused: 'attachment-type' });
    expect(judge(file('uden endelse'), head('%PDF-1.7'))).toEqual({ refused: 'attachment-type' });
  });
  it('refuses content that is not what the name says', () => {
    expect(judge(file('skema.pdf'), head('MZ', 0x90))).toEqual({ refused: 'attachment-lying' });
    expect(judge(file('skema.pdf'), head(0x89, 'PNG'))).toEqual({ refused: 'attachment-lying' });
  });
  it('refuses an empty file and one that can never fit', () => {
    expect(judge(file('skema.pdf', 0), head())).toEqual({ refused: 'text-empty' });
    expect(judge(file('skema.pdf', 56_300_000), head('%PDF-'))).toEqual({ refused: 'message-too-large' });
    expect(judge(file('skema.pdf', 56_200_000), head('%PDF-'))).toEqual({ contentType: 'application/pdf' });
  });
});

describe('titleOf', () => {
  it.each([['Væskeskema.pdf', 'Væskeskema'], ['sår 18.11.jpeg', 'sår 18.11'], ['.pdf', '.pdf'], ['uden endelse', 'uden endelse'], ['a\u030Arsag.png', 'årsag']])('%s → %s', (name, title) => { expect(titleOf(name)).toBe(title); });
});

describe('refusedKind', () => {
  it('names the kind by the ending', () => {
    expect([refusedKind('a.MP4'), refusedKind('a.docx'), refusedKind('a.zip'), refusedKind('a.exe'), refusedKind('a.heic'), refusedKind('a.xyz')]).toEqual(['video', 'document', 'archive', 'program', 'image', 'other']);
  });
});

describe('travelBytes', () => {
  it('counts files for both base64 layers', () => {
    expect(travelBytes([9_000_000], '') - travelBytes([], '')).toBe(16_000_000);
    expect(travelBytes([], 'å'.repeat(300)) - travelBytes([], '')).toBe(800);
  });
});

describe('parseLink', () => {
  it.each([['https://sundhed.dk/a', 'https://sundhed.dk/a'], ['www.sundhed.dk', 'https://www.sundhed.dk/'], ['http://sundhed.dk', 'http://sundhed.dk/']])('takes %s', (typed, link) => { expect(parseLink(typed)).toBe(link); });
  it.each(['', 'sundhed', 'javascript:alert(1)', 'file:///etc/passwd', 'https://a b.dk', 'https://me@sundhed.dk', 'data:text/html,x'])('refuses %s', (typed) => { expect(parseLink(typed)).toBeUndefined(); });
});
