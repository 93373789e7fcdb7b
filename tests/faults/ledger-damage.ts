/** What a disk does to LevelDB when the power goes: the newest log ends early, or holds other bytes than were written. */
import { cp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readJournal } from '../../electron/mailroom/ledger/journal';
import { LEDGER_SCHEMA } from '../../electron/mailroom/ledger/ledger';
import { addsUp, isDamage, openLevel, scan } from '../../electron/mailroom/ledger/store';
import type { Chance } from './random';

export type Damage = (profile: string, chance: Chance) => Promise<boolean>;

/** The newest log of LevelDB in the profile's ledger, with its size. */
async function newestLog(profile: string): Promise<{ path: string; size: number } | undefined> {
  const ledger = join(profile, 'ledger');
  const logs: string[] = [];
  for (const name of await readdir(ledger, { recursive: true })) if (/(^|\/)\d+\.log$/.test(name)) logs.push(name);
  const newest = logs.sort((a, b) => Number(/(\d+)\.log$/.exec(a)![1]) - Number(/(\d+)\.log$/.exec(b)![1])).at(-1);
  if (newest === undefined) return undefined;
  const path = join(ledger, newest);
  return { path, size: (await stat(path)).size };
}

/** Cuts up to 4 kB off. False when there was nothing to cut. */
export async function tearTail(profile: string, chance: Chance): Promise<boolean> {
  const log = await newestLog(profile);
  if (!log || log.size === 0) return false;
  const handle = await open(log.path, 'r+');
  try { await handle.truncate(Math.max(0, log.size - 1 - chance.below(Math.min(4096, log.size)))); } finally { await handle.close(); }
  return true;
}

/** Flips eight bytes in the last 8 kB. */
export async function flipTail(profile: string, chance: Chance): Promise<boolean> {
  const log = await newestLog(profile);
  if (!log || log.size < 16) return false;
  const at = log.size - 8 - chance.below(Math.min(8192, log.size - 8));
  const handle = await open(log.path, 'r+');
  try {
    const bytes = Buffer.alloc(8);
    await handle.read(bytes, 0, bytes.length, at);
    for (let index = 0; index < bytes.length; index++) bytes[index]! ^= 0xff;
    await handle.write(bytes, 0, bytes.length, at);
  } finally { await handle.close(); }
  return true;
}

const TRIES = 12;

/**
 * Damages the ledger of a dead client until LevelDB lacks more than a plain kill may take from it, so that a gap must be told. False when no try did.
 * What is missing is found by our own reading of a copy, with the journal's word for how far LevelDB had come: a kill between journal and LevelDB
 * leaves one group behind, and flipped bytes may lie in a record that a later one has superseded; then nothing is missing.
 */
export async function damageForSure(profile: string, chance: Chance, damage: Damage): Promise<boolean> {
  const ledger = join(profile, 'ledger');
  const before = join(profile, 'ledger-before-damage');
  await cp(ledger, before, { recursive: true });
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (await damage(profile, chance) && await lacksMore(ledger)) return true;
      await rm(ledger, { recursive: true });
      await cp(before, ledger, { recursive: true });
    }
    return false;
  } finally { await rm(before, { recursive: true, force: true }); }
}

async function lacksMore(ledger: string): Promise<boolean> {
  const copy = `${ledger}-copy`;
  await cp(ledger, copy, { recursive: true });
  try {
    const journal = await readJournal(join(copy, 'journal'), LEDGER_SCHEMA, Infinity, () => undefined);
    const level = await openLevel(join(copy, 'leveldb'));
    if (!journal || !level) return true;
    try {
      const found = await scan(level);
      // Of the very first group LevelDB need not have anything yet.
      const lacksSome = !addsUp(found) && (found.totals !== undefined || found.count > 0);
      return lacksSome || (found.totals?.seq ?? 0) < journal.applied;
    } catch (error) {
      if (isDamage(error)) return true;
      throw error;
    } finally { await level.close(); }
  } finally { await rm(copy, { recursive: true, force: true }); }
}
