/** Everything that keeps a draft from being sent, in the order of the form, and what a person should know before sending. */
import { isPatientIdValid } from '../../identifiers';
import type { Document } from '../../formats/format';
import type { Draft, DraftAttachment, Issue, MessageView } from '../../messages';
import { categoryCodes, priorityCodes } from '../medcom/codes';
import { finding } from '../medcom/rule-kit';
import { isAnswerableLetter } from './letter-answer';
import { answerableVersions, categoryWithPriority, categoryWithTopic, maxTravelBytes, mimeTypes, travelFactor, warnTravelBytes } from './facts';

export interface Predecessor { document: Document; view: MessageView }

const blocks = (rule: string, path: string, message: string, messageEn: string, source: Issue['source'] = 'policy'): Issue => finding('error', source, rule, path, message, messageEn);
const warns = (rule: string, path: string, message: string, messageEn: string): Issue => finding('warning', 'policy', rule, path, message, messageEn);

export function checkDraft(draft: Draft, predecessor?: Predecessor): Issue[] {
  return [
    ...predecessorIssues(draft, predecessor), ...patientIssues(draft, predecessor), ...receiverIssues(draft), ...partyIssues(draft), ...contentIssues(draft),
    ...textIssues(draft), ...draft.attachments.flatMap(attachmentIssues), ...signatureIssues(draft), ...forwardIssues(draft, predecessor), ...sizeIssues(draft, predecessor),
  ];
}

function predecessorIssues(draft: Draft, predecessor: Predecessor | undefined): Issue[] {
  if (draft.kind === 'new') return [];
  if (!predecessor) return [blocks('predecessor-missing', 'answers', 'Den besked, der svares på eller videresendes, findes ikke længere her. Skriv en ny besked.', 'The message being answered or forwarded is no longer here. Write a new message.')];
  if (predecessor.document.kind === 'letter') {
    if (draft.kind === 'forward') return [blocks('not-answerable', 'answers', 'Et brev i et ældre format kan besvares, men ikke videresendes. Skriv en ny besked, og gengiv det nødvendige.', 'A letter of an older format can be answered, but not forwarded. Write a new message and say what is needed.', 'medcom-text')];
    return isAnswerableLetter(predecessor.view) ? [] : [blocks('not-answerable', 'answers', 'Brevet kan ikke besvares: det mangler afsender eller borger, eller det er kun bilag. Skriv en ny besked.', 'The letter cannot be answered: it lacks a sender or a citizen, or it is attachments only. Write a new message.')];
  }
  return answerableVersions.includes(predecessor.view.version) ? [] : [blocks('not-answerable', 'answers', 'Beskeden er af en ældre version, der kun kan læses. Skriv en ny besked.', 'The message is of an older version that can only be read. Write a new message.')];
}

function patientIssues(draft: Draft, predecessor: Predecessor | undefined): Issue[] {
  const patient = draft.patient ?? (draft.kind === 'new' ? undefined : predecessor?.view.patient);
  if (!patient || patient.ids.length === 0) return [blocks('draft-incomplete', 'patient', 'Vælg en borger.', 'Choose a citizen.', 'profile')];
  const issues: Issue[] = [];
  if (!patient.ids.every(({ type, value }) => isPatientIdValid(value, type))) issues.push(blocks('patient-id-invalid', 'patient', 'Borgerens CPR-nummer eller erstatningsnummer er ikke gyldigt. Kontrollér det.', 'The citizen\'s CPR or replacement number is not valid. Check it.', 'invariant'));
  const kinds = patient.ids.map(({ type }) => type).filter((type) => type !== 'other');
  if (new Set(kinds).size !== kinds.length) issues.push(blocks('patient-id-invalid', 'patient', 'Borgeren har to numre af samme slags. Behold ét af hver.', 'The citizen has two numbers of the same kind. Keep one of each.', 'profile'));
  if ((patient.family ?? '').trim() === '') issues.push(blocks('draft-incomplete', 'patient', 'Borgerens efternavn mangler.', 'The citizen\'s family name is missing.', 'profile'));
  issues.push(...forbiddenIn('patient', [patient.family ?? '', ...(patient.given ?? []), patient.address ?? '', patient.phone ?? ''].join(' ')));
  return issues;
}

function receiverIssues(draft: Draft): Issue[] {
  return draft.receiver === undefined ? [blocks('receiver-missing', 'receiver', 'Vælg en modtager.', 'Choose a receiver.', 'profile')] : [];
}

function partyIssues(draft: Draft): Issue[] {
  return (['specificSender', 'specificRecipient'] as const).flatMap((field) => {
    const party = draft[field];
    if (!party) return [];
    return party.name.trim() === '' ? [blocks('draft-incomplete', field, 'Skriv et navn, eller fjern feltet.', 'Write a name, or remove the field.', 'profile')] : forbiddenIn(field, `${party.name} ${party.role ?? ''}`);
  });
}

function contentIssues(draft: Draft): Issue[] {
  const issues: Issue[] = [];
  const topic = draft.topic ?? '';
  if (draft.category === undefined || draft.category === '') issues.push(blocks('draft-incomplete', 'category', 'Vælg en kategori.', 'Choose a category.', 'profile'));
  else if (!categoryCodes.has(draft.category)) issues.push(blocks('profile-Communication.category', 'category', 'Kategorien er ikke en af standardens. Vælg en anden.', 'The category is none of the standard\'s. Choose another.', 'profile'));
  if (draft.category === categoryWithTopic && topic.trim() === '') issues.push(blocks('medcom-careCommunication-6', 'topic', 'Skriv et emne: kategorien »Andet« kræver det.', 'Write a topic: the category "Other" requires one.', 'invariant'));
  issues.push(...forbiddenIn('topic', topic));
  if (draft.priority !== undefined && draft.category !== categoryWithPriority) issues.push(warns('medcom-careCommunication-5', 'priority', 'Prioriteten sendes ikke med: den bruges kun til »Vedr. henvisning«.', 'The priority is not sent: it is used for "Regarding referral" only.'));
  else if (draft.priority !== undefined && !priorityCodes.has(draft.priority)) issues.push(blocks('profile-Communication.priority', 'priority', 'Prioriteten findes ikke.', 'There is no such priority.', 'profile'));
  return issues;
}

function textIssues(draft: Draft): Issue[] {
  return draft.text.trim() === '' ? [blocks('draft-incomplete', 'text', 'Skriv en tekst.', 'Write a text.', 'profile')] : forbiddenIn('text', draft.text);
}

/** What neither a FHIR string nor XML can hold: control characters but tab and line breaks, halves of characters, and the two non-characters. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function forbiddenIn(path: string, value: string): Issue[] {
  const position = forbidden.exec(value)?.index;
  if (position === undefined) return [];
  const code = value.charCodeAt(position).toString(16).toUpperCase().padStart(4, '0');
  return [blocks('text-forbidden-character', path, `Tegn nummer ${position + 1} (U+${code}) kan ikke sendes. Slet det.`, `Character number ${position + 1} (U+${code}) cannot be sent. Delete it.`, 'base')];
}

function attachmentIssues(attachment: DraftAttachment, index: number): Issue[] {
  const path = `attachments[${index}]`;
  const issues: Issue[] = [];
  if (attachment.title.trim() === '') issues.push(blocks('draft-incomplete', path, 'Skriv en titel på den vedhæftede fil.', 'Write a title for the attachment.', 'profile'));
  issues.push(...forbiddenIn(path, attachment.title));
  if (attachment.refused === 'attachment-lying') issues.push(blocks('attachment-lying', path, 'Filens indhold er ikke af den type, den siger. Den kan ikke sendes.', 'The file\'s content is not of the type it says. It cannot be sent.'));
  else if (attachment.refused !== undefined || (attachment.url === undefined && !mimeTypes.has(attachment.contentType ?? ''))) {
    issues.push(blocks('attachment-type', path, 'Filtypen kan ikke sendes. Brug pdf, png, jpeg, gif, tiff eller bmp.', 'This type of file cannot be sent. Use pdf, png, jpeg, gif, tiff or bmp.', 'profile'));
  } else if (attachment.url !== undefined) {
    if (!/^https?:\/\/[^\s/]+/i.test(attachment.url)) issues.push(blocks('attachment-type', path, 'Et link skal begynde med https:// eller http://.', 'A link must begin with https:// or http://.'));
  } else if (attachment.sha256 === undefined) issues.push(blocks('attachment-missing', path, 'Filen er ikke færdig med at blive indlæst.', 'The file has not finished loading.'));
  else if (attachment.bytes === 0) issues.push(blocks('attachment-missing', path, 'Filen er tom.', 'The file is empty.'));
  return issues;
}

/** What a dispatched phone number may consist of: digits and a plus in front (spaces are taken out when the message is made). */
export const phoneOf = (typed: string): string => typed.replace(/[\s.()-]/g, '');

function signatureIssues(draft: Draft): Issue[] {
  const { name, role, phone } = draft.signature;
  const issues: Issue[] = [];
  if (name.trim() === '') issues.push(blocks('medcom-careCommunication-8', 'signature.name', 'Skriv navnet på den, der underskriver.', 'Write the name of the person who signs.', 'invariant'));
  else if (!/\S\s+\S/.test(name.trim())) issues.push(blocks('medcom-careCommunication-8', 'signature.name', 'Skriv både fornavn og efternavn på den, der underskriver.', 'Write both the given and the family name of the person who signs.', 'medcom-text'));
  issues.push(...forbiddenIn('signature.name', name));
  const words = role === undefined ? '' : 'text' in role ? role.text : role.code;
  if (words.trim() === '') issues.push(blocks('medcom-careCommunication-7', 'signature.role', 'Vælg eller skriv en stilling.', 'Choose or write a role.', 'invariant'));
  issues.push(...forbiddenIn('signature.role', words));
  if (!/^\+?\d{3,20}$/.test(phoneOf(phone))) issues.push(blocks('medcom-core-contact', 'signature.phone', 'Skriv et telefonnummer med cifre, eventuelt med + foran.', 'Write a phone number in digits, with + in front if needed.', 'invariant'));
  return issues;
}

/** Titles of forwarded attachments whose content was never received: the new receiver cannot open them. */
function forwardIssues(draft: Draft, predecessor: Predecessor | undefined): Issue[] {
  if (draft.kind !== 'forward' || !predecessor) return [];
  const { view } = predecessor;
  const known = new Set(view.chain.map(({ messageId }) => messageId));
  const issues: Issue[] = [];
  if (draft.forwardMessageIds && !draft.forwardMessageIds.some((id) => known.has(id))) issues.push(blocks('draft-incomplete', 'forwardMessageIds', 'Vælg mindst én besked, der skal videresendes.', 'Choose at least one message to forward.', 'medcom-text'));
  const missing = view.attachments.filter(({ hasContent, sha256, url }) => !hasContent && sha256 === undefined && url === undefined).length;
  if (missing > 0) issues.push(warns('attachment-missing', 'attachments', `${missing} bilag i tråden er kendt af navn, men deres indhold er ikke modtaget her. Kun titlen sendes med, hvis det ikke findes.`, `${missing} attachments of the thread are known by name but their content was not received here. Only the title is sent if it is not found.`));
  return issues;
}

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return bytes;
};

/** Bytes of the whole enveloped message: attachments grow by a third twice (base64 in the resource, base64 in the envelope), text comes on top. */
export function travelBytes(draft: Draft, predecessor?: Predecessor): number {
  const earlier = draft.kind === 'new' ? undefined : predecessor;
  const forwarded = draft.kind === 'forward' ? earlier?.view.attachments.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) ?? 0 : 0;
  const own = draft.attachments.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const history = earlier?.view.segments.reduce((sum, segment) => sum + utf8Length(segment.text), 0) ?? 0;
  // Narratives repeat the text once.
  return Math.ceil((own + forwarded) * travelFactor + 2 * (utf8Length(draft.text) + history));
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(0);

function sizeIssues(draft: Draft, predecessor: Predecessor | undefined): Issue[] {
  const bytes = travelBytes(draft, predecessor);
  if (bytes > maxTravelBytes) return [blocks('message-too-large', 'size', `Beskeden fylder ${megabytes(bytes)} MB på rejsen; højst 100 MB kan sendes. Fjern noget af det vedhæftede.`, `The message takes ${megabytes(bytes)} MB in transit; at most 100 MB can be sent. Remove some of the attachments.`, 'medcom-text')];
  return bytes > warnTravelBytes ? [warns('message-large', 'size', `Beskeden fylder ${megabytes(bytes)} MB på rejsen. Over 50 MB kan den være langsom hos modtageren.`, `The message takes ${megabytes(bytes)} MB in transit. Above 50 MB it may be slow at the receiver.`)] : [];
}
