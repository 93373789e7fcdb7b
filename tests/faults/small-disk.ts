/** A disk small enough to be filled: a tmpfs of its own, and what fills it. Linux, as root or in a user namespace. */
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome, Scenario, ScenarioOptions } from './scenarios';
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
    fill: () => fillWith(ballast),
    async free() { await rm(ballast, { force: true }); },
    async unmount() { await run('umount', ['-l', place]); },
  };
}

async function fillWith(ballast: string): Promise<void> {
  const handle = await open(ballast, 'a');
  try {
    // Large pieces first, then single bytes: not one is to be left.
    for (let piece = 1024 * 1024; piece >= 1; piece = Math.floor(piece / 16)) {
      try { for (;;) if ((await handle.write(Buffer.alloc(piece, 1))).bytesWritten < piece) break; } catch (error) { if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error; }
    }
  } finally { await handle.close(); }
}

export interface MountedFolder { fill(): Promise<void>; free(): Promise<void>; readOnly(on: boolean): Promise<void>; unmount(): Promise<void> }

const FOLDER_MEGABYTES = 16;

/** A folder on a disk of its own, that can be filled and made read-only under whoever uses it. Rejects where nothing may be mounted. */
export async function mountFolder(place: string): Promise<MountedFolder> {
  await mkdir(place, { recursive: true });
  const mount = async (...options: string[]): Promise<void> => {
    const { status, err } = await run('mount', [...options, place]);
    if (status !== 0) throw new Error(`a folder can't be mounted here: ${err.trim()}`);
  };
  await mount('-t', 'tmpfs', '-o', `size=${FOLDER_MEGABYTES}m,mode=0700`, 'tmpfs');
  const ballast = join(place, 'ballast');
  return {
    fill: () => fillWith(ballast),
    async free() { await rm(ballast, { force: true }); },
    // Whoever writes at this moment holds it back; it is tried until nobody does.
    async readOnly(on) {
      for (let tries = 0; ; tries++) {
        try { await mount('-o', `remount,${on ? 'ro' : 'rw'}`); return; } catch (error) { if (tries >= 400) throw error; await new Promise((resolve) => { setTimeout(resolve, 5); }); }
      }
    },
    async unmount() { await run('umount', ['-l', place]); },
  };
}

const INSIDE = 'SEKTORPOST_FAULTS_INSIDE';

/** Where mounting needs another user, the whole scenario runs once more in a namespace where it is allowed. */
export async function inNamespace(name: string, options: ScenarioOptions, scenario: Scenario): Promise<Outcome> {
  if (process.getuid?.() === 0 || process.env[INSIDE] !== undefined) return scenario(options);
  if (!await canUnshare()) throw new Error('a small disk needs root or user namespaces on Linux; this scenario did not run');
  const { out, err } = await run('unshare', ['--user', '--map-root-user', '--mount', process.execPath, join(options.root, 'build', 'faults.mjs'), '--json', '--only', name,
    '--messages', String(options.messages), '--seed', String(options.seed), ...(options.short ? ['--short'] : [])], { cwd: options.root, env: { ...process.env, [INSIDE]: '1' } });
  for (const line of err.trim().split('\n')) options.say(line);
  const line = out.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error('the run in a namespace of its own gave no result');
  const counts = JSON.parse(line) as Outcome & { error?: string; undone?: unknown };
  if (counts.error !== undefined) throw new Error('the run in a namespace of its own could not run');
  return { messages: counts.messages, kills: counts.kills, lost: counts.lost, duplicated: counts.duplicated, reordered: counts.reordered, corrupted: counts.corrupted, findings: [], undone: counts.undone === undefined ? [] : [`left undone in a namespace of its own: ${String(counts.undone)}`] };
}

/** Whether this user may mount in a namespace of its own. */
const canUnshare = async (): Promise<boolean> => process.platform === 'linux' && (await run('unshare', ['--user', '--map-root-user', '--mount', 'true'])).status === 0;
