/** Drafts become letters: checked, composed, written without a finding, and read back as what was written. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../tests/corpus';
import { contextOf, hospital, municipality, practice } from '../../tests/fixtures/care-communication';
import { dischargeDraftOf, planDraftOf } from '../../tests/fixtures/letter-drafts';
import type { LetterDocument } from '../formats/format';
import { letterDocuments, letterFormatById, writeLetter } from '../formats/letter/formats';
import { letterFormatFor, type DischargeLetterView, type Draft, type Issue, type RehabilitationPlanView } from '../messages';
import { dischargeLetter } from './discharge-letter';
import { correctionOf } from './discharge-letter/correction';
import { plainText } from './medcom/letter-sections';
import { rehabilitationPlan } from './rehabilitation-plan';
import type { ComposingStandard } from './standard';

const now = '2026-11-18T14:30:00.000Z';
const context = (more = {}, receiver = municipality) => contextOf(hospital, receiver, 7, now, more);

function written(standard: ComposingStandard, draft: Draft, more = {}, receiver = municipality): { document: LetterDocument; bytes: Uint8Array; back: LetterDocument } {
  const { document } = standard.compose(draft, context(more, receiver));
  if (document.kind !== 'letter') throw new Error('no letter');
  const { bytes, issues } = writeLetter(document);
  expect(issues).toEqual([]);
  const read = letterFormatById(document.format).read(bytes!);
  expect(read.issues).toEqual([]);
  return { document, bytes: bytes!, back: letterDocuments(document.format, read.interchanges[0]!)[0]! };
}
const planView = (standard: ComposingStandard, document: LetterDocument) => standard.view(document, 'GGOP100').letter as RehabilitationPlanView;
const dischargeView = (document: LetterDocument) => dischargeLetter.view(document, '').letter as DischargeLetterView;

const schemas = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy', 'schemas', '2005-08-07', 'EMessage.xsd');
const schema = schemas !== undefined && existsSync(schemas) && spawnSync('xmllint', ['--version']).error === undefined ? schemas : undefined;

describe('a rehabilitation plan', () => {
  it('says in the letter what was written in the form', () => {
    const { back, document } = written(rehabilitationPlan, planDraftOf());
    const plan = planView(rehabilitationPlan, back);
    expect(plan).toEqual(planView(rehabilitationPlan, document));
    expect(plan).toMatchObject({
      type: 'almen', consent: 'ja', deadline: { text: 'Start tidligst 24.11.2026. Sårheling skal afventes.', proposal: '2026-11-24' },
      stay: { start: { date: '2026-11-09', time: '12:34' }, expectedEnd: { date: '2026-11-17' } }, control: { start: { date: '2026-12-29', time: '10:00' }, text: 'Røntgen først', location: { names: ['Ambulatoriet (test)'] } },
      patient: { id: { type: 'cpr', value: '0101604896' }, family: 'Lauridsen', given: 'Lonni', address: ['Testvænget 4', '5220 Odense SØ'], phones: [{ number: '65000055' }] },
      signedBy: [{ name: 'Ellinor Prøve', title: 'Fysioterapeut', phone: '65000031' }], coWriters: [{ name: 'Peter Forsøg' }], practice: { copy: { gln: practice.gln } }, copies: [{ names: ['Træningscentret (test)'] }],
      diagnoses: [{ role: 'primary', code: 'DS720', text: 'Hoftebrud' }, { role: 'secondary', code: 'DM819', text: 'Osteoporose' }], region: { names: ['Region Test'], phone: '65000030' }, finalStatusTo: [{ gln: practice.gln }],
      relatives: [{ relation: 'aegtefaelle', family: 'Testlauridsen', given: 'Ib', phones: ['65000056'] }],
    });
    expect(plainText(plan.abilitySummary)).toBe('Går med rollator.\nKlarer trapper med støtte.');
    expect(plan.ability).toMatchObject({ filled: 3, other: [] });
    expect(Object.fromEntries(plan.ability.areas.filter(({ filled }) => filled).map(({ id, runs }) => [id, plainText(runs)]))).toEqual({
      'senses-and-pain': 'VAS 3 i hvile, 6 ved belastning', 'mobility': 'Går 40 m med rollator\nGrad: Moderat', 'self-care': 'Hjælp til bad & støttestrømper\nGrad: Let',
    });
    expect(plan.unplaced).toEqual([]);
    expect(back.envelope).toMatchObject({ sender: hospital.gln, receiver: municipality.gln, sent: { date: '2026-11-18', time: '15:30' } });
  });

  it('with the patient\'s no to a copy, and without what may be absent, is whole as well', () => {
    const draft = planDraftOf({ practice: 'deselected', admitted: undefined, discharged: undefined, startEarliest: undefined, deadlineText: '', ability: [], health: '', information: '', practical: '', safety: '', diagnoses: [], control: { text: '', place: '' }, consent: undefined, copies: [], finalStatusTo: [], coWriters: [], relatives: [] });
    const plan = planView(rehabilitationPlan, written(rehabilitationPlan, { ...draft, patient: { ...draft.patient!, phone: '', address: '' } }).back);
    expect(plan).toMatchObject({ practice: 'deselected', relatives: [], patient: { noPhoneReason: 'Ikke oplyst' } });
  });

  it('of somebody with a replacement number says which it is', () => {
    const draft = planDraftOf();
    const { back } = written(rehabilitationPlan, { ...draft, patient: { ...draft.patient!, ids: [{ type: 'x-ecpr', value: '0703921VJ5' }] } });
    expect(planView(rehabilitationPlan, back).patient?.id).toEqual({ type: 'x-ecpr', value: '0703921VJ5' });
  });

  it('whose organisation has a long name carries all of it', () => {
    const { back } = written(rehabilitationPlan, planDraftOf(), {}, { ...municipality, name: 'Øvelseskommunens fælles visitation for genoptræning (test)', unit: '' });
    expect(planView(rehabilitationPlan, back).receiver?.names.join(' ')).toBe('Øvelseskommunens fælles visitation for genoptræning (test)');
  });

  const refusals: [rule: string, Draft][] = [
    ['plan-type', planDraftOf({ type: undefined })], ['plan-ability', planDraftOf({ abilitySummary: ' ' })], ['plan-need', planDraftOf({ need: '' })], ['draft-receiver', planDraftOf({}, { receiver: undefined })], ['draft-signature', planDraftOf({}, { signature: { name: 'Ellinor', phone: '1', role: { text: 'x' } } })],
    ['plan-region', planDraftOf({ region: undefined })], ['plan-municipality', planDraftOf({ municipality: { name: '' } })], ['draft-patient', planDraftOf({}, { patient: undefined })], ['draft-patient-number', planDraftOf({}, { patient: { ids: [{ type: 'cpr', value: '9999999999' }], family: 'X', given: [] } })],
    ['plan-dates', planDraftOf({ discharged: { date: '2026-11-08' } })], ['text-forbidden-character', planDraftOf({ need: 'a\u0000' })], ['plan-missing', planDraftOf({}, { plan: undefined })],
  ];
  it.each(refusals)('is kept back for %s', (rule, draft) => {
    expect(errorsOf(rehabilitationPlan, draft)).toContain(rule);
  });

  const warnings: [rule: string, Draft][] = [
    ['plan-consent', planDraftOf({ consent: 'nej' })], ['plan-ability-extended', planDraftOf({ type: 'rehabilitering', ability: [] })], ['plan-deadline-date', planDraftOf({ startEarliest: undefined })], ['plan-practice', planDraftOf({ practice: undefined })],
    ['plan-discharged', planDraftOf({ discharged: undefined })], ['diagnosis-code', planDraftOf({ diagnoses: [{ role: 'primary', code: 'S72', text: 'Brud' }] })], ['plan-start-early', planDraftOf({ startEarliest: '2026-11-16' })],
  ];
  it.each(warnings)('asks about %s', (rule, draft) => {
    expect(rehabilitationPlan.checkDraft(draft).map(({ rule: found, severity }) => [found, severity])).toEqual([[rule, 'warning']]);
  });

  it('that is whole has nothing to be asked about', () => { expect(rehabilitationPlan.checkDraft(planDraftOf())).toEqual([]); });
});

const errorsOf = (standard: ComposingStandard, draft: Draft): string[] => standard.checkDraft(draft).filter(({ severity }: Issue) => severity === 'error').map(({ rule }) => rule);

describe('a discharge summary', () => {
  const kinds = ['inpatient', 'outpatient', 'casualty'] as const;
  const cases = kinds.flatMap((kind) => (['oioxml', 'edifact'] as const).map((letterFormat) => ({ kind, letterFormat })));
  it.each(cases)('$kind in $letterFormat says what was written in the form', ({ kind, letterFormat }) => {
    const { document, back } = written(dischargeLetter, dischargeDraftOf({ kind }), { letterFormat }, practice);
    const letter = dischargeView(back);
    const sections = letter.texts.flatMap((text) => text.sections);
    const composed = dischargeView(document);
    expect({ ...letter, texts: sections }).toEqual({ ...composed, texts: composed.texts.flatMap((text) => text.sections) });
    expect(letter).toMatchObject({
      kind, start: { date: '2026-11-12', time: '21:14' }, end: { date: '2026-11-18', time: '13:30' }, head: { corrected: false }, recommendation: { heading: 'Anbefaling om opfølgning hos egen læge' }, warnings: { heading: 'CAVE' },
      diagnoses: [{ role: 'main', code: 'DK254' }, { role: 'main-additional', code: 'DE119' }, { role: 'bidiagnose', code: 'DI489' }, { role: 'operation', code: 'KJDA32' }],
    });
    expect(plainText(letter.recommendation!.runs).trim()).toBe('Kontrol af Hb om 2 uger. Stop NSAID.');
    expect(sections.map(({ heading }) => heading)).toEqual(['CAVE', 'Resumé af forløbet', 'Information til patienten og aftaler', 'Medicinoplysninger', 'Forebyggelse og sundhedsfremme', 'Planlagte undersøgelser og henvisninger', 'Medicinliste', 'Udskrivningsmåde', 'Læger']);
    const table = sections.find(({ heading }) => heading === 'Medicinliste')!;
    expect(table.runs.every(({ font }) => font === 'fixed')).toBe(true);
    expect(plainText(table.runs).trim()).toBe('Lægemiddel   Styrke  Dosis  Indikation\nPantoprazol  40 mg   1 × 2  mavesår\nMetformin    500 mg  2 × 2  diabetes');
    expect(plainText(sections.at(-1)!.runs).trim()).toBe('Dikteret af: Karl Test\nPatientansvarlig læge: Karl Test, overlæge');
  });

  it('that is longer than a text of EDIFACT has room for is divided between its parts, none of it lost', () => {
    const course = Array.from({ length: 60 }, (_, index) => `Dag ${index + 1}: uændret, mobiliseres med hjælp af en.`).join('\n');
    const { document } = dischargeLetter.compose(dischargeDraftOf({ course, information: course.slice(0, 1500) }), context({ letterFormat: 'edifact' }, practice));
    const { bytes } = writeLetter(document as LetterDocument);
    const back = dischargeView(letterDocuments('edifact', letterFormatById('edifact').read(bytes!).interchanges[0]!)[0]!);
    const words = (letter: DischargeLetterView): string => letter.texts.flatMap(({ sections }) => sections.flatMap(({ heading = '', runs }) => [heading, plainText(runs)])).join('\n').replace(/\s+/g, ' ');
    expect(words(back)).toBe(words(dischargeView(document as LetterDocument)));
  });

  it('that corrects an earlier one says so, and keeps its episode', () => {
    const { back } = written(dischargeLetter, dischargeDraftOf({ corrects: `${hospital.gln}#B1`, episode: '0123456789abcdef0123456789abcdef' }), {}, practice);
    expect(dischargeView(back).head).toMatchObject({ corrected: true, episode: '0123456789abcdef0123456789abcdef' });
  });

  const correctedOf = (draft: Draft, more = {}) => {
    const { back } = written(dischargeLetter, draft, more, practice);
    const view = dischargeLetter.view(back, '');
    return { view, corrected: correctionOf(view) };
  };
  it.each(['oioxml', 'edifact'] as const)('once sent in %s becomes the draft of its correction, field for field', (letterFormat) => {
    const copy = { gln: municipality.gln, name: municipality.name };
    const before = dischargeDraftOf({ copy, dictatedBy: 'Ida Prøve' });
    const { view, corrected } = correctedOf(before, { letterFormat });
    const said = (text: string): string => (letterFormat === 'edifact' ? text.replace(/\s+/g, ' ') : text);
    expect({ ...corrected, course: said(corrected?.course ?? '') }).toEqual({ ...before.discharge, course: said(before.discharge!.course), corrects: view.messageId, episode: view.letter?.head.episode });
    expect(corrected?.episode).toMatch(/^[0-9a-f]{32}$/);
  });

  it('that is corrected keeps what stands under headings of others, and a table that is none of ours', () => {
    const { view } = correctedOf(dischargeDraftOf({ followUp: false }));
    const letter = view.letter as DischargeLetterView;
    const run = (text: string) => [{ text, font: 'fixed' as const, style: 'normal' as const, alignment: 'left' as const }];
    const texts = [{ sections: [{ runs: run('Uden overskrift') }, { heading: 'Laboratoriesvar', runs: run('Hb 6,7') }, { heading: 'Medicinliste', runs: run('Panodil ved behov') }, { heading: 'Læger', runs: run('Patientansvarlig læge: Karl Test\nTolk deltog') }] }];
    expect(correctionOf({ ...view, letter: { ...letter, texts, diagnoses: [{ role: 'komplikation', code: 'DT810', text: 'Blødning', system: 'SKSdiagnosekode' }] } })).toMatchObject({
      course: 'Uden overskrift\nLaboratoriesvar\nHb 6,7\nMedicinliste\nPanodil ved behov\nTolk deltog', medicine: [], responsible: 'Karl Test', followUp: false, diagnoses: [{ role: 'bidiagnose', code: 'DT810' }],
    });
    expect(correctionOf(view)).toMatchObject({ followUp: false, recommendation: 'Kontrol af Hb om 2 uger. Stop NSAID.' });
    expect(correctionOf({ ...view, status: 'cancelled' })).toBeUndefined();
    expect(correctionOf({ ...view, letter: { ...letter, kind: 'other' } })).toBeUndefined();
  });

  it('without follow-up has no mark, and what was written in its field is a remark', () => {
    const letter = dischargeView(written(dischargeLetter, dischargeDraftOf({ followUp: false }), {}, practice).back);
    expect(letter.recommendation).toBeUndefined();
    expect(letter.texts[0]!.sections.find(({ heading }) => heading === 'Bemærkning til egen læge')).toBeDefined();
  });

  it('with follow-up and no words keeps its mark', () => {
    expect(dischargeView(written(dischargeLetter, dischargeDraftOf({ recommendation: '' }), {}, practice).back).recommendation).toMatchObject({ heading: 'Anbefaling om opfølgning hos egen læge', runs: [] });
  });

  const refusals: [rule: string, Draft][] = [
    ['discharge-dates', dischargeDraftOf({ end: { date: '2026-11-11', time: '08:00' } })], ['diagnosis-half', dischargeDraftOf({ diagnoses: [{ role: 'main', code: 'DK254', text: '' }] })], ['diagnosis-long', dischargeDraftOf({ diagnoses: [{ role: 'main', code: 'DK254', text: 'x'.repeat(71) }] })],
    ['diagnosis-main', dischargeDraftOf({ diagnoses: [{ role: 'main', code: 'DK254', text: 'a' }, { role: 'main', code: 'DK255', text: 'b' }] })], ['draft-receiver', dischargeDraftOf({}, { receiver: undefined })], ['copy-number', dischargeDraftOf({ copy: { name: 'Øjenlægen (test)' } })],
    ['discharge-empty', dischargeDraftOf({ recommendation: '', course: '', information: '', medicineInformation: '', prevention: '', planned: '', cave: '', manner: '', diagnoses: [] })], ['draft-patient', dischargeDraftOf({}, { patient: undefined })],
    ['diagnosis-many', dischargeDraftOf({ diagnoses: Array.from({ length: 51 }, () => ({ role: 'bidiagnose', code: 'DI489', text: 'a' })) })],
  ];
  it.each(refusals)('is kept back for %s', (rule, draft) => { expect(errorsOf(dischargeLetter, draft)).toContain(rule); });

  const warnings: [rule: string, Draft][] = [
    ['follow-up-empty', dischargeDraftOf({ recommendation: '' })], ['follow-up-unticked', dischargeDraftOf({ followUp: false })], ['diagnosis-code', dischargeDraftOf({ diagnoses: [{ role: 'main', code: 'K254', text: 'Sår' }] })], ['discharge-future', dischargeDraftOf({ end: { date: '2026-11-19', time: '08:00' } })],
    ['discharge-late', dischargeDraftOf({}, { updatedAt: '2026-11-24T08:00:00.000Z' })], ['draft-receiver-number', dischargeDraftOf({}, { receiver: '5790000000129' })], ['corrects-unknown', dischargeDraftOf({ corrects: 'x#1' })], ['discharge-time', dischargeDraftOf({ start: { date: '2026-11-12' } })], ['discharge-end', dischargeDraftOf({ end: undefined })],
  ];
  it.each(warnings)('asks about %s', (rule, draft) => {
    expect(dischargeLetter.checkDraft(draft).map(({ rule: found, severity }) => [found, severity])).toEqual([[rule, 'warning']]);
  });

  it('that is whole has nothing to be asked about, three working days after discharge', () => {
    expect(dischargeLetter.checkDraft(dischargeDraftOf())).toEqual([]);
    expect(dischargeLetter.checkDraft(dischargeDraftOf({}, { updatedAt: '2026-11-23T08:00:00.000Z' }))).toEqual([]);
  });

  if (schema !== undefined) it.each(kinds)('%s is valid by the published schema', (kind) => {
    const { bytes } = written(dischargeLetter, dischargeDraftOf({ kind, copy: { gln: municipality.gln, name: municipality.name } }), {}, practice);
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: bytes, encoding: 'utf8' });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  });
});

describe('letters that we write', () => {
  it('have numbers of 14 characters that no other has, the same at every dispatch', () => {
    const { newId } = context();
    const numbers = Array.from({ length: 50 }, () => rehabilitationPlan.compose(planDraftOf(), { ...context(), newId }).messageId.split('#')[1]!);
    expect(new Set(numbers).size).toBe(50);
    for (const number of numbers) expect(number).toMatch(/^[0-9A-Z]{14}$/);
    const { document, messageId } = dischargeLetter.compose(dischargeDraftOf(), context({}, practice));
    const stamped = dischargeLetter.stamp(document, '00000000-0000-4000-8000-0000000000ff', '2026-11-18T15:00:00.000Z') as LetterDocument;
    expect(stamped.envelope).toMatchObject({ sent: { date: '2026-11-18', time: '16:00' } });
    expect(stamped.envelope.identifier).not.toBe((document as LetterDocument).envelope.identifier);
    expect(dischargeLetter.view(stamped, '').messageId).toBe(messageId);
  });

  it('say at the form\'s field what a format finds wrong', () => {
    const { document } = dischargeLetter.compose(dischargeDraftOf({}, { patient: { ids: [{ type: 'other', value: '12' }], family: 'Test', given: [] } }), context({}, practice));
    const { issues } = writeLetter(document as LetterDocument);
    expect(issues.map(({ path }) => dischargeLetter.draftField(path, document, dischargeDraftOf()))).toEqual(['patient']);
    expect(rehabilitationPlan.draftField('RehabilitationPlan.FinalResult.ResultReceiver[5]', document, planDraftOf())).toBe('plan.finalStatusTo');
    expect(rehabilitationPlan.draftField('RehabilitationPlan.Letter.Identifier', document, planDraftOf())).toBeUndefined();
  });

  it('go in the format that their receiver is registered for, XML first', () => {
    expect(letterFormatFor(['XDIS01', 'DIS01'], 'XDIS01')).toBe('oioxml');
    expect(letterFormatFor(['MCM:DIS01#other'], 'XDIS01')).toBe('edifact');
    expect(letterFormatFor(['D0133L'], 'XDIS01')).toBe('edifact');
    expect(letterFormatFor(['DIS02', 'care-communication 5.0'], 'XDIS01')).toBeUndefined();
    expect(letterFormatFor(['GGOP100'], 'GGOP')).toBe('oioxml');
    expect(letterFormatFor(['DIS91', 'GGOPX'], 'GGOP')).toBeUndefined();
    expect(letterFormatFor([], 'XDIS03')).toBeUndefined();
  });
});
