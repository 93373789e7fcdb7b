import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleProfile, codeSystem, exampleUrl, json, manifestOf, packageOf, tarEntry, tgzOf, valueSet } from '../../../tests/fixtures/packages';
import { packageLimits, readPackage } from './read-package';

const refused = async (bytes: Uint8Array, code: string, params: object = {}) => { await expect(readPackage(bytes)).rejects.toMatchObject({ code, params: Object.keys(params).length ? params : expect.anything() as object }); };
const profile = json('StructureDefinition-a.json', bundleProfile());

describe('an official package', () => {
  it('is read to its profiles, value sets and dependencies', async () => {
    const read = await readPackage(packageOf([
      profile, json('CodeSystem-c.json', codeSystem('c', ['one', 'two'])), json('ValueSet-v.json', valueSet('v', [{ system: 'https://example.test/fhir/CodeSystem/c' }])),
      json('SearchParameter-s.json', { resourceType: 'SearchParameter' }), json('.index.json', { files: [] }), { path: 'package/example/Bundle-x.json', body: 'not even JSON' },
      { path: 'package/other/page.html', body: '<p>' },
    ], { dependencies: { 'medcom.fhir.dk.core': '3.0.1' } }));
    expect(read.package).toMatchObject({ name: 'test.fhir.dk.example', version: '1.2.0', dependsOn: { 'medcom.fhir.dk.core': '3.0.1' } });
    expect(read.package.profiles).toEqual([{ url: exampleUrl('example-message'), type: 'Bundle', root: { children: expect.arrayContaining([{ name: 'id', min: 1 }, { name: 'timestamp', min: 1 }, { name: 'entry', min: 1 }]) as unknown } }]);
    expect(read.package.valueSets.find(({ url }) => url.endsWith('ValueSet/v'))).toEqual({ url: 'https://example.test/fhir/ValueSet/v', codes: { 'https://example.test/fhir/CodeSystem/c': 'one two' }, complete: true });
    expect(read.leftOut).toEqual([]);
  });
  it('keeps the published expressions of invariants', async () => {
    const { package: found } = await readPackage(packageOf([json('a.json', bundleProfile('a', { key: 'ex-1', expression: 'entry.count() > 1' }))]));
    expect(found.profiles[0]?.root.invariants).toMatchObject([{ key: 'ex-1', severity: 'error', expression: 'entry.count() > 1' }]);
  });
  it('names profiles of what is never in a message', async () => {
    const { leftOut } = await readPackage(packageOf([profile, json('b.json', { ...bundleProfile('b'), type: 'CapabilityStatement' })]));
    expect(leftOut).toEqual([exampleUrl('b')]);
  });
  it('passes over logical models', async () => {
    const { package: found } = await readPackage(packageOf([profile, json('b.json', { ...bundleProfile('b'), derivation: 'specialization', kind: 'logical', type: 'https://example.test/b', snapshot: undefined })]));
    expect(found.profiles).toHaveLength(1);
  });
});

describe('a package that is not one', () => {
  it.each([['nothing', Buffer.alloc(0)], ['text', Buffer.from('hello')], ['zip', Buffer.from('PK\u0003\u0004')], ['gzip of text', gzipSync('hello')], ['gzip of nothing', gzipSync('')]])('%s', async (_, bytes) => { await expect(readPackage(bytes)).rejects.toMatchObject({ code: 'package-not-archive' }); });
  it('is told as damaged when it is cut or changed', async () => {
    const sound = packageOf([profile, { path: 'package/other/noise', body: randomBytes(200_000) }]);
    await refused(sound.subarray(0, sound.length - 100_000), 'package-damaged');
    await refused(sound.subarray(0, sound.length - 4), 'package-damaged');
    const changed = Buffer.from(sound);
    changed[changed.length - 6]! ^= 0xff;
    await refused(changed, 'package-damaged');
  });
  it.each([['none', undefined], ['no name', { name: undefined }], ['a name that leads elsewhere', { name: '../x' }], ['a version with a hash', { version: '1#2' }], ['dependencies that are no names', { dependencies: ['x'] }]])('lacks a manifest: %s', async (_, changes) => {
    const bytes = changes ? packageOf([profile], changes) : tgzOf([profile]);
    await expect(readPackage(bytes)).rejects.toMatchObject({ code: 'package-no-manifest' });
  });
  it('holds what is no JSON', async () => {
    await refused(packageOf([{ path: 'package/bad.json', body: '{"resourceType":' }]), 'package-bad-json', { file: 'bad.json' });
    await refused(packageOf([{ path: 'package/latin.json', body: Buffer.from([0x22, 0xe6, 0x22]) }]), 'package-bad-json', { file: 'latin.json' });
    await refused(packageOf([json('shape.json', { ...bundleProfile(), snapshot: { element: [{ path: 7 }] } })]), 'package-bad-json', { file: 'shape.json' });
  });
  it('is nested without end', async () => {
    const depth = 200_000;
    const deep = `{"resourceType":"CodeSystem","url":"u","concept":${'[{"code":"c","concept":'.repeat(depth)}[]${'}]'.repeat(depth)}}`;
    await refused(packageOf([{ path: 'package/deep.json', body: deep }]), 'package-bad-json', { file: 'deep.json' });
    const path = Array.from({ length: 400 }, () => 'contained').join('.');
    await readPackage(packageOf([json('a.json', { ...bundleProfile(), snapshot: { element: [{ id: 'Bundle', path: 'Bundle' }, { id: `Bundle.${path}`, path: `Bundle.${path}` }] } })])).catch((error: unknown) => { expect(error).toMatchObject({ code: 'package-bad-json' }); });
  });
  it('is written for another FHIR', async () => {
    await refused(packageOf([profile], { fhirVersions: ['5.0.0'] }), 'package-other-fhir', { version: '5.0.0' });
    await refused(packageOf([json('a.json', { ...bundleProfile(), fhirVersion: '3.0.2' })], { fhirVersions: undefined }), 'package-other-fhir', { version: '3.0.2' });
  });
  it('has profiles without snapshots', async () => { await refused(packageOf([json('a.json', { ...bundleProfile('bare'), snapshot: undefined, differential: { element: [] } })]), 'package-no-snapshot', { profile: 'bare' }); });
  it('says one thing twice', async () => { await refused(packageOf([profile, json('StructureDefinition-b.json', bundleProfile())]), 'package-same-canonical', { url: exampleUrl('example-message') }); });
  it('holds nothing to judge by', async () => { await expect(readPackage(packageOf([]))).rejects.toMatchObject({ code: 'package-nothing' }); });
  it('takes nothing from the prototype of things', async () => {
    const read = await readPackage(packageOf([profile, { path: 'package/p.json', body: '{"resourceType":"constructor","__proto__":{"url":"x"}}' }], { dependencies: JSON.parse('{"__proto__":"1.0.0"}') as object }));
    expect(Object.keys({})).toEqual([]);
    expect(read.package.profiles).toHaveLength(1);
    expect(({} as { url?: string }).url).toBeUndefined();
  });
});

describe('the limits of a package', () => {
  it('stops a bomb while it unpacks', async () => {
    const bomb = gzipSync(Buffer.concat([tarEntry(json('package.json', manifestOf())), tarEntry({ path: 'package/other/zeros', size: 29 * 1024 * 1024, body: Buffer.alloc(29 * 1024 * 1024) })]));
    // The same small member over and over: gzip allows it, and each unpacks to 29 MB.
    const many = Buffer.concat(Array.from({ length: 12 }, () => bomb));
    expect(many.length).toBeLessThan(1024 * 1024);
    await refused(many, 'package-too-large', { megabytes: 300, what: 'unpacked' });
  });
  it('counts files', async () => { await refused(tgzOf(Array.from({ length: 25_000 }, (_, i) => ({ path: `package/f${i}.txt` }))), 'package-too-many', { count: 20_000 }); });
  it('weighs it packed and each file unpacked', async () => {
    await refused(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(packageLimits.compressedBytes)]), 'package-too-large');
    await refused(packageOf([{ path: 'package/big.json', size: 31 * 1024 * 1024 }]), 'package-too-large', { megabytes: 30, what: 'package/big.json' });
  });
  it.each([['2', 'package/link.json'], ['1', 'package/hard.json'], ['0', 'package/../../x.json'], ['0', '/package/x.json']])('refuses kind %s named %s', async (kind, path) => { await expect(readPackage(packageOf([{ path, kind, link: '/etc/passwd' }, profile]))).rejects.toMatchObject({ code: 'package-unsafe-entry' }); });
});
