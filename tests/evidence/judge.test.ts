import { describe, expect, it } from 'vitest';
import { declarations } from './declarations';
import { checkDeclarations, countOf, judgeAll, letterOf, mayNeedPerson, misnamed, namer, type Declarations } from './judge';
import type { Kind, Level, Requirement, StepRecord } from './model';
import { requirements } from './requirements';

const nothing: Declarations = { person: {}, outOfScope: {}, notMet: {} };
const requirement = (id: string, level: Level = 'M', kinds: Kind[] = ['SD'], classes: Requirement['classes'] = ['UI']): Requirement => ({ id, level, classes, kinds, title: { da: id, en: id }, who: ['GP'], standard: 'CareCommunication', side: 'S', step: '3.1' });
const check = (id: string, held: boolean) => ({ requirements: [id], what: 'farve', expected: 'rød', seen: held ? 'rød' : 'blå', held });
const picture = (id: string, kind: Kind = 'SD') => ({ requirements: [id], kind, path: '01/CareCommunication_3.1_A_S.png', caption: 'Skærm' });
const step = (changes: Partial<StepRecord> = {}): StepRecord => ({ id: 's', title: 'Trin', proves: ['A'], checks: [check('A', true)], artefacts: [picture('A')], ...changes });
const verdict = (records: StepRecord[], declared: Declarations = nothing, of = requirement('A')) => judgeAll([of], records, declared)[0]!;

describe('a requirement is proved only by what was seen', () => {
  it('by checks that held and every kind of evidence', () => { expect(verdict([step()]).verdict).toBe('proved'); });
  it.each<[string, StepRecord[], RegExp]>([
    ['without a step', [], /Intet trin/],
    ['by a failed check', [step({ checks: [check('A', true), check('A', false)] })], /farve: ventede rød, så blå/],
    ['by pictures without a check', [step({ checks: [] })], /kontrollerede det ikke/],
    ['by a check of something else', [step({ checks: [check('B', true)] })], /kontrollerede det ikke/],
    ['without the evidence that is asked for', [step({ artefacts: [picture('A', 'FILE')] })], /Mangler bevis: SD/],
    ['by evidence of something else', [step({ artefacts: [picture('B')] })], /Mangler bevis: SD/],
    ['by a step that broke off', [step({ fault: 'waited in vain' })], /afbrudt: waited in vain/],
    ['by one of two steps', [step(), step({ checks: [check('A', false)] })], /så blå/],
  ])('not %s', (_name, records, reason) => { expect(verdict(records)).toMatchObject({ verdict: 'red', reason: expect.stringMatching(reason) as string }); });

  it('a declaration does not hide what a run saw to be wrong', () => {
    const words = requirement('A', 'G', ['EXP']);
    for (const declared of [{ ...nothing, person: { A: 'x' } }, { ...nothing, outOfScope: { A: 'x' } }, { ...nothing, notMet: { A: 'x' } }]) {
      expect(verdict([step({ checks: [check('A', false)] })], declared, words).verdict).toBe('red');
      expect(verdict([], declared, words).verdict).not.toBe('red');
    }
  });
  it('counts what is not met among what is out of scope, with its own mark', () => {
    const judged = judgeAll([requirement('A', 'G', ['EXP'])], [], { ...nothing, notMet: { A: 'not built' } });
    expect(judged).toMatchObject([{ verdict: 'outOfScope', notMet: true, reason: 'not built' }]);
    expect(countOf(judged)).toEqual({ proved: 0, person: 0, outOfScope: 1, red: 0 });
  });
});

describe('what may be declared', () => {
  it('a person only where no machine can show it', () => {
    expect(mayNeedPerson(requirement('A', 'M', ['EXP', 'DEMO']))).toBe(true);
    expect(mayNeedPerson(requirement('A', 'M', ['ITB']))).toBe(true);
    expect(mayNeedPerson(requirement('A', 'M', ['FILE'], ['PRC']))).toBe(true);
    expect(mayNeedPerson(requirement('A', 'M', ['EXP', 'SD']))).toBe(false);
    expect(mayNeedPerson(requirement('A', 'M', ['SD'], ['UI', 'PRC']))).toBe(false);
    expect(() => { checkDeclarations([requirement('A')], { ...nothing, person: { A: 'x' } }); }).toThrow(/must be proved/);
  });
  it('never a mandatory step as out of scope or not met', () => {
    expect(() => { checkDeclarations([requirement('A')], { ...nothing, outOfScope: { A: 'x' } }); }).toThrow(/mandatory/);
    expect(() => { checkDeclarations([requirement('A')], { ...nothing, notMet: { A: 'x' } }); }).toThrow(/must be met/);
    expect(() => { checkDeclarations([requirement('A', 'C')], { ...nothing, outOfScope: { A: 'x' } }); }).not.toThrow();
  });
  it('nothing unknown and nothing twice', () => {
    expect(() => { checkDeclarations([], { ...nothing, outOfScope: { A: 'x' } }); }).toThrow(/no requirement/);
    expect(() => { checkDeclarations([requirement('A', 'G', ['EXP'])], { person: { A: 'x' }, outOfScope: {}, notMet: { A: 'x' } }); }).toThrow(/twice/);
  });
  it('holds for what is declared', () => { expect(() => { checkDeclarations(requirements, declarations); }).not.toThrow(); });
});

describe('names of evidence (PRC-03)', () => {
  it('are standard, step, letter and side', () => {
    const nameOf = namer();
    const one = requirement('A');
    expect([nameOf(one), nameOf(one), nameOf({ ...one, side: 'R' })]).toEqual(['CareCommunication_3.1_A_S', 'CareCommunication_3.1_B_S', 'CareCommunication_3.1_A_R']);
    expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
  });
  it('are found when they are not', () => {
    expect(misnamed([picture('A'), { ...picture('A'), path: '01/screen.png' }, { ...picture('A'), path: '01/CareCommunication_3.4_A_R.xml' }])).toEqual(['screen.png']);
  });
});
