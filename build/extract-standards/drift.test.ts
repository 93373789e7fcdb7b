import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementDefinition, StructureDefinition } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { packageFromFiles } from '../../shared/fhir/packages/package';
import type { PackageIR } from '../../shared/fhir/validation/ir';
import { profilePackages } from '../../shared/standards/profile-packages';
import { corpusFolder } from '../../tests/corpus';

const { drift } = await import('./drift.mjs');
const { extractPackages } = await import('./profile-facts.mjs') as { extractPackages(folder: string, read: typeof packageFromFiles): Map<string, PackageIR> };

/** A release of a small package of our own: one profile of a header, one value set. */
function release(version: string, changes: { destination?: Partial<ElementDefinition>; expression?: string; codes?: string[]; extra?: ElementDefinition[]; needs?: string }): PackageIR {
  const element = (path: string, rest: Partial<ElementDefinition>, max = '*'): ElementDefinition => ({ id: path, path, min: 0, max, base: { path, min: 0, max }, ...rest });
  const header: StructureDefinition = {
    resourceType: 'StructureDefinition', url: 'http://example.org/StructureDefinition/own-header', name: 'Own', status: 'active', kind: 'resource', abstract: false, type: 'MessageHeader', derivation: 'constraint',
    snapshot: { element: [
      element('MessageHeader', { constraint: [{ key: 'own-1', severity: 'error', human: '', expression: changes.expression ?? 'focus.exists()', source: 'http://example.org/StructureDefinition/own-header' }] }),
      element('MessageHeader.destination', { min: 1, ...changes.destination }), ...(changes.extra ?? []),
    ] },
  };
  const { package: read } = packageFromFiles({
    manifest: { name: 'own.guide', version, dependencies: { 'other.guide': changes.needs ?? '1.0.0' } },
    resources: [header, { resourceType: 'ValueSet', url: 'http://example.org/ValueSet/own-codes', status: 'active', compose: { include: [{ system: 'urn:own', concept: (changes.codes ?? ['a', 'b']).map((code) => ({ code })) }] } }],
  }, { sha256: (text) => text.padEnd(8, '0'), expressions: false });
  return read;
}

describe('drift', () => {
  const before = release('1.0.0', {});

  it('is nothing between two equal releases', () => {
    expect(drift(before, release('1.0.1', {}))).toEqual([]);
  });

  it('names the element and what changed', () => {
    expect(drift(before, release('2.0.0', { destination: { min: 2 } }))).toEqual(['own-header MessageHeader.destination: min 1 → 2']);
    expect(drift(before, release('2.0.0', { destination: { min: 0 } }))).toEqual(['own-header MessageHeader.destination: nothing is said any more']);
    expect(drift(before, release('2.0.0', { extra: [{ id: 'MessageHeader.sender', path: 'MessageHeader.sender', min: 1, max: '1', base: { path: 'MessageHeader.sender', min: 0, max: '1' } }] }))).toEqual(['own-header MessageHeader.sender: min none → 1']);
    expect(drift(before, release('2.0.0', { extra: [{ id: 'MessageHeader.destination:cc', path: 'MessageHeader.destination', sliceName: 'cc', min: 0, max: '3', base: { path: 'MessageHeader.destination', min: 0, max: '*' } }], destination: { slicing: { rules: 'closed', discriminator: [{ type: 'value', path: 'name' }] } } }))).toEqual([
      'own-header MessageHeader.destination: slicing none → {"rules":"closed","discriminators":[{"type":"value","path":"name"}]}',
      'own-header MessageHeader.destination:cc: min none → 0',
      'own-header MessageHeader.destination:cc: max none → 3',
    ]);
  });

  it('tells a reworded invariant, changed codes, other dependencies, and profiles that came and went', () => {
    expect(drift(before, release('2.0.0', { expression: 'sender.exists()' }))).toEqual(['own-header MessageHeader: own-1 reworded']);
    expect(drift(before, release('2.0.0', { expression: '  focus.exists()\n' }))).toEqual([]);
    expect(drift(before, release('2.0.0', { codes: ['b', 'c'] }))).toEqual(['own-codes: without urn:own a', 'own-codes: with urn:own c']);
    expect(drift(before, release('2.0.0', { needs: '1.1.0' }))).toEqual(['other.guide: 1.0.0 → 1.1.0']);
    expect(drift(before, { ...before, profiles: [] })).toEqual(['own-header: dropped']);
    expect(drift({ ...before, profiles: [] }, before)).toEqual(['own-header: new']);
    expect(drift(undefined, before)).toEqual(['not built in']);
  });
});

const profiles = corpusFolder === undefined ? undefined : join(corpusFolder, 'medcom/profiles');
if (profiles !== undefined && existsSync(profiles)) {
  describe('the built-in profile facts', () => {
    it('are what the published packages say', () => {
      const published = extractPackages(profiles, packageFromFiles);
      expect(published.size).toBeGreaterThan(20);
      expect([...published].flatMap(([id, pack]) => drift(profilePackages.get(id), pack).map((line) => `${id}: ${line}`))).toEqual([]);
    });
  });
}
