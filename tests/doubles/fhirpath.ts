/** A second FHIRPath engine (fhirpath.js, the reference one of the NLM) and simple surroundings, for tests that compare ours with it. */
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { typeFact, type TypeFact } from '../../shared/fhir/r4/facts';
import { unsafeNarrative } from '../../shared/fhir/narrative';
import type { FoundResource, Loose, Surroundings } from '../../shared/fhir/validation/types';

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Surroundings over a Bundle. Profiles and value sets answer by a rule that both engines share: what the resource says of itself, and a code's length. */
export function surroundingsOf(bundle: Loose, resource: Loose = bundle): Surroundings {
  const found: FoundResource[] = [];
  const addresses = new Map<string, FoundResource>();
  const entries: unknown[] = Array.isArray(bundle.entry) ? bundle.entry : [];
  entries.forEach((entry, index) => {
    if (!isObject(entry) || !isObject(entry.resource) || typeof entry.resource.resourceType !== 'string') return;
    const one = { resource: entry.resource, type: entry.resource.resourceType, path: `Bundle.entry[${index}].resource`, entry: index };
    found.push(one);
    for (const address of [entry.fullUrl, `${one.type}/${typeof one.resource.id === 'string' ? one.resource.id : ''}`]) if (typeof address === 'string' && !addresses.has(address)) addresses.set(address, one);
  });
  return {
    bundle, resource,
    resources: (type) => found.filter((one) => one.type === type),
    resolve: (reference) => {
      const text = isObject(reference) ? reference.reference : reference;
      return typeof text === 'string' ? addresses.get(text) : undefined;
    },
    conformsTo: (value, canonical) => isObject(value) && isObject(value.meta) && Array.isArray(value.meta.profile) && value.meta.profile.some((profile) => typeof profile === 'string' && profile.startsWith(canonical)),
    memberOf: (value) => JSON.stringify(value).length % 2 === 0,
  };
}

export type Answer = { values: unknown[] } | { thrown: string };

interface OracleNode { data: unknown; constructor: { makeResNode(context: unknown, data: unknown, parent: null, path: string | null): unknown } }
const dataOf = (node: unknown): unknown => (isObject(node) && 'data' in node && 'path' in node ? (node as unknown as OracleNode).data : node);

type Compiled = (focus: unknown, variables: Record<string, unknown>) => unknown[];
const compiled = new Map<string, Compiled>();

let around: Surroundings;

const userInvocationTable = {
  resolve: {
    fn(this: unknown, nodes: unknown[]) {
      return nodes.flatMap((node) => {
        const found = around.resolve(dataOf(node));
        // Its own wrapping, without which it doesn't know the type of what was found.
        return found ? [isObject(node) && 'data' in node ? (node as unknown as OracleNode).constructor.makeResNode(this, found.resource, null, found.type) : found.resource] : [];
      });
    },
    arity: { 0: [] }, internalStructures: true,
  },
  conformsTo: { fn: (nodes: unknown[], canonical: string) => (nodes.length === 1 ? [around.conformsTo(dataOf(nodes[0]), canonical) === true] : [false]), arity: { 1: ['String'] }, internalStructures: true },
  memberOf: { fn: (nodes: unknown[], valueSet: string) => (nodes.length === 1 ? [around.memberOf(dataOf(nodes[0]), valueSet) === true] : [false]), arity: { 1: ['String'] }, internalStructures: true },
  htmlChecks: { fn: (nodes: unknown[]) => nodes.map((node) => { const div = dataOf(node); return typeof div === 'string' && unsafeNarrative(div) === undefined; }), arity: { 0: [] }, internalStructures: true },
};

/** What fhirpath.js makes of an expression on an element of a FHIR type. Nothing is fetched; traces are silent. */
export function oracle(expression: string, focus: unknown, type: string | undefined, surroundings: Surroundings): Answer {
  around = surroundings;
  const key = `${type ?? ''} ${expression}`;
  try {
    let run = compiled.get(key);
    if (!run) {
      const options = { userInvocationTable, traceFn: () => undefined } as object;
      run = fhirpath.compile(type === undefined || isObject(focus) && focus.resourceType === type ? expression : { base: type, expression }, r4, options);
      compiled.set(key, run);
    }
    return { values: run(focus, { resource: surroundings.resource, rootResource: surroundings.resource }) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : 'thrown' };
  }
}

export interface Place { focus: unknown; type: string; resource: Loose }

/**
 * Every element of a Bundle that the base facts describe, under its type (`Period`), its group (`Bundle.entry`) and its owner's
 * element (`Narrative.div`, `Patient.name`).
 */
export function placesOf(bundle: Loose): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const add = (key: string, place: Place) => { const known = places.get(key); if (known) known.push(place); else places.set(key, [place]); };
  const visit = (focus: unknown, fact: TypeFact | undefined, resource: Loose): void => {
    if (!isObject(focus) || !fact) return;
    add(fact.name, { focus, type: fact.name, resource });
    for (const [name, { element, type }] of fact.properties) {
      for (const item of Array.isArray(focus[name]) ? focus[name] as unknown[] : [focus[name]]) {
        if (item === undefined || item === null) continue;
        const inner = isObject(item) && typeof item.resourceType === 'string' ? item : undefined;
        const own = inner ? inner.resourceType as string : element.group ? element.group.name : type;
        if (!element.group) add(`${fact.name}.${element.name}`, { focus: item, type: own, resource });
        // %resource of what stands in an entry is that entry's resource; a contained one stays with the resource that contains it.
        visit(item, element.group ?? typeFact(own), inner && fact.name === 'Bundle.entry' ? inner : resource);
      }
    }
  };
  visit(bundle, typeFact('Bundle'), bundle);
  return places;
}

/** Keys of `placesOf` under which the element of a snapshot's path is found: `Patient.identifier.value` is `Identifier.value`. */
export function placeKeys(path: string): string[] {
  const [root, ...steps] = path.split('.');
  let keys = [root!];
  let facts = [typeFact(root!)];
  for (const step of steps) {
    const name = step.replace('[x]', '');
    const elements = facts.flatMap((fact) => (fact ? [...fact.properties.values()].filter(({ element }) => element.name === name).map((property) => ({ fact, ...property })) : []));
    keys = elements.map(({ fact, element }) => element.group?.name ?? `${fact.name}.${name}`);
    facts = elements.map(({ element, type }) => element.group ?? typeFact(type));
  }
  return [...new Set(keys)];
}

/** A small generator of numbers for repeatable disorder (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const shape = (value: unknown): string => (Array.isArray(value) ? `list of ${shape(value[0])}` : typeof value);

/** Copies with a few values deleted, doubled, emptied of their text or exchanged. */
export function disordered(bundle: Loose, random: () => number, edits: number): Loose {
  const copy = structuredClone(bundle);
  const spots: { owner: Record<string, unknown>; name: string }[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(collect);
    if (!isObject(value)) return;
    for (const name of Object.keys(value)) {
      if (name === 'resourceType') continue;
      spots.push({ owner: value, name });
      collect(value[name]);
    }
  };
  collect(copy);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let i = 0; i < edits; i++) {
    const { owner, name } = pick(spots);
    const value = owner[name];
    const kind = Math.floor(random() * 4);
    if (kind === 0) delete owner[name];
    else if (kind === 1 && Array.isArray(value)) owner[name] = [...value as unknown[], ...structuredClone(value) as unknown[]];
    else if (kind === 2 && typeof value === 'string') owner[name] = pick(['x', '#x', 'http://example.org/x', '2024-05', '12', value.slice(1), `${value}1`, value.toUpperCase()]);
    else {
      const other = pick(spots);
      // Of the same JSON shape: what holds no element is for the structure check, and the engines part over it.
      if (shape(other.owner[other.name]) === shape(value)) owner[name] = structuredClone(other.owner[other.name]);
    }
  }
  return copy;
}
