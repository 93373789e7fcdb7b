/** What a person can do about a work item, the safest first; and how items are grouped. Pure. */
import type { WorkItem } from '../../archive';

export type StepId = 'correct' | 'call' | 'resend' | 'close' | 'wait' | 'read' | 'copy';

const table: Record<WorkItem['kind'], readonly StepId[]> = {
  rejected: ['correct', 'call', 'close'],
  failed: ['correct', 'call', 'close'],
  overdue: ['call', 'resend', 'close'],
  'waiting-retry': ['wait', 'call'],
  late: ['read', 'call'],
  quarantine: ['copy', 'call', 'close'],
};

/** Steps for an item; calling is left out where nobody can be called. */
export function stepsFor(item: WorkItem): StepId[] {
  return table[item.kind].filter((step) => step !== 'call' || item.kind !== 'quarantine' || item.counterpartPhone !== undefined);
}

/** The order of the groups: what a person must settle, then what is held back, then what only came late. */
export const groupOrder = ['rejected', 'failed', 'overdue', 'waiting-retry', 'quarantine', 'late'] as const satisfies readonly WorkItem['kind'][];

export type WorkFilter = 'all' | 'mine' | 'unassigned';

export function filterItems(items: readonly WorkItem[], filter: WorkFilter, initials: string | undefined): WorkItem[] {
  const shown = filter === 'all' ? items : items.filter((item) => (filter === 'mine' ? initials !== undefined && item.assignee === initials : item.assignee === undefined && item.kind !== 'quarantine'));
  return [...shown].sort((a, b) => groupOrder.indexOf(a.kind) - groupOrder.indexOf(b.kind) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Items that wait for a person; late ones are counted apart. */
export const openCount = (items: readonly WorkItem[]): number => items.filter((item) => item.kind !== 'late').length;

/** What the other side wrote about why, if anything. */
export function reasonText(item: WorkItem): string | undefined {
  for (const event of [...item.events].reverse()) {
    const text = event.acknowledgement?.outcomes.map((outcome) => outcome.text ?? outcome.details).find((value) => value !== undefined && value !== '');
    if (text) return text;
  }
  return undefined;
}

/** When the message first left this computer; absent as long as it never has. */
export const sentAt = (item: WorkItem): string | undefined => item.events.find((event) => event.state === 'handed-over')?.at;
/** When Send was pressed. */
export const queuedAt = (item: WorkItem): string | undefined => item.events.find((event) => event.state === 'queued')?.at;
