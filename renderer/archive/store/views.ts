/** Which lists and counters a thread stands in. One table for writing and for asking, so that the two can't disagree. */
import { kindCode, letterListOf, letterLists, listKindOf } from './letters';
import { planListCode, planListOf, planOrder } from './plans';
import type { ThreadFolder, ThreadQuery, ThreadRow } from '../types';

/** Sorts after every character that occurs in a time or an identifier. */
const LAST = '\uffff';
const part = (text: string): string => encodeURIComponent(text);

type Filter = 'unread' | 'attachments' | 'late';
const filterCodes: Record<Filter, string> = { unread: '/u', attachments: '/a', late: '/l' };

export const viewKey = (view: string, lastAt: string, threadId: string): string => `${view}|${lastAt}|${threadId}`;
export const viewRange = (view: string): [string, string] => [`${view}|`, `${view}|${LAST}`];

export const patientView = (patientKey: string): string => `p:${part(patientKey)}`;
const categoryView = (category: string): string => `c:${part(category)}`;
const ownerView = (initials: string): string => `o:${part(initials)}`;

/** A list of plans is in the order of its days, not of its messages. */
export function planViews(row: ThreadRow): string[] {
  const list = planListOf(row);
  return row.plan && list !== undefined ? [viewKey(planListCode(list), planOrder(list, row.plan), row.threadId)] : [];
}

/** Where the thread lies. A thread is in exactly one of the three. */
export const placeOf = (row: ThreadRow): 'inbox' | 'handled' | 'snoozed' => row.handledAt ? 'handled' : row.snoozedUntil ? 'snoozed' : 'inbox';

const placeCodes = { inbox: 'i', handled: 'h', snoozed: 's' } as const;

export function passes(row: ThreadRow, filter: ThreadQuery['filter']): boolean {
  if (filter === 'unread') return row.unread > 0;
  if (filter === 'attachments') return row.attachments > 0;
  if (filter === 'late') return row.lateByMinutes !== undefined;
  return true;
}
const filtersOf = (row: ThreadRow): string[] => (Object.keys(filterCodes) as Filter[]).filter((filter) => passes(row, filter)).map((filter) => filterCodes[filter]);

/** Whose turn it is: a thread whose last word is ours waits for the other side, and has nothing to distribute. */
const waitsForOwner = (row: ThreadRow): boolean => !row.assignee && row.lastDirection === 'in';

/** Lists of the thread: few, because each costs an index entry. */
export function listsOf(row: ThreadRow, patientKeys: readonly string[]): string[] {
  const place = placeCodes[placeOf(row)];
  const lists = [place, ...patientKeys.map(patientView)];
  if (place !== 's') lists.push(...filtersOf(row).map((filter) => place + filter));
  if (place === 'i') {
    if (row.assignee) lists.push(ownerView(row.assignee));
    else if (waitsForOwner(row)) lists.push('n');
    if (row.category) lists.push(categoryView(row.category));
    const letters = letterListOf(row);
    if (letters !== undefined) lists.push(letters);
  }
  return lists;
}

/** Counters of the thread: every combination a list can be asked for, because counting at reading time is too slow at 100,000. */
export function tagsOf(row: ThreadRow, patientKeys: readonly string[]): string[] {
  const place = placeCodes[placeOf(row)];
  const folders: string[] = [place];
  if (place === 'i' && row.assignee) folders.push(ownerView(row.assignee));
  else if (place === 'i' && waitsForOwner(row)) folders.push('n');
  const tags = patientKeys.map(patientView);
  const kind = place === 'i' ? listKindOf(row) : undefined;
  const letters = place === 'i' ? letterListOf(row) : undefined;
  if (letters !== undefined) tags.push(letters, ...(row.unread > 0 ? [`${letters}/u`] : []));
  for (const folder of folders) {
    for (const filter of ['', ...filtersOf(row)]) {
      if (kind !== undefined && folder === place) tags.push(`${folder}${filter}${kindCode(kind)}`);
      tags.push(folder + filter);
      if (row.category) tags.push(`${folder}${filter}#${part(row.category)}`);
    }
  }
  return tags;
}

function folderCode(folder: ThreadFolder, me: string): string {
  if (folder === 'mine') return ownerView(me);
  return folder === 'unassigned' ? 'n' : placeCodes[folder];
}

export interface Plan {
  /** Narrowest list that holds every row of the query. */
  view: string;
  /** A list that follows it, each in its own order. */
  then?: string;
  /** Counter with the number of rows; absent when only counting can tell. */
  counter?: string;
  /** What the list doesn't decide; absent when every row of the list belongs. */
  where?: (row: ThreadRow) => boolean;
}

/** How to answer a query. With `patientKey` every folder is searched: a patient's page shows all there is. */
export function planOf(query: ThreadQuery, me: string): Plan {
  const { folder, category, patientKey } = query;
  const filter = query.filter === 'all' ? undefined : query.filter;
  const inFilter = (row: ThreadRow) => passes(row, filter);
  const inCategory = (row: ThreadRow) => category === undefined || row.category === category;
  if (patientKey !== undefined) {
    const view = patientView(patientKey);
    return filter || category !== undefined ? { view, where: (row) => inFilter(row) && inCategory(row) } : { view, counter: view };
  }
  const code = folderCode(folder, me);
  const { kind } = query;
  if (folder === 'inbox' && kind !== undefined) {
    const own = category === undefined ? { counter: `${code}${filter ? filterCodes[filter] : ''}${kindCode(kind)}` } : {};
    if (kind === 'letters') return { view: letterLists.marked, then: letterLists.unmarked, ...own, ...(filter || category !== undefined ? { where: (row: ThreadRow) => inFilter(row) && inCategory(row) } : {}) };
    // Most of an inbox is correspondence, so its list is close to the answer; one of its own would cost every message an entry.
    return { view: `${code}${filter ? filterCodes[filter] : ''}`, ...own, where: (row) => listKindOf(row) === kind && inCategory(row) };
  }
  const counter = `${code}${filter ? filterCodes[filter] : ''}${category === undefined ? '' : `#${part(category)}`}`;
  if (folder === 'inbox' && category !== undefined) return { view: categoryView(category), counter, ...(filter ? { where: inFilter } : {}) };
  if (folder === 'inbox' || folder === 'handled') {
    const view = `${code}${filter ? filterCodes[filter] : ''}`;
    return { view, counter, ...(category === undefined ? {} : { where: inCategory }) };
  }
  // Most unread threads belong to nobody yet, so the inbox's filtered list is close to the answer; a person's own list is short.
  if (folder === 'unassigned' && filter) return { view: `i${filterCodes[filter]}`, counter, where: (row) => waitsForOwner(row) && inCategory(row) };
  return { view: code, counter, ...(filter || category !== undefined ? { where: (row: ThreadRow) => inFilter(row) && inCategory(row) } : {}) };
}
