/** Equality, order and truth of FHIRPath values. */
import { same } from '../invariants/kit';
import { isComplex, temporalOf, type Collection, type Node } from './nodes';
import { compareTemporals } from './temporal';

/** The expression makes no sense for this data: several items where one is expected, a text where a number is. The rule isn't met. */
export class Fault extends Error {
  readonly what: string;
  constructor(what: string) { super(what); this.what = what; }
}

/** What decides isn't known here: a profile or value set that isn't loaded, a type that the facts don't say, too much work. */
export class CannotTell extends Error {
  readonly what: string;
  constructor(what: string) { super(what); this.what = what; }
}

export function single(collection: Collection): Node | undefined {
  if (collection.length > 1) throw new Fault('several items where one is expected');
  return collection[0];
}

/** A condition: empty is undefined, and a single item that is no boolean counts as true. */
export function asBoolean(collection: Collection): boolean | undefined {
  const node = single(collection);
  return node === undefined ? undefined : typeof node.value === 'boolean' ? node.value : true;
}

export function asText(collection: Collection): string | undefined {
  const node = single(collection);
  if (node === undefined || node.value === undefined) return undefined;
  if (typeof node.value === 'string') return node.value;
  throw new Fault('no text');
}

export function asNumber(collection: Collection): number | undefined {
  const node = single(collection);
  if (node === undefined || node.value === undefined) return undefined;
  if (typeof node.value === 'number') return node.value;
  throw new Fault('no number');
}

export function asInteger(collection: Collection): number | undefined {
  const number = asNumber(collection);
  if (number !== undefined && !Number.isInteger(number)) throw new Fault('no whole number');
  return number;
}

/** Equality of two items; undefined for times of different exactness. */
export function equalNodes(a: Node, b: Node): boolean | undefined {
  if (isComplex(a) || isComplex(b)) return same(a.value, b.value);
  const [left, right] = [temporalOf(a), temporalOf(b)];
  if (left && right) {
    const order = compareTemporals(left, right);
    return order === undefined ? undefined : order === 0;
  }
  // A date equals a text that reads the same: the HL7 validator compares primitives as they are written.
  return (left?.text ?? a.value) === (right?.text ?? b.value);
}

export function equalCollections(a: Collection, b: Collection): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.length !== b.length) return false;
  let unsure = false;
  for (const [index, node] of a.entries()) {
    const equal = equalNodes(node, b[index]!);
    if (equal === false) return false;
    unsure ||= equal === undefined;
  }
  return unsure ? undefined : true;
}

const plain = (text: string): string => text.replace(/\s/g, ' ').toLowerCase();

/** `~`: texts without regard to case and blanks, numbers to the lesser exactness, objects without regard to order. */
function equivalentValues(a: unknown, b: unknown, depth = 0): boolean {
  if (typeof a === 'string' && typeof b === 'string') return plain(a) === plain(b);
  if (typeof a === 'number' && typeof b === 'number') {
    const digits = Math.min(...[a, b].map((number) => (String(number).split('.')[1] ?? '').length));
    return a.toFixed(digits) === b.toFixed(digits);
  }
  if (Array.isArray(a) && Array.isArray(b)) return unordered(a, b, (x, y) => equivalentValues(x, y, depth + 1));
  if (depth > 50 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) || Array.isArray(b)) return a === b;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && equivalentValues(left[name], right[name], depth + 1));
}

function unordered<T>(a: readonly T[], b: readonly T[], equal: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((item) => {
    const index = rest.findIndex((other) => equal(item, other));
    if (index < 0) return false;
    rest.splice(index, 1);
    return true;
  });
}

function equivalentNodes(a: Node, b: Node): boolean {
  const [left, right] = [temporalOf(a), temporalOf(b)];
  if (left && right) return compareTemporals(left, right) === 0;
  return equivalentValues(a.value, b.value);
}

export const equivalentCollections = (a: Collection, b: Collection): boolean => unordered(a, b, equivalentNodes);

export const includes = (collection: Collection, node: Node): boolean => collection.some((other) => equalNodes(other, node) === true);

/** A text, number or boolean that equals only what is the same to the letter. */
export const isPlain = (node: Node): boolean => node.value !== undefined && !isComplex(node) && temporalOf(node) === undefined;

interface Measure { value: number; unit: string }

function measure({ value, type }: Node): Measure | undefined {
  if (typeof value !== 'object' || value === null || (type !== undefined && !['Quantity', 'Age', 'Count', 'Distance', 'Duration'].includes(type))) return undefined;
  const quantity = value as Record<string, unknown>;
  if (typeof quantity.value !== 'number') return undefined;
  return { value: quantity.value, unit: JSON.stringify(quantity.code === undefined ? ['', quantity.unit ?? ''] : [quantity.system ?? '', quantity.code]) };
}

/** Below, at or above zero; undefined where one is empty or the times are not equally exact. */
export function order(left: Collection, right: Collection): number | undefined {
  const [a, b] = [single(left), single(right)];
  if (a?.value === undefined || b?.value === undefined) return undefined;
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  const [x, y] = [temporalOf(a), temporalOf(b)];
  if (x || y) {
    const [from, to] = [x ?? temporalOf(a, true), y ?? temporalOf(b, true)];
    if (!from || !to) throw new Fault('no date');
    return compareTemporals(from, to);
  }
  if (typeof a.value === 'string' && typeof b.value === 'string') return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  const [p, q] = [measure(a), measure(b)];
  if (!p || !q) throw new Fault('no order');
  // Units aren't converted here.
  if (p.unit !== q.unit) throw new CannotTell('quantities of different units');
  return p.value - q.value;
}
