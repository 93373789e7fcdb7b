/**
 * Base FHIR R4 as data. A fact is written `min..max type | type @code-set` under the element's path, in the order of the
 * standard: `{}` is a group of elements that follow under its path, `#path` repeats the group of that path, `*` is the open
 * list of extension values, `Reference(Patient Group)` says what may be referred to. The elements that every resource, datatype or group has are added here.
 */
import { clinical } from './clinical';
import { codeSets } from './codes';
import { datatypes, openTypes } from './datatypes';
import { messaging } from './messaging';
import { moreResources, otherResources } from './more-resources';
import { people } from './people';

export type WrittenFacts = Record<string, Record<string, string>>;

export interface ElementFact {
  /** Name as in the standard without `[x]`. */
  name: string;
  min: number;
  /** Written as a JSON array. */
  many: boolean;
  /** `value[x]`: the JSON property carries the type's name. */
  choice: boolean;
  types: readonly string[];
  /** Resources that a Reference may point to; absent: any. */
  targets?: readonly string[];
  codes?: ReadonlySet<string>;
  codeSet?: string;
  /** The elements of a group. */
  group?: TypeFact;
}

/** How one JSON property (or XML element) is to be read. */
export interface PropertyFact { element: ElementFact; type: string; primitive: boolean }

export interface TypeFact {
  name: string;
  kind: 'resource' | 'datatype' | 'group';
  elements: readonly ElementFact[];
  properties: ReadonlyMap<string, PropertyFact>;
}

/** JSON type of each primitive; all others are strings. */
const jsonTypes: Readonly<Record<string, 'boolean' | 'number'>> = { boolean: 'boolean', integer: 'number', decimal: 'number', positiveInt: 'number', unsignedInt: 'number' };

/** `xhtml` is none of them: it is an element with content in XML and a bare string in JSON. */
const primitives = new Set('base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid'.split(' '));

export const isPrimitive = (type: string): boolean => primitives.has(type);
export const jsonTypeOf = (primitive: string): 'boolean' | 'number' | 'string' => jsonTypes[primitive] ?? 'string';

export const resourceFacts: WrittenFacts = { ...messaging, ...people, ...clinical, ...moreResources };
export const datatypeFacts: WrittenFacts = datatypes;

/** Whether FHIR R4 has a resource of this name, described here or not. */
export const isResourceType = (name: string): boolean => Object.hasOwn(resourceFacts, name) || otherResources.has(name);

const elementBase = { id: '0..1 string', extension: '0..* Extension' };
const groupBase = { ...elementBase, modifierExtension: '0..* Extension' };
const resourceBase = { id: '0..1 id', meta: '0..1 Meta', implicitRules: '0..1 uri', language: '0..1 code' };
const domainBase = { ...resourceBase, text: '0..1 Narrative', contained: '0..* Resource', extension: '0..* Extension', modifierExtension: '0..* Extension' };
const bareResources = new Set(['Bundle', 'Binary']);
const backboneDatatypes = new Set(['Timing', 'Dosage']);

const capital = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

function parseElement(path: string, written: string): ElementFact & { reference?: string } {
  const match = /^(\d)\.\.([1*]) (.+?)(?: @([a-z-]+))?$/.exec(written);
  if (!match) throw new Error(`Bad fact: ${path}: ${written}`);
  const [, min, max, kind, codeSet] = match;
  const last = path.slice(path.lastIndexOf('.') + 1);
  const choice = last.endsWith('[x]');
  const targets = /Reference\(([^)]+)\)/.exec(kind!)?.[1]?.split(' ');
  const types = kind === '*' ? openTypes : kind!.startsWith('#') ? ['{}'] : kind!.replace(/\([^)]+\)/, '').split(' | ');
  const codes = codeSet === undefined ? undefined : codeSets[codeSet];
  if (codeSet !== undefined && !codes) throw new Error(`Unknown code set: ${codeSet}`);
  return {
    name: choice ? last.slice(0, -3) : last, min: Number(min), many: max === '*', choice, types,
    ...(targets && { targets }), ...(codes && { codes, codeSet }), ...(kind!.startsWith('#') && { reference: kind!.slice(1) }),
  };
}

function build(name: string, kind: TypeFact['kind'], written: Record<string, string>, base: Record<string, string>): TypeFact {
  const groups = new Map<string, TypeFact & { elements: ElementFact[]; properties: Map<string, PropertyFact> }>();
  const group = (path: string) => {
    const known = groups.get(path);
    if (known) return known;
    const fact = { name: path === '' ? name : `${name}.${path}`, kind: path === '' ? kind : 'group' as const, elements: [], properties: new Map<string, PropertyFact>() };
    groups.set(path, fact);
    return fact;
  };
  const add = (owner: string, path: string, text: string) => {
    const element = parseElement(path, text);
    if (element.types[0] === '{}') {
      element.group = group(element.reference ?? path);
      if (element.reference === undefined) for (const [inherited, fact] of Object.entries(kind === 'resource' ? groupBase : elementBase)) add(path, `${path}.${inherited}`, fact);
    }
    const { elements, properties } = group(owner);
    elements.push(element);
    for (const type of element.types) {
      properties.set(element.choice ? element.name + capital(type) : element.name, { element, type, primitive: isPrimitive(type) });
    }
  };
  for (const [path, text] of Object.entries(base)) add('', path, text);
  for (const [path, text] of Object.entries(written)) add(path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '', path, text);
  return group('');
}

const built = new Map<string, TypeFact>();

/** Facts of a resource or datatype; undefined for one that is not described here. */
export function typeFact(name: string): TypeFact | undefined {
  const known = built.get(name);
  if (known) return known;
  let fact: TypeFact | undefined;
  if (Object.hasOwn(resourceFacts, name)) fact = build(name, 'resource', resourceFacts[name]!, bareResources.has(name) ? resourceBase : domainBase);
  else if (Object.hasOwn(datatypeFacts, name)) fact = build(name, 'datatype', datatypeFacts[name]!, backboneDatatypes.has(name) ? groupBase : elementBase);
  if (fact) built.set(name, fact);
  return fact;
}
