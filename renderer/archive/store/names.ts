/**
 * Organisations that a message names by number only (CC-R-21, HN-R-04). Their names are looked up, never written into what was
 * received: a register imported later names old messages too, and what a sender wrote stays what they wrote.
 */
import type { Transaction } from 'dexie';
import type { OrganisationIds } from '../../../shared/contract';
import type { MessageRecord, OrganisationView } from '../../../shared/messages';
import type { StoredName } from './rows';
import type { ArchiveDb } from './schema';

const isNumber = (value: string | undefined): value is string => value !== undefined && /^\d{8,20}$/.test(value);

/** Rows for the organisations of a message that have a number and no name; to be asked about. */
export function unnamedOf({ view }: Pick<MessageRecord, 'view'>): StoredName[] {
  const all: (OrganisationView | undefined)[] = [view.sender, ...view.receivers, ...[...view.segments, ...view.attachments, ...view.chain].map(({ organisation }) => organisation)];
  const found = new Map<string, StoredName>();
  for (const organisation of all) {
    if (!organisation || (organisation.name ?? '').trim() !== '') continue;
    const ids: OrganisationIds = { ...(isNumber(organisation.gln) ? { gln: organisation.gln } : {}), ...(isNumber(organisation.sor) ? { sor: organisation.sor } : {}) };
    if (ids.gln === undefined && ids.sor === undefined) continue;
    const key = `${ids.sor ?? ''}/${ids.gln ?? ''}`;
    found.set(key, { key, ...ids, open: 1 });
  }
  return [...found.values()];
}

/** Notes what is to be asked; what was asked before stays as it is. */
export async function noteUnnamed(db: ArchiveDb, records: readonly MessageRecord[]): Promise<void> {
  const rows = new Map(records.flatMap(unnamedOf).map((row) => [row.key, row]));
  if (rows.size === 0) return;
  for (const known of await db.names.bulkGet([...rows.keys()])) if (known) rows.delete(known.key);
  await db.names.bulkPut([...rows.values()]);
}

/** For archives from before names were looked up. */
export async function noteUnnamedOfAll(transaction: Transaction): Promise<void> {
  const rows = new Map<string, StoredName>();
  await transaction.table<MessageRecord>('bodies').each((record) => {
    // What an older program wrote may lack what this one expects; a message that can't be read so has nobody to name.
    try { for (const row of unnamedOf(record)) rows.set(row.key, row); } catch { /* left as it is */ }
  });
  await transaction.table<StoredName>('names').bulkPut([...rows.values()]);
}

/** Asks about everything anew, at the next opportunity. */
export const reopenNames = (db: ArchiveDb): Promise<number> => db.names.toCollection().modify({ open: 1 });
export const openNames = (db: ArchiveDb, limit: number): Promise<StoredName[]> => db.names.where('open').equals(1).limit(limit).toArray();
