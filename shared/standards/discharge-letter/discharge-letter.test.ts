import { describe, expect, it } from 'vitest';
import { correspondence, dischargeLetter, letterHead, others, receipts } from '../../../tests/fixtures/oioxml';
import { readOioXml } from '../../formats/oioxml';
import type { Letter } from '../../formats/letter/tree';
import { plainText } from '../medcom/letter-sections';
import type { DischargeLetterView } from '../../messages';
import { dischargeLetterView, isDischargeLetter } from './view';

function letterOf(text: string): Letter {
  const { interchange } = readOioXml(new TextEncoder().encode(text));
  return interchange!.letters[0]!;
}
const view = (text: string): DischargeLetterView => dischargeLetterView(letterOf(text));

describe('a discharge summary', () => {
  it('has dates, parties, patient and diagnoses from their fields', () => {
    expect(view(dischargeLetter())).toMatchObject({
      kind: 'inpatient', head: { identifier: 'B2611180001', version: 'XD0133L', type: 'XDIS01', authorised: { date: '2026-11-18', time: '15:30' }, corrected: false, cancelled: false, episode: '0123456789abcdef0123456789abcdef' },
      sender: { gln: '5790001382445', identifier: '9900010', scheme: 'sygehusafdelingsnummer', names: ['Testsygehuset', 'Medicinsk Afdeling (test)', 'M1'], address: ['Prøvevej 1', '5000 Testby'], phone: '65000030', speciality: 'kardiologi' },
      contact: { names: ['Sekretariat (test)'] }, receiver: { names: ['Lægerne Testgade'] }, copies: [{ names: ['Øjenlægen (test)'] }],
      patient: { id: { type: 'cpr', value: '2512484916' }, family: 'Berggren', given: 'Nancy Ann', address: ['Prøvevej 23', 'Testforstad', '5260 Testby S'], occupation: 'Tømrer', status: 'indlagt' },
      relatives: [{ relation: 'barn', family: 'Lauridsen', given: 'Lonni' }], referral: { identifier: 'H2611010001', received: { date: '2026-11-01', time: '12:00' }, diagnoses: [{ code: 'DK259' }, { code: 'D99', system: 'ICPCkode' }] },
      start: { date: '2026-11-12', time: '21:14' }, end: { date: '2026-11-18', time: '13:30' },
      diagnoses: [
        { role: 'main', code: 'DK254', system: 'SKSdiagnosekode', text: 'Blødende mavesår' }, { role: 'main-additional', code: 'DE119' },
        { role: 'bidiagnose', code: 'DI489', at: { date: '2026-11-13', time: '09:00' } }, { role: 'operation', code: 'KJDA32', text: 'Gastroskopi med klips' },
      ],
      references: [{ kind: 'file', file: { identifier: '317C2E58F6C14D798828EFDAF221283E', code: 'billede', extension: 'pdf', bytes: 20480 } }, { kind: 'url', url: 'https://example.org/?a=1&b=2' }, { kind: 'elsewhere', description: 'Skema på papir' }],
    });
  });

  it('shows a recommendation first, as probable, and once', () => {
    const { recommendation, texts } = view(dischargeLetter());
    expect(recommendation).toMatchObject({ heading: 'Anbefaling om opfølgning hos egen læge', certainty: 'probable' });
    expect(plainText(recommendation!.runs)).toContain('Kontrol af Hb < 6,0 & væsketal senest 20. nov.');
    expect(texts).toMatchObject([{ signed: { date: '2026-11-18' }, sections: [] }, { sections: [{ runs: [{ text: 'Karl Test, overlæge' }] }] }]);
    // Only the first heading is one: further down it may be somebody else's.
    const later = view(dischargeLetter({ text: '<Bold>Resumé</Bold><Break/>Tekst<Break/><Bold>Anbefaling om opfølgning</Bold><Break/>Senere' }));
    expect(later.recommendation).toBeUndefined();
    expect(later.texts[0]!.sections.map(({ heading }) => heading)).toEqual(['Resumé', 'Anbefaling om opfølgning']);
  });

  it('finds allergy warnings in headings and lines, never as codes', () => {
    const warnings = (text: string): string | undefined => { const found = view(dischargeLetter({ text })).warnings; return found && plainText(found.runs); };
    expect(warnings('<Bold>CAVE:</Bold><Break/>Penicillin')).toBe('Penicillin');
    expect(warnings('<Bold>CAVE: morfin</Bold><Break/>kvalme')).toBe('morfin\nkvalme');
    expect(warnings('Tekst<Break/>Cave; phenoxymethylpenicillin<Break/>Mere')).toBe('phenoxymethylpenicillin');
    expect(warnings('Patienten har en caveret historie')).toBeUndefined();
    expect(warnings('Cavernøs tekst: x')).toBeUndefined();
  });

  it('names its kind and takes the first and last visit for its dates', () => {
    expect(view(others.XD0233L!)).toMatchObject({ kind: 'outpatient', start: { date: '2026-11-01' }, end: { date: '2026-11-18' }, diagnoses: [], texts: [] });
    expect(view(others.XD0333L!)).toMatchObject({ kind: 'casualty', start: { date: '2026-11-18', time: '02:00' } });
    expect(view(others.XD0333L!).end).toBeUndefined();
  });

  it('says when it replaces another, and keeps what has no field', () => {
    const letter = view(dischargeLetter({ head: letterHead('XD0134L', 'XDIS01', '<FollowUp>ja</FollowUp>').replace('nytbrev', 'rettetbrev') }));
    expect(letter).toMatchObject({ head: { corrected: true, version: 'XD0134L' }, unplaced: ['<FollowUp>ja</FollowUp>'] });
  });

  it('reads a letter of which little is left', () => {
    expect(view('<Emessage xmlns="http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/"><DischargeLetter/></Emessage>')).toEqual({
      form: 'discharge', kind: 'inpatient', showing: [], head: { identifier: '', version: '', corrected: false, cancelled: false }, copies: [], relatives: [], diagnoses: [], texts: [], references: [], unplaced: [],
    });
    expect(view(dischargeLetter().replace('2512484916', '0000000000')).patient?.id).toBeUndefined();
  });
});

it('a correspondence letter has subject, priority and a replacement number', () => {
  expect(view(correspondence())).toMatchObject({ kind: 'correspondence', priority: 'høj_prioritet', subject: 'Forundersøgelse', patient: { id: { type: 'x-ecpr', value: '0703921VJ5' } }, texts: [{ sections: [{ runs: [{ text: 'Forinden bedes taget blodtryk.' }] }] }] });
});

it('other letters are not taken for one', () => {
  expect([isDischargeLetter(letterOf(dischargeLetter())), isDischargeLetter(letterOf(correspondence())), isDischargeLetter(letterOf(receipts.positive))]).toEqual([true, true, false]);
});
