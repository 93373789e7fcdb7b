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

type ObjectCheck = (value: Loose, run: Run) => void;

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

const rulesOf = (name: string): readonly BaseInvariant[] => (Object.hasOwn(baseInvariants, name) ? baseInvariants[name]! : []).filter(({ key }) => !leftOut.has(key));

function applyRules(rules: readonly BaseInvariant[], focus: unknown, run: Run): void {
  for (const { key, severity, check } of rules) {
    if (check(focus, run.surroundings())) continue;
    if (run.full) { run.current.ok &&= severity === 'warning'; continue; }
    const path = run.path() + (places[key] ?? '');
    const [message, messageEn] = invariantSentence(key);
    run.report({ severity, rule: key, path, message, messageEn, source: 'base' }, `${key} ${path}`);
  }
}

interface Plan {
  element: ElementFact;
  /** Property of the value, also when this is the plan of its twin. */
  name: string;
  isTwin: boolean;
  /** Whether a value is all right beyond doubt. Most are, and for these nobody needs to know where they stand; undefined where more than the value is to be looked at. */
  plainlyGood: ((value: unknown) => boolean) | undefined;
  /** `twins`: the owner has a property that begins with `_`. Most have none, and looking for each of them takes time. */
  check(owner: Loose, twins: boolean, run: Run): void;
}

const UNDERSCORE = 0x5f;

const compiled = new Map<TypeFact, ObjectCheck>();

function objectCheck(fact: TypeFact): ObjectCheck {
  const known = compiled.get(fact);
  if (known) return known;
  // Types hold themselves (an extension in an extension), so the check is known before it is made.
  let made: ObjectCheck | undefined;
  const check: ObjectCheck = (value, run) => { (made ??= compileObject(fact))(value, run); };
  compiled.set(fact, check);
  return check;
}

function compileObject(fact: TypeFact): ObjectCheck {
  const isResource = fact.kind === 'resource';
  const plans = new Map<string, Plan>();
  for (const [name, { element, type, primitive }] of fact.properties) {
    const itemRules = element.group ? [] : rulesOf(`${fact.name}.${element.name}`);
    const check = primitive ? compilePrimitives(name, element, type, itemRules) : compileComplexes(name, element, type, itemRules);
    plans.set(name, { element, name, isTwin: false, plainlyGood: primitive && !element.many && itemRules.length === 0 ? goodValue(element, type) : undefined, check });
    if (primitive) plans.set(`_${name}`, { element, name, isTwin: true, plainlyGood: undefined, check });
  }
  const required = fact.elements.filter(({ min }) => min > 0)
    .map((element) => ({ element, names: [...plans].filter(([, plan]) => plan.element === element).map(([name]) => name) }));
  const isThere = (value: Loose, names: readonly string[]): boolean => {
    // No element is called like what every JavaScript object has, and JSON holds nothing undefined.
    for (const name of names) if (value[name] !== undefined) return true;
    return false;
  };
  const rules = [...(isResource && fact.properties.has('contained') ? rulesOf('DomainResource') : []), ...rulesOf(fact.name)];
  const least = isResource ? 1 : 0;

  return (value, run) => {
    if (run.depth > MAX_DEPTH) { report(run, 'base-depth'); return; }
    const keys = Object.keys(value);
    if (keys.length === least) report(run, 'base-empty');
    let chosen: Map<ElementFact, string> | undefined;
    let twins = false;
    for (const key of keys) twins ||= key.charCodeAt(0) === UNDERSCORE;
    for (const key of keys) {
      const plan = plans.get(key);
      if (!plan) {
        if (!isResource || key !== 'resourceType') report(run, 'base-unknown-property', key, `.${key}`);
        continue;
      }
      if (plan.element.choice) {
        const before = (chosen ??= new Map<ElementFact, string>()).get(plan.element);
        if (before !== undefined && before !== plan.name) report(run, 'base-choice', plan.element.name, `.${plan.element.name}`);
        chosen.set(plan.element, plan.name);
      }
      if (!twins && plan.plainlyGood?.(value[key])) continue;
      // A value and its twin are one element: judged with the value, or alone where there is none.
      if (plan.isTwin && value[plan.name] !== undefined) continue;
      plan.check(value, twins, run);
    }
    for (const { element, names } of required) {
      if (!isThere(value, names)) report(run, 'base-cardinality', element.name, `.${element.name}`);
    }
    if (rules.length > 0) applyRules(rules, value, run);
  };
}

const twinCheck = (() => {
  const { elements, properties } = typeFact('Period')!;
  const own = new Set(['id', 'extension']);
  return objectCheck({ name: 'Element', kind: 'datatype', elements: elements.filter(({ name }) => own.has(name)), properties: new Map([...properties].filter(([name]) => own.has(name))) });
})();

function twin(value: unknown, run: Run): void {
  if (isLoose(value)) twinCheck(value, run);
  else report(run, 'base-type', 'object');
}

/** A time of day that no receiver can place (governance on times): the commonest fault of a date, so that it is told by name. */
const lacksZone = (type: string, value: unknown): boolean => (type === 'dateTime' || type === 'instant') && typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/.test(value);

function compileValue(element: ElementFact, type: string, rules: readonly BaseInvariant[]): (value: unknown, run: Run) => void {
  const valid = primitiveTest(type);
  const json = jsonTypeOf(type);
  const { codes, codeSet = '' } = element;
  return (value, run) => {
    if (value === null || value === '') report(run, 'base-empty');
    else if (Array.isArray(value)) report(run, 'base-array', element.name);
    else if (typeof value !== json) report(run, 'base-type', type);
    else if (valid && !valid(value)) report(run, 'base-primitive', lacksZone(type, value) ? 'zone' : type);
    else if (codes && !codes.has(value as string)) report(run, 'base-code', codeSet);
    else if (rules.length > 0) applyRules(rules, value, run);
  };
}

function goodValue({ codes }: ElementFact, type: string): (value: unknown) => boolean {
  const valid = primitiveTest(type);
  const json = jsonTypeOf(type);
  return (value) => typeof value === json && value !== '' && (valid === undefined || valid(value)) && (codes === undefined || codes.has(value as string));
}

function compilePrimitives(name: string, element: ElementFact, type: string, rules: readonly BaseInvariant[]): Plan['check'] {
  const one = compileValue(element, type, rules);
  const twinName = `_${name}`;
  return (owner, twins, run) => {
    const value = owner[name];
    const beside = twins ? owner[twinName] : undefined;
    const hasValue = value !== undefined;
    const hasTwin = beside !== undefined;
    run.enter(element.name);
    if (!element.many) {
      if (hasValue) one(value, run);
      if (hasTwin) twin(beside, run);
    } else if ((hasValue && !Array.isArray(value)) || (hasTwin && !Array.isArray(beside))) report(run, 'base-array', element.name);
    else primitiveItems((value ?? noItems) as unknown[], (beside ?? noItems) as unknown[], hasValue && hasTwin, element, one, run);
    run.leave();
  };
}

const noItems: readonly unknown[] = [];

function primitiveItems(values: readonly unknown[], twins: readonly unknown[], both: boolean, element: ElementFact, one: (value: unknown, run: Run) => void, run: Run): void {
  if (values.length === 0 && twins.length === 0) report(run, 'base-empty');
  if (both && values.length !== twins.length) report(run, 'base-array', element.name);
  const length = Math.max(values.length, twins.length);
  for (let i = 0; i < length; i++) {
    run.at(i);
    const [value, beside] = [values[i], twins[i]];
    // null holds the place of a value that has only a twin, and the other way round.
    if (value !== null && value !== undefined) one(value, run);
    else if (beside === null || beside === undefined) report(run, 'base-empty');
    if (beside !== null && beside !== undefined) twin(beside, run);
  }
}

function compileComplexes(name: string, element: ElementFact, type: string, rules: readonly BaseInvariant[]): Plan['check'] {
  const one = compileComplex(element, type, rules);
  return (owner, _twins, run) => {
    const value = owner[name];
    run.enter(element.name);
    if (element.many !== Array.isArray(value)) report(run, value === null ? 'base-empty' : 'base-array', element.name);
    else if (Array.isArray(value)) {
      if (value.length === 0) report(run, 'base-empty');
      for (let i = 0; i < value.length; i++) {
        run.at(i);
        one(value[i], run);
      }
    } else one(value, run);
    run.leave();
  };
}

function compileComplex(element: ElementFact, type: string, rules: readonly BaseInvariant[]): (value: unknown, run: Run) => void {
  if (type === 'xhtml') return compileValue(element, type, rules);
  if (type === 'Resource') return (value, run) => { if (value === null) report(run, 'base-empty'); else checkResource(value, run); };
  const fact = element.group ?? typeFact(type);
  const check = fact && objectCheck(fact);
  const modifier = element.name === 'modifierExtension';
  const extension = type === 'Extension';
  const targets = type === 'Reference' ? element.targets : undefined;
  return (value, run) => {
    if (value === null) { report(run, 'base-empty'); return; }
    if (!isLoose(value)) { report(run, 'base-type', element.group ? 'object' : type); return; }
    check?.(value, run);
    if (rules.length > 0) applyRules(rules, value, run);
    if (extension) checkExtension(value, modifier, run);
    if (targets) checkTarget(value, targets, run);
  };
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
  run.inside(value, () => {
    if (fact?.kind === 'resource') objectCheck(fact)(value, run);
    else opaque(value, run);
  });
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
  const match = isLoose(resource) && typeof resource.id === 'string' && typeof resource.resourceType === 'string' && isResourceType(resource.resourceType) ? located.exec(fullUrl) : null;
  return match === null || !isResourceType(match[1]!) || (match[1] === (resource as Loose).resourceType && match[2] === (resource as Loose).id);
}

/** bdl-7: one entry for each fullUrl, unless they are versions of one resource. Told at the second. */
export function checkFullUrls(bundle: Loose, run: Run): void {
  if (!Array.isArray(bundle.entry)) return;
  const seen = new Set<string>();
  for (let i = 0; i < bundle.entry.length; i++) {
    const entry: unknown = bundle.entry[i];
    if (!isLoose(entry) || typeof entry.fullUrl !== 'string') continue;
    const { resource } = entry;
    const version = isLoose(resource) && isLoose(resource.meta) && typeof resource.meta.versionId === 'string' ? resource.meta.versionId : '';
    const key = `${entry.fullUrl}|${version}`;
    if (seen.has(key)) report(run, 'bdl-7', '', `.entry[${i}].fullUrl`);
    else if (!isNamed(entry.fullUrl, resource)) report(run, 'base-full-url', '', `.entry[${i}].fullUrl`);
    seen.add(key);
  }
}
