import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, type LetterEncoding } from './bytes';

const declaration = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>`;
const bytes = (...parts: (string | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part)));
const rules = (all: Uint8Array): string[] => decode(all).issues.map(({ severity, rule, message }) => `${severity} ${rule} ${/windows-1252|UTF-8|UTF-16/.exec(message)?.[0] ?? ''}`.trim());

describe('declared encodings', () => {
  it('are used', () => {
    expect(decode(bytes(declaration('ISO-8859-1'), [0xe6, 0xf8, 0xe5]))).toEqual({ text: `${declaration('ISO-8859-1')}æøå`, issues: [] });
    expect(decode(bytes(declaration('windows-1252'), [0xe6, 0x80, 0x93, 0x96]))).toEqual({ text: `${declaration('windows-1252')}æ€“–`, issues: [] });
    expect(decode(bytes('<a>', [0xc3, 0xa6, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]))).toEqual({ text: '<a>æ€😀', issues: [] });
    expect(decode(bytes([0xef, 0xbb, 0xbf], '<a>', [0xc3, 0xa6]))).toEqual({ text: '<a>æ', issues: [] });
    expect(decode(bytes("<?xml version='1.0' encoding = 'latin1' ?>", [0xe6])).issues).toEqual([]);
  });

  it('are told when wrong, and read as what they are', () => {
    const asUtf8 = decode(bytes(declaration('ISO-8859-1'), [0xc3, 0xa6]));
    expect(asUtf8.text?.endsWith('æ')).toBe(true);
    expect(rules(bytes(declaration('windows-1252'), [0xc3, 0xa6]))).toEqual(['error letter-encoding-wrong windows-1252']);
    expect(rules(bytes(declaration('UTF-8'), [0xe6]))).toEqual(['error letter-encoding-wrong UTF-8']);
    expect(decode(bytes('<a>', [0xe6])).text).toBe('<a>æ');
    expect(rules(bytes(declaration('ISO-8859-1'), [0xe6, 0x93]))).toEqual(['warning letter-encoding-extended windows-1252']);
    expect(decode(bytes(declaration('ISO-8859-1'), [0xe6, 0x93])).text?.endsWith('æ“')).toBe(true);
  });

  it('are refused when none of the three', () => {
    expect(rules(bytes(declaration('UTF-7')))).toEqual(['fatal letter-encoding-unknown']);
    for (const all of [bytes([0xff, 0xfe, 0x3c, 0]), bytes([0xfe, 0xff, 0, 0x3c]), bytes([0x3c, 0, 0x3f, 0]), bytes([0, 0x3c, 0, 0x3f])]) expect(rules(all)).toEqual(['fatal letter-encoding-unknown UTF-16']);
  });

  it('broken UTF-8 is never taken for UTF-8', () => {
    for (const broken of [[0xc3], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x80], [0xe2, 0x82]]) expect(rules(bytes(declaration('UTF-8'), broken))).toEqual(['error letter-encoding-wrong UTF-8']);
  });
});

describe('encode', () => {
  it('holds every character in every encoding', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom<LetterEncoding>('UTF-8', 'ISO-8859-1', 'windows-1252'), (words, encoding) => {
      const text = `${declaration(encoding)}${words.replaceAll('&', '')}`;
      const back = decode(encode(text, encoding)).text!.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
      expect(back).toBe(text);
    }));
    expect(encode('x'.repeat(200_000), 'UTF-8')).toHaveLength(200_000);
    expect(Array.from(encode('€', 'windows-1252'))).toEqual([0x80]);
    expect(new TextDecoder().decode(encode('€', 'ISO-8859-1'))).toBe('&#8364;');
    expect(new TextDecoder().decode(encode('\u0093', 'ISO-8859-1'))).toBe('&#147;');
    expect(new TextDecoder().decode(encode(`${'a'.repeat(10_000)}😀`, 'UTF-8')).endsWith('a😀')).toBe(true);
    expect(decode(encode(`${'æ'.repeat(20_000)}😀`, 'UTF-8')).text).toBe(`${'æ'.repeat(20_000)}😀`);
  });
});
