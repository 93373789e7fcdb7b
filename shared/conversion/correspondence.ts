/**
 * Correspondence: the letter of the old formats (DIS91, XDIS91) ↔ CareCommunication 5.0. Both say the same kind of thing, so each goes
 * through its own standard's reader and the other's writer, and what is lost is found by going back.
 */
import type { Bundle, Communication, FhirResource, Patient } from 'fhir/r4';
import { detectContentType, isAttachmentContentType } from '../fhir/content-type';
import { danishInstant } from '../fhir/datetime';
import { encodeBase64 } from '../fhir/base64';
import type { FhirDocument, LetterDocument } from '../formats/format';
import { elementAt, elementsAt, valueAt } from '../formats/letter/access';
import { isGln } from '../identifiers';
import { isRejection, type DischargeLetterView, type Draft, type DraftAttachment, type LetterParty, type LetterReference, type MessageView, type Organisation } from '../messages';
import { encounterOfLetter } from '../standards/care-communication/letter-answer';
import { dischargeLetterView } from '../standards/discharge-letter/view';
import { entryOf, referenceTo, stampMessage, withNarrative } from '../standards/medcom/building';
import { plainText } from '../standards/medcom/letter-sections';
import { letterPatientView } from '../standards/medcom/letter-standard';
import { objectKey, runsAt } from '../standards/medcom/letters';
import { careCommunication, recognise } from '../standards/registry';
import { correspondenceLetters } from './correspondence-letter';
import { envelopeLosses, unplaced } from './envelope-loss';
import { lossesBetween, notWritable, refusal } from './losses';
import type { ConvertContext, Loss, Made, Refusal } from './types';
import { viewLosses, wordsOfView } from './view-loss';

/** A letter names nobody who wrote it, and FHIR demands a person. */
export const UNKNOWN_AUTHOR = 'Ikke oplyst';

type Written = { document: FhirDocument; losses: Loss[]; refused?: undefined } | { refused: Refusal };

/** An organisation as the letter and the register know it. `sor` is empty where neither has it. */
function organisationOf(party: LetterParty | undefined, envelope: string, context: ConvertContext): Organisation {
  const gln = party?.gln ?? envelope;
  const known = context.organisation?.(gln);
  const name = party && party.names.length > 0 ? party.names.join(', ') : known?.name ?? '';
  return { gln, sor: party?.scheme === 'sorkode' && party.identifier !== undefined ? party.identifier : known?.sor ?? '', name, unit: '', role: 'other', address: '', phone: party?.phone ?? known?.phone ?? '', persons: [] };
}

interface File { attachment: DraftAttachment; base64?: string }

/** A link, or a file whose bytes are at hand and of a kind that a CareCommunication carries. */
function fileOf({ description, url, file }: LetterReference, index: number, context: ConvertContext): File | undefined {
  const id = `reference-${String(index + 1)}`;
  const title = description.trim() === '' ? `Bilag ${String(index + 1)}` : description.trim();
  if (url !== undefined) return /^https?:\/\/[^\s/]+/i.test(url) ? { attachment: { id, title, url } } : undefined;
  const bytes = file && context.file?.(file.identifier);
  const contentType = bytes && detectContentType(bytes);
  if (!bytes || contentType === undefined || !isAttachmentContentType(contentType)) return undefined;
  return { attachment: { id, title, contentType, bytes: bytes.length, sha256: id }, base64: encodeBase64(bytes) };
}

/** Every text of the letter, one below the other, then the names of files that do not come along. */
function textOf(document: LetterDocument, view: DischargeLetterView, absent: readonly LetterReference[]): string {
  const texts = elementsAt(document.letter.root, 'ClinicalInformation').map((element) => plainText(runsAt(element, 'Text01'))).filter((text) => text.trim() !== '');
  const files = absent.map(({ description, url }) => `Bilag, der ikke er med: ${[description, url ?? ''].filter((part) => part !== '').join(', ')}`);
  const priority = view.priority === 'høj_prioritet' ? ['Brevet har høj prioritet.'] : [];
  const said = texts.length > 0 ? texts : view.subject === undefined ? [] : [view.subject];
  return [...said, ...(priority.length + files.length > 0 ? [[...priority, ...files].join('\n')] : [])].join('\n\n');
}

/** The episode that the letter belongs to, put where `compose` puts the one of a thread. */
function withEpisode({ bundle, ...rest }: FhirDocument, letter: LetterDocument, context: ConvertContext): FhirDocument {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : []));
  const subject = resources.find((resource): resource is Patient => resource.resourceType === 'Patient');
  const encounter = subject && encounterOfLetter(letter, subject, () => context.newId());
  if (!encounter) return { bundle, ...rest };
  const said: Bundle['entry'] = resources.map((resource) => entryOf(resource.resourceType === 'Communication' ? withNarrative<Communication>({ ...resource, encounter: referenceTo(encounter) }) : resource));
  return { ...rest, bundle: { ...bundle, entry: [...said, entryOf(encounter)] } };
}

function written(document: LetterDocument, context: ConvertContext): Written {
  const { envelope, letter: { root } } = document;
  const view = dischargeLetterView(document.letter);
  const person = letterPatientView(view.patient);
  const files = view.references.map((reference, index) => fileOf(reference, index, context));
  const own = files.flatMap((file) => file ?? []);
  const sender = organisationOf(view.sender, envelope.sender, context);
  const receiver = organisationOf(view.receiver, envelope.receiver, context);
  const at = (view.head.authorised && danishInstant(view.head.authorised)) ?? danishInstant(envelope.sent) ?? context.now;
  const draft: Draft = {
    id: 'converted', standard: 'care-communication', kind: 'new', receiver: receiver.gln, category: 'other', topic: view.subject ?? 'Korrespondance',
    text: textOf(document, view, view.references.filter((_, index) => files[index] === undefined)), attachments: own.map(({ attachment }) => attachment),
    ...(person && { patient: { ids: person.ids, family: person.family ?? '', given: person.given ?? [], deceased: person.deceased, ...(person.address !== undefined && { address: person.address }) } }),
    signature: { name: UNKNOWN_AUTHOR, role: { text: UNKNOWN_AUTHOR }, phone: sender.phone }, createdAt: at, updatedAt: at, createdBy: 'converted',
  };
  // A phone number may lack, and a number of the citizen that is none is carried as it stood: both are told as losses.
  const faults = careCommunication.checkDraft(draft).filter((issue) => isRejection(issue) && issue.path !== 'signature.phone');
  const faulty = faults.find(({ rule }) => rule !== 'patient-id-invalid');
  if (faulty) return notWritable(faulty);
  const content = new Map(own.flatMap(({ attachment, base64 }) => (base64 === undefined ? [] : [[attachment.id, base64] as const])));
  const composed = careCommunication.compose(draft, { now: at, newId: () => context.newId(), sender, receiver, contentOf: (id) => content.get(id) });
  const sent = danishInstant(envelope.sent) ?? at;
  const whole = stampMessage(withEpisode(composed.document, document, context), context.newId(), sent);
  return { document: whole, losses: [...lacking(root.name, draft, { Sender: sender, Receiver: receiver }), ...(faults.length > 0 ? [wrongNumber(root.name)] : [])] };
}

const wrongNumber = (root: string): Loss => ({
  path: `${root}/Patient/CivilRegistrationNumber`, kept: 'raw', what: 'Borgerens nummer i brevet er hverken et rigtigt CPR-nummer eller et erstatningsnummer. Det er med, som det stod, men resultatet følger ikke reglerne.',
  whatEn: 'The citizen\'s number in the letter is neither a right CPR number nor a replacement number. It is carried as it stood, but the result does not conform.',
});

/** What FHIR demands and the letter does not say. */
function lacking(root: string, { signature, topic }: Draft, parties: Readonly<Record<'Sender' | 'Receiver', Organisation>>): Loss[] {
  const loss = (path: string, kept: Loss['kept'], what: string, whatEn: string): Loss => ({ path: `${root}/${path}`, kept, what, whatEn });
  const sor = Object.entries(parties).filter(([, { sor: code }]) => code === '').map(([path]) => loss(`${path}/SOR`, 'dropped',
    'Organisationen har ingen SOR-kode i brevet, og den findes ikke i registret. MedCom kræver den, så resultatet følger ikke reglerne.', 'The organisation has no SOR code in the letter, and the register does not know it. MedCom demands it, so the result does not conform.'));
  const numbers = Object.entries(parties).filter(([, { gln }]) => !isGln(gln)).map(([path]) => loss(`${path}/EANIdentifier`, 'raw',
    'Lokationsnummeret er ikke et rigtigt GLN. Det er med, som det stod, men resultatet følger ikke reglerne.', 'The location number is no right GLN. It is carried as it stood, but the result does not conform.'));
  const phone = /\d{3}/.test(signature.phone) ? [] : [loss('Sender/TelephoneSubscriberIdentifier', 'dropped',
    'Brevet har intet telefonnummer på afsenderen. MedCom kræver det, så resultatet følger ikke reglerne.', 'The letter has no phone number of its sender. MedCom demands one, so the result does not conform.')];
  return [
    ...numbers, ...sor, ...phone, loss('Sender/Author', 'text', `Brevet siger ikke i et felt, hvem der har skrevet det. Underskriveren står som »${UNKNOWN_AUTHOR}«; navnet kan stå i teksten.`, `No field of the letter says who wrote it. The author is given as "${UNKNOWN_AUTHOR}"; the name may stand in the text.`),
    loss('Category', 'text', `Brevet har ingen kategori. Beskeden har kategorien »Andet« med emnet »${topic ?? ''}«.`, `The letter has no category. The message has the category "Other" with the topic "${topic ?? ''}".`),
  ];
}

const messageView = (document: FhirDocument): MessageView => careCommunication.view(document, recognise(document)?.version ?? '5.0');

export function correspondenceToFhir(document: LetterDocument, context: ConvertContext): Made {
  const made = written(document, context);
  if (made.refused) return made;
  const view = messageView(made.document);
  const back = correspondenceLetters(view, made.document, context)?.[0];
  const before = document.letter.root;
  const losses = back ? lossesBetween(before, back.letter.root, [], wordsOfView(view)) : [];
  return { documents: [made.document], losses: [...losses, ...envelopeLosses(document, back), ...unplaced(document), ...made.losses] };
}

export function fhirToCorrespondence(document: FhirDocument, context: ConvertContext, to: LetterDocument['format']): Made {
  const view = messageView(document);
  const letters = correspondenceLetters(view, document, context);
  if (!letters) return refusal('convert-unreadable');
  const [letter, ...files] = letters;
  const content = new Map(files.flatMap(({ letter: { root } }) => elementsAt(root, 'BinaryObject')).flatMap((object) => {
    const bytes = elementAt(object, 'Object_Base64Encoded')?.content;
    return bytes?.kind === 'bytes' ? [[objectKey(valueAt(object, 'ObjectIdentifier') ?? ''), bytes.bytes] as const] : [];
  }));
  const back = written(letter, { ...context, file: (identifier) => content.get(identifier) });
  const losses = viewLosses(document, view, back.refused ? undefined : messageView(back.document), letter.letter.root);
  return { documents: [{ ...letter, format: to }, ...files.map((file) => ({ ...file, format: to }))], losses };
}
