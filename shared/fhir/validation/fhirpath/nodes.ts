/** JSON as FHIRPath sees it: values with their FHIR type, choice elements under their plain name, primitives with what stands beside them. */
import { isPrimitive, typeFact, type TypeFact } from '../../r4/facts';
import { parseTemporal, Temporal } from './temporal';

export interface Node {
  /** JSON, or a Temporal. Undefined for a primitive that has only extensions. */
  readonly value: unknown;
  /** `Patient`, `Reference`, `code`, `Bundle.entry`, `System.String`; undefined where the facts don't say. */
  readonly type: string | undefined;
  readonly fact: TypeFact | undefined;
  /** `_name` of a primitive: id and extensions. */
  readonly twin: Readonly<Record<string, unknown>> | undefined;
}

export type Collection = readonly Node[];

const none: Collection = [];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Temporal);

export const isComplex = (node: Node): boolean => isObject(node.value);

export function node(value: unknown, type?: string, fact?: TypeFact, twin?: unknown): Node {
  return { value, type, fact, twin: isObject(twin) ? twin : undefined };
}

const systemType = (value: unknown): string => typeof value === 'boolean' ? 'System.Boolean' : typeof value === 'number' ? (Number.isInteger(value) ? 'System.Integer' : 'System.Decimal') : value instanceof Temporal ? `System.${value.kind}` : 'System.String';

/** A value that an expression made. */
export const system = (value: string | number | boolean | Temporal): Node => ({ value, type: systemType(value), fact: undefined, twin: undefined });

const yes: Collection = [system(true)];
const no: Collection = [system(false)];
export const truth = (value: boolean | undefined): Collection => (value === undefined ? none : value ? yes : no);

/** A resource or datatype value with the type that it says, or that is given. */
export function typed(value: unknown, type?: string, twin?: unknown): Node {
  const resourceType = isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : undefined;
  const name = resourceType ?? type;
  return node(value, name, name === undefined || isPrimitive(name) ? undefined : typeFact(name), twin);
}

/** What every element and resource can hold, for types that the facts don't describe. */
const everywhere: Readonly<Record<string, string>> = { extension: 'Extension', modifierExtension: 'Extension', meta: 'Meta', contained: 'Resource' };

function wrap(value: unknown, twin: unknown, type: string | undefined, group: TypeFact | undefined, into: Node[]): void {
  const one = (item: unknown, beside: unknown): void => {
    if ((item === null || item === undefined) && !isObject(beside)) return;
    if (isObject(item)) into.push(group ? node(item, group.name, group) : typed(item, type));
    else into.push(node(item ?? undefined, type, undefined, beside));
  };
  if (!Array.isArray(value) && !Array.isArray(twin)) return one(value, twin);
  const [values, twins]: [unknown[], unknown[]] = [Array.isArray(value) ? value : [value], Array.isArray(twin) ? twin : [twin]];
  for (let i = 0; i < Math.max(values.length, twins.length); i++) one(values[i], twins[i]);
}

const choiceKeys = new WeakMap<TypeFact, Map<string, readonly string[]>>();

/** JSON properties that a choice element may be written as. */
function keysOf(fact: TypeFact, name: string): readonly string[] {
  let byName = choiceKeys.get(fact);
  if (!byName) choiceKeys.set(fact, (byName = new Map<string, readonly string[]>()));
  let keys = byName.get(name);
  if (!keys) byName.set(name, (keys = [...fact.properties].filter(([, { element }]) => element.choice && element.name === name).map(([key]) => key)));
  return keys;
}

/** `Coding` of `valueCoding`, `dateTime` of `valueDateTime`. */
function typeOfSuffix(suffix: string): string | undefined {
  const lower = suffix.charAt(0).toLowerCase() + suffix.slice(1);
  return typeFact(suffix) ? suffix : isPrimitive(lower) ? lower : undefined;
}

function choiceOf(owner: Readonly<Record<string, unknown>>, fact: TypeFact | undefined, name: string, into: Node[]): void {
  if (fact) {
    for (const key of keysOf(fact, name)) if (key in owner || `_${key}` in owner) wrap(owner[key], owner[`_${key}`], fact.properties.get(key)!.type, undefined, into);
    return;
  }
  for (const key of new Set(Object.keys(owner).map((property) => property.replace(/^_/, '')))) {
    const suffix = key.startsWith(name) ? key.slice(name.length) : '';
    const type = /^[A-Z]/.test(suffix) ? typeOfSuffix(suffix) : undefined;
    if (type !== undefined) wrap(owner[key], owner[`_${key}`], type, undefined, into);
  }
}

/** `.name` of one node. */
export function child(parent: Node, name: string, into: Node[]): void {
  const owner = parent.value;
  if (!isObject(owner)) {
    // As the HL7 validator has it: `.value` of a primitive is the primitive. dk-core and MedCom write `value.matches(…)` on values.
    if (name === 'value' && owner !== undefined) into.push(parent);
    else if (parent.twin && (name === 'extension' || name === 'id')) wrap(parent.twin[name], parent.twin[`_${name}`], name === 'id' ? 'string' : 'Extension', undefined, into);
    return;
  }
  if (name === 'resourceType') return;
  if (Object.hasOwn(owner, name) || Object.hasOwn(owner, `_${name}`)) {
    const property = parent.fact?.properties.get(name);
    wrap(Object.hasOwn(owner, name) ? owner[name] : undefined, owner[`_${name}`], property ? property.type : everywhere[name], property?.element.group, into);
  } else choiceOf(owner, parent.fact, name, into);
}

export function children(parent: Node): Node[] {
  const found: Node[] = [];
  const owner = isObject(parent.value) ? parent.value : parent.twin;
  if (!owner) return found;
  const isTwin = owner === parent.twin;
  const seen = new Set<string>();
  for (const property of Object.keys(owner)) {
    const name = property.startsWith('_') ? property.slice(1) : property;
    if (name === 'resourceType' || seen.has(name)) continue;
    seen.add(name);
    if (isTwin) child(parent, name, found);
    else {
      const fact = parent.fact?.properties.get(name);
      // An untyped `valueCoding` says its type in its name.
      const guessed = fact === undefined && parent.fact === undefined ? everywhere[name] : undefined;
      wrap(owner[name], owner[`_${name}`], fact ? fact.type : guessed, fact?.element.group, found);
    }
  }
  return found;
}

const temporalTypes = new Set(['date', 'dateTime', 'instant', 'time', 'System.Date', 'System.DateTime', 'System.Time']);

/** The node as a date or time; a text of unknown type too when `eager`, because it is held against one. */
export function temporalOf({ value, type }: Node, eager = false): Temporal | undefined {
  if (value instanceof Temporal) return value;
  return typeof value === 'string' && (eager || (type !== undefined && temporalTypes.has(type))) ? parseTemporal(value) : undefined;
}
