/** The message as lines of a tree: which stand under which, where findings lie, which lines show. Pure, linear in the lines. */
import type { TreeNode } from '../../../shared/contract';
import type { Finding } from './findings';

export interface TreeLine {
  node: TreeNode;
  /** Index of the line above it in the tree; -1 for the top. */
  parent: number;
  /** Place among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
  /** Lines of this list under it; a message that was cut has fewer than the file. */
  leads: boolean;
}
export interface Tree { lines: TreeLine[]; byPath: ReadonlyMap<string, number> }

export function treeOf(nodes: readonly TreeNode[]): Tree {
  const lines: TreeLine[] = [];
  const above: number[] = [];
  const counts = new Map<number, number>();
  for (const [at, node] of nodes.entries()) {
    above.length = Math.min(above.length, node.depth);
    const parent = above.at(-1) ?? -1;
    const position = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, position);
    lines.push({ node, parent, position, siblings: 0, leads: (nodes[at + 1]?.depth ?? 0) > node.depth });
    above.push(at);
  }
  for (const line of lines) line.siblings = counts.get(line.parent) ?? 1;
  return { lines, byPath: new Map(nodes.map(({ path }, at) => [path, at])) };
}

/**
 * The line of a finding's place, or of the nearest place above it that has one. A step without index means the first of a
 * list. -1 when there are no lines at all.
 */
export function lineOf({ lines, byPath }: Tree, path: string): number {
  const exact = byPath.get(path);
  if (exact !== undefined) return exact;
  let at = lines.length ? 0 : -1;
  for (let end = path.indexOf('.'); at >= 0; end = path.indexOf('.', end + 1)) {
    const step = end < 0 ? path : path.slice(0, end);
    const next = byPath.get(step) ?? byPath.get(`${step}[0]`);
    if (next !== undefined) at = next;
    if (end < 0) break;
  }
  return at;
}

export function ancestorsOf({ lines }: Tree, at: number): number[] {
  const found: number[] = [];
  for (let up = lines[at]?.parent ?? -1; up >= 0; up = lines[up]?.parent ?? -1) found.push(up);
  return found;
}

export interface Faults { own: Finding[]; /** Of the lines under it. */ errorsBelow: number; warningsBelow: number }

/** By line; lines without anything on or under them are left out. Findings about the whole file lie on the top. */
export function faultsOf(tree: Tree, findings: readonly Finding[]): Map<number, Faults> {
  const faults = new Map<number, Faults>();
  const faultsAt = (at: number): Faults => {
    let found = faults.get(at);
    if (!found) faults.set(at, (found = { own: [], errorsBelow: 0, warningsBelow: 0 }));
    return found;
  };
  for (const finding of findings) {
    const at = lineOf(tree, finding.issue.path);
    if (at < 0) continue;
    faultsAt(at).own.push(finding);
    for (const up of ancestorsOf(tree, at)) {
      if (finding.severity === 'error') faultsAt(up).errorsBelow += 1;
      else if (finding.severity === 'warning') faultsAt(up).warningsBelow += 1;
    }
  }
  return faults;
}

/** What is open at first: the top, and all that leads to a finding worth acting on. */
export function openAtFirst(tree: Tree, faults: ReadonlyMap<number, Faults>): Set<number> {
  const open = new Set<number>([0]);
  for (const [at, { own }] of faults) if (own.some(({ severity }) => severity !== 'information')) for (const up of ancestorsOf(tree, at)) open.add(up);
  return open;
}

/** Indices of the lines that show while these are open. */
export function visibleLines({ lines }: Tree, open: ReadonlySet<number>): number[] {
  const shown: number[] = [];
  let hiddenBelow = Infinity;
  for (const [at, { node, leads }] of lines.entries()) {
    if (node.depth > hiddenBelow) continue;
    hiddenBelow = Infinity;
    shown.push(at);
    if (leads && !open.has(at)) hiddenBelow = node.depth;
  }
  return shown;
}

/** What a line leads to, for people: an entry is named by the resource in it. */
export function kindOf({ lines, byPath }: Tree, { node }: TreeLine): string | undefined {
  // The top says what it is by its name.
  if ((node.children === undefined && !node.missing) || node.type === node.name) return undefined;
  const resource = /\.entry\[\d+\]$/.test(node.path) ? byPath.get(`${node.path}.resource`) : undefined;
  if (resource !== undefined) return lines[resource]?.node.type;
  return node.type === 'BackboneElement' || node.type === 'Element' ? undefined : node.type;
}
