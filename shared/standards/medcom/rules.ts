/** Profile rules that MedCom's message standards share: header, organisations, Provenance, patient and people. */
import { dEcprSystems, identifierSystems, isDEcpr, isGln, isSor, isCpr, isUrnUuidV5, isXEcpr } from '../../identifiers';
import type { Issue } from '../../messages';
import { isEncounterClass } from './codes';
import { at, extensionsOf, obj, objs, str } from './loose';
import { extensionValue, identifiersOf, type Found, type Message } from './message';
import { glnSystems } from './parties';
import { checkElements, countIssues, finding, invariantError, placesAt, profileError, proseError, type ElementRule, type Place } from './rule-kit';
import { currentProvenance, messageIdOf, targetOf } from './provenance';
import { codeSystems, extensions } from './urls';

const placeOf = (found: Found): Place => ({ value: found.resource, path: found.path });

/** medcom-messaging-message: the Bundle itself. */
export function bundleRules(message: Message): Issue[] {
  const place: Place = { value: message.bundle, path: 'Bundle' };
  const issues = checkElements(message, place, 'Bundle', [{ path: 'id', min: 1, max: 1 }, { path: 'type', min: 1, fixed: 'message' }, { path: 'timestamp', min: 1 }, { path: 'entry.resource', min: 1 }]);
  if (message.all('Provenance').length === 0) {
    issues.push(invariantError('medcom-messaging-2', 'Bundle', 'Meddelelsen har ingen Provenance, så dens historik er ukendt. Mindst én er krævet.', 'The message has no Provenance, so its history is unknown. At least one is required.'));
  }
  return issues;
}

/** What each concrete header adds to the common one. */
export interface HeaderProfile { event: string; extra: readonly ElementRule[] }

const headerElements: readonly ElementRule[] = [
  { path: 'id', min: 1 }, { path: 'eventUri', max: 0 }, { path: 'eventCoding', min: 1, max: 1 },
  { path: 'sender', min: 1, max: 1, bundled: ['Organization'] }, { path: 'source', min: 1, max: 1 }, { path: 'source.endpoint', min: 1, max: 1 }, { path: 'destination', min: 1 },
];
const destinationElements: readonly ElementRule[] = [{ path: 'endpoint', min: 1, max: 1 }, { path: 'receiver', min: 1, max: 1, bundled: ['Organization'] }];

export function headerRules(message: Message, profile: HeaderProfile): Issue[] {
  const { header } = message;
  if (!header) return [];
  const event: readonly ElementRule[] = [{ path: 'eventCoding.system', min: 1, fixed: codeSystems.event }, { path: 'eventCoding.code', min: 1, fixed: profile.event }];
  return [...checkElements(message, header, 'MessageHeader', [...headerElements, ...event, ...profile.extra]), ...destinationRules(message, header)];
}

/** Closed slicing by the use extension's code: exactly one primary destination, and no copies in any concrete standard. */
function destinationRules(message: Message, header: Found): Issue[] {
  const destinations = placesAt(placeOf(header), 'destination');
  const issues: Issue[] = [];
  let primary = 0;
  for (const destination of destinations) {
    const uses = extensionsOf(destination.value, extensions.destinationUse);
    const use = str(obj(extensionValue(obj(uses[0]))).code);
    const path = `${destination.path}.extension`;
    issues.push(...countIssues('profile-MessageHeader.destination.extension:use', 'MessageHeader.destination.extension:use', path, uses.length, 1, 1));
    if (use === 'primary') {
      primary += 1;
      if (obj(extensionValue(obj(uses[0]))).system !== codeSystems.destinationUse) {
        issues.push(profileError('profile-MessageHeader.destination.extension:use.value.system', path, 'Modtagerens rolle (primary) er angivet med et forkert kodesystem.', 'The destination use (primary) names a wrong code system.'));
      }
      issues.push(...checkElements(message, destination, 'MessageHeader.destination', destinationElements));
    } else if (use === 'cc') {
      issues.push(profileError('profile-MessageHeader.destination:cc', destination.path, 'Meddelelsen har en kopimodtager. Det tillader standarden ikke.', 'The message has a copy receiver, which the standard does not allow.'));
    } else if (uses.length > 0) {
      issues.push(profileError('profile-MessageHeader.destination', destination.path, 'En modtager er hverken angivet som primær eller kopi. Andre roller findes ikke.', 'A destination is neither primary nor copy. There are no other uses.'));
    }
  }
  if (destinations.length > 0) issues.push(...countIssues('profile-MessageHeader.destination:primary', 'MessageHeader.destination:primary', `${header.path}.destination`, primary, 1, 1));
  return issues;
}

const mandatorySystems: readonly string[] = [identifierSystems.sor, identifierSystems.kombit, 'urn:oid:2.16.840.1.113883.2.24.1.1'];

/** An Organization by the core profile (one SOR code), or the messaging profile (and one GLN). */
export function organizationRules(found: Found, level: 'core' | 'messaging'): Issue[] {
  const identifiers = identifiersOf(found.resource);
  const path = `${found.path}.identifier`;
  const issues: Issue[] = [];
  const count = (systems: readonly string[]) => identifiers.filter(({ system }) => system !== undefined && systems.includes(system)).length;
  if (count(mandatorySystems) === 0) {
    issues.push(invariantError('dk-core-organization-mandatory-identifier', found.path, 'En organisation har hverken SOR-kode eller et andet af de numre, der er krævet.', 'An organisation has neither a SOR code nor another of the required identifiers.'));
  }
  issues.push(...countIssues('profile-Organization.identifier:SOR-ID', 'Organization.identifier:SOR-ID', path, count([identifierSystems.sor]), 1, 1));
  issues.push(...countIssues('profile-Organization.identifier:EAN-ID', 'Organization.identifier:EAN-ID', path, count(glnSystems), level === 'messaging' ? 1 : 0, 1));
  for (const { system, value, index } of identifiers) {
    const own = `${path}[${index}]`;
    if (system === identifierSystems.sor && !isSor(value ?? '')) {
      issues.push(invariantError('min-digits-sor', `${own}.value`, 'En SOR-kode skal være mindst 11 cifre.', 'A SOR code must be at least 11 digits.'));
    }
    if (system === undefined || !glnSystems.includes(system)) continue;
    if (!/^\d{13}$/.test(value ?? '')) issues.push(invariantError('gln-length', `${own}.value`, 'Et lokationsnummer skal være 13 cifre.', 'A location number must be 13 digits.'));
    else if (!isGln(value ?? '')) issues.push(invariantError('gln-modulus-10', `${own}.value`, 'Et lokationsnummer har et forkert kontrolciffer.', 'A location number has a wrong check digit.'));
    if (system === identifierSystems.glnHttp) {
      issues.push(finding('information', 'policy', 'gln-system-http', `${own}.system`, 'Lokationsnummeret er angivet med den nyere adresse (http). Det læses som det plejer.', 'The location number uses the newer address (http). It is read as usual.'));
    }
  }
  issues.push(...useIssues(found, identifiers.map(({ system, index }) => ({ index, expected: system === identifierSystems.sor || (system !== undefined && glnSystems.includes(system)) ? 'official' : undefined }))));
  return issues;
}

/** Identifier.use is optional, but fixed where it is given (dk-core identifier types). */
function useIssues(found: Found, expectations: { index: number; expected: string | undefined }[]): Issue[] {
  return expectations.flatMap(({ index, expected }) => {
    const use = objs(found.resource.identifier)[index]?.use;
    if (expected === undefined || use === undefined || use === expected) return [];
    return [profileError(`profile-${found.type}.identifier.use`, `${found.path}.identifier[${index}].use`, `Et nummers anvendelse (use) skal være »${expected}«.`, `An identifier's use must be "${expected}".`)];
  });
}

interface PatientIdKind { slice: string; key: string; systems: readonly string[]; valid(value: string): boolean; use: string; da: string; en: string }
const patientIds: readonly PatientIdKind[] = [
  { slice: 'cpr', key: 'cpr', systems: [identifierSystems.cpr], valid: isCpr, use: 'official', da: 'Et CPR-nummer', en: 'A CPR number' },
  { slice: 'x-ecpr', key: 'x-ecpr', systems: [identifierSystems.xEcpr], valid: isXEcpr, use: 'temp', da: 'Et nationalt erstatningsnummer', en: 'A national replacement number' },
  { slice: 'd-ecpr', key: 'd-ecpr', systems: dEcprSystems, valid: isDEcpr, use: 'temp', da: 'Et regionalt erstatningsnummer', en: 'A regional replacement number' },
];

/** medcom-core-patient 3.0.1. */
export function patientRules(found: Found): Issue[] {
  const identifiers = identifiersOf(found.resource);
  const names = placesAt(placeOf(found), 'name').filter(({ value }) => obj(value).use === 'official');
  const issues = [
    ...countIssues('profile-Patient.identifier', 'Patient.identifier', `${found.path}.identifier`, identifiers.length, 1),
    ...countIssues('profile-Patient.name:official', 'Patient.name:official', `${found.path}.name`, names.length, 1, 1),
    ...names.flatMap((name) => countIssues('profile-Patient.name:official.family', 'Patient.name:official.family', `${name.path}.family`, placesAt(name, 'family').length, 1)),
  ];
  for (const kind of patientIds) {
    const own = identifiers.filter(({ system }) => system !== undefined && kind.systems.includes(system));
    issues.push(...countIssues(`profile-Patient.identifier:${kind.slice}`, `Patient.identifier:${kind.slice}`, `${found.path}.identifier`, own.length, 0, 1));
    issues.push(...own.filter(({ value }) => !kind.valid(value ?? '')).map(({ index }) =>
      invariantError(kind.key, `${found.path}.identifier[${index}].value`, `${kind.da} har ikke den rette form (begynder med en dato og har ti tegn). Kontrollér nummeret.`, `${kind.en} has the wrong form (it begins with a date and has ten characters). Check the number.`)));
    issues.push(...useIssues(found, own.map(({ index }) => ({ index, expected: kind.use }))));
  }
  issues.push(...checkIfBundled(found, 'managingOrganization'));
  return issues;
}

/** Only the presence inside the Bundle of an optional reference is judged elsewhere; here, that it is one at all. */
function checkIfBundled(found: Found, element: string): Issue[] {
  const value = found.resource[element];
  return value === undefined || str(obj(value).reference) !== undefined || obj(value).identifier !== undefined || str(obj(value).display) !== undefined
    ? [] : [profileError(`profile-${found.type}.${element}`, `${found.path}.${element}`, `${found.type}.${element} peger ikke på noget.`, `${found.type}.${element} refers to nothing.`)];
}

const optionalOrganization = (path: string): ElementRule[] => [{ path, bundled: ['Organization'] }];

/** People, teams and encounters by the core profiles, as far as the message refers to them. */
export function personRules(message: Message, found: Found): Issue[] {
  if (found.type === 'PractitionerRole') return checkElements(message, found, 'PractitionerRole', optionalOrganization('organization'));
  if (found.type === 'CareTeam') return checkElements(message, found, 'CareTeam', [{ path: 'name', min: 1, max: 1 }, { path: 'managingOrganization', max: 1, bundled: ['Organization'] }]);
  return [];
}

export function encounterRules(message: Message, found: Found): Issue[] {
  const issues = checkElements(message, found, 'Encounter', [
    { path: 'status', min: 1, max: 1 }, { path: 'class', min: 1, max: 1 }, { path: 'subject', min: 1, max: 1, bundled: ['Patient'] }, { path: 'account', max: 0 }, ...optionalOrganization('serviceProvider'),
  ]);
  const { class: encounterClass } = found.resource;
  if (encounterClass !== undefined && !isEncounterClass(str(obj(encounterClass).system), str(obj(encounterClass).code))) {
    issues.push(profileError('profile-Encounter.class', `${found.path}.class`, 'Kontaktens art (class) er ikke en af standardens koder.', 'The encounter class is none of the standard\'s codes.'));
  }
  const lpr3 = placesAt(placeOf(found), 'episodeOfCare').filter(({ value }) => at(value, 'identifier', 'system') === identifierSystems.lpr3);
  issues.push(...countIssues('profile-Encounter.episodeOfCare:lpr3identifier', 'Encounter.episodeOfCare:lpr3identifier', `${found.path}.episodeOfCare`, lpr3.length, 0, 1));
  issues.push(...lpr3.filter(({ value }) => !isUrnUuidV5(str(at(value, 'identifier', 'value')) ?? ''))
    .map(({ path }) => invariantError('uuidv5', `${path}.identifier.value`, 'Et forløbs-id fra LPR3 skal være »urn:uuid:« og en UUID af version 5.', 'An LPR3 episode identifier must be "urn:uuid:" and a version 5 UUID.')));
  return issues;
}

/** medcom-messaging-provenance: what every Provenance of a message must have. */
export const provenanceElements: readonly ElementRule[] = [
  { path: 'target', min: 1, max: 1 }, { path: 'occurredPeriod', max: 0 }, { path: 'occurredDateTime', min: 1, max: 1 }, { path: 'recorded', min: 1, max: 1 },
  { path: 'activity', min: 1, max: 1 }, { path: 'activity.coding', min: 1 }, { path: 'activity.coding.code', min: 1 },
  { path: 'agent', min: 1 }, { path: 'agent.who', min: 1, max: 1, bundled: ['Organization'] },
  { path: 'entity.role', min: 1, max: 1 }, { path: 'entity.what', min: 1, max: 1 },
];

/** Organizations that must follow the messaging profile: both ends of the header and the agents of all Provenances. */
export function messagingOrganizations(message: Message): Found[] {
  const header = obj(message.header?.resource);
  const references: unknown[] = [header.sender, ...objs(header.destination).map(({ receiver }) => receiver), ...message.all('Provenance').flatMap(({ resource }) => objs(resource.agent).map(({ who }) => who))];
  return [...new Set(references.flatMap((reference) => message.resolve(reference) ?? []))].filter(({ type }) => type === 'Organization');
}

/** MedCom's prose on the chain: this message has a Provenance of its own, and an answer names what it answers. */
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
    ? [proseError('medcom-provenance-revision', `${current.path}.entity`, 'Meddelelsen er et svar eller en videresendelse, men siger ikke hvilken meddelelse den bygger på.', 'The message is a reply or a forward but does not say which message it builds on.')]
    : [];
}

