import { describe, expect, it } from 'vitest';
import { dischargeLetter, planLetter } from '../../../tests/fixtures/oioxml';
import { readOioXml } from '../../formats/oioxml';
import type { Letter } from '../../formats/letter/tree';
import { plainText } from '../medcom/letter-sections';
import { dayInText, providerOn, sevenDays } from './deadline';
import type { RehabilitationPlanView } from '../../messages';
import { isRehabilitationPlan, rehabilitationPlanView } from './view';

function letterOf(text: string): Letter {
  const { interchange } = readOioXml(new TextEncoder().encode(text));
  return interchange!.letters[0]!;
}
const view = (text: string): RehabilitationPlanView => rehabilitationPlanView(letterOf(text));

describe('a rehabilitation plan', () => {
  it('has everything its fields hold', () => {
    expect(view(planLetter())).toMatchObject({
      head: { identifier: 'P2611180001', version: 'GGOP100', statistical: 'GGOP1', authorised: { date: '2026-11-17', time: '10:00' } },
      sender: { names: ['Testsygehuset'], phone: '65000030' }, signedBy: [{ name: 'Ellinor Test', title: 'Fysioterapeut', phone: '65000031', department: 'Ortopædkirurgisk O (test)' }], coWriters: [{ name: 'Peter Test' }],
      receiver: { identifier: '461', scheme: 'kommunenummer' }, practice: { copy: { names: ['Lægerne Testgade'] } }, copies: [{ names: ['Træningscentret (test)'] }],
      patient: { id: { type: 'cpr', value: '0101604896' }, occupation: 'Lærer', phones: [{ number: '65000055', kind: 'mobil' }] }, relatives: [{ relation: 'aegtefaelle', family: 'Testlauridsen', given: 'Ib' }],
      type: 'almen', typeText: 'almen', consent: 'ja', deadline: { text: '24.11.2026', proposal: '2026-11-24' },
      stay: { start: { date: '2026-11-09', time: '12:34' }, expectedEnd: { date: '2026-11-17', time: '13:45' } }, control: { start: { date: '2026-12-29', time: '10:00' }, location: { names: ['Ambulatoriet (test)'] } },
      diagnoses: [{ role: 'primary', code: 'DS720', text: 'Hoftebrud' }, { role: 'secondary', code: 'DM819' }], classifications: [{ code: { code: 'd450', text: 'Gang' }, gradient: { code: 'd450.2' } }],
      excerpts: [{ type: 'Operationsbeskrivelse', signedBy: { name: 'Preben Test' }, date: '2026-11-10', runs: [{ text: 'Osteosyntese uden problemer.\n' }] }],
      region: { names: ['Region Test'], phone: '65000030' }, municipality: { phone: '65000002' }, team: [{ name: 'Trine Test' }], finalStatusTo: [{ names: ['Testsygehuset'] }, { names: ['Lægerne Testgade'] }],
      references: [{ kind: 'url', url: 'https://example.org' }], unplaced: [],
    });
    const { need, safety, practical, information, health, abilitySummary } = view(planLetter());
    expect([need, safety, practical, information, health, abilitySummary].map(plainText)).toEqual(['Gang uden rollator.', 'Fuld støtte tilladt.', 'Bor på 1. sal.', 'Er informeret.', 'Hoftebrud efter fald.', 'Går med rollator.']);
  });

  it('tells the twenty areas apart and counts the filled ones', () => {
    const { ability } = view(planLetter());
    expect([ability.areas.length, ability.filled, ability.other]).toEqual([20, 2, []]);
    expect(ability.areas.filter(({ filled }) => filled).map(({ id, chapter, runs }) => [id, chapter, plainText(runs)])).toEqual([['senses-and-pain', 'body', 'VAS 3 i hvile, 6 ved belastning.'], ['mobility', 'activities', 'Går 40 m med rollator.\nTrappe med let støtte.']]);
    const odd = view(planLetter({ ability: 'Indledning<a:Break/><a:Bold>8a. Kroppen</a:Bold><a:Break/>Om kroppen<a:Break/><a:Italic>- Fordøjelse, stoftsskifte og hormonelle funktioner</a:Italic><a:Break/>Ingen<a:Break/><a:Italic>- Noget andet</a:Italic><a:Break/>Tekst' })).ability;
    expect(odd.areas.find(({ filled }) => filled)?.id).toBe('digestion-and-hormones');
    expect(odd.other.map(({ heading, runs }) => [heading, plainText(runs)])).toEqual([[undefined, 'Indledning'], ['8a. Kroppen', 'Om kroppen'], ['- Noget andet', 'Tekst']]);
  });

  it('says what is missing or was deselected', () => {
    expect(view(planLetter({ copy: '<GPCCReceiver><Deselected>Fravalgt</Deselected></GPCCReceiver>' })).practice).toBe('deselected');
    expect(view(planLetter({ copy: '' })).practice).toBeUndefined();
    const without = view(planLetter({ type: '', deadline: 'Snarest', contact: '<CurrentHospitalContact><ExpectedEndText>I næste uge</ExpectedEndText></CurrentHospitalContact>' }));
    expect([without.type, without.typeText, without.deadline, without.stay]).toEqual([undefined, '', { text: 'Snarest' }, { expectedEndText: 'I næste uge' }]);
    expect(view(planLetter({ type: '<TypeOfRehabilitationPlan>andet</TypeOfRehabilitationPlan>' }))).toMatchObject({ typeText: 'andet' });
    expect([isRehabilitationPlan(letterOf(planLetter())), isRehabilitationPlan(letterOf(dischargeLetter()))]).toEqual([true, false]);
  });
});

describe('the seven days', () => {
  it('count from discharge, or from the later start that the plan sets', () => {
    expect(sevenDays({ discharge: '2026-11-17', today: '2026-11-18' })).toEqual({ latestStart: '2026-11-24', daysLeft: 6, light: 'ok', from: 'discharge' });
    expect(sevenDays({ discharge: '2026-11-17', today: '2026-11-19' })).toMatchObject({ daysLeft: 5, light: 'warn' });
    expect(sevenDays({ discharge: '2026-11-17', today: '2026-11-24' })).toMatchObject({ daysLeft: 0, light: 'warn' });
    expect(sevenDays({ discharge: '2026-11-17', today: '2026-11-25' })).toMatchObject({ daysLeft: -1, light: 'bad' });
    expect(sevenDays({ discharge: '2026-12-28', plannedStart: '2027-01-02', today: '2026-12-28' })).toMatchObject({ latestStart: '2027-01-09', from: 'plan' });
    expect(sevenDays({ discharge: '2026-11-17', plannedStart: '2026-11-10', today: '2026-11-18' })).toMatchObject({ latestStart: '2026-11-24', from: 'discharge' });
    expect([sevenDays({ today: '2026-11-18' }), sevenDays({ discharge: '2026-02-30', today: '2026-11-18' }), sevenDays({ discharge: '2026-11-17', today: 'i dag' })]).toEqual([undefined, undefined, undefined]);
    // The published example: discharge 24 May, start on 28 May is inside.
    expect(sevenDays({ discharge: '2024-05-24', today: '2024-05-28' })).toMatchObject({ latestStart: '2024-05-31', daysLeft: 3 });
  });

  it('finds the one day that a deadline names', () => {
    for (const text of ['24.11.2026', 'Senest 24/11-2026', 'start 24-11-26', '2026-11-24', 'fra d. 24. november 2026', 'Opstart 24. nov. 2026, senest 24.11.2026']) expect(dayInText(text)).toBe('2026-11-24');
    for (const text of ['snarest', '31.02.2026', 'mellem 24.11.2026 og 01.12.2026', 'tlf. 65000030', '1. etape 2026']) expect(dayInText(text)).toBeUndefined();
  });
});

it('who provides a plan depends on its day', () => {
  expect([providerOn('rehabilitering', '2026-12-31'), providerOn('rehabilitering', '2027-01-01'), providerOn('almen', '2027-01-01'), providerOn('specialiseret', '2026-01-01'), providerOn('almen', '1800-01-01')]).toEqual(['municipality', 'region', 'municipality', 'hospital', undefined]);
});
