import { describe, expect, it } from 'vitest';
import { contextOf, documentOf, draftOf, municipality, practice } from '../../../tests/fixtures/care-communication';
import { correspondence, discharge, edifact, latin1 } from '../../../tests/fixtures/edifact-letters';
import { planLetter } from '../../../tests/fixtures/oioxml';
import { formats } from '../../../shared/formats/registry';
import { isRejection } from '../../../shared/messages';
import { careCommunication } from '../../../shared/standards/registry';
import { readParts } from './read';
import { validateParts } from './validate';

const readFile = (file: string, bytes: Uint8Array) => readParts(file, bytes)[0];
const validateFile = (...given: Parameters<typeof validateParts>) => validateParts(...given)[0];

const bytes = (text: string) => new TextEncoder().encode(text);
const { document: { bundle } } = careCommunication.compose(draftOf(), contextOf(practice, municipality, 1));
const json = JSON.stringify(bundle);

describe('files that are no message', () => {
  it.each<[string, Uint8Array, string]>([
    ['empty', bytes(''), 'text-empty'], ['binary', Uint8Array.from([0xff, 0x00, 0x80]), 'text-not-utf8'], ['prose', bytes('Kære kolleger'), 'not-a-message'],
    ['a collection', bytes('{"resourceType":"Bundle","type":"collection"}'), 'not-a-message'],
  ])('%s', (_what, input, rule) => {
    const { json: verdict, exitCode } = validateFile('f', input);
    expect([verdict.verdict, exitCode]).toEqual(['reject', 1]);
    expect(verdict.issues.find((issue) => issue.rule === rule)).toMatchObject({ source: 'text', severity: 'fatal' });
    expect(readFile('f', input)).toMatchObject({ exitCode: 1, json: { file: 'f', issues: [expect.anything()] } });
  });

  it('cut off in the middle: a position', () => {
    const { issues, verdict } = validateFile('f', bytes(json.slice(0, 500))).json;
    expect(verdict).toBe('reject');
    expect(issues[0]).toMatchObject({ source: 'text', line: 1, column: expect.any(Number) as number });
  });
});

describe('messages', () => {
  it('give one line with the contract\'s fields', () => {
    const { json: line, exitCode } = readFile('f.json', bytes(json));
    expect(exitCode).toBe(0);
    expect(Object.keys(line)).toEqual(['file', 'standard', 'version', 'format', 'activity', 'messageId', 'bundleId', 'threadId', 'sentAt', 'sender', 'receivers', 'patient', 'category', 'topic', 'segments', 'attachments', 'raw']);
    const xml = formats.find(({ id }) => id === 'fhir-xml')!.write(documentOf(bundle));
    const { file: _a, format, raw: _c, ...twin } = readFile('f.xml', bytes(xml)).json;
    const { file: _d, format: own, raw: _f, ...rest } = line;
    expect([format, own, [_a, _d].length, typeof _c, typeof _f]).toEqual(['fhir-xml', 'fhir-json', 2, 'object', 'object']);
    expect(twin).toEqual(rest);
  });

  it('are accepted, rejected, or rejected when strict', () => {
    expect(validateFile('f', bytes(json))).toMatchObject({ exitCode: 0, json: { format: 'fhir-json', standard: 'care-communication', version: '5.0', verdict: 'accept', issues: [] } });
    expect(validateFile('f', bytes(json.replace('"nursing"', '"astrology"')))).toMatchObject({ exitCode: 1, json: { verdict: 'reject' } });
    const prose = json.replace(/("role":"source","what":\{"identifier":\{"value":"urn:uuid:)\w{8}/, '$1ffffffff');
    expect(validateFile('f', bytes(prose)).json.verdict).toBe('accept');
    expect(validateFile('f', bytes(prose), { strict: true })).toMatchObject({ exitCode: 1, json: { verdict: 'reject' } });
  });

  it('are unsupported in versions and types that nobody here knows', () => {
    const later = json.replaceAll('MessageDefinition|5.0', 'MessageDefinition|6.0');
    expect(validateFile('f', bytes(later))).toMatchObject({ exitCode: 0, json: { standard: 'care-communication', version: 'unknown', verdict: 'unsupported', issues: [{ rule: 'unknown-version' }] } });
    expect(readFile('f', bytes(later)).exitCode).toBe(1);
    const other = json.replaceAll('care-communication-message', 'new-kind-of-message').replaceAll('/ig/carecommunication/', '/ig/other/');
    expect(validateFile('f', bytes(other)).json).toMatchObject({ standard: null, verdict: 'unsupported' });
  });

  it('are judged by the guide of their own type, also where the client does not read it', () => {
    const event = json.replaceAll('care-communication-message', 'hospital-notification-message');
    expect(validateFile('f', bytes(event)).json).toMatchObject({ standard: 'care-communication', version: '5.0', verdict: 'reject', issues: [{ rule: 'profile-MessageHeader.event.code' }] });
    const other = event.replaceAll('carecommunication/StructureDefinition/medcom-careCommunication-messageHeader', 'hospitalnotification/StructureDefinition/medcom-hospitalNotification-messageHeader');
    expect(validateFile('f', bytes(other)).json).toMatchObject({ standard: 'hospital-notification', version: '3.0', verdict: 'reject' });
    expect(readFile('f', bytes(other)).exitCode).toBe(1);
  });
});

describe('letters', () => {
  const both = latin1(edifact([discharge, correspondence]));

  it('give one line each, numbered, with what they say', () => {
    const read = readParts('two.edi', both);
    expect(read.map(({ json: line, exitCode }) => [line.part, line.standard, line.version, line.format, line.status, exitCode])).toEqual([
      [1, 'discharge-letter', 'D0133L', 'edifact', 'new', 0], [2, 'correspondence-letter', 'D9134L', 'edifact', 'new', 0],
    ]);
    const [{ json: first }] = readParts('one.edi', latin1(edifact([discharge])));
    expect(first).not.toHaveProperty('part');
    expect(Object.keys(first)).toEqual(expect.arrayContaining(['activity', 'messageId', 'bundleId', 'sentAt', 'sender', 'receivers', 'patient', 'sections', 'segments', 'attachments', 'status', 'raw']));
    expect((first.sections as { text: string }[]).every(({ text }) => text !== '')).toBe(true);
  });

  it('tell a fault with the letter that has it, and one of the envelope with all', () => {
    const text = edifact([discharge, correspondence]);
    const wrongCount = text.replace(/UNT\+\d+\+B260914000002/, 'UNT+3+B260914000002');
    expect(wrongCount).not.toBe(text);
    expect(validateParts('f', latin1(wrongCount)).map(({ json: { part, verdict, issues } }) => [part, verdict, issues.filter(isRejection).map(({ rule, line }) => [rule, typeof line])])).toEqual([[1, 'accept', []], [2, 'reject', [['edifact-unt-count', 'number']]]]);
    const wrongEnvelope = validateParts('f', latin1(text.replace('UNZ+2', 'UNZ+3')));
    expect(wrongEnvelope.map(({ json: { verdict, issues } }) => [verdict, issues.find(isRejection)?.rule])).toEqual([['reject', 'edifact-unz-count'], ['reject', 'edifact-unz-count']]);
  });

  it('are shown and refused where a counter is wrong', () => {
    const [{ json: line, exitCode }] = readParts('f', latin1(edifact([discharge]).replace('UNZ+1', 'UNZ+2')));
    expect([exitCode, line.standard, (line.issues as { rule: string }[]).map(({ rule }) => rule)]).toEqual([1, 'discharge-letter', ['edifact-unz-count']]);
  });

  it('that are cut off are one line with a position', () => {
    const [result, ...more] = validateParts('f', latin1(edifact([discharge]).slice(0, 300)));
    expect([result.json.verdict, more.length, typeof result.json.issues[0]?.line]).toEqual(['reject', 0, 'number']);
    expect(readParts('f', latin1(edifact([discharge]).slice(0, 300)))[0]).toMatchObject({ exitCode: 1, json: { format: 'edifact', issues: [expect.anything()] } });
  });

  it('are read from XML, the plan by its sections', () => {
    const [{ json: line, exitCode }] = readParts('f.xml', bytes(planLetter()));
    expect([exitCode, line.standard, line.format]).toEqual([0, 'rehabilitation-plan', 'oioxml']);
    expect((line.sections as { heading: string; text: string }[])[0]).toEqual({ heading: 'Behov og potentiale', text: 'Gang uden rollator.' });
    expect(validateParts('f.xml', bytes(planLetter()))[0].json.verdict).toBe('accept');
  });
});
