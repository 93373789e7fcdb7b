/** Opens the database of a profile, or says why not. A database that a newer program made, or that is damaged, is left exactly as it is. */
import { ArchiveDb, latestVersion, migrations, type Migration } from './schema';

export type Opened = { state: 'open'; db: ArchiveDb } | { state: 'newer' } | { state: 'damaged'; code: 'archive-damaged' };

export interface OpenOptions {
  profileId: string;
  /** Another tab with an older program holds the database; opening goes on when it closes. */
  onBlocked?: () => void;
  /** A newer program wants to upgrade in another tab; this one has let go. */
  onReplaced?: () => void;
  /** Makes a new, empty database beside a damaged one, which stays as it is. */
  startAnew?: boolean;
  steps?: readonly Migration[];
}

const GENERATION = '~';
/** The profile's id is part of the name, so that another profile's messages never mix in. */
export const databaseName = (profileId: string, generation = 1): string => `sektorpost-${profileId}${generation === 1 ? '' : `${GENERATION}${generation}`}`;

/** Dexie multiplies version numbers by ten, and uses the last digit for small repairs of its own. */
const programVersion = (native: number): number => Math.floor(native / 10);

export async function openDatabase({ profileId, onBlocked, onReplaced, startAnew, steps = migrations }: OpenOptions): Promise<Opened> {
  const present = new Map((await indexedDB.databases()).map(({ name, version }) => [name, version ?? 0]));
  let generation = 1;
  while (present.has(databaseName(profileId, generation + 1))) generation += 1;
  if (startAnew) generation += 1;
  const name = databaseName(profileId, generation);
  const version = present.get(name);
  if (version !== undefined) {
    // Dexie would open a newer database with the old schema and add tables that are missing; both must not happen.
    if (programVersion(version) > latestVersion(steps)) return { state: 'newer' };
    if (!(await isWhole(name, steps))) return { state: 'damaged', code: 'archive-damaged' };
  }
  const db = new ArchiveDb(name, steps);
  if (onBlocked) db.on('blocked', onBlocked);
  db.on('versionchange', () => {
    db.close();
    onReplaced?.();
  });
  try {
    await db.open();
    const meta = await db.meta.get('archive');
    if (meta && meta.profileId !== profileId) throw new Error('foreign archive');
    return { state: 'open', db };
  } catch {
    db.close();
    return { state: 'damaged', code: 'archive-damaged' };
  }
}

/** Whether an existing database can be opened and has every table of its own version. */
async function isWhole(name: string, steps: readonly Migration[]): Promise<boolean> {
  const found = await inspect(name).catch(() => undefined);
  if (!found) return false;
  const expected = new Set<string>();
  for (const step of steps.filter(({ version }) => version <= programVersion(found.version))) {
    for (const [table, indexes] of Object.entries(step.stores)) if (indexes === null) expected.delete(table); else expected.add(table);
  }
  return [...expected].every((table) => found.tables.includes(table));
}

function inspect(name: string): Promise<{ version: number; tables: string[] }> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => { request.transaction?.abort(); };
    request.onerror = () => { reject(new Error(request.error?.name ?? 'unknown')); };
    request.onsuccess = () => {
      const found = { version: request.result.version, tables: [...request.result.objectStoreNames] };
      request.result.close();
      resolve(found);
    };
  });
}

export type Trouble = 'full' | 'damaged' | 'closed' | 'other';

/** What kind of trouble a database error is. Errors of the worker arrive with their name only. */
export function troubleOf(error: unknown): Trouble {
  const names = new Set<string>();
  let current: unknown = error;
  for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth += 1) {
    if ('name' in current && typeof current.name === 'string') names.add(current.name);
    current = 'inner' in current ? current.inner : undefined;
  }
  if (names.has('QuotaExceededError')) return 'full';
  if (names.has('DatabaseClosedError') || names.has('DatabaseClosed')) return 'closed';
  return ['UnknownError', 'DataError', 'NotFoundError', 'NotReadableError', 'VersionError', 'InvalidStateError', 'SchemaError'].some((name) => names.has(name)) ? 'damaged' : 'other';
}
