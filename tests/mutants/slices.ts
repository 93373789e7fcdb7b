/** Which values of a sliced element are of a slice: a second, simple reading of discriminators, kept apart from the engine's. */
import type { ElementIR, Json } from '../../shared/fhir/validation/ir';
import type { Linked } from '../../shared/fhir/validation/link';
import { valueAt, type Keys } from './json-place';
import { isObject, type Loose } from './spot';

export interface Sliced {
  matched: readonly Keys[];
  /** Ways below the value that decide to which slice it belongs. */
  ways: readonly string[];
  /** Changes a copy so that it is of no slice. Absent where that isn't simple. */
  foreign?(copy: Loose): boolean;
}

/** Keys of each value under a property: one, or those of a list. */
export function itemsOf(bundle: unknown, keys: Keys): Keys[] {
  const value = valueAt(bundle, keys);
  return Array.isArray(value) ? value.map((_, index) => [...keys, index]) : value === undefined ? [] : [keys];
}

type Step = { kind: 'this' } | { kind: 'child'; name: string } | { kind: 'extension'; url: string };

/** `$this.extension.value`, `extension('url').value.code`, `identifier.system`; undefined for anything that resolves. */
function stepsOf(path: string): Step[] | undefined {
  const parts = path.match(/extension\('[^']*'\)|[^.]+/g) ?? [];
  const steps: Step[] = [];
  for (const part of parts) {
    const url = /^extension\('([^']*)'\)$/.exec(part)?.[1];
    if (url !== undefined) steps.push({ kind: 'extension', url });
    else if (part === '$this') steps.push({ kind: 'this' });
    else if (/^[a-z]\w*$/.test(part)) steps.push({ kind: 'child', name: part });
    else return undefined;
  }
  return steps;
}

const children = (value: unknown, name: string): unknown[] => {
  if (!isObject(value)) return [];
  const property = Object.keys(value).find((key) => key === name) ?? Object.keys(value).find((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)));
  const found = property === undefined ? undefined : value[property];
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
};

const take = (values: readonly unknown[], step: Step): unknown[] => {
  if (step.kind === 'this') return [...values];
  if (step.kind === 'child') return values.flatMap((value) => children(value, step.name));
  return values.flatMap((value) => children(value, 'extension')).filter((value) => isObject(value) && value.url === step.url);
};

/** What a slice wants at the end of the steps, from its own children or the datatype profile it names. */
function wantedAt(linked: Linked, element: Omit<ElementIR, 'name'>, steps: readonly Step[]): Json | undefined {
  const [step, ...rest] = steps;
  if (!step) return element.fixed ?? element.pattern ?? patternOf(element);
  if (step.kind === 'this') return wantedAt(linked, element, rest);
  const name = step.kind === 'extension' ? 'extension' : step.name;
  const canonicals = (element.types ?? []).flatMap(({ profiles }) => profiles ?? []);
  const profile = canonicals.length === 1 ? linked.profile(canonicals[0]!) : undefined;
  for (const list of [element.children, profile?.root.children]) {
    const child = list?.find((one) => one.name === name);
    if (!child) continue;
    const found = wantedAt(linked, child, rest);
    if (found !== undefined) return found;
    for (const slice of child.slices ?? []) {
      const inner = wantedAt(linked, slice, rest);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** A Coding may be fixed by its children (system and code) as well as as a whole. */
function patternOf(element: Omit<ElementIR, 'name'>): Json | undefined {
  const fixed = (element.children ?? []).filter((child) => child.fixed !== undefined || child.pattern !== undefined).map((child) => [child.name, child.fixed ?? child.pattern!] as const);
  return fixed.length > 0 ? Object.fromEntries(fixed) : undefined;
}

export function holds(value: unknown, wanted: Json): boolean {
  if (Array.isArray(wanted)) return Array.isArray(value) && (wanted as readonly Json[]).every((one) => value.some((item) => holds(item, one)));
  if (isObject(wanted)) return isObject(value) && Object.entries(wanted).every(([key, one]) => holds(value[key], one));
  return value === wanted;
}

export function sliceOf(linked: Linked, bundle: Loose, element: ElementIR, slice: ElementIR, keys: Keys, items: readonly Keys[]): Sliced | undefined {
  const discriminators = element.slicing?.discriminators ?? [];
  if (discriminators.length === 0) return undefined;
  const tests: ((value: unknown, property: string) => boolean)[] = [];
  const ways: string[] = [];
  let foreign: Sliced['foreign'];
  for (const { type, path } of discriminators) {
    const steps = stepsOf(path);
    if (!steps) return undefined;
    const way = steps.flatMap((step) => (step.kind === 'this' ? [] : [step.kind === 'extension' ? 'extension' : step.name])).join('.');
    ways.push(way);
    if (type === 'value' || type === 'pattern') {
      const wanted = wantedAt(linked, slice, steps);
      if (wanted === undefined) return undefined;
      tests.push((value) => steps.reduce<unknown[]>(take, [value]).some((found) => holds(found, wanted)));
      const [only] = steps.filter(({ kind }) => kind !== 'this');
      if (steps.length === 1 && only?.kind === 'child' && typeof wanted === 'string') foreign = (copy) => { copy[only.name] = only.name === 'role' ? 'quotation' : 'http://example.org/foreign'; return true; };
    } else if (type === 'type') {
      const at = way === '' ? slice : (slice.children ?? []).find(({ name }) => name === way);
      const types = (at?.types ?? []).map(({ code }) => code.toLowerCase());
      if (types.length === 0) return undefined;
      tests.push((value, property) => {
        const name = way === '' ? property : Object.keys(isObject(value) ? value : {}).find((key) => key.startsWith(way)) ?? '';
        return types.some((code) => name.toLowerCase() === `${way === '' ? element.name : way}${code}`.toLowerCase());
      });
    } else return undefined;
  }
  const property = String(keys.at(-1));
  return { matched: items.filter((item) => tests.every((test) => test(valueAt(bundle, item), property))), ways, ...(foreign && { foreign }) };
}
