import { describe, expect, it } from 'vitest';
import { allLetters, binaryLetter, correspondence, dischargeLetter, envelope, letterHead, message, namespaces, patient, plan100, plan104, planLetter, receiver, receipts, referral, sender } from '../../../tests/fixtures/oioxml';
import type { LetterRead } from '../letter/format';
import type { Interchange, LetterElement } from '../letter/tree';
import { looksLikeOioXml, readOioXml, writeOioXml } from '.';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): LetterRead => readOioXml(bytesOf(text));
const rules = (text: string): string[] => read(text).issues.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);

function interchangeOf(text: string): Interchange {
  const { interchange, issues } = read(text);
  if (!interchange) throw new Error(issues[0].rule);
  return interchange;
}

function at(element: LetterElement | undefined, path: string): LetterElement | undefined {
  let here = element;
  for (const name of path.split('.')) here = here?.content.kind === 'elements' ? here.content.children.find((child) => child.name === name) : undefined;
  return here;
}

function valueAt(text: string, path: string): string | undefined {
  const found = at(interchangeOf(text).letters[0]!.root, path)?.content;
  return found?.kind === 'value' ? found.text : undefined;
}

/** A tree without places, which differ between two writings of one letter. */
const withoutPlaces = (interchange: Interchange): unknown => JSON.parse(JSON.stringify(interchange, (key, value: unknown) => (key === 'place' ? undefined : value)));

describe('reading', () => {
  it.each(Object.entries(allLetters).filter(([name]) => !name.startsWith('referral')))('%s is read without a finding, and its writing reads the same', (_, text) => {
    expect(rules(text)).toEqual([]);
    const interchange = interchangeOf(text);
    const { bytes, issues } = writeOioXml(interchange);
    expect(issues).toEqual([]);
    const back = readOioXml(bytes!);
    expect(back.issues).toEqual([]);
    expect(withoutPlaces(back.interchange!)).toEqual(withoutPlaces(interchange));
  });

  it('takes the envelope and the location numbers', () => {
    expect(interchangeOf(dischargeLetter())).toMatchObject({
      sent: { date: '2026-11-18', time: '15:47' }, identifier: 'K2611180000001', acknowledgement: 'pluspositivkvitt', sender: '5790001382445', receiver: '5790000121526',
      letters: [{ version: 'XD0133L', unplaced: [] }],
    });
    expect(interchangeOf(receipts.positive).acknowledgement).toBe('minuspositivkvitt');
    expect(valueAt(dischargeLetter(), 'Diagnose.Main.DiagnoseCode')).toBe('DK254');
    expect(valueAt(planLetter(), 'FinalResult.ResultReceiver.OrganisationName')).toBe('Testsygehuset');
  });

  it('says line and column of every element', () => {
    const { root } = interchangeOf(message(namespaces.v2005, `\r\n  ${envelope()}\r\n    <DischargeLetter>${letterHead('XD0133L', 'XDIS01')}${sender()}${receiver}\r\n${patient}</DischargeLetter>`)).letters[0]!;
    expect(root.place).toEqual({ line: 4, column: 5 });
    expect(at(root, 'Patient')?.place).toEqual({ line: 5, column: 1 });
  });

  it('takes any prefix and both families of namespaces', () => {
    const prefixed = dischargeLetter().replaceAll(/<(\/?)([A-Z])/g, '<$1m:$2').replace('xmlns=', 'xmlns:m=');
    expect(rules(prefixed)).toEqual([]);
    expect(withoutPlaces(interchangeOf(prefixed))).toEqual(withoutPlaces(interchangeOf(dischargeLetter())));
    expect(looksLikeOioXml(bytesOf(prefixed))).toBe(true);
    expect(looksLikeOioXml(bytesOf('<Bundle xmlns="http://hl7.org/fhir"/>'))).toBe(false);
  });

  it('refuses what is no letter', () => {
    for (const [text, rule] of [
      ['', 'text-empty'], ['  \n', 'text-empty'], ['<Bundle xmlns="http://hl7.org/fhir"/>', 'letter-not-a-letter'], ['<Emessage', 'text-truncated'], ['<Emessage xmlns="x"><a></b></Emessage>', 'text-malformed'],
      [`<?xml version="1.0"?><!-- x --><!DOCTYPE Emessage [<!ENTITY a "b">]>${referral.slice(39)}`, 'letter-doctype'], [message(namespaces.v2005, '&bomb;'), 'text-entity'], [message(namespaces.v2005, '\u0001'), 'text-forbidden-character'],
      ['<a>'.repeat(60), 'text-too-deep'], [message(namespaces.v2005, '', '<?xml version="1.0" encoding="EBCDIC"?>'), 'letter-encoding-unknown'],
    ] as const) {
      const { interchange, issues } = read(text);
      expect([interchange, issues.map((issue) => issue.rule), issues[0].severity]).toEqual([undefined, [rule], 'fatal']);
    }
    expect(readOioXml(bytesOf(dischargeLetter()), { maxBytes: 100, maxDepth: 48, maxItems: 10 }).issues[0].rule).toBe('text-too-large');
    expect(readOioXml(bytesOf(dischargeLetter()), { maxBytes: 1e6, maxDepth: 48, maxItems: 10 }).issues[0].rule).toBe('text-too-many');
  });

  it('tells a wrong namespace and reads on', () => {
    expect(rules(dischargeLetter({ namespace: 'urn:own' }))).toEqual(['error letter-namespace Emessage', 'error letter-namespace DischargeLetter']);
    expect(rules(dischargeLetter({ namespace: namespaces.v2006 }))).toEqual(['error letter-namespace DischargeLetter']);
    expect(valueAt(dischargeLetter({ namespace: 'urn:own' }), 'Patient.PersonSurnameName')).toBe('Berggren');
    // The element of a neighbour's namespace is no element of the letter.
    expect(rules(dischargeLetter({ after: '<Reference xmlns="urn:own"/>' }))).toEqual(['error letter-unknown-element DischargeLetter.Reference']);
  });

  it('tells the wrong order with its place, and puts the element right', () => {
    const turned = dischargeLetter().replace(/(<Sender>.*<\/Sender>)(<Receiver>.*<\/Receiver>)(<CC)/, '$2\n  $1$3');
    const { interchange, issues } = read(turned);
    expect(issues).toMatchObject([{ severity: 'error', rule: 'letter-order', path: 'DischargeLetter.Sender', source: 'base', line: 3, column: 3 }]);
    expect(withoutPlaces(interchange!)).toEqual(withoutPlaces(interchangeOf(dischargeLetter())));
  });

  it('keeps unknown elements, attributes and stray text as raw text', () => {
    const text = dischargeLetter({ after: '<Own:Extra xmlns:Own="urn:own" a="1"><Own:Inner>Tekst</Own:Inner></Own:Extra>løs tekst<Local/>' }).replace('<DischargeLetter>', '<DischargeLetter lang="da">').replace('</DischargeLetter>', '</DischargeLetter><Local_Elements><Own>x</Own></Local_Elements>');
    expect(rules(text)).toEqual([
      'warning letter-unknown-attribute DischargeLetter', 'error letter-unknown-element DischargeLetter.Extra', 'error letter-stray-text DischargeLetter', 'error letter-unknown-element DischargeLetter.Local',
    ]);
    const [letter] = interchangeOf(text).letters;
    expect(letter!.unplaced.map((item) => item.text)).toEqual(['DischargeLetter/@lang="da"', '<Own:Extra xmlns:Own="urn:own" a="1"><Own:Inner>Tekst</Own:Inner></Own:Extra>', 'løs tekst', '<Local/>', '<Local_Elements><Own>x</Own></Local_Elements>']);
    expect(interchangeOf(text).letters).toHaveLength(1);
    expect(writeOioXml(interchangeOf(text)).issues.map(({ rule }) => rule)).toEqual(['letter-not-carried']);
  });

  it('checks cardinality, choices, lengths, codes and forms', () => {
    const cases: [string, string, string[]][] = [
      ['<OrganisationName>Testsygehuset</OrganisationName>', '', ['error letter-missing DischargeLetter.Sender.OrganisationName']],
      ['<OrganisationName>Testsygehuset</OrganisationName>', `<OrganisationName>${'x'.repeat(36)}</OrganisationName>`, ['error letter-length DischargeLetter.Sender.OrganisationName']],
      ['<OrganisationName>Testsygehuset</OrganisationName>', `<OrganisationName>${'😀'.repeat(35)}</OrganisationName>`, []],
      ['<IdentifierCode>sygehusafdelingsnummer</IdentifierCode><OrganisationName>', '<IdentifierCode>andet</IdentifierCode><OrganisationName>', ['error letter-code DischargeLetter.Sender.IdentifierCode']],
      ['kardiologi', 'paediatri_sygehus', ['warning letter-speciality DischargeLetter.Sender.MedicalSpecialityCode']],
      ['2512484916', '251248491', ['error letter-pattern DischargeLetter.Patient.CivilRegistrationNumber']],
      ['2512484916', '3113484916', ['warning letter-cpr DischargeLetter.Patient.CivilRegistrationNumber']],
      ['<CivilRegistrationNumber>2512484916</CivilRegistrationNumber>', '', ['error letter-choice DischargeLetter.Patient']],
      ['<CivilRegistrationNumber>2512484916</CivilRegistrationNumber>', '<CivilRegistrationNumber>2512484916</CivilRegistrationNumber><AlternativeIdentifier>0703921VJ5</AlternativeIdentifier>', ['error letter-choice DischargeLetter.Patient']],
      ['5790001382445', '579000138244', ['warning letter-gln DischargeLetter.Sender.EANIdentifier']],
      ['<Date>2026-11-12</Date>', '<Date>2026-02-29</Date>', ['error letter-date DischargeLetter.Admission.Date']],
      ['<Time>21:14</Time>', '<Time>24:14</Time>', ['error letter-pattern DischargeLetter.Admission.Time']],
      ['<OriginalObjectSize>20480</OriginalObjectSize>', '<OriginalObjectSize>0</OriginalObjectSize>', ['error letter-number DischargeLetter.Reference[0].BIN.OriginalObjectSize']],
      ['<SUP>true</SUP>', '<SUP>false</SUP>', ['error letter-fixed DischargeLetter.Reference[2].SUP']],
      ['<TypeCode>XDIS01</TypeCode>', '<TypeCode>XDIS02</TypeCode>', ['error letter-fixed DischargeLetter.Letter.TypeCode']],
      ['<Discharge><Date>2026-11-18</Date><Time>13:30</Time></Discharge>', '<Discharge><Date>2026-11-18</Date><Time>13:30</Time></Discharge><Discharge><Date>2026-11-19</Date><Time>13:30</Time></Discharge>', ['error letter-too-often DischargeLetter.Discharge']],
      ['<Authorisation><Date>2026', '<Authorisation><Date>1926', ['warning letter-old-date DischargeLetter.Letter.Authorisation.Date']],
    ];
    for (const [before, after, expected] of cases) expect(rules(dischargeLetter().replace(before, after))).toEqual(expected);
    expect(rules(dischargeLetter().replace('<Date>2026-11-18</Date><Time>15:47', '<Date>1926-11-18</Date><Time>15:47'))).toEqual(['warning letter-old-date Envelope.Sent.Date']);
    expect(rules(correspondence({ priority: 'hoej_prioritet' }))).toEqual(['error letter-code ClinicalEmail.AdditionalInformation.Priority']);
    expect(rules(correspondence().replace('<Letter>', '<Letter><!-- --> \n'))).toEqual([]);
  });

  it('takes a layout of the XML for no content', () => {
    const spread = dischargeLetter().replaceAll('><', '>\n  <').replace('Testsygehuset', '\n   Testsygehuset\n  ').replace('2026-11-12', ' 2026-11-12 ');
    expect(rules(spread)).toEqual([]);
    expect(valueAt(spread, 'Sender.OrganisationName')).toBe('Testsygehuset');
    expect(valueAt(spread, 'Admission.Date')).toBe('2026-11-12');
  });

  it('reads a newer version as the nearest, labelled and lighter', () => {
    const newer = dischargeLetter({ head: letterHead('XD0134L', 'XDIS01', '<FollowUp>ja</FollowUp>'), namespace: 'http://rep.oio.dk/medcom.dk/xml/schemas/2018/08/06/' });
    const { interchange, issues } = read(newer);
    expect(issues.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)).toEqual(['warning letter-newer-version DischargeLetter', 'warning letter-unknown-element DischargeLetter.Letter.FollowUp', 'warning letter-fixed DischargeLetter.Letter.VersionCode']);
    expect(issues[0].message).toContain('XD0134L');
    expect(interchange!.letters[0]).toMatchObject({ version: 'XD0134L', unplaced: [{ text: '<FollowUp>ja</FollowUp>' }] });
    expect(writeOioXml(interchange!)).toMatchObject({ issues: [{ rule: 'letter-not-written', severity: 'fatal' }] });
    expect(writeOioXml(interchange!).bytes).toBeUndefined();
  });

  it('tells a version that does not fit its element, and one that is missing', () => {
    expect(rules(dischargeLetter({ head: letterHead('XD0233L', 'XDIS02') }))).toEqual([
      'error letter-version-root DischargeLetter', 'error letter-unknown-element DischargeLetter.Admission', 'error letter-unknown-element DischargeLetter.Discharge',
    ]);
    expect(rules(dischargeLetter().replace('<VersionCode>XD0133L</VersionCode>', ''))).toEqual(['error letter-version-missing DischargeLetter', 'warning letter-missing DischargeLetter.Letter.VersionCode']);
    expect(rules(message(namespaces.v2005, envelope()))).toEqual(['error letter-none Emessage']);
    expect(rules(dischargeLetter().replace(/<Envelope>.*<\/Envelope>/, ''))).toEqual(['error letter-missing Emessage.Envelope']);
    expect(rules(dischargeLetter().replace('pluspositivkvitt', 'ja'))).toEqual(['error letter-code Envelope.AcknowledgementCode']);
  });

  it('reads a letter without facts as text, nothing lost', () => {
    const interchange = interchangeOf(referral);
    expect(rules(referral)).toEqual(['information letter-as-text HospitalReferral']);
    const root = interchange.letters[0]!.root;
    expect(at(root, 'Patient.PersonSurnameName')?.content).toEqual({ kind: 'value', text: 'Berggren' });
    expect(at(root, 'Anamnesis')?.content).toEqual({ kind: 'formatted', runs: [
      { text: 'Faldet i hjemmet.\n', font: 'proportional', style: 'normal', alignment: 'left' }, { text: 'CAVE', font: 'proportional', style: 'bold', alignment: 'left' }, { text: ' penicillin', font: 'proportional', style: 'normal', alignment: 'left' },
    ] });
    expect(withoutPlaces(readOioXml(writeOioXml(interchange).bytes!).interchange!)).toEqual(withoutPlaces(interchange));
    const mixed = interchangeOf(referral.replace('<Bold>', '<Odd><Deep>dybt</Deep></Odd><Bold>'));
    expect(at(mixed.letters[0]!.root, 'Anamnesis')?.content).toMatchObject({ runs: [{ text: 'Faldet i hjemmet.\ndybt' }, { text: 'CAVE' }, { text: ' penicillin' }] });
    expect(mixed.letters[0]!.unplaced.map(({ text }) => text)).toEqual(['<Odd><Deep>dybt</Deep></Odd>', '<Deep>dybt</Deep>']);
  });

  it('reads two letters of one envelope', () => {
    const letter = /<ClinicalEmail>.*<\/ClinicalEmail>/.exec(correspondence())![0];
    const two = interchangeOf(correspondence().replace('</Emessage>', `${letter.replace('B2611180001', 'B2611180002')}</Emessage>`));
    expect(two.letters.map(({ root }) => at(root, 'Letter.Identifier')?.content)).toEqual([{ kind: 'value', text: 'B2611180001' }, { kind: 'value', text: 'B2611180002' }]);
  });
});

describe('binary letters', () => {
  const bytesIn = (text: string): LetterElement['content'] | undefined => at(interchangeOf(text).letters[0]!.root, 'BinaryObject.Object_Base64Encoded')?.content;

  it('hold bytes', () => {
    expect(bytesIn(binaryLetter())).toEqual({ kind: 'bytes', bytes: bytesOf('%PDF-1') });
    expect(bytesIn(binaryLetter({ base64: 'JVBE\n  Ri0x' }))).toEqual({ kind: 'bytes', bytes: bytesOf('%PDF-1') });
  });

  it('hold large files, and say the places behind them', () => {
    const large = 'QUJD\n'.repeat(20_000);
    const objects = binaryLetter({ base64: large, size: 60_000 }).replace('</BinaryLetter>', '<Odd/></BinaryLetter>');
    const { interchange, issues } = read(objects);
    expect(issues).toMatchObject([{ rule: 'letter-unknown-element', line: 20_002, column: '</Object_Base64Encoded></BinaryObject>'.length + 1 }]);
    const found = at(interchange!.letters[0]!.root, 'BinaryObject.Object_Base64Encoded')?.content;
    expect(found?.kind === 'bytes' && new TextDecoder().decode(found.bytes)).toBe('ABC'.repeat(20_000));
    expect(interchange!.letters[0]!.unplaced).toMatchObject([{ text: '<Odd/>' }]);
    expect(read(objects.replace('</Emessage>', '</Emes>')).issues[0]).toMatchObject({ rule: 'text-malformed', line: 20_002 });
    // In the wrong place it is raw text, whole.
    const [unplaced] = interchangeOf(binaryLetter().replace('</BinaryLetter>', `<Object_Base64Encoded>${large}</Object_Base64Encoded></BinaryLetter>`)).letters[0]!.unplaced;
    expect(unplaced!.text).toBe(`<Object_Base64Encoded>${large}</Object_Base64Encoded>`);
    const stray = interchangeOf(binaryLetter().replace('</Object_Base64Encoded>', `</Object_Base64Encoded>${large}`)).letters[0]!;
    expect(stray.unplaced).toMatchObject([{ text: large.trim() }]);
    const back = readOioXml(writeOioXml(interchange!).bytes!).interchange!;
    expect(at(back.letters[0]!.root, 'BinaryObject.Object_Base64Encoded')?.content).toEqual(found);
  });

  it('tell a wrong size, gzip and broken base64', () => {
    expect(rules(binaryLetter({ size: 7 }))).toEqual(['warning letter-size BinaryLetter.BinaryObject[0]']);
    expect(rules(binaryLetter({ base64: 'H4sIAA==', size: 4 }))).toEqual(['warning letter-gzip BinaryLetter.BinaryObject[0]']);
    expect(rules(binaryLetter({ base64: 'JVBE*' }))).toEqual(['error letter-base64 BinaryLetter.BinaryObject[0].Object_Base64Encoded']);
    expect(bytesIn(binaryLetter({ base64: 'JVBE*' }))).toEqual({ kind: 'value', text: 'JVBE*' });
  });
});

describe('rehabilitation plans', () => {
  it('miss their type with an error, the rest of an inferred shape with a warning', () => {
    const { issues } = read(planLetter({ type: '' }));
    expect(issues).toMatchObject([{ severity: 'error', rule: 'letter-missing', path: 'RehabilitationPlan.TypeOfRehabilitationPlan', source: 'policy' }]);
    expect(rules(planLetter({ type: '<TypeOfRehabilitationPlan>andet</TypeOfRehabilitationPlan>' }))).toEqual(['error letter-code RehabilitationPlan.TypeOfRehabilitationPlan']);
    expect(rules(planLetter({ copy: '<GPCCReceiver><Deselected>ja</Deselected></GPCCReceiver>' }))).toEqual([]);
    expect(rules(planLetter({ copy: '<GPCCReceiver/>' }))).toEqual(['warning letter-choice RehabilitationPlan.GPCCReceiver']);
    expect(rules(planLetter({ after: '<Extra/>' }))).toEqual(['warning letter-unknown-element RehabilitationPlan.Extra']);
  });

  it('keep the namespace that each element had', () => {
    const written = new TextDecoder().decode(writeOioXml(interchangeOf(planLetter())).bytes);
    expect(written).toContain(`<Emessage xmlns="${plan104}" xmlns:mm100="${plan100}"><mm100:Envelope><mm100:Sent>`);
    expect(written).toContain('<mm100:PatientHealthSummary>Hoftebrud efter fald.</mm100:PatientHealthSummary>');
    expect(written).toContain('<AbilityAtDischargeExtended><mm100:Bold>8a. Kroppens');
    // A sender who writes an element in the other release gets it back so.
    expect(new TextDecoder().decode(writeOioXml(interchangeOf(planLetter().replace('<ConsentInformed>ja</ConsentInformed>', '<a:ConsentInformed>ja</a:ConsentInformed>'))).bytes)).toContain('<mm100:ConsentInformed>ja<');
  });
});

describe('writing', () => {
  it('declares the encoding and uses it', () => {
    const interchange = interchangeOf(correspondence({ text: 'Æble – €5' }));
    for (const [encoding, bytes] of [['ISO-8859-1', [0xc6]], ['windows-1252', [0xc6]], ['UTF-8', [0xc3, 0x86]]] as const) {
      const written = writeOioXml(interchange, { encoding }).bytes!;
      const text = Array.from(written, (byte) => String.fromCharCode(byte)).join('');
      expect(text.startsWith(`<?xml version="1.0" encoding="${encoding}"?>\n`)).toBe(true);
      expect(text).toContain(`<Text01>${String.fromCharCode(...bytes)}ble`);
      expect(text.includes('&#8364;5')).toBe(encoding === 'ISO-8859-1');
      expect(withoutPlaces(readOioXml(written).interchange!)).toEqual(withoutPlaces(interchange));
      expect(readOioXml(written).issues).toEqual([]);
    }
  });

  it('puts elements into the order of the schema and checks what it writes', () => {
    const interchange = interchangeOf(dischargeLetter());
    const root = interchange.letters[0]!.root;
    if (root.content.kind !== 'elements') throw new Error('no elements');
    root.content.children.reverse();
    const { bytes, issues } = writeOioXml(interchange);
    expect(issues).toEqual([]);
    // Repeated elements keep the order they were given.
    expect(readOioXml(bytes!).issues).toEqual([]);
    root.content.children = root.content.children.filter(({ name }) => name !== 'Patient');
    expect(writeOioXml(interchange).issues).toMatchObject([{ rule: 'letter-missing', path: 'DischargeLetter.Patient', severity: 'error' }]);
  });

  it('writes trees that came from elsewhere, without namespaces', () => {
    const bare = (element: LetterElement): LetterElement => ({ name: element.name, content: element.content.kind === 'elements' ? { kind: 'elements', children: element.content.children.map(bare) } : element.content });
    for (const text of [dischargeLetter(), receipts.negative, planLetter()]) {
      const interchange = interchangeOf(text);
      const { bytes } = writeOioXml({ ...interchange, letters: interchange.letters.map((letter) => ({ ...letter, root: bare(letter.root) })) });
      expect(withoutPlaces(readOioXml(bytes!).interchange!)).toEqual(withoutPlaces(interchange));
    }
    const foreign = interchangeOf(referral);
    expect(writeOioXml({ ...foreign, letters: foreign.letters.map((letter) => ({ ...letter, root: bare(letter.root) })) }).issues[0]!.rule).toBe('letter-not-written');
    expect(writeOioXml({ ...foreign, letters: [] }).issues[0]).toMatchObject({ rule: 'letter-none', severity: 'fatal' });
  });

  it('replaces what XML cannot hold, and says so', () => {
    const interchange = interchangeOf(correspondence());
    const subject = at(interchange.letters[0]!.root, 'AdditionalInformation.Subject')!;
    subject.content = { kind: 'value', text: 'a\u0000b\ud800c<&>"' };
    const { bytes, issues } = writeOioXml(interchange);
    expect(issues).toMatchObject([{ rule: 'letter-character', severity: 'warning', path: 'ClinicalEmail.AdditionalInformation.Subject' }]);
    expect(at(readOioXml(bytes!).interchange!.letters[0]!.root, 'AdditionalInformation.Subject')?.content).toEqual({ kind: 'value', text: 'a\ufffdb\ufffdc<&>"' });
  });

  it('tells a tree whose content is of the wrong kind', () => {
    const interchange = interchangeOf(binaryLetter());
    at(interchange.letters[0]!.root, 'Receiver')!.content = { kind: 'value', text: 'x' };
    at(interchange.letters[0]!.root, 'Letter.Identifier')!.content = { kind: 'elements', children: [] };
    expect(writeOioXml(interchange).issues.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['letter-content BinaryLetter.Letter.Identifier', 'letter-content BinaryLetter.Receiver']);
  });
});

it('a broken file does not drown the reader', () => {
  const { issues } = read(dischargeLetter({ after: '<Odd/>'.repeat(500) }));
  expect(issues).toHaveLength(20);
});
