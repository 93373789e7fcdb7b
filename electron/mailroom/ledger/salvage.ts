/**
 * A LevelDB that cannot be opened, or not be read to its end, is moved aside; what can still be read of it is copied into a new one,
 * and only then does it go. Each step may be the last one before a kill: the folder aside says that the work is to be done (again).
 */
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { CodedError } from '../../../shared/contract';
import { makeDirectory, syncDirectory } from '../../node/files';
import { namesIn } from './names';
import { decode, holdsData, isDamage, scan, type Level, type OpenLevel, type Operation, type Scan } from './store';

export interface Readable { level: Level; found: Scan }

export interface SalvageOptions {
  directory: string;
  openLevel: OpenLevel;
  newName(): string;
  /** Called before anything is moved. */
  note(gap: string): Promise<void>;
  step(name: RepairStep): Promise<void>;
}

/** Points between two durable acts of a repair; the tests look at what a kill at each of them leaves. */
export type RepairStep = 'noted' | 'moved-aside' | 'made-anew' | 'salvaged' | 'let-go' | 'cleared' | 'merged' | 'settled';

const CHUNK = 500;
const there = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** LevelDB, open, and read to its end. Errors: `profile-in-use`, `profile-damaged`, and whatever may pass as it came. */
export async function openReadable(options: SalvageOptions): Promise<Readable> {
  const { directory, openLevel, newName, step } = options;
  const aside = `${directory}.damaged`;
  const old = `${directory}.old`;
  if (!(await there(aside))) {
    const whole = await openWhole(directory, openLevel);
    if (whole) { await clearAway(dirname(directory), old); return whole; }
  }
  // While a folder is being exchanged it has no lock: two processes that found the same damage must not both do it.
  const guard = await openGuard(`${directory}.repair`, openLevel);
  try {
    if (!(await there(aside))) {
      // Another process may have been faster; then it holds the new one, and this is where that shows.
      const whole = await openWhole(directory, openLevel);
      if (whole) return whole;
      await options.note('leveldb-unreadable');
      await step('noted');
      await rename(directory, aside);
      await syncDirectory(dirname(directory));
      await step('moved-aside');
    } else await options.note('leveldb-unreadable');
    const level = await openEmpty(directory, openLevel);
    try {
      await step('made-anew');
      await copyReadable(aside, level, openLevel);
      await step('salvaged');
      // In one step, so that a half-removed folder is never taken for one that is still needed.
      await rename(aside, `${old}-${newName()}`);
      await syncDirectory(dirname(directory));
      await step('let-go');
      await clearAway(dirname(directory), old);
      return { level, found: await scan(level) };
    } catch (error) {
      await level.close();
      throw error;
    }
  } finally { await guard.close(); }
}

async function openWhole(directory: string, openLevel: OpenLevel): Promise<Readable | undefined> {
  const level = await openLevel(directory);
  if (!level) return undefined;
  try { return { level, found: await scan(level) }; } catch (error) {
    await level.close();
    if (isDamage(error)) return undefined;
    throw error;
  }
}

/** A database that holds nothing and is there for its lock, which the system lets go when the process dies. */
async function openGuard(directory: string, openLevel: OpenLevel): Promise<Level> {
  await makeDirectory(directory);
  const guard = await openLevel(directory);
  if (guard) return guard;
  await rm(directory, { recursive: true, force: true });
  await makeDirectory(directory);
  const again = await openLevel(directory);
  if (!again) throw new CodedError('profile-damaged');
  return again;
}

/** What a broken-off copy left is made again from its beginning. */
async function openEmpty(directory: string, openLevel: OpenLevel): Promise<Level> {
  await makeDirectory(directory);
  let level = await openLevel(directory);
  if (!level) {
    await rm(directory, { recursive: true, force: true });
    await makeDirectory(directory);
    level = await openLevel(directory);
  }
  if (!level) throw new CodedError('profile-damaged');
  await level.clear();
  return level;
}

/** LevelDB's own repair reads every table and log that is there, whatever its list of files says; our checksums judge the rest. */
async function copyReadable(from: string, into: Level, openLevel: OpenLevel): Promise<void> {
  if (!(await holdsData(from))) return;
  try { await ClassicLevel.repair(from); } catch (error) { if (!isDamage(error)) throw error; }
  const old = await openLevel(from);
  if (!old) return;
  try {
    const iterator = old.iterator();
    try {
      for (;;) {
        const rows = await iterator.nextv(CHUNK);
        if (rows.length === 0) break;
        const operations = rows.flatMap(([key, text]): Operation[] => (decode(key, text) ? [{ type: 'put', key, value: text }] : []));
        // Each synced: LevelDB syncs no log but its newest, and a large copy fills several.
        if (operations.length) await into.batch(operations, { sync: true });
      }
    } catch (error) {
      // The journal and the originals have to give what lies behind a block that nobody can read.
      if (!isDamage(error)) throw error;
    } finally { await iterator.close(); }
  } finally { await old.close(); }
}

async function clearAway(folder: string, beginning: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    // Best effort: it is in nobody's way, and the next start tries again.
    if (path.startsWith(`${beginning}-`)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
