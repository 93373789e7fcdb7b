/** Which published guide a document belongs to, and its judgement by that guide. One engine per guide, linked and compiled when first needed. */
import { createEngine } from '../fhir/validation/engine';
import type { ElementIR, PackageIR } from '../fhir/validation/ir';
import type { Engine, InvariantTable, ValidationReport } from '../fhir/validation/types';
import type { Document } from '../formats/format';
import { identifierSystems } from '../identifiers';
import type { Issue } from '../messages';
import { textRules as acknowledgementRules } from './acknowledgement/rules';
import { versionOf as careCommunicationVersion } from './care-communication/recognise';
import { textRules as careCommunicationRules } from './care-communication/rules';
import { textRules as homeCareObservationRules } from './home-care-observation/rules';
import { textRules as hospitalNotificationRules } from './hospital-notification/rules';
import { eventCodes } from './medcom/codes';
import { medcomInvariants } from './medcom/invariants';
import { at, obj, objs, str, strAt } from './medcom/loose';
import { declaredProfiles, eventCode, openMessage, type Message } from './medcom/message';
import { medcomPlaces } from './medcom/places';
import { messageRules } from './medcom/rules';
import { codeSystems } from './medcom/urls';
import { profilePackages } from './profile-packages';

export interface Guide {
  /** `name#version` of the published package. */
  id: string;
  /** Id and version of the message standard, as shown. */
  standard: string;
  version: string;
  title: { da: string; en: string };
  /** Profile of the Bundle. */
  profile: string;
  /** Profiles that resources of a type have in this message or document, also where nothing published makes them be looked at. */
  roles: Readonly<Record<string, string>>;
  /** MedCom's prose beyond the profiles. */
  textRules?(message: Message): Issue[];
}

export interface GuidedReport extends ValidationReport {
  /** `name#version`. */
  guide: string;
  standard: string;
  version: string;
}

const canonical = (guide: string, name: string): string => `http://medcomfhir.dk/ig/${guide}/StructureDefinition/${name}`;
const messagingProvenance = canonical('messaging', 'medcom-messaging-provenance');
const titles = {
  careCommunication: { da: 'Korrespondancemeddelelse', en: 'Care communication' },
  acknowledgement: { da: 'Kvittering', en: 'Acknowledgement' },
  hospitalNotification: { da: 'Advis om sygehusophold', en: 'Hospital notification' },
  homeCareObservation: { da: 'Kommunale prøvesvar', en: 'Home care observation' },
  conditionList: { da: 'Diagnoseoversigt', en: 'Condition list' },
  empty: { da: 'Tom meddelelse', en: 'Empty message' },
};

const careCommunicationBase = {
  standard: 'care-communication', title: titles.careCommunication, profile: canonical('carecommunication', 'medcom-careCommunication-message'),
  roles: {
    MessageHeader: canonical('carecommunication', 'medcom-careCommunication-messageHeader'), Communication: canonical('carecommunication', 'medcom-careCommunication-communication'),
    Provenance: canonical('carecommunication', 'medcom-careCommunication-provenance'),
  },
};
const careCommunication = (version: string, id: string): Guide => ({ ...careCommunicationBase, version, id, textRules: (message) => careCommunicationRules(message, version) });
const formerCareCommunication = (version: string, id: string): Guide => ({ ...careCommunication(version, id), roles: { ...careCommunicationBase.roles, Provenance: messagingProvenance } });

const acknowledgement = (id: string): Guide => ({
  id, standard: 'acknowledgement', version: '2.0', title: titles.acknowledgement, profile: canonical('acknowledgement', 'medcom-messaging-acknowledgement'), textRules: acknowledgementRules,
  roles: { MessageHeader: canonical('acknowledgement', 'medcom-messaging-acknowledgementHeader'), OperationOutcome: canonical('acknowledgement', 'medcom-acknowledgement-operationoutcome'), Provenance: messagingProvenance },
});

/** Every guide that is built in, newest of its kind first. */
export const guides = {
  careCommunication5: careCommunication('5.0', 'medcom.fhir.dk.carecommunication#5.0.2'),
  careCommunication4: careCommunication('4.0', 'medcom.fhir.dk.carecommunication#4.0.3'),
  careCommunication3: formerCareCommunication('3.0', 'medcom.fhir.dk.carecommunication#3.0.0'),
  careCommunication2: formerCareCommunication('2.x', 'medcom.fhir.dk.carecommunication#2.1.0'),
  acknowledgement: acknowledgement('medcom.fhir.dk.acknowledgement#2.0.3'),
  /** The same profiles with the error codes of before terminology 1.4. */
  formerAcknowledgement: acknowledgement('medcom.fhir.dk.acknowledgement#2.0.1'),
  hospitalNotification: {
    id: 'medcom.fhir.dk.hospitalnotification#3.0.2', standard: 'hospital-notification', version: '3.0', title: titles.hospitalNotification,
    profile: canonical('hospitalnotification', 'medcom-hospitalNotification-message'), textRules: hospitalNotificationRules,
    roles: { MessageHeader: canonical('hospitalnotification', 'medcom-hospitalNotification-messageHeader'), Encounter: canonical('hospitalnotification', 'medcom-hospitalNotification-encounter'), Provenance: messagingProvenance },
  },
  homeCareObservation: {
    id: 'medcom.fhir.dk.homecareobservation#1.2.1', standard: 'home-care-observation', version: '1.2', title: titles.homeCareObservation,
    profile: canonical('homecareobservation', 'medcom-homecareobservation-message'), textRules: homeCareObservationRules,
    roles: {
      MessageHeader: canonical('homecareobservation', 'medcom-homecareobservation-messageheader'), DiagnosticReport: canonical('homecareobservation', 'medcom-homecareobservation-diagnosticreport'),
      Observation: canonical('homecareobservation', 'medcom-homecare-observation'), Provenance: messagingProvenance,
    },
  },
  emptyMessage: {
    id: 'medcom.fhir.dk.messaging#4.0.2', standard: 'empty-message', version: '2.0', title: titles.empty,
    profile: canonical('messaging', 'medcom-messaging-message'), roles: { MessageHeader: canonical('messaging', 'medcom-messaging-messageHeader'), Provenance: messagingProvenance },
  },
  conditionList: {
    id: 'medcom.fhir.dk.conditionlist#1.0.1', standard: 'condition-list', version: '1.0', title: titles.conditionList,
    profile: canonical('conditionlist', 'medcom-conditionlist-bundle'),
    roles: { Composition: canonical('conditionlist', 'medcom-conditionlist-composition'), Condition: canonical('conditionlist', 'medcom-conditionlist-condition') },
  },
} as const satisfies Record<string, Guide>;

/** The guide of a standard that the client handles, by the version its `recognise` tells; the newest one for a version it doesn't know. */
export function guideOf(standard: string, version: string, document: Document): Guide {
  return standard === 'acknowledgement' ? acknowledgementGuide(openMessage(document)) : careCommunicationGuide(version) ?? guides.careCommunication5;
}

const careCommunicationGuide = (version: string): Guide | undefined =>
  [guides.careCommunication5, guides.careCommunication4, guides.careCommunication3, guides.careCommunication2].find((guide) => guide.version === version);

/** The codes of an acknowledgement's reason are the only trace of the guide it was written by. */
function acknowledgementGuide(message: Message): Guide {
  const former = message.all('OperationOutcome').some(({ resource }) => objs(resource.issue).some((issue) => objs(obj(issue.details).coding).some(({ system }) => system === codeSystems.acknowledgementIssueDetails)));
  return former ? guides.formerAcknowledgement : guides.acknowledgement;
}

/**
 * The guide that judges a document; undefined for one that no built-in guide covers, and for a version that nobody here knows.
 * What the header claims to be counts before its event code, as in any validator of profiles: a wrong event is then a fault.
 */
export const guideOfDocument = (document: Document): Guide | undefined => guideOfMessage(openMessage(document));

function guideOfMessage(message: Message): Guide | undefined {
  if (isConditionList(message)) return guides.conditionList;
  if (message.bundle.type === 'document') return undefined;
  switch (claimed(message.header?.resource) ?? byEvent[eventCode(message) ?? ''] ?? claimed(message.bundle)) {
    case 'carecommunication': return careCommunicationGuide(careCommunicationVersion(message));
    case 'acknowledgement': return acknowledgementGuide(message);
    case 'hospitalnotification': return guides.hospitalNotification;
    case 'homecareobservation': return guides.homeCareObservation;
    case 'messaging': return guides.emptyMessage;
    default: return undefined;
  }
}

const byEvent: Readonly<Record<string, string | undefined>> = {
  [eventCodes.careCommunication]: 'carecommunication', [eventCodes.acknowledgement]: 'acknowledgement', [eventCodes.hospitalNotification]: 'hospitalnotification',
  [eventCodes.homeCareObservation]: 'homecareobservation', [eventCodes.empty]: 'messaging',
};
const messageGuides: ReadonlySet<string | undefined> = new Set(Object.values(byEvent).filter((name) => name !== 'messaging'));

/** The message guide whose profiles a resource declares. The common header profile may stand in any message. */
const claimed = (resource: unknown): string | undefined =>
  declaredProfiles(resource).map((profile) => /^http:\/\/medcomfhir\.dk\/ig\/([a-z]+)\/StructureDefinition\//.exec(profile)?.[1]).find((name) => messageGuides.has(name));

/** A document that says so of its Bundle or its Composition, or whose Composition is a problem list (LOINC 11450-4). */
function isConditionList({ bundle, resources }: Message): boolean {
  if (bundle.type !== 'document') return false;
  const composition = resources.find(({ type }) => type === 'Composition')?.resource;
  return [...declaredProfiles(bundle), ...declaredProfiles(composition)].some((profile) => profile.startsWith('http://medcomfhir.dk/ig/conditionlist/'))
    || (str(at(composition, 'type', 'coding', 'system')) === 'http://loinc.org' && strAt(composition, 'type', 'coding', 'code') === '11450-4');
}

/** dk-core changed the address of location numbers from https to http in 3.5.0; MedCom's receivers take both. */
function bothLocationAddresses(danish: PackageIR): PackageIR {
  const addresses = `${danish.name}/location-number-addresses`;
  const systems: ElementIR = { name: 'system', min: 1, binding: { valueSet: addresses, strength: 'required' } };
  return {
    ...danish,
    valueSets: [...danish.valueSets, { url: addresses, codes: { [identifierSystems.gln]: `${identifierSystems.gln} ${identifierSystems.glnHttp}` }, complete: true }],
    profiles: danish.profiles.map((profile) => (profile.url.endsWith('/dk-core-gln-identifier')
      ? { ...profile, root: { ...profile.root, children: [systems, ...(profile.root.children ?? []).filter(({ name }) => name !== 'system')] } } : profile)),
  };
}

const danishCore = 'hl7.fhir.dk.core#3.4.0';
let danish: PackageIR | undefined;
/** The built-in packages, but for the one of dk-core that isn't published in this form. */
const packages = {
  get: (id: string): PackageIR | undefined => (id === danishCore ? danish ??= bothLocationAddresses(profilePackages.get(danishCore)!) : profilePackages.get(id)),
  has: (id: string) => profilePackages.has(id),
} as ReadonlyMap<string, PackageIR>;

/**
 * MedCom's own receiving tests of 4.0 send roles as text and expect them to be accepted, which the published rule -7 refuses. A
 * role as text is warned of by the text rules instead (docs/conformance.md); none at all is still refused.
 */
const roleAsText: InvariantTable = (() => {
  const key = Object.keys(medcomInvariants).find((name) => name === 'medcom-careCommunication-7@b360d174')!;
  const published = medcomInvariants[key]!;
  return {
    [key]: (focus, around) => published(focus, around) || objs(obj(focus).payload).some((payload) => objs(payload.extension)
      .some(({ valueReference }) => objs(around.resolve(valueReference)?.resource.code).some(({ text }) => str(text) !== undefined))),
  };
})();

const invariants: InvariantTable = { ...medcomInvariants, ...roleAsText };
const engines = new Map<string, Engine>();

export function engineOf({ id }: Guide): Engine {
  const known = engines.get(id);
  if (known) return known;
  const made = createEngine(id, { packages, invariants, places: medcomPlaces });
  engines.set(id, made);
  return made;
}

/** A document by one guide: published rules first, then MedCom's prose. Never throws. */
export const judgeBy = (guide: Guide, document: Document): GuidedReport => judgeMessage(guide, openMessage(document));

function judgeMessage(guide: Guide, message: Message): GuidedReport {
  const { issues, notEvaluated } = engineOf(guide).validateBundle(message.bundle, guide.profile, guide.roles, message.index);
  const told = new Set(issues.map(({ rule, path }) => `${rule} ${path}`));
  const prose = [...(message.bundle.type === 'document' ? [] : messageRules(message, guide.roles)), ...guide.textRules?.(message) ?? []];
  return { guide: guide.id, standard: guide.standard, version: guide.version, issues: [...issues, ...prose.filter(({ rule, path }) => !told.has(`${rule} ${path}`))], notEvaluated };
}

/** By the guide that the document belongs to; undefined where there is none (see `guideOfDocument`). */
export function validateDocument(document: Document): GuidedReport | undefined {
  const message = openMessage(document);
  const guide = guideOfMessage(message);
  return guide && judgeMessage(guide, message);
}
