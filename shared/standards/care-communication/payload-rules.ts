/** Profile rules of Communication.payload: text segments and attachments with their four extensions (guide section on payloads). */
import type { Issue } from '../../messages';
import { extensionsOf, obj, objs, str } from '../medcom/loose';
import type { Message } from '../medcom/message';
import { countIssues, finding, invariantError, placesAt, profileError, proseError, referenceIssues, type Place } from '../medcom/rule-kit';
import { extensions } from '../medcom/urls';
import { isPayloadId, mimeTypes } from './facts';
import { lyingContentType } from './read';

type Slice = 'date' | 'author' | 'contact' | 'identifier';
/** Slice names as the profile spells them, and how often each must occur in a text and in an attachment. */
const slices: readonly { slice: Slice; name: string; property: string; text: number; attachment: number }[] = [
  { slice: 'date', name: 'date', property: 'valueDateTime', text: 1, attachment: 1 },
  { slice: 'author', name: 'author', property: 'valueReference', text: 1, attachment: 0 },
  { slice: 'contact', name: 'authorContact', property: 'valueContactPoint', text: 1, attachment: 0 },
  { slice: 'identifier', name: 'identifier', property: 'valueIdentifier', text: 1, attachment: 1 },
];

export function payloadRules(message: Message, communication: Place): Issue[] {
  const payloads = placesAt(communication, 'payload');
  const texts = payloads.filter(({ value }) => obj(value).contentString !== undefined);
  return [
    ...countIssues('profile-Communication.payload:string', 'Communication.payload:string', `${communication.path}.payload`, texts.length, 1),
    ...payloads.flatMap((payload) => onePayload(message, payload)),
  ];
}

function onePayload(message: Message, payload: Place): Issue[] {
  const content = obj(payload.value);
  const kind = content.contentString !== undefined ? 'text' : content.contentAttachment !== undefined ? 'attachment' : undefined;
  const issues: Issue[] = [];
  for (const { slice, name, property, ...minimum } of slices) {
    const found = extensionsOf(payload.value, extensions[slice]);
    const element = `Communication.payload${kind === undefined ? '' : kind === 'text' ? ':string' : ':attachment'}.extension:${name}`;
    issues.push(...countIssues(`profile-${element}`, element, `${payload.path}.extension`, found.length, kind === undefined ? 0 : minimum[kind], 1));
    for (const extension of found) {
      const index = objs(content.extension).indexOf(extension);
      const path = `${payload.path}.extension[${index}]`;
      if (extension[property] === undefined) {
        issues.push(profileError(`profile-${element}.value`, path, `${element} har ingen værdi af den krævede type (${property}).`, `${element} has no value of the required type (${property}).`));
      } else issues.push(...valueRules(message, slice, element, { value: extension[property], path: `${path}.${property}` }));
    }
  }
  return kind === 'attachment' ? [...issues, ...attachmentRules({ value: content.contentAttachment, path: `${payload.path}.contentAttachment` })] : issues;
}

function valueRules(message: Message, slice: Slice, element: string, place: Place): Issue[] {
  const value = obj(place.value);
  if (slice === 'author') return referenceIssues(message, `profile-${element}.value`, element, place, ['PractitionerRole']);
  if (slice === 'contact') return contactRules(element, place, value);
  if (slice === 'identifier') return identifierRules(message, element, place);
  return [];
}

function contactRules(element: string, place: Place, value: Readonly<Record<string, unknown>>): Issue[] {
  const phone = str(value.value);
  const issues = countIssues(`profile-${element}.value.value`, `${element}.value`, `${place.path}.value`, phone === undefined ? 0 : 1, 1);
  if (value.system !== undefined && value.system !== 'phone') {
    issues.push(profileError(`profile-${element}.value.system`, `${place.path}.system`, 'Underskriverens kontakt skal være et telefonnummer (system »phone«).', 'The author\'s contact must be a phone number (system "phone").'));
  }
  if (phone !== undefined && !/[+]?[-0-9]/.test(phone)) {
    issues.push(invariantError('medcom-core-contact', `${place.path}.value`, 'Telefonnummeret i underskriften indeholder ingen cifre.', 'The phone number in the signature holds no digits.'));
  }
  return issues;
}

function identifierRules(message: Message, element: string, place: Place): Issue[] {
  const { value, assigner } = obj(place.value);
  const issues = [
    ...countIssues(`profile-${element}.value.value`, `${element}.value`, `${place.path}.value`, str(value) === undefined ? 0 : 1, 1),
    ...countIssues(`profile-${element}.value.assigner`, `${element}.assigner`, `${place.path}.assigner`, assigner === undefined ? 0 : 1, 1),
  ];
  if (str(value) !== undefined && !isPayloadId(str(value)!)) issues.push(uuidIssue(`${place.path}.value`));
  if (assigner !== undefined && message.resolve(assigner)?.type !== 'Organization') {
    issues.push(proseError('medcom-payload-assigner', `${place.path}.assigner`, 'Organisationen bag et afsnit er ikke med i meddelelsen, så det ikke kan vises, hvem der sendte det.', 'The organisation behind a segment is not in the message, so who sent it cannot be shown.'));
  }
  return issues;
}

export const uuidIssue = (path: string): Issue =>
  invariantError('medcom-uuidv4', path, 'Et id skal være »urn:uuid:« efterfulgt af en UUID med små bogstaver.', 'An identifier must be "urn:uuid:" followed by a UUID in lower case.');

function attachmentRules(place: Place): Issue[] {
  const file = obj(place.value);
  const issues = countIssues('profile-Communication.payload:attachment.content.title', 'Communication.payload:attachment.content.title', `${place.path}.title`, str(file.title) === undefined ? 0 : 1, 1);
  const { contentType } = file;
  if (contentType !== undefined && !(typeof contentType === 'string' && mimeTypes.has(contentType))) {
    const name = typeof contentType === 'string' ? contentType.slice(0, 60) : '';
    issues.push(profileError('profile-Communication.payload:attachment.content.contentType', `${place.path}.contentType`,
      `En vedhæftet fil har typen »${name}«. Kun pdf, gif, jpeg, png, tiff og bmp er tilladt.`, `An attachment is of type "${name}". Only pdf, gif, jpeg, png, tiff and bmp are allowed.`));
  }
  return [...issues, ...lyingContent(file, place.path)];
}

/** No published rule asks whether a file is what it says; a person must know before opening it. */
function lyingContent(file: Readonly<Record<string, unknown>>, path: string): Issue[] {
  const actual = lyingContentType(file);
  return actual === undefined ? [] : [finding('warning', 'policy', 'attachment-lying', `${path}.contentType`,
    `En vedhæftet fil siger, at den er ${String(file.contentType).slice(0, 60)}, men indholdet er ${actual}. Den kan gemmes, men vises ikke.`,
    `An attachment says it is ${String(file.contentType).slice(0, 60)} but its content is ${actual}. It can be saved but is not shown.`)];
}
