/** What a new snapshot changes in the one that stands. */
import type { RegisterEntry } from '../../../shared/messages';

/** Of each kind this many are shown; the numbers count all. */
const SHOWN = 25;

export interface Changes {
  added: number; changed: number; removed: number; unchanged: number;
  samples: { added: RegisterEntry[]; removed: RegisterEntry[]; changed: { before: RegisterEntry; after: RegisterEntry }[] };
}

const textOf = (entry: RegisterEntry): string =>
  JSON.stringify([entry.gln, entry.name, entry.unit, entry.type, entry.role, entry.parent, entry.address, entry.phone, entry.receives && [...entry.receives].sort()]);

export function changesBetween(before: Iterable<RegisterEntry>, after: readonly RegisterEntry[]): Changes {
  const old = new Map<string, RegisterEntry>();
  for (const entry of before) old.set(entry.sor, entry);
  const changes: Changes = { added: 0, changed: 0, removed: 0, unchanged: 0, samples: { added: [], removed: [], changed: [] } };
  const show = <T>(list: T[], item: T): void => { if (list.length < SHOWN) list.push(item); };
  for (const entry of after) {
    const former = old.get(entry.sor);
    old.delete(entry.sor);
    if (!former) { changes.added += 1; show(changes.samples.added, entry); } else if (textOf(former) === textOf(entry)) changes.unchanged += 1;
    else { changes.changed += 1; show(changes.samples.changed, { before: former, after: entry }); }
  }
  for (const entry of old.values()) { changes.removed += 1; show(changes.samples.removed, entry); }
  return changes;
}
