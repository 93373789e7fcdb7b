import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder, fhirSamples } from '../../../tests/corpus';
import { bundleProfile, exampleUrl, json, packageOf } from '../../../tests/fixtures/packages';
import { isRejection } from '../../../shared/messages';
import type { PackageJudgement } from '../../../shared/standards/loaded-guide';
import { profilePackages } from '../../../shared/standards/profile-packages';
import { createDesk, type JudgingPackage, type PackageReading } from './desk';

const desk = createDesk();
const bundle = (changes: object = {}): unknown => JSON.parse(JSON.stringify({ resourceType: 'Bundle', id: 'b1', meta: { profile: [exampleUrl('example-message')] }, type: 'message', timestamp: '2026-03-02T08:30:00.000Z', entry: [{ fullUrl: 'urn:uuid:3f2a1b6c-9d1e-4c3b-8a7f-0123456789ab', resource: { resourceType: 'MessageHeader', eventUri: 'urn:test', source: { endpoint: 'https://example.test' } } }], ...changes })) as unknown;
const loadedOf = async (bytes: Uint8Array): Promise<PackageReading & JudgingPackage> => ({ ...await desk.read(bytes), overrides: {} });
const guide = 'test.fhir.dk.example#1.2.0';

describe('judging by a loaded package', () => {
  it('finds what its profile asks for', async () => {
    const loaded = [await loadedOf(packageOf([json('a.json', bundleProfile())]))];
    expect((await desk.judge(bundle(), [guide], loaded)).report.issues).toEqual([]);
    const { guide: decided, packages, report } = await desk.judge(bundle({ timestamp: undefined }), [guide], loaded);
    expect([decided, packages]).toEqual([guide, [{ id: guide, source: 'loaded' }]]);
    expect(report.issues).toMatchObject([{ severity: 'error', source: 'profile', path: 'Bundle.timestamp', profile: exampleUrl('example-message') }]);
  });
  it('compiles its rules, and says which it cannot decide', async () => {
    const read = await desk.read(packageOf([json('a.json', bundleProfile('example-message', { key: 'ex-1', expression: 'entry.count() > 1' })), json('b.json', bundleProfile('other', { key: 'ex-2', expression: 'timestamp < now()' }))]));
    expect(read.summary.rules).toEqual({ named: 0, compiled: 1, interpreted: 0, notEvaluated: ['ex-2'] });
    const loaded = [{ text: read.text, overrides: {} }];
    expect((await desk.judge(bundle(), [guide], loaded)).report.issues).toMatchObject([{ rule: 'ex-1', source: 'invariant', severity: 'error' }]);
    const other = await desk.judge(bundle({ meta: { profile: [exampleUrl('other')] } }), [guide], loaded);
    expect(other.report).toMatchObject({ issues: [], notEvaluated: [{ kind: 'invariant', what: 'ex-2' }] });
  });
  it('asks the interpreter for what the compiler cannot do, and only then', async () => {
    let fetched = 0;
    const withInterpreter = createDesk(async () => { fetched++; return (expression) => (expression.includes('now()') ? () => false : undefined); });
    await withInterpreter.read(packageOf([json('a.json', bundleProfile('example-message', { key: 'ex-1', expression: 'entry.exists()' }))]));
    expect(fetched).toBe(0);
    const read = await withInterpreter.read(packageOf([json('a.json', bundleProfile('example-message', { key: 'ex-2', expression: 'timestamp < now()' }))]));
    expect(read.summary.rules).toMatchObject({ interpreted: 1, notEvaluated: [] });
    expect((await withInterpreter.judge(bundle(), [guide], [{ text: read.text, overrides: {} }])).report.issues).toMatchObject([{ rule: 'ex-2' }]);
  });
  it('takes the first package that has the profile, and base rules where none has', async () => {
    const loaded = [await loadedOf(packageOf([json('a.json', bundleProfile())])), await loadedOf(packageOf([json('a.json', bundleProfile('elsewhere'))], { name: 'test.other' }))];
    const of = (profile: string, changes: object = {}) => desk.judge(bundle({ meta: { profile: [profile] }, ...changes }), ['test.other#1.2.0', 'no.such#1.0.0', guide], loaded);
    expect((await of(`${exampleUrl('example-message')}|1.2.0`)).guide).toBe(guide);
    expect((await of(exampleUrl('elsewhere'))).guide).toBe('test.other#1.2.0');
    const unknown = await of(exampleUrl('unknown'), { total: 'x' });
    expect(unknown.guide).toBeUndefined();
    expect(unknown.report.issues.map(({ path, source }) => [path, source])).toContainEqual(['Bundle.total', 'base']);
    expect(unknown.report.notEvaluated).toMatchObject([{ kind: 'profile', what: exampleUrl('unknown') }]);
  });
  it('takes the only profile of a guide for a message that names none', async () => {
    const loaded = [await loadedOf(packageOf([json('a.json', bundleProfile())]))];
    expect((await desk.judge(bundle({ meta: undefined }), [guide], loaded)).guide).toBe(guide);
  });
  it('never trips over what is no message', async () => {
    const loaded = [await loadedOf(packageOf([json('a.json', bundleProfile())]))];
    for (const value of [null, 1, 'x', [], {}, { resourceType: 'Bundle', meta: { profile: 'x' } }]) expect((await desk.judge(value, [guide], loaded)).report.issues.length).toBeGreaterThan(0);
  });
});

const profiles = corpusFolder === undefined ? '' : join(corpusFolder, 'medcom/profiles');

/** A published guide's files as the package its publisher would have made. */
function published(folder: string): Buffer {
  const names = readdirSync(join(profiles, folder)).filter((name) => name.endsWith('.json'));
  const text = (name: string) => readFileSync(join(profiles, folder, name), 'utf8');
  const guideFile = JSON.parse(text(names.find((name) => name.startsWith('ImplementationGuide'))!)) as { packageId: string; version: string; dependsOn: { packageId: string; version: string }[] };
  return packageOf(names.filter((name) => name !== 'expansions.json').map((name) => ({ path: `package/${name}`, body: text(name) })), {
    name: guideFile.packageId, version: guideFile.version, dependencies: Object.fromEntries(guideFile.dependsOn.map(({ packageId, version }) => [packageId, version])),
  });
}

/** What a publisher asks for and nobody holds is replaced by what the built-in facts replace it by. */
const standingIn = ({ summary, text }: PackageReading) => ({ summary, text, overrides: profilePackages.get(`${summary.name}#${summary.version}`)!.dependsOn });

/** With the core and messaging that each names itself; terminology and dk-core as built in. */
const guides = {
  carecommunication: { '5.0.x': ['carecommunication-5.0.2', 'messaging-4.0.2', 'core-3.0.1', 'terminology-2.0.2'], '4.0.x': ['carecommunication-4.0.3', 'messaging-2.2.2', 'core-2.4.0', 'terminology-1.7.0'] },
  acknowledgement: { '2.0.x': ['acknowledgement-2.0.3'] }, hospitalnotification: { '3.0.x': ['hospitalnotification-3.0.2'] }, homecareobservation: { '1.2.x': ['homecareobservation-1.2.1'] },
} as Readonly<Record<string, Record<string, string[]>>>;

const found = ({ report }: PackageJudgement): string[] => report.issues.filter(isRejection).map(({ rule, path }) => `${rule} ${path}`).sort();

function* places(value: unknown, way: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null || way.length > 6) return;
  for (const [key, child] of Object.entries(value)) { yield [...way, key]; yield* places(child, [...way, key]); }
}
function remove(value: unknown, way: readonly string[]): void {
  const owner = way.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
  if (Array.isArray(owner)) owner.splice(Number(way.at(-1)), 1);
  else Reflect.deleteProperty(owner as object, way.at(-1)!);
}

const samples = fhirSamples().filter(({ file }) => guides[file.split('/')[0]!]?.[file.split('/')[1]!]);
if (samples.length > 0) {
  describe('published guides as packages', () => {
    for (const [name, versions] of Object.entries(guides)) {
      for (const [version, folders] of Object.entries(versions)) {
        const mine = samples.filter(({ file, format }) => file.startsWith(`${name}/${version}/`) && format === 'json');
        it(`${name} ${version} judges ${mine.length} published messages as the built-in facts do`, async () => {
          const loaded = await Promise.all(folders.map(async (folder) => standingIn(await loadedOf(published(folder)))));
          const id = `${loaded[0]!.summary.name}#${loaded[0]!.summary.version}`;
          let decided = 0;
          for (const { file, text } of mine) {
            const message: unknown = JSON.parse(text());
            const [byPackage, byFacts] = [await desk.judge(message, [id], loaded), await desk.judge(message, [id], [])];
            expect([file, byPackage.packages.filter(({ source }) => source === 'loaded').length, byPackage.guide]).toEqual([file, byFacts.guide ? folders.length : 0, byFacts.guide]);
            if (byFacts.guide) decided++;
            expect([file, found(byPackage)]).toEqual([file, found(byFacts)]);
          }
          // Broken ones too: every ninth place of one message left out.
          const whole = mine[0]!.text();
          for (const place of [...places(JSON.parse(whole))].filter((_, i) => i % 9 === 0)) {
            const broken: unknown = JSON.parse(whole);
            remove(broken, place);
            expect([place, found(await desk.judge(broken, [id], loaded))]).toEqual([place, found(await desk.judge(broken, [id], []))]);
          }
          // Two notifications name their profile by an address of long ago.
          expect(decided).toBeGreaterThan(mine.length - 3);
          expect(mine.length).toBeGreaterThan(2);
        });
      }
    }
  });
}
