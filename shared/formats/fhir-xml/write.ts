/** From the JSON shape of FHIR to XML: elements in the order of the standard, line breaks in values as character references. */
import { unsafeNarrative, plainText, xhtmlNamespace } from '../../fhir/narrative';
import { isResourceType, typeFact, type ElementFact, type TypeFact } from '../../fhir/r4/facts';
import { fhirNamespace } from './read';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]);

/** A name that can be written as an element; a foreign property of any other name cannot travel in XML. */
const elementName = /^[A-Za-z][A-Za-z0-9_.-]*$/;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#xA;', '\r': '&#xD;', '\t': '&#x9;' };
const needsCare = /[&<>"\0-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const eachOfThem = new RegExp(needsCare, 'g');

/** For an attribute value. A parser turns bare line breaks into spaces, so they are written as references; what XML cannot hold becomes U+FFFD. */
export function escapeAttribute(text: string): string {
  return needsCare.test(text) ? text.replace(eachOfThem, (letter) => escapes[letter] ?? '\ufffd') : text;
}

function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const named: Record<string, string> = { amp: '&amp;', lt: '&lt;', gt: '&gt;', quot: '&quot;', apos: '&apos;' };

class Writer {
  readonly parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];

  resource(value: Json, root = false): void {
    const type = String(value.resourceType);
    if (!elementName.test(type)) return;
    this.parts.push('<', type, root ? ` xmlns="${fhirNamespace}">` : '>');
    const fact = isResourceType(type) ? typeFact(type) : undefined;
    this.content(value, fact, new Set(['resourceType']));
    this.parts.push('</', type, '>');
  }

  private content(value: Json, fact: TypeFact | undefined, done: Set<string>): void {
    for (const element of fact?.elements ?? []) {
      const names = element.choice ? this.choices(element, value) : [element.name];
      for (const name of names) {
        if (done.has(name)) continue;
        done.add(name);
        this.property(value, name, fact);
      }
    }
    for (const key of Object.keys(value)) {
      const name = key.startsWith('_') ? key.slice(1) : key;
      if (done.has(name) || !elementName.test(name)) continue;
      done.add(name);
      this.property(value, name, undefined);
    }
  }

  /** A choice is looked up by what the value holds: extension values have fifty names. */
  private choices(element: ElementFact, value: Json): string[] {
    const found = new Set<string>();
    for (const key of Object.keys(value)) {
      const name = key.startsWith('_') ? key.slice(1) : key;
      if (name.startsWith(element.name) && element.types.includes(name.charAt(element.name.length).toLowerCase() + name.slice(element.name.length + 1))) found.add(name);
      else if (name.startsWith(element.name) && element.types.includes(name.slice(element.name.length))) found.add(name);
    }
    return [...found];
  }

  private property(object: Json, name: string, owner: TypeFact | undefined): void {
    const property = owner?.properties.get(name);
    const values = listOf(object[name]);
    if (property?.type === 'xhtml') return this.narrative(values[0]);
    const twins = listOf(object[`_${name}`]);
    for (let i = 0; i < Math.max(values.length, twins.length); i++) {
      const value = values[i] ?? undefined;
      const twin = twins[i];
      if (isObject(value)) this.complex(name, value, property?.type === 'Resource', property?.element.group ?? (property ? typeFact(property.type) : undefined));
      else this.primitive(name, primitiveText(value), isObject(twin) ? twin : undefined);
    }
  }

  private primitive(name: string, text: string | undefined, twin: Json | undefined): void {
    if (text === undefined && !twin) return;
    this.parts.push('<', name);
    if (typeof twin?.id === 'string') this.parts.push(' id="', escapeAttribute(twin.id), '"');
    if (text !== undefined) this.parts.push(' value="', escapeAttribute(text), '"');
    if (!twin) { this.parts.push('/>'); return; }
    this.parts.push('>');
    this.content(twin, typeFact('Element') ?? extensible, new Set(['id']));
    this.parts.push('</', name, '>');
  }

  private complex(name: string, value: Json, holder: boolean, fact: TypeFact | undefined): void {
    this.parts.push('<', name);
    if (holder || (!fact && typeof value.resourceType === 'string')) {
      this.parts.push('>');
      this.resource(value);
    } else {
      const attributes = fact?.name === 'Extension' ? ['id', 'url'] : ['id'];
      const done = new Set<string>();
      for (const attribute of attributes) {
        const text = value[attribute];
        if (typeof text !== 'string') continue;
        done.add(attribute);
        this.parts.push(' ', attribute, '="', escapeAttribute(text), '"');
      }
      this.parts.push('>');
      this.content(value, fact, done);
    }
    this.parts.push('</', name, '>');
  }

  /** XHTML goes in as it is, when it is XML: names that only HTML has become numbers, and what is broken becomes plain words. */
  private narrative(div: unknown): void {
    if (typeof div !== 'string') return;
    const fault = unsafeNarrative(div);
    if (fault === undefined || fault === 'empty') {
      this.parts.push(div.replace(/&([A-Za-z]\w*);/g, (reference, name: string) => named[name] ?? escapeText(plainText(`<div>${reference}</div>`) || '\u00a0')));
    } else this.parts.push(`<div xmlns="${xhtmlNamespace}">`, escapeText(plainText(div)), '</div>');
  }
}

const escapeText = (text: string): string => escapeAttribute(text).replaceAll('&quot;', '"').replaceAll('&#xA;', '<br/>');

/** What the twin of a primitive may hold. */
const extensible: TypeFact = { name: 'Element', kind: 'datatype', elements: typeFact('Period')!.elements.filter(({ name }) => name === 'extension'), properties: typeFact('Period')!.properties };

export function writeFhirXml(bundle: object): string {
  const writer = new Writer();
  writer.resource(bundle as Json, true);
  return writer.parts.join('');
}
