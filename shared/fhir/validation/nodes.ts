/** The small FHIRPath of discriminators: `system`, `$this.extension.value`, `extension('url').value.code`, `resolve()`, `value.ofType(Coding)`. */
import { isLoose } from '../bundle-index';
import type { Run } from './run';
import type { Loose } from './types';

export type Step = { kind: 'name'; name: string } | { kind: 'extension'; url: string } | { kind: 'resolve' } | { kind: 'type'; type: string };

/** Undefined for a path that is none of these. */
export function parsePath(path: string): Step[] | undefined {
  const steps: Step[] = [];
  let rest = path.trim();
  while (rest !== '') {
    const match = /^(?:(\$this)|extension\('([^']*)'\)|(resolve)\(\)|(?:ofType|as)\(([A-Za-z]+)\)|([A-Za-z][A-Za-z0-9]*))(?:\.|$)/.exec(rest);
    if (!match) return undefined;
    const [whole, self, url, resolve, type, name] = match;
    if (url !== undefined) steps.push({ kind: 'extension', url });
    else if (resolve !== undefined) steps.push({ kind: 'resolve' });
    else if (type !== undefined) steps.push({ kind: 'type', type });
    else if (self === undefined) steps.push({ kind: 'name', name: name! });
    rest = rest.slice(whole.length);
  }
  return steps;
}

/** A value and, where the property or the resource itself says it, its type. */
export interface Node { value: unknown; type: string | undefined }

const push = (into: Node[], value: unknown, type: string | undefined): void => {
  if (Array.isArray(value)) { for (const item of value as unknown[]) if (item !== null && item !== undefined) into.push({ value: item, type: typeOf(item, type) }); }
  else if (value !== null && value !== undefined) into.push({ value, type: typeOf(value, type) });
};

const typeOf = (value: unknown, type: string | undefined): string | undefined => (isLoose(value) && typeof value.resourceType === 'string' ? value.resourceType : type);

function childrenOf(owner: Loose, name: string, into: Node[]): void {
  if (Object.hasOwn(owner, name)) { push(into, owner[name], undefined); return; }
  for (const key of Object.keys(owner)) {
    if (key.length > name.length && key.startsWith(name) && /[A-Z]/.test(key[name.length]!)) push(into, owner[key], key.slice(name.length));
  }
}

/** Type names as properties spell them (`String`) and as the standard does (`string`) are the same. */
export const sameType = (a: string | undefined, b: string): boolean => a !== undefined && a.length === b.length && a.slice(1) === b.slice(1) && a[0]!.toLowerCase() === b[0]!.toLowerCase();

export function follow(start: Node, steps: readonly Step[], run: Run): Node[] {
  let nodes: Node[] = [start];
  for (const step of steps) {
    const next: Node[] = [];
    for (const { value, type } of nodes) {
      if (step.kind === 'type') { if (sameType(type, step.type)) next.push({ value, type }); continue; }
      if (!isLoose(value)) continue;
      if (step.kind === 'name') childrenOf(value, step.name, next);
      else if (step.kind === 'extension') { for (const node of extensionsOf(value, step.url)) next.push(node); }
      else {
        const found = typeof value.reference === 'string' ? run.find(value.reference) : undefined;
        if (found) next.push({ value: found.resource, type: found.type });
      }
    }
    nodes = next;
  }
  return nodes;
}

function extensionsOf(owner: Loose, url: string): Node[] {
  const nodes: Node[] = [];
  push(nodes, owner.extension, 'Extension');
  return nodes.filter(({ value }) => isLoose(value) && value.url === url);
}
