import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, decodedLength, encodeBase64 } from './base64';

const bytes = fc.uint8Array({ maxLength: 5000 });

describe('base64', () => {
  it('writes what the platform writes, and reads it back', () => {
    fc.assert(fc.property(bytes, (input) => {
      const text = encodeBase64(input);
      expect(text).toBe(Buffer.from(input).toString('base64'));
      expect(decodedLength(text)).toBe(input.length);
      expect(decodeBase64(text)).toEqual(Uint8Array.from(input));
    }));
  });

  it('joins its pieces without a seam', () => {
    const input = Uint8Array.from({ length: 3 * 8192 * 2 + 1 }, (_, i) => (i * 31) % 256);
    expect(encodeBase64(input)).toBe(Buffer.from(input).toString('base64'));
  });

  it('passes over white space', () => {
    expect(decodeBase64(' QU\r\nJD\t')).toEqual(Uint8Array.of(65, 66, 67));
    expect(decodedLength('')).toBe(0);
  });

  it.each(['QUJ', 'QUJD=', 'QQ=Q', 'Q===', '=', 'QU-D', 'QUæD', 'QUJD\u00a0', 'QQ==QUJD'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
    expect(decodedLength(text)).toBeUndefined();
  });
});
