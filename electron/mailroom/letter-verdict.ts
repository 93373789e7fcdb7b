/** What becomes of a letter and why, decided on the letter alone, before anything is written. */
import type { ErrorCode } from '../../shared/contract';
import type { LetterDocument } from '../../shared/formats/format';
import type { FiledInterchange, FiledLetter } from '../../shared/formats/letter/file';
import { refusalFor, type Refusal } from '../../shared/formats/letter/receipts';
import type { Issue } from '../../shared/messages';
import type { Verdict } from '../../shared/standards/standard';
import { partyAt } from '../../shared/standards/medcom/letters';
import { refusalOutcome } from '../../shared/standards/letter-receipt';

export interface LetterRefusal { reason: ErrorCode; issues: Issue[]; refusal: Refusal; /** The envelope is refused as a whole, and so is all that is in it. */ whole: boolean }

const ours = (rule: string, path: string, message: string, messageEn: string): Issue => ({ severity: 'error', rule, path, message, messageEn, source: 'policy' });

const refuse = (reason: ErrorCode, issues: Issue[], whole = false): LetterRefusal => ({ reason, issues, whole, refusal: refusalFor(issues) ?? { code: 'ikke_specificeret', text: '' } });

/** What no letter may have: errors of the published shapes, and of those that only we know (decision 0048) where a letter can't do without. */
const isGrave = ({ severity }: Issue): boolean => severity === 'fatal' || severity === 'error';

/** The whole envelope, by its own findings; undefined when it is in order. */
export function refusedEnvelope({ issues }: Pick<FiledInterchange, 'issues'>): LetterRefusal | undefined {
  const grave = issues.filter(isGrave);
  return grave.length > 0 ? refuse('message-invalid', grave, true) : undefined;
}

/** By its own findings alone, as receipts are judged: one that is for somebody else is only logged, as with FHIR. */
export function refusedContent(issues: FiledLetter['issues']): LetterRefusal | undefined {
  const grave = issues.filter(isGrave);
  return grave.length > 0 ? refuse('message-invalid', grave) : undefined;
}

export const numberReused = (): LetterRefusal =>
  refuse('letter-number-reused', [ours('letter-number-reused', 'Letter.Identifier', 'Brevets nummer er brugt før til et andet brev, og brevet er ikke mærket som rettet. Send det igen under et nyt nummer.', 'The number of the letter was used before for another letter, and it is not marked as corrected. Send it again under a new number.')]);

export const numberMissing = (): LetterRefusal =>
  refuse('message-invalid', [ours('letter-number-missing', 'Letter.Identifier', 'Brevet har intet nummer og kan ikke kendes fra andre breve.', 'The letter has no number and cannot be told from others.')]);

/** Undefined for a letter that may be shown. An unknown version is no fault: it is shown as the nearest known one. `self`: our location number. */
export function refusedLetter({ envelope, letter }: Pick<LetterDocument, 'envelope' | 'letter'>, issues: FiledLetter['issues'], self: string): LetterRefusal | undefined {
  const receiver = partyAt(letter.root, 'Receiver')?.gln ?? envelope.receiver;
  if (receiver === '') return refuse('unknown-receiver', [ours('receiver-missing', 'Receiver.EANIdentifier', 'Brevet nævner ingen modtager med lokationsnummer.', 'The letter names no receiver with a location number.')]);
  if (receiver !== self) return refuse('unknown-receiver', [ours('unknown-receiver', 'Receiver.EANIdentifier', `Brevets modtager (${receiver.slice(0, 35)}) er ikke denne organisation.`, `The receiver of the letter (${receiver.slice(0, 35)}) is not this organisation.`)]);
  return refusedContent(issues);
}

export const verdictOf = (refused: LetterRefusal | undefined): Verdict => (refused ? { code: 'fatal-error', outcomes: [refusalOutcome(refused.refusal)] } : { code: 'ok', outcomes: [] });
