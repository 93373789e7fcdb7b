/** The frames: counters, numbers, several letters and several interchanges. */
import { describe, expect, it } from 'vitest';
import { correspondence, discharge, edifact, fileOf, latin1, receiverGln, senderGln } from '../../../tests/fixtures/edifact-letters';
import { readEdifact } from './index';
import { envelopeTime } from './interchange';

const read = (text: string) => readEdifact(latin1(text));
const errors = (text: string): string[] => read(text).issues.filter(({ severity }) => severity !== 'warning').map(({ rule, path }) => `${rule} ${path}`);
const file = fileOf(discharge);
const segments = file.split("'\r\n").length - 2;

describe('an interchange', () => {
  it('says who sent what to whom, when, and whether an answer is wanted', () => {
    const { interchanges, issues } = read(file);
    expect(issues).toEqual([]);
    expect(interchanges).toEqual([expect.objectContaining({ sent: { date: '2026-09-14', time: '09:15' }, identifier: 'K2609140000001', acknowledgement: 'pluspositivkvitt', sender: senderGln, receiver: receiverGln })]);
    expect(read(fileOf(discharge, { tail: '++++0' })).interchanges[0]!.acknowledgement).toBe('minuspositivkvitt');
    expect(read(fileOf(discharge, { tail: '' })).interchanges[0]!.acknowledgement).toBe('minuspositivkvitt');
  });

  it('has two letters', () => {
    const { interchanges, issues } = read(edifact([discharge, correspondence]));
    expect(issues).toEqual([]);
    expect(interchanges[0]!.letters.map(({ version }) => version)).toEqual(['XD0133L', 'XD9134L']);
  });

  it('may stand behind another in one file', () => {
    const { interchanges, issues } = read(file + fileOf(correspondence, { id: 'K2' }));
    expect(issues).toEqual([]);
    expect(interchanges.map(({ identifier, letters }) => [identifier, letters.length])).toEqual([['K2609140000001', 1], ['K2', 1]]);
  });

  it.each([
    ['a wrong number of segments', `UNT+${segments - 2}`, `UNT+${segments - 3}`, [`edifact-unt-count UNT[${segments - 1}].1`]],
    ['a number of segments that is none', `UNT+${segments - 2}`, `UNT+0${segments - 2}`, [`edifact-unt-count UNT[${segments - 1}].1`]],
    ['another number in UNT', /(UNT\+\d+\+)B/, '$1C', [`edifact-unt-id UNT[${segments - 1}].2`]],
    ['no UNT', /UNT[^']*'\r\n/, '', ['edifact-unt-missing UNH[2]']],
    ['a wrong number of letters', 'UNZ+1', 'UNZ+2', [`edifact-unz-count UNZ[${segments}].1`]],
    ['another number in UNZ', 'UNZ+1+K', 'UNZ+1+L', [`edifact-unz-id UNZ[${segments}].2`]],
    ['no UNZ', /UNZ[^']*'\r\n/, '', ['edifact-unz-missing UNB[1]']],
    ['no UNB', /UNB[^']*'\r\n/, '', ['edifact-unb-missing UNH[1]']],
    ['no number in UNH', 'UNH+B260914000001', 'UNH+', ['edifact-unh-wrong UNH[2].1', `edifact-unt-id UNT[${segments - 1}].2`]],
    ['no version', ':D0133L', '', ['edifact-unh-wrong UNH[2].2']],
    ['no type', '+DIS01\'', "'", ['edifact-unh-wrong UNH[2].3']],
    ['another character set', 'UNOC:3', 'UNOY:3', ['edifact-charset UNB[1].1']],
    ['a month that is none', '260914:0915', '261314:0915', ['edifact-unb-wrong UNB[1].4']],
    ['a wish that is none', '++++1', '++++x', ['edifact-unb-wrong UNB[1].9']],
    ['no sender', `+${senderGln}:14`, '+', ['edifact-unb-wrong UNB[1].2']],
    ['a number that is too long', /K2609140000001/g, 'K26091400000012', ['edifact-unb-wrong UNB[1].5']],
    ['a segment outside a letter', 'UNZ+1', "FTX+NC'UNZ+1", [`edifact-segment-outside FTX[${segments}]`]],
    ['a segment behind the end', /$/, "FTX+NC'", [`edifact-segment-outside FTX[${segments + 1}]`]],
  ] as const)('is refused with %s', (_what, right, wrong, expected) => {
    const broken = file.replace(right, wrong);
    expect(broken).not.toBe(file);
    expect(errors(broken)).toEqual(expected);
  });

  it('without letters, or sent twice in one file, is refused', () => {
    expect(errors(edifact([]))).toEqual(['edifact-no-letters UNZ[2]']);
    expect(errors(file + file)).toEqual([`edifact-interchange-repeated UNB[${segments + 1}].5`]);
  });

  it('that begins within another is refused, and both are read', () => {
    const broken = file.replace(/UNZ[^']*'\r\n/, '') + fileOf(correspondence, { id: 'K2' });
    expect(errors(broken)).toEqual(['edifact-unz-missing UNB[1]']);
    expect(read(broken).interchanges).toHaveLength(2);
  });

  it('tells line and column of a wrong counter', () => {
    expect(read(file.replace('UNZ+1', 'UNZ+2')).issues[0]).toMatchObject({ line: segments + 1, column: 1 });
  });

  it('still shows the letter whose counter is wrong', () => {
    expect(read(file.replace('UNZ+1', 'UNZ+2')).interchanges[0]!.letters).toHaveLength(1);
  });
});

it('a year of two digits is of this century from 00 to 89', () => {
  expect(['991231', '900101', '891231', '260914', '200229', '210229', '000001'].map((date) => envelopeTime(date, '2359')?.date)).toEqual(['1999-12-31', '1990-01-01', '2089-12-31', '2026-09-14', '2020-02-29', undefined, undefined]);
  expect(['2400', '0960', '915', '0915'].map((time) => envelopeTime('260914', time)?.time)).toEqual([undefined, undefined, undefined, '09:15']);
});
