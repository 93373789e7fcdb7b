/**
 * Releases that are read and whose definitions nobody here holds, as what sets them apart from the next release that is at hand.
 * What isn't known of them is left open, so a message is refused only by what both releases surely ask
 * (docs/decisions/0030-profile-facts.md).
 */
import type { ElementIR, PackageIR, ProfileIR } from '../fhir/validation/ir';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Facts = Writable<Omit<ElementIR, 'name' | 'children' | 'slices'>> & { children?: Element[]; slices?: Element[] };
type Element = Facts & { name: string };

export interface OlderRelease {
  /** `name#version` of the release it is told from. */
  from: string;
  version: string;
  /** Releases it rests on, where they are others. */
  dependsOn?: Readonly<Record<string, string>>;
  /** Canonicals that were others then: of today → of then. */
  renamed?: Readonly<Record<string, string>>;
  /** Profiles it held itself that are in another package today: `name#version` → canonicals of today. */
  borrowed?: Readonly<Record<string, readonly string[]>>;
  /** Profiles that were not there yet. */
  without?: readonly string[];
  /** Keys of invariants that were not there yet, or never bit. */
  withoutInvariants?: RegExp;
  /** By profile (last part of the canonical of today): elements (`payload:string.extension:identifier`) of which nothing is asked, or other facts; undefined takes one away. */
  loosened?: Readonly<Record<string, Readonly<Record<string, null | Partial<Omit<ElementIR, 'name'>>>>>>;
}

const ig = 'http://medcomfhir.dk/ig';
const profileOf = (guide: string, name: string): string => `${ig}/${guide}/StructureDefinition/${name}`;
const careCommunicationExtension = (name: string): string => profileOf('carecommunication', `medcom-carecommunication-${name}-extension`);
const coreExtension = (name: string): string => profileOf('core', `medcom-core-${name}-extension`);
const homeCare = (name: string): string => profileOf('homecareobservation', name);

export const olderReleases: readonly OlderRelease[] = [
  {
    // Threads by Communication.identifier, `source` entities, the definition and the guide's own Provenance came with 4.0. Modified and retracted messages had several Communications and other statuses.
    from: 'medcom.fhir.dk.carecommunication#4.0.3', version: '3.0.0', dependsOn: { 'medcom.fhir.dk.messaging': '2.1.0', 'medcom.fhir.dk.core': '2.0.0' },
    without: ['medcom-careCommunication-provenance'], withoutInvariants: /^medcom-(careCommunication-|messaging-1$|uuidv4$)/,
    loosened: {
      'medcom-careCommunication-messageHeader': { definition: null, focus: { max: undefined } },
      'medcom-careCommunication-communication': { identifier: null, status: null, 'category.coding': null },
    },
  },
  {
    // The extensions were the guide's own, and a payload had no identifier.
    from: 'medcom.fhir.dk.carecommunication#3.0.0', version: '2.1.0',
    borrowed: { 'medcom.fhir.dk.core#2.0.0': ['datetime', 'practitioner', 'contact', 'sender'].map(coreExtension) },
    renamed: {
      [coreExtension('datetime')]: careCommunicationExtension('datetime'), [coreExtension('practitioner')]: careCommunicationExtension('author'),
      [coreExtension('contact')]: careCommunicationExtension('author-contact'), [coreExtension('sender')]: careCommunicationExtension('sender'),
    },
    loosened: {
      'medcom-careCommunication-communication': {
        'payload.extension:identifier': null, 'payload:string.extension:identifier': null, 'payload:attachment.extension:identifier': null,
        'payload:string.extension': { min: 3 }, 'payload:attachment.extension': { min: 1 },
      },
    },
  },
  // The codes of reasons were two others, and the rules that the whole message must be an acknowledgement did not bite yet.
  { from: 'medcom.fhir.dk.acknowledgement#2.0.3', version: '2.0.1', dependsOn: { 'medcom.fhir.dk.terminology': '1.1.1' }, withoutInvariants: /^medcom-acknowledgement-/ },
  // Leave came with 3.0.
  { from: 'medcom.fhir.dk.hospitalnotification#3.0.2', version: '2.0.0', withoutInvariants: /^medcom-hospitalNotification-6$/, loosened: { 'medcom-hospitalNotification-encounter': { extension: null } } },
  {
    // Other names, MedCom's own codes under another address, an interpretation that its profile bound to no value set.
    from: 'medcom.fhir.dk.homecareobservation#1.2.1', version: '1.0.0', dependsOn: { 'medcom.fhir.dk.terminology': '1.7.0' },
    renamed: {
      [homeCare('medcom-homecareobservation-message')]: homeCare('medcom-homecare-message'), [homeCare('medcom-homecareobservation-messageheader')]: homeCare('medcom-homecareobservation-MessageHeader'),
      [homeCare('medcom-homecareobservation-diagnosticreport')]: homeCare('medcom-homecare-diagnosticreport'), [homeCare('medcom-homecare-observation')]: homeCare('medcom-homeCare-observation'),
    },
    withoutInvariants: /^medcom-homecareObsMessage-1$/,
    loosened: { 'medcom-homecareobservation-messageheader': { definition: null }, 'medcom-homecare-observation': { interpretation: null } },
  },
];

/** A copy of plain data, with canonicals under other names. */
function copyOf<T>(value: T, names: Readonly<Record<string, string>> = {}): T {
  const copy = (item: unknown): unknown => {
    if (typeof item === 'string') return Object.hasOwn(names, item) ? names[item] : item;
    if (Array.isArray(item)) return item.map(copy);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(value) as T;
}

function withoutInvariants(facts: Facts, keys: RegExp): void {
  if (facts.invariants) {
    facts.invariants = facts.invariants.filter(({ key }) => !keys.test(key));
    if (facts.invariants.length === 0) delete facts.invariants;
  }
  for (const below of [...(facts.children ?? []), ...(facts.slices ?? [])]) withoutInvariants(below, keys);
}

/** Throws on an element that the profile doesn't speak of: the difference would be no difference. */
function loosen(root: Facts, path: string, change: null | Partial<Omit<ElementIR, 'name'>>): void {
  let list: Element[] = [];
  let found: Facts = root;
  for (const segment of path.split('.')) {
    const [name, slice] = segment.split(':');
    for (const [key, wanted] of [['children', name], ['slices', slice]] as const) {
      if (wanted === undefined) continue;
      list = found[key] ?? [];
      const next = list.find((element) => (key === 'slices' ? element.slice : element.name) === wanted);
      if (!next) throw new Error(`Nothing is said of ${path}`);
      found = next;
    }
  }
  if (change === null) list.splice(list.indexOf(found as Element), 1);
  else Object.assign(found, change);
}

/** `packages` holds the release that it is told from and those it borrows from. */
export function olderPackage({ from, version, dependsOn, renamed = {}, borrowed = {}, without = [], withoutInvariants: keys, loosened = {} }: OlderRelease, packages: ReadonlyMap<string, PackageIR>): PackageIR {
  const next = packages.get(from)!;
  const taken = Object.entries(borrowed).flatMap(([id, canonicals]) => packages.get(id)!.profiles.filter(({ url }) => canonicals.includes(url)));
  const lastPart = (canonical: string) => canonical.slice(canonical.lastIndexOf('/') + 1);
  const profiles = [...next.profiles.filter(({ url }) => !without.includes(lastPart(url))), ...taken].map((profile): ProfileIR => {
    const copy = copyOf(profile) as ProfileIR & { root: Facts };
    if (keys) withoutInvariants(copy.root, keys);
    for (const [path, change] of Object.entries(loosened[lastPart(profile.url)] ?? {})) loosen(copy.root, path, change);
    return copyOf<ProfileIR>(copy, renamed);
  });
  return { ...next, version, profiles, dependsOn: { ...next.dependsOn, ...dependsOn } };
}

const current: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  acknowledgement: { '2.0.0': '2.0.1', '2.0.2': '2.0.3' },
  carecommunication: { '2.0.0': '2.1.0', '4.0.0': '4.0.3', '4.0.1': '4.0.3', '4.0.2': '4.0.3', '5.0.0-trial-use': '5.0.2', '5.0.0': '5.0.2', '5.0.1': '5.0.2' },
  conditionlist: { '1.0.0': '1.0.1' },
  homecareobservation: { '1.1.0-trial-use': '1.2.1', '1.1.1-trial-use': '1.2.1', '1.2.0': '1.2.1' },
  hospitalnotification: { '3.0.0': '3.0.2', '3.0.1': '3.0.2' },
  messaging: { '2.0.0': '2.1.0', '2.0.1': '2.1.0', '2.2.0': '2.2.2', '2.2.1': '2.2.2', '4.0.0-trial-use': '4.0.2', '4.0.0': '4.0.2', '4.0.1': '4.0.2' },
};

/**
 * The release whose built-in facts stand for a published one of MedCom's (`medcom.fhir.dk.carecommunication#5.0.1` →
 * `…#5.0.2`): corrections of the same edition. Undefined for one that is built in itself, or that nobody here knows.
 */
export function standInFor(id: string): string | undefined {
  const [, guide = '', version = ''] = /^medcom\.fhir\.dk\.([a-z]+)#(.+)$/.exec(id) ?? [];
  const stand = Object.hasOwn(current, guide) && Object.hasOwn(current[guide]!, version) ? current[guide]![version] : undefined;
  return stand === undefined ? undefined : `medcom.fhir.dk.${guide}#${stand}`;
}
