import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { contextOf, draftOf, municipality, practice } from '../../../tests/fixtures/care-communication';
import { correspondence, discharge, edifact, latin1 } from '../../../tests/fixtures/edifact-letters';
import { bundleProfile, exampleUrl, json, packageOf, tgzOf } from '../../../tests/fixtures/packages';
import { CodedError, judgementSchema, packageAdditionSchema, packageDetailsSchema, packageFactsSchema } from '../../../shared/contract';
import { careCommunication } from '../../../shared/standards/registry';
import { silentLog } from '../../networks/testing';
import { createDesk, type PackageDesk } from '../../node/packages/desk';
import { openOriginals, type Originals } from '../originals/store';
import { standardLibrary } from '../standard-library';
import { createConformance, type Conformance } from './index';

let directory: string;
let originals: Originals;
let reads: number;
let judges: number;
let desk: PackageDesk;
let conformance: Conformance;

const open = (version = '1.0.0') => createConformance({ library: standardLibrary, originals, log: silentLog, now: () => '2026-03-02T08:30:00.000Z' }, { directory: join(directory, 'packages'), desk, version });
const put = (bytes: Uint8Array | string) => originals.put('content', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
const add = async (bytes: Uint8Array, ...rest: [string?, Record<string, string>?]) => packageAdditionSchema.parse(await conformance.add(await put(bytes), ...rest));
const cached = async () => (await readdir(join(directory, 'packages')).catch(() => [])).filter((name) => /^[0-9a-f]{64}/.test(name));

const message = careCommunication.stamp(careCommunication.compose(draftOf(), contextOf(practice, municipality, 1)).document, 'b1', '2026-03-02T08:30:00.000Z').bundle;
const example = packageOf([json('a.json', bundleProfile())]);
const id = 'test.fhir.dk.example#1.2.0';
const bundle = (changes: object = {}) => JSON.stringify({ resourceType: 'Bundle', id: 'b1', meta: { profile: [exampleUrl('example-message')] }, type: 'message', timestamp: '2026-03-02T08:30:00.000Z', entry: [{ fullUrl: 'urn:uuid:3f2a1b6c-9d1e-4c3b-8a7f-0123456789ab', resource: { resourceType: 'MessageHeader', eventUri: 'urn:test', source: { endpoint: 'https://example.test' } } }], ...changes });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sektorpost-conformance-'));
  originals = await openOriginals(join(directory, 'originals'), randomUUID);
  [reads, judges] = [0, 0];
  const inner = createDesk();
  desk = { read: (bytes) => { reads++; return inner.read(bytes); }, judge: (...args) => { judges++; return inner.judge(...args); }, close: () => inner.close() };
  conformance = open();
});

describe('a file judged by what is built in', () => {
  const judge = async (text: string) => judgementSchema.parse(await conformance.judge(await put(text)));
  it('is accepted, with what it was checked by and what would be answered', async () => {
    const judged = await judge(JSON.stringify(message));
    expect(judged).toMatchObject({ format: 'fhir-json', standard: 'care-communication', version: '5.0', verdict: 'accept', answer: 'ok', guide: 'medcom.fhir.dk.carecommunication#5.0.2', counts: { errors: 0 } });
    expect(judged.packages).toContainEqual({ id: 'medcom.fhir.dk.messaging#4.0.2', source: 'built-in' });
    expect(judged.tree?.[0]).toMatchObject({ path: 'Bundle', name: 'Bundle' });
  });
  it('is rejected, and each finding has its line in the tree', async () => {
    const judged = await judge(JSON.stringify({ ...message, timestamp: undefined }));
    expect(judged).toMatchObject({ verdict: 'reject', answer: 'fatal-error' });
    expect(judged.counts.errors).toBeGreaterThan(0);
    expect(judged.tree).toContainEqual({ path: 'Bundle.timestamp', name: 'timestamp', depth: 1, missing: true });
    for (const { path } of judged.issues.filter((issue) => issue.path.startsWith('Bundle'))) expect(judged.tree!.some((line) => path === line.path || path.startsWith(line.path))).toBe(true);
  });
  it('is judged letter by letter where it holds several, the second one also when the first is sound', async () => {
    // An interchange of two letters, of which the second one's UNT counts a segment that is not there.
    const text = edifact([discharge, { ...correspondence, id: '2' }], { tail: '' });
    expect((await conformance.judge(await put(latin1(edifact([discharge]))))).answer).toBe('ok');
    const at = text.lastIndexOf('UNT+');
    const sha256 = await put(latin1(text.slice(0, at) + text.slice(at).replace(/UNT\+(\d+)/, (_, count: string) => `UNT+${Number(count) + 1}`)));
    const [first, second] = await Promise.all([undefined, 1].map((part) => conformance.judge(sha256, [], part)));
    expect(first).toMatchObject({ parts: 2, standard: 'discharge-letter', verdict: 'accept' });
    expect(second).toMatchObject({ parts: 2, verdict: 'reject' });
    // The envelope asks for no positive receipt; a refusal is always told.
    expect([first!.answer, second!.answer]).toEqual([undefined, 'fatal-error']);
    expect(second!.issues.map(({ rule }) => rule)).not.toEqual(first!.issues.map(({ rule }) => rule));
  });
  it('is told from what no guide here covers, and from what is no message', async () => {
    expect(await judge(bundle())).toMatchObject({ verdict: 'unsupported', packages: [] });
    for (const text of ['hello', '{"resourceType":', '']) {
      const judged = await judge(text);
      expect([judged.verdict, judged.answer, judged.tree]).toEqual(['reject', undefined, undefined]);
    }
  });
  it('is forgotten when it is asked for, unless it is a package or may be the file of a message', async () => {
    const [judged, picture] = [await put(JSON.stringify(message)), await put(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))];
    const loaded = (await add(example)).package!.sha256!;
    for (const sha256 of [judged, picture, loaded, '0'.repeat(64)]) await conformance.forget(sha256);
    expect(await Promise.all([judged, picture, loaded].map((sha256) => originals.has('content', sha256)))).toEqual([false, true, true]);
    await conformance.remove(id);
    await conformance.forget(loaded);
    expect(await originals.has('content', loaded)).toBe(false);
  });
  it('is forgotten at the next start, when the window was closed over it', async () => {
    const [judged, opened, kept] = [await put(JSON.stringify(message)), await put('hello'), await put('never looked at')];
    await conformance.judge(judged);
    await conformance.visit(opened);
    conformance = open();
    await conformance.tidy();
    expect(await Promise.all([judged, opened, kept].map((sha256) => originals.has('content', sha256)))).toEqual([false, false, true]);
    expect(await readdir(join(directory, 'packages', 'visiting'))).toEqual([]);
  });
  it('must be there', async () => { await expect(conformance.judge('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' }); });
});

describe('a package that a person loads', () => {
  it('judges what has its profiles', async () => {
    const { package: added, issues } = await add(example, 'example.tgz');
    expect(added).toMatchObject({ id, source: 'loaded', file: 'example.tgz', profiles: 1, contents: [{ url: exampleUrl('example-message'), type: 'Bundle' }], dependencies: [{ name: 'hl7.fhir.r4.core', state: 'base' }], missing: [] });
    expect(issues).toEqual([]);
    const sound = judgementSchema.parse(await conformance.judge(await put(bundle()), [id]));
    expect(sound).toMatchObject({ verdict: 'accept', guide: id, packages: [{ id, source: 'loaded' }], issues: [] });
    expect(sound.answer).toBeUndefined();
    expect(await conformance.judge(await put(bundle({ timestamp: undefined })), [id])).toMatchObject({ verdict: 'reject', issues: [{ path: 'Bundle.timestamp', profile: exampleUrl('example-message') }] });
    expect(await conformance.judge(await put(JSON.stringify(message)), [id])).toMatchObject({ verdict: 'unsupported', standard: 'care-communication' });
    expect(await conformance.judge(await put('hello'), [id])).toMatchObject({ verdict: 'reject' });
  });
  it('can be a built-in one that is asked for by name', async () => {
    const judged = judgementSchema.parse(await conformance.judge(await put(JSON.stringify(message)), ['medcom.fhir.dk.acknowledgement#2.0.3', 'medcom.fhir.dk.carecommunication#5.0.2']));
    expect(judged).toMatchObject({ verdict: 'accept', answer: 'ok', guide: 'medcom.fhir.dk.carecommunication#5.0.2' });
    await expect(conformance.judge(await put('{}'), ['no.such#1.0.0'])).rejects.toMatchObject({ code: 'not-found' });
  });
  it('stands beside the built-in ones in the list, with details of each', async () => {
    await add(example);
    const facts = (await conformance.packages()).map((each) => packageFactsSchema.parse(each));
    expect(facts[0]).toMatchObject({ id, source: 'loaded' });
    const core = facts.find((each) => each.id === 'medcom.fhir.dk.carecommunication#5.0.2');
    expect(core).toMatchObject({ source: 'built-in', missing: [] });
    const details = packageDetailsSchema.parse(await conformance.details(core!.id));
    expect(details.invariants.named).toBeGreaterThan(5);
    expect(details.invariants.notEvaluated).toEqual([]);
    await expect(conformance.details('no.such#1.0.0')).rejects.toMatchObject({ code: 'not-found' });
  });
  it('says what it lacks and what is at hand, and finds it once it is there', async () => {
    const needing = packageOf([json('a.json', bundleProfile('needing'))], { name: 'test.needing', dependencies: { 'medcom.fhir.dk.terminology': '9.9.9', 'test.fhir.dk.example': '1.2.0', 'hl7.terminology.r4': '7.0.1' } });
    const { package: first, issues } = await add(needing);
    expect(first!.missing).toEqual(['medcom.fhir.dk.terminology#9.9.9', 'test.fhir.dk.example#1.2.0', 'hl7.terminology.r4#7.0.1']);
    expect(issues.map(({ severity, rule }) => [severity, rule])).toEqual(['warning', 'warning', 'information'].map((severity) => [severity, 'package-missing-dependency']));
    expect(issues[0]!.message).toContain('2.0.2, 1.7.0, 1.1.1');
    await add(example);
    expect((await conformance.details('test.needing#1.2.0')).missing).toEqual(['medcom.fhir.dk.terminology#9.9.9', 'hl7.terminology.r4#7.0.1']);
    const { package: again } = await add(needing, undefined, { 'medcom.fhir.dk.terminology': '2.0.2' });
    expect(again!.dependencies[0]).toEqual({ name: 'medcom.fhir.dk.terminology', wanted: '9.9.9', used: '2.0.2', state: 'overridden' });
    expect((await conformance.packages()).filter(({ source }) => source === 'loaded')).toHaveLength(2);
  });
  it('may depend on itself by a detour, and may be built in too', async () => {
    await add(packageOf([json('a.json', bundleProfile('b'))], { name: 'test.b', dependencies: { 'test.a': '1.2.0' } }));
    const { issues } = await add(packageOf([json('a.json', bundleProfile('a'))], { name: 'test.a', dependencies: { 'test.b': '1.2.0' } }));
    expect(issues).toMatchObject([{ severity: 'information', rule: 'package-circular' }]);
    expect(issues[0]!.message).toContain('test.a#1.2.0 > test.b#1.2.0 > test.a#1.2.0');
    const { package: own, issues: told } = await add(packageOf([json('a.json', bundleProfile())], { name: 'medcom.fhir.dk.carecommunication', version: '5.0.2' }));
    expect([own!.source, told[0]!.rule]).toEqual(['loaded', 'package-built-in']);
    expect(await conformance.judge(await put(JSON.stringify(message)))).toMatchObject({ verdict: 'accept', packages: expect.not.arrayContaining([{ id: own!.id, source: 'loaded' }]) as unknown });
  });
  it('is refused with a sentence in both languages, and nothing of it stays', async () => {
    for (const [bytes, rule] of [[Buffer.from('x'), 'package-not-archive'], [tgzOf([{ path: '../x' }]), 'package-unsafe-entry'], [packageOf([json('a.json', { ...bundleProfile(), snapshot: undefined })]), 'package-no-snapshot']] as const) {
      const { package: none, issues } = await add(bytes);
      expect([none, issues.map((issue) => [issue.severity, issue.rule])]).toEqual([undefined, [['fatal', rule]]]);
      expect(issues[0]!.message).not.toMatch(/\{\{/);
      expect(issues[0]!.message).not.toBe(issues[0]!.messageEn);
    }
    expect(await cached()).toEqual([]);
    await expect(conformance.add('0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
  });
  it('passes on what is not the package’s fault', async () => {
    desk.read = () => { throw new CodedError('internal'); };
    await expect(conformance.add(await put(example))).rejects.toMatchObject({ code: 'internal' });
  });
  it('that takes too long leaves its message unjudged, and says so', async () => {
    await add(example);
    desk.judge = () => Promise.reject(new CodedError('package-too-slow', { seconds: 20 }));
    expect(judgementSchema.parse(await conformance.judge(await put(bundle()), [id]))).toMatchObject({ verdict: 'unsupported', issues: [{ rule: 'package-too-slow', source: 'policy' }] });
  });
});

describe('what was loaded', () => {
  it('is there after a restart without being read again', async () => {
    await add(example, 'example.tgz');
    conformance = open();
    expect((await conformance.packages())[0]).toMatchObject({ id, file: 'example.tgz', addedAt: '2026-03-02T08:30:00.000Z' });
    expect(await conformance.judge(await put(bundle({ id: undefined })), [id])).toMatchObject({ verdict: 'reject' });
    expect([reads, judges]).toEqual([1, 1]);
  });
  it('is read again by another release of the program, and where the disk damaged it', async () => {
    await add(example);
    conformance = open('1.0.1');
    expect((await conformance.packages())[0]).toMatchObject({ id });
    expect(reads).toBe(2);
    const [name] = await cached();
    const file = join(directory, 'packages', name!);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"min":1', '"min":0'));
    conformance = open('1.0.1');
    expect(await conformance.judge(await put(bundle({ id: undefined, timestamp: undefined, entry: [] })), [id])).toMatchObject({ verdict: 'reject' });
    expect(reads).toBe(3);
    conformance = open('1.0.1');
    await conformance.packages();
    expect(reads).toBe(3);
  });
  it('does not keep the others away when its original is gone', async () => {
    const sha256 = await put(example);
    await conformance.add(sha256);
    await add(packageOf([json('a.json', bundleProfile('b'))], { name: 'test.b' }));
    await originals.remove('content', sha256);
    conformance = open('2.0.0');
    expect((await conformance.packages()).filter(({ source }) => source === 'loaded').map((each) => each.id)).toEqual(['test.b#1.2.0']);
  });
  it('goes when it is removed, and another of its name and version takes its place', async () => {
    await add(example);
    await add(packageOf([json('a.json', bundleProfile()), json('b.json', bundleProfile('more'))]));
    expect((await conformance.packages()).filter(({ source }) => source === 'loaded')).toMatchObject([{ id, profiles: 2 }]);
    expect(await cached()).toHaveLength(1);
    await conformance.remove(id);
    expect(await cached()).toEqual([]);
    conformance = open();
    expect((await conformance.packages()).every(({ source }) => source === 'built-in')).toBe(true);
    await expect(conformance.remove(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(conformance.remove('medcom.fhir.dk.core#4.0.0')).rejects.toMatchObject({ code: 'not-found' });
  });
  it('is begun anew when the list cannot be read, and the list is kept aside', async () => {
    await add(example);
    await writeFile(join(directory, 'packages', 'loaded.json'), '{"schema":1,');
    conformance = open();
    expect((await conformance.packages()).some(({ source }) => source === 'loaded')).toBe(false);
    expect(await readFile(join(directory, 'packages', 'loaded.json.damaged'), 'utf8')).toBe('{"schema":1,');
    await add(example);
    expect((await conformance.packages())[0]).toMatchObject({ id });
  });
  it('keeps order when several are loaded at once', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, i) => add(packageOf([json('a.json', bundleProfile(`p${i}`))], { name: `test.p${i}` }))));
    conformance = open();
    expect((await conformance.packages()).filter(({ source }) => source === 'loaded')).toHaveLength(5);
  });
});
