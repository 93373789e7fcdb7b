/**
 * From XML events to the JSON shape of FHIR, by the base facts: which elements repeat, which are primitives and of what JSON
 * type. What the facts do not know is read too, so that the structure check can name it and a neighbour's resource survives.
 */
import { isResourceType, jsonTypeOf, typeFact, type ElementFact, type TypeFact } from '../../fhir/r4/facts';

type Json = Record<string, unknown>;

export interface XmlElement { name: string; namespace: string; attributes: readonly { name: string; namespace: string; value: string }[] }

export interface Place { path: string; what: string }

type Frame =
  /** A resource, datatype or group; `fact` is undefined where nobody knows its elements. */
  | { kind: 'complex'; path: string; object: Json; fact: TypeFact | undefined; last: number; primitive?: undefined; store?: (value: unknown) => void }
  /** An element with a `value` attribute; its extensions go into the underscored twin. */
  | { kind: 'primitive'; path: string; value: unknown; twin: Json; store: (value: unknown, twin: Json | undefined) => void }
  /** An element that holds one whole resource. */
  | { kind: 'holder'; path: string; store: (value: unknown) => void; filled: boolean }
  | { kind: 'skipped'; path: string };

export const fhirNamespace = 'http://hl7.org/fhir';
const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

const numeric = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A value in its JSON type. What is not written like one stays text, for the structure check to refuse. */
function convert(text: string, type: string): unknown {
  const json = jsonTypeOf(type);
  if (json === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (json === 'number' && numeric.test(text) && Number.isFinite(Number(text))) return Number(text);
  return text;
}

/** Add to a property that may be an array. Twins stay in step with their values, with null where one has nothing. */
function storePrimitive(object: Json, name: string, many: boolean, value: unknown, twin: Json | undefined): void {
  const twinName = `_${name}`;
  if (!many && !(name in object) && !(twinName in object)) {
    if (value !== undefined) object[name] = value;
    if (twin) object[twinName] = twin;
    return;
  }
  const list = (key: string, length: number): unknown[] => {
    const present = object[key];
    if (Array.isArray(present)) return present as unknown[];
    // A second value where only one may be: an array that the structure check will name.
    const made: unknown[] = present === undefined ? new Array<unknown>(length).fill(null) : [present];
    object[key] = made;
    return made;
  };
  const count = Math.max(lengthOf(object[name]), lengthOf(object[twinName]));
  if (value !== undefined || name in object) list(name, count).push(value ?? null);
  if (twin || twinName in object) list(twinName, count).push(twin ?? null);
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : value === undefined ? 0 : 1);

function storeComplex(object: Json, name: string, many: boolean, value: unknown): void {
  const present = object[name];
  if (Array.isArray(present)) present.push(value);
  else if (present !== undefined) object[name] = [present, value];
  else object[name] = many ? [value] : value;
}

export class FhirXmlReader {
  root: Json | undefined;
  /** Things that are well-formed XML but no FHIR XML. */
  readonly faults: Place[] = [];
  readonly outOfOrder: Place[] = [];
  private readonly frames: Frame[] = [];

  constructor(private readonly restore: (value: string) => string) {}

  /** Whether the coming element is a narrative's XHTML, which is kept as it is written. */
  expectsXhtml(name: string): boolean {
    const parent = this.frames.at(-1);
    return parent?.kind === 'complex' && parent.fact?.name === 'Narrative' && name === 'div';
  }

  narrative(div: string): void {
    const parent = this.frames.at(-1);
    if (parent?.kind === 'complex') {
      this.order(parent, 'div');
      storeComplex(parent.object, 'div', false, div);
    }
  }

  text(text: string): void {
    const parent = this.frames.at(-1);
    if (parent && parent.kind !== 'skipped' && /\S/.test(text)) this.faults.push({ path: parent.path, what: 'text' });
  }

  open(element: XmlElement): void {
    const parent = this.frames.at(-1);
    if (!parent) this.frames.push(this.resource(element, 'Bundle', (value) => { this.root = value as Json; }));
    else if (parent.kind === 'holder') {
      if (parent.filled || element.namespace !== fhirNamespace) this.faults.push({ path: parent.path, what: `<${element.name}>` });
      parent.filled = true;
      this.frames.push(this.resource(element, parent.path, parent.store));
    } else if (parent.kind === 'primitive') this.frames.push(this.inPrimitive(parent, element));
    else if (parent.kind === 'complex') this.frames.push(this.inComplex(parent, element));
    else this.frames.push({ kind: 'skipped', path: parent.path });
  }

  close(): void {
    const frame = this.frames.pop();
    if (frame?.kind === 'primitive') frame.store(frame.value, Object.keys(frame.twin).length > 0 ? frame.twin : undefined);
    else if (frame?.kind === 'holder' && !frame.filled) this.faults.push({ path: frame.path, what: 'resource' });
    else if (frame?.kind === 'complex') this.settle(frame);
  }

  /** Something that nobody knows and that turned out to hold nothing but a value is a primitive. */
  private settle(frame: Frame & { kind: 'complex' }): void {
    if (!frame.store) return;
    const keys = Object.keys(frame.object);
    frame.store(keys.length === 1 && keys[0] === 'value' && typeof frame.object.value === 'string' ? frame.object.value : frame.object);
  }

  private resource(element: XmlElement, path: string, store: (value: unknown) => void): Frame {
    const object: Json = { resourceType: element.name };
    store(object);
    this.attributes(element, object, new Set());
    const fact = isResourceType(element.name) ? typeFact(element.name) : undefined;
    return { kind: 'complex', path, object, fact: fact?.kind === 'resource' ? fact : undefined, last: -1 };
  }

  private inComplex(parent: Frame & { kind: 'complex' }, element: XmlElement): Frame {
    const { name } = element;
    // Attributes of FHIR XML written as elements: kept apart from the real ones, since they are none.
    const asAttribute = parent.fact && parent.fact.kind !== 'resource' && (name === 'id' || (name === 'url' && parent.fact.name === 'Extension'));
    const property = asAttribute ? undefined : parent.fact?.properties.get(name);
    if (element.namespace !== fhirNamespace || asAttribute || name === '__proto__') {
      this.faults.push({ path: parent.path, what: `<${name}>` });
      return { kind: 'skipped', path: parent.path };
    }
    const { object } = parent;
    const position = lengthOf(object[name]);
    if (!property) return this.unknown(object, element, `${parent.path}.${name}`);
    this.order(parent, name);
    const { many, choice } = property.element;
    const path = `${parent.path}.${choice ? property.element.name : name}${many ? `[${Math.max(position, lengthOf(object[`_${name}`]))}]` : ''}`;
    if (property.primitive) return this.primitive(element, property.type, path, (value, twin) => storePrimitive(object, name, many, value, twin));
    if (property.type === 'Resource') return { kind: 'holder', path, filled: false, store: (value) => storeComplex(object, name, many, value) };
    return this.complex(element, property.element, property.type, path, (value) => storeComplex(object, name, many, value));
  }

  private inPrimitive(parent: Frame & { kind: 'primitive' }, element: XmlElement): Frame {
    if (element.name !== 'extension' || element.namespace !== fhirNamespace) {
      this.faults.push({ path: parent.path, what: `<${element.name}>` });
      return { kind: 'skipped', path: parent.path };
    }
    const path = `${parent.path}.extension[${lengthOf(parent.twin.extension)}]`;
    return this.complex(element, undefined, 'Extension', path, (value) => storeComplex(parent.twin, 'extension', true, value));
  }

  private complex(element: XmlElement, fact: ElementFact | undefined, type: string, path: string, store: (value: unknown) => void): Frame {
    const object: Json = {};
    store(object);
    this.attributes(element, object, new Set());
    return { kind: 'complex', path, object, fact: fact?.group ?? typeFact(type), last: -1 };
  }

  private primitive(element: XmlElement, type: string, path: string, store: (value: unknown, twin: Json | undefined) => void): Frame {
    const twin: Json = {};
    const value = element.attributes.find((attribute) => attribute.name === 'value' && attribute.namespace === '')?.value;
    this.attributes(element, twin, new Set(['value']));
    return { kind: 'primitive', path, value: value === undefined ? undefined : convert(this.restore(value), type), twin, store };
  }

  private unknown(parent: Json, element: XmlElement, path: string): Frame {
    const object: Json = {};
    this.attributes(element, object, new Set());
    if (isResourceType(element.name)) {
      // A resource inside something nobody described (Parameters): what was opened as an object is the resource.
      parent.resourceType = element.name;
      return { kind: 'complex', path, object: Object.assign(parent, object), fact: typeFact(element.name), last: -1 };
    }
    return { kind: 'complex', path, object, fact: undefined, last: -1, store: (value) => storeComplex(parent, element.name, false, value) };
  }

  /** `id` and `url` are attributes in XML and properties in JSON; any other is kept under its name for the structure check. */
  private attributes(element: XmlElement, object: Json, but: ReadonlySet<string>): void {
    for (const { name, namespace, value } of element.attributes) {
      if (namespace === instanceNamespace || namespace === xmlnsNamespace || name === 'xmlns' || but.has(name)) continue;
      if (name === '__proto__') continue;
      object[name] = this.restore(value);
    }
  }

  private order(parent: Frame & { kind: 'complex' }, name: string): void {
    const element = parent.fact?.properties.get(name)?.element;
    if (!parent.fact || !element) return;
    const position = parent.fact.elements.indexOf(element);
    if (position < parent.last) this.outOfOrder.push({ path: `${parent.path}.${name}`, what: name });
    parent.last = Math.max(parent.last, position);
  }
}

