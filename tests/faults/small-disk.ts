/** A disk small enough to be filled: a tmpfs of its own, and what fills it. Linux, as root or in a user namespace. */
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './scripts';

export interface SmallDisk { profile: string; fill(): Promise<void>; /** Frees what `fill` took. */ free(): Promise<void>; unmount(): Promise<void> }

/** Room for a profile with its reserve file twice over, and no more. */
const MEGABYTES = 64;

/** Rejects where nothing may be mounted. */
export async function mountSmallDisk(place: string): Promise<SmallDisk> {
  await mkdir(place, { recursive: true });
  const { status, err } = await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=0700`, 'tmpfs', place]);
  if (status !== 0) throw new Error(`a small disk can't be mounted here: ${err.trim()}`);
  const ballast = join(place, 'ballast');
  return {
    profile: join(place, 'profile'),
    async fill() {
      const handle = await open(ballast, 'a');
      try {
        // Large pieces first, then single bytes: not one is to be left.
        for (let piece = 1024 * 1024; piece >= 1; piece = Math.floor(piece / 16)) {
          try { for (;;) if ((await handle.write(Buffer.alloc(piece, 1))).bytesWritten < piece) break; } catch (error) { if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error; }
        }
      } finally { await handle.close(); }
    },
    async free() { await rm(ballast, { force: true }); },
    async unmount() { await run('umount', ['-l', place]); },
  };
}

/** Whether this user may mount in a namespace of its own. */
export const canUnshare = async (): Promise<boolean> => process.platform === 'linux' && (await run('unshare', ['--user', '--map-root-user', '--mount', 'true'])).status === 0;
