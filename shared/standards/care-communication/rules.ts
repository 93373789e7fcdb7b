/**
 * Profile rules of CareCommunication 5.0, with the differences of 4.0 and a lenient reading of 3.0 and 2.x. Published keys
 * where they exist. Two invariants (-4, -8, -13 in the published form) are met by any one match; what goes beyond that is
 * MedCom's prose and does not reject.
 */
import { checkStructure } from '../../fhir/structure';
import type { Document } from '../../formats/format';
import type { Issue } from '../../messages';
import { categoryCodes, eventCodes, priorityCodes } from '../medcom/codes';
import { extensionsOf, items, obj, objs, str, strAt } from '../medcom/loose';
import { declaredProfiles, extensionValue, openMessage, type Found, type Message } from '../medcom/message';
import { payloadsOf, currentProvenance } from '../medcom/provenance';
import { checkElements, countIssues, finding, invariantError, placesAt, profileError, proseError, referenceIssues, type ElementRule, type Place } from '../medcom/rule-kit';
import { bundleRules, chainRules, encounterRules, headerRules, messagingOrganizations, organizationRules, patientRules, personRules, provenanceElements } from '../medcom/rules';
import { codeSystems, extensions, profiles } from '../medcom/urls';
import { activities, categoryWithPriority, categoryWithTopic, definition4, definition5Shape, isPayloadId } from './facts';
import { communicationsOf, payloadPartsOf } from './read';
import { payloadRules, uuidIssue } from './payload-rules';

type Generation = '5.0' | '4.0' | 'old';

export function validate(document: Document, version: string): Issue[] {
  const message = openMessage(document);
  const generation: Generation = version === '5.0' || version === '4.0' ? version : 'old';
  return [
    ...checkStructure(document.bundle),
    ...bundleRules(message), ...messageRules(message, generation), ...headerPart(message, generation),
    ...communicationsOf(message).flatMap((found) => communicationRules(message, found, generation)),
    ...messagingOrganizations(message).flatMap((found) => organizationRules(found, 'messaging')),
    ...referredRules(message),
    ...message.all('Provenance').flatMap((found) => provenanceRules(message, found, generation)),
    ...chainRules(message, new Set(['reply-message', 'forward-message'])),
    ...(generation === 'old' ? [] : chainPayloadRules(message)),
  ];
}

/** Rules on the whole Bundle. */
function messageRules(message: Message, generation: Generation): Issue[] {
  const issues: Issue[] = [];
  const first = message.resources.find(({ entry }) => entry === 0);
  const declares = declaredProfiles(first?.resource).some((profile) => profile.startsWith(profiles.careCommunicationHeader));
  if (first?.type !== 'MessageHeader' || (generation === '5.0' && !declares)) {
    issues.push(invariantError('medcom-careCommunication-1', 'Bundle.entry[0]', 'Meddelelsens første del skal være et hoved (MessageHeader), der angiver korrespondancemeddelelsens profil.', 'The first entry must be a MessageHeader that declares the CareCommunication header profile.'));
  }
  const patients = message.all('Patient');
  if (patients.length !== 1) {
    issues.push(invariantError('medcom-careCommunication-2', 'Bundle', `Meddelelsen handler om ${patients.length} patienter; den skal handle om netop én.`, `The message is about ${patients.length} patients; it must be about exactly one.`));
  }
  issues.push(...provenanceProfileRules(message, generation));
  if (generation !== 'old') issues.push(...peopleRules(message), ...specificPartyRules(message, generation));
  if (generation === '5.0') issues.push(...encounterLinkRules(message));
  return issues;
}

function provenanceProfileRules(message: Message, generation: Generation): Issue[] {
  const provenances = message.all('Provenance');
  const profile = profiles.careCommunicationProvenance;
  const lacking = provenances.filter(({ resource }) => !declaredProfiles(resource).some((declared) => declared.startsWith(profile)));
  if (generation === '5.0') {
    return lacking.map(({ path }) => invariantError('medcom-careCommunication-3', path, 'En Provenance angiver ikke korrespondancemeddelelsens profil; alle skal gøre det.', 'A Provenance does not declare the CareCommunication provenance profile; all must.'));
  }
  return generation === '4.0' && lacking.length === provenances.length && provenances.length > 0
    ? [invariantError('medcom-careCommunication-3', 'Bundle', 'Ingen Provenance angiver korrespondancemeddelelsens profil; mindst én skal gøre det.', 'No Provenance declares the CareCommunication provenance profile; at least one must.')] : [];
}

function peopleRules(message: Message): Issue[] {
  const nameless = message.all('Practitioner').filter(({ resource }) => objs(resource.name).length === 0);
  const lonely = message.all('PractitionerRole').filter(({ resource }) => str(obj(resource.practitioner).reference) === undefined);
  const issues: Issue[] = [];
  const nameText = ['En sundhedsperson mangler navn.', 'A practitioner has no name.'] as const;
  const roleText = ['En stilling (PractitionerRole) peger ikke på nogen person.', 'A PractitionerRole refers to no practitioner.'] as const;
  if (nameless.length === message.all('Practitioner').length) {
    issues.push(invariantError('medcom-careCommunication-4', 'Bundle', 'Ingen sundhedsperson i meddelelsen har et navn. Underskriverens navn er krævet.', 'No practitioner in the message has a name. The author\'s name is required.'));
  } else issues.push(...nameless.map(({ path }) => proseError('medcom-careCommunication-4', `${path}.name`, ...nameText)));
  if (lonely.length === message.all('PractitionerRole').length) {
    issues.push(invariantError('medcom-careCommunication-13', 'Bundle', 'Ingen stilling (PractitionerRole) peger på en person.', 'No PractitionerRole refers to a practitioner.'));
  } else issues.push(...lonely.map(({ path }) => proseError('medcom-careCommunication-13', `${path}.practitioner`, ...roleText)));
  return issues;
}

/** The organisation of a specific party equals the header's: the resolved resource in 5.0, the reference as written in 4.0. */
function specificPartyRules(message: Message, generation: Generation): Issue[] {
  const header = obj(message.header?.resource);
  const same = (a: unknown, b: unknown): boolean => {
    if (a === undefined || b === undefined) return false;
    return generation === '4.0' ? strAt(a, 'reference') === strAt(b, 'reference') : message.resolve(a) !== undefined && message.resolve(a) === message.resolve(b);
  };
  const belongs = (reference: unknown, organizations: unknown[]): boolean => {
    const found = message.resolve(reference);
    const own = found?.type === 'CareTeam' ? items(found.resource.managingOrganization) : items(found?.resource.organization);
    return own.some((candidate) => organizations.some((organization) => same(candidate, organization)));
  };
  return communicationsOf(message).flatMap(({ resource, path }) => {
    const recipients = items(resource.recipient);
    const senders = extensionsOf(resource, extensions.sender).map(extensionValue).filter((value) => value !== undefined);
    const receivers = objs(header.destination).map(({ receiver }) => receiver);
    return [
      ...(recipients.length > 0 && !recipients.some((recipient) => belongs(recipient, receivers))
        ? [invariantError('medcom-careCommunication-12', `${path}.recipient`, 'Den specifikke modtager hører ikke til den organisation, meddelelsen er sendt til.', 'The specific recipient does not belong to the organisation the message is sent to.')] : []),
      ...(senders.length > 0 && !senders.some((sender) => belongs(sender, [header.sender]))
        ? [invariantError('medcom-careCommunication-11', `${path}.extension`, 'Den specifikke afsender hører ikke til den organisation, meddelelsen er sendt fra.', 'The specific sender does not belong to the organisation the message is sent from.')] : []),
    ];
  });
}

/** medcom-careCommunication-15 as repaired after 5.0.2: an Encounter in the Bundle if and only if the Communication names it. */
function encounterLinkRules(message: Message): Issue[] {
  const encounters = message.all('Encounter');
  return communicationsOf(message).flatMap(({ resource, path }) => {
    const named = message.resolve(resource.encounter)?.type === 'Encounter';
    return (encounters.length > 0) === named && (resource.encounter === undefined || named) ? []
      : [invariantError('medcom-careCommunication-15', `${path}.encounter`, 'Forløbet (Encounter) skal både være med i meddelelsen og nævnt i den, eller slet ikke være der.', 'The encounter must be both in the message and referred to by it, or not be there at all.')];
  });
}

function headerPart(message: Message, generation: Generation): Issue[] {
  const focus: ElementRule = { path: 'focus', min: 1, ...(generation !== 'old' && { max: 1 }), bundled: ['Communication'] };
  const definition: ElementRule[] = generation === 'old' ? [] : [{ path: 'definition', min: 1, max: 1, ...(generation === '4.0' && { fixed: definition4 }) }];
  const issues = headerRules(message, { event: eventCodes.careCommunication, extra: [focus, ...definition] });
  const stated = str(message.header?.resource.definition);
  if (generation === '5.0' && stated !== undefined && !definition5Shape.test(stated)) {
    issues.push(invariantError('medcom-carecommunication-definition-url', `${message.header!.path}.definition`, 'Meddelelsen henviser ikke til definitionen af korrespondancemeddelelse 5.x.', 'The message does not refer to the CareCommunication 5.x definition.'));
  }
  return issues;
}

const communicationElements: readonly ElementRule[] = [
  { path: 'category', min: 1, max: 1 }, { path: 'subject', min: 1, max: 1, bundled: ['Patient'] }, { path: 'topic.text', min: 1, max: 1 },
  { path: 'encounter', bundled: ['Encounter'] }, { path: 'recipient', bundled: ['PractitionerRole', 'CareTeam'] }, { path: 'priority', max: 1, codes: priorityCodes },
];
const currentElements: readonly ElementRule[] = [
  { path: 'identifier', min: 1, max: 1 }, { path: 'identifier.value', min: 1 }, { path: 'status', min: 1, fixed: 'unknown' }, { path: 'category.coding.system', min: 1 }, { path: 'category.coding.code', min: 1 },
];

function communicationRules(message: Message, found: Found, generation: Generation): Issue[] {
  const place: Place = { value: found.resource, path: found.path };
  const issues = checkElements(message, found, 'Communication', communicationElements);
  if (generation === 'old') return issues;
  issues.push(...checkElements(message, found, 'Communication', [...currentElements, ...(generation === '5.0' ? [{ path: 'category.coding', min: 1, max: 1 }, { path: 'recipient', max: 1 }] : [])]));
  issues.push(...categoryRules(place, generation), ...senderRules(message, place), ...payloadRules(message, place), ...authorRules(message, place, generation));
  const thread = strAt(found.resource, 'identifier', 'value');
  if (thread !== undefined && !isPayloadId(thread)) issues.push(uuidIssue(`${found.path}.identifier[0].value`));
  const encounter = message.resolve(found.resource.encounter);
  if (encounter?.type === 'Encounter' && !objs(encounter.resource.episodeOfCare).some(({ identifier }) => identifier !== undefined)) {
    issues.push(invariantError('medcom-careCommunication-9', `${encounter.path}.episodeOfCare`, 'Forløbet har intet forløbs-id.', 'The encounter has no episode of care identifier.'));
  }
  return issues;
}

/** Category binding, priority and topic (medcom-careCommunication-5 and -6). */
function categoryRules(place: Place, generation: Generation): Issue[] {
  const issues: Issue[] = [];
  const codings = placesAt(place, 'category.coding');
  for (const { value, path } of codings) {
    const code = str(obj(value).code);
    if (code === undefined || (categoryCodes.has(code) && obj(value).system === codeSystems.category)) continue;
    // A category with several codings (4.0) is bound as long as one of them is in the set.
    if (generation === '4.0' && codings.some((other) => obj(other.value).system === codeSystems.category && categoryCodes.has(str(obj(other.value).code) ?? ''))) continue;
    issues.push(profileError('profile-Communication.category', `${path}.code`, `Kategorien »${code.slice(0, 60)}« er ikke en af standardens kategorier.`, `The category "${code.slice(0, 60)}" is none of the standard's categories.`));
  }
  const codes = codings.flatMap(({ value }) => str(obj(value).code) ?? []);
  const communication = obj(place.value);
  if (communication.priority !== undefined && !codes.includes(categoryWithPriority)) {
    issues.push(invariantError('medcom-careCommunication-5', `${place.path}.priority`, 'Prioritet må kun angives, når kategorien er »Vedr. henvisning«.', 'Priority is allowed only when the category is "Regarding referral".'));
  }
  if (codes.includes(categoryWithTopic) && communication.topic === undefined) {
    issues.push(invariantError('medcom-careCommunication-6', `${place.path}.topic`, 'Kategorien »Andet« kræver et emne.', 'The category "Other" requires a topic.'));
  }
  return issues;
}

function senderRules(message: Message, place: Place): Issue[] {
  const found = placesAt(place, 'extension').filter(({ value }) => obj(value).url === extensions.sender);
  return [
    ...countIssues('profile-Communication.extension:sender', 'Communication.extension:sender', `${place.path}.extension`, found.length, 0, 1),
    ...found.flatMap(({ value, path }) => {
      const reference = obj(value).valueReference;
      return reference === undefined ? [] : referenceIssues(message, 'profile-Communication.extension:sender.value', 'Communication.extension:sender', { value: reference, path: `${path}.valueReference` }, ['PractitionerRole', 'CareTeam']);
    }),
  ];
}

/** Role and name of the authors (medcom-careCommunication-7 and -8). */
function authorRules(message: Message, place: Place, generation: Generation): Issue[] {
  const authors = placesAt(place, 'payload.extension').filter(({ value }) => obj(value).url === extensions.author)
    .flatMap(({ value, path }) => { const role = message.resolve(extensionValue(obj(value))); return role ? [{ role, path }] : []; });
  if (authors.length === 0) return [];
  const coded = ({ role }: typeof authors[number]) => objs(role.resource.code).some(({ coding }) => objs(coding).some(({ code }) => str(code) !== undefined));
  const worded = ({ role }: typeof authors[number]) => objs(role.resource.code).some(({ text }) => str(text) !== undefined);
  const issues: Issue[] = [];
  const key = 'medcom-careCommunication-7';
  if (generation === '5.0') {
    issues.push(...authors.filter((author) => coded(author) === worded(author))
      .map(({ path }) => invariantError(key, path, 'Underskriverens stilling skal angives enten som kode eller som tekst, ikke begge og ikke ingen.', 'The author\'s role must be given either as a code or as text, not both and not neither.')));
  } else if (!authors.some((author) => coded(author) || worded(author))) {
    issues.push(invariantError(key, `${place.path}.payload`, 'Ingen underskrivers stilling er angivet.', 'No author\'s role is given.'));
  } else if (!authors.some(coded)) {
    // Published as an error, but MedCom's own 4.0 receiving tests send roles as text and expect them to be accepted (docs/decisions).
    issues.push(finding('warning', 'invariant', key, `${place.path}.payload`, 'Underskriverens stilling er kun angivet som tekst; version 4.0 kræver en kode.', 'The author\'s role is given as text only; version 4.0 requires a code.'));
  }
  const nameless = authors.filter(({ role }) => { const person = message.resolve(role.resource.practitioner); return person?.type !== 'Practitioner' || objs(person.resource.name).length === 0; });
  const sentences = ['Underskriverens navn mangler.', 'The author\'s name is missing.'] as const;
  if (nameless.length === authors.length) issues.push(invariantError('medcom-careCommunication-8', `${place.path}.payload`, ...sentences));
  else issues.push(...nameless.map(({ path }) => proseError('medcom-careCommunication-8', path, ...sentences)));
  return issues;
}

/** Resources that the message refers to by the core profiles. What nobody refers to is extra and tolerated (R-Tek-C). */
function referredRules(message: Message): Issue[] {
  const communications = communicationsOf(message).map(({ resource }) => resource);
  const resolved = (references: unknown[]): Found[] => references.flatMap((reference) => message.resolve(reference) ?? []);
  const people = resolved(communications.flatMap((communication) => [
    ...items(communication.recipient), ...extensionsOf(communication, extensions.sender).map(extensionValue),
    ...objs(communication.payload).flatMap((payload) => extensionsOf(payload, extensions.author).map(extensionValue)),
  ]));
  const messaging = new Set(messagingOrganizations(message));
  const organizations = resolved([
    ...people.flatMap(({ resource }) => [...items(resource.organization), ...items(resource.managingOrganization)]),
    ...payloadPartsOf(message).map(({ assigner }) => assigner),
  ]).filter((found) => found.type === 'Organization' && !messaging.has(found));
  return [
    ...[...new Set(resolved(communications.map(({ subject }) => subject)))].filter(({ type }) => type === 'Patient').flatMap(patientRules),
    ...[...new Set(people)].flatMap((found) => personRules(message, found)),
    ...[...new Set(organizations)].flatMap((found) => organizationRules(found, 'core')),
    ...[...new Set(resolved(communications.map(({ encounter }) => encounter)))].filter(({ type }) => type === 'Encounter').flatMap((found) => encounterRules(message, found)),
  ];
}

const formerActivities: ReadonlySet<string> = new Set([...activities, 'retract-message', 'modified-message']);

function provenanceRules(message: Message, found: Found, generation: Generation): Issue[] {
  const elements: ElementRule[] = [...provenanceElements];
  if (generation === '5.0') elements.push({ path: 'activity.coding', max: 1 });
  const current = generation === '5.0' || (generation === '4.0' && declaredProfiles(found.resource).includes(profiles.careCommunicationProvenance));
  // 4.0 leaves the code's system open.
  if (generation === '5.0') elements.push({ path: 'activity.coding.system', min: 1, fixed: codeSystems.activity });
  elements.push({ path: 'activity.coding.code', codes: current ? activities : formerActivities });
  return [...checkElements(message, found, 'Provenance', elements), ...(current ? entityRules(found) : [])];
}

/** Closed slicing by role: `source` for every payload the message introduced, at most one `revision`, nothing else. */
function entityRules(found: Found): Issue[] {
  const entities = placesAt({ value: found.resource, path: found.path }, 'entity');
  const withRole = (role: string) => entities.filter(({ value }) => obj(value).role === role);
  const path = `${found.path}.entity`;
  return [
    ...countIssues('profile-Provenance.entity:payload', 'Provenance.entity:payload', path, withRole('source').length, 1),
    ...countIssues('profile-Provenance.entity:preceedingMessage', 'Provenance.entity:preceedingMessage', path, withRole('revision').length, 0, 1),
    ...withRole('source').flatMap((entity) => countIssues('profile-Provenance.entity:payload.what.identifier', 'Provenance.entity:payload.what.identifier', `${entity.path}.what.identifier`, strAt(entity.value, 'what', 'identifier', 'value') === undefined ? 0 : 1, 1, 1)),
    ...entities.filter(({ value }) => { const { role } = obj(value); return role !== undefined && role !== 'source' && role !== 'revision'; })
      .map((entity) => profileError('profile-Provenance.entity', `${entity.path}.role`, 'Historikken bruger en rolle, som standarden ikke tillader (kun indhold og forudgående meddelelse).', 'The history uses a role that the standard does not allow (only payload and preceding message).')),
  ];
}

/** The payloads that this message says it introduces must be there (guide, section on Provenance). */
function chainPayloadRules(message: Message): Issue[] {
  const current = currentProvenance(message);
  if (!current) return [];
  const known = new Set(payloadPartsOf(message).filter(({ hasId }) => hasId).map(({ id }) => id));
  return payloadsOf(current).some((payload) => !known.has(payload))
    ? [proseError('medcom-provenance-payload', `${current.path}.entity`, 'Historikken nævner et afsnit eller et bilag, som ikke er med i meddelelsen.', 'The history names a segment or attachment that is not in the message.')] : [];
}
