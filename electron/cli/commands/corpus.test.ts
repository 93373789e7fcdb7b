/** Messages of our own, and every published sample: judged as the official tooling judged it, and where the client reads it, read in both writings alike. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bundle } from 'fhir/r4';
import { corpusFolder, fhirSamples } from '../../../tests/corpus';
import { acknowledgements, careCommunications, conditionList, diagnoses, hospitalNotification, stays } from '../../../tests/fixtures/other-messages';
import { isRejection, messageViewSchema } from '../../../shared/messages';
import { attachmentContents } from '../../../shared/standards/attachments';
import { headerFacts } from '../../../shared/standards/medcom/header';
import { openParts } from './open';
import { readParts } from './read';
import { validateParts } from './validate';

const openFile = (bytes: Uint8Array) => openParts(bytes)[0];
const readFile = (file: string, bytes: Uint8Array) => readParts(file, bytes)[0];
const validateFile = (...given: Parameters<typeof validateParts>) => validateParts(...given)[0];

const samples = fhirSamples();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const handled = samples.filter(({ type }) => type === 'carecommunication' || type === 'acknowledgement');
const without = (json: Record<string, unknown>) => { const { file: _f, format: _o, raw: _r, ...rest } = json; return { rest, named: [_f, _o, _r] }; };
const versionOf: Record<string, string> = { '5.0.x': '5.0', '4.0.x': '4.0', '3.0.0': '3.0', '2.1.0': '2.x', '2.0.0': '2.x', '2.0.x': '2.0' };

interface Official { file: string; guide: string; version: string; verdict: 'valid' | 'invalid' }
const officialFile = corpusFolder === undefined ? '' : join(corpusFolder, 'medcom/official-verdicts.json');
const official: Official[] = existsSync(officialFile) ? JSON.parse(readFileSync(officialFile, 'utf8')) as Official[] : [];

/** The newest guide of the sample's own major decides; where no official verdict is at hand, the author's label does. */
function expected({ file, expectedValidity }: (typeof samples)[number]): boolean {
  const newest = official.filter((verdict) => verdict.file === file).sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true })).at(-1);
  return newest ? newest.verdict === 'valid' : expectedValidity !== 'invalid' && !differs(file);
}

/**
 * Labelled valid by their authors and never judged by the official tooling, but breaking a published rule by which that tooling
 * refuses other samples (docs/conformance.md): an agent of the history that the message does not hold, and a copy of a fixture
 * whose LPR3 number is no version 5 UUID.
 */
const broken: Readonly<Record<string, readonly string[]>> = {
  'profile-Provenance.agent.who': [
    'carecommunication/4.0.x/adf87886-7d96-4c9b-bd76-5abb83682819__17be43', 'hospitalnotification/3.0.x/AN_STIN_N__4af4ef94-c452-4e52-8176-b8bd1d059433__b5a067',
    'hospitalnotification/3.0.x/MORS_K__fe1c34a3-460a-431d-a0e3-a2b59fa93a9f__34d936', 'hospitalnotification/3.0.x/MORS_L__cac520bc-f88b-4e7a-b8fd-bb8750e38c7a__0c0e85',
    'hospitalnotification/3.0.x/MORS_L__cac520bc-f88b-4e7a-b8fd-bb8750e38c7a__5facd9', 'hospitalnotification/3.0.x/RE_STIN_O__2094d603-a09c-462c-a1c9-23859ba035f3__ebc534',
    'hospitalnotification/3.0.x/SLHJ_H__5be3a118-64e4-4541-a2fa-a90e3df387d6__0645f8', 'hospitalnotification/3.0.x/SLOR_G__5248a961-331b-4f22-8593-75cdd8d7e36c__1c5c88',
    'hospitalnotification/3.0.x/STIN_E__ff90d6fc-fa84-4c0f-969d-84510b0ef7e3__532302', 'hospitalnotification/3.0.x/STOR_F__91a204af-471b-4ce2-b19f-c458e3716070__3f0d04',
  ],
  uuidv5: ['hospitalnotification/3.0.x/TEK_ID_LPR3__9fc89121-a0aa-43e0-a753-88bbe142ba91__3e30ed'],
};
const differs = (file: string): string | undefined => Object.keys(broken).find((rule) => broken[rule]!.includes(file.replace(/\.json$/, '')));

describe('messages of our own', () => {
  const { new: first, ...later } = careCommunications();
  const own: Record<string, readonly [standard: string, bundle: Bundle]> = {
    ...Object.fromEntries(Object.entries({ first, ...later }).map(([name, bundle]) => [name, ['care-communication', bundle]])),
    ...Object.fromEntries(Object.entries(acknowledgements(first)).map(([name, bundle]) => [`acknowledgement ${name}`, ['acknowledgement', bundle]])),
    ...Object.fromEntries(Object.entries(stays).map(([name, stay]) => [name, ['hospital-notification', hospitalNotification(stay)]])),
    'condition list': ['condition-list', conditionList(diagnoses)],
  };
  it.each(Object.entries(own))('%s', (file, [standard, bundle]) => {
    expect(validateFile(file, bytesOf(JSON.stringify(bundle))).json).toMatchObject({ standard, verdict: 'accept' });
    expect(validateFile(file, bytesOf(JSON.stringify({ ...bundle, entry: [] }))).json.verdict).toBe('reject');
  });
});

if (handled.length > 0) {
  describe('published messages', () => {
    it.each(handled.map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
      const read = readFile(file, bytesOf(sample.text()));
      expect(read.exitCode).toBe(0);
      expect(read.json).toMatchObject({ standard: sample.type === 'acknowledgement' ? 'acknowledgement' : 'care-communication', version: versionOf[sample.version], activity: sample.activity, bundleId: sample.bundleId, messageId: sample.messageHeaderId });
      const opened = openFile(bytesOf(sample.text()));
      expect(messageViewSchema.safeParse(opened.recognised!.standard.view(opened.document!, opened.recognised!.version)).error).toBeUndefined();
      expect(headerFacts(opened.document!)).toMatchObject({ messageId: sample.messageHeaderId });
      expect(attachmentContents(opened.document!).length).toBeGreaterThanOrEqual(0);
      const twin = sample.twinText();
      if (twin !== undefined) expect(without(readFile('twin', bytesOf(twin)).json).rest).toEqual(without(read.json).rest);
    });
  });

  const judged = samples.filter(({ type }) => type !== 'unsupported-document');
  const standards: Record<string, string> = { carecommunication: 'care-communication', acknowledgement: 'acknowledgement', hospitalnotification: 'hospital-notification', homecareobservation: 'home-care-observation', conditionlist: 'condition-list', 'empty-message': 'empty-message' };

  describe('verdicts by the published guides', () => {
    it.each(judged.map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
      const { verdict, issues, standard } = validateFile(file, bytesOf(sample.text())).json;
      const rejections = issues.filter(isRejection).map(({ rule, path }) => `${rule} ${path}`);
      expect([standard, verdict, rejections]).toEqual([standards[sample.type], expected(sample) ? 'accept' : 'reject', expected(sample) ? [] : expect.anything()]);
      const rule = differs(file);
      if (rule !== undefined) expect(rejections.map((line) => line.split(' ')[0])).toContain(rule);
      const twin = sample.twinText();
      if (twin !== undefined) expect(validateFile('twin', bytesOf(twin)).json.verdict).toBe(verdict);
    });

    it('differ from the author\'s label for test scripts of former guides only, none of which was judged officially', () => {
      const releases = (file: string): string => (samples.find((sample) => sample.file === `${file}.json`)?.sources ?? []).map((source) => /ig\/[a-z]+testscripts\/(?:([^/]+)\/)?Bundle-/.exec(source)).map((match) => (match === null ? 'elsewhere' : match[1] ?? 'unversioned')).join(' ');
      const named = Object.values(broken).flat();
      const published = Object.fromEntries(['1.0.0 3.0.0', '3.0.1 unversioned', '4.0.0 unversioned'].map((release) => [release, named.filter((file) => releases(file) === release).length]));
      expect(published).toEqual({ '1.0.0 3.0.0': 8, '3.0.1 unversioned': 2, '4.0.0 unversioned': 1 });
      expect(official.filter(({ file }) => named.includes(file.replace(/\.json$/, '')))).toEqual([]);

      // The official tooling refuses every sample it judged whose history names an agent that isn't there.
      const dangling = (text: string): boolean => validateFile('x', bytesOf(text)).json.issues.some(({ rule, severity }) => rule === 'profile-Provenance.agent.who' && severity === 'error');
      const judgedSo = official.filter(({ file }) => dangling(samples.find((sample) => sample.file === file)!.text()));
      expect([judgedSo.length, judgedSo.filter(({ verdict }) => verdict === 'valid')]).toEqual([8, []]);
    });

    it('are the official ones for every current version', () => {
      const current: Record<string, string> = { carecommunication: '5.0.2', acknowledgement: '2.0.3', hospitalnotification: '3.0.2', homecareobservation: '1.2.1', conditionlist: '1.0.1' };
      const texts = new Map(samples.map((sample) => [sample.file, sample]));
      const compared = official.filter(({ guide, version }) => current[guide] === version || (guide === 'carecommunication' && version === '4.0.3'));
      expect(compared.filter(({ file, verdict }) => (validateFile(file, bytesOf(texts.get(file)!.text())).json.verdict === 'accept') !== (verdict === 'valid'))).toEqual([]);
      expect(official.length === 0 || compared.length >= 31).toBe(true);
    });
  });

  describe('published messages that the client does not read', () => {
    it.each(samples.filter((sample) => !handled.includes(sample)).map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
      expect(readFile(file, bytesOf(sample.text())).exitCode).toBe(1);
      if (!judged.includes(sample)) expect(validateFile(file, bytesOf(sample.text())).json.verdict).toBe('unsupported');
    });
  });
}

const legacy = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy');
const letterFiles = (part: string): { file: string; bytes: Uint8Array }[] =>
  (legacy !== undefined && existsSync(join(legacy, part)) ? readdirSync(join(legacy, part)).filter((name) => /\.(edi|xml)$/.test(name)).sort().map((name) => ({ file: `${part}/${name}`, bytes: new Uint8Array(readFileSync(join(legacy, part, name))) })) : []);

/** Why each broken file must be refused; those named `_ok_` are accepted. */
const refusals: Readonly<Record<string, string>> = {
  ENC0: 'edifact-charset', UNB1: 'edifact-unb-missing', UNB3: 'edifact-interchange-repeated', UNH0: 'edifact-unh-wrong', UNH2: 'edifact-unt-id', UNT1: 'edifact-unt-missing', UNT2: 'edifact-unt-count',
  UNZ1: 'edifact-unz-count', UNZ3: 'edifact-unz-missing', XSL0: 'edifact-qualifier-unknown', XSL2: 'edifact-date-wrong',
};

if (letterFiles('samples').length > 0) {
  describe('letters of the corpus', () => {
    it.each([...letterFiles('samples'), ...letterFiles('synthetic')].map(({ file, bytes }) => [file, bytes] as const))('%s', (file, bytes) => {
      const read = readParts(file, bytes);
      expect(read.map(({ json }) => [typeof json.standard, typeof json.messageId, Array.isArray(json.segments) || 'outcomes' in json])).toEqual(read.map(() => ['string', 'string', true]));
      expect(read.map(({ exitCode }) => exitCode)).toEqual(validateParts(file, bytes).map(({ exitCode }) => exitCode));
    });

    it.each(letterFiles('malformed').map(({ file, bytes }) => [file, bytes] as const))('%s', (file, bytes) => {
      const { verdict, issues } = validateParts(file, bytes)[0].json;
      const [, reason] = /_ERROR_([A-Z]+\d)/.exec(file) ?? [];
      expect(verdict).toBe(reason === undefined ? 'accept' : 'reject');
      if (reason === undefined) return;
      const found = issues.filter(isRejection);
      expect(found.map(({ rule }) => rule)).toContain(refusals[reason]);
      expect(found.every(({ line, path }) => line !== undefined || path !== '')).toBe(true);
    });
  });
}
