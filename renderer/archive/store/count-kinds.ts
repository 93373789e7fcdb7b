/** For archives from before the inbox had tabs by kind: rows get the counters of their kind, and the counters their numbers. */
import type { Transaction } from 'dexie';
import { planTags } from './plans';
import type { Counter, StoredThread } from './rows';
import { tagsOf, viewRange } from './views';

export async function countKinds(transaction: Transaction): Promise<void> {
  const added = new Map<string, number>();
  await transaction.table<StoredThread>('threads').where('views').between(...viewRange('i')).modify((row) => {
    const tags = [...tagsOf(row, row.patientKeys), ...planTags(row)];
    for (const tag of tags) if (!row.tags.includes(tag)) added.set(tag, (added.get(tag) ?? 0) + 1);
    row.tags = tags;
  });
  const counters = transaction.table<Counter>('counters');
  const names = [...added.keys()];
  const before = await counters.bulkGet(names);
  await counters.bulkPut(names.map((name, index) => ({ name, n: (before[index]?.n ?? 0) + added.get(name)! })));
}
