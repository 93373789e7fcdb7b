import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLetterLimits } from '../letter/format';
import { joinedRuns } from '../../messages';
import type { TextRun } from '../letter/tree';
import { readFormatted, writeFormatted } from './formatted';
import { readNodes } from './nodes';

const run = (text: string, style: Partial<TextRun> = {}): TextRun => ({ text, font: 'proportional', style: 'normal', alignment: 'left', ...style });

function read(inner: string, breakable = false): ReturnType<typeof readFormatted> {
  const { root } = readNodes(`<t>${inner}</t>`, defaultLetterLimits);
  return readFormatted(root!, breakable);
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const write = (runs: TextRun[], breakable = false): { xml: string; lost: boolean } => writeFormatted(runs, { breakable, prefix: '', escape });

describe('reading formatted text', () => {
  it('takes styles, breaks and spaces', () => {
    expect(read('a<Break/><Bold>b<Break/></Bold>c<Space/><Space/>d<FixedFont>x  y<Break/><Underline>z</Underline></FixedFont><Right>r</Right><Center>m</Center><Italic>i</Italic>')).toEqual({ faults: [], runs: [
      run('a\n'), run('b\n', { style: 'bold' }), run('c  d'), run('x  y\n', { font: 'fixed' }), run('z', { font: 'fixed', style: 'underline' }), run('r', { alignment: 'right' }), run('m', { alignment: 'center' }), run('i', { style: 'italic' }),
    ] });
  });

  it('takes line feeds for white space, plain blanks for blanks', () => {
    expect(read('\n   a\r\n\t b  c<Break/>\n  <Italic>d</Italic>\n  <Break/>\n e <Bold>f</Bold> \n ').runs).toEqual([run('a b  c\n'), run('d', { style: 'italic' }), run('\ne '), run('f', { style: 'bold' })]);
    expect(read('<Bold>a</Bold> <Bold>b</Bold>\n<Italic> c</Italic>').runs).toEqual([run('a', { style: 'bold' }), run(' '), run('b', { style: 'bold' }), run(' c', { style: 'italic' })]);
    expect(read('a&#10;b').runs).toEqual([run('a b')]);
    expect(read(' a ').runs).toEqual([run(' a ')]);
    expect(read('').runs).toEqual([]);
    expect(read('<Bold/>\n').runs).toEqual([]);
  });

  it('tells wrong nesting and keeps the text', () => {
    const nested = read('<Bold>a<Italic>b</Italic></Bold><Italic><Bold>c</Bold></Italic><FixedFont><FixedFont>d</FixedFont></FixedFont><Bold><FixedFont>e</FixedFont></Bold><Break>f</Break>');
    expect(nested.faults.map(({ rule, element }) => `${rule} ${element.name}`)).toEqual(['letter-nesting Italic', 'letter-nesting Bold', 'letter-nesting FixedFont', 'letter-nesting FixedFont', 'letter-nesting Break']);
    expect(nested.runs).toEqual([run('abc', { style: 'bold' }), run('d', { font: 'fixed' }), run('e', { font: 'fixed', style: 'bold' }), run('\nf')]);
    const odd = read('a<Odd>b<Bold>c</Bold></Odd>');
    expect([odd.runs, odd.faults.map(({ element }) => element.name)]).toEqual([[run('ab'), run('c', { style: 'bold' })], ['Odd']]);
    const plain = read('a<Bold>b</Bold><Break/>', true);
    expect([plain.runs, plain.faults.map(({ rule }) => rule)]).toEqual([[run('ab\n')], ['letter-unknown-element']]);
  });
});

describe('writing formatted text', () => {
  it('is what was read', () => {
    for (const xml of ['a<Break/><Bold>b<Break/></Bold><FixedFont>x  y<Break/><Underline>z</Underline>w</FixedFont><Right>r</Right>', '<Bold>a</Bold><Space/><Bold>b</Bold>', '<FixedFont><Break/></FixedFont>', 'a &lt; b &amp; c']) expect(write(read(xml).runs)).toEqual({ xml, lost: false });
  });

  it('says when two formats at once could not be carried', () => {
    expect(write([run('a', { style: 'bold', alignment: 'center' })])).toEqual({ xml: '<Bold>a</Bold>', lost: true });
    expect(write([run('a', { style: 'bold' }), run('b')], true)).toEqual({ xml: 'ab', lost: true });
    expect(write([run('a\r\nb\rc\td')])).toEqual({ xml: 'a<Break/>b<Break/>c d', lost: false });
  });

  it('comes back equal, whatever the runs', () => {
    const style = fc.oneof(fc.record({ font: fc.constantFrom<TextRun['font']>('proportional', 'fixed'), style: fc.constantFrom<TextRun['style']>('normal', 'bold', 'underline', 'italic'), alignment: fc.constant<TextRun['alignment']>('left') }), fc.record({ font: fc.constantFrom<TextRun['font']>('proportional', 'fixed'), style: fc.constant<TextRun['style']>('normal'), alignment: fc.constantFrom<TextRun['alignment']>('right', 'center') }));
    const text = fc.array(fc.constantFrom('a', 'ø', ' ', '  ', '\n', '<', '&', '😀', ']]>'), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.array(fc.tuple(text, style), { maxLength: 6 }), (parts) => {
      const runs = joinedRuns(parts.map(([words, kind]) => run(words, kind)));
      expect(read(write(runs).xml)).toEqual({ runs, faults: [] });
    }));
  });
});
