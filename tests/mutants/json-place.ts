/** Places in JSON by their keys, the FHIRPath that names them, and values of a type to put there. */
import { typeFact, type ElementFact, type TypeFact } from '../../shared/fhir/r4/facts';
import { isObject, type Loose } from './spot';

export type Keys = readonly (string | number)[];

const capital = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

/** `valueQuantity` is the element `value` in FHIRPath; `owner` says which names are choices. */
export function elementName(owner: TypeFact | undefined, property: string): string {
  return owner?.properties.get(property)?.element.name ?? property;
}

export function valueAt(root: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((value, key) => (Array.isArray(value) ? value[key as number] as unknown : isObject(value) ? value[key] : undefined), root);
}

/** Where a value with its own keys stands in a FHIRPath, walking the facts to know choices. */
export function pathOf(bundle: unknown, keys: Keys): string {
  let path = 'Bundle';
  let owner = typeFact('Bundle');
  let value: unknown = bundle;
  let type: string | undefined;
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else {
      const property = owner?.properties.get(key.replace(/^_/, ''));
      path += `.${property?.element.name ?? key}`;
      type = property?.type;
      owner = property?.element.group ?? (type === undefined ? undefined : typeFact(type));
    }
    value = valueAt(value, [key]);
    if (isObject(value) && typeof value.resourceType === 'string') owner = typeFact(value.resourceType);
  }
  return path;
}

/** JSON properties in which an element may stand: one, or one of each type of a choice. */
export function propertiesOf(owner: TypeFact, name: string): string[] {
  return [...owner.properties].filter(([, { element }]) => element.name === name).map(([property]) => property);
}

export const factOf = (owner: TypeFact, name: string): ElementFact | undefined => owner.elements.find((element) => element.name === name);

export const propertyFor = (element: ElementFact, type: string): string => (element.choice ? element.name + capital(type) : element.name);

const primitiveValues: Readonly<Record<string, unknown>> = {
  boolean: true, integer: 1, decimal: 1.5, positiveInt: 1, unsignedInt: 1, date: '2026-03-02', dateTime: '2026-03-02T08:30:00+01:00', instant: '2026-03-02T08:30:00+01:00', time: '08:30:00', base64Binary: 'eA==',
  uri: 'http://example.org/other', url: 'http://example.org/other', canonical: 'http://example.org/other', oid: 'urn:oid:1.2.3', uuid: 'urn:uuid:3c2b0f64-7df1-4c36-9e5b-0b9d6c3e7a10', id: 'other', code: 'other', xhtml: '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div>',
};
const smallValues: Readonly<Record<string, unknown>> = {
  CodeableConcept: { text: 'x' }, Reference: { display: 'x' }, Identifier: { value: 'x' }, Coding: { code: 'x' }, Extension: { url: 'http://example.org/fhir/extension', valueString: 'x' }, Attachment: { title: 'x' },
};

/** A small value that base FHIR accepts for the element; undefined where that would take too much. */
export function sampleOf(element: ElementFact, type: string = element.types[0]!): unknown {
  if (element.codes) return [...element.codes][0];
  if (element.group) return filled(element.group);
  if (type === 'Resource') return undefined;
  return structuredClone(smallValues[type]) ?? primitiveValues[type] ?? (typeFact(type) ? filled(typeFact(type)!) : 'other');
}

function filled(fact: TypeFact): Loose | undefined {
  const own = fact.elements.filter(({ name }) => !['id', 'extension', 'modifierExtension'].includes(name));
  const wanted = own.some(({ min }) => min > 0) ? own.filter(({ min }) => min > 0) : own.slice(0, 1);
  const value: Loose = {};
  for (const element of wanted) {
    const sample = sampleOf(element);
    if (sample === undefined) return undefined;
    value[propertyFor(element, element.types[0]!)] = element.many ? [sample] : sample;
  }
  return value;
}

/** Another value of the same JSON type, valid as that primitive. */
export function otherThan(value: unknown, element: ElementFact, type: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (element.codes) return [...element.codes].find((code) => code !== value);
  const sample = primitiveValues[type] ?? 'andet';
  return sample === value ? undefined : sample;
}
