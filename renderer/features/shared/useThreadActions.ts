/** What a person decides about threads, with a confirmation that offers to undo it. One place, so that key, button and menu do the same. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../shared/messages';
import { useArchive, type ThreadRow } from '../../archive';
import { dayOf, sentenceTime } from './times';
import { useClock } from './useNow';
import { useUndoable } from './useUndoable';
import { useLanguage } from './words';

export interface ThreadActions {
  handle(rows: readonly ThreadRow[], handled: boolean): Promise<void>;
  assign(rows: readonly ThreadRow[], initials: string | undefined): Promise<void>;
  snooze(rows: readonly ThreadRow[], until: Instant | undefined): Promise<void>;
}

export function useThreadActions(): ThreadActions {
  const { commands } = useArchive();
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const clock = useClock();
  const act = useUndoable();
  return useMemo(() => {
    const ids = (rows: readonly ThreadRow[]) => rows.map((row) => row.threadId);
    /** Puts each thread back to what it was, in as few commands as there were different values. */
    const restore = async <V,>(rows: readonly ThreadRow[], value: (row: ThreadRow) => V, set: (threadIds: string[], value: V) => Promise<void>) => {
      for (const old of new Set(rows.map(value))) await set(ids(rows.filter((row) => value(row) === old)), old);
    };
    return {
      handle: (rows, handled) => act(
        () => commands.handle(ids(rows), handled), t(handled ? 'done.handled' : 'done.unhandled', { count: rows.length }),
        () => restore(rows, (row) => row.handledAt !== undefined, (threadIds, value) => commands.handle(threadIds, value)),
      ),
      assign: (rows, initials) => act(
        () => commands.assign(ids(rows), initials), initials ? t('done.assigned', { count: rows.length, initials }) : t('done.unassigned', { count: rows.length }),
        () => restore(rows, (row) => row.assignee, (threadIds, value) => commands.assign(threadIds, value)),
      ),
      snooze: (rows, until) => act(
        () => commands.snooze(ids(rows), until), until ? t('done.snoozed', { count: rows.length, time: sentenceTime(until, clock(), language) }) : t('done.woken'),
        () => restore(rows, (row) => row.snoozedUntil, (threadIds, value) => commands.snooze(threadIds, value)),
      ),
    };
  }, [commands, t, language, clock, act]);
}

export type SnoozeChoice = 'hours' | 'tomorrow' | 'monday' | 'week';

/** The instant of 08:00 on the Danish day that lies `days` after today. */
function morning(now: Instant, days: number): Instant {
  const day = dayOf(new Date(Date.parse(`${dayOf(now)}T12:00:00.000Z`) + days * 86_400_000).toISOString());
  const guess = Date.parse(`${day}T08:00:00.000Z`);
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', hour: 'numeric', hourCycle: 'h23' }).format(guess);
  return new Date(guess - (Number(shown) - 8) * 3_600_000).toISOString();
}

export function snoozeUntil(choice: SnoozeChoice, now: Instant): Instant {
  if (choice === 'hours') return new Date(Date.parse(now) + 3 * 3_600_000).toISOString();
  if (choice === 'tomorrow') return morning(now, 1);
  if (choice === 'week') return morning(now, 7);
  const weekday = new Date(`${dayOf(now)}T12:00:00.000Z`).getUTCDay();
  return morning(now, ((8 - weekday) % 7) || 7);
}
