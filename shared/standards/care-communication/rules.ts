/** What CareCommunication's prose asks and its profiles don't state, or state so that they never bite. */
import type { Issue } from '../../messages';
import { extensionsOf, items, obj, objs, str } from '../medcom/loose';
import { extensionValue, type Found, type Message } from '../medcom/message';
import { currentProvenance, payloadsOf } from '../medcom/provenance';
import { finding, placesAt, proseError, type Place } from '../medcom/rule-kit';
import { chainRules, patientNumberRules } from '../medcom/rules';
import { extensions } from '../medcom/urls';
import { definition5Shape } from './facts';
import { communicationsOf, lyingContentType, payloadId } from './read';

const answering: ReadonlySet<string> = new Set(['reply-message', 'forward-message']);

export function textRules(message: Message, version: string): Issue[] {
  const current = version === '5.0';
  const numbered = current || version === '4.0';
  return [
    ...patientNumberRules(message), ...chainRules(message, answering), ...communicationsOf(message).flatMap(attachmentRules),
    ...(numbered ? [...chainPayloadRules(message), ...assignerRules(message), ...peopleRules(message)] : []),
    ...(current ? [...encounterRules(message), ...definitionRules(message)] : []),
    ...(version === '4.0' ? roleCodeRules(message) : []),
  ];
}

/** medcom-careCommunication-15 as repaired after 5.0.2: an Encounter in the Bundle if and only if the Communication names it. */
function encounterRules(message: Message): Issue[] {
  const encounters = message.all('Encounter');
  return communicationsOf(message).flatMap(({ resource, path }) => {
    const named = message.resolve(resource.encounter)?.type === 'Encounter';
    return (encounters.length > 0) === named && (resource.encounter === undefined || named) ? []
      : [proseError('medcom-careCommunication-15', `${path}.encounter`, 'Forløbet (Encounter) skal både være med i meddelelsen og nævnt i den, eller slet ikke være der.', 'The encounter must be both in the message and referred to by it, or not be there at all.')];
  });
}

/** medcom-carecommunication-definition-url as repaired: the published 5.0.2 accepts whatever ends in 5.x. */
function definitionRules(message: Message): Issue[] {
  const stated = str(message.header?.resource.definition);
  return stated === undefined || definition5Shape.test(stated) ? []
    : [proseError('medcom-carecommunication-definition-url', `${message.header!.path}.definition`, 'Meddelelsen henviser ikke til definitionen af korrespondancemeddelelse 5.x.', 'The message does not refer to the CareCommunication 5.x definition.')];
}

const nameless = (found: Found | undefined): boolean => found?.type !== 'Practitioner' || objs(found.resource.name).length === 0;

/** Rules -4, -8 and -13 as published are met by any one match in the whole message; these are the others. */
function peopleRules(message: Message): Issue[] {
  const some = <T>(all: readonly T[], bad: (each: T) => boolean): T[] => { const found = all.filter(bad); return found.length === all.length ? [] : found; };
  const authors = communicationsOf(message).flatMap((communication) => authorsOf(message, communication));
  return [
    ...some(message.all('Practitioner'), nameless).map(({ path }) => proseError('medcom-careCommunication-4', `${path}.name`, 'En sundhedsperson mangler navn.', 'A practitioner has no name.')),
    ...some(message.all('PractitionerRole'), ({ resource }) => str(obj(resource.practitioner).reference) === undefined)
      .map(({ path }) => proseError('medcom-careCommunication-13', `${path}.practitioner`, 'En stilling (PractitionerRole) peger ikke på nogen person.', 'A PractitionerRole refers to no practitioner.')),
    ...some(authors, ({ role }) => nameless(message.resolve(role.resource.practitioner)))
      .map(({ path }) => proseError('medcom-careCommunication-8', path, 'Underskriverens navn mangler.', 'The author\'s name is missing.')),
  ];
}

/** The authors of segments and attachments, each at the extension that names it. */
export function authorsOf(message: Message, { resource, path }: Found): { role: Found; path: string }[] {
  return placesAt({ value: resource, path }, 'payload.extension').filter(({ value }) => obj(value).url === extensions.author)
    .flatMap((place) => { const role = message.resolve(extensionValue(obj(place.value))); return role ? [{ role, path: place.path }] : []; });
}

/** Published as an error of 4.0, but MedCom's own receiving tests send roles as text and expect them to be accepted (docs/conformance.md). */
function roleCodeRules(message: Message): Issue[] {
  return communicationsOf(message).flatMap((communication) => {
    const authors = authorsOf(message, communication);
    const coded = authors.some(({ role }) => objs(role.resource.code).some(({ coding }) => objs(coding).some(({ code }) => str(code) !== undefined)));
    return authors.length === 0 || coded ? [] : [finding('warning', 'invariant', 'medcom-careCommunication-7', `${communication.path}.payload`, 'Underskriverens stilling er kun angivet som tekst; version 4.0 kræver en kode.', 'The author\'s role is given as text only; version 4.0 requires a code.')];
  });
}

/** The payloads that this message says it introduces must be there (guide, section on Provenance). */
function chainPayloadRules(message: Message): Issue[] {
  const current = currentProvenance(message);
  if (!current) return [];
  const named = payloadsOf(current);
  if (named.length === 0) return [];
  const known = new Set(communicationsOf(message).flatMap(({ resource }) => objs(resource.payload)).map(payloadId));
  return named.some((payload) => !known.has(payload))
    ? [proseError('medcom-provenance-payload', `${current.path}.entity`, 'Historikken nævner et afsnit eller et bilag, som ikke er med i meddelelsen.', 'The history names a segment or attachment that is not in the message.')] : [];
}

/** Who sent a segment can only be shown when the organisation behind its identifier is in the message. */
function assignerRules(message: Message): Issue[] {
  return communicationsOf(message).flatMap(({ resource, path }) => placesAt({ value: resource, path }, 'payload.extension').flatMap((place) => {
    const assigner = obj(obj(extensionsOf({ extension: [place.value] }, extensions.identifier)[0]).valueIdentifier).assigner;
    return assigner === undefined || message.resolve(assigner)?.type === 'Organization' ? []
      : [proseError('medcom-payload-assigner', `${place.path}.value.assigner`, 'Organisationen bag et afsnit er ikke med i meddelelsen, så det ikke kan vises, hvem der sendte det.', 'The organisation behind a segment is not in the message, so who sent it cannot be shown.')];
  }));
}

/** No published rule asks whether a file is what it says; a person must know before opening it. */
function attachmentRules({ resource, path }: Found): Issue[] {
  return items(resource.payload).flatMap((payload, index): Issue[] => {
    const place: Place = { value: obj(payload).contentAttachment, path: `${path}.payload[${index}].content` };
    const file = obj(place.value);
    const actual = lyingContentType(file);
    return actual === undefined ? [] : [finding('warning', 'policy', 'attachment-lying', `${place.path}.contentType`,
      `En vedhæftet fil siger, at den er ${String(file.contentType).slice(0, 60)}, men indholdet er ${actual}. Den kan gemmes, men vises ikke.`,
      `An attachment says it is ${String(file.contentType).slice(0, 60)} but its content is ${actual}. It can be saved but is not shown.`)];
  });
}
