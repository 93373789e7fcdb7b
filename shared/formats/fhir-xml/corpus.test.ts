/** Messages of our own and every published sample through XML and back, and every published XML through JSON and back: nothing is lost, added or moved. */
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { fhirSamples } from '../../../tests/corpus';
import { acknowledgements, careCommunications, conditionList, diagnoses, hospitalNotification, stays } from '../../../tests/fixtures/other-messages';
import { fhirJson } from '../fhir-json';
import type { FhirDocument } from '../format';
import { fhirXml } from './index';

const samples = fhirSamples();

function documentOf(format: typeof fhirXml, text: string): FhirDocument {
  const { document } = format.parse(text);
  if (!document) throw new Error('not read');
  return document;
}

/** Every reader of XML takes a carriage return in markup for the end of a line, so a narrative can't keep one. */
const withLineEnds = (bundle: FhirDocument['bundle']): unknown => JSON.parse(JSON.stringify(bundle), (key, value: unknown) => (key === 'div' && typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value));

/** What XML says, whatever its blanks between elements, its order of attributes and its way of writing characters. */
function tokensOf(xml: string): string[] {
  const tokens: string[] = [];
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const own = Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns').map(({ name, value }) => `${name}=${value}`).sort();
    tokens.push(`<${local} ${uri} ${own.join(' ')}`);
  });
  parser.on('closetag', ({ local }) => { tokens.push(`/${local}`); });
  parser.on('text', (text) => { if (text.trim() !== '') tokens.push(text.replaceAll(/\s+/g, ' ').trim()); });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return tokens;
}

const { new: first, ...later } = careCommunications();
const own = { first, ...later, ...acknowledgements(first), conditionList: conditionList(diagnoses), ...Object.fromEntries(Object.entries(stays).map(([name, stay]) => [name, hospitalNotification(stay)])) };

describe('messages of our own', () => {
  it.each(Object.entries(own))('%s is the same after XML, and its XML after JSON', (_name, bundle) => {
    const xml = fhirXml.write({ kind: 'fhir', format: 'fhir-json', bundle });
    const read = documentOf(fhirXml, xml);
    expect(read.bundle).toEqual(bundle);
    expect(tokensOf(fhirXml.write(documentOf(fhirJson, fhirJson.write(read))))).toEqual(tokensOf(xml));
  });
});

if (samples.length > 0) describe('published samples', () => {
  it.each(samples.filter(({ format }) => format === 'json'))('$file is the same after XML', (sample) => {
    const document = documentOf(fhirJson, sample.text());
    const back = documentOf(fhirXml, fhirXml.write(document));
    expect(back.bundle).toEqual(withLineEnds(document.bundle));
  });
  it.each(samples.flatMap((sample) => { const text = sample.format === 'xml' ? sample.text() : sample.twinText(); return text === undefined ? [] : [{ file: sample.xmlTwin ?? sample.file, text }]; }))('$file is the same after JSON', ({ text }) => {
    const json = fhirJson.write(documentOf(fhirXml, text));
    expect(tokensOf(fhirXml.write(documentOf(fhirJson, json)))).toEqual(tokensOf(text));
  });
});
