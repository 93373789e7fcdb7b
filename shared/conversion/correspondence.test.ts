/** Correspondence letters and CareCommunications: accepted by the rules of what they become, and nothing is lost unsaid. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFolder, fhirSamples } from '../../tests/corpus';
import { bruno, contextOf, draftOf, hospital, idsFrom, municipality, pngHash, practice, store } from '../../tests/fixtures/care-communication';
import { everyLetter, fileOf, latin1 } from '../../tests/fixtures/edifact-letters';
import { correspondence } from '../../tests/fixtures/oioxml';
import { decodeBase64 } from '../fhir/base64';
import type { Document, FhirDocument, LetterDocument } from '../formats/format';
import { elementsAt, valueAt } from '../formats/letter/access';
import { letterDocuments, letterFormatOf } from '../formats/letter/formats';
import { formatById } from '../formats/registry';
import { isRejection, type Draft } from '../messages';
import { validateDocument } from '../standards/guides';
import { binaryContents } from '../standards/binary-letter';
import { careCommunication, recognise } from '../standards/registry';
import { convert, type Conversion, type ConvertContext, type Loss } from '.';
import { missingFrom } from './tree-loss';
import { viewLosses } from './view-loss';

const contextWith = (more: Partial<ConvertContext> = {}): ConvertContext => ({ now: '2026-11-22T09:00:00.000Z', newId: idsFrom(7), organisation: () => ({ sor: '265161000016000', name: 'Testsygehuset', phone: '65000030' }), ...more });

function lettersIn(bytes: Uint8Array): LetterDocument[] {
  const format = letterFormatOf(bytes)!;
  return format.read(bytes).interchanges.flatMap((interchange) => letterDocuments(format.id, interchange));
}
const only = (xml: string): LetterDocument => lettersIn(new TextEncoder().encode(xml))[0]!;

function done(conversion: Conversion): { documents: Document[]; losses: Loss[]; contents: (string | Uint8Array)[] } {
  if (conversion.refused) throw new Error(conversion.refused.message);
  return { documents: conversion.files.map(({ document }) => document), losses: conversion.losses, contents: conversion.files.map(({ content }) => content) };
}
function toFhir(document: LetterDocument, context = contextWith()): { message: FhirDocument; losses: Loss[] } {
  const { documents: [message], losses } = done(convert(document, 'fhir-json', context));
  if (message?.kind !== 'fhir') throw new Error('no message');
  return { message, losses };
}
function toLetter(document: FhirDocument, to: LetterDocument['format'] = 'oioxml'): { letters: LetterDocument[]; losses: Loss[]; contents: (string | Uint8Array)[] } {
  const { documents, ...rest } = done(convert(document, to, contextWith()));
  return { letters: documents.filter((one) => one.kind === 'letter'), ...rest };
}

const viewOf = (document: FhirDocument) => careCommunication.view(document, recognise(document)!.version);
const rejections = (document: FhirDocument): string[] => validateDocument(document)!.issues.filter(isRejection).map(({ rule, path }) => `${rule} ${path}`);
const plain = (path: string): string => path.replaceAll(/\[\d+\]/g, '');

/** Fields of the letter that differ after there and back, and that no loss speaks of. */
function unstatedOfLetter(document: LetterDocument): string[] {
  const there = toFhir(document);
  const back = toLetter(there.message, document.format);
  const told = new Set([...there.losses, ...back.losses].map(({ path }) => plain(path)));
  return missingFrom(document.letter.root, back.letters[0]!.letter.root).map(({ path }) => plain(path)).filter((path) => !told.has(path));
}
/** Facts of the message that differ after there and back, and that no loss speaks of. */
function unstatedOfMessage(document: FhirDocument, to: LetterDocument['format'] = 'oioxml'): string[] {
  const { letters: [letter, ...files], losses } = toLetter(document, to);
  const bytes = new Map(files.flatMap(binaryContents).map(({ identifier, bytes: content }) => [identifier, content]));
  const { message } = toFhir(letter!, contextWith({ file: (identifier) => bytes.get(identifier) }));
  const told = new Set(losses.map(({ path }) => path));
  return viewLosses(document, viewOf(document), viewOf(message), letter!.letter.root).map(({ path }) => path).filter((path) => !told.has(path));
}

const compose = (draft: Partial<Draft> = {}): FhirDocument => careCommunication.compose(draftOf(draft), contextOf(practice, municipality, 1)).document;

const withEpisode = (xml: string): string => xml.replace('</StatusCode></Letter>', '</StatusCode><EpisodeOfCareIdentifier>0123456789abcdef0123456789abcdef</EpisodeOfCareIdentifier></Letter>');

describe('a letter as a CareCommunication', () => {
  it('is accepted by its rules, with text, topic, citizen, parties and episode', () => {
    for (const to of ['fhir-json', 'fhir-xml'] as const) {
      const { documents: [message] } = done(convert(only(withEpisode(correspondence({ text: 'Se <Bold>FMK</Bold>.<Break/>Ring.' }))), to, contextWith()));
      if (message?.kind !== 'fhir') throw new Error();
      expect(rejections(message)).toEqual([]);
      expect(viewOf(message)).toMatchObject({
        version: '5.0', category: 'other', topic: 'Forundersøgelse', patient: { ids: [{ type: 'x-ecpr', value: '0703921VJ5' }], family: 'Berggren' }, sender: { gln: '5790001382445', sor: '265161000016000' }, receivers: [{ gln: '5790000121526' }],
        episodeIds: ['urn:uuid:01234567-89ab-cdef-0123-456789abcdef'], segments: [{ text: 'Se FMK.\nRing.\n\nBrevet har høj prioritet.', phone: '65000030', at: '2026-11-18T14:30:00.000Z' }], sentAt: '2026-11-18T14:47:00.000Z',
      });
    }
  });

  it('says what it could not carry, and what FHIR demands and nobody knows', () => {
    const { message, losses } = toFhir(only(correspondence({ text: '<Bold>Fed</Bold>' })), { ...contextWith(), organisation: () => undefined });
    const kept = new Map(losses.map(({ path, kept: how }) => [path, how]));
    expect(kept.get('ClinicalEmail/ClinicalInformation/Text01')).toBe('text');
    expect(kept.get('ClinicalEmail/Sender/SOR')).toBe('dropped');
    expect(kept.get('ClinicalEmail/Sender/MedicalSpecialityCode')).toBe('dropped');
    expect(kept.get('ClinicalEmail/Patient/OccupancyText')).toBe('dropped');
    expect(JSON.stringify(message.bundle)).not.toContain('"value":""');
    expect(rejections(message)).not.toEqual([]);
  });

  it('carries a number that is no CPR as it stood, and says so', () => {
    const { message, losses } = toFhir(only(correspondence().replace('<AlternativeIdentifier>0703921VJ5</AlternativeIdentifier>', '<CivilRegistrationNumber>1522824933</CivilRegistrationNumber>')));
    expect(viewOf(message).patient?.ids.map(({ value }) => value)).toEqual(['1522824933']);
    expect(losses.filter(({ kept }) => kept === 'raw').map(({ path }) => path)).toEqual(['ClinicalEmail/Patient/CivilRegistrationNumber']);
  });

  it('carries links, and files whose bytes are at hand', () => {
    const reference = (inner: string): string => `<Reference><RefDescription>Billede</RefDescription>${inner}</Reference>`;
    const xml = correspondence().replace('</ClinicalEmail>', `${reference('<URL>https://example.org/a</URL>')}${reference('<BIN><ObjectIdentifier>317C2E58F6C14D798828EFDAF221283E</ObjectIdentifier><ObjectCode>billede</ObjectCode><ObjectExtensionCode>png</ObjectExtensionCode><OriginalObjectSize>70</OriginalObjectSize></BIN>')}</ClinicalEmail>`);
    const png = decodeBase64(store[pngHash]!)!;
    const { message } = toFhir(only(xml), contextWith({ file: (identifier) => (identifier === '317C2E58F6C14D798828EFDAF221283E' ? png : undefined) }));
    expect(viewOf(message).attachments).toMatchObject([{ title: 'Billede', url: 'https://example.org/a' }, { contentType: 'image/png', bytes: png.length }]);
    expect(rejections(message)).toEqual([]);
    const absent = toFhir(only(xml));
    expect(viewOf(absent.message).segments[0]!.text).toContain('Bilag, der ikke er med: Billede');
    expect(absent.losses.map(({ path }) => path)).toContainEqual(expect.stringContaining('BIN/ObjectIdentifier'));
  });

  it.each(Object.entries({ oioxml: only(correspondence()), routine: only(correspondence({ priority: 'rutine' })), edifact: lettersIn(latin1(fileOf(everyLetter.correspondence)))[0]! }))('%s comes back but for what is stated', (_, letter) => {
    expect(unstatedOfLetter(letter)).toEqual([]);
  });

  it('loses nothing of any text that is not stated', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'abcæøå 12.,:+?\n€👍<&'), minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== ''), fc.constantFrom('normal' as const, 'bold' as const), (text, style) => {
      const letter = only(correspondence());
      elementsAt(letter.letter.root, 'ClinicalInformation/Text01')[0]!.content = { kind: 'formatted', runs: [{ text, font: 'proportional', style, alignment: 'left' }] };
      expect(viewOf(toFhir(letter).message).segments[0]!.text).toContain(text);
      expect(unstatedOfLetter(letter)).toEqual([]);
    }), { numRuns: 40 });
  });
});

const schema = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy', 'schemas', '2006-07-01', 'EMessage.xsd');
const validator = schema !== undefined && existsSync(schema) && spawnSync('xmllint', ['--version']).error === undefined ? schema : undefined;

/** A question and its answer, with a file. */
function thread(): FhirDocument {
  const first = compose({ topic: `Sårpleje ${'meget langt emne '.repeat(6)}`, attachments: [{ id: 'a', title: 'Sår', contentType: 'image/png', sha256: pngHash, bytes: 70 }] });
  return careCommunication.compose(draftOf({ kind: 'reply', text: 'Vi kommer i morgen.', topic: 'Svar' }), contextOf(municipality, practice, 2, '2026-03-03T08:30:00.000Z'), first).document;
}

describe('a CareCommunication as a letter', () => {
  it('has the newest text alone, who signed it, and the earlier ones below', () => {
    const { letters: [letter], losses } = toLetter(thread());
    const { root } = letter!.letter;
    const texts = elementsAt(root, 'ClinicalInformation/Text01').map(({ content }) => (content.kind === 'formatted' ? content.runs.map(({ text }) => text).join('') : ''));
    expect(texts[0]).toBe('Vi kommer i morgen.');
    expect(texts[1]).toContain('Underskrevet af: Lonni Lauridsen\nStilling: Læge\nTelefon: +4570101011');
    expect(texts[1]).toContain('Kategori: Sygepleje');
    expect(texts[2]).toContain('Såret skal tilses i morgen.');
    expect([valueAt(root, 'AdditionalInformation/Subject'), valueAt(root, 'Sender/IdentifierCode'), valueAt(root, 'Sender/Identifier'), valueAt(root, 'Patient/CivilRegistrationNumber')]).toEqual(['Svar', 'sorkode', municipality.sor, '2509479989']);
    expect(losses).toContainEqual(expect.objectContaining({ path: 'Communication.payload[1].author', kept: 'text' }));
    expect(losses).toContainEqual(expect.objectContaining({ path: 'Communication.payload[0].contentString', kept: 'text' }));
  });

  it('sends its files in a letter of their own that it names', () => {
    const message = compose({ attachments: [{ id: 'a', title: 'Sår', contentType: 'image/png', sha256: pngHash, bytes: 70 }, { id: 'b', title: 'Vejledning', url: 'https://example.org/b' }] });
    for (const to of ['oioxml', 'edifact'] as const) {
      const { letters: [letter, files] } = toLetter(message, to);
      expect(recognise(letter!)?.standard.view(letter!, '').attachments).toMatchObject([{ title: 'Sår', contentType: 'image/png' }, { title: 'Vejledning', url: 'https://example.org/b' }]);
      expect(binaryContents(files!).map(({ bytes }) => bytes)).toEqual([decodeBase64(store[pngHash]!)]);
      expect(binaryContents(files!)[0]!.identifier).toBe(valueAt(letter!.letter.root, 'Reference/BIN/ObjectIdentifier'));
    }
  });

  const messages: Readonly<Record<string, () => FhirDocument>> = {
    message: () => compose(), thread, forward: () => careCommunication.compose(draftOf({ kind: 'forward' }), contextOf(municipality, hospital, 3), thread()).document, priority: () => compose({ category: 'regarding-referral', priority: 'asap' }),
    party: () => compose({ specificSender: { kind: 'person', name: 'Jens Mortensen', role: 'Læge' }, specificRecipient: { kind: 'team', name: 'Sygeplejen Nord' } }),
    file: () => compose({ attachments: [{ id: 'a', title: 'Sår', contentType: 'image/png', sha256: pngHash, bytes: 70 }] }),
  };
  it.each(Object.entries(messages))('%s comes back but for what is stated', (_, message) => {
    expect(unstatedOfMessage(message())).toEqual([]);
    expect(unstatedOfMessage(message(), 'edifact')).toEqual([]);
  });

  it('keeps its priority', () => {
    expect(valueAt(toLetter(messages.priority!()).letters[0]!.letter.root, 'AdditionalInformation/Priority')).toBe('høj_prioritet');
  });

  it('loses nothing of any text or name that is not stated', () => {
    const some = fc.string({ unit: fc.constantFrom(...'abcæøå 12.,:+?€👍<&'), minLength: 1, maxLength: 120 }).filter((text) => text.trim() !== '');
    fc.assert(fc.property(some, some, some, (text, topic, family) => { expect(unstatedOfMessage(compose({ text, topic, patient: { ...bruno, family } }))).toEqual([]); }), { numRuns: 40 });
  });

  if (validator !== undefined) it.each(Object.entries(messages))('%s is valid by the published schema', (_, message) => {
    const { contents: [letter] } = toLetter(message());
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', validator, '-'], { input: letter!, encoding: 'utf8' });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  });
});

const samples = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy', 'samples');
const published = samples !== undefined && existsSync(samples) ? readdirSync(samples).filter((name) => /DIS91|x9134/.test(name)).map((name) => join(samples, name)) : [];
if (published.length > 0) it.each(published.map((file) => [file.split('/').at(-1)!, file] as const))('published letter %s comes back but for what is stated, and is accepted', (_, file) => {
  for (const letter of lettersIn(new Uint8Array(readFileSync(file)))) {
    expect(unstatedOfLetter(letter)).toEqual([]);
    // The samples' location numbers are no right ones, which is stated.
    const { message, losses } = toFhir(letter);
    const wrong = losses.some(({ path, kept }) => path.endsWith('/CivilRegistrationNumber') && kept === 'raw');
    expect([wrong, rejections(message).filter((finding) => !finding.startsWith('gln-'))]).toEqual(file.includes('x9134') ? [true, [expect.stringMatching(/^cpr .*identifier/) as unknown]] : [false, []]);
    expect(losses.map(({ path }) => path)).toEqual(expect.arrayContaining(['Sender', 'Receiver'].map((party) => `${letter.letter.root.name}/${party}/EANIdentifier`)));
  }
});

const cares = fhirSamples().filter(({ type }) => /care-?communication/i.test(type));
if (cares.length > 0) it('published CareCommunications come back but for what is stated, or are refused with a code', () => {
  let converted = 0;
  for (const sample of cares) {
    const { document } = formatById(sample.format === 'xml' ? 'fhir-xml' : 'fhir-json')!.parse(sample.text());
    if (document?.kind !== 'fhir' || recognise(document)?.standard.id !== 'care-communication') continue;
    const letter = convert(document, 'oioxml', contextWith());
    if (letter.refused) { expect(letter.refused.code).toMatch(/^convert-/); continue; }
    const again = convert(letter.files[0].document, 'fhir-json', contextWith());
    if (again.refused) continue;
    converted += 1;
    expect([sample.file, unstatedOfMessage(document)]).toEqual([sample.file, []]);
  }
  expect(converted).toBeGreaterThan(10);
});
