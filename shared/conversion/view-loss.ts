/** What a message says that another does not, by what people read in it and by what only machines do. Paths are those of the FHIR resources. */
import type { FhirDocument } from '../formats/format';
import type { LetterElement } from '../formats/letter/tree';
import type { MessageView, OrganisationView, PatientView, SegmentView } from '../messages';
import { items, obj, type Loose } from '../standards/medcom/loose';
import { openBundle } from '../standards/medcom/message';
import { fieldLoss } from './losses';
import { wordsOf } from './tree-loss';
import type { Loss } from './types';

interface Fact { path: string; value: string }
type Facts = readonly (readonly [path: string, value: string | undefined])[];

const organisation = (path: string, { gln, sor, name }: OrganisationView): Facts => [[`${path}.gln`, gln], [`${path}.sor`, sor], [`${path}.name`, name]];
const patient = ({ ids, family, given, address, deceased }: PatientView): Facts => [
  ...ids.map(({ value }, index) => [`Patient.identifier[${String(index)}]`, value] as const), ['Patient.name.family', family], ['Patient.name.given', given?.join(' ')], ['Patient.address', address], ['Patient.deceased', deceased ? 'true' : undefined],
];

/** The segment that was written last stands first; segments without a time are older than those with one. */
export const newestFirst = (segments: readonly SegmentView[]): { segment: SegmentView; index: number }[] =>
  segments.map((segment, index) => ({ segment, index })).sort((a, b) => (b.segment.at ?? '').localeCompare(a.segment.at ?? '') || b.index - a.index);

function segment({ id, text, author, role, phone, at, organisation: who }: SegmentView, path: string): Facts {
  return [[`${path}.identifier`, id], [`${path}.contentString`, text], [`${path}.author`, author], [`${path}.author.role`, role], [`${path}.contact`, phone], [`${path}.date`, at], ...(who ? organisation(`${path}.organisation`, who) : [])];
}

/** Every fact in an order that does not depend on where a segment stands; `as` is the name by which it is told. */
function factsOf(view: MessageView): (Fact & { as: string })[] {
  const facts: Facts = [
    ['MessageHeader.id', view.messageId], ['Provenance.activity', view.activity], ['Provenance.occurred', view.sentAt], ['Provenance.entity', view.answers], ['Communication.identifier', view.threadId], ...organisation('MessageHeader.sender', view.sender),
    ...view.receivers.flatMap((receiver, index) => organisation(`MessageHeader.destination[${String(index)}]`, receiver)), ...(view.patient ? patient(view.patient) : []),
    ['Communication.category', view.category], ['Communication.topic', view.topic], ['Communication.priority', view.priority],
    ['Communication.sender', view.specificSender?.name], ['Communication.sender.role', view.specificSender?.role], ['Communication.recipient', view.specificRecipient?.name], ['Communication.recipient.role', view.specificRecipient?.role],
    ...(view.episodeIds ?? []).map((value, index) => [`Encounter.episodeOfCare[${String(index)}]`, value] as const),
    ...view.attachments.flatMap(({ id, title, contentType, bytes, url, created, author, at }, index) => {
      const path = `Communication.attachment[${String(index)}]`;
      return [[`${path}.identifier`, id], [`${path}.title`, title], [`${path}.contentType`, contentType], [`${path}.data`, bytes?.toString()], [`${path}.url`, url], [`${path}.creation`, created], [`${path}.author`, author], [`${path}.date`, at]] as const;
    }),
  ];
  const named = (path: string, as: string, value: string | undefined): (Fact & { as: string })[] => (value === undefined || value === '' ? [] : [{ path, as, value }]);
  return [
    ...facts.flatMap(([path, value]) => named(path, path, value)),
    ...newestFirst(view.segments).flatMap((one, order) => segment(one.segment, '').flatMap(([path, value]) => named(`segment[${String(order)}]${path}`, `Communication.payload[${String(one.index)}]${path}`, value))),
  ];
}

const known: ReadonlySet<string> = new Set(['MessageHeader', 'Communication', 'Patient', 'Organization', 'Practitioner', 'PractitionerRole', 'CareTeam', 'Encounter', 'Provenance']);
/** Of a patient's and an encounter's elements these are compared above or say nothing to anybody. */
const told: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta', 'text', 'identifier', 'name', 'address', 'deceasedBoolean', 'subject', 'episodeOfCare', 'status']);

const leaves = (value: unknown): string[] => (Array.isArray(value) ? items(value).flatMap(leaves) : typeof value === 'object' && value !== null ? Object.values(value as Loose).flatMap(leaves) : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []);

/** Whole resources, and elements of patient and encounter, that no letter has a field for. */
function strangers({ bundle }: FhirDocument): Fact[] {
  return openBundle(bundle).resources.flatMap(({ resource, type, path }): Fact[] => {
    if (!known.has(type)) return [{ path, value: type }];
    return type === 'Patient' || type === 'Encounter' ? Object.entries(obj(resource)).filter(([name]) => !told.has(name)).map(([name, value]) => ({ path: `${type}.${name}`, value: leaves(value).at(-1) ?? '' })) : [];
  });
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Every fact of `before` that the message read back from the letter (`after`) says otherwise or not at all. */
export function viewLosses(document: FhirDocument, before: MessageView, after: MessageView | undefined, letter: LetterElement): Loss[] {
  const words = plain(wordsOf(letter));
  const back = new Map(after ? factsOf(after).map(({ path, value }) => [path, value]) : []);
  const lost = factsOf(before).filter(({ path, value }) => back.get(path) !== value);
  return [...lost.map(({ as, value }) => ({ path: as, value })), ...strangers(document)].map(({ path, value }) => fieldLoss(path, plain(value) !== '' && words.includes(plain(value))));
}

/** Everything that a message says, for finding out whether a text stands somewhere else. */
export const wordsOfView = (view: MessageView): string => factsOf(view).map(({ value }) => value).join('\n');
