/** A stored message taken apart for checks. Deliberately not the product's own reader: what is judged must not be read by what is judged. */
import type { Bundle, Communication, CommunicationPayload, Extension, FhirResource, MessageHeader, Organization, Patient, PractitionerRole, Provenance } from 'fhir/r4';

export interface Payload {
  readonly id: string | undefined;
  readonly text: string | undefined;
  readonly file: NonNullable<CommunicationPayload['contentAttachment']> | undefined;
  readonly at: string | undefined;
  readonly author: string | undefined;
  readonly role: string | undefined;
  readonly phone: string | undefined;
  readonly authorReference: string | undefined;
  readonly assigner: string | undefined;
  readonly raw: CommunicationPayload;
}

export interface Facts {
  readonly bundle: Bundle;
  readonly resources: readonly FhirResource[];
  readonly header: MessageHeader;
  readonly messageId: string;
  readonly communication: Communication;
  readonly threadId: string | undefined;
  readonly category: string | undefined;
  readonly patient: Patient;
  readonly patientNumbers: readonly string[];
  readonly payloads: readonly Payload[];
  readonly texts: readonly Payload[];
  readonly files: readonly Payload[];
  readonly provenances: readonly Provenance[];
  /** The Provenance of this very message. */
  readonly own: Provenance;
  readonly activity: string | undefined;
  /** MessageHeader.id that this message answers or forwards. */
  readonly answers: string | undefined;
  organisation(reference: string | undefined): Organization | undefined;
  readonly sender: Organization | undefined;
  readonly receiver: Organization | undefined;
}

/** By the last word of MedCom's addresses for extensions of a payload. */
const ending = (name: string) => (extension: Extension): boolean => extension.url.endsWith(`/medcom-core-${name}-extension`);

/** @throws Error when a resource is missing without which there is no message. */
export function factsOf(bundle: Bundle): Facts {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : []));
  const all = <T extends FhirResource['resourceType']>(type: T) => resources.filter((resource): resource is Extract<FhirResource, { resourceType: T }> => resource.resourceType === type);
  const one = <T extends FhirResource['resourceType']>(type: T): Extract<FhirResource, { resourceType: T }> => {
    const found = all(type)[0];
    if (!found) throw new Error(`the message has no ${type}`);
    return found;
  };
  const resolve = (reference: string | undefined): FhirResource | undefined => {
    if (reference === undefined) return undefined;
    const id = reference.split('/').at(-1);
    return (bundle.entry ?? []).find((entry) => entry.fullUrl === reference)?.resource as FhirResource | undefined ?? resources.find((resource) => resource.id === id);
  };
  const header = one('MessageHeader');
  const communication = one('Communication');
  const patient = one('Patient');
  const provenances: Provenance[] = all('Provenance');
  const own = provenances.find((each) => each.target.some(({ reference }) => reference?.endsWith(header.id ?? '?')));
  if (!own) throw new Error('the message has no Provenance of its own');
  const payloads = (communication.payload ?? []).map((payload): Payload => {
    const extension = (name: string) => payload.extension?.find(ending(name));
    const reference = extension('practitioner')?.valueReference?.reference;
    const role = resolve(reference);
    const person = role?.resourceType === 'PractitionerRole' ? resolve(role.practitioner?.reference) : role;
    const identifier = extension('identifier')?.valueIdentifier;
    return {
      id: identifier?.value, assigner: identifier?.assigner?.reference, text: payload.contentString, file: payload.contentAttachment, at: extension('datetime')?.valueDateTime, phone: extension('contact')?.valueContactPoint?.value,
      author: nameOf(person), role: role?.resourceType === 'PractitionerRole' ? roleOf(role) : undefined, authorReference: reference, raw: payload,
    };
  });
  const organisation = (reference: string | undefined) => { const found = resolve(reference); return found?.resourceType === 'Organization' ? found : undefined; };
  return {
    bundle, resources, header, messageId: header.id ?? '', communication, threadId: communication.identifier?.[0]?.value, category: communication.category?.[0]?.coding?.[0]?.code,
    patient, patientNumbers: (patient.identifier ?? []).flatMap(({ value }) => (value === undefined ? [] : [value])),
    payloads, texts: payloads.filter(({ text }) => text !== undefined), files: payloads.filter(({ file }) => file !== undefined), provenances, own,
    activity: own.activity?.coding?.[0]?.code, answers: own.entity?.find(({ role, what }) => role !== 'source' && what.reference !== undefined)?.what.reference?.split('/').at(-1),
    organisation, sender: organisation(header.sender?.reference), receiver: organisation(header.destination?.[0]?.receiver?.reference),
  };
}

function nameOf(resource: FhirResource | undefined): string | undefined {
  if (resource?.resourceType !== 'Practitioner') return undefined;
  const name = (resource).name?.[0];
  return [...(name?.given ?? []), name?.family].filter(Boolean).join(' ') || undefined;
}
const roleOf = (role: PractitionerRole): string | undefined => role.code?.[0]?.text ?? role.code?.[0]?.coding?.[0]?.display ?? role.code?.[0]?.coding?.[0]?.code;

export const identifierOf = (organisation: Organization | undefined, kind: 'sor' | 'gln'): string | undefined =>
  organisation?.identifier?.find(({ system }) => (kind === 'sor' ? system === 'urn:oid:1.2.208.176.1.1' : system !== undefined && /1\.3\.88|gs1\.org\/gln/.test(system)))?.value;

export const uuidV4 = /^(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Every dateTime and instant of a resource tree that says a time of day. */
export function timesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(timesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => (name === 'div' || name === 'contentString' ? [] : timesIn(child)));
}
/** The same instant, however it is written. */
export const instantOf = (time: string | undefined): number => Date.parse(time ?? '');
