import { describe, expect, it } from 'vitest';
import { bundleRegister, glnOf, header, line, smallRegister, sorOf } from '../../../tests/fixtures/register';
import { CodedError } from '../../../shared/contract';
import { registerEntrySchema } from '../../../shared/messages';
import { formatById } from '../../../shared/formats/registry';
import { standardLibrary } from '../standard-library';
import { readRegister } from './read';

const breathe = () => Promise.resolve();
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (file: string | Uint8Array) => readRegister(standardLibrary, typeof file === 'string' ? bytes(file) : file, breathe);
const codeOf = (file: string | Uint8Array) => read(file).then(() => 'read', (error: unknown) => (error instanceof CodedError ? error.code : error));
const rules = async (file: string) => (await read(file)).refused.map(({ line: at, rule }) => [at, rule]);

describe('a register as CSV', () => {
  it('is read to checked entries, in Danish order', async () => {
    const { entries, refused, kind, charset } = await read(smallRegister);
    expect([kind, charset, refused]).toEqual(['csv', 'utf-8', []]);
    for (const entry of entries) expect(registerEntrySchema.safeParse(entry).error).toBeUndefined();
    expect(entries.map(({ name, unit }) => `${name}|${unit}`)).toEqual(['Apoteket Prøven (test)|', 'Bostedet Åsen (test)|', 'Prøveby Kommune (test)|Akutteam Øst', 'Prøveby Kommune (test)|Hjemmeplejen Øst', 'Ørsted Lægehus (test)|']);
    expect(entries.at(-1)).toEqual({ sor: sorOf(1), gln: glnOf(700001), name: 'Ørsted Lægehus (test)', unit: '', type: 'Almen lægepraksis', role: 'general-practice', address: 'Testpladsen 1, 5000 Odense C', phone: '65001001', receives: ['care-communication 5.0', 'acknowledgement 2.0'] });
    expect(entries[1]).not.toHaveProperty('receives');
    expect(entries[2]).toMatchObject({ parent: sorOf(2) });
  });
  it('may be UTF-8 with or without a mark, ISO-8859-1 or UTF-16', async () => {
    const marked = await read(`\ufeff${smallRegister}`);
    const latin = await read(Uint8Array.from(Buffer.from(smallRegister, 'latin1')));
    const wide = await read(Uint8Array.from([0xff, 0xfe, ...Buffer.from(smallRegister, 'utf16le')]));
    expect([marked.charset, latin.charset, wide.charset]).toEqual(['utf-8', 'iso-8859-1', 'utf-16']);
    for (const { entries } of [marked, latin, wide]) expect(entries.at(-1)?.name).toBe('Ørsted Lægehus (test)');
  });
  it('may say for itself that an organisation receives nothing', async () => {
    const { entries } = await read(`SOR code,Name,Receives\n${sorOf(1)},"A (test)",ingen\n${sorOf(2)},"B (test)","FDIS91 5.0|XDIS91"`);
    expect(entries.map(({ receives }) => receives)).toEqual([[], ['care-communication 5.0', 'XDIS91']]);
  });
  it('tells of each refused row with its line, and takes the others', async () => {
    const file = [
      header, line('123', glnOf(1), 'A'), line(sorOf(1), '5790000000000', 'A'), line(sorOf(1), glnOf(1), 'A\nB'), line(sorOf(1), glnOf(2), 'C'), line(sorOf(2), glnOf(1), 'D'), line(sorOf(3), '', ''), line(sorOf(4), '', 'x'.repeat(201)), line(sorOf(5), '', 'E', '', '', '12'),
      `${sorOf(6)};;"F`, line(sorOf(7), '', 'G', '', '', '', '', '', '', '', '', 'for meget'),
    ].join('\n');
    expect(await rules(file)).toEqual([
      [2, 'register-row-sor'], [3, 'register-row-gln'], [6, 'register-row-twice'], [7, 'register-row-gln-twice'], [8, 'register-row-name'], [9, 'register-row-long'], [10, 'register-row-parent'], [11, 'register-row-csv'], [12, 'register-row-cells'],
    ]);
    const { entries, refused, rows } = await read(file);
    expect(entries.map(({ name }) => name)).toEqual(['A B']);
    expect(rows).toBe(10);
    expect(refused[1]!.message).toBe('Lokationsnummeret er forkert: det skal være 13 cifre med rigtigt kontrolciffer.');
  });
  it('leaves a shared location number with the unit above, whichever row came first', async () => {
    const { entries, refused } = await read([header, line(sorOf(2), glnOf(1), 'K', 'Under', '', sorOf(1)), line(sorOf(1), glnOf(1), 'K')].join('\n'));
    expect(refused).toEqual([]);
    expect(entries.map(({ unit, gln }) => [unit, gln])).toEqual([['', glnOf(1)], ['Under', undefined]]);
  });
  it('keeps what looks like a formula as plain text, and drops what turns text round', async () => {
    const { entries } = await read(`${header}\n${line(sorOf(1), '', '=cmd|"/c calc"!A1', '\u202eevil\u0007')}`);
    expect(entries[0]).toMatchObject({ name: '=cmd|"/c calc"!A1', unit: 'evil' });
  });
});

describe('a register as FHIR', () => {
  it('is read from JSON and XML alike: names, numbers, place, what is received', async () => {
    const json = await read(JSON.stringify(bundleRegister));
    expect(json).toMatchObject({ kind: 'fhir-json', snapshotAt: '2026-10-01T04:00:00.000Z', rows: 4 });
    expect(json.entries).toEqual([
      { sor: sorOf(11), gln: glnOf(700011), name: 'Region Prøve (test)', unit: 'Prøveby Hospital (test)', type: 'Sygehus', role: 'hospital', parent: sorOf(10), address: 'Hospitalsvej 9, 5000 Odense C', phone: '65002011', receives: ['care-communication 5.0'] },
      { sor: sorOf(12), name: 'Prøveby Hospital (test)', unit: 'Afsnit M1', type: 'Sygehusafsnit', role: 'hospital', parent: sorOf(11), address: '', phone: '' },
      { sor: sorOf(10), name: 'Region Prøve (test)', unit: '', type: '', role: 'other', address: '', phone: '' },
    ].sort((a, b) => a.name.localeCompare(b.name, 'da') || a.unit.localeCompare(b.unit, 'da')));
    expect(json.refused.map(({ line: at, rule }) => [at, rule])).toEqual([[4, 'register-row-inactive']]);
    const xml = await read(formatById('fhir-xml')!.write({ kind: 'fhir', format: 'fhir-xml', bundle: bundleRegister as never }));
    expect(xml).toMatchObject({ kind: 'fhir-xml', entries: json.entries });
  });
  it('survives units that are above each other and resources of any shape', async () => {
    const odd = { resourceType: 'Bundle', entry: [
      { fullUrl: 'urn:a', resource: { resourceType: 'Organization', identifier: [{ system: 'urn:oid:1.2.208.176.1.1', value: sorOf(1) }], name: 'A', partOf: { reference: 'urn:b' }, endpoint: 'x', type: 5 } },
      { fullUrl: 'urn:b', resource: { resourceType: 'Organization', identifier: { system: 'urn:oid:1.2.208.176.1.1', value: sorOf(2) }, name: 'B', partOf: { reference: 'urn:a' }, telecom: [null], address: 'y' } },
      { resource: { resourceType: 'Organization', identifier: 7 } }, { resource: null }, 4,
    ] };
    const { entries, refused } = await read(JSON.stringify(odd));
    expect(entries.map(({ sor }) => sor)).toEqual([sorOf(2), sorOf(1)]);
    expect(refused).toHaveLength(1);
  });
});

describe('a file that is no register', () => {
  it('is refused with a code of its own', async () => {
    expect(await codeOf('')).toBe('register-empty');
    expect(await codeOf(' \r\n ')).toBe('register-empty');
    expect(await codeOf(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBe('register-not-text');
    expect(await codeOf(Uint8Array.from([0x41, 0, 0x42, 0, 0x43]))).toBe('register-not-text');
    expect(await codeOf('Overskrift;Andet\n1;2')).toBe('register-columns');
    expect(await codeOf(header)).toBe('register-nothing');
    expect(await codeOf(`${header}\n1;2;3`)).toBe('register-nothing');
    expect(await codeOf('{"resourceType":"Bundle","entry":[]}')).toBe('register-not-fhir');
    expect(await codeOf('{"resourceType":"Bundle",')).toBe('register-not-fhir');
    expect(await codeOf('<html><body>x</body></html>')).toBe('register-not-fhir');
    expect(await codeOf('<!DOCTYPE x [<!ENTITY a "b">]><Bundle xmlns="http://hl7.org/fhir">&a;</Bundle>')).toBe('register-not-fhir');
    expect(await codeOf(new Uint8Array(100 * 1024 * 1024))).toBe('register-too-large');
    expect(await codeOf(`SOR;Navn\n${`${sorOf(1)};A\n`.repeat(250_001)}`)).toBe('register-too-large');
  });
  it('is given up for one cell that never ends', async () => {
    expect(await codeOf(`${header}\n"${'x'.repeat(5_000_000)}`)).toBe('register-nothing');
  });
});
