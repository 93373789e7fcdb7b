import { describe, expect, it } from 'vitest';
import { decodeText } from './decode';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const issueOf = (input: Uint8Array, max?: number) => decodeText(input, max).issues[0];

describe('decoding', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(utf8('æøå 😀'))).toEqual({ text: 'æøå 😀', issues: [] });
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d)).text).toBe('{}');
  });

  it('says that nothing is there', () => {
    expect(issueOf(bytes())?.rule).toBe('text-empty');
    expect(issueOf(utf8(' \n\t'))?.rule).toBe('text-empty');
  });

  it('refuses what is too large unread', () => {
    expect(issueOf(utf8('12345'), 4)).toMatchObject({ rule: 'text-too-large', source: 'text', severity: 'fatal' });
  });

  it('names the place of the first bad byte, counting characters', () => {
    const input = new Uint8Array([...utf8('{"a":\n"æø'), 0xff, 0x22]);
    expect(issueOf(input)).toMatchObject({ rule: 'text-not-utf8', line: 2, column: 4 });
    expect(issueOf(input)?.message).toContain('0xFF');
  });

  it.each([
    ['a lone continuation byte', [0x61, 0x80]], ['an overlong form', [0xc0, 0xaf]], ['a surrogate', [0xed, 0xa0, 0x80]], ['above the last character', [0xf4, 0x90, 0x80, 0x80]], ['a cut character', [0x61, 0xe2, 0x82]],
  ])('refuses %s', (_what, values) => {
    expect(issueOf(bytes(...values))?.rule).toBe('text-not-utf8');
  });

  it('knows UTF-16 and ISO-8859-1 by name', () => {
    expect(issueOf(bytes(0xff, 0xfe, 0x7b, 0x00))?.message).toContain('UTF-16');
    expect(issueOf(bytes(0x7b, 0x00, 0x22, 0x00))?.message).toContain('UTF-16');
    expect(issueOf(bytes(0x6b, 0xe6, 0x72, 0x65, 0x20))?.message).toContain('ISO-8859-1');
  });
});
