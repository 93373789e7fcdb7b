/**
 * The folder that a client and its VANS operator share, and what goes wrong with folders. `in` and `out` are the operator's;
 * `sent`, `received` and `failed` are ours, and what is in them stays as evidence. A mark says whose folder it is: without it
 * nothing is written, since an unmounted drive leaves an empty folder behind that would take letters to nowhere.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../../../shared/contract';
import { isDiskFull, readIfThere, replaceFile, syncDirectory, systemCode } from '../../node/files';
import type { AwayCode } from '../../mailroom/ports/network';

export interface Places { base: string; out: string; in: string; sent: string; received: string; failed: string }

export const placesOf = (base: string): Places => ({
  base, out: join(base, 'out'), in: join(base, 'in'), sent: join(base, 'sent'), received: join(base, 'received'), failed: join(base, 'failed'),
});

const MARK = 'sektorpost-mappe.json';
const markSchema = z.object({ claim: z.string(), gln: z.string() });

/** What the system says of a folder, as what a person can do something about. */
export function awayCode(error: unknown): AwayCode {
  if (error instanceof CodedError && ['folder-missing', 'folder-foreign', 'folder-read-only', 'folder-full'].includes(error.code)) return error.code as AwayCode;
  if (isDiskFull(error)) return 'folder-full';
  const code = systemCode(error) ?? '';
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'folder-read-only';
  return 'folder-missing';
}

/** The mark of a folder; undefined when it has none. */
export async function markOf(base: string): Promise<{ claim: string; gln: string } | undefined> {
  const bytes = await readIfThere(join(base, MARK));
  if (!bytes) return undefined;
  try { return markSchema.parse(JSON.parse(bytes.toString('utf8'))); } catch { throw new CodedError('folder-foreign'); }
}

/** A file is written, synced, renamed and removed: all that the work in a folder needs. */
async function tryOut(folder: string): Promise<void> {
  const path = join(folder, `.sektorpost-${randomUUID()}.tmp`);
  try {
    const handle = await open(path, 'wx', 0o600);
    try { await handle.writeFile('prøve'); await handle.sync(); } finally { await handle.close(); }
    await rename(path, `${path}2`);
  } finally {
    await rm(path, { force: true });
    await rm(`${path}2`, { force: true });
  }
}

/** CodedErrors `folder-relative`, `folder-missing`, `folder-foreign`, `folder-read-only`, `folder-full`. Leaves nothing behind. */
export async function checkFolder(base: string, gln?: string): Promise<void> {
  if (!isAbsolute(base)) throw new CodedError('folder-relative');
  try {
    if (!(await stat(base)).isDirectory()) throw new CodedError('folder-missing');
    const mark = await markOf(base);
    if (gln !== undefined && mark && mark.gln !== gln) throw new CodedError('folder-foreign');
    await tryOut(base);
  } catch (error) { throw error instanceof CodedError && error.code === 'folder-relative' ? error : new CodedError(awayCode(error)); }
}

/** Makes the folder this client's. A folder of the same organisation is taken over: a new computer goes on with the old one's folder. */
export async function claimFolder(base: string, gln: string): Promise<string> {
  await checkFolder(base, gln);
  const claim = randomUUID();
  try {
    await replaceFile(join(base, MARK), `${JSON.stringify({ claim, gln })}\n`);
    await makePlaces(placesOf(base));
  } catch (error) { throw new CodedError(awayCode(error)); }
  return claim;
}

/** Never the folder itself: where that has gone, what is made in its name is not on the drive. */
async function makePlaces({ out, in: incoming, sent, received, failed }: Places): Promise<void> {
  for (const place of [out, incoming, sent, received, failed]) {
    try { await mkdir(place, { mode: 0o770 }); } catch (error) { if (systemCode(error) !== 'EEXIST') throw error; }
  }
}

/** Whether the folder is there and ours; with `thorough` also whether it can be written in. Rejects with what `awayCode` understands. */
export async function lookAtFolder(places: Places, owner: { gln: string; claim: string | undefined }, thorough: boolean): Promise<void> {
  const mark = await markOf(places.base);
  if (!mark) throw new CodedError('folder-missing');
  if (mark.gln !== owner.gln || mark.claim !== owner.claim) throw new CodedError('folder-foreign');
  await makePlaces(places);
  if (!thorough) return;
  await tryOut(places.out);
  await tryOut(places.in);
}

const TRIES = 5;
const BETWEEN_TRIES_MS = 60;
/** On Windows a file that somebody has open can't be moved; it is tried again for a moment. */
const passing = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Moves a file to a name that nothing has; a number is added where it is taken. Durable when it resolves; false when the file is gone. */
export async function moveFile(from: string, folder: string, name: string, wait: (ms: number) => Promise<void>): Promise<boolean> {
  let to = join(folder, name);
  for (let number = 2; await stat(to).then(() => true, () => false); number++) to = join(folder, `${number}-${name}`);
  for (let tries = 1; ; tries++) {
    try { await rename(from, to); break; } catch (error) {
      const code = systemCode(error) ?? '';
      if (code === 'ENOENT' && !(await stat(from).then(() => true, () => false))) { await stat(folder); return false; }
      if (!passing.has(code) || tries >= TRIES) throw error;
      await wait(BETWEEN_TRIES_MS * tries);
    }
  }
  await syncDirectory(folder);
  return true;
}
