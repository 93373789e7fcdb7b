import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { medcomFacts } from '../../shared/formats/oioxml/facts/medcom';
import { corpusFolder } from '../../tests/corpus';

const { differences, extractLetters, factsFiles, writtenFacts } = await import('./facts.mjs') as {
  differences(before: string[], after: string[]): string[]; extractLetters(folder: string): unknown; writtenFacts(found: unknown): string[]; factsFiles(lines: string[]): Map<string, string>;
};

const folder = mkdtempSync(join(tmpdir(), 'letter-schemas-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

/** A schema of our own with one letter, in the constructs that the published ones use. */
function schema(date: string, patient = '<xs:element name="Name" type="Short"/>'): string {
  const uri = `http://rep.oio.dk/medcom.dk/xml/schemas/${date}/`;
  const of = (inner: string): string => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${uri}" xmlns="${uri}">${inner}</xs:schema>`;
  const at = join(folder, date.replaceAll('/', '-'));
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'EMessage.xsd'), of(`<xs:include schemaLocation="Parts.xsd"/>
    <xs:element name="Emessage"><xs:complexType><xs:sequence><xs:element name="Envelope" type="EnvelopeType"/><xs:sequence maxOccurs="unbounded"><xs:group ref="Letters"/></xs:sequence></xs:sequence></xs:complexType></xs:element>
    <xs:complexType name="EnvelopeType"><xs:sequence><xs:element name="Identifier" type="Short"/></xs:sequence></xs:complexType>
    <xs:group name="Letters"><xs:choice><xs:element ref="DischargeLetter"/><xs:element ref="Odd"/></xs:choice></xs:group>
    <xs:element name="Odd"><xs:complexType><xs:all/></xs:complexType></xs:element>
    <xs:element name="DischargeLetter" type="DischargeLetterType"/>
    <xs:complexType name="DischargeLetterType"><xs:sequence><xs:element name="Letter" type="LetterType"/><xs:element ref="Patient" minOccurs="0" maxOccurs="unbounded"/>
      <xs:choice minOccurs="0"><xs:element name="A" type="xs:date"/><xs:sequence><xs:element name="B" type="Codes"/><xs:element name="C" type="xs:positiveInteger"/></xs:sequence></xs:choice>
      <xs:element name="Text01" type="FormattedTextType"/><xs:element name="Object_Base64Encoded" type="xs:string"/><xs:element name="More" type="MoreType"/></xs:sequence></xs:complexType>
    <xs:complexType name="LetterType"><xs:complexContent><xs:restriction base="AnyLetter"><xs:sequence><xs:element name="VersionCode"><xs:simpleType><xs:restriction base="Short"><xs:pattern value="XD0133L"/></xs:restriction></xs:simpleType></xs:element><xs:element name="TypeCode"><xs:simpleType><xs:restriction base="Short"><xs:pattern value="XDIS01"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>`));
  writeFileSync(join(at, 'Parts.xsd'), of(`<xs:include schemaLocation="EMessage.xsd"/>
    <xs:element name="Patient"><xs:complexType><xs:sequence>${patient}</xs:sequence></xs:complexType></xs:element>
    <xs:complexType name="MoreType"><xs:complexContent><xs:extension base="BaseType"><xs:sequence><xs:element name="Time" type="Clock"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="BaseType"><xs:sequence><xs:element name="First" type="Same"/></xs:sequence></xs:complexType>
    <xs:simpleType name="Short"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="14"/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Same"><xs:restriction base="Short"/></xs:simpleType>
    <xs:simpleType name="Codes"><xs:restriction base="xs:string"><xs:enumeration value="x"/><xs:enumeration value="y "/></xs:restriction></xs:simpleType>
    <xs:simpleType name="Clock"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{2}:[0-9]{2}"/></xs:restriction></xs:simpleType>`));
  return at;
}

describe('letter facts', () => {
  it('hold what the schemas say, types that namespaces share once', () => {
    schema('2001/01/01');
    const second = schema('2002/02/02', '<xs:element name="Name" type="Short" minOccurs="0"/>');
    expect(writtenFacts(extractLetters(folder))).toEqual([
      'codes Codes x|y ', 'pattern Clock [0-9]{2}:[0-9]{2}', 'type LetterType', ' VersionCode =XD0133L', ' TypeCode =XDIS01', 'type Patient', ' Name 1..14', 'type MoreType', ' First 1..14', ' Time /Clock',
      'type DischargeLetterType', ' Letter LetterType', ' Patient Patient 0..*', ' (choice 0..1', '  A date', '  (sequence', '   B #Codes', '   C positive', ' Text01 formatted', ' Object_Base64Encoded base64', ' More MoreType',
      'type EnvelopeType', ' Identifier 1..14', 'namespace http://rep.oio.dk/medcom.dk/xml/schemas/2001/01/01/ EnvelopeType', 'letter XD0133L XDIS01 DischargeLetter DischargeLetterType',
      'type Patient~2002/02/02', ' Name 1..14 0..1',
      'type DischargeLetterType~2002/02/02', ' Letter LetterType', ' Patient Patient~2002/02/02 0..*', ' (choice 0..1', '  A date', '  (sequence', '   B #Codes', '   C positive', ' Text01 formatted', ' Object_Base64Encoded base64', ' More MoreType',
      'namespace http://rep.oio.dk/medcom.dk/xml/schemas/2002/02/02/ EnvelopeType', 'letter XD0133L XDIS01 DischargeLetter DischargeLetterType~2002/02/02',
    ]);
    rmSync(second, { recursive: true });
  });

  it('refuse a construct that nobody reads', () => {
    schema('2001/01/01', '<xs:any/>');
    expect(() => extractLetters(folder)).toThrow('any');
  });

  it('are written in parts, each beginning with a fact of its own', () => {
    const files = factsFiles(['type A', ...Array.from({ length: 310 }, (_, index) => ` X${index} 1..2`), 'pattern P \\d`${', 'type B']);
    expect([...files.keys()]).toEqual(['medcom-1.ts', 'medcom-2.ts', 'medcom.ts']);
    expect(files.get('medcom-2.ts')).toContain('part2 = `pattern P \\\\d\\`\\${\ntype B\n`;');
    expect(files.get('medcom.ts')).toContain('medcomFacts = part1 + part2;');
  });

  it('name what changed', () => {
    expect(differences(['type A', ' X 1..2', ' Y 1..2'], ['type A', ' X 1..3', ' Y 1..2'])).toEqual(['- X 1..2', '+ X 1..3']);
  });
});

const schemas = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy/schemas');
if (schemas !== undefined && existsSync(schemas)) {
  it('the committed letter facts are what the published schemas say', () => {
    const lines = writtenFacts(extractLetters(schemas));
    expect(differences(medcomFacts.trimEnd().split('\n'), lines)).toEqual([]);
    expect(lines.length).toBeGreaterThan(800);
  });
}
