import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { baseValueSets } from '../fhir/r4/base-package';
import { isResourceType, typeFact, type TypeFact } from '../fhir/r4/facts';
import type { ElementIR, PackageIR } from '../fhir/validation/ir';
import { profilePackages } from './profile-packages';

const base = 'http://hl7.org/fhir/StructureDefinition/';
const withoutVersion = (canonical: string) => canonical.replace(/\|.*$/, '');

/** A package and everything it rests on. */
function closure(id: string, found = new Map<string, PackageIR>()): Map<string, PackageIR> {
  if (found.has(id)) return found;
  const pack = profilePackages.get(id);
  if (!pack) throw new Error(`No ${id}`);
  found.set(id, pack);
  for (const [name, version] of Object.entries(pack.dependsOn)) closure(`${name}#${version}`, found);
  return found;
}

function* elementsOf(element: Partial<ElementIR>): Generator<Partial<ElementIR>> {
  yield element;
  for (const below of [...(element.children ?? []), ...(element.slices ?? [])]) yield* elementsOf(below);
}

describe('built-in profiles', () => {
  it('are there for every guide and release that is read, with all they rest on', () => {
    for (const guide of ['carecommunication#5.0.2', 'carecommunication#4.0.3', 'hospitalnotification#3.0.2', 'acknowledgement#2.0.3', 'homecareobservation#1.2.1', 'conditionlist#1.0.1', 'carecommunication#3.0.0', 'carecommunication#2.1.0', 'hospitalnotification#2.0.0', 'homecareobservation#1.0.0', 'acknowledgement#2.0.1']) {
      expect(closure(`medcom.fhir.dk.${guide}`).has('hl7.fhir.r4.core#4.0.1'), guide).toBe(true);
    }
    for (const [id, pack] of profilePackages) expect(`${pack.name}#${pack.version}`).toBe(id);
    expect([...profilePackages.keys()]).toHaveLength(profilePackages.size);
    expect(profilePackages.get('medcom.fhir.dk.core#0.0.0')).toBeUndefined();
  });

  it('are read once, and shared where releases say the same', () => {
    expect(profilePackages.get('medcom.fhir.dk.core#3.0.1')).toBe(profilePackages.get('medcom.fhir.dk.core#3.0.1'));
    const contact = ['2.4.0', '3.0.1'].map((version) => profilePackages.get(`medcom.fhir.dk.core#${version}`)!.profiles.find(({ url }) => url.endsWith('/medcom-core-contact-extension')));
    expect(contact[0]).toBeDefined();
    expect(contact[0]).toBe(contact[1]);
  });

  it('speak only of elements that the base has', () => {
    const faults: string[] = [];
    const walk = (owner: TypeFact, element: Partial<ElementIR>, path: string): void => {
      for (const child of element.children ?? []) {
        const fact = owner.elements.find(({ name }) => name === child.name);
        if (!fact) { faults.push(`${path}.${child.name}`); continue; }
        for (const variant of [child, ...(child.slices ?? [])]) {
          const codes = variant.types?.map(({ code }) => code) ?? child.types?.map(({ code }) => code) ?? fact.types;
          const inside = fact.group ?? (codes.length === 1 ? typeFact(codes[0]!) : undefined);
          const below = [...(variant.children ?? [])];
          if (below.length && !inside) faults.push(`${path}.${child.name}: children of ${codes.join()}`);
          else if (inside) walk(inside, variant, `${path}.${child.name}`);
        }
      }
    };
    for (const [id, { profiles }] of profilePackages) for (const { type, root, url } of profiles) walk(typeFact(type)!, root, `${id} ${url.split('/').at(-1)} ${type}`);
    expect(faults).toEqual([]);
  });

  it('name only profiles and value sets that are at hand, apart from those that nobody published', () => {
    const missing = new Set<string>();
    const sets = new Set(baseValueSets().map(({ url }) => url));
    for (const id of profilePackages.keys()) {
      const packages = [...closure(id).values()];
      const profiles = new Set(packages.flatMap((pack) => pack.profiles.map(({ url }) => url)));
      const valueSets = new Set(packages.flatMap((pack) => pack.valueSets.map(({ url }) => url)));
      for (const { root, base: parent } of profilePackages.get(id)!.profiles) {
        if (parent !== undefined && !profiles.has(parent)) missing.add(parent);
        for (const { types, binding } of elementsOf(root)) {
          for (const canonical of (types ?? []).flatMap((type) => [...(type.profiles ?? []), ...(type.targets ?? [])])) {
            if (!profiles.has(canonical) && !(canonical.startsWith(base) && isResourceType(canonical.slice(base.length)))) missing.add(canonical);
          }
          if (binding && !valueSets.has(withoutVersion(binding.valueSet)) && !sets.has(withoutVersion(binding.valueSet))) missing.add(withoutVersion(binding.valueSet));
        }
      }
    }
    // The guide misspells its name: what it means is called MedCom-ihe-core-homeCommunityId-VS.
    expect([...missing]).toEqual(['http://medcomfhir.dk/ig/xdsmetadata/ValueSet/MedCom-ihe-homeCommunityId-VS']);
  });

  it('hold facts only: no prose, no expressions, no displays but those that a pattern asks for', () => {
    for (const [, { profiles }] of profilePackages) {
      for (const { root } of profiles) for (const { invariants } of elementsOf(root)) for (const invariant of invariants ?? []) expect(Object.keys(invariant).sort()).toEqual(['hash', 'key', 'severity']);
    }
  });

  it('are small: all facts, base included, at most 60 kB compressed', () => {
    const root = fileURLToPath(new URL('../', import.meta.url));
    const rooms = ['fhir/r4', ...readdirSync(join(root, 'standards'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `standards/${name}/profiles`)];
    const sources = rooms.flatMap((room) => {
      try {
        return readdirSync(join(root, room)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => readFileSync(join(root, room, name), 'utf8'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    });
    expect(sources.length).toBeGreaterThan(20);
    expect(gzipSync(sources.join('\n'), { level: 9 }).length).toBeLessThanOrEqual(60 * 1024);
  });
});
