/** Finds profiles and value sets in a guide and the packages it depends on. */
import type { PackageIR, ProfileIR, ValueSetIR } from './ir';
import { compileValueSet, type CodeSet } from './terminology';

/** A canonical without its version: guides name versions that nobody holds, so the one that is held stands for all. */
export function unversioned(canonical: string): string {
  const bar = canonical.indexOf('|');
  return bar === -1 ? canonical : canonical.slice(0, bar);
}

export interface Linked {
  profile(canonical: string): ProfileIR | undefined;
  codeSet(canonical: string): CodeSet | undefined;
}

/** The guide's own package first, then its dependencies breadth-first: what is nearer to the guide wins. Packages that aren't held are passed over. */
export function link(guide: string, packages: ReadonlyMap<string, PackageIR>, baseValueSets: readonly ValueSetIR[] = []): Linked {
  const profiles = new Map<string, ProfileIR>();
  const valueSets = new Map<string, ValueSetIR>();
  const reached = new Set([guide]);
  for (const name of reached) {
    const found = packages.get(name);
    if (!found) continue;
    for (const profile of found.profiles) if (!profiles.has(profile.url)) profiles.set(profile.url, profile);
    for (const set of found.valueSets) if (!valueSets.has(set.url)) valueSets.set(set.url, set);
    for (const [dependency, version] of Object.entries(found.dependsOn)) reached.add(`${dependency}#${version}`);
  }
  for (const set of baseValueSets) if (!valueSets.has(set.url)) valueSets.set(set.url, set);

  const compiled = new Map<string, CodeSet | undefined>();
  return {
    profile: (canonical) => profiles.get(unversioned(canonical)),
    codeSet(canonical) {
      const url = unversioned(canonical);
      if (compiled.has(url)) return compiled.get(url);
      const set = valueSets.get(url);
      const codes = set && compileValueSet(set);
      compiled.set(url, codes);
      return codes;
    },
  };
}
