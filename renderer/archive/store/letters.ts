/** Letters among the threads: what lists, tabs and counters need of them. No text of a letter is kept here. */
import type { MessageRecord } from '../../../shared/messages';
import type { ListKind, ThreadLetter, ThreadRow } from '../types';
import type { MessageFacts, StoredMarks } from './rows';

export interface LetterFacts {
  kind: ThreadLetter['kind'];
  /** Days, `yyyy-mm-dd`. */
  start?: string;
  end?: string;
  recommended?: 'probable' | 'coded';
  status: 'new' | 'corrected' | 'cancelled';
}

function kindOf({ standard, letter }: MessageRecord['view']): ThreadLetter['kind'] {
  if (standard === 'binary-letter') return 'file';
  return letter?.form === 'discharge' ? letter.kind : letter?.form === 'plan' ? 'plan' : 'text';
}

export function letterFactsOf({ direction, view }: MessageRecord): { letter?: LetterFacts } {
  const { letter, status = 'new' } = view;
  if (!letter) return {};
  const discharge = letter.form === 'discharge' ? letter : undefined;
  return {
    letter: {
      kind: kindOf(view), status, ...(discharge?.start ? { start: discharge.start.date } : {}), ...(discharge?.end ? { end: discharge.end.date } : {}),
      // What was sent from here recommends nothing to us.
      ...(direction === 'in' && discharge?.recommendation ? { recommended: discharge.recommendation.certainty } : {}),
    },
  };
}

/** At the same time a correction is newer than what it corrects. */
const ranks = { new: 0, corrected: 1, cancelled: 2 } as const;

/** The newest letter of the thread's facts, which are in time order. */
export function letterOfThread(facts: readonly MessageFacts[], marks: ReadonlyMap<string, StoredMarks>): { letter?: ThreadLetter } {
  let newest: MessageFacts | undefined;
  for (const fact of facts) if (fact.letter && (!newest?.letter || fact.at > newest.at || (fact.at === newest.at && ranks[fact.letter.status] >= ranks[newest.letter.status]))) newest = fact;
  if (!newest?.letter) return {};
  const { kind, start, end, recommended, status } = newest.letter;
  const noted = facts.some(({ letter, messageId }) => letter && (marks.get(messageId)?.note ?? '') !== '');
  return {
    letter: {
      kind, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), ...(recommended !== undefined && status !== 'cancelled' ? { mark: recommended } : {}),
      ...(status === 'corrected' ? { corrected: true } : {}), ...(status === 'cancelled' ? { cancelled: true } : {}), ...(noted ? { noted: true } : {}),
    },
  };
}

const tabs: Partial<Record<ThreadLetter['kind'], ListKind>> = { inpatient: 'letters', outpatient: 'letters', casualty: 'letters', other: 'letters', correspondence: 'correspondence', plan: 'plans' };

/** Which tab of the inbox a thread stands under; undefined for what stands under "all" only. A letter decides over what was written about it. */
export function listKindOf({ letter, standard }: Pick<ThreadRow, 'letter' | 'standard'>): ListKind | undefined {
  if (letter) return tabs[letter.kind];
  return standard === 'care-communication' ? 'correspondence' : undefined;
}

/** Marked letters must be gone through at once, the others wait until the next contact (guidance 10036 of 2018): two lists, one after the other. */
export const letterLists = { marked: 'i+d', unmarked: 'i-d' } as const;
export const letterListOf = (row: Pick<ThreadRow, 'letter' | 'standard'>): string | undefined => (listKindOf(row) === 'letters' ? row.letter?.mark ? letterLists.marked : letterLists.unmarked : undefined);

const kindCodes: Record<ListKind, string> = { letters: ':d', correspondence: ':k', plans: ':g' };
/** Suffix of the inbox's counters. */
export const kindCode = (kind: ListKind): string => kindCodes[kind];
