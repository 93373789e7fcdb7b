/** Reading JSON of any shape, as FHIRPath would see it: what native invariants are written with. Nothing here throws. */
import type { Invariant, Loose } from '../types';

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; an empty one when it is anything else. */
export const obj = (value: unknown): Loose => (isLoose(value) ? value : {});

/** A repeating element's items without the nulls that only hold a place; a lone value is one item. */
export const items = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : value === undefined || value === null ? [] : [value];

export const objs = (value: unknown): Loose[] => items(value).filter(isLoose);

const present = (value: unknown): boolean => (Array.isArray(value) ? value.some((item) => item !== null && item !== undefined) : value !== undefined && value !== null);

/** `name.exists()`: a value, or a primitive that has only extensions. */
export const has = (owner: unknown, name: string): boolean => {
  const element = obj(owner);
  return present(element[name]) || present(element[`_${name}`]);
};

/** `name.hasValue()`, where extensions alone don't count. */
export const hasValue = (owner: unknown, name: string): boolean => present(obj(owner)[name]);

const choices = new Map<string, RegExp>();

/** JSON property of a choice element, without the underscore of a primitive's twin: `value` finds `valueCoding`. */
export function choiceKey(owner: unknown, name: string): string | undefined {
  let pattern = choices.get(name);
  if (!pattern) choices.set(name, (pattern = new RegExp(`^_?${name}[A-Z]`)));
  const element = obj(owner);
  const key = Object.keys(element).find((candidate) => pattern.test(candidate) && present(element[candidate]));
  return key?.replace(/^_/, '');
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
