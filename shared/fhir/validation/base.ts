/**
 * The structure of base FHIR R4, compiled from the facts in `../r4`: names, arrays, types, syntax of primitives, cardinality,
 * small code sets and the standard's own invariants. One pass over the value, linear in its size; attachments are scanned once.
 * What a type asks for is the same in every guide, so each type is compiled once.
 */
import { primitiveTest } from '../primitives';
import { isResourceType, jsonTypeOf, typeFact, type ElementFact, type TypeFact } from '../r4/facts';
import { isLoose, typeNamed } from '../bundle-index';
import { baseInvariants, type BaseInvariant } from './invariants';
import { invariantSentence } from './invariant-texts';
import type { Run } from './run';
import { baseIssue, type BaseRule } from './texts';
import type { Loose } from './types';

const MAX_DEPTH = 64;

/** Rules of the standard that aren't taken from the table. */
const leftOut = new Set([
  // Told with the place of the second one, below.
  'bdl-7',
  // Best practice that a narrative is there (dom-6) and a status (con-3): not kept by most published examples, and no ground to bother anybody.
  'dom-6', 'con-3',
]);

/** Where below its focus a rule is broken, when that is one element. */
const places: Readonly<Record<string, string>> = {
  'bdl-1': '.total', 'bdl-9': '.identifier', 'bdl-10': '.timestamp', 'bdl-11': '.entry[0]', 'bdl-12': '.entry[0]', 'bdl-8': '.fullUrl',
  'dom-2': '.contained', 'dom-3': '.contained', 'dom-4': '.contained', 'dom-5': '.contained', 'att-1': '.contentType', 'cpt-2': '.system', 'qty-3': '.system',
};

export function report(run: Run, rule: BaseRule, detail = '', below = ''): void {
  if (run.full) { run.current.ok = false; return; }
  const path = run.path() + below;
  run.report(baseIssue(rule, path, detail), `${rule} ${path} ${detail}`);
}

const noRules: readonly BaseInvariant[] = [];
const rulesOf = (name: string): readonly BaseInvariant[] => (Object.hasOwn(baseInvariants, name) ? baseInvariants[name]!.filter(({ key }) => !leftOut.has(key)) : noRules);

function applyRules(rules: readonly BaseInvariant[], focus: unknown, run: Run): void {
  for (const { key, severity, check } of rules) {
    if (check(focus, run.surroundings())) continue;
    if (run.full) { run.current.ok &&= severity === 'warning'; continue; }
    const path = run.path() + (places[key] ?? '');
    const [message, messageEn] = invariantSentence(key);
    run.report({ severity, rule: key, path, message, messageEn, source: 'base' }, `${key} ${path}`);
  }
}

/**
 * What is known of one JSON property. A class, and one function for all of them, rather than a closure for each: the pass meets
 * thousands of values of two hundred kinds, and calls that the platform can't foresee were most of its time.
 */
class PropertyPlan {
  readonly isTwin: boolean;
  readonly many: boolean;
  readonly choice: boolean;
  readonly primitive: boolean;
  /** Of a primitive: JSON type, syntax, and codes where they are few. */
  readonly json: string;
  readonly valid: ((value: unknown) => boolean) | undefined;
  readonly codes: ReadonlySet<string> | undefined;
  readonly rules: readonly BaseInvariant[];
  readonly isResource: boolean;
  readonly isExtension: boolean;
  readonly isModifier: boolean;
  readonly targets: readonly string[] | undefined;
  /** Property of a primitive's id and extensions. */
  readonly twinName: string;
  /** One bit for each element that must be there; 0 for the others. */
  readonly bit: number;
  private made: ObjectPlan | undefined;

  /** `name`: property of the value, also when this is the plan of its twin. */
  constructor(owner: TypeFact, readonly name: string, readonly element: ElementFact, readonly type: string, primitive: boolean, isTwin: boolean, bit: number) {
    // XHTML is written as a string but has no twin.
    this.primitive = primitive || type === 'xhtml';
    this.isTwin = isTwin;
    this.many = element.many;
    this.choice = element.choice;
    this.json = jsonTypeOf(type);
    this.valid = primitiveTest(type);
    this.codes = element.codes;
    this.rules = element.group ? noRules : rulesOf(`${owner.name}.${element.name}`);
    this.isResource = type === 'Resource';
    this.isExtension = type === 'Extension';
    this.isModifier = element.name === 'modifierExtension';
    this.targets = type === 'Reference' ? element.targets : undefined;
    this.twinName = `_${name}`;
    this.bit = bit;
  }

  get object(): ObjectPlan | undefined {
    if (this.made) return this.made;
    const fact = this.element.group ?? typeFact(this.type);
    return fact && (this.made = objectPlan(fact));
  }
}

interface ObjectPlan {
  properties: ReadonlyMap<string, PropertyPlan>;
  /** Elements that must be there, by the bits of their properties; `all` of them together. */
  required: readonly { name: string; bit: number }[];
  all: number;
  isResource: boolean;
  /** Rules that only a resource which contains others can break, and all others. */
  containing: readonly BaseInvariant[];
  rules: readonly BaseInvariant[];
}

const UNDERSCORE = 0x5f;

const planned = new Map<TypeFact, ObjectPlan>();

function objectPlan(fact: TypeFact): ObjectPlan {
  let plan = planned.get(fact);
  if (!plan) planned.set(fact, (plan = planObject(fact)));
  return plan;
}

function planObject(fact: TypeFact): ObjectPlan {
  const isResource = fact.kind === 'resource';
  const required = fact.elements.filter(({ min }) => min > 0).map((element, index) => ({ element, name: element.name, bit: 1 << index }));
  if (required.length > 31) throw new Error(`Too many mandatory elements: ${fact.name}`);
  const bits = new Map(required.map(({ element, bit }) => [element, bit]));
  const properties = new Map<string, PropertyPlan>();
  for (const [name, { element, type, primitive }] of fact.properties) {
    const bit = bits.get(element) ?? 0;
    properties.set(name, new PropertyPlan(fact, name, element, type, primitive, false, bit));
    if (primitive) properties.set(`_${name}`, new PropertyPlan(fact, name, element, type, primitive, true, bit));
  }
  return {
    properties, required, all: required.reduce((all, { bit }) => all | bit, 0), isResource,
    containing: isResource && fact.properties.has('contained') ? rulesOf('DomainResource') : noRules, rules: rulesOf(fact.name),
  };
}

function checkObject(plan: ObjectPlan, owner: Loose, run: Run): void {
  if (run.depth > MAX_DEPTH) { run.twins = true; report(run, 'base-depth'); return; }
  const { properties, isResource } = plan;
  let chosen: Map<ElementFact, string> | undefined;
  let seen = 0;
  let count = 0;
  // A loop over the object itself reads its values without looking each of them up.
  for (const key in owner) {
    const value = owner[key];
    count += 1;
    const property = properties.get(key);
    if (property === undefined) {
      if (isResource && key === 'resourceType') continue;
      if (key.charCodeAt(0) === UNDERSCORE) run.twins = true;
      report(run, 'base-unknown-property', key, `.${key}`);
      continue;
    }
    if (value !== undefined) seen |= property.bit;
    if (property.choice) {
      const before = (chosen ??= new Map<ElementFact, string>()).get(property.element);
      if (before !== undefined && before !== property.name) report(run, 'base-choice', property.element.name, `.${property.element.name}`);
      chosen.set(property.element, property.name);
    }
    if (!property.primitive) checkComplexes(property, value, run);
    else if (property.isTwin) {
      run.twins = true;
      // A value and its twin are one element: lists of both are judged with the value, or here where there is none.
      if (!property.many) checkTwinOf(property, value, run);
      else if (owner[property.name] === undefined) checkPrimitives(property, undefined, value, run);
    } else if (property.many) checkPrimitives(property, value, owner[property.twinName], run);
    else if (!isPlainlyGood(property, value)) checkPrimitiveOf(property, value, run);
  }
  if (count === (isResource ? 1 : 0)) report(run, 'base-empty');
  if (seen !== plan.all) for (const { name, bit } of plan.required) if ((seen & bit) === 0) report(run, 'base-cardinality', name, `.${name}`);
  if (plan.containing.length > 0 && owner.contained !== undefined) applyRules(plan.containing, owner, run);
  if (plan.rules.length > 0) applyRules(plan.rules, owner, run);
}

/** Most values are all right beyond doubt, and for these nobody needs to know where they stand. */
const isPlainlyGood = ({ json, valid, codes, rules }: PropertyPlan, value: unknown): boolean =>
  typeof value === json && value !== '' && rules.length === 0 && (valid === undefined || valid(value)) && (codes === undefined || codes.has(value as string));

const twinPlan = ((): ObjectPlan => {
  const { elements, properties } = typeFact('Period')!;
  const own = new Set(['id', 'extension']);
  return planObject({ name: 'Element', kind: 'datatype', elements: elements.filter(({ name }) => own.has(name)), properties: new Map([...properties].filter(([name]) => own.has(name))) });
})();

function checkTwin(value: unknown, run: Run): void {
  if (isLoose(value)) checkObject(twinPlan, value, run);
  else report(run, 'base-type', 'object');
}

/** A time of day that no receiver can place (governance on times): the commonest fault of a date, so that it is told by name. */
const lacksZone = (type: string, value: unknown): boolean => (type === 'dateTime' || type === 'instant') && typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/.test(value);

function checkTwinOf({ element }: PropertyPlan, value: unknown, run: Run): void {
  if (value === undefined) return;
  run.enter(element.name);
  checkTwin(value, run);
  run.leave();
}

function checkPrimitiveOf(property: PropertyPlan, value: unknown, run: Run): void {
  if (value === undefined) return;
  run.enter(property.element.name);
  checkPrimitive(property, value, run);
  run.leave();
}

function checkPrimitive({ element, json, type, valid, codes, rules }: PropertyPlan, value: unknown, run: Run): void {
  if (value === null || value === '') report(run, 'base-empty');
  else if (Array.isArray(value)) report(run, 'base-array', element.name);
  else if (typeof value !== json) report(run, 'base-type', type);
  else if (valid && !valid(value)) report(run, 'base-primitive', lacksZone(type, value) ? 'zone' : type);
  else if (codes && !codes.has(value as string)) report(run, 'base-code', element.codeSet ?? '');
  else if (rules.length > 0) applyRules(rules, value, run);
}

const noItems: readonly unknown[] = [];

function checkPrimitives(property: PropertyPlan, value: unknown, beside: unknown, run: Run): void {
  const { element } = property;
  const hasValue = value !== undefined;
  const hasTwin = beside !== undefined;
  run.enter(element.name);
  if ((hasValue && !Array.isArray(value)) || (hasTwin && !Array.isArray(beside))) report(run, 'base-array', element.name);
  else {
    const values = (value ?? noItems) as readonly unknown[];
    const twins = (beside ?? noItems) as readonly unknown[];
    if (values.length === 0 && twins.length === 0) report(run, 'base-empty');
    if (hasValue && hasTwin && values.length !== twins.length) report(run, 'base-array', element.name);
    const length = Math.max(values.length, twins.length);
    for (let i = 0; i < length; i++) {
      const item = i < values.length ? values[i] : undefined;
      const twin = i < twins.length ? twins[i] : undefined;
      run.at(i);
      // null holds the place of a value that has only a twin, and the other way round.
      if (item !== null && item !== undefined) checkPrimitive(property, item, run);
      else if (twin === null || twin === undefined) report(run, 'base-empty');
      if (twin !== null && twin !== undefined) checkTwin(twin, run);
    }
  }
  run.leave();
}

function checkComplexes(property: PropertyPlan, value: unknown, run: Run): void {
  const { element, many } = property;
  run.enter(element.name);
  if (many !== Array.isArray(value)) report(run, value === null ? 'base-empty' : 'base-array', element.name);
  else if (many) {
    const list = value as readonly unknown[];
    if (list.length === 0) report(run, 'base-empty');
    for (let i = 0; i < list.length; i++) {
      run.at(i);
      checkComplex(property, list[i], run);
    }
  } else checkComplex(property, value, run);
  run.leave();
}

function checkComplex(property: PropertyPlan, value: unknown, run: Run): void {
  if (value === null) { report(run, 'base-empty'); return; }
  if (property.isResource) { checkResource(value, run); return; }
  if (!isLoose(value)) { report(run, 'base-type', property.element.group ? 'object' : property.type); return; }
  const { object, rules, targets } = property;
  if (object) checkObject(object, value, run);
  if (rules.length > 0) applyRules(rules, value, run);
  if (property.isExtension) checkExtension(value, property.isModifier, run);
  if (targets) checkTarget(value, targets, run);
}

/** What a reference of the base may point to; one that is not in the Bundle says its type in its own words. */
function checkTarget({ reference }: Loose, targets: readonly string[], run: Run): void {
  if (typeof reference !== 'string') return;
  const type = run.find(reference)?.type ?? typeNamed(reference);
  if (type !== undefined && isResourceType(type) && !targets.includes(type)) report(run, 'base-target', targets.join(', '));
}

/** An extension whose definition is held is checked against it; an unknown one is accepted, unless it changes the meaning of what it stands in. */
function checkExtension(value: Loose, modifier: boolean, run: Run): void {
  const url = typeof value.url === 'string' ? value.url : '';
  const definition = run.library.profile(url);
  if (definition?.type === 'Extension') definition.check(value, run);
  else if (modifier) report(run, 'base-modifier-extension', url);
}

/** A resource of any type. What the facts don't describe passes as a neighbour, apart from what any JSON of FHIR must keep. */
export function checkResource(value: unknown, run: Run): void {
  if (!isLoose(value)) { report(run, 'base-type', 'resource'); return; }
  const { resourceType } = value;
  if (typeof resourceType !== 'string' || !isResourceType(resourceType)) { report(run, 'base-resource-type', typeof resourceType === 'string' ? resourceType : ''); return; }
  const fact = typeFact(resourceType);
  const place = run.enterInner(value);
  if (fact?.kind === 'resource') checkObject(objectPlan(fact), value, run);
  else {
    run.twins = true;
    opaque(value, run);
  }
  run.leaveResource(place);
}

function opaque(value: unknown, run: Run): void {
  if (run.depth > MAX_DEPTH) { report(run, 'base-depth'); return; }
  if (!isLoose(value)) {
    if (value === null || value === '' || Array.isArray(value)) report(run, Array.isArray(value) ? 'base-array' : 'base-empty');
    return;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) report(run, 'base-empty');
  for (const key of keys) {
    const child = value[key];
    run.enter(key);
    if (Array.isArray(child)) {
      if (child.length === 0) report(run, 'base-empty');
      for (let i = 0; i < child.length; i++) {
        run.at(i);
        const item: unknown = child[i];
        if (item !== null) opaque(item, run);
        if (key === 'modifierExtension' && isLoose(item)) checkExtension(item, true, run);
      }
    } else opaque(child, run);
    run.leave();
  }
}

const located = /^https?:\/\/.{1,2000}\/([A-Z][A-Za-z]{0,63})\/([A-Za-z0-9.-]{1,64})$/;

/** An entry's address that ends in `Type/id` names the resource in it. */
function isNamed(fullUrl: string, resource: unknown): boolean {
  if (!isLoose(resource) || typeof resource.id !== 'string' || typeof resource.resourceType !== 'string' || !isResourceType(resource.resourceType)) return true;
  const { resourceType: type, id } = resource;
  // Nearly always so, and then there is nothing to take apart.
  const cut = fullUrl.length - id.length - 1;
  if (fullUrl.endsWith(id) && fullUrl.charCodeAt(cut) === SLASH && fullUrl.startsWith(type, cut - type.length) && fullUrl.charCodeAt(cut - type.length - 1) === SLASH && !id.includes('/')) return true;
  const match = located.exec(fullUrl);
  return match === null || !isResourceType(match[1]!) || (match[1] === type && match[2] === id);
}

const SLASH = 0x2f;

/** bdl-7: one entry for each fullUrl, unless they are versions of one resource. Told at the second. */
export function checkFullUrls(bundle: Loose, run: Run): void {
  if (!Array.isArray(bundle.entry)) return;
  const seen = new Map<string, string[]>();
  for (let i = 0; i < bundle.entry.length; i++) {
    const entry: unknown = bundle.entry[i];
    if (!isLoose(entry) || typeof entry.fullUrl !== 'string') continue;
    const { fullUrl, resource } = entry;
    const version = isLoose(resource) && isLoose(resource.meta) && typeof resource.meta.versionId === 'string' ? resource.meta.versionId : '';
    const versions = seen.get(fullUrl);
    if (versions?.includes(version)) { report(run, 'bdl-7', '', `.entry[${i}].fullUrl`); continue; }
    if (!isNamed(fullUrl, resource)) report(run, 'base-full-url', '', `.entry[${i}].fullUrl`);
    if (versions) versions.push(version); else seen.set(fullUrl, [version]);
  }
}
