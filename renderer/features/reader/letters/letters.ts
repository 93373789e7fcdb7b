/** The letters of a thread, newest first, and what stands beside them. Pure. */
import type { DischargeLetterView, LetterView, MessageRecord, Showing } from '../../../../shared/messages';
import { letterSpan } from '../../shared/letter/letter-times';
import type { Language } from '../../shared/times';
import type { ThreadDetail } from '../../../archive';

export interface LetterRecord extends MessageRecord { view: MessageRecord['view'] & { letter: LetterView } }
export const isLetter = (record: MessageRecord): record is LetterRecord => record.view.letter !== undefined;

/** At the same time a correction is newer than what it corrects. */
const ranks = { new: 0, corrected: 1, cancelled: 2 } as const;
const rankOf = ({ view }: MessageRecord): number => ranks[view.status ?? 'new'];
const timeOf = ({ view, at }: MessageRecord): string => view.segments.find(({ messageId }) => messageId === view.messageId)?.at ?? view.sentAt ?? at;

/** Letters newest first; what was written about them is the rest of the thread. */
export function lettersOf({ messages }: Pick<ThreadDetail, 'messages'>): { letters: LetterRecord[]; others: MessageRecord[] } {
  const letters = messages.filter(isLetter).sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : rankOf(b) - rankOf(a) || (a.messageId < b.messageId ? 1 : -1)));
  return { letters, others: messages.filter((record) => !isLetter(record)) };
}

/** The texts as they were signed: EDIFACT divides a long one, and a part that ends in a heading would have its signature between that and what it heads. */
export function signedTexts(texts: DischargeLetterView['texts']): DischargeLetterView['texts'] {
  const whole: DischargeLetterView['texts'] = [];
  for (const text of texts) {
    const last = whole.at(-1);
    const goesOn = last?.signed !== undefined && text.signed !== undefined && last.signed.date === text.signed.date && last.signed.time === text.signed.time;
    if (goesOn) whole[whole.length - 1] = { ...last, sections: [...last.sections, ...text.sections] };
    else whole.push(text);
  }
  return whole;
}

/** What a letter is called on a disk, without ending. */
export const letterFileName = ({ view }: LetterRecord): string => (view.letter.head.identifier || 'brev').replace(/[^\w-]/g, '_');

/** Key (namespace letters) and value of a letter's title. */
function titleOf(letter: LetterView, language: Language): { key: string; when: string } {
  if (letter.form === 'plan') return { key: 'kind.plan', when: '' };
  if (letter.form === 'text') return { key: 'kind.text', when: '' };
  return { key: `title.${letter.kind}`, when: letterSpan(letter.start?.date, letter.end?.date, language, true) };
}

/** The letter's title in words, without what is missing at its end. @param t of namespace letters */
export function titleText(letter: LetterView, language: Language, t: (key: string, values: { when: string }) => string): string {
  const { key, when } = titleOf(letter, language);
  return t(key, { when }).trim().replace(/,$/, '');
}

/**
 * What the button that answers says, as a key: correspondence is answered; to who sent a letter that asks for no answer one writes. Where the newest word
 * about it is theirs, that is what is answered.
 */
export function answerWord({ view: { letter } }: LetterRecord, answerable: MessageRecord | undefined): string {
  if (answerable?.direction === 'in' || (letter.form === 'discharge' && letter.kind === 'correspondence')) return 'reader:reply';
  return letter.form === 'discharge' ? 'letters:write' : 'letters:writeSender';
}

/** The strip's lines with those that only who holds the messages can tell: files that have not come. */
export function showingOf({ view }: LetterRecord): Showing[] {
  const missing = view.attachments.filter(({ hasContent, url }) => !hasContent && url === undefined).length;
  const own = view.letter.showing.filter(({ what }) => what !== 'file-missing');
  return missing === 0 ? [...own] : [...own, { how: 'not-shown', what: 'file-missing', count: missing, clinical: true }];
}

/** The letter that this one replaced, where both are discharge letters. */
export function replacedBy(letters: readonly LetterRecord[], at: number): { earlier: DischargeLetterView | undefined; corrected: DischargeLetterView } | undefined {
  const record = letters[at];
  if (record?.view.letter.form !== 'discharge' || record.view.status !== 'corrected') return undefined;
  const before = letters.slice(at + 1).find(({ view }) => view.status !== 'cancelled')?.view.letter;
  return { corrected: record.view.letter, earlier: before?.form === 'discharge' ? before : undefined };
}
