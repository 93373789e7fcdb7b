/** Letters that a peer sends in journeys, built as the simulated hospitals build theirs. */
import { randomUUID } from 'node:crypto';
import { attachment, type AttachmentKey } from '../../../electron/networks/embedded/simulation/attachments';
import { binaryLetter, correspondenceLetter, dischargeLetter, inEnvelope, type LetterFile, type LetterHeader } from '../../../electron/networks/embedded/simulation/letters/build';
import { planLetter } from '../../../electron/networks/embedded/simulation/letters/build-plan';
import type { LetterContent } from '../../../electron/networks/embedded/simulation/letters/content';
import { patients, type PatientKey } from '../../../electron/networks/embedded/simulation/patients';
import { organisationByGln } from '../../../electron/networks/embedded/organisations';
import { letterFormatById, type LetterFormat } from '../../../shared/formats/letter/formats';
import type { Letter } from '../../../shared/formats/letter/tree';
import { toInstant } from '../../../shared/messages';
import { envelopeNumber } from '../../../shared/standards/medcom/letter-standard';
import type { Peer } from './peer';

export interface LetterToSend {
  to: string;
  format: LetterFormat['id'];
  patient: PatientKey;
  content: LetterContent;
  /** The stay's number; the same for letters that belong together. */
  episode?: string;
  /** It replaces the earlier letter of its stay. */
  corrected?: boolean;
  at?: Date;
  /** A file that the letter names and that comes in a binary letter. */
  file?: AttachmentKey;
}

export interface WrittenLetter { /** The letter's own number. */ identifier: string; bytes: Uint8Array; /** The binary letter of its file. */ file?: Uint8Array }

export function writeLetterOf({ organisation: sender }: Peer, { to, format, patient, content, episode, corrected = false, at = new Date(), file: fileKey }: LetterToSend): WrittenLetter {
  const receiver = organisationByGln(to)!;
  const header = (): LetterHeader => ({
    identifier: envelopeNumber(randomUUID()), ...(episode === undefined ? {} : { episode }), corrected, sender, receiver, author: sender.persons[0]!, patient: patients[patient], writtenAt: toInstant(at),
  });
  const bytesOf = (letter: Letter, of: LetterHeader): Uint8Array => {
    const { bytes, issues } = letterFormatById(format).write(inEnvelope(letter, of, envelopeNumber(randomUUID())));
    const faults = issues.filter(({ severity }) => severity === 'fatal' || severity === 'error');
    if (!bytes || faults.length > 0) throw new Error(`the letter can't be written: ${faults.map(({ rule }) => rule).join(', ')}`);
    return bytes;
  };
  const own = header();
  const file: LetterFile | undefined = fileKey && { identifier: randomUUID(), description: attachment(fileKey).title.slice(0, 70), attachment: attachment(fileKey) };
  const letter = content.type === 'plan' ? planLetter(own, content) : content.type === 'correspondence' ? correspondenceLetter(own, content) : dischargeLetter(own, content, file);
  const apart = header();
  return { identifier: own.identifier, bytes: bytesOf(letter, own), ...(file ? { file: bytesOf(binaryLetter(apart, file), apart) } : {}) };
}
