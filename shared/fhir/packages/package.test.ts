import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FhirResource, StructureDefinition } from 'fhir/r4';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFromFiles, type PackageFiles } from './package';

const options = { sha256: (text: string) => text.padEnd(8, '0'), expressions: false };
const definition = (name: string, more: Partial<StructureDefinition> = {}): StructureDefinition => ({
  resourceType: 'StructureDefinition', url: `http://example.org/StructureDefinition/${name}`, name, status: 'active', kind: 'resource', abstract: false, type: 'Patient', derivation: 'constraint',
  snapshot: { element: [{ id: 'Patient', path: 'Patient', min: 0, max: '*', base: { path: 'Patient', min: 0, max: '*' } }, { id: 'Patient.name', path: 'Patient.name', min: 1, max: '*', base: { path: 'Patient.name', min: 0, max: '*' } }] }, ...more,
});
const guide: FhirResource = {
  resourceType: 'ImplementationGuide', url: 'http://example.org/ig', name: 'Guide', status: 'active', packageId: 'own.guide', version: '1.2.0', fhirVersion: ['4.0.1'], dependsOn: [{ uri: 'http://example.org', packageId: 'other.guide', version: '3.0.0' }],
};
const resources: FhirResource[] = [
  guide, definition('b'), definition('a'), definition('unknown', { type: 'Thermometer' }), definition('bare', { snapshot: undefined }), definition('new', { derivation: 'specialization' }),
  { resourceType: 'ValueSet', url: 'http://example.org/ValueSet/colours', status: 'active', compose: { include: [{ system: 'urn:colours', concept: [{ code: 'red' }] }] } },
];

describe('a published package', () => {
  it('is its profiles and value sets by name, with what it declares to rest on', () => {
    const { package: read } = packageFromFiles({ resources }, options);
    expect(read).toEqual({
      name: 'own.guide', version: '1.2.0', dependsOn: { 'other.guide': '3.0.0' },
      profiles: ['a', 'b'].map((name) => ({ url: `http://example.org/StructureDefinition/${name}`, type: 'Patient', root: { children: [{ name: 'name', min: 1 }] } })),
      valueSets: [{ url: 'http://example.org/ValueSet/colours', codes: { 'urn:colours': 'red' }, complete: true }],
    });
  });

  it('says which definitions it leaves out, and why', () => {
    expect(packageFromFiles({ resources }, options).leftOut).toEqual([
      { url: 'http://example.org/StructureDefinition/unknown', why: 'unknown-type' },
      { url: 'http://example.org/StructureDefinition/bare', why: 'differential-only' },
      { url: 'http://example.org/StructureDefinition/new', why: 'not-a-constraint' },
    ]);
  });

  it('is named by its manifest where there is one', () => {
    const { package: read } = packageFromFiles({ manifest: { name: 'named', version: '9.0.0', dependencies: {} }, resources }, options);
    expect([read.name, read.version, read.dependsOn]).toEqual(['named', '9.0.0', {}]);
  });
});

describe('the extractor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  afterAll(() => { rmSync(folder, { recursive: true }); });

  /** A tar header and its file, as a registry packs them. */
  function tarred(name: string, content: string): Buffer {
    const body = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(body.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
  }

  it('finds the same in a folder and in the .tgz of a registry', async () => {
    const { packageFiles, packagePaths } = await import('../../../build/extract-standards/read.mjs') as { packageFiles(path: string): PackageFiles; packagePaths(folder: string): string[] };
    const files = { 'package.json': { name: 'own.guide', version: '1.2.0' }, 'StructureDefinition-a.json': definition('a'), 'ImplementationGuide-own.json': guide };
    mkdirSync(join(folder, 'own-1.2.0'));
    for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, 'own-1.2.0', name), JSON.stringify(value));
    const inside = Object.entries(files).map(([name, value]) => tarred(`package/${name}`, JSON.stringify(value)));
    writeFileSync(join(folder, 'own-1.2.0.tgz'), gzipSync(Buffer.concat([...inside, tarred('package/example/Patient-x.json', '{"resourceType":"Patient"}'), tarred('package/other/note.json', 'not JSON'), Buffer.alloc(1024)])));
    const [unpacked, packed] = packagePaths(folder).map(packageFiles);
    expect(packed?.manifest).toEqual({ name: 'own.guide', version: '1.2.0' });
    expect(packed?.resources.map(({ resourceType }) => resourceType).sort()).toEqual(['ImplementationGuide', 'StructureDefinition']);
    expect(packageFromFiles(packed!, options)).toEqual(packageFromFiles(unpacked!, options));
  });
});
