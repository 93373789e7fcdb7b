/**
 * Words that MedCom's published invariants are written with here. They keep what FHIRPath and the HL7 validator do: an
 * invariant is met only by a result that is true, and a comparison with nothing has no result.
 */
import { choiceKey, has, isLoose, items, obj, same } from '../../../fhir/validation/invariants/kit';
import type { Invariant, Surroundings } from '../../../fhir/validation/types';

const paths = new Map<string, readonly string[]>();
/** The steps of a path; there are a few dozen paths, all written here and in the tables beside. */
function namesOf(path: string): readonly string[] {
  let names = paths.get(path);
  if (names === undefined) paths.set(path, (names = path.split('.')));
  return names;
}

/** `a.b.c` from every value of a collection: the JSON values found, flat. Plain loops: every message goes through here some fifty times. */
export function follow(from: readonly unknown[], path: string): readonly unknown[] {
  let values = from;
  for (const name of namesOf(path)) {
    const next: unknown[] = [];
    for (const value of values) {
      const child = isLoose(value) ? value[name] : undefined;
      if (Array.isArray(child)) { for (const item of child as unknown[]) if (item !== null && item !== undefined) next.push(item); }
      else if (child !== undefined && child !== null) next.push(child);
    }
    values = next;
  }
  return values;
}

/** `a.b.c.exists()`; a primitive that has only extensions exists too. */
export function existsAt(from: readonly unknown[], path: string): boolean {
  const cut = path.lastIndexOf('.');
  const owners = cut < 0 ? from : follow(from, path.slice(0, cut));
  return owners.some((owner) => has(owner, path.slice(cut + 1)));
}

/** `extension.value`, or with an address `extension('…').value`. */
export function extensionValues(from: readonly unknown[], url?: string): unknown[] {
  const values: unknown[] = [];
  for (const extension of follow(from, 'extension')) {
    if (!isLoose(extension) || (url !== undefined && extension.url !== url)) continue;
    const key = choiceKey(extension, 'value');
    if (key !== undefined) for (const value of items(extension[key])) values.push(value);
  }
  return values;
}

export const hasExtension = (owner: unknown, url: string): boolean => follow([owner], 'extension').some((extension) => obj(extension).url === url);

/** `resolve()`: what can't be found is left out. */
export function resolveAll(references: readonly unknown[], around: Surroundings): unknown[] {
  const resources: unknown[] = [];
  for (const reference of references) {
    const found = around.resolve(reference);
    if (found) resources.push(found.resource);
  }
  return resources;
}

/** `entry.resource.ofType(T)` of a Bundle. */
export function resourcesOf(bundle: unknown, type: string): unknown[] {
  const found: unknown[] = [];
  for (const entry of items(obj(bundle).entry)) {
    const resource = isLoose(entry) ? entry.resource : undefined;
    if (isLoose(resource) && resource.resourceType === type) found.push(resource);
  }
  return found;
}

/** `left = right`: undefined (empty) when one side has nothing; otherwise the same number of equal values in the same order. */
export function equal(left: readonly unknown[], right: readonly unknown[]): boolean | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  return left.length === right.length && left.every((value, index) => same(value, right[index]));
}

/** `matches(…)` on a primitive or, as `value.matches(…)` is published for both, on an Identifier's value. Not anchored unless the pattern is. */
export const matching = (pattern: RegExp): Invariant => (focus) => {
  const value = isLoose(focus) ? focus.value : focus;
  return typeof value === 'string' && pattern.test(value);
};

/** `entry[0].resource.conformsTo(…)`. A profile that isn't loaded can't be judged by; the engine says so, and nobody is refused for it. */
export const firstEntryConforms = (profile: string): Invariant => (focus, around) => {
  const { resource } = obj(items(obj(focus).entry)[0]);
  return isLoose(resource) && around.conformsTo(resource, profile) !== false;
};

/**
 * Published as a rule on `entry.ofType(T)`. An entry is never of a resource's type, so there is nothing to break the rule: it is
 * always met. What MedCom meant is checked as MedCom text, not here.
 */
export const neverBites: Invariant = () => true;

/** `entry.where(resource.is(Patient)).count() = 1` */
export const onePatient: Invariant = (focus) => resourcesOf(focus, 'Patient').length === 1;
