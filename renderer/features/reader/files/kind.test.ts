import { describe, expect, it } from 'vitest';
import { bmp, gif, pdf, tiff } from '../../../../tests/fixtures/files';
import { fileName, lookOf, pointsOf } from './kind';
import { safeUrl } from './links';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const png = (width: number, height: number) => { const bytes = new Uint8Array(40); bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]); const view = new DataView(bytes.buffer); view.setUint32(16, width); view.setUint32(20, height); return bytes; };

describe('what a file may be shown as', () => {
  it('goes by the bytes', () => {
    expect(lookOf(pdf(['x']), { contentType: 'application/pdf' })).toEqual({ look: 'pdf', type: 'application/pdf' });
    expect(lookOf(tiff(4, 4), { contentType: 'image/tiff' })).toEqual({ look: 'tiff', type: 'image/tiff' });
    for (const [bytes, type] of [[gif, 'image/gif'], [bmp(4, 4), 'image/bmp'], [png(10, 10), 'image/png']] as const) expect(lookOf(bytes, { contentType: type })).toEqual({ look: 'image', type });
    expect(lookOf(gif, {})).toEqual({ look: 'image', type: 'image/gif' });
  });
  it('shows nothing that lies', () => {
    expect(lookOf(pdf(['x']), { contentType: 'image/png' })).toEqual({ look: 'none', why: 'lying' });
    expect(lookOf(ascii('<html><script>'), { contentType: 'application/pdf' })).toEqual({ look: 'none', why: 'lying' });
    expect(lookOf(gif, { contentType: 'image/gif', lyingContentType: true })).toEqual({ look: 'none', why: 'lying' });
    expect(lookOf(new Uint8Array(0), { contentType: 'image/gif' })).toEqual({ look: 'none', why: 'lying' });
  });
  it('shows nothing of other kinds', () => { expect(lookOf(ascii('<svg onload="x">'), { contentType: 'image/svg+xml' })).toEqual({ look: 'none', why: 'refused' }); });
  it('does not decode a picture that would fill the memory', () => {
    expect(lookOf(png(50_000, 50_000), { contentType: 'image/png' })).toEqual({ look: 'none', why: 'too-large' });
    expect(pointsOf(png(20, 30), 'image/png')).toBe(600);
    expect(pointsOf(bmp(40, 30), 'image/bmp')).toBe(1200);
    expect(pointsOf(gif, 'image/gif')).toBe(1);
    expect(pointsOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 30, 0, 20, 3, 0, 0, 0, 0, 0, 0]), 'image/jpeg')).toBe(600);
  });
  it('gives a file an ending that follows its content', () => {
    expect(fileName('Sårskema uge 47', pdf(['x']))).toBe('Sårskema uge 47.pdf');
    expect(fileName('rapport\u202efdp.exe', ascii('MZ'))).toBe('rapportfdp.exe.bin');
    expect(fileName('../../etc/passwd', gif)).toBe('etcpasswd.gif');
    expect(fileName('', gif)).toBe('fil.gif');
  });
});

describe('addresses', () => {
  it('lets web addresses through and nothing else', () => {
    expect(safeUrl(' https://example.test/a?b=1 ')?.host).toBe('example.test');
    for (const bad of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'https://sundhed.dk@evil.test/', 'ikke en adresse', '']) expect(safeUrl(bad), bad).toBeUndefined();
  });
});
