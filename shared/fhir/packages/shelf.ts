/**
 * Packages at hand, built in and loaded, and how one finds what it depends on. A package names its dependencies in exact versions
 * that are often not the ones at hand: a person may say which stands in (an override), and a release that differs in its last
 * number only stands in by itself, as FHIR's own `4.0.x` would have it. Whatever stands in is told, and so is what is missing.
 */
import type { PackageIR } from '../validation/ir';

export interface LoadedPackage {
  package: PackageIR;
  /** Name -> version, for everything that is reached from this package. */
  overrides: Readonly<Record<string, string>>;
}

export interface Shelf {
  /** By `name#version`. */
  builtIn: ReadonlyMap<string, PackageIR>;
  /** As they declare themselves; one of the same name and version as a built-in one goes before it. */
  loaded: ReadonlyMap<string, LoadedPackage>;
}

export interface Dependency {
  name: string;
  wanted: string;
  used?: string;
  /** `base`: FHIR R4 itself. `overridden`: `used` is not what is wanted. */
  state: 'base' | 'built-in' | 'loaded' | 'overridden' | 'missing';
}

const baseName = 'hl7.fhir.r4.core';
const baseVersion = '4.0.1';

export const packageId = ({ name, version }: Pick<PackageIR, 'name' | 'version'>): string => `${name}#${version}`;
const find = (shelf: Shelf, id: string): PackageIR | undefined => shelf.loaded.get(id)?.package ?? shelf.builtIn.get(id);

/** Versions of a package at hand, newest first. */
export function versionsAtHand(shelf: Shelf, name: string): string[] {
  const versions = new Set([...shelf.loaded.keys(), ...shelf.builtIn.keys()].filter((id) => id.startsWith(`${name}#`)).map((id) => id.slice(name.length + 1)));
  return [...versions].sort(newestFirst);
}

const newestFirst = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true });

/** `4.0.x`, `4.x`, or a release that differs in its last number only. */
function standIn(wanted: string, versions: readonly string[]): string | undefined {
  const parts = wanted.split('.');
  const wild = parts.findIndex((part) => part === 'x' || part === '*');
  const leading = wild < 0 ? parts.slice(0, 2) : parts.slice(0, wild);
  if (wild < 0 && !/^\d+\.\d+\.\d+$/.test(wanted)) return undefined;
  return versions.find((version) => /^\d+(\.\d+)*$/.test(version) && leading.every((part, i) => version.split('.')[i] === part));
}

function resolve(shelf: Shelf, name: string, wanted: string, overrides: Readonly<Record<string, string>>): Dependency {
  const asked = Object.hasOwn(overrides, name) ? overrides[name]! : wanted;
  if (name === baseName && !Object.hasOwn(overrides, name)) return { name, wanted, used: baseVersion, state: 'base' };
  const versions = versionsAtHand(shelf, name);
  const used = versions.includes(asked) ? asked : standIn(asked, versions);
  if (used === undefined) return { name, wanted, state: 'missing' };
  if (used !== wanted) return { name, wanted, used, state: 'overridden' };
  return { name, wanted, used, state: shelf.loaded.has(`${name}#${used}`) ? 'loaded' : 'built-in' };
}

/** What a package declares, and what stands for it here. Undefined when there is no such package. */
export function dependenciesOf(shelf: Shelf, id: string, overrides = shelf.loaded.get(id)?.overrides ?? {}): Dependency[] | undefined {
  return find(shelf, id) && Object.entries(find(shelf, id)!.dependsOn).map(([name, wanted]) => resolve(shelf, name, wanted, overrides));
}

/** Named by every package, because the publishing tool adds them: that they are missing says nothing yet. */
export const isNamedByAll = (name: string): boolean => /^hl7\.(terminology|fhir\.uv\.extensions)(\.|$)/.test(name);

/** A guide with all it reaches, ready to be linked: each package's `dependsOn` is resolved, by the guide's overrides before its own. Undefined when there is no such package. */
export function assemble(shelf: Shelf, guide: string): ReadonlyMap<string, PackageIR> | undefined {
  if (!find(shelf, guide)) return undefined;
  const first = shelf.loaded.get(guide)?.overrides ?? {};
  const found = new Map<string, PackageIR>();
  const reached = new Set([guide]);
  for (const id of reached) {
    const own = find(shelf, id);
    if (!own) continue;
    const dependsOn = Object.fromEntries(dependenciesOf(shelf, id, { ...shelf.loaded.get(id)?.overrides, ...first })!.flatMap(({ name, used }) => (used === undefined ? [] : [[name, used]])));
    // Everything rests on FHIR itself, whether it says so or not.
    if (own.name !== baseName) dependsOn[baseName] ??= baseVersion;
    found.set(id, { ...own, dependsOn });
    for (const [name, version] of Object.entries(dependsOn)) reached.add(`${name}#${version}`);
  }
  return found;
}

/** Names on a way from a package back to itself; undefined when there is none. */
export function circle(shelf: Shelf, guide: string): string[] | undefined {
  const packages = assemble(shelf, guide);
  const walk = (id: string, way: readonly string[]): string[] | undefined => {
    for (const [name, version] of Object.entries(packages?.get(id)?.dependsOn ?? {})) {
      const next = `${name}#${version}`;
      if (next === guide) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const round = walk(next, [...way, next]);
      if (round) return round;
    }
    return undefined;
  };
  const seen = new Set<string>();
  return walk(guide, [guide]);
}
