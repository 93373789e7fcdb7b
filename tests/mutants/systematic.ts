/**
 * Mutants that follow from the facts: every element a profile demands is left out, every limit is passed, every fixed value,
 * binding, target, type and closed slicing is broken, at each place of the seed where the fact bites. Nobody chose these places.
 */
import { isPrimitive, jsonTypeOf, typeFact, type ElementFact, type TypeFact } from '../../shared/fhir/r4/facts';
import type { ElementIR, PackageIR, ProfileIR, TypeIR } from '../../shared/fhir/validation/ir';
import { link, type Linked } from '../../shared/fhir/validation/link';
import { factOf, otherThan, pathOf, propertiesOf, propertyFor, sampleOf, valueAt, type Keys } from './json-place';
import type { Guide, Kind, Mutated, Tier } from './kind';
import { itemsOf, sliceOf, type Sliced } from './slices';
import { copyOf, isObject, type Loose } from './spot';

/** A kind that stands at one place of one seed; `name` is the same for the same fact elsewhere. */
export type Site = Kind;

/** At a place in the copy: `owner` holds the property. */
type Change = (owner: Loose, bundle: Loose) => boolean | Keys;

interface Context { linked: Linked; bundle: Loose; sites: Map<string, Site> }
/** What is looked at: rules of `element` for the object at `keys`, of base type `fact`. `shown` names it; below a slice, `guarded` are the ways whose change would take the value out of the slice. */
interface Look { element: Pick<ElementIR, 'children'>; fact: TypeFact; keys: Keys; shown: string; guarded: ReadonlySet<string>; way: string; depth: number }

const none: ReadonlySet<string> = new Set();
const DEEPEST = 12;

function add({ bundle, sites }: Context, what: string, tier: Tier, shown: string, keys: Keys, change: Change): void {
  const name = `fact ${what}: ${shown}`;
  if (sites.has(name)) return;
  sites.set(name, {
    name, tier, rule: `${shown} ${what}`,
    apply(seed): Mutated | undefined {
      const copy = copyOf(seed);
      const owner = valueAt(copy, keys.slice(0, -1));
      if (!isObject(owner)) return undefined;
      const done = change(owner, copy);
      if (done === false) return undefined;
      return { bundle: copy, path: pathOf(bundle, done === true ? keys : [...keys.slice(0, -1), ...done]) };
    },
  });
}

const tierOf = (element: ElementFact): Tier => (element.min > 0 ? 'base' : 'profile');

function look(context: Context, at: Look): void {
  if (at.depth > DEEPEST) return;
  const value = valueAt(context.bundle, at.keys);
  if (!isObject(value)) return;
  for (const child of at.element.children ?? []) {
    const fact = factOf(at.fact, child.name);
    if (!fact) continue;
    const way = at.way === '' ? child.name : `${at.way}.${child.name}`;
    const shown = `${at.shown}.${child.name}`;
    const guarded = [...at.guarded].some((path) => `${path}.`.startsWith(`${way}.`) || way.startsWith(`${path}.`));
    const properties = propertiesOf(at.fact, child.name);
    const present = properties.find((property) => property in value);
    if (present === undefined) {
      if (child.max === 0) forbidden(context, fact, properties[0]!, [...at.keys, properties[0]!], shown);
      continue;
    }
    const keys = [...at.keys, present];
    if ((child.min ?? 0) > 0 && !guarded) {
      add(context, 'required', tierOf(fact), shown, keys, (owner) => {
        for (const property of properties) { Reflect.deleteProperty(owner, property); Reflect.deleteProperty(owner, `_${property}`); }
        return true;
      });
    }
    if (typeof child.max === 'number' && child.max > 0 && fact.many) tooMany(context, shown, keys, child.max);
    const items = itemsOf(context.bundle, keys);
    const type = at.fact.properties.get(present)!.type;
    if (!guarded) narrowedType(context, child.types, fact, shown, keys, present);
    for (const item of items) inside(context, child, { fact, type, keys: item, shown, guarded: at.guarded, way, depth: at.depth }, guarded);
    for (const slice of child.slices ?? []) sliced(context, child, slice, { fact, owner: at.fact, keys, items, shown, way, depth: at.depth, inGuarded: at.guarded });
  }
}

interface Inside { fact: ElementFact; type: string; keys: Keys; shown: string; guarded: ReadonlySet<string>; way: string; depth: number }

/** Rules of one value: fixed, binding, reference, datatype profile, children. */
function inside(context: Context, element: ElementIR | (Omit<ElementIR, 'name'>), at: Inside, guarded: boolean): void {
  if (!guarded) {
    fixedValue(context, element, at);
    binding(context, element, at);
    references(context, element.types, at);
  }
  const group = at.fact.group ?? typeFact(at.type);
  const deeper = (children: readonly ElementIR[] | undefined, fact: TypeFact | undefined, guards: ReadonlySet<string>) => {
    if (children && fact) look(context, { element: { children }, fact, keys: at.keys, shown: at.shown, guarded: guards, way: at.way, depth: at.depth + 1 });
  };
  deeper(element.children, group, at.guarded);
  const named = (element.types ?? []).filter(({ code }) => code === at.type || at.type === 'Resource');
  const canonical = named.length === 1 && named[0]!.profiles?.length === 1 ? named[0]!.profiles[0]! : undefined;
  const profile = canonical === undefined ? undefined : context.linked.profile(canonical);
  if (profile) deeper(profile.root.children, at.type === 'Resource' ? typeFact(profile.type) : group, at.guarded);
}

interface SliceAt { fact: ElementFact; owner: TypeFact; keys: Keys; items: readonly Keys[]; shown: string; way: string; depth: number; inGuarded: ReadonlySet<string> }

function sliced(context: Context, element: ElementIR, slice: ElementIR, at: SliceAt): void {
  const found: Sliced | undefined = sliceOf(context.linked, context.bundle, element, slice, at.keys, at.items);
  if (!found) return;
  const shown = `${at.shown}:${slice.slice ?? ''}`;
  const { matched, ways } = found;
  const many = at.fact.many;
  if (many && matched.length > 0 && (slice.min ?? 0) > 0) {
    add(context, 'required', 'profile', shown, at.keys, (owner) => {
      const name = at.keys.at(-1) as string;
      const list = owner[name] as unknown[];
      const gone = new Set(matched.map((keys) => keys.at(-1)));
      const kept = list.filter((_, index) => !gone.has(index));
      if (kept.length === 0) Reflect.deleteProperty(owner, name);
      else owner[name] = kept;
      return true;
    });
  }
  if (many && matched.length > 0 && typeof slice.max === 'number' && slice.max > 0) tooMany(context, shown, at.keys, slice.max, matched);
  if (many && element.slicing?.rules === 'closed' && matched.length > 0 && found.foreign) {
    const foreign = found.foreign;
    add(context, 'closed slicing', 'profile', at.shown, at.keys, (owner) => {
      const name = at.keys.at(-1) as string;
      const list = owner[name] as unknown[];
      const copy = structuredClone(list[matched[0]!.at(-1) as number]);
      if (!isObject(copy) || !foreign(copy)) return false;
      owner[name] = [...list, copy];
      return [name, list.length];
    });
  }
  const type = matched[0] && at.owner.properties.get(at.keys.at(-1) as string)?.type;
  if (type === undefined) return;
  const guards = new Set([...at.inGuarded, ...ways.map((path) => (path === '' ? at.way : `${at.way}.${path}`))]);
  for (const keys of matched) inside(context, slice, { fact: at.fact, type, keys, shown, guarded: guards, way: at.way, depth: at.depth }, guards.has(at.way));
}

function tooMany(context: Context, shown: string, keys: Keys, max: number, matched?: readonly Keys[]): void {
  add(context, 'too many', 'profile', shown, keys, (owner) => {
    const name = keys.at(-1) as string;
    const list = owner[name];
    if (!Array.isArray(list) || list.length === 0) return false;
    const which = matched ? matched[0]!.at(-1) as number : list.length - 1;
    const more = max + 1 - (matched?.length ?? list.length);
    if (more < 1) return false;
    owner[name] = [...list as unknown[], ...Array.from({ length: more }, () => structuredClone(list[which] as unknown))];
    return [name, list.length];
  });
}

function forbidden(context: Context, fact: ElementFact, property: string, keys: Keys, shown: string): void {
  const sample = sampleOf(fact);
  if (sample === undefined) return;
  add(context, 'forbidden', 'profile', shown, keys, (owner) => { owner[property] = fact.many ? [sample] : sample; return true; });
}

/** A choice that the profile narrows gets a type that only the base allows. */
function narrowedType(context: Context, types: readonly TypeIR[] | undefined, fact: ElementFact, shown: string, keys: Keys, present: string): void {
  if (!types || !fact.choice) return;
  const other = fact.types.find((type) => !types.some(({ code }) => code === type) && sampleOf(fact, type) !== undefined);
  if (other === undefined) return;
  add(context, 'type', 'profile', shown, keys, (owner) => {
    Reflect.deleteProperty(owner, present);
    Reflect.deleteProperty(owner, `_${present}`);
    owner[propertyFor(fact, other)] = sampleOf(fact, other);
    return true;
  });
}

function setAt(owner: Loose, keys: Keys, value: unknown): boolean {
  const last = keys.at(-1)!;
  owner[last] = value;
  return true;
}

function fixedValue(context: Context, element: Omit<ElementIR, 'name'>, { fact, type, keys, shown }: Inside): void {
  const wanted = element.fixed ?? element.pattern;
  if (wanted === undefined) return;
  const value = valueAt(context.bundle, keys);
  if (isPrimitive(type)) {
    const other = otherThan(value, fact, type);
    if (other === undefined || other === wanted) return;
    changeItem(context, 'fixed value', 'profile', shown, keys, () => other);
  } else if (isObject(wanted)) {
    changeItem(context, 'fixed value', 'profile', shown, keys, (before) => (isObject(before) ? withOtherLeaf(before, wanted) : undefined));
  }
}

/** Changes the deepest first value that the pattern names. */
function withOtherLeaf(value: Loose, pattern: Loose): Loose | undefined {
  const [name] = 'code' in pattern ? ['code'] : Object.keys(pattern);
  if (name === undefined) return undefined;
  const wanted = Array.isArray(pattern[name]) ? (pattern[name] as unknown[])[0] : pattern[name];
  if (!isObject(wanted)) return { ...value, [name]: 'other' };
  const inner = Array.isArray(value[name]) ? (value[name] as unknown[])[0] : value[name];
  const changed = isObject(inner) ? withOtherLeaf(inner, wanted) : undefined;
  return changed && { ...value, [name]: Array.isArray(value[name]) ? [changed] : changed };
}

/** A change of the value itself, which may stand in a list. */
function changeItem(context: Context, what: string, tier: Tier, shown: string, keys: Keys, change: (before: unknown, bundle: Loose) => unknown): void {
  const last = keys.at(-1)!;
  const inList = typeof last === 'number';
  const own = inList ? keys.slice(0, -1) : keys;
  add(context, what, tier, shown, own, (owner, bundle) => {
    const name = own.at(-1) as string;
    const before = inList ? (owner[name] as unknown[])[last] : owner[name];
    const after = change(before, bundle);
    if (after === undefined) return false;
    if (!inList) return setAt(owner, [name], after);
    (owner[name] as unknown[])[last] = after;
    return [name, last];
  });
}

const foreign = { system: 'http://example.org/foreign', code: 'foreign' };

function binding(context: Context, element: Omit<ElementIR, 'name'>, { fact, type, keys, shown }: Inside): void {
  if (element.binding?.strength !== 'required') return;
  const set = context.linked.codeSet(element.binding.valueSet);
  // What can't be enumerated can't be broken for certain.
  if (!set?.closed || set.codes.has('foreign')) return;
  const tier: Tier = fact.codes ? 'base' : 'profile';
  if (type === 'code' || type === 'string' || type === 'uri') changeItem(context, 'binding', tier, shown, keys, () => 'foreign');
  else if (type === 'Coding') changeItem(context, 'binding', tier, shown, keys, () => ({ ...foreign }));
  else if (type === 'CodeableConcept') changeItem(context, 'binding', tier, shown, keys, () => ({ coding: [{ ...foreign }] }));
}

const DEAD = '11111111-0000-4000-8000-00000000dead';

function references(context: Context, types: readonly TypeIR[] | undefined, { type, keys, shown }: Inside): void {
  if (type !== 'Reference' || !types?.length) return;
  const before = valueAt(context.bundle, keys);
  if (!isObject(before) || typeof before.reference !== 'string') return;
  const resources = (context.bundle.entry as { resource?: Loose }[]).map(({ resource }) => resource).filter((resource) => resource !== undefined);
  const target = resources.find(({ resourceType, id }) => (before.reference as string).endsWith(`${String(resourceType)}/${String(id)}`));
  if (target && types.every(({ code, bundled }) => code === 'Reference' && bundled)) {
    changeItem(context, 'bundled', 'profile', shown, keys, () => ({ ...before, reference: `${String(target.resourceType)}/${DEAD}` }));
  }
  const wanted = types.flatMap(({ targets }) => targets ?? []).map((canonical) => context.linked.profile(canonical)?.type ?? canonical.slice(canonical.lastIndexOf('/') + 1));
  if (!target || wanted.length === 0 || wanted.some((one) => !/^[A-Z]/.test(one) || one === 'Resource')) return;
  const other = resources.find(({ resourceType }) => !wanted.includes(String(resourceType)));
  if (other) changeItem(context, 'target', 'profile', shown, keys, () => ({ ...before, reference: `${String(other.resourceType)}/${String(other.id)}` }));
}

/** Base FHIR at every value of a resource: JSON type, required code, list or one, an unknown neighbour. */
function basePlaces(context: Context, fact: TypeFact, keys: Keys, shown: string, depth: number): void {
  const value = valueAt(context.bundle, keys);
  if (!isObject(value) || depth > DEEPEST) return;
  add(context, 'unknown property', 'base', shown, [...keys, 'ukendt'], (owner) => setAt(owner, ['ukendt'], 'x'));
  for (const [property, { element, type, primitive }] of fact.properties) {
    if (!(property in value) || element.name === 'div') continue;
    const own = [...keys, property];
    const name = `${shown}.${element.name}`;
    if (element.min > 0) add(context, 'required', 'base', name, own, (owner) => Reflect.deleteProperty(owner, property));
    if (element.many) add(context, 'list', 'base', name, own, (owner) => setAt(owner, [property], (owner[property] as unknown[])[0]));
    else add(context, 'list', 'base', name, own, (owner) => setAt(owner, [property], [owner[property]]));
    add(context, 'null', 'base', name, own, (owner) => setAt(owner, [property], null));
    if (primitive) {
      changeItem(context, 'JSON type', 'base', name, element.many ? [...own, 0] : own, () => (jsonTypeOf(type) === 'string' ? 7 : 'syv'));
      if (jsonTypeOf(type) === 'string') changeItem(context, 'empty', 'base', name, element.many ? [...own, 0] : own, () => '');
      if (element.codes) changeItem(context, 'code', 'base', name, element.many ? [...own, 0] : own, () => 'ukendt-kode');
    } else if (type !== 'Resource' && type !== 'xhtml') {
      changeItem(context, 'JSON type', 'base', name, element.many ? [...own, 0] : own, () => 'tekst');
      const inner = element.group ?? typeFact(type);
      for (const item of itemsOf(context.bundle, own)) if (inner) basePlaces(context, inner, item, name, depth + 1);
    }
  }
}

export const bundleProfiles: Readonly<Record<string, string>> = {
  carecommunication: 'carecommunication/StructureDefinition/medcom-careCommunication-message', hospitalnotification: 'hospitalnotification/StructureDefinition/medcom-hospitalNotification-message',
  acknowledgement: 'acknowledgement/StructureDefinition/medcom-messaging-acknowledgement', homecareobservation: 'homecareobservation/StructureDefinition/medcom-homecareobservation-message',
  conditionlist: 'conditionlist/StructureDefinition/medcom-conditionlist-bundle',
};
export const bundleProfileOf = (guide: Guide): string => `http://medcomfhir.dk/ig/${bundleProfiles[guide.name]!}`;

/** Every place of the seed where a fact of its guide, or of base FHIR, can be broken. */
export function systematicKinds(bundle: Loose, guide: Guide, packages: ReadonlyMap<string, PackageIR>): Site[] {
  const linked = link(`medcom.fhir.dk.${guide.name}#${guide.version}`, packages);
  const context: Context = { linked, bundle, sites: new Map() };
  const rootOf = (profile: ProfileIR, keys: Keys) => {
    const fact = typeFact(profile.type);
    if (fact) look(context, { element: profile.root, fact, keys, shown: profile.url.slice(profile.url.lastIndexOf('/') + 1), guarded: none, way: '', depth: 0 });
  };
  const own = linked.profile(bundleProfileOf(guide));
  if (own) rootOf(own, []);
  basePlaces(context, typeFact('Bundle')!, [], 'Bundle', 0);
  (bundle.entry as { resource?: Loose }[]).forEach(({ resource }, index) => {
    const keys: Keys = ['entry', index, 'resource'];
    const named = isObject(resource?.meta) && Array.isArray(resource.meta.profile) ? resource.meta.profile as string[] : [];
    for (const canonical of named) {
      const profile = linked.profile(canonical);
      if (profile) rootOf(profile, keys);
    }
    const fact = typeof resource?.resourceType === 'string' ? typeFact(resource.resourceType) : undefined;
    if (fact) basePlaces(context, fact, keys, fact.name, 0);
  });
  return [...context.sites.values()];
}
