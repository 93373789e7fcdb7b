import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern';

const found = (pattern: string, text: string) => compilePattern(pattern)!.found(text);

describe('patterns', () => {
  it('find what the HL7 validator finds: anywhere, unless anchored, and with a dot for every character', () => {
    expect(found('[0-9]{13}', 'x5790000000128x')).toBe(true);
    expect(found('^[0-9]{13}$', 'x5790000000128x')).toBe(false);
    expect(found('a.b', 'a\nb')).toBe(true);
    expect(found('^a|b$', 'axx')).toBe(true);
    expect(found('^a|b$', 'xxa')).toBe(false);
    expect(found('', '')).toBe(true);
    expect(found('\\bUUID\\b', 'a UUID here')).toBe(true);
    expect(found('^(?:\\d\\d-)?[A-Z]{2}\\.$', '12-AB.')).toBe(true);
    expect(found('^[^\\s]+$', 'no blanks')).toBe(false);
    expect(found('^\\p{L}+$', 'Ærøskøbing')).toBe(true);
    expect(found('^.$', '😀')).toBe(true);
    expect(found('^[\\]\\[]$', ']')).toBe(true);
    expect(found('^a{2,3}?b{0}c{1,}$', 'aaacc')).toBe(true);
  });

  it('refuse what they would read otherwise than their author meant', () => {
    for (const pattern of ['(?=a)', '(?<!a)b', '(a)\\1', 'a++', 'a**', 'a{2}{3}', '(a', 'a)', '[a', '*a', '[a&&b]', '[a[b]]', '\\q', 'a{3,2}', '(?i)a', '[]a]']) expect({ [pattern]: compilePattern(pattern) }).toEqual({ [pattern]: undefined });
    expect(compilePattern('((a{1000}){1000})')).toBeUndefined();
    expect(compilePattern('((a{0}){99999}){99999}')).toBeUndefined();
    expect(compilePattern(`${'('.repeat(5000)}a${')'.repeat(5000)}`)).toBeUndefined();
  });

  it('answer where an engine that tries one way after the other would never end', () => {
    const text = 'a'.repeat(5000);
    expect(found('^(a+)+b$', text)).toBe(false);
    expect(found('^(a|a)*b$', text)).toBe(false);
    expect(found('(.*)*(.*)*x', text)).toBe(false);
    expect(found('(a*)*', text)).toBe(true);
  });

  it('say so when text and pattern are too much together', () => {
    expect(found('^a{5000}$', 'a'.repeat(50_000))).toBeUndefined();
  });

  it('agree with the engine of the language on any pattern that both take', { timeout: 120_000 }, () => {
    const piece = fc.oneof(fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '^', '$', '\\b', 'c|a', ''), fc.constantFrom('a', 'b').map((letter) => `(${letter}|b)`));
    const quantified = fc.tuple(piece, fc.constantFrom('', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?')).map(([part, by]) => (by !== '' && !/[\^$b|]$/.test(part) && part !== '' ? `${part}${by}` : part));
    const pattern = fc.array(quantified, { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '\n'), maxLength: 8 }), (source, text) => {
      const compiled = compilePattern(source);
      let theirs: boolean | undefined;
      try { theirs = new RegExp(source, 'su').test(text); } catch { return; }
      if (compiled) expect({ source, text, found: compiled.found(text) }).toEqual({ source, text, found: theirs });
    }), { numRuns: 2000, seed: 7 });
  });
});
