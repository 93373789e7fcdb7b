/** What a disk does to LevelDB when the power goes: the newest log ends early, or holds other bytes than were written. */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chance } from './random';

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

/** Flips eight bytes in the last 2 kB. */
export async function flipTail(profile: string, chance: Chance): Promise<boolean> {
  const log = await newestLog(profile);
  if (!log || log.size < 16) return false;
  const at = log.size - 8 - chance.below(Math.min(2048, log.size - 8));
  const handle = await open(log.path, 'r+');
  try {
    const bytes = Buffer.alloc(8);
    await handle.read(bytes, 0, bytes.length, at);
    for (let index = 0; index < bytes.length; index++) bytes[index]! ^= 0xff;
    await handle.write(bytes, 0, bytes.length, at);
  } finally { await handle.close(); }
  return true;
}
