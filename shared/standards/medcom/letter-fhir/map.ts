/**
 * Letter tree ↔ FHIR resources by tables that both directions follow, so what is read is what is written. What no table names is not
 * carried, and the reader of losses states it. Each resource is tagged with the element it was made from (`Diagnose/Other[2]`).
 */
import type { FhirResource } from 'fhir/r4';
import { childrenOf, elementAt, parentElement } from '../../../formats/letter/access';
import type { LetterElement } from '../../../formats/letter/tree';
import { objs, str, type Loose } from '../loose';
import { projectDrafts } from './names';
import { text, type Codec } from './codecs';
import { getAt, setAt, type Path } from './lens';

export type Field = readonly [letter: string, fhir: Path, codec?: Codec];
/** Elements that repeat within one resource, each an entry of a list. `base` tells them from other entries of it. */
export interface Repeated { each: string; list: string; base: Readonly<Record<string, string>>; fields: readonly Field[] }

export interface Group {
  /** Where its elements stand: names with `/`; `.` is the letter itself. */
  at: string;
  type: FhirResource['resourceType'];
  base?: Loose;
  fields: readonly Field[];
  repeated?: readonly Repeated[];
  /** Where elements of one name become resources of different types. */
  when?(element: LetterElement): boolean;
}

export interface Placed { element: LetterElement; path: string }

/** Every element at a path of names, each with the path that finds it again: repeated siblings are numbered from 1, also where there is one. */
export function placedAt(root: LetterElement, at: string): Placed[] {
  if (at === '.') return [{ element: root, path: '.' }];
  return at.split('/').reduce<Placed[]>((found, name) => found.flatMap(({ element, path }) =>
    childrenOf(element).filter((child) => child.name === name).map((child, index) => ({ element: child, path: `${path === '.' ? '' : `${path}/`}${name}${index === 0 ? '' : `[${index + 1}]`}` }))), [{ element: root, path: '.' }]);
}

/** The element at such a path, made with everything above it where it is not there yet. */
export function ensureAt(root: LetterElement, path: string): LetterElement {
  if (path === '.') return root;
  let here = root;
  for (const step of path.split('/')) {
    const [, name = step, number = '1'] = /^([^[]+)(?:\[(\d{1,3})\])?$/.exec(step) ?? [];
    if (here.content.kind !== 'elements') here.content = { kind: 'elements', children: [] };
    const { children } = here.content;
    const same = children.filter((child) => child.name === name);
    while (same.length < Number(number)) {
      const made = parentElement(name, []);
      children.push(made);
      same.push(made);
    }
    here = same[Number(number) - 1]!;
  }
  return here;
}

function fill(target: Record<string, unknown>, element: LetterElement, fields: readonly Field[]): void {
  for (const [letter, path, codec = text] of fields) {
    const found = elementAt(element, letter);
    const value = found && codec.to(found);
    if (value !== undefined) setAt(target, path, value);
  }
}

function take(source: unknown, element: LetterElement, fields: readonly Field[]): void {
  for (const [letter, path, codec = text] of fields) {
    const value = getAt(source, path);
    const content = value === undefined ? undefined : codec.from(value);
    if (content) ensureAt(element, letter).content = content;
  }
}

/** A resource before its links are known. */
export type Draft = Record<string, unknown> & { resourceType: string; id: string };
export interface Made { path: string; group: Group; resource: Draft }

export function resourcesOf(root: LetterElement, groups: readonly Group[], newId: () => string): Made[] {
  return groups.flatMap((group) => placedAt(root, group.at).filter(({ element }) => group.when?.(element) ?? true).map(({ element, path }) => {
    const resource: Draft = { resourceType: group.type, id: newId(), meta: { tag: [{ system: projectDrafts.letterPart, code: path }, projectDrafts.tag] }, ...group.base };
    fill(resource, element, group.fields);
    for (const { each, list, base, fields } of group.repeated ?? []) {
      for (const { element: one } of placedAt(element, each)) {
        const entry: Record<string, unknown> = { ...base };
        fill(entry, one, fields);
        // The entry says nothing but what it is: no table field of it was filled.
        if (Object.keys(entry).length > Object.keys(base).length) resource[list] = [...(Array.isArray(resource[list]) ? resource[list] as unknown[] : []), entry];
      }
    }
    return { path, group, resource };
  }));
}

export const partOf = (resource: Loose): string | undefined => str(objs((resource.meta as Loose | undefined)?.tag).find(({ system }) => system === projectDrafts.letterPart)?.code);

/** Fills the tree from the tagged resources; those without a tag, or of no group, are left alone. */
export function readResources(root: LetterElement, groups: readonly Group[], resources: readonly Loose[]): void {
  for (const resource of resources) {
    const path = partOf(resource);
    const plain = path?.replaceAll(/\[\d+\]/g, '');
    const group = groups.find(({ at, type }) => at === plain && type === resource.resourceType);
    if (!group || path === undefined) continue;
    const element = ensureAt(root, path);
    take(resource, element, group.fields);
    for (const { each, list, base, fields } of group.repeated ?? []) {
      const entries = objs(resource[list]).filter((entry) => Object.entries(base).every(([key, value]) => entry[key] === value));
      entries.forEach((entry, index) => { take(entry, ensureAt(element, `${each}${index === 0 ? '' : `[${index + 1}]`}`), fields); });
    }
  }
}
