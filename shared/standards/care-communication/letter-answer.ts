/** What an answer to a letter of an older format takes from it: who it is about, which letter it answers, and the episode (CC-S-51, decision 0050). */
import type { Encounter, Patient, ProvenanceEntity } from 'fhir/r4';
import type { LetterDocument } from '../../formats/format';
import { isReceipt } from '../../formats/letter/receipts';
import type { MessageView, PatientView } from '../../messages';
import { referenceTo, withNarrative } from '../medcom/building';
import { letterId, letterPatientView } from '../medcom/letter-standard';
import { headOf, patientOf } from '../medcom/letters';
import { profiles } from '../medcom/urls';

/** Files come in letters of their own, which say nothing that could be answered. */
const silent: ReadonlySet<string> = new Set(['binary-letter', 'letter-receipt']);

/** Whether a letter can be answered: it says something about somebody, and who sent it. It is never forwarded: MedCom describes no chain that begins with a letter. */
export const isAnswerableLetter = ({ letter, standard, sender, patient }: MessageView): boolean =>
  letter !== undefined && !silent.has(standard) && sender.gln !== undefined && patient !== undefined && patient.ids.length > 0;

export const answersLetter = ({ letter }: LetterDocument): boolean => !isReceipt(letter) && letter.root.name !== 'BinaryLetter';

/** `lokationsnummer#brevid`: the letter's own name, also where this client had to tell two of one number apart. */
export const letterEntity = (letter: LetterDocument): ProvenanceEntity => ({ role: 'revision', what: { identifier: { value: letterId(letter) } } });

export const patientOfLetter = ({ letter: { root } }: LetterDocument): PatientView | undefined => letterPatientView(patientOf(root));

/** Older formats write the episode's UUID without hyphens; other numbers are returned as they came. */
export function episodeOf({ letter: { root, version } }: LetterDocument): string | undefined {
  const { episode } = headOf(root, version);
  const uuid = episode === undefined ? null : /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i.exec(episode);
  return uuid ? `urn:uuid:${uuid.slice(1).join('-').toLowerCase()}` : episode;
}

/** The episode must be returned (CC-S-51); what kind of contact it was the letter says by the patient's status alone. */
export function encounterOfLetter(letter: LetterDocument, subject: Patient, newId: () => string): Encounter | undefined {
  const episode = episodeOf(letter);
  if (episode === undefined) return undefined;
  const admitted = patientOf(letter.letter.root)?.status === 'indlagt';
  return withNarrative({
    resourceType: 'Encounter', id: newId(), meta: { profile: [profiles.encounter] }, status: 'unknown', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: admitted ? 'IMP' : 'AMB' },
    subject: referenceTo(subject), episodeOfCare: [{ identifier: { value: episode } }],
  });
}
