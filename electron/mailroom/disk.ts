/**
 * The disk watch: says when room runs short, and gives up a reserve file when there is none left, so that state
 * changes can still be written. While the disk is full nothing large is taken in; what is there can be read.
 */
import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './ports/network';

export type DiskState = 'well' | 'low' | 'full';

export interface Disk {
  readonly state: DiskState;
  readonly freeBytes: number | undefined;
  /** A write found no room: frees the reserve. True when that made some. */
  relieve(): Promise<boolean>;
  check(): Promise<void>;
  onChange(listener: (state: DiskState) => void): void;
  close(): void;
}

export interface DiskOptions {
  directory: string;
  clock: Clock;
  reserveBytes?: number;
  lowBytes?: number;
  /** For tests; the file system's own answer otherwise. */
  free?(): Promise<number>;
}

const RESERVE_BYTES = 8 * 1024 * 1024;
const LOW_BYTES = 256 * 1024 * 1024;
const EVERY_MS = 30_000;
/** While it is full, people are waiting. */
const EVERY_WHILE_FULL_MS = 3_000;

const reserveFile = (directory: string): string => join(directory, 'reserve');

/** Before anything is open. True when there was one. */
export async function giveUpReserve(directory: string): Promise<boolean> {
  const there = await stat(reserveFile(directory)).then(() => true, () => false);
  await rm(reserveFile(directory), { force: true });
  return there;
}

export async function openDisk(options: DiskOptions): Promise<Disk> {
  const { clock, reserveBytes = RESERVE_BYTES, lowBytes = LOW_BYTES } = options;
  const reserve = reserveFile(options.directory);
  const free = options.free ?? (async () => { const { bavail, bsize } = await statfs(options.directory); return bavail * bsize; });
  const listeners: ((state: DiskState) => void)[] = [];
  let state: DiskState = 'well';
  let freeBytes: number | undefined;
  let cancel: (() => void) | undefined;
  let closed = false;

  const held = async () => (await stat(reserve).catch(() => undefined))?.size === reserveBytes;

  async function fill(): Promise<void> {
    const handle = await open(reserve, 'w', 0o600);
    try {
      // Real bytes: a sparse file would hold no room.
      const piece = Buffer.alloc(1024 * 1024, 0x53);
      for (let done = 0; done < reserveBytes; done += piece.length) await handle.write(piece, 0, Math.min(piece.length, reserveBytes - done));
      await handle.sync();
    } finally { await handle.close(); }
  }

  function become(next: DiskState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(next);
  }

  async function check(): Promise<void> {
    freeBytes = await free().catch(() => undefined);
    if (freeBytes === undefined) return;
    if (!(await held())) {
      // Room for the reserve twice over, so that taking it back does not fill the disk again.
      if (freeBytes < reserveBytes * 2) { become('full'); return; }
      try { await fill(); } catch { await rm(reserve, { force: true }); become('full'); return; }
    }
    // The reserve is not for new messages: with less than another one beside it, nothing more is taken in.
    become(freeBytes < reserveBytes ? 'full' : freeBytes < lowBytes ? 'low' : 'well');
  }

  function plan(): void {
    if (closed) return;
    cancel = clock.after(state === 'full' ? EVERY_WHILE_FULL_MS : EVERY_MS, () => { void check().finally(plan); });
  }

  await check();
  plan();
  return {
    get state() { return state; },
    get freeBytes() { return freeBytes; },
    async relieve() {
      const had = await held();
      await rm(reserve, { force: true });
      become('full');
      cancel?.();
      plan();
      return had;
    },
    check,
    onChange(listener) { listeners.push(listener); },
    close() { closed = true; cancel?.(); },
  };
}
