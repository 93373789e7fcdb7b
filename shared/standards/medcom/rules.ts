/** What MedCom's prose asks of every message and no profile states. None of it makes the published standard refuse a message. */
import { classifyPatientId, identifierSystems } from '../../identifiers';
import type { Issue } from '../../messages';
import { at, objs, str } from './loose';
import { declaredProfiles, identifiersOf, type Message } from './message';
import { currentProvenance, messageIdOf, targetOf } from './provenance';
import { finding, placesAt, proseError, proseWarning } from './rule-kit';

/** Rules of all message standards. `roles`: the profile that a resource of each type has in this one. */
export function messageRules(message: Message, roles: Readonly<Record<string, string>>): Issue[] {
  return [...oneHeader(message), ...profilesDeclared(message, roles), ...locationNumbers(message)];
}

/** A message has exactly one header; R4 asks only that the first entry is one. */
function oneHeader(message: Message): Issue[] {
  return message.all('MessageHeader').slice(1).map(({ path }) =>
    proseError('medcom-one-header', path, 'Meddelelsen har mere end ét hoved (MessageHeader), så det er uklart, hvilket der gælder.', 'The message has more than one MessageHeader, so it is unclear which one counts.'));
}

/** Validators of the published profiles look at a resource only by what it declares or by what refers to it. */
function profilesDeclared(message: Message, roles: Readonly<Record<string, string>>): Issue[] {
  return message.resources.filter(({ resource, type }) => Object.hasOwn(roles, type) && declaredProfiles(resource).length === 0).map(({ path, type }) =>
    proseWarning('medcom-meta-profile', `${path}.meta.profile`, `${type} angiver ikke, hvilken profil den følger. Den er bedømt efter den, der hører til meddelelsestypen.`, `${type} does not say which profile it follows. It was judged by the one that belongs to this type of message.`));
}

/** dk-core 3.5.0 changed the address; messages in both spellings are about. */
function locationNumbers(message: Message): Issue[] {
  return message.all('Organization').flatMap(({ resource, path }) => identifiersOf(resource).filter(({ system }) => system === identifierSystems.glnHttp).map(({ index }) =>
    finding('information', 'policy', 'gln-system-http', `${path}.identifier[${index}].system`, 'Lokationsnummeret er angivet med den nyere adresse (http). Det læses som det plejer.', 'The location number uses the newer address (http). It is read as usual.')));
}

/** A patient is known by CPR or by a replacement number; the core profile takes any identifier. */
export function patientNumberRules(message: Message): Issue[] {
  return message.all('Patient').filter(({ resource }) => !identifiersOf(resource).some(({ system, value }) => value !== undefined && numbered.has(classifyPatientId(value, system)))).map(({ path }) =>
    proseError('medcom-patient-number', `${path}.identifier`, 'Patienten har hverken CPR-nummer eller erstatningsnummer.', 'The patient has neither a CPR number nor a replacement number.'));
}
const numbered: ReadonlySet<string> = new Set(['cpr', 'x-ecpr', 'd-ecpr']);

/** Activities outside the message type's own, where no profile binds them. */
export function activityRules(message: Message, allowed: (activity: string) => boolean): Issue[] {
  return message.all('Provenance').flatMap(({ resource, path }) => placesAt({ value: resource, path }, 'activity.coding.code')
    .filter(({ value }) => typeof value === 'string' && !allowed(value))
    .map((place) => proseError('medcom-activity', place.path, 'Historikken nævner en aktivitet, som ikke findes i denne meddelelsestype.', 'The history names an activity that does not exist in this type of message.')));
}

/** This message has a Provenance of its own, and an answer names what it answers. */
export function chainRules(message: Message, answering: ReadonlySet<string>): Issue[] {
  const own = messageIdOf(message);
  const current = currentProvenance(message);
  if (own === undefined || !current) return [];
  if (targetOf(current) !== own) {
    return [proseError('medcom-provenance-current', 'Bundle', 'Ingen Provenance beskriver denne meddelelse; den nyeste bruges i stedet.', 'No Provenance describes this message; the newest is used instead.')];
  }
  const activity = str(at(current.resource, 'activity', 'coding', 'code'));
  const answers = objs(current.resource.entity).some(({ role }) => role === 'revision' || role === 'removal');
  return activity !== undefined && answering.has(activity) && !answers
    ? [proseError('medcom-provenance-revision', `${current.path}.entity`, 'Meddelelsen bygger på en tidligere meddelelse, men siger ikke hvilken.', 'The message builds on an earlier message but does not say which one.')]
    : [];
}
