/** A CareCommunication of any version as a person reads it. Pure, and total on whatever `recognise` accepts. */
import { decodeBase64, decodedLength } from '../../fhir/base64';
import { detectContentType } from '../../fhir/content-type';
import type { Document } from '../../formats/format';
import type { AttachmentView, ChainLink, MessageView, OrganisationView, SegmentView } from '../../messages';
import { extensionsOf, items, obj, objs, str, strAt, type Loose } from '../medcom/loose';
import { destinationsOf, senderOf } from '../medcom/header';
import { extensionValue, openMessage, type Found, type Message } from '../medcom/message';
import { authorOf, instantOf, organisationAt, partyOf, patientOf } from '../medcom/parties';
import { activityOf, chainOf, currentProvenance, linkOf, messageIdOf } from '../medcom/provenance';
import { extensions, formerExtensions } from '../medcom/urls';
import { id as standard } from './facts';

/** The Communications in focus; where none resolves, all there are. 2.x could carry several (a retraction and what it retracts). */
export function communicationsOf(message: Message): readonly Found[] {
  let found = communications.get(message);
  if (!found) communications.set(message, (found = findCommunications(message)));
  return found;
}

/** Every rule asks for them, of one message after the other. */
const communications = new WeakMap<Message, readonly Found[]>();

function findCommunications(message: Message): readonly Found[] {
  const focused = items(obj(message.header?.resource).focus).flatMap((reference) => message.resolve(reference) ?? []).filter(({ type }) => type === 'Communication');
  return focused.length > 0 ? focused : message.all('Communication');
}

export interface PayloadParts {
  payload: Loose;
  path: string;
  /** Payload identifier, or `<message>#<n>` for versions that have none. */
  id: string;
  hasId: boolean;
  date: unknown;
  author: unknown;
  phone: string | undefined;
  assigner: unknown;
}

/** The identifier of a segment or attachment, as long as one may be here; undefined where it has none. */
export const payloadId = (payload: Loose): string | undefined => str(obj(extensionValue(obj(extensionsOf(payload, extensions.identifier)[0]))).value)?.slice(0, 256);

export function payloadPartsOf(message: Message): PayloadParts[] {
  const owner = messageIdOf(message) ?? str(message.bundle.id) ?? 'message';
  const value = (payload: Loose, ...urls: string[]): unknown => extensionValue(obj(extensionsOf(payload, ...urls)[0]));
  return communicationsOf(message)
    .flatMap(({ resource, path }) => objs(resource.payload).map((payload, index) => ({ payload, path: `${path}.payload[${index}]` })))
    .map(({ payload, path }, index) => {
      const identifier = obj(value(payload, extensions.identifier));
      const given = str(identifier.value);
      return {
        payload, path, id: (given ?? `${owner}#${index + 1}`).slice(0, 256), hasId: given !== undefined, assigner: identifier.assigner,
        date: value(payload, extensions.date, formerExtensions.date),
        author: value(payload, extensions.author, formerExtensions.author),
        phone: str(obj(value(payload, extensions.contact, formerExtensions.contact)).value),
      };
    });
}

/** Fields that a segment and an attachment share. */
function signatureOf(message: Message, parts: PayloadParts, chain: ChainLink[]) {
  const link = chain.find(({ payloads }) => payloads.includes(parts.id)) ?? (chain.length === 1 ? chain[0] : undefined);
  // Governance on segments: the identifier's assigner says who sent it, else the Provenance that introduced it.
  const organisation: OrganisationView | undefined = organisationAt(message, parts.assigner) ?? link?.organisation;
  const author = authorOf(message, parts.author);
  const when = instantOf(parts.date);
  return {
    author: author.name, role: author.role, phone: parts.phone, organisation, at: when,
    messageId: link?.messageId === '' ? undefined : link?.messageId,
  };
}

const present = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

function segmentOf(message: Message, parts: PayloadParts, chain: ChainLink[]): SegmentView {
  return present({ id: parts.id, text: str(parts.payload.contentString) ?? '', ...signatureOf(message, parts, chain) });
}

function attachmentOf(message: Message, parts: PayloadParts, chain: ChainLink[]): AttachmentView {
  const file = obj(parts.payload.contentAttachment);
  const data = str(file.data);
  const { author, phone, organisation, at, messageId } = signatureOf(message, parts, chain);
  return present({
    id: parts.id, title: str(file.title) ?? '', contentType: str(file.contentType), bytes: data === undefined ? undefined : decodedLength(data),
    hasContent: data !== undefined, url: str(file.url), lyingContentType: lyingContentType(file) === undefined ? undefined : true, author, phone, organisation, at, messageId, created: str(file.creation),
  });
}

/** What an attachment's first bytes say it is, when that is something else than the message says; undefined when they agree or nobody knows. */
export function lyingContentType(file: Loose): string | undefined {
  const [data, contentType] = [str(file.data), str(file.contentType)];
  if (data === undefined || contentType === undefined) return undefined;
  const letters = data.slice(0, 2048).replace(/[\s=]+/g, '').slice(0, 1368);
  const head = decodeBase64(letters.slice(0, letters.length - (letters.length % 4)));
  const actual = head === undefined ? undefined : detectContentType(head);
  return actual === contentType ? undefined : actual;
}

const isAttachment = ({ payload }: PayloadParts): boolean => payload.contentAttachment !== undefined;

/** Episode identifiers of the Encounter that the Communication names. */
function episodeIdsOf(message: Message, communication: Loose): string[] {
  const named = message.resolve(communication.encounter);
  const encounter = named?.type === 'Encounter' ? named : message.all('Encounter')[0];
  return objs(encounter?.resource.episodeOfCare).flatMap((episode) => str(obj(episode.identifier).value) ?? []);
}

export function view(document: Document, version: string): MessageView {
  const message = openMessage(document);
  const main = obj(communicationsOf(message)[0]?.resource);
  const chain = chainOf(message);
  const own = currentProvenance(message);
  const payloads = payloadPartsOf(message);
  const messageId = messageIdOf(message) ?? str(message.bundle.id) ?? 'unknown';
  const subject = message.resolve(main.subject);
  const episodeIds = episodeIdsOf(message, main);
  const optional = {
    threadId: strAt(main, 'identifier', 'value'),
    sentAt: instantOf(own?.resource.occurredDateTime) ?? instantOf(own?.resource.recorded) ?? instantOf(message.bundle.timestamp),
    specificSender: partyOf(message, extensionValue(obj(extensionsOf(main, extensions.sender, formerExtensions.sender)[0]))),
    specificRecipient: items(main.recipient).map((recipient) => partyOf(message, recipient)).find((party) => party !== undefined),
    patient: patientOf(subject?.type === 'Patient' ? subject : message.all('Patient')[0]),
    category: strAt(main, 'category', 'coding', 'code') ?? strAt(main, 'category', 'coding', 'display') ?? strAt(main, 'category', 'text'),
    topic: str(obj(main.topic).text),
    priority: str(main.priority),
    episodeIds: episodeIds.length > 0 ? episodeIds : undefined,
    answers: own === undefined ? undefined : linkOf(message, own).answers,
  };
  return present({
    standard, version, activity: activityOf(own) ?? 'unknown', messageId: messageId.slice(0, 256), bundleId: str(message.bundle.id) ?? '',
    sender: senderOf(message) ?? {}, receivers: destinationsOf(message).map(({ organisation }) => organisation ?? {}),
    ...optional,
    segments: payloads.filter((parts) => !isAttachment(parts) && parts.payload.contentString !== undefined).map((parts) => segmentOf(message, parts, chain)),
    attachments: payloads.filter(isAttachment).map((parts) => attachmentOf(message, parts, chain)),
    chain,
  });
}

/** Attachment content to be kept by hash, so that a later stub finds it again. */
export function attachmentContents(document: Document): { identifier: string; path: string; contentType?: string; base64: string }[] {
  return payloadPartsOf(openMessage(document)).flatMap(({ payload, path, id }) => {
    const file = obj(payload.contentAttachment);
    const data = str(file.data);
    const contentType = str(file.contentType);
    return data === undefined ? [] : [{ identifier: id, path: `${path}.contentAttachment.data`, ...(contentType !== undefined && { contentType }), base64: data }];
  });
}
