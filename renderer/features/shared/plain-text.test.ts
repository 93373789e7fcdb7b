import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, plainLine, plainPieces } from './plain-text';

const shown = (text: string) => plainPieces(text).pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.code}]`)).join('');

describe('text from outside', () => {
  it('keeps tags, line breaks and letters as they are', () => {
    expect(shown('<b>Bruno</b> & <script>alert(1)</script>\r\næøå')).toBe('<b>Bruno</b> & <script>alert(1)</script>\næøå');
    expect(plainPieces('👩‍⚕️ 3 × 2 cm')).toEqual({ pieces: [{ kind: 'text', text: '👩‍⚕️ 3 × 2 cm' }], controls: 0 });
  });
  it('shows what would turn text round or hide it', () => {
    expect(shown('5\u202e01\u202c mg')).toBe('5[U+202E]01[U+202C] mg');
    expect(shown('a\u0000b\u200bc\u{e0041}')).toBe('a[U+0000]b[U+200B]c[U+E0041]');
    expect(plainLine('Sår\u202e \n på ben')).toBe('Sår\ufffd på ben');
  });
  it('does not drown in them', () => {
    const { pieces, controls } = plainPieces('\u202e'.repeat(200_000));
    expect(controls).toBe(200_000);
    expect(pieces.length).toBeLessThanOrEqual(201);
  });
  it('never lets one through, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(shown(text)).not.toMatch(/[\u0000\u202e\u2066\u200b]/); }));
  });
  it('does not cut through a character', () => {
    expect(beginning('ab👍cd', 3)).toBe('ab');
    expect(beginning('abc', 10)).toBe('abc');
  });
});
