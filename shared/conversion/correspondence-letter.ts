/**
 * A CareCommunication as a correspondence letter (XDIS91), and its files as a binary letter. The newest text stands alone in the first
 * field; who signed it, the category and the earlier texts follow in fields of their own, since the letter has no other place for them.
 */
import { decodeBase64 } from '../fhir/base64';
import { danishTime } from '../fhir/datetime';
import type { FhirDocument, LetterDocument } from '../formats/format';
import { parentElement, valueElement } from '../formats/letter/access';
import type { LetterElement } from '../formats/letter/tree';
import type { AttachmentView, Draft, Instant, MessageView, OrganisationView, SegmentView } from '../messages';
import { attachmentContents } from '../standards/care-communication/read';
import { categories } from '../standards/medcom/codes';
import { formatted, organisationElements, parent, patientElements, value } from '../standards/medcom/letter-building';
import { envelopeNumber } from '../standards/medcom/letter-standard';
import { openMessage } from '../standards/medcom/message';
import { strAt } from '../standards/medcom/loose';
import type { ConvertContext } from './types';
import { newestFirst } from './view-loss';

const LINE = 35;
const SUBJECT = 70;
const DESCRIPTION = 70;
const URL_LENGTH = 350;
/** References of a letter, and files of a binary letter. */
const MOST = 10;

const extensionOf: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/gif': 'gif', 'image/tiff': 'tiff', 'image/bmp': 'bmp' };

/** `_` is how letters spell that there is no name. */
const NAMELESS = '_';

/** Names that were joined by commas go back into the elements they came from, where they fit. */
function names(name: string | undefined): { name: string; elements?: LetterElement[] } {
  const parts = (name ?? '').split(', ').map((part) => part.trim()).filter((part) => part !== '');
  if (parts.length === 0) return { name: NAMELESS };
  if (parts.length > 3 || parts.some((part) => part.length > LINE)) return { name: name! };
  return { name: name!, elements: parts.map((part, index) => valueElement(['OrganisationName', 'DepartmentName', 'UnitName'][index]!, part)) };
}

function partyElements({ gln, sor, name }: OrganisationView & { gln: string }, scheme: 'sorkode' | 'lokationsnummer', phone?: string): LetterElement[] {
  const said = names(name);
  const all = organisationElements({ gln, name: said.name, unit: '', address: '', ...(phone === undefined ? {} : { phone }) });
  const isName = ({ name: element }: LetterElement): boolean => ['OrganisationName', 'DepartmentName', 'UnitName'].includes(element);
  const [ean, , , ...rest] = all;
  const number = scheme === 'sorkode' && sor !== undefined ? [valueElement('Identifier', sor), valueElement('IdentifierCode', 'sorkode')] : [valueElement('Identifier', gln), valueElement('IdentifierCode', 'lokationsnummer')];
  return [ean!, ...number, ...(said.elements ?? rest.filter(isName)), ...rest.filter((element) => !isName(element))];
}

const time = (name: string, at: Instant): LetterElement => { const { date, time: clock } = danishTime(at); return parentElement(name, [valueElement('Date', date), valueElement('Time', clock)]); };

const moment = (at: Instant): string => { const { date, time: clock } = danishTime(at); return `${date.split('-').reverse().join('.')} kl. ${clock}`; };

const lines = (rows: readonly (readonly [label: string, said: string | undefined])[]): string => rows.flatMap(([label, said]) => (said === undefined || said.trim() === '' ? [] : [`${label}: ${said.trim()}`])).join('\n');

const signature = ({ author, role, phone, organisation, at }: SegmentView): [string, string | undefined][] => [
  ['Underskrevet af', author], ['Stilling', role], ['Telefon', phone], ['Organisation', organisation?.name], ['Tidspunkt', at && moment(at)],
];

/** What the message says and the letter has no field for, as lines that a person reads. */
function detailsOf(view: MessageView, newest: SegmentView | undefined, unnamed: readonly AttachmentView[]): string {
  const { category, topic, specificSender, specificRecipient, receivers, patient } = view;
  const named = (party: MessageView['specificSender']): string | undefined => party && [party.name, party.role].filter((part) => part !== undefined && part !== '').join(', ');
  return lines([
    ...(newest ? signature(newest) : []), ['Kategori', categories.find(({ code }) => code === category)?.da ?? category], ['Emne', topic !== undefined && topic.length > SUBJECT ? topic : undefined],
    ['Specifik afsender', named(specificSender)], ['Specifik modtager', named(specificRecipient)], ...receivers.slice(1).map(({ name, gln }) => ['Også til', name ?? gln] as const),
    ...(patient?.ids ?? []).slice(1).map(({ value: number }) => ['Andet nummer på borgeren', number] as const), ...unnamed.map(({ title, url }) => ['Bilag', [title, url].filter((part) => part !== undefined).join(' ')] as const),
  ]);
}

const earlier = (segment: SegmentView): string => [segment.text, lines(signature(segment))].filter((part) => part !== '').join('\n');

interface File { view: AttachmentView; bytes?: Uint8Array; identifier: string }

const isLink = ({ view }: File): boolean => view.url !== undefined && view.url.length <= URL_LENGTH;

function reference(file: File): LetterElement {
  const { view: { title, url, contentType }, bytes, identifier } = file;
  const description = value('RefDescription', title, DESCRIPTION);
  const said = description.length > 0 ? description : [valueElement('RefDescription', 'Bilag')];
  if (isLink(file)) return parentElement('Reference', [...said, valueElement('URL', url!)]);
  if (!bytes) return parentElement('Reference', [...said, valueElement('SUP', 'true')]);
  return parentElement('Reference', [...said, parentElement('BIN', [valueElement('ObjectIdentifier', identifier.replaceAll('-', '')), ...objectKind(contentType), valueElement('OriginalObjectSize', String(bytes.length))])]);
}

const objectKind = (contentType: string | undefined): LetterElement[] => [valueElement('ObjectCode', contentType === 'application/pdf' ? 'tekstfil' : 'billede'), valueElement('ObjectExtensionCode', extensionOf[contentType ?? ''] ?? 'bin')];

/** The bytes of a file, where a letter has a code for its kind. */
function filesOf(view: MessageView, document: FhirDocument, context: ConvertContext): File[] {
  const contents = new Map(attachmentContents(document).map(({ identifier, base64 }) => [identifier, base64]));
  return view.attachments.map((attachment): File => {
    const base64 = extensionOf[attachment.contentType ?? ''] === undefined ? undefined : contents.get(attachment.id);
    const bytes = base64 === undefined ? undefined : decodeBase64(base64.replaceAll(/\s/g, ''));
    const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(attachment.id)?.[0] ?? context.newId();
    return { view: attachment, identifier: uuid.toUpperCase(), ...(bytes && bytes.length > 0 && { bytes }) };
  });
}

/** A number of ten characters is all that a letter takes; ten zeros stand for a person whose number it cannot hold. */
function subjectElements(patient: NonNullable<MessageView['patient']>, address: boolean): LetterElement[] {
  const ids = patient.ids.filter(({ value: number }) => number.length === 10);
  const family = patient.family ?? patient.name ?? NAMELESS;
  const draft: NonNullable<Draft['patient']> = { ids, family, given: patient.given ?? [], ...(address && patient.address !== undefined && { address: patient.address }) };
  return [...(ids.length === 0 ? [valueElement('CivilRegistrationNumber', '0000000000')] : []), ...patientElements(draft)];
}

const withoutHyphens = (episode: string): string => { const uuid = /^urn:uuid:([0-9a-f-]{36})$/i.exec(episode)?.[1]; return uuid?.replaceAll('-', '') ?? episode; };

/** The contact as the Encounter's class has it. */
function statusOf({ patient, episodeIds }: MessageView, document: FhirDocument): string {
  if (patient?.deceased === true) return 'doed';
  const [encounter] = openMessage(document).all('Encounter');
  const code = strAt(encounter?.resource, 'class', 'code');
  return episodeIds === undefined || encounter === undefined ? 'inaktiv' : ['IMP', 'ACUTE', 'NONAC'].includes(code ?? '') ? 'indlagt' : 'ambulant';
}

const priorities: Readonly<Record<string, string>> = { asap: 'høj_prioritet', routine: 'rutine' };

/** The letter, then its files in a letter of their own; undefined without location numbers or a citizen, without which no letter is one. */
export function correspondenceLetters(view: MessageView, document: FhirDocument, context: ConvertContext): [LetterDocument, ...LetterDocument[]] | undefined {
  const { sender, receivers: [receiver], patient, topic, priority } = view;
  if (sender.gln === undefined || receiver?.gln === undefined || !patient) return undefined;
  const [from, to] = [{ ...sender, gln: sender.gln }, { ...receiver, gln: receiver.gln }];
  const [newest, ...others] = newestFirst(view.segments).map(({ segment }) => segment);
  const files = filesOf(view, document, context);
  const sentAt = view.sentAt ?? context.now;
  const at = newest?.at ?? sentAt;
  const episode = view.episodeIds?.map(withoutHyphens).find((id) => id.length <= LINE);
  const head = (version: string, type: string, id: string, more: LetterElement[] = []): LetterElement => parentElement('Letter', [
    valueElement('Identifier', envelopeNumber(id)), valueElement('VersionCode', version), valueElement('StatisticalCode', type), time('Authorisation', at), valueElement('TypeCode', type), valueElement('StatusCode', 'nytbrev'), ...more,
  ]);
  const text = (said: string): LetterElement[] => (said === '' ? [] : [parentElement('ClinicalInformation', formatted('Text01', [{ text: said, font: 'proportional', style: 'normal', alignment: 'left' }]))]);
  const root = parentElement('ClinicalEmail', [
    head('XD9134L', 'XDIS91', view.messageId, value('EpisodeOfCareIdentifier', episode)),
    parentElement('Sender', partyElements(from, 'sorkode', newest?.phone)), parentElement('Receiver', partyElements(to, 'sorkode')),
    parentElement('Patient', [...subjectElements(patient, true), valueElement('EpisodeOfCareStatusCode', statusOf(view, document))]),
    ...parent('AdditionalInformation', [...value('Priority', priorities[priority ?? '']), ...value('Subject', topic, SUBJECT)]),
    ...text(newest?.text ?? ''), ...text(detailsOf(view, newest, files.slice(MOST).map((file) => file.view))), ...text(others.map(earlier).join('\n\n')),
    ...files.slice(0, MOST).map(reference),
  ]);
  const letter = (version: string, tree: LetterElement, id: string): LetterDocument => ({
    kind: 'letter', format: 'oioxml', letter: { version, root: tree, unplaced: [] },
    envelope: { sent: danishTime(sentAt), identifier: envelopeNumber(id), acknowledgement: 'pluspositivkvitt', sender: from.gln, receiver: to.gln },
  });
  const carried = files.slice(0, MOST).filter((file) => file.bytes && !isLink(file));
  const objects = carried.map(({ identifier, bytes, view: { contentType } }) => parentElement('BinaryObject', [
    valueElement('ObjectIdentifier', identifier), ...objectKind(contentType), valueElement('OriginalObjectSize', String(bytes!.length)), { name: 'Object_Base64Encoded', content: { kind: 'bytes', bytes: bytes! } },
  ]));
  const binary = (): LetterElement => parentElement('BinaryLetter', [
    head('XB0131X', 'XBIN01', context.newId()),
    // Its older shape has no code for SOR numbers and asks for an address.
    parentElement('Sender', [...partyElements(from, 'lokationsnummer'), valueElement('StreetName', NAMELESS), valueElement('DistrictName', NAMELESS)]), parentElement('Receiver', partyElements(to, 'lokationsnummer')),
    parentElement('Patient', subjectElements(patient, false)), ...objects,
  ]);
  return [letter('XD9134L', root, view.bundleId || context.newId()), ...(objects.length > 0 ? [letter('XB0131X', binary(), context.newId())] : [])];
}
