/** Letters by the tables of their types: into the tree, back, and what is wrong with them. */
import { describe, expect, it } from 'vitest';
import { administrative, admissionNotice, binary, binaryContent, correspondence, discharge, edifact, everyLetter, fileOf, latin1, negativeReceipt, referral, type LetterSource } from '../../../tests/fixtures/edifact-letters';
import { elementAt, elementsAt, valueAt } from '../letter/access';
import type { Interchange, LetterElement } from '../letter/tree';
import { readEdifact, writeEdifact } from './index';
import { schemaPlace } from './maps';
import { readSegments } from './syntax';

const read = (text: string): { interchange: Interchange; issues: string[]; root: LetterElement } => {
  const { interchanges, issues } = readEdifact(latin1(text));
  return { interchange: interchanges[0]!, issues: issues.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`), root: interchanges[0]!.letters[0]!.root };
};
const changed = (letter: LetterSource, from: string, to: string): string => {
  const segments = letter.segments.flatMap((segment) => (segment === from ? (to === '' ? [] : to.split("'")) : [segment]));
  expect(segments).not.toEqual(letter.segments);
  return fileOf({ ...letter, segments });
};
/** `#` is the number of the changed segment. */
const numbered = (issue: string, letter: LetterSource, from: string): string => issue.replace(/#([+-]\d)?/, (_, offset?: string) => String(letter.segments.indexOf(from) + 3 + Number(offset ?? 0)));
const bare = ({ name, content }: LetterElement): unknown => [name, content.kind === 'elements' ? content.children.map(bare) : content];
const outline = ({ name, content }: LetterElement): string => (content.kind === 'elements' ? `${name}(${content.children.map(outline).join(' ')})` : content.kind === 'value' ? `${name}=${content.text}` : name);

describe('a discharge letter', () => {
  const { root, issues, interchange } = read(fileOf(discharge));

  it('is read whole', () => {
    expect(issues).toEqual([]);
    expect(interchange.letters[0]!.unplaced).toEqual([]);
    expect(outline(elementAt(root, 'Letter')!)).toBe('Letter(Identifier=B260914000001 VersionCode=XD0133L StatisticalCode=XDIS01 Authorisation(Date=2026-09-14 Time=09:00) TypeCode=XDIS01 StatusCode=nytbrev EpisodeOfCareIdentifier=0123456789abcdef0123456789abcdef)');
    expect(outline(elementAt(root, 'Sender')!)).toBe('Sender(EANIdentifier=5790000999996 Identifier=9999010 IdentifierCode=sygehusafdelingsnummer OrganisationName=EKSEMPEL SYGEHUS DepartmentName=MEDICINSK AFD. M UnitName=AFSNIT M2 StreetName=Prøvevej 1 SuburbName=Testby DistrictName=Eksempelby PostCodeIdentifier=9999 TelephoneSubscriberIdentifier=12345678 MedicalSpecialityCode=intern_medicin_sygehus Contact(Identifier=9999011 IdentifierCode=sygehusafdelingsnummer OrganisationName=EKSEMPEL SYGEHUS DepartmentName=MEDICINSK AFD. M UnitName=SEKRETARIAT))');
    expect(outline(elementAt(root, 'CCReceiver')!)).toBe('CCReceiver(Identifier=888888 IdentifierCode=ydernummer OrganisationName=_ DepartmentName=Speciallæge UnitName=E. Eksempel)');
    expect(elementsAt(root, 'Relative').map(outline)).toEqual(['Relative(RelationCode=uspec_paaroerende PersonSurnameName=Elmer PersonGivenName=Berta Test)', 'Relative(RelationCode=barn PersonSurnameName=Elmer PersonGivenName=Birk Test)']);
    expect(outline(elementAt(root, 'Referral')!)).toBe('Referral(Identifier=H2609010000007 Received(Date=2026-09-01 Time=12:00) Refer(DiagnoseCode=DJ189 DiagnoseTypeCode=SKSdiagnosekode DiagnoseText=Pneumoni UNS) ReferalAdditional(DiagnoseCode=DI10 DiagnoseTypeCode=uspecificeretkode DiagnoseText=Forhøjet blodtryk) ReferalAdditional(DiagnoseCode=K86 DiagnoseTypeCode=ICPCkode DiagnoseText=Forhøjet blodtryk))');
    expect(outline(elementAt(root, 'Diagnose')!)).toBe('Diagnose(Main(DiagnoseCode=DJ159 DiagnoseText=Bakteriel pneumoni UNS) MainAdditional(DiagnoseCode=DE119 DiagnoseText=Type 2-diabetes UNS) Other(DiagnoseDescriptionCode=bidiagnose DiagnoseCode=DI109 DiagnoseTypeCode=SKSdiagnosekode DiagnoseText=Essentiel hypertension UNS DiagnoseDateTime(Date=2026-09-10 Time=09:00)) Other(DiagnoseDescriptionCode=operation DiagnoseCode=UXRC00 DiagnoseTypeCode=SKSdiagnosekode DiagnoseText=Røntgenundersøgelse af thorax))');
    expect(elementsAt(root, 'Reference').map(outline)).toEqual(['Reference(RefDescription=Røntgenbillede BIN(ObjectIdentifier=317C2E58F6C14D798828EFDAF221283E ObjectCode=billede ObjectExtensionCode=jpeg OriginalObjectSize=20480))', 'Reference(RefDescription=Patientvejledning URL=https://example.org/vejledning)', 'Reference(RefDescription=Tidligere journal SUP=true)']);
  });

  it('has its text in runs', () => {
    expect(elementAt(root, 'ClinicalInformation/Text01')!.content).toMatchObject({ kind: 'formatted', runs: [
      { text: 'Anbefaling om opfølgning hos egen læge\n', style: 'bold' },
      { text: 'Kontrol af CRP om 1 uge. Patienten spørger: "må jeg arbejde?" - ja, med +1 dags forbehold, jf. patientens \'ja\'.\n\nResumé:\n', style: 'normal' },
      { text: 'Prøve     Dag 1   Dag 3\nCRP         180      42\n', font: 'fixed' }, { text: 'Medicin\n', style: 'underline' }, { text: 'Uændret.', style: 'italic' },
      { text: ' Se FMK.\n\nOle Test\nOverlæge\n', style: 'normal' }, { text: '- slut -\n', font: 'fixed', alignment: 'center' },
    ] });
  });

  it('says where each thing stood', () => {
    expect(elementAt(root, 'Patient/CivilRegistrationNumber')!.place).toEqual({ segment: discharge.segments.findIndex((segment) => segment.startsWith('PNA+PAT')) + 3, element: 2 });
  });
});

describe.each(Object.entries(everyLetter).filter(([name]) => name !== 'referral'))('%s', (_name, letter) => {
  const first = read(fileOf(letter));

  it('is read without a finding, in the order of the schemas', () => {
    expect(first.issues).toEqual([]);
    expect(first.interchange.letters[0]!.unplaced).toEqual([]);
    const inOrder = ({ content }: LetterElement): void => {
      if (content.kind !== 'elements') return;
      const places = content.children.map(({ name }) => schemaPlace(name));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      content.children.forEach(inOrder);
    };
    inOrder(first.root);
  });

  it('comes back as it was', () => {
    const { bytes, issues } = writeEdifact(first.interchange);
    expect(issues).toEqual([]);
    const again = readEdifact(bytes!);
    expect(again.issues).toEqual([]);
    expect(again.interchanges[0]!.letters.map(({ root }) => bare(root))).toEqual([bare(first.root)]);
    const plain = (file: Uint8Array): string[] => readSegments(file).segments.filter(({ tag, elements }) => tag !== 'UNT' && !(tag === 'FTX' && elements[1]![0] === 'NC')).map(({ elements }) => elements.map((components) => components.join(':')).join('+'));
    expect(plain(bytes!)).toEqual(plain(latin1(fileOf(letter))));
  });
});

describe('what is wrong with a letter', () => {
  it.each([
    ['an unknown party', discharge, 'NAD+SSP+9999010:SKS:SST++EKSEMPEL SYGEHUS:MEDICINSK AFD. M:AFSNIT M2:::US', 'NAD+XYZ+9999010:SKS:SST++A', ['error edifact-qualifier-unknown NAD[#].1', 'error edifact-value-missing UNH[2]', 'error edifact-value-missing UNH[2]'], 5],
    ['an unknown kind of diagnosis', discharge, 'CIN+B+DI109:SKS:SST:Essentiel hypertension UNS', 'CIN+Q+DI109:SKS:SST:Essentiel hypertension UNS', ['error edifact-code-unknown CIN[#].1.1'], 1],
    ['an unknown relation', discharge, 'REL+PER+GU', 'REL+PER+XX', ['error edifact-code-unknown REL[#].2.1'], 1],
    ['a status that is not on the list', discharge, 'PAS+HS', 'PAS+ZZ', ['warning edifact-code-unlisted PAS[#].1.1', 'error edifact-value-missing UNH[2]'], 1],
    ['a speciality that is not on the list', discharge, 'SPR+ORG+1:SKS:SST+DIS01:SKS:SST', 'SPR+ORG+4711:SKS:SST+DIS01:SKS:SST', ['warning edifact-code-unlisted SPR[#].2.1'], 1],
    ['a day that is none', discharge, 'DTM+90:202609100830:203', 'DTM+90:202602300830:203', ['error edifact-date-wrong DTM[#].1.2'], 1],
    ['a time in another form than stated', discharge, 'DTM+90:202609100830:203', 'DTM+90:202609100830:204', ['error edifact-date-wrong DTM[#].1.2'], 1],
    ['seconds where there are none', discharge, 'DTM+90:202609100830:203', 'DTM+90:20260910083059:204', ['warning edifact-value-unplaced DTM[#].1.2'], 1],
    ['a time written as text', discharge, 'DTM+90:202609100830:203', 'DTM+90:i går:203', ['error edifact-date-wrong DTM[#].1.2'], 1],
    ['another letter number', discharge, 'RFF+SRI:B260914000001', 'RFF+SRI:B260914000002', ['warning edifact-values-differ RFF[#].1.2'], 1],
    ['another time of approval', discharge, 'DTM+182:202609140900:203', 'DTM+182:202609140901:203', ['warning edifact-values-differ DTM[#].1.2'], 1],
    ['no patient', discharge, 'PNA+PAT+2509479989:::CPR:IM+++SU:Elmer+FO:Bruno Test', '', ['error edifact-value-missing S07[#-1]', 'error edifact-value-missing UNH[2]', 'error edifact-value-missing UNH[2]'], 2],
    ['a CPR number that is none', discharge, 'PNA+PAT+2509479989:::CPR:IM+++SU:Elmer+FO:Bruno Test', 'PNA+PAT+250947-9989:::CPR:IM+++SU:Elmer', ['error edifact-value-wrong PNA[#].2.1', 'error edifact-value-missing UNH[2]'], 1],
    ['a segment that is not expected', discharge, 'SEQ++1', "SEQ++1'XYZ+1+2", ['warning edifact-segment-unexpected XYZ[#+1]', 'warning edifact-segment-unexpected XYZ[47]'], 2],
    ['an unknown reference', discharge, 'RFF+REI:0123456789abcdef0123456789abcdef', 'RFF+QQQ:1', ['error edifact-qualifier-unknown RFF[#].1'], 1],
    ['an unknown group', discharge, 'S05+05', 'S06+06', ['warning edifact-segment-unexpected S06[#]'], 7],
    ['a content without a field', discharge, 'CON++12345678:TE', 'CON+HO+12345678:TE', ['warning edifact-value-unplaced CON[#].1.1'], 1],
    ['an order of its own', discharge, 'ADR++US:Prøvevej 1:Testby+Eksempelby+9999', "SEQ++1'ADR++US:Prøvevej 1:Testby+Eksempelby+9999", ['warning edifact-segment-order ADR[#+1]', 'warning edifact-segment-order CON[#+2]', 'error edifact-segment-repeated SEQ[#+3]'], 1],
    ['two main diagnoses', discharge, 'PAS+HS', "PAS+HS'CIN+A+DJ150:SKS:SST:En anden", ['error edifact-segment-repeated CIN[#+2]'], 1],
    ['a name of 36 characters', discharge, 'NAD+CCR+888888:YNR:SFU++_:Speciallæge:E. Eksempel:::US', `NAD+CCR+888888:YNR:SFU++${'x'.repeat(36)}:Speciallæge:E. Eksempel:::US`, ['error edifact-value-long NAD[#].4.1'], 0],
    ['a line of 71 characters', discharge, 'FTX+NC+PU0++Medicin', `FTX+NC+PU0++a:${'x'.repeat(71)}`, ['error edifact-value-long FTX[#].4.2'], 0],
    ['six lines in one segment', discharge, 'FTX+NC+PU0++Medicin', 'FTX+NC+PU0++1:2:3:4:5:6', ['error edifact-value-long FTX[#].4.6'], 0],
    ['an unknown style', discharge, 'FTX+NC+PU0++Medicin', 'FTX+NC+PX0++Medicin', ['warning edifact-text-style FTX[#].2'], 0],
    ['text of an unknown kind', discharge, 'FTX+NC+PU0++Medicin', 'FTX+ZZ+P00++Medicin', ['error edifact-qualifier-unknown FTX[#].1'], 1],
    ['a receipt that says both', negativeReceipt, `UCM+B260914000001+MEDDIS:D:93A:UN:D0133L+4`, 'UCM+B260914000001+MEDDIS:D:93A:UN:D0133L+7', ['warning edifact-value-unplaced UCM[#].3.1'], 1],
    ['a refusal with an unknown reason', negativeReceipt, 'FTX+VER+P00++Versionen kendes ikke.', 'FTX+XXX+P00++Versionen kendes ikke.', ['error edifact-qualifier-unknown FTX[#].1'], 1],
    ['a notice that names its parties as a letter', admissionNotice, 'NAD+ROR+999:KOM:IM++Eksempel Kommune:::::US', 'NAD+PO+999:KOM:IM++Eksempel Kommune:::::US', ['error edifact-qualifier-unknown NAD[#].1', 'error edifact-value-missing UNH[2]', 'error edifact-value-missing UNH[2]'], 2],
  ] as const)('%s', (_what, letter, from, to, expected, unplaced) => {
    const { issues, interchange } = read(changed(letter, from, to));
    expect(issues).toEqual(expected.map((issue) => numbered(issue, letter, from)));
    expect(interchange.letters[0]!.unplaced).toHaveLength(unplaced);
  });

  it('is told with the number that the party has in an unknown scheme, which is kept', () => {
    const { issues, interchange, root } = read(changed(discharge, 'NAD+PO+999999:YNR:SFU++Lægehuset Eksempel:::::US', 'NAD+PO+999999:ABC:DEF++Lægehuset Eksempel:::::US'));
    expect(issues).toEqual(['error edifact-code-unknown NAD[12].2.2', 'error edifact-value-missing UNH[2]']);
    expect(valueAt(root, 'Receiver/Identifier')).toBe('999999');
    expect(interchange.letters[0]!.unplaced).toEqual([{ place: { segment: 12 }, text: 'NAD+PO+999999:ABC:DEF++Lægehuset Eksempel:::::US' }]);
  });

  it('never says the same thing a hundred times', () => {
    const { issues } = read(changed(discharge, 'SEQ++2', Array.from({ length: 100 }, () => 'XYZ+1').join("'")));
    expect(issues.filter((issue) => issue.includes('unexpected'))).toHaveLength(20);
  });
});

describe('other ways to write the same', () => {
  it.each([
    ['NAD+PO+999999:YNR:SFU++Lægehuset Eksempel:::::US', 'NAD+PO+5790000888887::9++Lægehuset Eksempel', 'Receiver/IdentifierCode', 'lokationsnummer'],
    ['NAD+PO+999999:YNR:SFU++Lægehuset Eksempel:::::US', 'NAD+PO+5790000888887:EAN++Lægehuset Eksempel', 'Receiver/IdentifierCode', 'lokationsnummer'],
    ['NAD+PO+999999:YNR:SFU++Lægehuset Eksempel:::::US', 'NAD+PO+123456789012345:SOR:SST++Lægehuset Eksempel:_', 'Receiver/IdentifierCode', 'sorkode'],
    ['SPR+ORG+1:SKS:SST+DIS01:SKS:SST', 'SPR+ORG+90:YNR:SFU+DIS01:SKS:SST', 'Sender/MedicalSpecialityCode', 'almen_medicin'],
    ['DTM+90:202609100830:203', 'DTM+90:20260910083000:204', 'Admission/Time', '08:30'],
    ['GIS+N', 'GIS+M', 'Letter/StatusCode', 'rettetbrev'],
  ])('%s as %s', (from, to, path, value) => {
    const source = from === 'GIS+N' ? { ...discharge, segments: discharge.segments.map((segment, index) => (segment === from && discharge.segments[index - 1] === 'S02+02' ? to : segment)) } : undefined;
    const { issues, root } = read(source ? fileOf(source) : changed(discharge, from, to));
    expect(issues).toEqual([]);
    expect(valueAt(root, path)).toBe(value);
  });

  it('a letter in two groups of text has two texts, and references may stand in the same group as text', () => {
    const { issues, root } = read(changed(correspondence, 'FTX+NC+P00++Kan borgeren træne?::Med venlig hilsen', "FTX+NC+P00++Første'FTX+SUP+P00++Journal'S14+14'FTX+NC+P00++Anden"));
    expect(issues).toEqual([]);
    expect([elementsAt(root, 'ClinicalInformation').length, elementsAt(root, 'Reference').length]).toEqual([2, 1]);
  });

  it('system mail has contents in the place of a patient', () => {
    const text = changed(binary, 'PNA+PAT+2509479989:::CPR:IM+++SU:Elmer+FO:Bruno Test', "PNA+PAT++++SU:Data+FO:Priser'RFF+XPI:SYSTEMPOST");
    const { issues, root, interchange } = read(text);
    expect(issues).toEqual([]);
    expect([valueAt(root, 'SystemInformation'), valueAt(root, 'Contents'), elementAt(root, 'Patient')]).toEqual(['true', 'Priser', undefined]);
    expect(bare(readEdifact(writeEdifact(interchange).bytes!).interchanges[0]!.letters[0]!.root)).toEqual(bare(root));
  });

  it('a binary object has its bytes', () => {
    expect(elementAt(read(fileOf(binary)).root, 'BinaryObject/Object_Base64Encoded')!.content).toEqual({ kind: 'bytes', bytes: latin1(binaryContent) });
    expect(valueAt(read(fileOf(binary)).root, 'BinaryObject/ObjectIdentifier')).toBe('317C2E58-F6C1-4D79-8828-EFDAF221283E');
  });
});

describe('a version that is not known', () => {
  const newer = { ...discharge, version: 'D0134L' };

  it('is read as the nearest one, and it is said', () => {
    const { issues, root, interchange } = read(fileOf(newer));
    expect(issues).toEqual(['warning edifact-version UNH[2].2.5']);
    expect(interchange.letters[0]!.version).toBe('XD0134L');
    expect(bare(elementAt(root, 'Diagnose')!)).toEqual(bare(elementAt(read(fileOf(discharge)).root, 'Diagnose')!));
    expect(writeEdifact(interchange).issues.map(({ rule }) => rule)).toEqual(['edifact-no-form']);
  });

  it('refuses nothing of what it may know better', () => {
    const { issues, interchange } = read(changed(newer, 'FTX+NC+PU0++Medicin', 'FTX+OPF+P00++Opfølgning hos egen læge'));
    expect(issues).toEqual(['warning edifact-version UNH[2].2.5', 'warning edifact-qualifier-unknown FTX[61].1']);
    expect(interchange.letters[0]!.unplaced).toEqual([{ place: { segment: 61 }, text: 'FTX+OPF+P00++Opfølgning hos egen læge' }]);
  });

  it('of another type than its version is refused', () => {
    expect(read(fileOf({ ...discharge, type: 'DIS02' })).issues).toContain('error edifact-values-differ UNH[2].3');
  });
});

describe('a letter that is read as text', () => {
  const { issues, root, interchange } = read(fileOf(referral));

  it('has its header facts, and all else as text in its order', () => {
    expect(issues).toEqual(['warning edifact-read-as-text UNH[2].3']);
    expect(outline(elementAt(root, 'Patient')!)).toBe('Patient(CivilRegistrationNumber=2509479989 PersonSurnameName=Elmer PersonGivenName=Bruno Test)');
    expect([valueAt(root, 'Sender/OrganisationName'), valueAt(root, 'Receiver/Identifier'), valueAt(root, 'Letter/TypeCode'), valueAt(root, 'Letter/Authorisation/Time')]).toEqual(['EKSEMPEL SYGEHUS', '999999', 'XREF01', '09:00']);
    const content = elementAt(root, 'ClinicalInformation/Text01')!.content;
    const text = content.kind === 'formatted' ? content.runs.map((run) => run.text).join('') : '';
    expect(text).toContain('NC\nHenvises til udredning af forhøjet blodtryk.\n\nEr nervøs.\nAL\nPenicillin\nPTY+PRI+WA\n');
    expect(text).toContain('CIN+H+DI10:SKS::Forhøjet blodtryk\n');
  });

  it('cannot be written', () => {
    expect(writeEdifact(interchange)).toMatchObject({ issues: [{ rule: 'edifact-no-form', severity: 'fatal' }] });
  });
});

describe('writing', () => {
  const setAt = (interchange: Interchange, path: string, content: LetterElement['content']): Interchange => {
    const copy = structuredClone(interchange);
    elementAt(copy.letters[0]!.root, path)!.content = content;
    return copy;
  };
  const written = (interchange: Interchange) => {
    const { bytes, issues } = writeEdifact(interchange);
    return { text: bytes && new TextDecoder('latin1').decode(bytes), issues: issues.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`) };
  };
  const value = (text: string): LetterElement['content'] => ({ kind: 'value', text });
  const { interchange } = read(fileOf(discharge));

  it('writes what ISO-8859-1 lacks readably, and lists it', () => {
    const { text, issues } = written(setAt(interchange, 'Sender/OrganisationName', value('“Łódź” – 漢')));
    expect(text).toContain('++"Lódz" - ?');
    expect(issues).toEqual(['warning edifact-characters OrganisationName']);
    expect(writeEdifact(setAt(interchange, 'Sender/OrganisationName', value('5 €'))).issues[0]!.message).toContain('€ → EUR');
  });

  it('leaves out what EDIFACT has no place for, and says so', () => {
    const copy = structuredClone(interchange);
    copy.letters[0]!.unplaced.push({ place: { line: 1, column: 1 }, text: '<Extra/>' });
    elementAt(copy.letters[0]!.root, 'Patient')!.content = { kind: 'elements', children: [...(elementAt(copy.letters[0]!.root, 'Patient')!.content as { children: LetterElement[] }).children, { name: 'EmailIdentifier', content: value('x@example.org') }] };
    expect(written(setAt(copy, 'Letter/StatusCode', value('annulleretbrev'))).issues).toEqual(['warning edifact-dropped DischargeLetter/Letter/StatusCode', 'warning edifact-dropped DischargeLetter/Patient/EmailIdentifier', 'warning edifact-not-carried ']);
  });

  it('tells of what is too long, and of an address that has no room', () => {
    expect(written(setAt(interchange, 'Sender/OrganisationName', value('x'.repeat(36)))).issues).toEqual(['error edifact-value-long OrganisationName']);
    const long = structuredClone(interchange);
    elementsAt(long.letters[0]!.root, 'Reference/URL')[0]!.content = value(`https://example.org/${'x'.repeat(300)}`);
    expect(written(long).issues).toEqual(['warning edifact-dropped DischargeLetter/Reference/URL']);
    elementsAt(long.letters[0]!.root, 'Reference/URL')[0]!.content = value(`https://example.org/${'x'.repeat(200)}`);
    const { bytes } = writeEdifact(long);
    expect(valueAt(elementsAt(readEdifact(bytes!).interchanges[0]!.letters[0]!.root, 'Reference')[1]!, 'URL')).toBe(`https://example.org/${'x'.repeat(200)}`);
  });

  it('divides long text, and refuses what is longer than all groups', () => {
    const text = (lines: number): LetterElement['content'] => ({ kind: 'formatted', runs: [{ text: 'En linje af brevet.\n'.repeat(lines), font: 'proportional', style: 'normal', alignment: 'left' }] });
    const { bytes, issues } = writeEdifact(setAt(interchange, 'ClinicalInformation/Text01', text(100)));
    expect(issues.map(({ rule }) => rule)).toEqual(['edifact-text-divided']);
    const back = elementsAt(readEdifact(bytes!).interchanges[0]!.letters[0]!.root, 'ClinicalInformation');
    expect(back.map((one) => elementAt(one, 'Text01')!.content)).toEqual([45, 45, 10].map((lines) => text(lines)));
    expect([elementAt(back[0]!, 'Signed') !== undefined, elementAt(back[1]!, 'Signed')]).toEqual([true, undefined]);
    expect(written(setAt(interchange, 'ClinicalInformation/Text01', text(451)))).toMatchObject({ text: undefined, issues: ['warning edifact-text-divided Text01', 'fatal edifact-text-too-long Text01'] });
  });

  it('gives priority and subject of a correspondence, and its subject also without text', () => {
    const { root, interchange: routine } = read(fileOf(administrative));
    expect(outline(elementAt(root, 'AdditionalInformation')!)).toBe('AdditionalInformation(Priority=rutine Subject=Spørgsmål om genoptræning)');
    const copy = structuredClone(routine);
    copy.letters[0]!.root.content = { kind: 'elements', children: (root.content as { children: LetterElement[] }).children.filter(({ name }) => name !== 'ClinicalInformation') };
    const { text, issues } = written(copy);
    expect(issues).toEqual([]);
    expect(text).toContain("S14+14'\r\nFTX+OE+P00++Spørgsmål om genoptræning'\r\nUNT");
  });

  it('counts two letters, and refuses what an envelope cannot hold', () => {
    const two = read(edifact([discharge, correspondence])).interchange;
    expect(readEdifact(writeEdifact(two).bytes!)).toMatchObject({ issues: [], interchanges: [{ letters: [{ version: 'XD0133L' }, { version: 'XD9134L' }] }] });
    for (const wrong of [{ identifier: 'x'.repeat(15) }, { identifier: '' }, { sender: 'Ł' }, { sent: { date: '2026', time: '09:15' } }, { letters: [] }, { receiver: '5790000999996' }]) {
      expect(writeEdifact({ ...interchange, ...wrong })).toMatchObject({ issues: expect.arrayContaining([expect.objectContaining({ rule: 'edifact-not-writable', severity: 'fatal' })]) as unknown });
      expect(writeEdifact({ ...interchange, ...wrong }).bytes).toBeUndefined();
    }
  });
});
