import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRun } from '../../formats/letter/tree';
import { plainText, sectionsOf } from './letter-sections';

const run = (text: string, style: TextRun['style'] = 'normal', font: TextRun['font'] = 'proportional'): TextRun => ({ text, font, style, alignment: 'left' });

describe('sections of a letter', () => {
  it('begin at lines that are bold throughout', () => {
    expect(sectionsOf([run('Først\n'), run('Resumé:\n', 'bold'), run('\nIndlagt '), run('akut', 'bold'), run(' med smerter.\n\n'), run('Medicin', 'bold'), run('\nPanodil')])).toEqual([
      { runs: [run('Først')] }, { heading: 'Resumé', runs: [run('Indlagt '), run('akut', 'bold'), run(' med smerter.')] }, { heading: 'Medicin', runs: [run('Panodil')] },
    ]);
  });

  it('are not made by tables, rules and long bold sentences', () => {
    const table = [run('Prøve   Dag 1', 'bold', 'fixed'), run('\nHb      5,4', 'normal', 'fixed')];
    expect(sectionsOf(table)).toEqual([{ runs: table.map((one, index) => (index === 0 ? { ...one, text: `${one.text}\n` } : { ...one, text: 'Hb      5,4' })) }]);
    expect(sectionsOf([run('-----\n', 'bold'), run(`${'ord '.repeat(30)}\n`, 'bold')])).toHaveLength(1);
    expect(sectionsOf([run('Kursiv\n', 'italic'), run('tekst')], ['italic'])).toEqual([{ heading: 'Kursiv', runs: [run('tekst')] }]);
    expect(sectionsOf([])).toEqual([]);
  });

  it('hold every word of the letter, in its order', () => {
    const words = fc.array(fc.constantFrom('a', 'b ', '\n', 'Ord:', ' '), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.array(fc.tuple(words, fc.constantFrom<TextRun['style']>('normal', 'bold', 'italic')), { maxLength: 8 }), (parts) => {
      const runs = parts.map(([text, style]) => run(text, style));
      const letters = (text: string): string => text.replace(/[\s:]/g, '');
      expect(letters(sectionsOf(runs).map(({ heading, runs: said }) => (heading ?? '') + plainText(said)).join(''))).toBe(letters(plainText(runs)));
    }));
  });
});
