/** A message as lines for the screen: each element with its place, what it is and what it says, so that a page can point at a finding without reading FHIR itself. */
import type { TreeNode } from '../../../shared/contract';
import { typeFact, type PropertyFact, type TypeFact } from '../../../shared/fhir/r4/facts';

/** A page with more lines helps nobody; what a finding names is shown whatever else is left out. */
export const MOST_LINES = 5000;
/** Lines that are looked at to choose from. A file of hundreds of thousands must not keep the mailroom busy. */
const MOST_GROWN = 30_000;
const LONGEST_VALUE = 120;
/** As the validation's own limit: what is deeper is refused by it. */
const MAX_DEPTH = 64;

type Json = Record<string, unknown>;
interface Line { node: TreeNode; parent: Line | undefined; lines: Line[] }
/** What grows: all lines so far, how many may still come, and places that must. */
interface Growing { lines: Map<string, Line>; left: number; named: ReadonlySet<string> }
export interface Tree { tree: TreeNode[]; treeCut?: number }

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `paths`: places that findings name, as FHIRPath with index. */
export function messageTree(root: unknown, paths: readonly string[]): Tree {
  if (!isObject(root)) return { tree: [] };
  const type = resourceType(root);
  const name = type ?? 'Bundle';
  const growing: Growing = { lines: new Map<string, Line>(), left: MOST_GROWN, named: new Set(paths.flatMap((path) => { const steps = path.split('.'); return steps.map((_, i) => steps.slice(0, i + 1).join('.')); })) };
  const { lines } = growing;
  const top = grow({ path: name, name, depth: 0, ...(type === undefined ? {} : { type }) }, undefined, root, factOf(root, undefined), growing);
  const wanted = new Set<Line>();
  for (const path of paths) {
    for (let line = placeFor(path, top, lines); line; line = line.parent) wanted.add(line);
  }
  return cut(top, wanted);
}

const resourceType = (value: unknown): string | undefined => (isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : undefined);

function factOf(value: unknown, property: PropertyFact | undefined): TypeFact | undefined {
  const type = resourceType(value) ?? property?.type;
  return property?.element.group ?? (type === undefined ? undefined : typeFact(type));
}

/** What stands beside a primitive (its id and extensions) is described by what every datatype has of them. */
const elementOfPrimitive = typeFact('Period')!;

function grow(node: TreeNode, parent: Line | undefined, value: unknown, fact: TypeFact | undefined, growing: Growing, twin?: unknown): Line {
  const line: Line = { node, parent, lines: [] };
  growing.lines.set(node.path, line);
  growing.left--;
  if (node.depth >= MAX_DEPTH) return line;
  if (isObject(value)) children(line, value, fact, growing);
  else if (value !== undefined) node.value = shown(value, node.type);
  if (isObject(twin)) children(line, twin, elementOfPrimitive, growing);
  if (line.lines.length > 0) node.children = line.lines.length;
  return line;
}

function children(line: Line, owner: Json, fact: TypeFact | undefined, growing: Growing): void {
  const { path, depth } = line.node;
  for (const key of Object.keys(owner)) {
    if (key === 'resourceType') continue;
    const name = key.startsWith('_') ? key.slice(1) : key;
    if (name !== key && name in owner) continue;
    const property = fact?.properties.get(name);
    const place = `${path}.${property?.element.name ?? name}`;
    const [value, twin] = [name === key ? owner[key] : undefined, owner[`_${name}`]];
    const add = (index: string, item: unknown, itemTwin: unknown) => {
      if (growing.left <= 0 && !growing.named.has(place + index)) return;
      const type = resourceType(item) ?? property?.type;
      const node = { path: place + index, depth: depth + 1, name: name + index, ...(type === undefined || type === '{}' ? {} : { type }) };
      line.lines.push(grow(node, line, item ?? undefined, factOf(item, property), growing, itemTwin));
    };
    if (!Array.isArray(value) && !Array.isArray(twin)) { add('', value, twin); continue; }
    const [values, twins]: unknown[][] = [Array.isArray(value) ? value : [], Array.isArray(twin) ? twin : []];
    for (let i = 0; i < Math.max(values!.length, twins!.length); i++) add(`[${i}]`, values![i], twins![i]);
  }
}

const BASE64_RATIO = 3 / 4;

function shown(value: unknown, type: string | undefined): string {
  if (type === 'base64Binary' && typeof value === 'string') return `base64, ${Math.floor(value.length * BASE64_RATIO)} B`;
  const text = typeof value === 'string' ? value.slice(0, 2 * LONGEST_VALUE).replace(/\s+/g, ' ') : String(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}\u2026`;
}

/** The line of a place; for one that the file lacks a new line under the nearest that is there. */
function placeFor(path: string, top: Line, lines: Map<string, Line>): Line | undefined {
  const known = lines.get(path);
  if (known) return known;
  const steps = path.split('.');
  if (steps[0] !== top.node.path) return undefined;
  let at = top;
  for (let n = 2; n <= steps.length; n++) {
    const place = steps.slice(0, n).join('.');
    const next = lines.get(place) ?? lines.get(`${place}[0]`);
    if (!next) { at = missing(at, steps.slice(n - 1).join('.'), lines); break; }
    at = next;
  }
  // An element of a list that is there may be meant as the whole list.
  if (!lines.has(path)) lines.set(path, at);
  return at;
}

function missing(parent: Line, name: string, lines: Map<string, Line>): Line {
  const path = `${parent.node.path}.${name}`;
  const line: Line = { node: { path, name, depth: parent.node.depth + 1, missing: true }, parent, lines: [] };
  lines.set(path, line);
  parent.lines.push(line);
  return line;
}

/** Depth first. Lines are kept from the top of the message down level by level, so that a long one loses its leaves and not its end. */
function cut(top: Line, wanted: ReadonlySet<Line>): Tree {
  let room = Math.max(0, MOST_LINES - wanted.size);
  let total = 0;
  const kept = new Set(wanted);
  for (let level: Line[] = [top]; level.length > 0; level = level.flatMap(({ lines }) => lines)) {
    total += level.length;
    for (const line of level) {
      if (room === 0 || kept.has(line) || (line.parent && !kept.has(line.parent))) continue;
      kept.add(line);
      room--;
    }
  }
  const tree: TreeNode[] = [];
  const walk = (line: Line) => {
    if (!kept.has(line) || tree.length === MOST_LINES) return;
    tree.push(line.node);
    line.lines.forEach(walk);
  };
  walk(top);
  return tree.length < total ? { tree, treeCut: total - tree.length } : { tree };
}
