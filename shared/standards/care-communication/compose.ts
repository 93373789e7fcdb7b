/** New message, reply and forward in CareCommunication 5.0 (guide, table "building messages"). */
import type { Bundle, Communication, CommunicationPayload, Encounter, FhirResource, Identifier, Organization, Patient, ProvenanceEntity } from 'fhir/r4';
import { toFhirDateTime } from '../../fhir/datetime';
import type { Document, FhirDocument, LetterDocument } from '../../formats/format';
import { identifierSystems } from '../../identifiers';
import type { Draft, Organisation, PatientId, PatientView } from '../../messages';
import type { ComposeContext, Composed } from '../standard';
import { categories, eventCodes } from '../medcom/codes';
import { entryOf, messageHeader, nameOf, organization, party, patient, practitioner, practitionerRole, provenance, referenceTo, withNarrative } from '../medcom/building';
import { strAt } from '../medcom/loose';
import { openMessage, type Message } from '../medcom/message';
import { messageIdOf } from '../medcom/provenance';
import { codeSystems, extensions, profiles } from '../medcom/urls';
import { carry, payloadIdOf, stubOf, type Carried } from './carry';
import { answerableVersions, categoryWithPriority, definition5, isPayloadId } from './facts';
import { communicationsOf, view } from './read';
import { phoneOf } from './draft-check';
import { answersLetter, encounterOfLetter, letterEntity, patientOfLetter } from './letter-answer';
import { recognise } from './recognise';

/** A refusal with a code of the contract's list; standards do not know the contract itself. */
export class ComposeError extends Error {
  readonly code: 'predecessor-missing' | 'not-answerable' | 'draft-incomplete' | 'attachment-missing';
  constructor(code: ComposeError['code']) {
    super(code);
    this.name = 'ComposeError';
    this.code = code;
  }
}

const activityOf = { new: 'new-message', reply: 'reply-message', forward: 'forward-message' } as const;
const nothing: Carried = { payloads: [], provenances: [], encounter: undefined, resources: [] };

/**
 * Throws ComposeError when the message to answer is missing or too old, when the draft lacks what `checkDraft` asks for, and
 * when the content of a chosen file is not in the store.
 */
export function compose(draft: Draft, context: ComposeContext, predecessor?: Document): Composed<FhirDocument> {
  const letter = letterOf(draft, predecessor);
  const earlier = letter ? undefined : predecessorOf(draft, predecessor);
  const chosen = draft.kind === 'forward' && draft.forwardMessageIds ? new Set(draft.forwardMessageIds) : undefined;
  const carried = earlier ? carry(earlier, context.newId, chosen) : nothing;
  const messageId = context.newId();
  const threadId = threadOf(draft, context, earlier);
  const sender = organizationFor(context.sender, carried, context.newId);
  const receiver = organizationFor(context.receiver, carried, context.newId);
  const subject = subjectOf(draft, context.newId, earlier, predecessor);
  const author = authorOf(draft, context.newId);
  const own = ownPayloads(draft, context, sender.id!, author[0].id!);
  const parties = [draft.specificSender && party(draft.specificSender, sender.id!, context.newId), draft.specificRecipient && party(draft.specificRecipient, receiver.id!, context.newId)];
  const encounter = letter ? encounterOfLetter(letter, subject, context.newId) : carried.encounter && encounterFor(carried.encounter, subject);
  const communication = withNarrative<Communication>({
    resourceType: 'Communication', id: context.newId(), meta: { profile: [profiles.careCommunication] },
    ...(parties[0] && { extension: [{ url: extensions.sender, valueReference: referenceTo(parties[0][0]!) }] }),
    identifier: [{ value: threadId }], status: 'unknown', category: [{ coding: [categoryOf(draft)] }],
    ...(draft.category === categoryWithPriority && draft.priority !== undefined && { priority: draft.priority }),
    subject: referenceTo(subject),
    ...((draft.topic ?? '').trim() !== '' && { topic: { text: draft.topic!.trim() } }),
    ...(encounter && { encounter: referenceTo(encounter) }),
    ...(parties[1] && { recipient: [referenceTo(parties[1][0]!)] }),
    payload: [...carriedPayloads(draft, context, carried), ...own.map(({ payload }) => payload)],
  });
  const entity: ProvenanceEntity[] = own.map(({ id }) => ({ role: 'source', what: { identifier: { value: id } } }));
  if (letter) entity.push(letterEntity(letter));
  if (earlier) entity.push({ role: 'revision', what: { reference: `MessageHeader/${messageIdOf(earlier)!}` } });
  const header = messageHeader({
    id: messageId, profile: profiles.careCommunicationHeader, event: eventCodes.careCommunication,
    sender: { id: sender.id!, ...sorOf(context.sender) }, receiver: { id: receiver.id!, ...sorOf(context.receiver) },
    focus: [referenceTo(communication)], definition: `${definition5}|5.0`,
  });
  const current = provenance({
    id: context.newId(), profile: profiles.careCommunicationProvenance, messageId, at: context.now, activity: activityOf[draft.kind], organizationId: sender.id!, entity,
  });
  const resources: FhirResource[] = [
    header, subject, communication, ...author, ...parties.flatMap((resources) => resources ?? []), ...(encounter ? [encounter] : []),
    ...carried.resources, sender, receiver, ...carried.provenances, current,
  ];
  const bundle: Bundle = {
    resourceType: 'Bundle', id: context.newId(), meta: { profile: [profiles.careCommunicationMessage] }, type: 'message', timestamp: toFhirDateTime(context.now),
    entry: distinct(resources).map(entryOf),
  };
  return { document: { kind: 'fhir', format: 'fhir-json', bundle }, messageId, threadId };
}

/** The letter that is answered, if it is one. */
function letterOf(draft: Draft, predecessor: Document | undefined): LetterDocument | undefined {
  if (draft.kind === 'new' || predecessor?.kind !== 'letter') return undefined;
  if (draft.kind === 'forward' || !answersLetter(predecessor)) throw new ComposeError('not-answerable');
  return predecessor;
}

function predecessorOf(draft: Draft, predecessor: Document | undefined): Message | undefined {
  if (draft.kind === 'new') return undefined;
  if (!predecessor) throw new ComposeError('predecessor-missing');
  const message = openMessage(predecessor);
  if (messageIdOf(message) === undefined || !answerableVersions.includes(recognise(predecessor) ?? '')) throw new ComposeError('not-answerable');
  return message;
}

/** Replies stay in their thread; new messages and forwards begin one. */
function threadOf(draft: Draft, context: ComposeContext, earlier: Message | undefined): string {
  const kept = draft.kind === 'reply' && earlier ? strAt(communicationsOf(earlier)[0]?.resource, 'identifier', 'value') : undefined;
  return kept !== undefined && isPayloadId(kept) ? kept : `urn:uuid:${context.newId()}`;
}

/** Nothing for an organisation of a converted letter whose SOR code nobody knows; the register's all have one. */
const sorOf = ({ sor }: Organisation): { sor?: string } => (sor === '' ? {} : { sor });

/** The history's own resource for an organisation when GLN and SOR code are the same, so that it is named once; else a new one. */
function organizationFor(organisation: Organisation, carried: Carried, newId: () => string): Organization {
  const has = (resource: Organization, system: string, value: string) => resource.identifier?.filter((identifier) => identifier.system === system).every((identifier) => identifier.value === value) === true
    && resource.identifier.filter((identifier) => identifier.system === system).length === 1;
  const known = carried.resources.find((resource): resource is Organization => resource.resourceType === 'Organization'
    && has(resource, identifierSystems.gln, organisation.gln) && has(resource, identifierSystems.sor, organisation.sor));
  const name = [organisation.name, organisation.unit].filter((part) => part !== '').join(', ');
  return known ?? organization(newId(), { gln: organisation.gln, ...sorOf(organisation), name });
}

/** All numbers received are returned; our own number of a kind takes the place of the received one of that kind only. */
export function mergedPatientIds(own: readonly PatientId[], received: readonly PatientId[]): PatientId[] {
  const added = received.filter(({ type, value }) => !own.some((id) => (type === 'other' ? id.value === value : id.type === type)));
  // A number taken over from the message keeps the system it came with (each region has its own).
  const systemFor = (id: PatientId) => id.system ?? received.find(({ type, value }) => type === id.type && value === id.value)?.system;
  return [...own.map((id) => { const system = systemFor(id); return system === undefined ? id : { ...id, system }; }), ...added];
}

function subjectOf(draft: Draft, newId: () => string, earlier: Message | undefined, predecessor: Document | undefined): Patient {
  const received: PatientView | undefined = predecessor && (predecessor.kind === 'letter' ? patientOfLetter(predecessor) : view(predecessor, '5.0').patient);
  const chosen = draft.patient;
  const family = chosen?.family ?? received?.family ?? received?.name ?? '';
  const ids = mergedPatientIds(chosen?.ids ?? [], received?.ids ?? []);
  if (family.trim() === '' || ids.length === 0) throw new ComposeError('draft-incomplete');
  const old = earlier?.all('Patient')[0]?.resource as Patient | undefined;
  const phone = chosen?.phone?.trim() ?? '';
  const address = chosen?.address?.trim() ?? '';
  return patient(newId(), {
    ids, family: family.trim(), given: chosen?.given ?? received?.given ?? [], deceased: chosen?.deceased ?? received?.deceased, birthDate: received?.birthDate, gender: received?.gender,
    address: old?.address ?? (address === '' ? undefined : [{ line: [address] }]),
    telecom: old?.telecom ?? (phone === '' ? undefined : [{ system: 'phone', value: phone }]),
  });
}

/** The signature: a role first, its person second. */
function authorOf(draft: Draft, newId: () => string): [ReturnType<typeof practitionerRole>, ReturnType<typeof practitioner>] {
  if (nameOf(draft.signature.name).family === '') throw new ComposeError('draft-incomplete');
  const person = practitioner(newId(), draft.signature.name);
  return [practitionerRole(newId(), person.id!, draft.signature.role), person];
}

function categoryOf(draft: Draft) {
  const category = categories.find(({ code }) => code === draft.category);
  if (!category) throw new ComposeError('draft-incomplete');
  return { system: codeSystems.category, code: category.code, display: category.en };
}

/** A system shall not put the file extension into the title; only the types we send are taken off. */
export function withoutFileExtension(title: string): string {
  const bare = title.trim().replace(/\.(pdf|png|jpe?g|gif|tiff?|bmp)$/i, '').trim();
  return bare === '' ? title.trim() : bare;
}

function ownPayloads(draft: Draft, context: ComposeContext, senderId: string, authorId: string): { id: string; payload: CommunicationPayload }[] {
  const phone = phoneOf(draft.signature.phone);
  const signed = (content: Omit<CommunicationPayload, 'extension'>) => {
    const identifier: Identifier = { value: `urn:uuid:${context.newId()}`, assigner: { reference: `Organization/${senderId}` } };
    return {
      id: identifier.value!,
      payload: {
        extension: [
          { url: extensions.date, valueDateTime: toFhirDateTime(context.now) }, { url: extensions.identifier, valueIdentifier: identifier },
          { url: extensions.author, valueReference: { reference: `PractitionerRole/${authorId}` } },
          // A converted letter may have no number; a draft of a person is refused without one.
          ...(phone === '' ? [] : [{ url: extensions.contact, valueContactPoint: { system: 'phone' as const, value: phone } }]),
        ],
        ...content,
      },
    };
  };
  return [
    signed({ contentString: draft.text.replace(/\r\n?/g, '\n') }),
    ...draft.attachments.map((attachment) => {
      const title = withoutFileExtension(attachment.title);
      const creation = attachment.created === undefined ? {} : { creation: toFhirDateTime(attachment.created) };
      if (attachment.url !== undefined) return signed({ contentAttachment: { url: attachment.url, title, ...creation } });
      const data = attachment.sha256 === undefined ? undefined : context.contentOf(attachment.sha256);
      if (data === undefined || attachment.contentType === undefined) throw new ComposeError('attachment-missing');
      return signed({ contentAttachment: { contentType: attachment.contentType, data, title, ...creation } });
    }),
  ];
}

/** Text comes along unchanged; attachments without content in a reply, with content in a forward. */
function carriedPayloads(draft: Draft, context: ComposeContext, carried: Carried): CommunicationPayload[] {
  return carried.payloads.map(({ payload }) => (draft.kind === 'reply' ? stubOf(payload) : withContent(payload, context)));
}

/** A stub in a forwarded thread gets back the content received before; where there never was any, the stub stays a stub. */
function withContent(payload: CommunicationPayload, context: ComposeContext): CommunicationPayload {
  const file = payload.contentAttachment;
  if (!file || file.data !== undefined || file.url !== undefined) return payload;
  const known = context.attachmentByIdentifier?.(payloadIdOf(payload) ?? '');
  const data = known && context.contentOf(known.sha256);
  const contentType = file.contentType ?? known?.contentType;
  return data === undefined || contentType === undefined ? payload : { ...payload, contentAttachment: { ...file, contentType, data } };
}

/** Status, class and every episode identifier as received: returning all of them includes the local one that must be returned. */
function encounterFor(received: Encounter, subject: Patient): Encounter {
  const episodeOfCare = (received.episodeOfCare ?? []).filter(({ identifier }) => identifier !== undefined).map(({ identifier }) => ({ identifier }));
  return withNarrative({
    resourceType: 'Encounter', id: received.id, meta: { profile: [profiles.encounter] }, status: received.status, class: received.class, subject: referenceTo(subject), episodeOfCare,
    ...(received.serviceProvider?.reference !== undefined && { serviceProvider: { reference: received.serviceProvider.reference } }),
  });
}

/** Each `Type/id` once; the message's own resources stand first and win. */
function distinct(resources: FhirResource[]): FhirResource[] {
  return [...new Map([...resources].reverse().map((resource) => [`${resource.resourceType}/${resource.id ?? ''}`, resource])).values()].reverse();
}
