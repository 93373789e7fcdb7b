/** What a simulated organisation makes of a letter that came: whose receipt it is, or which receipt it gets. */
import { letterDocuments, type LetterFormat } from '../../../../../shared/formats/letter/formats';
import { composeReceipt, readReceipt, receiptOf, refusalFor, wantsPositive, type Refusal } from '../../../../../shared/formats/letter/receipts';
import type { Interchange } from '../../../../../shared/formats/letter/tree';
import { isRejection, type AcknowledgementCode, type Instant, type Issue, type MessageView } from '../../../../../shared/messages';
import { danishTime } from '../../../../../shared/fhir/datetime';
import { envelopeNumber, letterIdOf } from '../../../../../shared/standards/medcom/letter-standard';
import type { Verdict } from '../../../../../shared/standards/standard';
import type { Random } from '../../../../mailroom/ports/network';
import type { Languages } from '../languages';
import type { OutgoingLetter, SeenLetter } from '../state';
import { letterFile, letterNumber, standardOf } from './file';

type Letters = Languages['letters'];
export interface LettersRead { format: LetterFormat['id']; interchanges: Interchange[]; issues: Issue[] }

/** Undefined for what is no letter at all. Never throws. */
export function readLetters({ formats }: Letters, bytes: Uint8Array): LettersRead | undefined {
  const format = formats.find(({ sniff }) => sniff(bytes));
  return format && { format: format.id, ...format.read(bytes) };
}

/** The letters of an interchange that are receipts, as verdicts on letters by their ids. Empty for an interchange of other letters. */
export function verdictsIn({ letters }: Interchange): { id: string; code: AcknowledgementCode }[] {
  return letters.flatMap((letter) => {
    const receipt = readReceipt(letter);
    return (receipt?.letters ?? []).map(({ identifier }) => ({ id: letterIdOf(receipt!.envelope.sender, identifier), code: receipt!.kind === 'positive' ? 'ok' as const : 'fatal-error' as const }));
  });
}

/** How a letter is known, and what a person reads of it; undefined for an interchange without letters. */
export function viewOf(letters: Letters, format: LetterFormat['id'], interchange: Interchange): { view: MessageView; names: string[]; acknowledged: boolean } | undefined {
  const [document] = letterDocuments(format, interchange);
  const standard = document && standardOf(letters, document);
  if (!standard) return undefined;
  const { name, version } = standard.envelopeName(document);
  return { view: standard.view(document, version), names: [name, version], acknowledged: standard.acknowledged };
}

/** By the formats' own findings, then by what the receiver takes (types as registers spell them). */
export function refusalOf(issues: readonly Issue[], names: readonly string[], receives: readonly string[]): Refusal | undefined {
  const faulty = refusalFor(issues.filter(isRejection));
  if (faulty) return faulty;
  return names.some((name) => receives.includes(name)) ? undefined : { code: 'problem_med_version', text: 'Modtageren kan ikke modtage brevtypen.' };
}

/** The rules of reactions know transient errors; letters have no such receipt, so a letter is taken then. */
export function letterVerdict(faulty: Refusal | undefined, { code, outcomes }: Verdict): SeenLetter {
  const refusal = faulty ?? (code === 'fatal-error' ? { code: 'ikke_specificeret' as const, text: outcomes[0]?.text ?? '' } : undefined);
  return refusal ? { refusal } : {};
}

/** The receipt that an interchange gets: always when it is refused, otherwise when it asked. */
export function receiptFor(letters: Letters, { format, interchange, refusal, now, random, dueAt }: { format: LetterFormat['id']; interchange: Interchange; refusal?: Refusal; now: Instant; random: Random; dueAt: number }): OutgoingLetter | undefined {
  if (!refusal && !wantsPositive(interchange)) return undefined;
  const ids = { envelope: envelopeNumber(random.uuid()), letter: letterNumber('C', random.uuid()), sent: danishTime(now) };
  const receipt = composeReceipt(receiptOf(interchange, format, refusal), ids);
  return { id: random.uuid(), kind: 'receipt', from: interchange.receiver, to: interchange.sender, ...letterFile(letters, format, receipt), dueAt, dispatches: 0, awaiting: false };
}
