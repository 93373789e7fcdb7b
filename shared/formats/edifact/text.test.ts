/** Formatted text into FTX and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedRuns } from '../../messages';
import type { TextRun } from '../letter/tree';
import { grouped, styleOf, unknownStyle, unwrap, wrap, type WrapLoss } from './text';

const run = (text: string, style: Partial<TextRun> = {}): TextRun => ({ text, font: 'proportional', style: 'normal', alignment: 'left', ...style });
const never = (loss: WrapLoss): void => { throw new Error(loss); };
const back = (runs: readonly TextRun[], told: (loss: WrapLoss) => void = never): TextRun[] => joinedRuns(wrap(runs, told).map(({ code, components }) => ({ ...styleOf(code)!, text: unwrap(components) })));

describe('reading', () => {
  it('ends a line with each component, but for a soft one; a full stop alone is an empty line', () => {
    expect(unwrap(['a', '.', 'b \\', 'c', '', 'd'])).toBe('a\n\nb c\n\nd\n');
    expect(unwrap(['a', '', ''])).toBe('a\n');
    expect(unwrap([''])).toBe('');
  });

  it.each([
    ['P00', 'proportional', 'normal', 'left'], ['PF0', 'proportional', 'bold', 'left'], ['PU0', 'proportional', 'underline', 'left'], ['PK0', 'proportional', 'italic', 'left'], ['P0H', 'proportional', 'normal', 'right'],
    ['P0M', 'proportional', 'normal', 'center'], ['F00', 'fixed', 'normal', 'left'], ['FF0', 'fixed', 'bold', 'left'], ['FU0', 'fixed', 'underline', 'left'], ['FK0', 'fixed', 'italic', 'left'], ['F0H', 'fixed', 'normal', 'right'], ['F0M', 'fixed', 'normal', 'center'],
  ])('%s is %s %s %s, both ways', (code, font, style, alignment) => {
    expect(styleOf(code)).toEqual({ font, style, alignment });
    expect(wrap([{ ...styleOf(code)!, text: 'a\n' }], never)[0]!.code).toBe(code);
  });

  it('knows no other code', () => {
    expect([styleOf('X00'), styleOf('P0'), styleOf('PFX')]).toEqual([undefined, undefined, undefined]);
    expect(unknownStyle.font).toBe('fixed');
  });
});

describe('writing', () => {
  it('breaks after the last blank that fits, and keeps it', () => {
    const words = 'Patienten skal have kontrolleret sit blodtryk hos egen læge inden for to uger fra i dag.';
    expect(wrap([run(`${words}\n`)], never)).toEqual([{ code: 'P00', components: ['Patienten skal have kontrolleret sit blodtryk hos egen læge inden \\', 'for to uger fra i dag.'] }]);
  });

  it('breaks hard where no blank is', () => {
    const components = wrap([run(`${'x'.repeat(150)}\n`)], never).flatMap((one) => one.components);
    expect(components.map(({ length }) => length)).toEqual([70, 70, 12]);
    expect(wrap([run(`${'x'.repeat(70)}\n`)], never)[0]!.components).toEqual(['x'.repeat(70)]);
  });

  it('changes the style within a line with a soft break', () => {
    expect(wrap([run('derfor '), run('ikke', { style: 'italic' }), run(' bestilles\n')], never)).toEqual([{ code: 'P00', components: ['derfor \\'] }, { code: 'PK0', components: ['ikke\\'] }, { code: 'P00', components: [' bestilles'] }]);
  });

  it('has five lines in a segment', () => {
    expect(wrap([run('1\n2\n3\n4\n5\n6\n')], never).map(({ components }) => components)).toEqual([['1', '2', '3', '4', '5'], ['6']]);
  });

  it('tells what it had to write otherwise', () => {
    const told: WrapLoss[] = [];
    expect(back([run('.\nc:\\\n'), run('x\n', { style: 'bold', alignment: 'center' })], (loss) => told.push(loss))).toEqual([run('. \nc:/\n'), run('x\n', { style: 'bold' })]);
    expect(told).toEqual(['full-stop', 'backslash', 'style-and-alignment']);
  });

  it('never leaves a full stop alone behind a break', () => {
    for (let length = 60; length < 150; length++) expect(back([run(`${'x'.repeat(length)}.\n`)])).toEqual([run(`${'x'.repeat(length)}.\n`)]);
  });

  it('divides long text at a line end where there is one', () => {
    const paragraph = `${'ord '.repeat(60).trim()}\n`;
    const segments = wrap([run(paragraph.repeat(30))], never);
    const groups = grouped(segments);
    expect(groups.flat()).toEqual(segments);
    for (const group of groups) {
      expect(group.length).toBeLessThanOrEqual(9);
      expect(group.at(-1)!.components.at(-1)).not.toMatch(/\\$/);
    }
    expect(grouped(wrap([run(`${'ord '.repeat(2000)}\n`)], never)).map(({ length }) => length).slice(0, -1).every((length) => length === 9)).toBe(true);
  });

  const texts = fc.array(fc.oneof(fc.constantFrom('\n', ' ', '.', 'æ', "'", '+', ':', '?', '\\', 'ord ', 'x'.repeat(69), 'x'.repeat(70), 'x'.repeat(71)), fc.string({ maxLength: 90 }).map((text) => text.replaceAll(/[^ -~]/g, 'ø'))), { maxLength: 12 }).map((parts) => parts.join(''));
  const runs = fc.array(fc.record({ text: texts, font: fc.constantFrom('proportional' as const, 'fixed' as const), style: fc.constantFrom('normal' as const, 'bold' as const, 'italic' as const), alignment: fc.constant('left' as const) }), { maxLength: 5 });

  it('comes back as it was, in lines of at most 70 characters, but for what was told', () => {
    fc.assert(fc.property(runs, (all) => {
      const told: WrapLoss[] = [];
      const read = back(all, (loss) => told.push(loss));
      for (const { components } of wrap(all, () => undefined)) {
        expect(components.length).toBeLessThanOrEqual(5);
        for (const component of components) expect(component.length).toBeLessThanOrEqual(70);
      }
      if (told.length === 0) expect(read).toEqual(joinedRuns(all));
      else expect(read.map(({ text }) => text).join('').replaceAll(/[\\/ ]/g, '')).toBe(all.map(({ text }) => text).join('').replaceAll(/[\\/ ]/g, ''));
    }), { numRuns: 500 });
  });
});
