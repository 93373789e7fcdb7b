/** Rehabilitation plans among the threads: what lists and counters need of them. A plan is work until somebody ends it, wherever its thread lies. */
import type { MessageRecord, PlanType } from '../../../shared/messages';
import { latestStartOf } from '../../../shared/standards/rehabilitation-plan/deadline';
import type { PlanList, ThreadPlan, ThreadRow } from '../types';
import type { MessageFacts, StoredMarks } from './rows';

/** What is kept of a plan beside its message: no text of it. */
export interface PlanFacts { type?: PlanType; discharged?: string; cancelled: boolean }

/** Received plans only: what was sent from here is for others to decide about. */
export function planFactsOf({ direction, view: { letter, status } }: MessageRecord): { plan?: PlanFacts } {
  if (direction !== 'in' || letter?.form !== 'plan') return {};
  const { type, stay: { expectedEnd } } = letter;
  return { plan: { ...(type === undefined ? {} : { type }), ...(expectedEnd === undefined ? {} : { discharged: expectedEnd.date }), cancelled: status === 'cancelled' } };
}

/** The newest plan of the thread's facts, which are in time order. */
export function planOfThread(facts: readonly MessageFacts[], marks: ReadonlyMap<string, StoredMarks>): { plan?: ThreadPlan } {
  const newest = facts.findLast(({ plan }) => plan !== undefined);
  if (!newest?.plan) return {};
  const { messageId, plan: { type, discharged, cancelled } } = newest;
  const { level, plannedStart, offered, finalStatus = [] } = marks.get(messageId)?.plan ?? {};
  const latest = latestStartOf({ discharge: discharged, plannedStart });
  return {
    plan: {
      messageId, ...(type === undefined ? {} : { type }), ...(discharged === undefined ? {} : { discharged }), ...(latest ? { latestStart: latest.latestStart } : {}), postponed: latest?.from === 'plan',
      ...(level === undefined ? {} : { level }), ...(offered === undefined ? {} : { offered }), told: finalStatus.length, cancelled,
    },
  };
}

/** Undefined for what is no work: no plan, taken back, or handled. A snoozed plan's days pass all the same. */
export function planListOf({ plan, handledAt }: Pick<ThreadRow, 'plan' | 'handledAt'>): PlanList | undefined {
  if (!plan || plan.cancelled || handledAt !== undefined) return undefined;
  return plan.offered === undefined || (plan.type === 'almen' && plan.level === undefined) ? 'visitation' : 'offered';
}

const listCodes: Record<PlanList, string> = { visitation: 'g/v', offered: 'g/o' };
/** Name of the counter of all open plans. */
export const OPEN_PLANS = 'g';
export const planListCode = (list: PlanList): string => listCodes[list];

/** Where the plan stands in its list: by the last day for start, or by the day of the first contact. A plan whose days can't be counted stands first, since they may be over. */
export const planOrder = (list: PlanList, plan: ThreadPlan): string => (list === 'visitation' ? plan.latestStart : plan.offered) ?? '0000-00-00';

export function planTags(row: Pick<ThreadRow, 'plan' | 'handledAt'>): string[] {
  const list = planListOf(row);
  return list === undefined ? [] : [OPEN_PLANS, listCodes[list]];
}
