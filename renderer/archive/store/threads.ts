/** Thread rows, computed from all facts of the thread: whatever order messages, marks and answers came in, the row is the same. */
import { deliveryStates, type Instant } from '../../../shared/messages';
import { letterOfThread } from './letters';
import { planOfThread, planTags } from './plans';
import type { MessageFacts, StoredMarks, StoredOutgoing, StoredThread } from './rows';
import type { ThreadRow } from '../types';
import { listsOf, placeOf, planViews, tagsOf, viewKey } from './views';

const byTime = (a: MessageFacts, b: MessageFacts): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.messageId < b.messageId ? -1 : 1);
const last = <T>(list: readonly T[]): T | undefined => list.at(-1);
const newest = (times: (Instant | null | undefined)[]): Instant | undefined => last(times.filter((time): time is string => typeof time === 'string').sort());

export interface ThreadParts {
  facts: readonly MessageFacts[];
  marks: ReadonlyMap<string, StoredMarks>;
  outgoing: ReadonlyMap<string, StoredOutgoing>;
  now: Instant;
}

/**
 * A thread counts as handled (or snoozed) when each message that came in is; a new one therefore brings it back, a late
 * one too. Threads that only we have written in go by our own messages. The assignee is that of the newest message that
 * ever had one set, so an answer stays with whoever has the thread.
 */
export function threadRow(threadId: string, parts: ThreadParts): StoredThread | undefined {
  const facts = [...parts.facts].sort(byTime);
  const latest = last(facts);
  if (!latest) return undefined;
  const received = facts.filter((fact) => fact.direction === 'in');
  const deciding = (received.length > 0 ? received : facts).map((fact) => parts.marks.get(fact.messageId));
  const handled = deciding.every((mark) => mark?.handledAt);
  const snoozes = deciding.map((mark) => mark?.snoozedUntil);
  const snoozed = !handled && snoozes.every((until) => typeof until === 'string' && until > parts.now);
  const assigned = last(facts.map((fact) => parts.marks.get(fact.messageId)?.assignee).filter((assignee) => assignee !== undefined));
  const lateOpen = received.filter((fact) => fact.lateByMinutes !== undefined && !parts.marks.get(fact.messageId)?.handledAt).map((fact) => fact.lateByMinutes ?? 0);
  const sent = facts.flatMap((fact) => parts.outgoing.get(fact.messageId) ?? []);
  const newestSent = last(sent);
  const withPatient = last(facts.filter((fact) => fact.patientIds.length > 0)) ?? latest;
  const withCounterpart = last(facts.filter((fact) => fact.counterpart !== '' && fact.counterpart !== fact.counterpartGln)) ?? latest;
  const described = (field: 'category' | 'topic'): string | undefined => latest[field] ?? last(facts.filter((fact) => fact[field] !== undefined))?.[field];
  const category = described('category');
  const topic = described('topic');
  const handledAt = handled ? newest(deciding.map((mark) => mark?.handledAt)) : undefined;
  const until = snoozed ? snoozes.map(String).sort()[0] : undefined;
  const row: ThreadRow = {
    threadId, standard: latest.standard, version: latest.version,
    patientKey: withPatient.patientKey, patientName: withPatient.patientName, patientIds: withPatient.patientIds, deceased: facts.some((fact) => fact.deceased),
    counterpart: latest.counterpart !== '' && latest.counterpart !== latest.counterpartGln ? latest.counterpart : withCounterpart.counterpart,
    ...(latest.counterpartGln === undefined ? {} : { counterpartGln: latest.counterpartGln }),
    ...(category === undefined ? {} : { category }), ...(topic === undefined ? {} : { topic }),
    lastAt: latest.at, lastMessageId: latest.messageId, lastDirection: latest.direction, lastActivity: latest.activity,
    unread: received.filter((fact) => !parts.marks.get(fact.messageId)?.read).length, messages: facts.length,
    attachments: new Set(facts.flatMap((fact) => fact.attachmentIds)).size,
    ...(newestSent ? { delivery: newestSent.state, attempt: newestSent.attempt } : {}),
    needsAction: sent.some((row) => row.action === 1),
    ...(lateOpen.length > 0 ? { lateByMinutes: Math.max(...lateOpen) } : {}),
    ...(handledAt === undefined ? {} : { handledAt }), ...(assigned ? { assignee: assigned } : {}), ...(until === undefined ? {} : { snoozedUntil: until }), ...planOfThread(facts, parts.marks), ...letterOfThread(facts, parts.marks),
  };
  const patientKeys = [...new Set(facts.flatMap((fact) => fact.patientKeys))].sort();
  // What it holds is shown with the letters that refer to it; the row stays, so that the same message coming again is known.
  if (facts.every(({ absorbed }) => absorbed)) return { ...row, ids: facts.map((fact) => fact.messageId), patientKeys, tags: [], views: [], absorbed: true };
  return {
    ...row, ids: facts.map((fact) => fact.messageId), patientKeys, tags: [...tagsOf(row, patientKeys), ...planTags(row)],
    views: [...listsOf(row, patientKeys).map((list) => viewKey(list, row.lastAt, threadId)), ...planViews(row)],
    ...(placeOf(row) === 'snoozed' && until !== undefined ? { wakeAt: until } : {}),
  };
}

export const needsAction = (state: StoredOutgoing['state'], closed: boolean): boolean => deliveryStates[state].needsAction && !closed;
