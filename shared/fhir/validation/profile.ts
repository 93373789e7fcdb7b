/**
 * A profile compiled to closures. Only what the profile adds to its base type is looked at: the base structure is judged once by
 * `base.ts`, however many profiles a resource is held against. Checks therefore pass over values of the wrong shape, which the
 * structure has refused already.
 */
import type { Issue } from '../../messages';
import { isPrimitive, typeFact, type ElementFact, type TypeFact } from '../r4/facts';
import { isLoose } from '../bundle-index';
import { fixedTest, patternTest } from './compare';
import { invariantSentence } from './invariant-texts';
import type { ElementIR, InvariantIR, Json, ProfileIR, TypeIR } from './ir';
import { unversioned, type Linked } from './link';
import { compileReference } from './references';
import type { Judge, Run } from './run';
import { compileMatch, slicingOf, type Match } from './slicing';
import { memberOf } from './terminology';
import { profileSentence, showable, type ProfileDetail, type ProfileFault } from './texts';
import type { Invariant, Loose } from './types';

/** What compiling needs beside the profiles themselves. */
export interface Compiling {
  linked: Linked;
  /** The function of a published invariant; undefined when there is none. */
  invariant(invariant: InvariantIR): Invariant | undefined;
  /** Where below its focus an invariant's breach lies, as absolute paths; the focus itself when nothing is known. */
  placesOf?(key: string, focus: unknown, run: Run): readonly string[] | undefined;
}

export type Fault = (run: Run, fault: ProfileFault, detail?: ProfileDetail, below?: string) => void;

/** One thing that a profile asks of a value. */
type Part = (value: unknown, run: Run) => void;

/** An element as findings name it. */
interface Label { id: string; last: string; profile: string }

const below = (label: Label, name: string): Label => ({ id: `${label.id}.${name}`, last: name, profile: label.profile });

/** Faults that MedCom's acknowledgement codes tell apart. */
const kindOf: Partial<Record<ProfileFault, Pick<Issue, 'fault'>>> = {
  missing: { fault: 'missing' }, few: { fault: 'missing' }, binding: { fault: 'code' }, 'too-long': { fault: 'too-long' }, type: { fault: 'type' },
};

const faultOf = (label: Label): Fault => (run, fault, detail = {}, under = '') => {
  if (run.full) { run.current.ok = false; return; }
  const path = run.path() + under;
  const [message, messageEn] = profileSentence(fault, label.id, detail);
  // Two profiles of one resource often say the same of an element, by other names of its slices: told once.
  // A value of a type that is ruled out is in none of the slices by type either.
  run.report({ severity: 'error', rule: `profile-${label.id}`, path, message, messageEn, source: 'profile', profile: label.profile, ...kindOf[fault] }, `${fault === 'no-slice' ? 'type' : fault} ${path} ${label.last}`);
};

/** Findings on resources are named by type; those on datatypes and extensions by their profile, of which there are many for one type. */
const rootLabel = ({ url, type }: ProfileIR, fact: TypeFact | undefined): Label => ({ id: fact?.kind === 'datatype' ? url.slice(url.lastIndexOf('/') + 1) : type, last: type, profile: url });

export function compileProfile(profile: ProfileIR, compiling: Compiling): Judge {
  const fact = typeFact(profile.type);
  const label = rootLabel(profile, fact);
  const plan = planValue({ name: profile.type, ...profile.root, types: undefined }, profile.type, fact, label, compiling);
  return { type: profile.type, check: (value, run) => { if (plan) checkValue(plan, value, run); } };
}

// An element of an owner: how often it is there, which slices its values belong to, and what each value must be.

interface PropertyFacts { json: string; beside: string | undefined; type: string; fact: TypeFact | undefined }

const capital = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

/** JSON properties of an element. A type that the base facts don't describe is read by what the profile says of it. */
function propertiesOf(element: ElementIR, owner: TypeFact | undefined): { properties: PropertyFacts[]; choice: boolean } {
  // No element of the standard is called like what every JavaScript object has.
  if (element.name in Object.prototype) return { properties: [], choice: false };
  const base: ElementFact | undefined = owner?.elements.find(({ name }) => name === element.name);
  if (base && owner) {
    const properties = [...owner.properties].filter(([, property]) => property.element === base)
      .map(([json, { type, primitive }]) => ({ json, beside: primitive ? `_${json}` : undefined, type, fact: base.group ?? typeFact(type) }));
    return { properties, choice: base.choice };
  }
  const types = element.types ?? [];
  const plain: PropertyFacts = { json: element.name, beside: `_${element.name}`, type: types.length === 1 ? types[0]!.code : '{}', fact: types.length === 1 ? typeFact(types[0]!.code) : undefined };
  const choices = types.map(({ code }) => ({ json: element.name + capital(code), beside: isPrimitive(code) ? `_${element.name}${capital(code)}` : undefined, type: code, fact: typeFact(code) }));
  return { properties: [plain, ...choices], choice: types.length > 1 };
}

interface Slice { min: number; max: number; name: string; match: Match; fault: Fault; plans: ReadonlyMap<string, ValuePlan> }

/** A JSON property of an element: its value's, or that of the twin which holds a primitive's extensions. */
interface PropertyPlan {
  element: ElementPlan;
  json: string;
  beside: string | undefined;
  type: string;
  plan: ValuePlan | undefined;
}

interface ElementPlan {
  name: string;
  id: string;
  min: number;
  most: number;
  fault: Fault;
  properties: readonly PropertyPlan[];
  slices: readonly Slice[] | undefined;
  slicing: NonNullable<ElementIR['slicing']> | undefined;
  /** Slices by the one string that tells them apart, where one does. */
  byText: { name: string; slices: ReadonlyMap<string, number> } | undefined;
  /** Where the items are told apart by one property, that is where a stray one is wrong. */
  discriminated: string | undefined;
  /** Slices that nothing tells apart. */
  unsliced: boolean;
  /** Values of several properties may belong to it, and are counted together. */
  several: boolean;
  /** Something is to be said where it isn't there. */
  needed: boolean;
}

function planElement(element: ElementIR, owner: TypeFact | undefined, label: Label, compiling: Compiling): ElementPlan | undefined {
  const { properties, choice } = propertiesOf(element, owner);
  const { min = 0, max } = element;
  const most = max === undefined || max === '*' ? Infinity : max;
  const slicing = slicingOf(element, choice);
  const slices = slicing ? planSlices(element, slicing, properties, label, compiling) : undefined;
  const plans = valuePlans(element, properties, choice, label, compiling);
  const unsliced = element.slices !== undefined && element.slices.length > 0 && !slices;
  if (!slices && !unsliced && plans.size === 0 && min === 0 && most === Infinity) return undefined;
  const path = slicing?.discriminators[0]?.path ?? '';
  const plan: ElementPlan & { properties: PropertyPlan[] } = {
    name: element.name, id: label.id, min, most, fault: faultOf(label), properties: [], slices, slicing, byText: slices && textsOf(slices),
    discriminated: /^[a-z][A-Za-z]*$/.test(path) ? path : undefined, unsliced, several: properties.length > 1,
    needed: min > 0 || unsliced || (slices?.some((slice) => slice.min > 0) ?? false),
  };
  plan.properties = properties.map(({ json, beside, type }) => ({ element: plan, json, beside, type, plan: plans.get(type) }));
  return plan;
}

/** Where every slice is told by another text in the same property, looking that text up finds it. */
function textsOf(slices: readonly Slice[]): ElementPlan['byText'] {
  const name = slices[0]?.match.text?.name;
  if (name === undefined) return undefined;
  const found = new Map<string, number>();
  for (const [index, { match: { text } }] of slices.entries()) {
    if (text?.name !== name) return undefined;
    for (const value of text.values) if (!found.has(value)) found.set(value, index);
  }
  return { name, slices: found };
}

/** The elements of an owner by JSON property, so that only what is there is looked at. */
interface ChildrenPlan {
  byKey: ReadonlyMap<string, PropertyPlan>;
  needed: readonly ElementPlan[];
}

function planChildren(children: readonly ElementIR[], fact: TypeFact | undefined, label: Label, compiling: Compiling): ChildrenPlan {
  const byKey = new Map<string, PropertyPlan>();
  const needed: ElementPlan[] = [];
  for (const child of children) {
    if (fact !== undefined && !fact.elements.some(({ name }) => name === child.name)) continue;
    const element = planElement(child, fact, below(label, child.name), compiling);
    if (!element) continue;
    for (const property of element.properties) {
      byKey.set(property.json, property);
      if (property.beside !== undefined) byKey.set(property.beside, property);
    }
    if (element.needed) needed.push(element);
  }
  return { byKey, needed };
}

function checkChildren({ byKey, needed }: ChildrenPlan, owner: Loose, run: Run): void {
  // Elements that were met and whose absence would matter, or that have several properties. Few, and of these mostly one.
  let met: ElementPlan[] | undefined;
  for (const key in owner) {
    const property = byKey.get(key);
    if (property === undefined) continue;
    const { element } = property;
    if (element.several) {
      if (met?.includes(element)) continue;
      (met ??= []).push(element);
      checkElement(element, byKey, owner, run);
      continue;
    }
    const isValue = key === property.json;
    // A twin beside a value is judged with it.
    if (!isValue && owner[property.json] !== undefined) continue;
    if (element.needed) (met ??= []).push(element);
    const value = isValue ? owner[key] : undefined;
    const beside = !isValue ? owner[key] : run.twins && property.beside !== undefined ? owner[property.beside] : undefined;
    const state = startSlices(element);
    finishElement(element, checkValues(property, value, beside, run, state), run, state);
  }
  for (const element of needed) if (met === undefined || !met.includes(element)) finishElement(element, 0, run, startSlices(element));
}

/** All properties of a choice at once. */
function checkElement(element: ElementPlan, byKey: ChildrenPlan['byKey'], owner: Loose, run: Run): void {
  const state = startSlices(element);
  let count = 0;
  for (const key in owner) {
    const property = byKey.get(key);
    if (property?.element !== element) continue;
    if (key === property.json) count += checkValues(property, owner[key], run.twins && property.beside !== undefined ? owner[property.beside] : undefined, run, state);
    else if (owner[property.json] === undefined) count += checkValues(property, undefined, owner[key], run, state);
  }
  finishElement(element, count, run, state);
}

interface SliceState { counts: number[]; latest: number; unmatched: boolean }
const none: readonly unknown[] = [];

function startSlices({ slices }: ElementPlan): SliceState | undefined {
  if (!slices) return undefined;
  const counts: number[] = [];
  for (let i = 0; i < slices.length; i++) counts.push(0);
  return { counts, latest: -1, unmatched: false };
}

function finishElement({ unsliced, id, min, most, fault, name, slices }: ElementPlan, count: number, run: Run, state: SliceState | undefined): void {
  if (unsliced) run.notEvaluated('slicing', id, 'slices without discriminator');
  if (count < min || count > most) countFaults(count, min, most, fault, run, name);
  if (!state || (count === 0 && min > 0)) return;
  for (let i = 0; i < slices!.length; i++) {
    const slice = slices![i]!;
    if (slice.max > 0) countFaults(state.counts[i]!, slice.min, slice.max, slice.fault, run, name);
  }
}

/** How many there are. */
function checkValues(property: PropertyPlan, value: unknown, beside: unknown, run: Run, state: SliceState | undefined): number {
  const { element, plan } = property;
  // Of many elements a profile only says how often they are there.
  if (!state && !plan) return countOf(value, beside);
  let count = 0;
  run.enter(element.name);
  if (Array.isArray(value) || Array.isArray(beside)) {
    const items = Array.isArray(value) ? value as readonly unknown[] : none;
    const besides = Array.isArray(beside) ? beside as readonly unknown[] : none;
    const length = Math.max(items.length, besides.length);
    for (let i = 0; i < length; i++) {
      const item = i < items.length ? items[i] : undefined;
      // Nulls only hold the place of what stands beside them.
      if (!isThere(item, i < besides.length ? besides[i] : undefined)) continue;
      run.at(i);
      count += 1;
      if (state) checkSlices(property, item ?? undefined, run, state);
      if (plan) checkValue(plan, item ?? undefined, run);
    }
  } else if (isThere(value, beside)) {
    count = 1;
    if (state) checkSlices(property, value ?? undefined, run, state);
    if (plan) checkValue(plan, value ?? undefined, run);
  }
  run.leave();
  return count;
}

function sliceOf({ slices, byText }: ElementPlan, value: unknown, type: string, run: Run): number {
  if (byText !== undefined && isLoose(value)) {
    const text = value[byText.name];
    if (typeof text === 'string') return byText.slices.get(text) ?? -1;
  }
  for (let i = 0; i < slices!.length; i++) if (slices![i]!.match.test(value, type, run)) return i;
  return -1;
}

function checkSlices({ element, type }: PropertyPlan, value: unknown, run: Run, state: SliceState): void {
  const { slicing, slices, fault, discriminated } = element;
  const at = sliceOf(element, value, type, run);
  if (at === -1) {
    state.unmatched = true;
    if (slicing!.rules === 'closed') fault(run, 'no-slice', { expected: slices!.map((slice) => slice.name).join(', ') }, discriminated !== undefined && isLoose(value) && Object.hasOwn(value, discriminated) ? `.${discriminated}` : '');
    return;
  }
  const slice = slices![at]!;
  state.counts[at]! += 1;
  if (slice.max === 0) slice.fault(run, 'forbidden');
  if ((slicing!.ordered && at < state.latest) || (slicing!.rules === 'openAtEnd' && state.unmatched)) fault(run, 'order');
  if (at > state.latest) state.latest = at;
  const plan = slice.plans.get(type);
  if (plan) checkValue(plan, value, run);
}

/** A primitive may consist of extensions alone (data-absent-reason): it is there, without a value. */
const isThere = (value: unknown, beside: unknown): boolean =>
  (value !== undefined && value !== null && value !== '') || (isLoose(beside) && Array.isArray(beside.extension) && beside.extension.length > 0);

function countOf(value: unknown, beside: unknown): number {
  if (!Array.isArray(value) && !Array.isArray(beside)) return isThere(value, beside) ? 1 : 0;
  const items = Array.isArray(value) ? value as readonly unknown[] : none;
  const besides = Array.isArray(beside) ? beside as readonly unknown[] : none;
  let count = 0;
  for (let i = 0; i < Math.max(items.length, besides.length); i++) if (isThere(items[i], besides[i])) count += 1;
  return count;
}

function countFaults(count: number, min: number, max: number, fault: Fault, run: Run, name: string): void {
  if (count < min) fault(run, count === 0 ? 'missing' : 'few', { count, limit: min }, `.${name}`);
  else if (count > max) fault(run, max === 0 ? 'forbidden' : 'many', { count, limit: max }, `.${name}`);
}

function planSlices(element: ElementIR, slicing: NonNullable<ElementIR['slicing']>, properties: readonly PropertyFacts[], label: Label, compiling: Compiling): Slice[] | undefined {
  const slices: Slice[] = [];
  for (const slice of element.slices!) {
    const match = compileMatch(slicing, slice, compiling.linked);
    if (!match) return undefined;
    const name = slice.slice ?? '';
    const own: Label = { id: `${label.id}:${name}`, last: `${element.name}:${name}`, profile: label.profile };
    slices.push({
      name, match, fault: faultOf(own), min: slice.min ?? 0, max: slice.max === undefined || slice.max === '*' ? Infinity : slice.max,
      plans: new Map(properties.flatMap(({ type, fact }) => { const plan = planValue(slice, type, fact, own, compiling); return plan ? [[type, plan] as const] : []; })),
    });
  }
  return slices;
}

/** By type; a value of a type that the profile rules out gets that finding and no other. */
function valuePlans(element: ElementIR, properties: readonly PropertyFacts[], choice: boolean, label: Label, compiling: Compiling): Map<string, ValuePlan> {
  const plans = new Map<string, ValuePlan>();
  const allowed = choice && element.types ? element.types.map(({ code }) => code) : undefined;
  const fault = faultOf(label);
  for (const { type, fact } of properties) {
    const plan = allowed && !allowed.includes(type) ? new ValuePlan([(_value, run) => { fault(run, 'type', { expected: allowed.join(', ') }); }]) : planValue(element, type, fact, label, compiling);
    if (plan) plans.set(type, plan);
  }
  return plans;
}

// One value.

class ValuePlan {
  /** Compiled when a value is first met: many branches of a profile never are. */
  private made: ChildrenPlan | undefined;
  constructor(readonly parts: readonly Part[], private readonly make?: () => ChildrenPlan) {}
  get children(): ChildrenPlan | undefined { return this.made ??= this.make?.(); }
}

function checkValue(plan: ValuePlan, value: unknown, run: Run): void {
  const { parts } = plan;
  for (let i = 0; i < parts.length; i++) parts[i]!(value, run);
  if (!isLoose(value)) return;
  const { children } = plan;
  if (children) checkChildren(children, value, run);
}

function planValue(element: ElementIR, type: string, fact: TypeFact | undefined, label: Label, compiling: Compiling): ValuePlan | undefined {
  const fault = faultOf(label);
  const types = element.types ?? [];
  const parts: Part[] = [];
  const add = (part: Part | undefined) => { if (part) parts.push(part); };
  if (type === 'Resource') add(resourceCheck(types, fault));
  else if (type !== 'Extension') add(datatypeCheck(types.filter(({ code }) => code === type), fault));
  if (type === 'Reference') add(compileReference(types, compiling.linked, fault));
  if (element.fixed !== undefined) add(comparison('fixed', fixedTest(element.fixed), element.fixed, label, fault));
  if (element.pattern !== undefined) add(comparison('pattern', patternTest(element.pattern), element.pattern, label, fault));
  add(bindingCheck(element, label, compiling, fault));
  if (element.maxLength !== undefined) {
    const limit = element.maxLength;
    add((value, run) => { if (typeof value === 'string' && value.length > limit) fault(run, 'too-long', { limit }); });
  }
  for (const invariant of element.invariants ?? []) add(invariantCheck(invariant, label, compiling));
  const { children } = element;
  if (children && children.length > 0) return new ValuePlan(parts, () => planChildren(children, fact, label, compiling));
  return parts.length === 0 ? undefined : new ValuePlan(parts);
}

const written = (value: Json): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const { coding, system, code } = value as { coding?: readonly { code?: string }[]; system?: string; code?: string };
  return code ?? coding?.[0]?.code ?? system ?? JSON.stringify(value).slice(0, 100);
};

function comparison(kind: 'fixed' | 'pattern', test: (value: unknown) => boolean, expected: Json, label: Label, fault: Fault): Part {
  const isText = typeof expected !== 'object' || expected === null;
  const detail = { expected: written(expected) };
  return (value, run) => {
    if (test(value)) return;
    const shown = showable(value, label.id);
    fault(run, isText ? 'fixed' : kind, shown === undefined ? detail : { ...detail, shown });
  };
}

/** Yes, no, or cannot tell; the last is listed and never a fault. */
function bindingCheck({ binding }: ElementIR, label: Label, compiling: Compiling, fault: Fault): Part | undefined {
  if (binding?.strength !== 'required') return undefined;
  const { valueSet } = binding;
  const codes = compiling.linked.codeSet(valueSet);
  return (value, run) => {
    if (value === undefined || value === null) return;
    const member = codes && memberOf(value, codes);
    if (member === true) return;
    if (member === undefined) { run.notEvaluated('value-set', unversioned(valueSet), codes ? 'code system not held' : 'not held'); return; }
    const { code, path } = codeIn(value);
    const shown = showable(code, label.id);
    fault(run, 'binding', shown === undefined ? {} : { shown }, path);
  };
}

/** The code of a code, Coding or CodeableConcept with one coding, and where below the value it stands. */
function codeIn(value: unknown): { code: unknown; path: string } {
  if (!isLoose(value)) return { code: value, path: '' };
  const { coding } = value;
  const one: unknown = Array.isArray(coding) && coding.length === 1 ? coding[0] : undefined;
  if (isLoose(one)) return { code: one.code, path: one.code === undefined ? '.coding[0]' : '.coding[0].code' };
  return value.code === undefined ? { code: undefined, path: '' } : { code: value.code, path: '.code' };
}

function invariantCheck(invariant: InvariantIR, label: Label, compiling: Compiling): Part {
  const { key, severity } = invariant;
  const holds = compiling.invariant(invariant);
  if (!holds) return (_value, run) => run.notEvaluated('invariant', key, 'no function and no expression');
  const [message, messageEn] = invariantSentence(key);
  return (value, run) => {
    const before = run.startAsking();
    const met = holds(value, run.surroundings());
    const failed = run.stopAsking(before);
    if (met) return;
    if (run.full) { run.current.ok &&= severity === 'warning'; return; }
    const own = run.path();
    for (const path of compiling.placesOf?.(key, value, run) ?? [own]) {
      run.report({ severity, rule: key, path, message, messageEn, source: 'invariant', profile: label.profile }, `${key} ${path}`);
    }
    // A rule that some resource must meet a profile: what it lacks says more than the rule.
    if (severity === 'error') for (const outcome of failed) run.rest(outcome);
  };
}

/** The value of a datatype must meet one of the profiles; with one, its findings are told, with several only that none is met. */
function datatypeCheck(types: readonly TypeIR[], fault: Fault): Part | undefined {
  const profiles = types.flatMap((type) => type.profiles ?? []);
  if (profiles.length === 0 || types.some((type) => !type.profiles)) return undefined;
  let compiled: readonly (Judge | undefined)[] | undefined;
  return (value, run) => {
    if (!isLoose(value)) return;
    compiled ??= profiles.map((profile) => run.library.profile(profile));
    if (compiled.includes(undefined)) { for (const profile of profiles) if (!run.library.profile(profile)) run.notEvaluated('profile', profile, 'not held'); return; }
    if (compiled.length === 1) { compiled[0]!.check(value, run); return; }
    const met = compiled.some((profile) => run.apart(() => { profile!.check(value, run); }).ok);
    if (!met) fault(run, 'no-profile');
  };
}

/** A resource that stands in the element itself: of an allowed type, and by an allowed profile. */
function resourceCheck(types: readonly TypeIR[], fault: Fault): Part | undefined {
  if (types.length === 0 || types.some(({ code, profiles }) => code === 'Resource' && !profiles)) return undefined;
  return (value, run) => {
    if (!isLoose(value)) return;
    const own = types.filter(({ code }) => code === value.resourceType || code === 'Resource');
    if (own.length === 0) { fault(run, 'type', { expected: types.map(({ code }) => code).join(', ') }); return; }
    const profiles = own.flatMap((type) => type.profiles ?? []);
    if (profiles.length === 0 || own.some((type) => !type.profiles)) return;
    const found = run.index.entryOf(value) ?? { resource: value, type: String(value.resourceType), path: run.path(), entry: -1 };
    const outcomes = profiles.flatMap((profile) => { const outcome = run.judge(found, profile); if (!outcome) run.notEvaluated('profile', profile, 'not held'); return outcome ?? []; });
    const best = outcomes.find(({ ok }) => ok) ?? outcomes[0];
    if (best) run.rest(best);
  };
}
