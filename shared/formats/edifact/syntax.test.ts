/** Service characters, release character, line ends, character set, binary objects, limits. */
import { describe, expect, it } from 'vitest';
import { binary, binaryContent, discharge, edifact, fileOf, latin1 } from '../../../tests/fixtures/edifact-letters';
import { looksLikeEdifact, rawSegment, readSegments } from './syntax';

const read = (text: string | Uint8Array, limits?: Parameters<typeof readSegments>[1]) => {
  const { segments, faults } = readSegments(typeof text === 'string' ? latin1(text) : text, limits);
  return { segments, elements: segments.map(({ elements }) => elements), issues: faults.issues, rules: faults.issues.map(({ rule, severity }) => `${severity} ${rule}`) };
};
const generous = { maxBytes: 10_000, maxSegments: 100, maxSegmentBytes: 500, maxComponents: 1000 };
const una = "UNA:+.? '";

describe('segments', () => {
  it('are split at the usual characters', () => {
    expect(read(`${una}UNB+UNOC:3+a:14'NAD+PO+++b'`)).toMatchObject({ elements: [[['UNB'], ['UNOC', '3'], ['a', '14']], [['NAD'], ['PO'], [''], [''], ['b']]], rules: [] });
  });

  it('may use other characters, and none for release', () => {
    expect(read('UNA|*.\\ ~UNB*a|b*c\\*d~').elements).toEqual([[['UNB'], ['a', 'b'], ['c*d']]]);
    expect(read("UNA:+.  'UNB+a?+b'").elements).toEqual([[['UNB'], ['a?'], ['b']]]);
  });

  it.each([["UNAA+.? '", 'a letter'], ["UNA::.? '", 'twice the same'], ["UNA:+.?\u0001\u0001'", 'a control character']])('%s is refused: %s', (service) => {
    expect(read(`${service}UNB+a'`).rules).toEqual(['fatal edifact-una-wrong']);
  });

  it('are read with the usual characters where UNA is missing, and it is said', () => {
    expect(read("UNB+a:b'")).toMatchObject({ elements: [[['UNB'], ['a', 'b']]], rules: ['warning edifact-una-missing'] });
  });

  it('know the characters of each interchange', () => {
    const { elements, rules } = read("UNA|*.? ~UNB*a|b~UNZ*1~UNA:+.? 'UNB+c:d'UNZ+1'UNB+e:f'");
    expect(elements.filter(([tag]) => tag![0] === 'UNB')).toEqual([[['UNB'], ['a', 'b']], [['UNB'], ['c', 'd']], [['UNB'], ['e', 'f']]]);
    expect(rules).toEqual(['warning edifact-una-missing']);
  });

  it('give released characters back, also across a line end', () => {
    expect(read(`${una}UNB+a??b?:c?+d?'e?\r\n'f:g'`).elements).toEqual([[['UNB'], ["a?b:c+d'e'f", 'g']]]);
  });

  it('keep a release character that releases nothing, and tell where', () => {
    const { elements, issues } = read(`${una}\nUNB+1'\nFTX+NC+P00++hvorfor?nej:ja'`);
    expect(elements[1]![4]).toEqual(['hvorfor?nej', 'ja']);
    expect(issues).toEqual([expect.objectContaining({ rule: 'edifact-release', severity: 'error', path: 'FTX[2].4', line: 3, column: 20 })]);
    expect(issues[0]!.message).toContain('(?n)');
    expect(issues[0]!.messageEn).toContain('Segment 2 (FTX, element 4)');
  });

  it('are joined over line ends inside, and blanks between them do not count', () => {
    expect(read(`${una}\r\nUNB+a\r\nb:\nc'\r\n \r\nUNZ+1'\r\n\r\n`).elements).toEqual([[['UNB'], ['ab', 'c']], [['UNZ'], ['1']]]);
  });

  it.each([["unb+a'", 'unb'], ["UNB+a'N+1'", 'N'], ["UNB+a'TOOLONG'", 'TOOLONG'], ["UNB+a'UNT:1+2'", 'UNT:1']])('%s has a tag that is none', (text, tag) => {
    const { issues } = read(una + (text.startsWith('UNB') ? text : `UNB+x'${text}`));
    expect(issues.map(({ rule }) => rule)).toEqual(['edifact-segment-tag']);
    expect(issues[0]!.messageEn).toContain(`"${tag}"`);
  });

  it('are shown raw as they would be written', () => {
    expect(rawSegment(readSegments(latin1(`${una}UNB+a?+b:c'`)).segments[0]!)).toBe('UNB+a?+b:c');
  });
});

describe('bytes that are no EDIFACT, or too much of it', () => {
  it.each([['', 'fatal text-empty'], [' \r\n\t', 'fatal text-empty'], ['{"resourceType":"Bundle"}', 'fatal not-a-message'], ['<Emessage/>', 'fatal not-a-message'], ['UNA:+.', 'fatal edifact-truncated'], [`${una}UNB+a`, 'fatal edifact-truncated'], [`${una}UNB+a?'`, 'fatal edifact-truncated']])('%j', (text, rule) => {
    expect(read(text).rules).toEqual([rule]);
  });

  it('are told by their beginning', () => {
    expect([una, "\r\nUNB+a'", "UNH+a'", 'UNA', 'UNX+', '<UNB+>', ''].map((text) => looksLikeEdifact(latin1(text)))).toEqual([true, true, true, false, false, false, false]);
  });

  it('are refused above each limit', () => {
    const long = `${una}UNB+${'x'.repeat(600)}'`;
    expect(read(long, generous).rules).toEqual(['fatal edifact-segment-long']);
    expect(read(una + "AAA+1'".repeat(101), generous).rules).toEqual(['fatal edifact-too-many']);
    expect(read(`${una}${`AAA+${':'.repeat(400)}'`.repeat(3)}`, generous).rules).toEqual(['fatal edifact-too-many']);
    expect(read(una + "AAA+1'".repeat(2000), generous).rules).toEqual(['fatal text-too-large']);
    expect(read(una + "AAA+1'".repeat(99), generous).rules).toEqual([]);
  });
});

describe('places', () => {
  it('are right far into a large file, in any order', () => {
    const filler = `FTX+NC+P00++${'ord '.repeat(100)}'\n`;
    const { faults, segments } = readSegments(latin1(`${una}\n${filler.repeat(3000)}`));
    const first = segments[10]!;
    const last = segments[2990]!;
    const at = (): (number | undefined)[] => faults.issues.map(({ line }) => line);
    for (const segment of [last, first, last]) faults.add('edifact-segment-order', { segment });
    expect(at()).toEqual([2992, 12, 2992]);
    expect(faults.issues.every(({ column }) => column === 1)).toBe(true);
  });
});

describe('the character set', () => {
  const nad = (name: string): string => `${una}\nUNB+UNOC:3'\nNAD+PO+1++${name}'`;

  it('is ISO-8859-1', () => {
    expect(read(nad('LÆGEHUSET på Øen é ß')).elements[1]![4]).toEqual(['LÆGEHUSET på Øen é ß']);
    expect(read(nad('LÆGEHUSET på Øen é ß')).rules).toEqual([]);
  });

  it('is not UTF-8: the letters are not guessed at, the place is named', () => {
    const { elements, issues } = read(new TextEncoder().encode(nad('Lægehuset på Øen')));
    expect(elements[1]![4]![0]).toBe('LÃ¦gehuset pÃ¥ Ã\u0098en');
    expect(issues.map(({ rule, severity, line }) => [severity, rule, line])).toContainEqual(['error', 'edifact-charset', 3]);
  });

  it('is not UTF-8 in a part of the file either', () => {
    const mixed = latin1(`${nad('Lægehuset')}NAD+SSP+1++${String.fromCharCode(...new TextEncoder().encode('på Øen'))}'`);
    expect(read(mixed).rules).toContain('error edifact-charset');
  });

  it('may have two letters side by side that could be UTF-8, when others cannot', () => {
    expect(read(nad('BLÅ° og grøn')).rules).toEqual([]);
  });

  it('has no curly quotes, as windows-1252 has, and no control characters', () => {
    expect(read(nad('\u0093citat\u0094')).rules).toEqual(['warning edifact-control-character']);
    expect(read(nad('nul\u0000')).issues).toEqual([expect.objectContaining({ severity: 'error', rule: 'edifact-control-character', path: 'NAD[2]', line: 3, column: 14 })]);
    expect(read(nad('a\tb')).rules).toEqual(['warning edifact-control-character']);
  });
});

describe('binary objects', () => {
  const file = fileOf(binary);

  it('are taken by their size, whatever bytes they have', () => {
    const { segments, rules } = read(file);
    expect(rules).toEqual([]);
    expect(segments.find(({ tag }) => tag === 'UNO')!.binary).toEqual(latin1(binaryContent));
    expect(segments.slice(-3).map(({ tag }) => tag)).toEqual(['UNP', 'UNT', 'UNZ']);
  });

  it('may be followed by a line end', () => {
    expect(read(file.replace('UNP+', '\r\nUNP+')).rules).toEqual([]);
  });

  it('may stand behind a line end that is not theirs, and it is said', () => {
    const { segments, rules } = read(file.replace(":A'", ":A'\r\n"));
    expect(rules).toEqual(['warning edifact-binary-line-break']);
    expect(segments.find(({ tag }) => tag === 'UNO')!.binary).toEqual(latin1(binaryContent));
  });

  it.each([['+9:14', '+8:14'], ['+9:14', '+x:14'], ['+9:14', '+0:14'], ['UNP+9+1', 'UNP+8+1'], ['UNP+9+1', 'UNP+9+2']])('with %s as %s end the reading', (right, wrong) => {
    expect(binaryContent).toHaveLength(9);
    expect(read(file.replace(right, wrong)).rules).toEqual(['fatal edifact-binary-size']);
  });

  it('that the file ends within end the reading', () => {
    expect(read(latin1(file).slice(0, file.indexOf(binaryContent) + 5)).rules).toEqual(['fatal edifact-truncated']);
  });
});

it('one line, LF and CR LF say the same', () => {
  const [one, lf, crlf] = ['', '\n', '\r\n'].map((lineEnd) => read(edifact([discharge], { lineEnd })));
  expect(one!.rules).toEqual([]);
  expect(lf!.elements).toEqual(one!.elements);
  expect(crlf!.elements).toEqual(one!.elements);
});
