/** Membership in value sets, in three values: yes, no, and cannot tell. */
import type { ValueSetIR } from './ir';

export interface CodeSet {
  /** By system; null: every code of that system, which isn't held. */
  systems: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Codes of every system that is held, for values that have no system of their own. */
  codes: ReadonlySet<string>;
  /** Nothing of the set is beyond enumeration. */
  closed: boolean;
}

export function compileValueSet({ codes, complete }: ValueSetIR): CodeSet {
  const systems = new Map<string, ReadonlySet<string> | null>();
  const all = new Set<string>();
  let closed = complete;
  for (const [system, text] of Object.entries(codes)) {
    const own = text === null ? null : new Set(text.split(' '));
    systems.set(system, own);
    if (own) for (const code of own) all.add(code);
    else closed = false;
  }
  return { systems, codes: all, closed };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const codeIn = (code: string, set: CodeSet): boolean | undefined => (set.codes.has(code) ? true : set.closed ? false : undefined);

function codingIn(coding: Record<string, unknown>, set: CodeSet): boolean | undefined {
  const { system, code } = coding;
  if (typeof code !== 'string') return typeof system === 'string' && set.systems.get(system) === null ? undefined : set.closed ? false : undefined;
  // A code without system names nothing, whatever it looks like.
  if (typeof system !== 'string') return set.closed ? false : undefined;
  const own = set.systems.get(system);
  if (own) return own.has(code) ? true : set.closed ? false : undefined;
  return own === null || !set.closed ? undefined : false;
}

/** Of a code, Coding or CodeableConcept; a concept is in the set when one of its codings is. Undefined: cannot tell, or nothing to tell of. */
export function memberOf(value: unknown, set: CodeSet): boolean | undefined {
  if (typeof value === 'string') return codeIn(value, set);
  if (!isObject(value)) return undefined;
  if (!('coding' in value) && !('text' in value)) return codingIn(value, set);
  const { coding } = value;
  if (!Array.isArray(coding) || coding.length === 0) return set.closed ? false : undefined;
  let unsure = false;
  for (const each of coding as unknown[]) {
    const found = isObject(each) ? codingIn(each, set) : false;
    if (found === true) return true;
    unsure ||= found === undefined;
  }
  return unsure ? undefined : false;
}
