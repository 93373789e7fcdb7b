/** Each rule, by a mutant that breaks it: our own messages with one small edit, and the finding that must be new. */
import type { Bundle, Communication, Encounter, MessageHeader, Organization, Patient, Practitioner, PractitionerRole, Provenance } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { contextOf, documentOf, draftOf, municipality, pngHash, practice, resourcesOf } from '../../../tests/fixtures/care-communication';
import { careCommunication } from '.';

const attachments = [{ id: 'a', title: 'Foto', contentType: 'image/png', bytes: 70, sha256: pngHash }];
const first = careCommunication.compose(
  draftOf({ attachments, category: 'regarding-referral', priority: 'asap', specificSender: { kind: 'person', name: 'Test Testesen', role: 'Sekretær' }, specificRecipient: { kind: 'team', name: 'Team Syd' } }), contextOf(practice, municipality, 1));
const seed: Bundle = careCommunication.compose(draftOf({ kind: 'reply', attachments, specificSender: { kind: 'team', name: 'Team Syd' }, specificRecipient: { kind: 'person', name: 'Test Testesen' } }), contextOf(municipality, practice, 2, '2026-03-02T09:00:00.000Z'), first.document).document.bundle;

interface Resources { MessageHeader: MessageHeader; Communication: Communication; Patient: Patient; Provenance: Provenance; Organization: Organization; Practitioner: Practitioner; PractitionerRole: PractitionerRole; Encounter: Encounter }
class Edit {
  readonly bundle: Bundle;
  constructor(source: Bundle) { this.bundle = structuredClone(source); }
  all<T extends keyof Resources>(type: T): Resources[T][] { return this.bundle.entry!.map(({ resource }) => resource).filter((resource) => resource?.resourceType === type) as Resources[T][]; }
  one<T extends keyof Resources>(type: T): Resources[T] { return this.all(type)[0]!; }
  get header() { return this.one('MessageHeader'); }
  get communication() { return this.one('Communication'); }
  get patient() { return this.one('Patient'); }
  get text() { return this.communication.payload!.find(({ contentString }) => contentString !== undefined)!; }
  get file() { return this.communication.payload!.find(({ contentAttachment }) => contentAttachment?.data !== undefined)!; }
  get own() { return this.all('Provenance').at(-1)!; }
  remove(type: keyof Resources) { this.bundle.entry = this.bundle.entry!.filter(({ resource }) => resource?.resourceType !== type); }
  /** Any property, also ones that the types forbid. */
  set(target: object, changes: Record<string, unknown>) { Object.assign(target, changes); for (const [name, value] of Object.entries(changes)) if (value === undefined) Reflect.deleteProperty(target, name); }
  extension(of: { extension?: { url: string }[] }, name: string) { return of.extension!.find(({ url }) => url.endsWith(name)) as Record<string, unknown> & { url: string }; }
  drop(of: { extension?: { url: string }[] }, name: string) { of.extension = of.extension!.filter(({ url }) => !url.endsWith(name)); }
  encounter(changes: Partial<Encounter> = {}, named = true) {
    this.bundle.entry!.push({ fullUrl: 'https://example.org/Encounter/e1', resource: { resourceType: 'Encounter', id: 'e1', status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }, subject: { reference: this.communication.subject!.reference }, episodeOfCare: [{ identifier: { system: 'https://sor2.sum.dsdn.dk/#id=1', value: 'x' } }], ...changes } });
    if (named) this.communication.encounter = { reference: 'Encounter/e1' };
  }
}
const entryAt = (index: number): string => `Bundle.entry[${index}]`;
/** Where the edits find things: the newest Provenance is the last entry, an encounter is added behind it. */
const OWN = entryAt(seed.entry!.length - 1);
const ENC = entryAt(seed.entry!.length);
const ORG = entryAt(seed.entry!.findIndex(({ resource }) => resource?.resourceType === 'Organization'));
const errorsOf = (bundle: Bundle, version = '5.0') => careCommunication.validate(documentOf(bundle), version).filter(({ severity }) => severity === 'error' || severity === 'fatal');
const sentenceless = /undefined|\[object/;

type Mutant = [what: string, edit: (edit: Edit) => void, rule: string, path: string];
const profile = (path: string) => `profile-${path}`;
const mutants: Mutant[] = [
  ['no Bundle.id', (m) => { m.set(m.bundle, { id: undefined }); }, profile('Bundle.id'), 'Bundle.id'],
  ['another Bundle type', (m) => { m.bundle.type = 'collection'; }, profile('Bundle.type'), 'Bundle.type'],
  ['no timestamp', (m) => { m.set(m.bundle, { timestamp: undefined }); }, profile('Bundle.timestamp'), 'Bundle.timestamp'],
  ['an empty entry', (m) => { m.set(m.bundle.entry!.at(-1)!, { resource: undefined }); }, profile('Bundle.entry.resource'), `${OWN}.resource`],
  ['no Provenance', (m) => { m.remove('Provenance'); }, 'medcom-messaging-2', 'Bundle'],
  ['header not first', (m) => { m.bundle.entry!.push(m.bundle.entry!.shift()!); }, 'medcom-careCommunication-1', 'Bundle.entry[0]'],
  ['header without profile', (m) => { m.set(m.header, { meta: undefined }); }, 'medcom-careCommunication-1', 'Bundle.entry[0]'],
  ['two patients', (m) => { m.bundle.entry!.push({ fullUrl: 'https://example.org/Patient/p2', resource: { ...structuredClone(m.patient), id: 'p2' } }); }, 'medcom-careCommunication-2', `${ENC}.resource`],
  ['a Provenance without profile', (m) => { m.set(m.own, { meta: undefined }); }, 'medcom-careCommunication-3', `${OWN}.resource.meta.profile`],
  ['nobody named', (m) => { for (const person of m.all('Practitioner')) m.set(person, { name: undefined }); }, 'medcom-careCommunication-4', 'Bundle.entry[4].resource.name'],
  ['priority with another category', (m) => { m.communication.priority = 'asap'; }, 'medcom-careCommunication-5', 'Bundle.entry[2].resource.priority'],
  ['other without topic', (m) => { m.communication.category![0]!.coding![0]!.code = 'other'; m.set(m.communication, { topic: undefined }); }, 'medcom-careCommunication-6', 'Bundle.entry[2].resource.topic'],
  ['a role with code and text', (m) => { for (const role of m.all('PractitionerRole')) m.set(role, { code: [{ coding: [{ system: 's', code: 'c' }], text: 'x' }] }); }, 'medcom-careCommunication-7', 'Bundle.entry[8].resource.code'],
  ['a role without either', (m) => { for (const role of m.all('PractitionerRole')) m.set(role, { code: undefined }); }, 'medcom-careCommunication-7', 'Bundle.entry[8].resource.code'],
  ['authors without person', (m) => { for (const role of m.all('PractitionerRole')) m.set(role, { practitioner: undefined }); }, 'medcom-careCommunication-8', 'Bundle.entry[8].resource.practitioner'],
  ['roles without person', (m) => { for (const role of m.all('PractitionerRole')) m.set(role, { practitioner: undefined }); }, 'medcom-careCommunication-13', 'Bundle.entry[3].resource.practitioner'],
  ['an episode without identifier', (m) => { m.encounter({ episodeOfCare: undefined }); }, 'medcom-careCommunication-9', `${ENC}.resource.episodeOfCare`],
  ['an encounter nobody names', (m) => { m.encounter({}, false); }, 'medcom-careCommunication-15', 'Bundle.entry[2].resource.encounter'],
  ['a sender of another organisation', (m) => { const other = m.header.destination![0]!.receiver!; for (const resource of resourcesOf(m.bundle)) if (resource.resourceType === 'CareTeam') resource.managingOrganization = [other]; }, 'medcom-careCommunication-11', 'Bundle.entry[2].resource.extension[0]'],
  ['a recipient of another organisation', (m) => { for (const role of m.all('PractitionerRole')) if (role.organization) role.organization = m.header.sender; }, 'medcom-careCommunication-12', 'Bundle.entry[2].resource.recipient[0]'],
  ['another definition', (m) => { m.header.definition = 'http://example.org/MessageDefinition/x|5.0'; }, 'medcom-carecommunication-definition-url', 'Bundle.entry[0].resource.definition'],
  ['a definition of another minor form', (m) => { m.header.definition = `${m.header.definition!}.1`; }, 'medcom-carecommunication-definition-url', 'Bundle.entry[0].resource.definition'],
  ['no definition', (m) => { m.set(m.header, { definition: undefined }); }, profile('MessageHeader.definition'), 'Bundle.entry[0].resource.definition'],
  ['header without id', (m) => { m.set(m.header, { id: undefined }); }, profile('MessageHeader.id'), 'Bundle.entry[0].resource.id'],
  ['another event', (m) => { m.header.eventCoding!.code = 'acknowledgement-message'; }, profile('MessageHeader.event.code'), 'Bundle.entry[0].resource.event.code'],
  ['another event system', (m) => { m.header.eventCoding!.system = 'http://example.org'; }, profile('MessageHeader.event.system'), 'Bundle.entry[0].resource.event.system'],
  ['event as address', (m) => { m.set(m.header, { eventCoding: undefined, eventUri: 'http://example.org' }); }, profile('MessageHeader.event'), 'Bundle.entry[0].resource.event'],
  ['no destination', (m) => { m.set(m.header, { destination: undefined }); }, profile('MessageHeader.destination'), 'Bundle.entry[0].resource.destination'],
  ['two primary destinations', (m) => { m.header.destination!.push(structuredClone(m.header.destination![0]!)); }, profile('MessageHeader.destination:primary'), 'Bundle.entry[0].resource.destination'],
  ['a copy receiver', (m) => { const copy = structuredClone(m.header.destination![0]!); copy.extension![0]!.valueCoding!.code = 'cc'; m.header.destination!.push(copy); }, profile('MessageHeader.destination:cc'), 'Bundle.entry[0].resource.destination[1]'],
  ['an unknown destination use', (m) => { m.header.destination![0]!.extension![0]!.valueCoding!.code = 'maybe'; }, profile('MessageHeader.destination'), 'Bundle.entry[0].resource.destination[0]'],
  ['a destination without use', (m) => { m.set(m.header.destination![0]!, { extension: undefined }); }, profile('MessageHeader.destination'), 'Bundle.entry[0].resource.destination[0]'],
  ['a destination use of another system', (m) => { m.header.destination![0]!.extension![0]!.valueCoding!.system = 'http://example.org'; }, profile('MessageHeader.destination:primary.extension:use.value.system'), 'Bundle.entry[0].resource.destination[0].extension[0].value.system'],
  ['no receiver', (m) => { m.set(m.header.destination![0]!, { receiver: undefined }); }, profile('MessageHeader.destination:primary.receiver'), 'Bundle.entry[0].resource.destination[0].receiver'],
  ['a receiver that is not there', (m) => { m.header.destination![0]!.receiver = { reference: 'Organization/nowhere' }; }, profile('MessageHeader.destination:primary.receiver'), 'Bundle.entry[0].resource.destination[0].receiver'],
  ['a receiver of another kind', (m) => { m.header.destination![0]!.receiver = { reference: `Patient/${m.patient.id!}` }; }, profile('MessageHeader.destination:primary.receiver'), 'Bundle.entry[0].resource.destination[0].receiver'],
  ['no endpoint', (m) => { m.set(m.header.destination![0]!, { endpoint: undefined }); }, 'base-cardinality', 'Bundle.entry[0].resource.destination[0].endpoint'],
  ['no sender', (m) => { m.set(m.header, { sender: undefined }); }, profile('MessageHeader.sender'), 'Bundle.entry[0].resource.sender'],
  ['no source', (m) => { m.set(m.header, { source: undefined }); }, 'base-cardinality', 'Bundle.entry[0].resource.source'],
  ['no focus', (m) => { m.set(m.header, { focus: undefined }); }, profile('MessageHeader.focus'), 'Bundle.entry[0].resource.focus'],
  ['focus on the patient', (m) => { m.header.focus = [{ reference: `Patient/${m.patient.id!}` }]; }, profile('MessageHeader.focus'), 'Bundle.entry[0].resource.focus[0]'],
  ['an organisation without GLN', (m) => { m.all('Organization')[0]!.identifier!.splice(0, 1); }, profile('Organization.identifier:EAN-ID'), `${ORG}.resource.identifier`],
  ['an organisation without SOR code', (m) => { m.all('Organization')[0]!.identifier!.splice(1, 1); }, profile('Organization.identifier:SOR-ID'), `${ORG}.resource.identifier`],
  ['an organisation without mandatory id', (m) => { m.all('Organization')[0]!.identifier!.splice(1, 1); }, 'dk-core-organization-mandatory-identifier', `${ORG}.resource.identifier`],
  ['a short SOR code', (m) => { m.all('Organization')[0]!.identifier![1]!.value = '4111'; }, 'min-digits-sor', `${ORG}.resource.identifier[1].value`],
  ['a short GLN', (m) => { m.all('Organization')[0]!.identifier![0]!.value = '579'; }, 'gln-length', `${ORG}.resource.identifier[0].value`],
  ['a GLN with a wrong check digit', (m) => { m.all('Organization')[0]!.identifier![0]!.value = '5790000000129'; }, 'gln-modulus-10', `${ORG}.resource.identifier[0].value`],
  ['an identifier of another use', (m) => { m.all('Organization')[0]!.identifier![0]!.use = 'old'; }, profile('dk-core-gln-identifier.use'), `${ORG}.resource.identifier[0].use`],
  ['a CPR number that is no date', (m) => { m.patient.identifier![0]!.value = '3102479989'; }, 'cpr', 'Bundle.entry[1].resource.identifier[0].value'],
  ['a CPR number with hyphen', (m) => { m.patient.identifier![0]!.value = '250947-9989'; }, 'cpr', 'Bundle.entry[1].resource.identifier[0].value'],
  ['two CPR numbers', (m) => { m.patient.identifier!.push({ ...m.patient.identifier![0]! }); }, profile('Patient.identifier:cpr'), 'Bundle.entry[1].resource.identifier'],
  ['a wrong national replacement number', (m) => { m.patient.identifier![0] = { system: 'urn:oid:1.2.208.176.1.6.1.1', value: '0703925VJ5' }; }, 'x-ecpr', 'Bundle.entry[1].resource.identifier[0].value'],
  ['a wrong regional replacement number', (m) => { m.patient.identifier![0] = { system: 'urn:oid:1.2.208.176.1.6.1.3.181', value: '1206551VK9' }; }, 'd-ecpr', 'Bundle.entry[1].resource.identifier[0].value'],
  ['no patient identifier', (m) => { m.set(m.patient, { identifier: undefined }); }, profile('Patient.identifier'), 'Bundle.entry[1].resource.identifier'],
  ['no official name', (m) => { m.patient.name![0]!.use = 'nickname'; }, profile('Patient.name:official'), 'Bundle.entry[1].resource.name'],
  ['no family name', (m) => { m.set(m.patient.name![0]!, { family: undefined }); }, profile('Patient.name:official.family'), 'Bundle.entry[1].resource.name[0].family'],
  ['no thread identifier', (m) => { m.set(m.communication, { identifier: undefined }); }, profile('Communication.identifier'), 'Bundle.entry[2].resource.identifier'],
  ['a thread identifier in capitals', (m) => { m.communication.identifier![0]!.value = m.communication.identifier![0]!.value!.replace('00000000-', 'ABCDEF00-').replace(/uuid:0001/, 'uuid:ABCD'); }, 'medcom-uuidv4', 'Bundle.entry[2].resource.identifier[0].value'],
  ['another status', (m) => { m.communication.status = 'completed'; }, profile('Communication.status'), 'Bundle.entry[2].resource.status'],
  ['no category', (m) => { m.set(m.communication, { category: undefined }); }, profile('Communication.category'), 'Bundle.entry[2].resource.category'],
  ['a category without code', (m) => { m.set(m.communication.category![0]!.coding![0]!, { code: undefined }); }, profile('Communication.category.coding.code'), 'Bundle.entry[2].resource.category[0].coding[0].code'],
  ['two category codings', (m) => { m.communication.category![0]!.coding!.push({ ...m.communication.category![0]!.coding![0]! }); }, profile('Communication.category.coding'), 'Bundle.entry[2].resource.category[0].coding'],
  ['an unknown category', (m) => { m.communication.category![0]!.coding![0]!.code = 'astrology'; }, profile('Communication.category'), 'Bundle.entry[2].resource.category[0].coding[0].code'],
  ['an unknown priority', (m) => { m.communication.category![0]!.coding![0]!.code = 'regarding-referral'; m.communication.priority = 'stat'; }, profile('Communication.priority'), 'Bundle.entry[2].resource.priority'],
  ['a topic without text', (m) => { m.communication.topic = { coding: [{ code: 'x' }] }; }, profile('Communication.topic.text'), 'Bundle.entry[2].resource.topic.text'],
  ['a subject that is not there', (m) => { m.communication.subject = { reference: 'Patient/nowhere' }; }, profile('Communication.subject'), 'Bundle.entry[2].resource.subject'],
  ['two recipients', (m) => { m.communication.recipient!.push(m.communication.recipient![0]!); }, profile('Communication.recipient'), 'Bundle.entry[2].resource.recipient'],
  ['two specific senders', (m) => { m.communication.extension!.push(structuredClone(m.communication.extension![0]!)); }, profile('Communication.extension:sender'), 'Bundle.entry[2].resource.extension'],
  ['a specific sender that is not there', (m) => { m.communication.extension![0]!.valueReference = { reference: 'CareTeam/nowhere' }; }, profile('medcom-core-sender-extension.value'), 'Bundle.entry[2].resource.extension[0].value'],
  ['no text at all', (m) => { m.communication.payload = m.communication.payload!.filter(({ contentString }) => contentString === undefined); }, profile('Communication.payload:string'), 'Bundle.entry[2].resource.payload'],
  ...(['datetime:date', 'practitioner:author', 'contact:authorContact', 'identifier:identifier'] as const).map((pair): Mutant => {
    const [url = '', slice = ''] = pair.split(':');
    return [`a text without ${slice}`, (m) => { m.drop(m.text, `medcom-core-${url}-extension`); }, profile(`Communication.payload:string.extension:${slice}`), 'Bundle.entry[2].resource.payload[0].extension'];
  }),
  ['a text with two dates', (m) => { m.text.extension!.push({ ...m.text.extension![0]! }); }, profile('Communication.payload:string.extension:date'), 'Bundle.entry[2].resource.payload[0].extension'],
  ['a date of another type', (m) => { m.set(m.extension(m.text, 'datetime-extension'), { valueDateTime: undefined, valueString: 'i går' }); }, profile('medcom-core-datetime-extension.value'), 'Bundle.entry[2].resource.payload[0].extension[0].value'],
  ['an author that is not there', (m) => { m.set(m.extension(m.text, 'practitioner-extension'), { valueReference: { reference: 'PractitionerRole/nowhere' } }); }, profile('medcom-core-practitioner-extension.value'), 'Bundle.entry[2].resource.payload[0].extension[2].value'],
  ['an e-mail for a phone', (m) => { m.set(m.extension(m.text, 'contact-extension'), { valueContactPoint: { system: 'email', value: 'a1@example.org' } }); }, profile('medcom-core-contact-extension.value:valueContactPoint.system'), 'Bundle.entry[2].resource.payload[0].extension[3].value.system'],
  ['a phone without digits', (m) => { m.set(m.extension(m.text, 'contact-extension'), { valueContactPoint: { system: 'phone', value: 'ring' } }); }, 'medcom-core-contact', 'Bundle.entry[2].resource.payload[0].extension[3].value.value'],
  ['an identifier without value', (m) => { m.set(m.extension(m.text, 'identifier-extension').valueIdentifier as object, { value: undefined }); }, profile('medcom-assigned-identifier.value'), 'Bundle.entry[2].resource.payload[0].extension[1].value.value'],
  ['an identifier without assigner', (m) => { m.set(m.extension(m.text, 'identifier-extension').valueIdentifier as object, { assigner: undefined }); }, profile('medcom-assigned-identifier.assigner'), 'Bundle.entry[2].resource.payload[0].extension[1].value.assigner'],
  ['a payload identifier that is no UUID', (m) => { m.set(m.extension(m.text, 'identifier-extension').valueIdentifier as object, { value: 'urn:uuid:1' }); }, 'medcom-uuidv4', 'Bundle.entry[2].resource.payload[0].extension[1].value.value'],
  ['an attachment without title', (m) => { m.set(m.file.contentAttachment!, { title: undefined }); }, profile('Communication.payload:attachment.content.title'), 'Bundle.entry[2].resource.payload[3].content.title'],
  ['an attachment of a refused type', (m) => { m.file.contentAttachment!.contentType = 'video/mp4'; }, profile('Communication.payload:attachment.content.contentType'), 'Bundle.entry[2].resource.payload[3].content.contentType'],
  ['an attachment without identifier', (m) => { m.drop(m.file, 'identifier-extension'); }, profile('Communication.payload:attachment.extension:identifier'), 'Bundle.entry[2].resource.payload[3].extension'],
  ['a Provenance without target', (m) => { m.set(m.own, { target: undefined }); }, 'base-cardinality', `${OWN}.resource.target`],
  ['a Provenance with two targets', (m) => { m.own.target.push({ reference: 'MessageHeader/other' }); }, profile('Provenance.target'), `${OWN}.resource.target`],
  ['a Provenance over a period', (m) => { m.set(m.own, { occurredDateTime: undefined, occurredPeriod: { start: '2026-03-02' } }); }, profile('Provenance.occurred'), `${OWN}.resource.occurred`],
  ['a Provenance without time', (m) => { m.set(m.own, { occurredDateTime: undefined }); }, profile('Provenance.occurred'), `${OWN}.resource.occurred`],
  ['a Provenance not recorded', (m) => { m.set(m.own, { recorded: undefined }); }, 'base-cardinality', `${OWN}.resource.recorded`],
  ['no activity', (m) => { m.set(m.own, { activity: undefined }); }, profile('Provenance.activity'), `${OWN}.resource.activity`],
  ['an activity no longer sent', (m) => { m.own.activity!.coding![0]!.code = 'retract-message'; }, profile('Provenance.activity'), `${OWN}.resource.activity.coding[0].code`],
  ['an activity of another system', (m) => { m.own.activity!.coding![0]!.system = 'http://example.org'; }, profile('Provenance.activity'), `${OWN}.resource.activity.coding[0].code`],
  ['an agent that is not there', (m) => { m.own.agent[0]!.who = { reference: 'Organization/nowhere' }; }, profile('Provenance.agent.who'), `${OWN}.resource.agent[0].who`],
  ['no agent', (m) => { m.set(m.own, { agent: undefined }); }, 'base-cardinality', `${OWN}.resource.agent`],
  ['a Provenance without payload', (m) => { m.own.entity = m.own.entity!.filter(({ role }) => role !== 'source'); }, profile('Provenance.entity:payload'), `${OWN}.resource.entity`],
  ['two preceding messages', (m) => { m.own.entity!.push({ ...m.own.entity!.find(({ role }) => role === 'revision')! }); }, profile('Provenance.entity:preceedingMessage'), `${OWN}.resource.entity`],
  ['a payload without identifier', (m) => { m.own.entity![0]!.what = { reference: 'Communication/x' }; }, profile('Provenance.entity:payload.what.identifier'), `${OWN}.resource.entity[0].what.identifier`],
  ['a removal', (m) => { m.own.entity!.push({ role: 'removal', what: { reference: 'MessageHeader/x' } }); }, profile('Provenance.entity'), `${OWN}.resource.entity[3].role`],
  ['an encounter of another class', (m) => { m.encounter({ class: { code: 'XX' } }); }, profile('Encounter.class'), `${ENC}.resource.class.code`],
  ['an LPR3 identifier of another version', (m) => { m.encounter({ episodeOfCare: [{ identifier: { system: 'https://www.esundhed.dk/Registre/Landspatientregisteret', value: 'urn:uuid:fc60e762-b13b-4773-865e-67f3907bdcc7' } }] }); }, 'uuidv5', `${ENC}.resource.episodeOfCare[0].identifier.value`],
  ['a reply that answers nothing', (m) => { m.own.entity = m.own.entity!.filter(({ role }) => role !== 'revision'); }, 'medcom-provenance-revision', `${OWN}.resource.entity`],
  ['no Provenance for this message', (m) => { m.own.target = [{ reference: 'MessageHeader/other' }]; }, 'medcom-provenance-current', 'Bundle'],
  ['a payload that is not there', (m) => { m.own.entity![0]!.what.identifier!.value = 'urn:uuid:00000000-0000-4000-8000-00000000ffff'; }, 'medcom-provenance-payload', `${OWN}.resource.entity`],
];

describe('rules of CareCommunication 5.0', () => {
  it('find nothing in the seed', () => {
    expect(errorsOf(seed)).toEqual([]);
  });

  it.each(mutants)('%s', (_what, edit, rule, path) => {
    const mutant = new Edit(seed);
    edit(mutant);
    const found = errorsOf(mutant.bundle);
    expect(found.map((issue) => `${issue.rule} ${issue.path}`)).toContain(`${rule} ${path}`);
    for (const { message, messageEn } of found) expect(message === '' || messageEn === '' || sentenceless.test(message + messageEn)).toBe(false);
  });

  it.each<[string, (edit: Edit) => void]>([
    ['extra extensions', (m) => { m.communication.extension!.push({ url: 'http://example.org/x', valueString: 'x' }); m.text.extension!.push({ url: 'http://example.org/y', valueBoolean: true }); }],
    ['extra resources', (m) => { m.bundle.entry!.push({ fullUrl: 'https://example.org/Organization/extra', resource: { resourceType: 'Organization', id: 'extra', name: 'Uden numre' } as Organization }); }],
    ['another order', (m) => { m.bundle.entry = [m.bundle.entry![0]!, ...m.bundle.entry!.slice(1).reverse()]; }],
    ['no narratives', (m) => { for (const { resource } of m.bundle.entry!) m.set(resource!, { text: undefined }); }],
    ['profiles with versions', (m) => { for (const { resource } of m.bundle.entry!) if (resource!.meta?.profile) resource!.meta.profile = resource!.meta.profile.map((url) => `${url}|5.0.1`); }],
    ['ids that are no UUID', (m) => { const before = m.patient.id!; m.patient.id = 'fdsgjhfrgeu567485-.fdsf'; m.communication.subject = { reference: `Patient/${m.patient.id}` }; m.bundle.entry![1]!.fullUrl = m.bundle.entry![1]!.fullUrl!.replace(before, m.patient.id); }],
    ['the newer address of location numbers', (m) => { for (const organization of m.all('Organization')) organization.identifier![0]!.system = 'http://www.gs1.org/gln'; }],
    ['times in Z with milliseconds', (m) => { m.bundle.timestamp = '2026-03-02T09:00:00.123Z'; }],
    ['a definition 5.12', (m) => { m.header.definition = m.header.definition!.replace('|5.0', '|5.12'); }],
    ['a name that is known to be unknown', (m) => { m.set(m.patient.name![0]!, { family: undefined, _family: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] } }); }],
  ])('tolerate %s', (_what, edit) => {
    const mutant = new Edit(seed);
    edit(mutant);
    expect(errorsOf(mutant.bundle).map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
  });

  it('warn of a file that is not what it says', () => {
    const mutant = new Edit(seed);
    mutant.file.contentAttachment!.contentType = 'application/pdf';
    expect(careCommunication.validate(documentOf(mutant.bundle), '5.0')).toMatchObject([{ severity: 'warning', rule: 'attachment-lying', source: 'policy' }]);
  });
});

describe('versions', () => {
  const as = (definition: string | undefined) => { const edit = new Edit(seed); edit.set(edit.header, { definition }); return careCommunication.recognise(documentOf(edit.bundle)); };
  const base = 'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition';
  it.each([[`${base}|5.0`, '5.0'], [`${base}|5.12`, '5.0'], [`${base}|6.0`, 'unknown'], [`${base}|11`, 'unknown'], [base, '5.0'], [undefined, '5.0'], ['http://medcomfhir.dk/ig/carecommunication/medcom-careCommunication-message-definition|4.0.0', '4.0']])('%s is %s', (definition, version) => {
    expect(as(definition)).toBe(version);
  });

  it('are not claimed of other messages', () => {
    const edit = new Edit(seed);
    edit.header.eventCoding!.code = 'hospital-notification-message';
    expect(careCommunication.recognise(documentOf(edit.bundle))).toBeUndefined();
  });

  it('differ in what they demand', () => {
    const old = new Edit(seed);
    old.header.definition = 'http://medcomfhir.dk/ig/carecommunication/medcom-careCommunication-message-definition|4.0.0';
    old.set(old.header, { meta: undefined });
    old.communication.category![0]!.coding!.push({ system: 'http://example.org', code: 'own' });
    old.set(old.all('Provenance')[0]!, { meta: undefined });
    expect(errorsOf(old.bundle, '4.0')).toEqual([]);
    expect(new Set(errorsOf(old.bundle, '5.0').map(({ rule }) => rule))).toEqual(new Set(['medcom-careCommunication-1', 'medcom-careCommunication-3', 'medcom-carecommunication-definition-url', 'profile-Communication.category.coding']));
  });
});
