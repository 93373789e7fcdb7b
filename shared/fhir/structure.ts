/**
 * The structure of base FHIR R4: names, arrays, types, syntax of primitives, cardinality and small code sets, by the facts in
 * `r4/`. Profiles are not looked at here. One pass over the Bundle, linear in its size; attachments are scanned once.
 */
import type { Issue } from '../messages';
import { isPrimitiveValid } from './primitives';
import { jsonTypeOf, isResourceType, typeFact, type ElementFact, type TypeFact } from './r4/facts';
import { structureIssue, type StructureRule } from './structure-issues';

type Json = Record<string, unknown>;

/** A file that is wrong throughout is told about its first faults only. */
const MOST_ISSUES = 200;
const MAX_DEPTH = 64;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

class Checker {
  readonly issues: Issue[] = [];

  private report(rule: StructureRule, path: string, detail = ''): void {
    if (this.issues.length < MOST_ISSUES) this.issues.push(structureIssue(rule, path, detail));
  }

  resource(value: unknown, path: string, depth: number): void {
    if (!isObject(value)) return this.report('base-type', path, 'resource');
    const { resourceType } = value;
    if (typeof resourceType !== 'string' || !isResourceType(resourceType)) return this.report('base-resource-type', path, typeof resourceType === 'string' ? resourceType : '');
    // Resources that the facts don't describe pass as neighbours, apart from what any JSON of FHIR must keep.
    const fact = typeFact(resourceType);
    if (fact?.kind === 'resource') this.object(value, fact, path, depth, new Set(['resourceType']));
    else this.opaque(value, path, depth);
  }

  private opaque(value: unknown, path: string, depth: number): void {
    if (depth > MAX_DEPTH) return this.report('base-depth', path);
    if (Array.isArray(value)) {
      if (value.length === 0) this.report('base-empty', path);
      value.forEach((item, index) => { if (item !== null) this.opaque(item, `${path}[${index}]`, depth + 1); });
    } else if (isObject(value)) {
      if (Object.keys(value).length === 0) this.report('base-empty', path);
      for (const [key, child] of Object.entries(value)) {
        if (key === 'modifierExtension') this.modifiers(child, path);
        this.opaque(child, `${path}.${key}`, depth + 1);
      }
    } else if (value === null || value === '') this.report('base-empty', path);
  }

  private object(value: Json, fact: TypeFact, path: string, depth: number, ignored: ReadonlySet<string> = none): void {
    if (depth > MAX_DEPTH) return this.report('base-depth', path);
    const keys = Object.keys(value);
    if (keys.length === (ignored.has('resourceType') ? 1 : 0)) this.report('base-empty', path);
    const counts = new Map<ElementFact, number>();
    const chosen = new Map<ElementFact, string>();
    for (const key of keys) {
      if (ignored.has(key)) continue;
      const name = key.startsWith('_') ? key.slice(1) : key;
      const property = fact.properties.get(name);
      if (!property || (name !== key && !property.primitive)) {
        this.report('base-unknown-property', `${path}.${key}`, key);
        continue;
      }
      const { element } = property;
      const before = chosen.get(element);
      if (before !== undefined && before !== name) this.report('base-choice', `${path}.${element.name}`, element.name);
      chosen.set(element, name);
      // A value and its twin are one element: judged with the value, or alone where there is none.
      if (name !== key && name in value) continue;
      counts.set(element, (counts.get(element) ?? 0) + 1);
      if (key === 'modifierExtension') this.modifiers(value[key], path);
      if (property.primitive) this.primitives(value, name, property.type, element, path, depth);
      else this.complexes(value[name], property.type, element, `${path}.${element.name}`, depth);
    }
    for (const element of fact.elements) if (element.min > 0 && !counts.has(element)) this.report('base-cardinality', `${path}.${element.name}`, element.name);
    if (fact.name === 'Extension') this.extension(value, path);
  }

  /** ext-1: a value or extensions, never both and never neither. */
  private extension(value: Json, path: string): void {
    const values = Object.keys(value).some((key) => /^_?value[A-Z]/.test(key));
    if (values === ('extension' in value)) this.report('ext-1', path);
  }

  /** Extensions that change the meaning of what they stand in. This client understands none, and FHIR forbids to pass over them. */
  private modifiers(value: unknown, path: string): void {
    if (!Array.isArray(value)) return;
    value.forEach((item, index) => {
      this.report('base-modifier-extension', `${path}.modifierExtension[${index}]`, isObject(item) && typeof item.url === 'string' ? item.url : '');
    });
  }

  private primitives(owner: Json, name: string, type: string, element: ElementFact, ownerPath: string, depth: number): void {
    const path = `${ownerPath}.${element.name}`;
    const value = owner[name];
    const twin = owner[`_${name}`];
    const hasValue = name in owner;
    const hasTwin = `_${name}` in owner;
    if (!element.many) {
      if (hasValue) this.primitive(value, type, element, path);
      if (hasTwin) this.twin(twin, path, depth);
      return;
    }
    if ((hasValue && !Array.isArray(value)) || (hasTwin && !Array.isArray(twin))) return this.report('base-array', path, element.name);
    const values = (value ?? []) as unknown[];
    const twins = (twin ?? []) as unknown[];
    if (values.length === 0 && twins.length === 0) this.report('base-empty', path);
    if (hasValue && hasTwin && values.length !== twins.length) this.report('base-array', path, element.name);
    for (let i = 0; i < Math.max(values.length, twins.length); i++) {
      const at = `${path}[${i}]`;
      // null holds the place of a value that has only a twin, and the other way round.
      if (values[i] !== null && values[i] !== undefined) this.primitive(values[i], type, element, at);
      else if (twins[i] === null || twins[i] === undefined) this.report('base-empty', at);
      if (twins[i] !== null && twins[i] !== undefined) this.twin(twins[i], at, depth);
    }
  }

  private twin(value: unknown, path: string, depth: number): void {
    if (!isObject(value)) return this.report('base-type', path, 'object');
    this.object(value, elementFact, path, depth + 1);
  }

  private primitive(value: unknown, type: string, element: ElementFact, path: string): void {
    if (value === null || value === '') return this.report('base-empty', path);
    if (Array.isArray(value)) return this.report('base-array', path, element.name);
    if (typeof value !== jsonTypeOf(type)) return this.report('base-type', path, type);
    if (!isPrimitiveValid(type, value)) return this.report('base-primitive', path, type);
    if (element.codes && !element.codes.has(value as string)) this.report('base-code', path, element.codeSet);
  }

  private complexes(value: unknown, type: string, element: ElementFact, path: string, depth: number): void {
    if (element.many !== Array.isArray(value)) return this.report(value === null ? 'base-empty' : 'base-array', path, element.name);
    if (!Array.isArray(value)) return this.complex(value, type, element, path, depth);
    if (value.length === 0) this.report('base-empty', path);
    value.forEach((item, index) => this.complex(item, type, element, `${path}[${index}]`, depth));
  }

  private complex(value: unknown, type: string, element: ElementFact, path: string, depth: number): void {
    if (value === null) return this.report('base-empty', path);
    if (type === 'Resource') return this.resource(value, path, depth + 1);
    if (type === 'xhtml') return this.primitive(value, type, element, path);
    if (!isObject(value)) return this.report('base-type', path, element.group ? 'object' : type);
    const fact = element.group ?? typeFact(type);
    if (fact) this.object(value, fact, path, depth + 1);
  }

  /** bdl-7: one entry for each fullUrl, unless they are versions of one resource. */
  fullUrls(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    const seen = new Set<string>();
    entries.forEach((entry: unknown, index) => {
      if (!isObject(entry) || typeof entry.fullUrl !== 'string') return;
      const { resource } = entry;
      const meta = isObject(resource) && isObject(resource.meta) && typeof resource.meta.versionId === 'string' ? resource.meta.versionId : '';
      const key = `${entry.fullUrl}|${meta}`;
      if (seen.has(key)) this.report('bdl-7', `Bundle.entry[${index}].fullUrl`);
      seen.add(key);
    });
  }
}

const none: ReadonlySet<string> = new Set();

/** What stands beside a primitive: an id and extensions. */
const elementFact: TypeFact = (() => {
  const { elements, properties } = typeFact('Period')!;
  const own = new Set(['id', 'extension']);
  return { name: 'Element', kind: 'datatype', elements: elements.filter(({ name }) => own.has(name)), properties: new Map([...properties].filter(([name]) => own.has(name))) };
})();

/** Findings of the base structure, in document order; empty for what base FHIR accepts. Takes any value and never throws. */
export function checkStructure(bundle: unknown): Issue[] {
  const checker = new Checker();
  if (!isObject(bundle) || bundle.resourceType !== 'Bundle') return [structureIssue('base-resource-type', 'Bundle', '')];
  checker.resource(bundle, 'Bundle', 0);
  checker.fullUrls(bundle.entry);
  return checker.issues;
}
