/** Value sets of a package as plain lists of codes: from published expansions, else from what they include and the code systems at hand. */
import type { CodeSystem, CodeSystemConcept, ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from 'fhir/r4';
import type { ValueSetIR } from '../validation/ir';

interface Codes { codes: Map<string, Set<string> | null>; complete: boolean }

const withoutVersion = (canonical: string): string => canonical.replace(/\|.*$/, '');

function* concepts(list: readonly CodeSystemConcept[] | undefined): Generator<string> {
  for (const { code, concept } of list ?? []) {
    yield code;
    yield* concepts(concept);
  }
}

function* contained(list: readonly ValueSetExpansionContains[] | undefined): Generator<{ system: string; code: string }> {
  for (const { system, code, abstract, contains } of list ?? []) {
    if (system !== undefined && code !== undefined && !abstract) yield { system, code };
    yield* contained(contains);
  }
}

/**
 * `expansions` are value sets that their publisher has expanded. A system that isn't at hand (SNOMED CT, NPU …) stands as null
 * when all of it is meant; a filter on it, or a value set that isn't at hand, makes the list incomplete.
 */
export function valueSetsOf(valueSets: readonly ValueSet[], codeSystems: readonly CodeSystem[], expansions: readonly ValueSet[]): ValueSetIR[] {
  const systems = new Map(codeSystems.filter(({ content }) => content === undefined || content === 'complete').map((system) => [system.url!, system]));
  const byUrl = new Map(valueSets.map((set) => [set.url!, set]));
  const expanded = new Map(expansions.map((set) => [set.url!, set]));

  function add(into: Codes, system: string, codes: Iterable<string>): void {
    const known = into.codes.get(system);
    if (known === null) return;
    const list = known ?? new Set<string>();
    for (const code of codes) list.add(code);
    into.codes.set(system, list);
  }

  function include(into: Codes, { system, concept, filter, valueSet }: ValueSetComposeInclude, seen: ReadonlySet<string>): void {
    for (const url of valueSet ?? []) {
      const other = byUrl.get(withoutVersion(url));
      // Several value sets, or one with a system, mean what they share; that we don't work out.
      if (!other || seen.has(url) || system !== undefined || valueSet!.length > 1) into.complete = false;
      else collect(into, other, new Set([...seen, url]));
    }
    if (system === undefined) return;
    const definition = systems.get(system);
    if (concept) add(into, system, concept.map(({ code }) => code));
    else if (filter?.length) into.complete = false;
    else if (definition) add(into, system, concepts(definition.concept));
    else into.codes.set(system, null);
  }

  function collect(into: Codes, set: ValueSet, seen: ReadonlySet<string>): void {
    const expansion = (expanded.get(set.url!) ?? set).expansion;
    const total = expansion?.total;
    const list = [...contained(expansion?.contains)];
    if (expansion && (total === undefined || total <= list.length)) {
      for (const { system, code } of list) add(into, system, [code]);
      return;
    }
    for (const part of set.compose?.include ?? []) include(into, part, seen);
    for (const { system, concept, filter, valueSet } of set.compose?.exclude ?? []) {
      const codes = system === undefined ? undefined : into.codes.get(system);
      if (filter?.length || valueSet?.length || codes === null) into.complete = false;
      else if (concept) for (const { code } of concept) codes?.delete(code);
      else if (system !== undefined) into.codes.delete(system);
    }
  }

  const written = (url: string, { codes, complete }: Codes): ValueSetIR => ({
    url, codes: Object.fromEntries([...codes].map(([system, list]) => [system, list && [...list].join(' ')])), complete: complete && ![...codes.values()].includes(null),
  });
  const sets = [...byUrl.values()].map((set) => {
    const codes: Codes = { codes: new Map(), complete: true };
    collect(codes, set, new Set([set.url!]));
    return written(set.url!, codes);
  });
  // A code system is the value set of all its codes: a Coding that names it can be judged without a binding.
  const all = [...systems.values()].map((system) => written(system.url!, { codes: new Map([[system.url!, new Set(concepts(system.concept))]]), complete: true }));
  return [...sets, ...all].sort((a, b) => (a.url < b.url ? -1 : 1));
}
