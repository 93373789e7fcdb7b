/**
 * Resources of an outgoing message. Each gets its profile and a narrative with every element that the guides flag for it
 * (ids and references included, attachment content never).
 */
import type {
  Address, BundleEntry, CareTeam, ContactPoint, FhirResource, HumanName, Identifier, MessageHeader, Organization, Patient, Practitioner, PractitionerRole, Provenance, ProvenanceEntity, Reference,
} from 'fhir/r4';
import { toFhirDateTime } from '../../fhir/datetime';
import { narrative } from '../../fhir/narrative';
import type { FhirDocument } from '../../formats/format';
import { identifierSystems, sorEndpoint } from '../../identifiers';
import type { AuthorRole, DraftParty, Instant, PatientId } from '../../messages';
import { codeInWords } from './codes';
import { codeSystems, extensions, fullUrlBase, profiles } from './urls';

export const referenceTo = (resource: { resourceType: string; id?: string }): Reference => ({ reference: `${resource.resourceType}/${resource.id ?? ''}` });

export const entryOf = (resource: FhirResource): BundleEntry => ({ fullUrl: `${fullUrlBase}/${resource.resourceType}/${resource.id ?? ''}`, resource });

const joined = (values: readonly (string | undefined)[], separator = ', '): string => values.filter((value) => value !== undefined && value !== '').join(separator);

/** An organisation that takes part in messaging: GLN and SOR code, both mandatory. */
export function organization(id: string, facts: { gln?: string; sor?: string; name?: string }): Organization {
  const identifier: Identifier[] = [
    ...(facts.gln === undefined ? [] : [{ use: 'official' as const, system: identifierSystems.gln, value: facts.gln }]),
    ...(facts.sor === undefined ? [] : [{ use: 'official' as const, system: identifierSystems.sor, value: facts.sor }]),
  ];
  return withNarrative({ resourceType: 'Organization', id, meta: { profile: [profiles.messagingOrganization] }, ...(identifier.length > 0 && { identifier }), ...(facts.name !== undefined && facts.name !== '' && { name: facts.name }) });
}

/** One line of name, as a person typed it: the last word is the family name. */
export function nameOf(typed: string): HumanName {
  const words = typed.trim().split(/\s+/);
  const family = words.at(-1) ?? '';
  return words.length > 1 ? { given: words.slice(0, -1), family } : { family };
}

export const practitioner = (id: string, name: string): Practitioner =>
  withNarrative({ resourceType: 'Practitioner', id, meta: { profile: [profiles.practitioner] }, name: [nameOf(name)] });

export function practitionerRole(id: string, practitionerId: string, role: AuthorRole | undefined, organizationId?: string): PractitionerRole {
  const code = role === undefined ? undefined : 'text' in role ? [{ text: role.text }] : [{ coding: [{ system: role.system, code: role.code, display: role.display }] }];
  return withNarrative({
    resourceType: 'PractitionerRole', id, meta: { profile: [profiles.practitionerRole] },
    practitioner: { reference: `Practitioner/${practitionerId}` },
    ...(organizationId !== undefined && { organization: { reference: `Organization/${organizationId}` } }),
    ...(code && { code }),
  });
}

export const careTeam = (id: string, name: string, organizationId: string): CareTeam =>
  withNarrative({ resourceType: 'CareTeam', id, meta: { profile: [profiles.careTeam] }, name, managingOrganization: [{ reference: `Organization/${organizationId}` }] });

/** A specific sender or recipient: its resources, the one to refer to first. It must belong to the header's organisation (medcom-careCommunication-11, -12). */
export function party(draft: DraftParty, organizationId: string, newId: () => string): FhirResource[] {
  if (draft.kind === 'team') return [careTeam(newId(), draft.name.trim(), organizationId)];
  const person = practitioner(newId(), draft.name);
  const role = draft.role?.trim();
  return [practitionerRole(newId(), person.id!, role === undefined || role === '' ? undefined : { text: role }, organizationId), person];
}

const systemOf: Record<PatientId['type'], string | undefined> = {
  cpr: identifierSystems.cpr, 'x-ecpr': identifierSystems.xEcpr, 'd-ecpr': 'urn:oid:1.2.208.176.1.6.1.3', other: undefined,
};

export interface PatientFacts {
  ids: readonly PatientId[];
  family: string;
  given: readonly string[];
  deceased?: boolean;
  birthDate?: string;
  gender?: Patient['gender'];
  address?: Address[];
  telecom?: ContactPoint[];
}

export function patient(id: string, facts: PatientFacts): Patient {
  const identifier = facts.ids.map(({ type, value, system }): Identifier => {
    const named = system ?? systemOf[type];
    return { ...(type !== 'other' && { use: type === 'cpr' ? 'official' as const : 'temp' as const }), ...(named !== undefined && { system: named }), value };
  });
  return withNarrative({
    resourceType: 'Patient', id, meta: { profile: [profiles.patient] }, identifier,
    name: [{ use: 'official', family: facts.family, ...(facts.given.length > 0 && { given: [...facts.given] }) }],
    ...(facts.telecom && facts.telecom.length > 0 && { telecom: facts.telecom }),
    ...(facts.gender !== undefined && { gender: facts.gender }),
    ...(facts.birthDate !== undefined && { birthDate: facts.birthDate }),
    ...(facts.deceased === true && { deceasedBoolean: true }),
    ...(facts.address && facts.address.length > 0 && { address: facts.address }),
  });
}

export interface ProvenanceFacts {
  id: string;
  profile: string;
  messageId: string;
  at: Instant;
  activity: string;
  organizationId: string;
  entity: ProvenanceEntity[];
}

export function provenance(facts: ProvenanceFacts): Provenance {
  return withNarrative({
    resourceType: 'Provenance', id: facts.id, meta: { profile: [facts.profile] },
    target: [{ reference: `MessageHeader/${facts.messageId}` }],
    occurredDateTime: toFhirDateTime(facts.at), recorded: toFhirDateTime(facts.at),
    activity: { coding: [{ system: codeSystems.activity, code: facts.activity }] },
    agent: [{ who: { reference: `Organization/${facts.organizationId}` } }],
    ...(facts.entity.length > 0 && { entity: facts.entity }),
  });
}

export interface HeaderParts {
  id: string;
  profile: string;
  event: string;
  receiver: { id: string; sor?: string; endpoint?: string };
  sender: { id: string; sor?: string; endpoint?: string };
  focus?: Reference[];
  definition?: string;
  response?: MessageHeader['response'];
}

const endpointOf = (end: HeaderParts['sender']): string => (end.sor === undefined ? end.endpoint ?? 'https://sor2.sum.dsdn.dk/' : sorEndpoint(end.sor));

export function messageHeader(parts: HeaderParts): MessageHeader {
  return withNarrative({
    resourceType: 'MessageHeader', id: parts.id, meta: { profile: [parts.profile] },
    eventCoding: { system: codeSystems.event, code: parts.event },
    destination: [{
      extension: [{ url: extensions.destinationUse, valueCoding: { system: codeSystems.destinationUse, code: 'primary' } }],
      endpoint: endpointOf(parts.receiver), receiver: { reference: `Organization/${parts.receiver.id}` },
    }],
    sender: { reference: `Organization/${parts.sender.id}` },
    source: { endpoint: endpointOf(parts.sender) },
    ...(parts.response && { response: parts.response }),
    ...(parts.focus && { focus: parts.focus }),
    ...(parts.definition !== undefined && { definition: parts.definition }),
  });
}

type Rows = [label: string, value: string | undefined][];
const ids = (identifiers: Identifier[] | undefined): string => joined((identifiers ?? []).map(({ system, value }) => joined([system, value], ' ')));
const refs = (references: (Reference | undefined)[] | undefined): string => joined((references ?? []).map((reference) => reference?.reference));

/** Danish label with the English element name in brackets, as the narrative governance asks. */
function rowsOf(resource: FhirResource): Rows {
  const rows: Rows = [['Id', resource.id]];
  switch (resource.resourceType) {
    case 'Organization':
      return [...rows, ['Organisation (name)', resource.name], ['Identifikation (identifier)', ids(resource.identifier)]];
    case 'Practitioner':
      return [...rows, ['Navn (name)', joined((resource.name ?? []).map((name) => joined([...(name.given ?? []), name.family], ' ')))]];
    case 'PractitionerRole':
      return [...rows, ['Person (practitioner)', resource.practitioner?.reference], ['Organisation (organization)', resource.organization?.reference],
        ['Stilling (code)', joined((resource.code ?? []).flatMap((code) => [code.text, ...(code.coding ?? []).map((coding) => joined([coding.display, coding.code], ' / '))]))]];
    case 'CareTeam':
      return [...rows, ['Team (name)', resource.name], ['Organisation (managingOrganization)', refs(resource.managingOrganization)]];
    case 'Patient':
      return [...rows, ['Personnummer (identifier)', ids(resource.identifier)], ['Navn (name)', joined((resource.name ?? []).map((name) => joined([...(name.given ?? []), name.family], ' ')))],
        ['Kontakt (telecom)', joined((resource.telecom ?? []).map(({ system, value, use }) => joined([system, value, use], ' ')))],
        ['Adresse (address)', joined((resource.address ?? []).map((address) => joined([...(address.line ?? []), address.postalCode, address.city, address.text])))],
        ['Død (deceased)', resource.deceasedBoolean === true ? 'Ja (yes)' : undefined], ['Født (birthDate)', resource.birthDate]];
    case 'Encounter':
      return [...rows, ['Status (status)', resource.status], ['Art (class)', resource.class.code], ['Patient (subject)', resource.subject?.reference],
        ['Forløb (episodeOfCare)', ids((resource.episodeOfCare ?? []).flatMap(({ identifier }) => identifier ?? []))], ['Sted (serviceProvider)', resource.serviceProvider?.reference]];
    case 'Provenance':
      return [...rows, ['Meddelelse (target)', refs(resource.target)], ['Sendt (occurredDateTime)', resource.occurredDateTime],
        ['Registreret (recorded)', resource.recorded], ['Aktivitet (activity)', joined((resource.activity?.coding ?? []).map(({ code }) => codeInWords(code)))], ['Afsender (agent)', refs(resource.agent.map(({ who }) => who))],
        ['Vedrører (entity)', joined((resource.entity ?? []).map(({ role, what }) => joined([role, what.reference, what.identifier?.value], ' ')), '\n')]];
    case 'MessageHeader':
      return [...rows, ['Meddelelsestype (event)', codeInWords(resource.eventCoding?.code)], ['Definition (definition)', resource.definition],
        ...(resource.destination ?? []).map((destination): Rows[number] => ['Modtager (destination)', joined([destination.extension?.[0]?.valueCoding?.code, destination.receiver?.reference, destination.endpoint])]),
        ['Afsender (sender)', joined([resource.sender?.reference, resource.source.endpoint])], ['Indhold (focus)', refs(resource.focus)],
        ['Svar (response)', joined([resource.response?.identifier, codeInWords(resource.response?.code), resource.response?.details?.reference])]];
    case 'OperationOutcome':
      return [...rows, ...resource.issue.map((issue): Rows[number] => ['Fund (issue)', joined([issue.severity, issue.code, ...(issue.details?.coding ?? []).map(({ code }) => code), issue.details?.text])])];
    case 'Communication':
      return [...rows, ['Tråd (identifier)', ids(resource.identifier)], ['Status (status)', resource.status],
        ['Kategori (category)', joined((resource.category ?? []).flatMap(({ coding }) => (coding ?? []).map(({ code }) => codeInWords(code))))],
        ['Prioritet (priority)', codeInWords(resource.priority)], ['Emne (topic)', resource.topic?.text], ['Patient (subject)', resource.subject?.reference], ['Forløb (encounter)', resource.encounter?.reference],
        ['Specifik afsender (sender)', refs((resource.extension ?? []).map(({ valueReference }) => valueReference))], ['Specifik modtager (recipient)', refs(resource.recipient)],
        ...(resource.payload ?? []).flatMap((payload): Rows => {
          const value = (url: string) => payload.extension?.find((extension) => extension.url === url);
          const signature = joined([value(extensions.date)?.valueDateTime, value(extensions.author)?.valueReference?.reference, value(extensions.contact)?.valueContactPoint?.value, value(extensions.identifier)?.valueIdentifier?.value, value(extensions.identifier)?.valueIdentifier?.assigner?.reference]);
          const { contentAttachment: file } = payload;
          return [payload.contentString === undefined ? ['Bilag (attachment)', joined([file?.title, file?.contentType, file?.url, file?.creation])] : ['Tekst (payload)', payload.contentString], ['Signatur (signature)', signature]];
        })];
    default:
      return rows;
  }
}

const isProvenance = (resource: { resourceType: string } | undefined): resource is Provenance => resource?.resourceType === 'Provenance';

/** The resource with a narrative written from its own content; anything it had before is replaced. */
export function withNarrative<T extends FhirResource>(resource: T): T {
  const text = narrative(rowsOf(resource));
  // Named first, so that they also stand first: XML wants the narrative right after meta.
  return Object.assign({ resourceType: resource.resourceType, id: resource.id, meta: resource.meta, text }, resource, { text });
}

/**
 * New ids and times of one dispatch (R7): Bundle.id, Bundle.timestamp, and the times of the Provenance that describes
 * this very message, with its narrative. Everything else is the same object as before, so attachments are not copied.
 */
export function stampMessage(document: FhirDocument, bundleId: string, at: Instant): FhirDocument {
  const { bundle } = document;
  const time = toFhirDateTime(at);
  const header = bundle.entry?.find(({ resource }) => resource?.resourceType === 'MessageHeader')?.resource;
  const own = `MessageHeader/${header?.id ?? ''}`;
  const entry = bundle.entry?.map((item) => (isProvenance(item.resource) && item.resource.target.some(({ reference }) => reference === own)
    ? { ...item, resource: withNarrative({ ...item.resource, occurredDateTime: time, recorded: time }) } : item));
  return { ...document, bundle: { ...bundle, id: bundleId, timestamp: time, ...(entry && { entry }) } };
}
