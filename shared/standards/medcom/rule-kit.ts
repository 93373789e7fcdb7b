/**
 * A small rule engine: tables of element rules walked over one resource. Findings carry FHIRPath with indexes and say in
 * Danish and English what is wrong. Values of patients' data are never repeated in a finding.
 */
import type { Issue, IssueSource } from '../../messages';
import { obj, objs } from './loose';
import type { Found, Message } from './message';

export interface Place { value: unknown; path: string }

export interface ElementRule {
  /** Element path below the resource, `source.endpoint`. */
  path: string;
  min?: number;
  max?: number;
  /** The only value allowed. */
  fixed?: string;
  /** The only values allowed: a required binding. */
  codes?: ReadonlySet<string>;
  /** The value is a reference that must be found in the Bundle as one of these types. */
  bundled?: readonly string[];
  /** Published key where there is one; otherwise `profile-<Type>.<path>`. */
  key?: string;
}

export const finding = (severity: Issue['severity'], source: IssueSource, rule: string, path: string, message: string, messageEn: string): Issue =>
  ({ severity, rule, path, message, messageEn, source });

export const profileError = (rule: string, path: string, message: string, messageEn: string): Issue => finding('error', 'profile', rule, path, message, messageEn);
export const invariantError = (rule: string, path: string, message: string, messageEn: string): Issue => finding('error', 'invariant', rule, path, message, messageEn);
export const proseError = (rule: string, path: string, message: string, messageEn: string): Issue => finding('error', 'medcom-text', rule, path, message, messageEn);

/** All values at a path, each with its own indexed path. Repeating elements are spread. */
export function placesAt(from: Place, path: string): Place[] {
  return path.split('.').reduce<Place[]>((places, name) => places.flatMap((place) => childrenOf(place, name)), [from]);
}

function childrenOf(place: Place, name: string): Place[] {
  const parent = obj(place.value);
  const child = parent[name];
  if (Array.isArray(child)) return child.flatMap((value: unknown, index) => (value === null ? [] : [{ value, path: `${place.path}.${name}[${index}]` }]));
  if (child !== undefined && child !== null && child !== '') return [{ value: child, path: `${place.path}.${name}` }];
  // A primitive may consist of extensions alone (data-absent-reason): it is there, without a value.
  return objs(parent[`_${name}`]).some(({ extension }) => objs(extension).length > 0) ? [{ value: undefined, path: `${place.path}.${name}` }] : [];
}

const placeOf = (found: Found): Place => ({ value: found.resource, path: found.path });

/** Findings of a table of rules for one resource (or for one element, given as a place). */
export function checkElements(message: Message, target: Found | Place, name: string, rules: readonly ElementRule[]): Issue[] {
  const place = 'resource' in target ? placeOf(target) : target;
  return rules.flatMap((rule) => checkElement(message, place, name, rule));
}

function checkElement(message: Message, place: Place, name: string, rule: ElementRule): Issue[] {
  const element = `${name}.${rule.path}`;
  const key = rule.key ?? `profile-${element}`;
  const steps = rule.path.split('.');
  const last = steps.at(-1)!;
  const parents = steps.length === 1 ? [place] : placesAt(place, steps.slice(0, -1).join('.'));
  return parents.flatMap((parent) => {
    const children = childrenOf(parent, last);
    return [
      ...countIssues(key, element, `${parent.path}.${last}`, children.length, rule.min ?? 0, rule.max),
      ...children.flatMap((child) => [...valueIssues(key, element, child, rule), ...(rule.bundled ? referenceIssues(message, key, element, child, rule.bundled) : [])]),
    ];
  });
}

export function countIssues(key: string, element: string, path: string, count: number, min: number, max?: number): Issue[] {
  if (count < min) {
    return [count === 0
      ? profileError(key, path, `${element} mangler. Standarden kræver det; afsenderen må rette meddelelsen og sende den igen.`, `${element} is missing. The standard requires it; the sender must correct the message and send it again.`)
      : profileError(key, path, `${element} findes ${count} gange; mindst ${min} er krævet.`, `${element} occurs ${count} times; at least ${min} are required.`)];
  }
  if (max !== undefined && count > max) {
    return [max === 0
      ? profileError(key, path, `${element} må ikke bruges i denne meddelelse.`, `${element} may not be used in this message.`)
      : profileError(key, path, `${element} findes ${count} gange; højst ${max} er tilladt.`, `${element} occurs ${count} times; at most ${max} is allowed.`)];
  }
  return [];
}

/** A code may be shown in a finding, but never at length: what stands where a code should stand can be anything. */
const shown = (value: unknown): string => (typeof value === 'string' ? `»${value.slice(0, 60)}«` : 'noget andet end en kode');
const shownEn = (value: unknown): string => (typeof value === 'string' ? `"${value.slice(0, 60)}"` : 'something other than a code');

function valueIssues(key: string, element: string, { value, path }: Place, rule: ElementRule): Issue[] {
  if (rule.fixed !== undefined && value !== rule.fixed) {
    return [profileError(key, path, `${element} er ${shown(value)}, men skal være »${rule.fixed}«.`, `${element} is ${shownEn(value)} but must be "${rule.fixed}".`)];
  }
  if (rule.codes && !(typeof value === 'string' && rule.codes.has(value))) {
    return [profileError(key, path, `${element} er ${shown(value)}, som ikke er en af standardens koder.`, `${element} is ${shownEn(value)}, which is none of the standard's codes.`)];
  }
  return [];
}

export function referenceIssues(message: Message, key: string, element: string, { value, path }: Place, types: readonly string[]): Issue[] {
  const found = message.resolve(value);
  if (!found) {
    return [profileError(key, path, `${element} peger på noget, der ikke er med i meddelelsen. Standarden kræver, at det er med.`, `${element} refers to something that is not in the message. The standard requires it to be included.`)];
  }
  return types.includes(found.type) ? [] : [profileError(key, path, `${element} peger på ${found.type}, men skal pege på ${types.join(' eller ')}.`, `${element} refers to ${found.type} but must refer to ${types.join(' or ')}.`)];
}
