/** Letters from one way of writing to the other: what the target can hold comes back equal, and everything else is a stated loss. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../tests/corpus';
import { contextOf, draftOf, municipality, practice } from '../../tests/fixtures/care-communication';
import { everyLetter, fileOf, latin1 } from '../../tests/fixtures/edifact-letters';
import { correspondence, dischargeLetter, others, planLetter, referral } from '../../tests/fixtures/oioxml';
import { elementsAt, valueAt } from '../formats/letter/access';
import { letterDocuments, letterFormatOf } from '../formats/letter/formats';
import type { LetterDocument } from '../formats/format';
import type { LetterElement, TextRun } from '../formats/letter/tree';
import { careCommunication } from '../standards/registry';
import { convert, type Conversion, type ConvertContext, type Loss } from '.';
import { missingFrom, wordsOf } from './tree-loss';

const context: ConvertContext = { now: '2026-11-22T09:00:00.000Z', newId: () => 'b2e7a3c0-0000-4000-8000-000000000001' };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function lettersIn(bytes: Uint8Array): LetterDocument[] {
  const format = letterFormatOf(bytes)!;
  return format.read(bytes).interchanges.flatMap((interchange) => letterDocuments(format.id, interchange));
}
const only = (xml: string): LetterDocument => lettersIn(bytesOf(xml))[0]!;

function done(conversion: Conversion): { document: LetterDocument; losses: Loss[] } {
  if (conversion.refused) throw new Error(conversion.refused.message);
  const { document } = conversion.files[0];
  if (document.kind !== 'letter') throw new Error('no letter');
  return { document, losses: conversion.losses };
}

const plain = (path: string): string => path.replaceAll(/\[\d+\]/g, '');
/** Fields that differ after there and back, and that no loss speaks of. */
function unstated(before: LetterElement, after: LetterElement, losses: readonly Loss[]): string[] {
  return missingFrom(before, after).map(({ path }) => plain(path)).filter((path) => !losses.some((loss) => path === plain(loss.path)));
}

function thereAndBack(document: LetterDocument): { losses: Loss[]; unstated: string[]; again: LetterDocument } {
  const there = done(convert(document, document.format === 'edifact' ? 'oioxml' : 'edifact', context));
  const back = done(convert(there.document, document.format, context));
  return { losses: [...there.losses, ...back.losses], unstated: unstated(document.letter.root, back.document.letter.root, [...there.losses, ...back.losses]), again: back.document };
}

/** A letter with other text in its first formatted field. */
function withText(document: LetterDocument, runs: TextRun[]): LetterDocument {
  const root = structuredClone(document.letter.root);
  const text = elementsAt(root, 'ClinicalInformation/Text01')[0]!;
  text.content = { kind: 'formatted', runs };
  return { ...document, letter: { ...document.letter, root } };
}

/** Neighbours of one style are one run, as every reader makes them. */
const anyRuns: fc.Arbitrary<TextRun[]> = fc.array(fc.record<TextRun>({
  text: fc.string({ unit: fc.constantFrom(...'abcæøå ABC 123.,:+?\'\n\\€–👍<&'), minLength: 1, maxLength: 120 }), font: fc.constantFrom('proportional', 'fixed'), style: fc.constantFrom('normal', 'bold', 'italic', 'underline'), alignment: fc.constantFrom('left', 'center', 'right'),
}), { minLength: 1, maxLength: 8 }).map((runs) => runs.filter((run, index) => {
  const before = runs[index - 1];
  return !before || before.font !== run.font || before.style !== run.style || before.alignment !== run.alignment;
}));

describe('letters of our own', () => {
  it.each(Object.entries(everyLetter).filter(([name]) => name !== 'referral'))('%s is the same after OIO-XML', (_, letter) => {
    const { losses, unstated: open, again } = thereAndBack(lettersIn(latin1(fileOf(letter)))[0]!);
    expect([losses, open]).toEqual([[], []]);
    expect(again.format).toBe('edifact');
  });

  it('with any text lose nothing that is not stated', () => {
    fc.assert(fc.property(anyRuns, fc.constantFrom(dischargeLetter(), correspondence()), (runs, xml) => {
      const { unstated: open, losses } = thereAndBack(withText(only(xml), runs));
      expect(open).toEqual([]);
      for (const { what, whatEn, path } of losses) expect([what, whatEn, path].every((text) => text !== '')).toBe(true);
    }), { numRuns: 150 });
  });

  it('name each field that EDIFACT cannot hold as it is, and no other', () => {
    const xml = dischargeLetter({ text: 'Blodtryk.<Break/>' }).replace('<DistrictName>Testby S</DistrictName>', '<DistrictName>Testby S €</DistrictName>');
    const { losses } = done(convert(only(xml), 'edifact', context));
    expect(losses.map(({ path, kept }) => [path, kept])).toEqual([['DischargeLetter/Patient/DistrictName', 'text']]);
  });
});

describe('what makes no sense', () => {
  const code = (conversion: Conversion) => conversion.refused?.code;
  it('is refused with a reason', () => {
    expect(code(convert(only(referral), 'edifact', context))).toBe('convert-no-form');
    expect(code(convert(lettersIn(latin1(fileOf(everyLetter.referral)))[0]!, 'oioxml', context))).toBe('convert-read-as-text');
    expect(code(convert(only(referral), 'fhir-json', context))).toBe('convert-no-direction');
    expect(code(convert(lettersIn(latin1(fileOf(everyLetter.positiveReceipt)))[0]!, 'fhir-json', context))).toBe('convert-receipt');
    expect(code(convert(lettersIn(latin1(fileOf(everyLetter.binary)))[0]!, 'fhir-xml', context))).toBe('convert-file-letter');
    expect(code(convert(only(dischargeLetter().replaceAll('XD0133L', 'XD0134L')), 'oioxml', context))).toBe('convert-newer-version');
  });

  it('is refused when the result would be, for what one format allows and the other forbids', () => {
    const { refused } = convert(only(dischargeLetter().replaceAll('2512484916', '2522484916')), 'edifact', context);
    expect(refused).toMatchObject({ code: 'convert-not-valid', message: expect.stringContaining('CPR') as unknown, messageEn: expect.stringContaining('CPR') as unknown });
    expect(code(convert(only(others.XD1730C!), 'edifact', context))).toBe('convert-not-valid');
  });

  it('is named in both languages', () => {
    const { refused } = convert(only(others.XD1730C!), 'fhir-json', context);
    expect([refused?.message, refused?.messageEn].map((text) => text?.slice(0, 40))).toEqual(['Brevtypen XD1730C kan ikke omsættes til ', 'The letter type XD1730C cannot be conver']);
  });
});

describe('drafts of this project', () => {
  it.each([['discharge summary', dischargeLetter()], ['plan', planLetter()]])('a %s goes to FHIR and comes back but for what is stated', (_, xml) => {
    const document = only(xml);
    for (const to of ['fhir-json', 'fhir-xml'] as const) {
      const there = convert(document, to, context);
      if (there.refused) throw new Error(there.refused.message);
      const back = done(convert(there.files[0].document, 'oioxml', context));
      expect(unstated(document.letter.root, back.document.letter.root, [...there.losses, ...back.losses])).toEqual([]);
      // Every field of the letter has a place; only organisations without a SOR code are told.
      expect([...new Set(there.losses.map(({ path }) => path.replace(/\d+/, 'n')))]).toEqual(['Bundle.entry[n].resource']);
      expect(back.losses).toEqual([]);
    }
  });

  it('take SOR codes from the register where it has them', () => {
    const there = convert(only(planLetter()), 'fhir-json', { ...context, organisation: () => ({ sor: '265161000016000', name: 'Testsygehuset' }) });
    expect(there.refused ?? there.losses).toEqual([]);
  });

  it('state every field that has no place', () => {
    const document = only(dischargeLetter());
    const root = structuredClone(document.letter.root);
    const patient = elementsAt(root, 'Patient')[0]!;
    if (patient.content.kind === 'elements') patient.content.children.push({ name: 'ShoeSize', content: { kind: 'value', text: '43' } });
    const there = convert({ ...document, letter: { ...document.letter, root } }, 'fhir-json', context);
    if (there.refused) throw new Error();
    expect(there.losses.map(({ path, kept }) => [path, kept])).toContainEqual(['DischargeLetter/Patient/ShoeSize', 'dropped']);
  });
});

describe('a plan in EDIFACT, which has none', () => {
  const asLetter = (xml: string): { document: LetterDocument; losses: Loss[] } => done(convert(only(xml), 'edifact', context));
  const textOf = ({ letter: { root } }: LetterDocument): string => elementsAt(root, 'ClinicalInformation/Text01').map(wordsOf).join('');

  it('is a correspondence letter that a receiver knows by its subject, statistics and headings', () => {
    const { document } = asLetter(planLetter());
    expect([document.letter.version, ...['Letter/StatisticalCode', 'Letter/Identifier', 'AdditionalInformation/Subject', 'AdditionalInformation/Priority', 'Patient/CivilRegistrationNumber', 'Reference/URL'].map((path) => valueAt(document.letter.root, path))])
      .toEqual(['XD9134L', 'GGOP1', 'P2611180001', 'Genoptræningsplan (almen)', 'rutine', '0101604896', 'https://example.org']);
    const headings = elementsAt(document.letter.root, 'ClinicalInformation/Text01').flatMap(({ content }) => (content.kind === 'formatted' ? content.runs : [])).filter(({ style }) => style === 'bold').map(({ text }) => text.trim());
    expect(headings).toEqual(expect.arrayContaining(['Kopimodtagere', 'Underskrivere', 'Tidsfrist for start af genoptræning', 'Slutstatusmodtager']));
    expect(textOf(document)).toContain('Ellinor Test, Fysioterapeut');
    expect(textOf(document)).toContain('Hoftebrud (DS720)');
  });

  it('says every field of the plan, each told as text', () => {
    const { document, losses } = asLetter(planLetter());
    expect([...new Set(losses.map(({ kept }) => kept))]).toEqual(['text']);
    const said = wordsOf(document.letter.root).replaceAll(/\s+/g, ' ');
    const silent = missingFrom(only(planLetter()).letter.root, document.letter.root).filter(({ text }) => !said.includes(text.trim().replaceAll(/\s+/g, ' '))).map(({ path }) => path);
    // What kind of letter it is now, said by the loss itself.
    expect(silent).toEqual(['RehabilitationPlan/Letter/VersionCode']);
    expect(losses.find(({ path }) => path === silent[0])?.what).toContain('DIS91');
    for (const { path } of missingFrom(only(planLetter()).letter.root, document.letter.root)) expect(losses.map((loss) => loss.path)).toContain(path);
  });

  it('says a field without a heading by its name', () => {
    const document = only(planLetter());
    const root = structuredClone(document.letter.root);
    if (root.content.kind === 'elements') root.content.children.push({ name: 'ShoeSize', content: { kind: 'value', text: '43½' } });
    expect(textOf(done(convert({ ...document, letter: { ...document.letter, root } }, 'edifact', context)).document)).toContain('Øvrige felter\nShoeSize: 43½');
  });

  it('leaves its styles when they take more room than there is, and is refused when the text does', () => {
    const long = (lines: number): string => planLetter({ ability: Array.from({ length: lines }, (_, line) => `<a:Bold>Linje ${line}</a:Bold><a:Break/>Tekst ${line}<a:Break/>`).join('') });
    const { document, losses } = asLetter(long(60));
    expect(textOf(document)).toContain('Linje 59\nTekst 59\n');
    expect(elementsAt(document.letter.root, 'ClinicalInformation/Text01').flatMap(({ content }) => (content.kind === 'formatted' ? content.runs : [])).filter(({ style }) => style !== 'normal')).toEqual([]);
    expect(losses.map(({ path }) => path)).toContain('RehabilitationPlan/AbilityAtDischargeExtended');
    expect(convert(only(long(400)), 'edifact', context).refused?.code).toBe('convert-not-writable');
  });

  it('comes from a draft in FHIR, too', () => {
    const there = convert(only(planLetter()), 'fhir-json', context);
    if (there.refused) throw new Error();
    expect(wordsOf(done(convert(there.files[0].document, 'edifact', context)).document.letter.root)).toBe(wordsOf(asLetter(planLetter()).document.letter.root));
  });
});

describe('FHIR messages', () => {
  it('are the same in JSON and XML', () => {
    const { document } = careCommunication.compose(draftOf(), contextOf(practice, municipality, 1));
    const xml = convert(document, 'fhir-xml', context);
    if (xml.refused) throw new Error();
    const json = convert(xml.files[0].document, 'fhir-json', context);
    if (json.refused) throw new Error();
    expect(JSON.parse(json.files[0].content as string)).toEqual(document.bundle);
    expect([xml.losses, json.losses]).toEqual([[], []]);
  });
});

const legacy = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy');
const samples = ['samples', 'synthetic'].flatMap((part) => (legacy !== undefined && existsSync(join(legacy, part)) ? readdirSync(join(legacy, part)).map((name) => join(legacy, part, name)) : []));
if (samples.length > 0) {
  describe('published letters', () => {
    // Refused in one of the two, or another letter there: the command's own corpus test says which.
    const mapped = samples.filter((file) => !/(?:PRE|REF|RPT|GGOP|x9134)[^/]*$/.test(file));
    it.each(mapped.map((file) => [file.split('/').at(-1)!, file] as const))('%s comes back but for what is stated', (_, file) => {
      for (const document of lettersIn(new Uint8Array(readFileSync(file)))) expect(thereAndBack(document).unstated).toEqual([]);
    });
  });
}

