/** Writing files so that what was promised is still there after a crash of the process or of the machine. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Puts a folder's entries on the disk. Windows can't open folders and needs no such call (NTFS journals names);
 * there the error is passed over.
 */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try { await handle.sync(); } finally { await handle.close(); }
}

/** Creates a folder (owner only) and makes its name durable; parents must exist or are made without that promise. */
export async function makeDirectory(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made) await syncDirectory(dirname(path));
}

/** Whole or not at all: written beside, synced, renamed, the folder synced. Fails with the system's error (ENOSPC…) and leaves no rest. */
export async function replaceFile(path: string, bytes: Uint8Array | string): Promise<void> {
  const next = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(next, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally { await handle.close(); }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

export const systemCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What this user may still write on the disk of `path`. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** The file's bytes, or undefined when there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** True for "no space left", "quota exceeded" and "file too large for the file system". */
export const isDiskFull = (error: unknown): boolean => {
  const codes = ['ENOSPC', 'EDQUOT', 'EFBIG'];
  for (let e: unknown = error, depth = 0; e !== undefined && e !== null && depth < 5; depth++) {
    if (codes.includes(systemCode(e) ?? '') || (e instanceof Error && /no space left on device|disk quota exceeded/i.test(e.message))) return true;
    e = e instanceof Error ? e.cause : undefined;
  }
  return false;
};
