/**
 * What whoever is logged in may read of the archive. The archive holds everything, whoever is there; this is a gate in the program and no encryption.
 * Every reading of content goes through here (GEN-12).
 */
import { CodedError } from '../../shared/contract';
import type { MessageRecord, Session } from '../../shared/messages';
import { searchWords } from './search/query';
import { foldText } from './search/words';
import { without } from './store/without';
import type { SearchHit, ThreadDetail } from './types';

export const mayRead = (session: Session | undefined): boolean => session?.state === 'open' && (session.user?.access.includes('clinical') ?? false);

/** Somebody is known to be there (or the lock) who may not read. Before the mailroom has said who it is, no screen is shown. */
export const isHeldBack = (session: Session | undefined): boolean => session !== undefined && !mayRead(session);

/** CodedError `not-allowed`. */
export function needReader(session: Session | undefined): void {
  if (isHeldBack(session)) throw new CodedError('not-allowed', { needs: 'clinical' });
}

/** Without the words that somebody wrote about what it is about; the category stays. */
export function withoutTopic<Row extends { topic?: string | undefined }>(row: Row): Row {
  return without(row, 'topic') as Row;
}

const withoutText = (record: MessageRecord): MessageRecord => {
  const { view } = record;
  return {
    ...record,
    view: {
      ...without(withoutTopic(view), 'letter'), segments: view.segments.map((segment) => ({ ...segment, text: '' })),
      // That there is a file is seen in the list; what it is called may say what is in it.
      attachments: [],
    },
  };
};

/** Who wrote when, and how the delivery went: neither text, files nor notes. */
export function withheld(detail: ThreadDetail): ThreadDetail {
  return {
    ...detail, withheld: true, row: withoutTopic(detail.row), messages: detail.messages.map(withoutText),
    marks: Object.fromEntries(Object.entries(detail.marks).map(([id, marks]) => [id, without(marks, 'note')])),
  };
}

/** Only what names, numbers and organisations of the row answer for themselves: a hit that a word of the text brought would tell the word. */
export function hitsWithoutText(hits: readonly SearchHit[], query: string): SearchHit[] {
  const words = searchWords(query);
  return hits.flatMap((hit) => {
    const own = foldText([hit.row.patientName, ...hit.row.patientIds.map(({ value }) => value), hit.row.counterpart].join(' '));
    if (!words.every((word) => own.some((each) => each.startsWith(word)))) return [];
    return [{ ...without(hit, 'snippet'), field: 'name', row: withoutTopic(hit.row) }];
  });
}
