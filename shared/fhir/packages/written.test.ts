import { describe, expect, it } from 'vitest';
import type { PackageIR } from '../validation/ir';
import { readPackage } from './written';

const nowhere = () => { throw new Error('not elsewhere'); };
const text = `package test.pack 1.2.0
depends hl7.fhir.r4.core 4.0.1
profile core/unit Organization dk/dk-core-organization !own-1#0123abcd ?own-2#aaaa0000
 extension
  :kind 0..1 @Extension<core/kind>
 identifier 1.. /open(value:system)
  :sor 1..1 @Identifier<dk/dk-core-sor-identifier>
   value max:12
 partOf @Reference(core/unit,Organization)&
 contact ..0
 type in:terminology/kinds|1.8.1 ~{"coding":[{"code":"a b"}]}
profile http://example.org/other Observation
 value @Quantity<SimpleQuantity>|string /closed(type:$this)
 subject @Reference^ ="x"
set terminology/kinds ...
 terminology/kind-codes a b
 http://snomed.info/sct *
codes terminology/kind-codes a b c`;

const pack: PackageIR = {
  name: 'test.pack', version: '1.2.0', dependsOn: { 'hl7.fhir.r4.core': '4.0.1' },
  profiles: [{
    url: 'http://medcomfhir.dk/ig/core/StructureDefinition/unit', type: 'Organization', base: 'http://hl7.dk/fhir/core/StructureDefinition/dk-core-organization',
    root: {
      invariants: [{ key: 'own-1', severity: 'error', hash: '0123abcd' }, { key: 'own-2', severity: 'warning', hash: 'aaaa0000' }],
      children: [
        { name: 'extension', slicing: { rules: 'open', discriminators: [{ type: 'value', path: 'url' }] }, slices: [{ name: 'extension', slice: 'kind', min: 0, max: 1, types: [{ code: 'Extension', profiles: ['http://medcomfhir.dk/ig/core/StructureDefinition/kind'] }] }] },
        {
          name: 'identifier', min: 1, slicing: { rules: 'open', discriminators: [{ type: 'value', path: 'system' }] },
          slices: [{ name: 'identifier', slice: 'sor', min: 1, max: 1, types: [{ code: 'Identifier', profiles: ['http://hl7.dk/fhir/core/StructureDefinition/dk-core-sor-identifier'] }], children: [{ name: 'value', maxLength: 12 }] }],
        },
        { name: 'partOf', types: [{ code: 'Reference', targets: ['http://medcomfhir.dk/ig/core/StructureDefinition/unit', 'http://hl7.org/fhir/StructureDefinition/Organization'], bundled: true }] },
        { name: 'contact', max: 0 },
        { name: 'type', binding: { valueSet: 'http://medcomfhir.dk/ig/terminology/ValueSet/kinds|1.8.1', strength: 'required' }, pattern: { coding: [{ code: 'a b' }] } },
      ],
    },
  }, {
    url: 'http://example.org/other', type: 'Observation',
    root: { children: [
      { name: 'value', types: [{ code: 'Quantity', profiles: ['http://hl7.org/fhir/StructureDefinition/SimpleQuantity'] }, { code: 'string' }], slicing: { rules: 'closed', discriminators: [{ type: 'type', path: '$this' }] } },
      { name: 'subject', types: [{ code: 'Reference', contained: true }], fixed: 'x' },
    ] },
  }],
  valueSets: [
    { url: 'http://medcomfhir.dk/ig/terminology/ValueSet/kinds', codes: { 'http://medcomfhir.dk/ig/terminology/CodeSystem/kind-codes': 'a b', 'http://snomed.info/sct': null }, complete: false },
    { url: 'http://medcomfhir.dk/ig/terminology/CodeSystem/kind-codes', codes: { 'http://medcomfhir.dk/ig/terminology/CodeSystem/kind-codes': 'a b c' }, complete: true },
  ],
};

describe('the written form', () => {
  it('reads into the facts it stands for', () => {
    expect(readPackage(text, nowhere)).toEqual(pack);
  });

  it('is what the extractor writes of them', async () => {
    const { writtenPackage } = await import('../../../build/extract-standards/write.mjs') as { writtenPackage(pack: PackageIR): string };
    expect(writtenPackage(pack)).toBe(text);
  });

  it('is read as far as it is looked at', () => {
    const [profile] = readPackage('package a 1\nprofile core/unit Organization\n     much too far in', nowhere).profiles;
    expect(profile?.url).toBe(pack.profiles[0]!.url);
    expect(() => profile?.root).toThrow('Bad indentation');
    const [good] = readPackage(text, nowhere).profiles;
    expect(good?.root).toBe(good?.root);
    expect(JSON.parse(JSON.stringify(good))).toEqual(pack.profiles[0]);
  });

  it('takes over a profile of another package', () => {
    const read = readPackage('package a 2\nsame a#1 core/unit', (id, canonical) => {
      expect([id, canonical]).toEqual(['a#1', pack.profiles[0]!.url]);
      return pack.profiles[0]!;
    });
    expect(read.profiles[0]).toBe(pack.profiles[0]);
  });

  it.each(['nonsense x', 'profile a Patient\n  b 1..', 'profile a Patient\n b nothing', 'profile a Patient\n b /sideways()', 'profile a Patient\n b @<x>'])('does not take %j', (bad) => {
    expect(() => readPackage(bad, nowhere).profiles.map(({ root }) => root)).toThrow('Bad');
  });
});
