import { describe, expect, it } from 'vitest';
import { highlight } from './highlight';

describe('highlight', () => {
  it('parts the text at the match', () => {
    expect(highlight({ text: 'Har et sår på benet', from: 7, to: 10 })).toEqual([{ text: 'Har et ', match: false }, { text: 'sår', match: true }, { text: ' på benet', match: false }]);
    expect(highlight({ text: 'sår', from: 0, to: 3 })).toEqual([{ text: 'sår', match: true }]);
  });
  it('keeps places right when hidden characters are shown', () => { expect(highlight({ text: 'a\u202eb sår', from: 4, to: 7 })).toEqual([{ text: 'a\ufffdb ', match: false }, { text: 'sår', match: true }]); });
  it('loses no text to numbers that lie outside it', () => {
    for (const [from, to] of [[-5, 2], [2, 99], [9, 3]] as const) expect(highlight({ text: 'abcdef', from, to }).map((part) => part.text).join('')).toBe('abcdef');
  });
});
