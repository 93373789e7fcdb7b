import { describe, expect, it } from 'vitest';
import { discharge as edifactDischarge, edifact, latin1 } from '../../../tests/fixtures/edifact-letters';
import { dischargeLetter, letterHead, others, sender } from '../../../tests/fixtures/oioxml';
import { readEdifact } from '../../formats/edifact';
import { readOioXml } from '../../formats/oioxml';
import { letterDocuments } from '../../formats/letter/formats';
import type { DischargeLetterView, Showing } from '../../messages';
import { anyDifference, differencesOf } from './differences';
import { dischargeLetter as standard } from './index';
import { dischargeLetterView } from './view';

const view = (text: string): DischargeLetterView => dischargeLetterView(readOioXml(new TextEncoder().encode(text)).interchange!.letters[0]!);
const what = (showing: readonly Showing[]): string[] => showing.map((one) => one.what);

describe('what a discharge summary is shown with', () => {
  it('says what was found in text and what has a fixed width only', () => {
    expect(view(dischargeLetter()).showing).toEqual([
      { how: 'approximated', what: 'fixed-table', count: 1, clinical: false },
      { how: 'text-only', what: 'no-follow-up-field', detail: 'XD0133L', clinical: true },
    ]);
    expect(what(view(dischargeLetter({ text: '<Bold>CAVE</Bold><Break/>Penicillin<Break/><Bold>Medicin ved udskrivelsen</Bold><Break/>Uændret' })).showing)).toEqual(['cave-text', 'medicine-text']);
    expect(view(dischargeLetter({ text: 'Kun tekst.<Break/><FixedFont>kode</FixedFont>' })).showing).toEqual([]);
    expect(view(others.XD0233L!).showing).toEqual([]);
  });

  it('counts styles that could not both be kept', () => {
    expect(view(dischargeLetter({ text: '<Bold>Fed <Italic>og kursiv</Italic></Bold> så <Italic><Bold>igen</Bold></Italic> og <Bold><Bold>fed</Bold></Bold>' })).showing).toEqual([{ how: 'approximated', what: 'bold-italic', count: 2, clinical: false }]);
  });

  it('says when the name of the sender comes from elsewhere', () => {
    const bare = sender('').replace(/<(OrganisationName|DepartmentName|UnitName)>.*?<\/\1>/g, '');
    expect(view(dischargeLetter({ text: 'x', sender: bare })).showing).toEqual([{ how: 'looked-up', what: 'sender-number', detail: '5790001382445', clinical: false }]);
  });

  it('says that a version is newer than those published, and what had no place', () => {
    expect(view(dischargeLetter({ text: 'x', head: letterHead('XD0134L', 'XDIS01', '<FollowUp>ja</FollowUp>') })).showing).toEqual([
      { how: 'newer-version', what: 'version-nearest', detail: 'XD0134L', clinical: true }, { how: 'not-shown', what: 'unplaced', count: 1, clinical: true },
    ]);
    const [document] = letterDocuments('edifact', readEdifact(latin1(edifact([{ ...edifactDischarge, version: 'D0134L' }]))).interchanges[0]!);
    expect(standard.view(document!, 'D0134L').letter?.showing[0]).toEqual({ how: 'newer-version', what: 'version-nearest', detail: 'D0134L', clinical: true });
  });

  it('names files that no number leads to', () => {
    const letter = dischargeLetter({ text: 'x' });
    expect(view(letter).showing).toEqual([]);
    expect(what(view(letter.replace(/<ObjectIdentifier>[^<]*<\/ObjectIdentifier>/, '')).showing)).toContain('file-missing');
  });
});

describe('differences of a corrected letter', () => {
  const earlier = view(dischargeLetter({ text: 'Indledning<Break/><Bold>Resumé</Bold><Break/>Indlagt akut.<Break/>Hb 5,4.<Break/>Udskrevet i bedring.<Break/><Bold>Medicin</Bold><Break/>Uændret.' }));

  it('are none between a letter and itself', () => {
    const none = differencesOf(earlier, structuredClone(earlier));
    expect(none).toEqual({ diagnoses: [], references: [], texts: [] });
    expect(anyDifference(none)).toBe(false);
  });

  it('are named by field', () => {
    const corrected: DischargeLetterView = {
      ...earlier, end: { date: '2026-11-19', time: '10:00' },
      diagnoses: [{ ...earlier.diagnoses[0]!, code: 'DK250', text: 'Akut mavesår' }, ...earlier.diagnoses.slice(2), { role: 'bidiagnose', code: 'DE119', system: 'SKSdiagnosekode', text: 'Diabetes' }],
      references: earlier.references.slice(0, -1),
    };
    const found = differencesOf(earlier, corrected);
    expect(found.start).toBeUndefined();
    expect(found.end).toEqual({ before: earlier.end, after: corrected.end });
    expect(found.diagnoses).toEqual([{ before: earlier.diagnoses[1] }, { before: earlier.diagnoses[0], after: corrected.diagnoses[0] }, { after: corrected.diagnoses.at(-1) }]);
    expect(found.references).toEqual([{ before: earlier.references.at(-1) }]);
    expect(differencesOf({ ...earlier, end: undefined }, earlier).end).toEqual({ after: earlier.end });
  });

  it('are shown line by line below their headings', () => {
    const corrected = view(dischargeLetter({ text: 'Indledning<Break/><Bold>Resumé</Bold><Break/>Indlagt akut.<Break/>Hb 5,8.<Break/>Udskrevet i bedring.<Break/><Bold>Medicin</Bold><Break/>Uændret.<Break/>Tablet Test 40 mg.' }));
    expect(differencesOf(earlier, corrected).texts).toEqual([
      { heading: 'Resumé', lines: [{ kind: 'removed', text: 'Hb 5,4.' }, { kind: 'added', text: 'Hb 5,8.' }] }, { heading: 'Medicin', lines: [{ kind: 'added', text: 'Tablet Test 40 mg.' }] },
    ]);
    // The other way round what was added is what is removed, and nothing else.
    expect(differencesOf(corrected, earlier).texts.flatMap(({ lines }) => lines.map(({ kind, text }) => `${kind} ${text}`))).toEqual(['removed Hb 5,8.', 'added Hb 5,4.', 'removed Tablet Test 40 mg.']);
  });

  it('find a recommendation that came, and a part that went', () => {
    const corrected = view(dischargeLetter({ text: '<Bold>Anbefaling om opfølgning hos egen læge</Bold><Break/>Kontrol om 14 dage.<Break/>Indledning' }));
    const { texts } = differencesOf(earlier, corrected);
    expect(texts[0]).toEqual({ heading: 'Anbefaling om opfølgning hos egen læge', lines: [{ kind: 'added', text: 'Anbefaling om opfølgning hos egen læge' }, { kind: 'added', text: 'Kontrol om 14 dage.' }] });
    expect(texts.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'removed').map(({ text }) => text)).toEqual(['Resumé', 'Indlagt akut.', 'Hb 5,4.', 'Udskrevet i bedring.', 'Medicin', 'Uændret.']);
  });
});
