/** Which message of a thread is its rehabilitation plan. Pure. */
import type { MessageRecord, RehabilitationPlanView } from '../../../../shared/messages';
import type { ThreadDetail, ThreadRow } from '../../../archive';
import { isLetter, type LetterRecord } from '../letters/letters';

export interface OpenPlan { record: LetterRecord; letter: RehabilitationPlanView }

export function planIn(record: MessageRecord): OpenPlan | undefined {
  if (!isLetter(record)) return undefined;
  const { letter } = record.view;
  return letter.form === 'plan' ? { record, letter } : undefined;
}

/** The newest plan; undefined in a thread without one, or for somebody who may not read it. */
export function newestPlan({ messages }: Pick<ThreadDetail, 'messages'>): OpenPlan | undefined {
  const record = messages.findLast(({ view: { letter } }) => letter?.form === 'plan');
  return record && planIn(record);
}

/** Further plans of the citizen, by all threads of their key. Plans about nobody known share a key, but are not of one person. */
export function othersOf(rows: readonly ThreadRow[], { messageId, view: { patient } }: MessageRecord): ThreadRow[] {
  return patient && patient.ids.length > 0 ? rows.filter(({ plan }) => plan !== undefined && plan.messageId !== messageId) : [];
}
