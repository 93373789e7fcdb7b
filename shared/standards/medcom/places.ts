/**
 * Where the breach of a published invariant lies. Many are written on the whole Bundle or Communication though one element of
 * one resource breaks them, and that element is what a sender must correct.
 */
import type { FoundResource, Places, Surroundings } from '../../fhir/validation/types';
import { extensionsOf, items, obj, objs, str } from './loose';
import { declaredProfiles, extensionValue } from './message';
import { extensions, profiles } from './urls';

const element = (name: string) => (_focus: unknown, _around: Surroundings, path: string): string[] => [`${path}.${name}`];
const everyOne = (found: readonly FoundResource[], below: string): string[] => found.map(({ path }) => `${path}${below}`);
const lacking = (profile: string) => ({ resource }: FoundResource): boolean => !declaredProfiles(resource).some((declared) => declared.startsWith(profile));

/** Extensions by which segments name their authors, with the role they lead to. */
function authors(communication: unknown, around: Surroundings, path: string): { role: FoundResource; path: string }[] {
  return items(obj(communication).payload).flatMap((payload, at) => items(obj(payload).extension).flatMap((extension, index) => {
    if (obj(extension).url !== extensions.author) return [];
    const role = around.resolve(extensionValue(obj(extension)));
    return role ? [{ role, path: `${path}.payload[${at}].extension[${index}]` }] : [];
  }));
}

const coded = ({ resource }: FoundResource): boolean => objs(resource.code).some(({ coding }) => objs(coding).some(({ code }) => str(code) !== undefined));
const worded = ({ resource }: FoundResource): boolean => objs(resource.code).some(({ text }) => str(text) !== undefined);
const nameless = (found: FoundResource | undefined): boolean => found?.type !== 'Practitioner' || objs(found.resource.name).length === 0;

const firstEntry = (): string[] => ['Bundle.entry[0]'];
const patients = (_focus: unknown, around: Surroundings): string[] => everyOne(around.resources('Patient').slice(1), '');
const performer = (below: string) => (focus: unknown, around: Surroundings, path: string): string[] => {
  const role = around.resolve(focus);
  if (!role) return [path];
  if (below === '.code') return [`${role.path}.code`];
  const person = around.resolve(role.resource.practitioner);
  return [person ? `${person.path}${below}` : `${role.path}.practitioner`];
};

export const medcomPlaces: Places = {
  'medcom-uuidv4': (focus, _around, path) => [typeof focus === 'object' ? `${path}.value` : path],
  'medcom-messaging-1': firstEntry,
  'medcom-careCommunication-1': firstEntry,
  'medcom-careCommunication-2': patients,
  'medcom-careCommunication-3': (_focus, around) => everyOne(around.resources('Provenance').filter(lacking(profiles.careCommunicationProvenance)), '.meta.profile'),
  'medcom-careCommunication-4': (_focus, around) => everyOne(around.resources('Practitioner').filter(nameless), '.name'),
  'medcom-careCommunication-5': element('priority'),
  'medcom-careCommunication-6': element('topic'),
  'medcom-careCommunication-7': (focus, around, path) => {
    const all = authors(focus, around, path);
    const wrong = all.filter(({ role }) => coded(role) === worded(role));
    return [...new Set((wrong.length > 0 ? wrong : all).map(({ role }) => `${role.path}.code`))];
  },
  'medcom-careCommunication-8': (focus, around, path) => [...new Set(authors(focus, around, path).map(({ role }) => {
    const person = around.resolve(role.resource.practitioner);
    return person ? `${person.path}.name` : `${role.path}.practitioner`;
  }))],
  'medcom-careCommunication-9': (focus, around) => {
    const encounter = around.resolve(obj(focus).encounter);
    return encounter ? [`${encounter.path}.episodeOfCare`] : [];
  },
  'medcom-careCommunication-11': (_focus, around) => around.resources('Communication').flatMap(({ resource, path }) =>
    items(resource.extension).flatMap((extension, index) => (extensionsOf({ extension: [extension] }, extensions.sender).length > 0 ? [`${path}.extension[${index}]`] : []))),
  'medcom-careCommunication-12': (_focus, around) => around.resources('Communication').flatMap(({ resource, path }) => items(resource.recipient).map((_, index) => `${path}.recipient[${index}]`)),
  'medcom-careCommunication-13': (_focus, around) => everyOne(around.resources('PractitionerRole'), '.practitioner'),
  'medcom-acknowledgement-1': (_focus, around) => everyOne(around.resources('MessageHeader').slice(0, 1), '.response'),
  'medcom-acknowledgement-2': (_focus, around) => (around.resources('MessageHeader').length === 1 ? everyOne(around.resources('MessageHeader'), '') : []),
  'medcom-hospitalNotification-2': patients,
  'medcom-hospitalNotification-4': (_focus, around) => everyOne(around.resources('Patient'), '.identifier'),
  'medcom-hospitalNotification-5': (_focus, around) => everyOne(around.resources('MessageHeader'), '.destination'),
  'medcom-hospitalNotification-6': element('extension'),
  'medcom-homecareObsMessage-1': firstEntry,
  'medcom-homecareObsMessage-2': (_focus, around) => everyOne(around.resources('Provenance'), '.activity'),
  'dk-core-organization-mandatory-identifier': element('identifier'),
  'dk-core-observation-mandatory-units': element('value'),
  'medcom-homecareReport-1': performer('.code'),
  'medcom-homecareReport-2': performer('.name'),
  'medcom-homecareReport-3': performer('.telecom'),
  'medcom-homecareReport-5': performer('.code'),
  'medcom-homecareReport-6': performer('.name'),
};
