/**
 * What the standards of letters have in common. A letter is known among all others by its sender's location number and its own
 * number (`5790000999996#B260914000001`), which is also how a CareCommunication names it as its predecessor (CC-S-51).
 */
import { danishInstant, danishTime } from '../../fhir/datetime';
import type { Document, LetterDocument } from '../../formats/format';
import { isReceipt } from '../../formats/letter/receipts';
import type { Letter } from '../../formats/letter/tree';
import type { AttachmentView, Instant, LetterParty, LetterPatient, LetterView, MessageView, OrganisationView, PatientView } from '../../messages';
import type { Standard } from '../standard';
import { stampMessage } from './building';
import { plainText } from './letter-sections';
import { headOf, partyAt } from './letters';

/** Version as the document's format spells it: EDIFACT has no X before it. */
export const versionOf = ({ format, letter: { version } }: LetterDocument): string => (format === 'edifact' ? version.replace(/^X/, '') : version);

export const letterIdOf = (sender: string, identifier: string): string => `${sender}#${identifier}`;

/** The sender's number from the letter itself, else from the envelope. */
export function letterId({ envelope, letter: { root, version } }: LetterDocument): string {
  return letterIdOf(partyAt(root, 'Sender')?.gln ?? envelope.sender, headOf(root, version).identifier);
}

const NUMBER_LENGTH = 14;

/** Number of an envelope or a letter: 14 capital letters and digits made from a UUID, the same for the same one. No two UUIDs in practice share it (72 bits). */
export function envelopeNumber(uuid: string): string {
  const all = BigInt(`0x${uuid.replaceAll(/[^0-9a-f]/gi, '') || '0'}`);
  return (all % 36n ** BigInt(NUMBER_LENGTH)).toString(36).toUpperCase().padStart(NUMBER_LENGTH, '0');
}

/**
 * One dispatch of a letter: its own envelope number and time, and the wish for a positive receipt, without which nobody would know that it came through.
 * A receipt never asks for one (legacy formats, section 8.4). The letter itself is untouched.
 */
export function stampLetter(document: LetterDocument, dispatchId: string, at: Instant): LetterDocument {
  const acknowledgement = isReceipt(document.letter) ? 'minuspositivkvitt' : 'pluspositivkvitt';
  return { ...document, envelope: { ...document.envelope, identifier: envelopeNumber(dispatchId), sent: danishTime(at), acknowledgement } };
}

/** A letter, or the FHIR draft of one, which is stamped as any message is. */
export const stampEither = (document: Document, dispatchId: string, at: Instant): Document => (document.kind === 'fhir' ? stampMessage(document, dispatchId, at) : stampLetter(document, dispatchId, at));

const organisation = (party: LetterParty | undefined, gln: string): OrganisationView => {
  const number = party?.gln ?? gln;
  return { ...(number === '' ? {} : { gln: number }), ...(party && party.names.length > 0 ? { name: party.names.join(', ') } : {}) };
};

/** The patient as every message shows one. */
export function letterPatientView(patient: LetterPatient | undefined): PatientView | undefined {
  if (!patient) return undefined;
  const { id, family, given, address, status } = patient;
  return {
    ids: id ? [id] : [], name: [given, family].filter((part) => part !== '').join(' '), family, given: given.split(' ').filter((part) => part !== ''), deceased: status === 'doed',
    ...(address.length > 0 ? { address: address.join(', ') } : {}),
  };
}

const activities = { new: 'new-message', corrected: 'modified-message', cancelled: 'retract-message' } as const;

export interface LetterReading {
  letter: LetterView;
  /** Everything that is said, in the order of the screen, for lists, search and plain readers. */
  text: string;
  topic?: string;
  category?: string;
  priority?: string;
  /** Beside the files that its references name. */
  attachments?: AttachmentView[];
}

/** MIME type of a file by the extension that a letter gives it (legacy formats, section 8.5). Programs are never opened. */
export function contentTypeOf(extension: string | undefined): string {
  const types: Readonly<Record<string, string>> = {
    pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', tif: 'image/tiff', tiff: 'image/tiff', png: 'image/png', gif: 'image/gif', bmp: 'image/bmp', dcm: 'application/dicom', txt: 'text/plain', rtf: 'text/rtf',
    doc: 'application/msword', xls: 'application/vnd.ms-excel',
  };
  const name = (extension ?? '').toLowerCase();
  return Object.hasOwn(types, name) ? types[name]! : 'application/octet-stream';
}

/** Files that the letter names: their bytes come in a binary letter of their own. */
function referenced(view: LetterView): AttachmentView[] {
  return view.references.flatMap(({ description, kind, url, file }, index): AttachmentView[] => {
    if (kind === 'url' && url !== undefined) return [{ id: `url:${url}`.slice(0, 256), title: description === '' ? url : description, hasContent: false, url }];
    return file ? [{ id: file.identifier.slice(0, 256) || `reference-${String(index + 1)}`, title: description || file.identifier || (file.extension ?? ''), contentType: contentTypeOf(file.extension), hasContent: false }] : [];
  });
}

/** The view of a letter that a standard has read. */
export function letterMessage(standard: string, document: LetterDocument, reading: LetterReading, patient: LetterPatient | undefined): MessageView {
  const { envelope, letter: { root } } = document;
  const { letter, text, topic, category, priority, attachments = [] } = reading;
  const { head, sender, receiver } = letter;
  const id = letterId(document);
  const sentAt = danishInstant(envelope.sent);
  const at = head.authorised && danishInstant(head.authorised);
  const status = head.cancelled ? 'cancelled' : head.corrected ? 'corrected' : 'new';
  const person = letterPatientView(patient);
  return {
    standard, version: versionOf(document), activity: activities[status], status, messageId: id.slice(0, 256), bundleId: envelope.identifier,
    ...(sentAt === undefined ? {} : { sentAt }), sender: organisation(sender, envelope.sender), receivers: [organisation(receiver ?? partyAt(root, 'Receiver'), envelope.receiver)],
    ...(person ? { patient: person } : {}), ...(category === undefined ? {} : { category }), ...(topic === undefined ? {} : { topic }), ...(priority === undefined ? {} : { priority }),
    ...(head.episode === undefined ? {} : { episodeIds: [head.episode] }),
    segments: text.trim() === '' ? [] : [{ id: id.slice(0, 256), text, organisation: organisation(sender, envelope.sender), messageId: id.slice(0, 256), ...(at ?? sentAt ? { at: (at ?? sentAt)! } : {}) }],
    attachments: [...referenced(letter), ...attachments], chain: [], letter,
  };
}

/** Sections as plain text, headings on lines of their own. */
export const sectionsText = (sections: readonly { heading?: string | undefined; runs: Parameters<typeof plainText>[0] }[]): string =>
  sections.map(({ heading, runs }) => [heading, plainText(runs).trim()].filter((part) => part !== undefined && part !== '').join('\n')).filter((text) => text !== '').join('\n\n');

/** What a standard of letters says of itself; the rest is the same for all. */
export interface LetterStandardFacts {
  id: string;
  title: { da: string; en: string };
  projectDraft?: boolean;
  /** Versions in XML's spelling. */
  versions: string[];
  /** Whether it is answered with a receipt; receipts are not. */
  acknowledged: boolean;
  is(letter: Letter): boolean;
  view(document: LetterDocument): MessageView;
}

export const isLetter = (document: Document): document is LetterDocument => document.kind === 'letter';

const empty = (standard: string): MessageView => ({ standard, version: 'unknown', activity: 'unknown', messageId: 'unknown', bundleId: '', sender: {}, receivers: [], segments: [], attachments: [], chain: [] });

export function letterStandard({ id, title, projectDraft = false, versions, acknowledged, is, view }: LetterStandardFacts): Standard {
  return {
    id, title, projectDraft, acknowledged, writes: versions, reads: [...versions, ...versions.map((version) => version.replace(/^X/, ''))],
    recognise: (document) => (isLetter(document) && is(document.letter) ? versionOf(document) : undefined),
    // The formats judge letters while they read them: syntax, order, lengths, codes.
    validate: () => [],
    view: (document) => (isLetter(document) ? view(document) : empty(id)),
    envelopeName(document) {
      if (!isLetter(document)) return { name: id, version: '' };
      const { letter: { root, version }, format } = document;
      const head = headOf(root, version);
      // Receipts have no type of their own; what they are counted as is it.
      const type = head.type ?? head.statistical ?? version;
      return { name: format === 'edifact' ? type.replace(/^X/, '') : type, version: versionOf(document) };
    },
  };
}
