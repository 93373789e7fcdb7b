/** Reading JSON of any shape, as FHIRPath would see it: what native invariants are written with. Nothing here throws. */
import type { Invariant, Loose } from '../types';

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; an empty one when it is anything else. */
export const obj = (value: unknown): Loose => (isLoose(value) ? value : {});

const isNothing = (value: unknown): boolean => value === null || value === undefined;
const none: readonly unknown[] = [];

/** A repeating element's items without the nulls that only hold a place; a lone value is one item. */
export function items(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return isNothing(value) ? none : [value];
  const list = value as readonly unknown[];
  for (let i = 0; i < list.length; i++) if (isNothing(list[i])) return list.filter((item) => !isNothing(item));
  return list;
}

export function objs(value: unknown): readonly Loose[] {
  const list = items(value);
  for (let i = 0; i < list.length; i++) if (!isLoose(list[i])) return list.filter(isLoose);
  return list as readonly Loose[];
}

function present(value: unknown): boolean {
  if (!Array.isArray(value)) return !isNothing(value);
  for (let i = 0; i < value.length; i++) if (!isNothing(value[i])) return true;
  return false;
}

/** Names with their underscore: putting one together each time costs more than all the rest of a rule. */
const twins = new Map<string, string>();
function twinOf(name: string): string {
  let twin = twins.get(name);
  if (twin === undefined) twins.set(name, (twin = `_${name}`));
  return twin;
}

/** `name.exists()`: a value, or a primitive that has only extensions. */
export const has = (owner: unknown, name: string): boolean => isLoose(owner) && (present(owner[name]) || present(owner[twinOf(name)]));

/** `name.hasValue()`, where extensions alone don't count. */
export const hasValue = (owner: unknown, name: string): boolean => present(obj(owner)[name]);

const UNDERSCORE = 0x5f;

/** JSON property of a choice element, without the underscore of a primitive's twin: `value` finds `valueCoding`. */
export function choiceKey(owner: unknown, name: string): string | undefined {
  if (!isLoose(owner)) return undefined;
  for (const key in owner) {
    const start = key.charCodeAt(0) === UNDERSCORE ? 1 : 0;
    const letter = key.charCodeAt(start + name.length);
    if (letter >= 0x41 && letter <= 0x5a && key.startsWith(name, start) && present(owner[key])) return start === 0 ? key : key.slice(1);
  }
  return undefined;
}

/** `name.exists()` of an element written `name[x]`. */
export const hasChoice = (owner: unknown, name: string): boolean => choiceKey(owner, name) !== undefined;

/** How many items, counting those that have only extensions. */
export const count = (owner: unknown, name: string): number => {
  const element = obj(owner);
  return Math.max(items(element[name]).length, items(element[`_${name}`]).length);
};

/** Whether a CodeableConcept holds one of the codes of a system. */
export const hasCoding = (concept: unknown, system: string, ...codes: readonly string[]): boolean =>
  objs(obj(concept).coding).some((coding) => coding.system === system && codes.includes(coding.code as string));

/** Two JSON values hold the same, whatever the order of their properties. */
export function same(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (depth > 50 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Loose, b as Loose];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name], depth + 1));
}

export const ucum = 'http://unitsofmeasure.org';

/** A published rule of base FHIR. */
export interface BaseInvariant { key: string; severity: 'error' | 'warning'; check: Invariant }

export const error = (key: string, check: Invariant): BaseInvariant => ({ key, severity: 'error', check });
export const warning = (key: string, check: Invariant): BaseInvariant => ({ key, severity: 'warning', check });
