import { describe, expect, it } from 'vitest';
import { findPrefix, fold, foldText } from './words';

describe('words', () => {
  it('folds Danish letters so that both spellings are one', () => {
    expect(fold('Sårpleje')).toBe(fold('saarpleje'));
    expect(fold('ØJE')).toBe('oeje');
    expect(fold('Læge')).toBe('laege');
    expect(fold('é')).toBe('e');
    // Decomposed letters, as some systems send them.
    expect(fold('A\u030ase')).toBe('aase');
  });

  it('reads CPR and replacement numbers with and without hyphen as one word, also half typed', () => {
    for (const number of ['250947-9989', '2509479989']) expect(foldText(`CPR ${number}.`)).toEqual(['cpr', '2509479989']);
    expect(foldText('070392-1VJ5')).toEqual(['0703921vj5']);
    expect(foldText('250947-99')).toEqual(['25094799']);
    expect(foldText('kl. 08-10, uge 47-48')).toEqual(['kl', '08', '10', 'uge', '47', '48']);
  });

  it('says where the match stands in the original text', () => {
    const text = 'Bruno har et SÅR på benet';
    const range = findPrefix(text, ['saa']);
    expect(range && text.slice(range.from, range.to)).toBe('SÅ');
    const number = 'cpr 250947-9989';
    const found = findPrefix(number, ['25094799']);
    expect(found && number.slice(found.from, found.to)).toBe('250947-99');
    expect(findPrefix(text, ['ben'])).toEqual({ from: 20, to: 23 });
    expect(findPrefix(text, ['knæ'])).toBeUndefined();
  });

  it('stands long, empty and odd text', () => {
    expect(foldText('')).toEqual([]);
    expect(foldText('a'.repeat(200_000))[0]).toHaveLength(32);
    expect(foldText('\u202eabc\u0000def')).toEqual(['abc', 'def']);
  });
});
