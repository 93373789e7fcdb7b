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
import type { Run } from './run';
import { compileMatch, slicingOf, type Match } from './slicing';
import { memberOf } from './terminology';
import { profileSentence, showable, type ProfileDetail, type ProfileFault } from './texts';
import type { Invariant, Loose } from './types';

export interface CompiledProfile { type: string; check(value: Loose, run: Run): void }

/** What compiling needs beside the profiles themselves. */
export interface Compiling {
  linked: Linked;
  /** The function of a published invariant; undefined when there is none. */
  invariant(invariant: InvariantIR): Invariant | undefined;
  /** Where below its focus an invariant's breach lies, as absolute paths; the focus itself when nothing is known. */
  placesOf?(key: string, focus: unknown, run: Run): readonly string[] | undefined;
}

export type Fault = (run: Run, fault: ProfileFault, detail?: ProfileDetail, below?: string) => void;

type ValueCheck = (value: unknown, beside: unknown, type: string, run: Run) => void;
type OwnerCheck = (owner: Loose, run: Run) => void;

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

export function compileProfile(profile: ProfileIR, compiling: Compiling): CompiledProfile {
  const fact = typeFact(profile.type);
  const label = rootLabel(profile, fact);
  const check = compileValue({ name: profile.type, ...profile.root, types: undefined }, profile.type, fact, label, compiling);
  return { type: profile.type, check: (value, run) => check?.(value, undefined, profile.type, run) };
}

// An element of an owner: how often it is there, which slices its values belong to, and what each value must be.

interface Property { json: string; beside: string | undefined; type: string; fact: TypeFact | undefined }

const capital = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1);

/** JSON properties of an element. A type that the base facts don't describe is read by what the profile says of it. */
function propertiesOf(element: ElementIR, owner: TypeFact | undefined): { properties: Property[]; choice: boolean } {
  // No element of the standard is called like what every JavaScript object has.
  if (element.name in Object.prototype) return { properties: [], choice: false };
  const base: ElementFact | undefined = owner?.elements.find(({ name }) => name === element.name);
  if (base && owner) {
    const properties = [...owner.properties].filter(([, property]) => property.element === base)
      .map(([json, { type, primitive }]) => ({ json, beside: primitive ? `_${json}` : undefined, type, fact: base.group ?? typeFact(type) }));
    return { properties, choice: base.choice };
  }
  const types = element.types ?? [];
  const plain: Property = { json: element.name, beside: `_${element.name}`, type: types.length === 1 ? types[0]!.code : '{}', fact: types.length === 1 ? typeFact(types[0]!.code) : undefined };
  const choices = types.map(({ code }) => ({ json: element.name + capital(code), beside: isPrimitive(code) ? `_${element.name}${capital(code)}` : undefined, type: code, fact: typeFact(code) }));
  return { properties: [plain, ...choices], choice: types.length > 1 };
}

interface Slice { min: number; max: number; name: string; match: Match; fault: Fault; checks: ReadonlyMap<string, ValueCheck> }

function compileElement(element: ElementIR, owner: TypeFact | undefined, label: Label, compiling: Compiling): OwnerCheck | undefined {
  const { properties, choice } = propertiesOf(element, owner);
  const fault = faultOf(label);
  const { min = 0, max } = element;
  const most = max === undefined || max === '*' ? Infinity : max;
  const slicing = slicingOf(element, choice);
  const slices = slicing ? compileSlices(element, slicing, properties, label, compiling) : undefined;
  const checks = valueChecks(element, properties, choice, label, compiling);
  const unsliced = element.slices && element.slices.length > 0 && !slices;
  if (!slices && !unsliced && checks.size === 0 && min === 0 && most === Infinity) return undefined;
  const { name } = element;
  // Where the items are told apart by one property, that is where a stray one is wrong.
  const path = slicing?.discriminators[0]?.path ?? '';
  const discriminated = /^[a-z][A-Za-z]*$/.test(path) ? path : undefined;
  // An open choice has fifty properties; what is there has two or three.
  const byName = properties.length > 4 ? new Map(properties.flatMap((property) => [[property.json, property], [property.beside ?? property.json, property]])) : undefined;

  const one = (value: unknown, beside: unknown, type: string, run: Run, state: SliceState | undefined): void => {
    if (state) {
      const at = slices!.findIndex(({ match }) => match(value, type, run));
      if (at === -1) {
        state.unmatched = true;
        if (slicing!.rules === 'closed') fault(run, 'no-slice', { expected: slices!.map((slice) => slice.name).join(', ') }, discriminated !== undefined && isLoose(value) && Object.hasOwn(value, discriminated) ? `.${discriminated}` : '');
      } else {
        const slice = slices![at]!;
        state.counts[at]! += 1;
        if (slice.max === 0) slice.fault(run, 'forbidden');
        if ((slicing!.ordered && at < state.latest) || (slicing!.rules === 'openAtEnd' && state.unmatched)) fault(run, 'order');
        state.latest = Math.max(state.latest, at);
        slice.checks.get(type)?.(value, beside, type, run);
      }
    }
    checks.get(type)?.(value, beside, type, run);
  };

  const values = (owner_: Loose, { json, beside: besideName, type }: Property, run: Run, state: SliceState | undefined): number => {
    const value = owner_[json];
    const beside = besideName === undefined ? undefined : owner_[besideName];
    if (value === undefined && beside === undefined) return 0;
    let count = 0;
    run.enter(name);
    if (Array.isArray(value) || Array.isArray(beside)) {
      const [items, besides] = [Array.isArray(value) ? value as readonly unknown[] : none, Array.isArray(beside) ? beside as readonly unknown[] : none];
      const length = Math.max(items.length, besides.length);
      for (let i = 0; i < length; i++) {
        // Nulls only hold the place of what stands beside them.
        if (!isThere(items[i], besides[i])) continue;
        run.at(i);
        count += 1;
        one(items[i] ?? undefined, besides[i], type, run, state);
      }
    } else if (isThere(value, beside)) {
      count = 1;
      one(value ?? undefined, beside, type, run, state);
    }
    run.leave();
    return count;
  };

  // Of many elements a profile only says how often they are there.
  if (!slices && !unsliced && checks.size === 0 && !byName) {
    return (owner_, run) => {
      let count = 0;
      for (const { json, beside } of properties) count += countOf(owner_[json], beside === undefined ? undefined : owner_[beside]);
      countFaults(count, min, most, fault, run, name);
    };
  }

  return (owner_, run) => {
    let count = 0;
    const state = slices && { counts: new Array<number>(slices.length).fill(0), latest: -1, unmatched: false };
    if (byName) {
      for (const key of Object.keys(owner_)) {
        const property = byName.get(key);
        if (property && (property.json === key || owner_[property.json] === undefined)) count += values(owner_, property, run, state);
      }
    } else for (const property of properties) count += values(owner_, property, run, state);
    if (unsliced) run.notEvaluated('slicing', label.id, 'slices without discriminator');
    countFaults(count, min, most, fault, run, name);
    if (!state || (count === 0 && min > 0)) return;
    for (let i = 0; i < slices.length; i++) if (slices[i]!.max > 0) countFaults(state.counts[i]!, slices[i]!.min, slices[i]!.max, slices[i]!.fault, run, name);
  };
}

interface SliceState { counts: number[]; latest: number; unmatched: boolean }
const none: readonly unknown[] = [];

/** A primitive may consist of extensions alone (data-absent-reason): it is there, without a value. */
const isThere = (value: unknown, beside: unknown): boolean =>
  (value !== undefined && value !== null && value !== '') || (isLoose(beside) && Array.isArray(beside.extension) && beside.extension.length > 0);

function countOf(value: unknown, beside: unknown): number {
  if (!Array.isArray(value) && !Array.isArray(beside)) return isThere(value, beside) ? 1 : 0;
  const [items, besides] = [Array.isArray(value) ? value as readonly unknown[] : none, Array.isArray(beside) ? beside as readonly unknown[] : none];
  let count = 0;
  for (let i = 0; i < Math.max(items.length, besides.length); i++) if (isThere(items[i], besides[i])) count += 1;
  return count;
}

function countFaults(count: number, min: number, max: number, fault: Fault, run: Run, name: string): void {
  if (count < min) fault(run, count === 0 ? 'missing' : 'few', { count, limit: min }, `.${name}`);
  else if (count > max) fault(run, max === 0 ? 'forbidden' : 'many', { count, limit: max }, `.${name}`);
}

function compileSlices(element: ElementIR, slicing: NonNullable<ElementIR['slicing']>, properties: readonly Property[], label: Label, compiling: Compiling): Slice[] | undefined {
  const slices: Slice[] = [];
  for (const slice of element.slices!) {
    const match = compileMatch(slicing, slice, compiling.linked);
    if (!match) return undefined;
    const name = slice.slice ?? '';
    const own: Label = { id: `${label.id}:${name}`, last: `${element.name}:${name}`, profile: label.profile };
    slices.push({
      name, match, fault: faultOf(own), min: slice.min ?? 0, max: slice.max === undefined || slice.max === '*' ? Infinity : slice.max,
      checks: new Map(properties.flatMap(({ type, fact }) => { const check = compileValue(slice, type, fact, own, compiling); return check ? [[type, check] as const] : []; })),
    });
  }
  return slices;
}

/** By type; a value of a type that the profile rules out gets that finding and no other. */
function valueChecks(element: ElementIR, properties: readonly Property[], choice: boolean, label: Label, compiling: Compiling): Map<string, ValueCheck> {
  const checks = new Map<string, ValueCheck>();
  const allowed = choice && element.types ? element.types.map(({ code }) => code) : undefined;
  const fault = faultOf(label);
  const wrong: ValueCheck = (_value, _beside, _type, run) => fault(run, 'type', { expected: allowed!.join(', ') });
  for (const { type, fact } of properties) {
    const check = allowed && !allowed.includes(type) ? wrong : compileValue(element, type, fact, label, compiling);
    if (check) checks.set(type, check);
  }
  return checks;
}

// One value.

function compileValue(element: ElementIR, type: string, fact: TypeFact | undefined, label: Label, compiling: Compiling): ValueCheck | undefined {
  const fault = faultOf(label);
  const types = element.types ?? [];
  const parts: ValueCheck[] = [];
  const add = (part: ValueCheck | undefined) => { if (part) parts.push(part); };
  if (type === 'Resource') add(resourceCheck(types, fault));
  else if (type !== 'Extension') add(datatypeCheck(types.filter(({ code }) => code === type), fault));
  if (type === 'Reference') {
    const reference = compileReference(types, compiling.linked, fault);
    if (reference) add((value, _beside, _type, run) => reference(value, run));
  }
  if (element.fixed !== undefined) add(comparison('fixed', fixedTest(element.fixed), element.fixed, label, fault));
  if (element.pattern !== undefined) add(comparison('pattern', patternTest(element.pattern), element.pattern, label, fault));
  add(bindingCheck(element, label, compiling, fault));
  if (element.maxLength !== undefined) {
    const limit = element.maxLength;
    add((value, _beside, _type, run) => { if (typeof value === 'string' && value.length > limit) fault(run, 'too-long', { limit }); });
  }
  for (const invariant of element.invariants ?? []) add(invariantCheck(invariant, label, compiling));
  add(childrenCheck(element.children ?? [], fact, label, compiling));
  if (parts.length < 2) return parts[0];
  return (value, beside, actual, run) => { for (const part of parts) part(value, beside, actual, run); };
}

function childrenCheck(children: readonly ElementIR[], fact: TypeFact | undefined, label: Label, compiling: Compiling): ValueCheck | undefined {
  // Compiled when a value is first met: many branches of a profile never are.
  let checks: OwnerCheck[] | undefined;
  const compile = () => children.filter(({ name }) => fact === undefined || fact.elements.some((element) => element.name === name))
    .flatMap((child) => compileElement(child, fact, below(label, child.name), compiling) ?? []);
  if (children.length === 0) return undefined;
  return (value, _beside, _type, run) => {
    if (!isLoose(value)) return;
    for (const check of (checks ??= compile())) check(value, run);
  };
}

const written = (value: Json): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const { coding, system, code } = value as { coding?: readonly { code?: string }[]; system?: string; code?: string };
  return code ?? coding?.[0]?.code ?? system ?? JSON.stringify(value).slice(0, 100);
};

function comparison(kind: 'fixed' | 'pattern', test: (value: unknown) => boolean, expected: Json, label: Label, fault: Fault): ValueCheck {
  const isText = typeof expected !== 'object' || expected === null;
  const detail = { expected: written(expected) };
  return (value, _beside, _type, run) => {
    if (test(value)) return;
    const shown = showable(value, label.id);
    fault(run, isText ? 'fixed' : kind, shown === undefined ? detail : { ...detail, shown });
  };
}

/** Yes, no, or cannot tell; the last is listed and never a fault. */
function bindingCheck({ binding }: ElementIR, label: Label, compiling: Compiling, fault: Fault): ValueCheck | undefined {
  if (binding?.strength !== 'required') return undefined;
  const { valueSet } = binding;
  const codes = compiling.linked.codeSet(valueSet);
  return (value, _beside, _type, run) => {
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

function invariantCheck(invariant: InvariantIR, label: Label, compiling: Compiling): ValueCheck {
  const { key, severity } = invariant;
  const holds = compiling.invariant(invariant);
  if (!holds) return (_value, _beside, _type, run) => run.notEvaluated('invariant', key, 'no function and no expression');
  const [message, messageEn] = invariantSentence(key);
  return (value, _beside, _type, run) => {
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
function datatypeCheck(types: readonly TypeIR[], fault: Fault): ValueCheck | undefined {
  const profiles = types.flatMap((type) => type.profiles ?? []);
  if (profiles.length === 0 || types.some((type) => !type.profiles)) return undefined;
  return (value, _beside, _type, run) => {
    if (!isLoose(value)) return;
    const compiled = profiles.map((profile) => run.library.profile(profile));
    if (compiled.some((profile) => !profile)) { for (const profile of profiles) if (!run.library.profile(profile)) run.notEvaluated('profile', profile, 'not held'); return; }
    if (compiled.length === 1) { compiled[0]!.check(value, run); return; }
    const met = compiled.some((profile) => run.apart(() => { profile!.check(value, run); }).ok);
    if (!met) fault(run, 'no-profile');
  };
}

/** A resource that stands in the element itself: of an allowed type, and by an allowed profile. */
function resourceCheck(types: readonly TypeIR[], fault: Fault): ValueCheck | undefined {
  if (types.length === 0 || types.some(({ code, profiles }) => code === 'Resource' && !profiles)) return undefined;
  return (value, _beside, _type, run) => {
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
