/**
 * Originals: every raw message and every file, named by the SHA-256 of its bytes, written once and never changed.
 * Areas tell the cross-check at start what each file is: messages received; messages composed but not yet accepted
 * from the person; messages accepted and dispatched; and the content of attachments. A name that can be seen is whole: bytes are synced before the rename.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../../shared/contract';
import { makeDirectory, syncDirectory, systemCode } from '../../node/files';
import { sha256Of } from '../../node/hash';

export const areas = ['received', 'composed', 'sent', 'content'] as const;
export type Area = (typeof areas)[number];

export interface Originals {
  /** Durable when it resolves. The same bytes again cost one look. Fails with the system's error (a full disk). */
  put(area: Area, bytes: Uint8Array): Promise<string>;
  /** Takes over a file of ours that already holds the bytes of `sha256`. */
  adopt(area: Area, path: string, sha256: string): Promise<void>;
  /** The whole bytes, checked against their name. CodedError `not-found`, or `profile-damaged` when they changed on the disk. */
  read(area: Area, sha256: string): Promise<Uint8Array>;
  /** A piece of a file of any area; the whole file is checked at its first use. Errors as `read`. */
  readRange(sha256: string, offset: number, length: number): Promise<{ total: number; bytes: Uint8Array }>;
  /** From `composed` to `sent`, once the ledger knows of it. Harmless when it is there already. */
  accept(sha256: string): Promise<void>;
  remove(area: Area, sha256: string): Promise<void>;
  has(area: Area, sha256: string): Promise<boolean>;
  /** Names in the area that begin with the two hexadecimal digits, in order. */
  list(area: Area, fan: string): Promise<string[]>;
  /** Where a file stands; the time is when it was written. */
  facts(area: Area, sha256: string): Promise<{ bytes: number; writtenAt: Date }>;
}

const isName = /^[0-9a-f]{64}$/;
export const fans = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
/** Range reads of one file come in hundreds; its check is remembered for this many files. */
const REMEMBERED = 64;

export async function openOriginals(directory: string, newName: () => string): Promise<Originals> {
  const temporary = join(directory, 'tmp');
  await makeDirectory(directory);
  await rm(temporary, { recursive: true, force: true });
  await makeDirectory(temporary);
  const made = new Set<string>();
  const writing = new Map<string, Promise<void>>();
  const checked = new Set<string>();

  const folderOf = (area: Area, sha256: string) => join(directory, area, sha256.slice(0, 2));
  const pathOf = (area: Area, sha256: string) => join(folderOf(area, sha256), sha256);

  async function folder(area: Area, sha256: string): Promise<string> {
    const path = folderOf(area, sha256);
    if (!made.has(path)) {
      await makeDirectory(join(directory, area));
      await makeDirectory(path);
      made.add(path);
    }
    return path;
  }

  /** Two writers of the same bytes must not race for the name. */
  async function once(key: string, run: () => Promise<void>): Promise<void> {
    const before = writing.get(key);
    if (before) return before;
    const mine = run().finally(() => { writing.delete(key); });
    writing.set(key, mine);
    return mine;
  }

  async function isWhole(area: Area, sha256: string, bytes: number): Promise<boolean> {
    const info = await stat(pathOf(area, sha256)).catch(() => undefined);
    return info?.size === bytes && (await hashOfFile(pathOf(area, sha256))) === sha256;
  }

  async function place(area: Area, sha256: string, from: string): Promise<void> {
    const into = await folder(area, sha256);
    await rename(from, join(into, sha256));
    await syncDirectory(into);
  }

  async function locate(sha256: string): Promise<{ path: string; size: number }> {
    for (const area of areas) {
      const info = await stat(pathOf(area, sha256)).catch(() => undefined);
      if (info) return { path: pathOf(area, sha256), size: info.size };
    }
    throw new CodedError('not-found', { sha256: sha256.slice(0, 8) });
  }

  return {
    async put(area, bytes) {
      const sha256 = sha256Of(bytes);
      await once(`${area}/${sha256}`, async () => {
        // A file seen after a crash may have its name only in memory: its folder is synced once more.
        if (await isWhole(area, sha256, bytes.length)) return syncDirectory(folderOf(area, sha256));
        const path = join(temporary, newName());
        try {
          const handle = await open(path, 'wx', 0o600);
          try { await handle.writeFile(bytes); await handle.sync(); } finally { await handle.close(); }
          await place(area, sha256, path);
        } catch (error) {
          await rm(path, { force: true });
          throw error;
        }
      });
      return sha256;
    },
    async adopt(area, path, sha256) {
      await once(`${area}/${sha256}`, async () => {
        const handle = await open(path, 'r+');
        let size: number;
        try { await handle.sync(); size = (await handle.stat()).size; } finally { await handle.close(); }
        if (await isWhole(area, sha256, size)) return syncDirectory(folderOf(area, sha256));
        await place(area, sha256, path);
      });
      await rm(path, { force: true });
    },
    async read(area, sha256) {
      // Accepted a moment ago, and not moved yet, or moved just between two looks.
      const places = area === 'sent' ? (['sent', 'composed', 'sent'] as const) : [area];
      let handle: FileHandle | undefined;
      for (const place of places) handle ??= await openIfThere(pathOf(place, sha256));
      if (!handle) throw new CodedError('not-found', { sha256: sha256.slice(0, 8) });
      try {
        const bytes = await handle.readFile();
        if (sha256Of(bytes) !== sha256) throw new CodedError('profile-damaged', { sha256: sha256.slice(0, 8) });
        return bytes;
      } finally { await handle.close(); }
    },
    async readRange(sha256, offset, length) {
      if (!isName.test(sha256)) throw new CodedError('not-found');
      const { path, size } = await locate(sha256);
      if (!checked.has(sha256)) {
        if ((await hashOfFile(path)) !== sha256) throw new CodedError('profile-damaged', { sha256: sha256.slice(0, 8) });
        checked.add(sha256);
        if (checked.size > REMEMBERED) for (const oldest of checked) { checked.delete(oldest); break; }
      }
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      if (wanted > 0) {
        const handle = await open(path, 'r');
        try {
          let read = 0;
          while (read < wanted) {
            const { bytesRead } = await handle.read(bytes, read, wanted - read, offset + read);
            if (bytesRead === 0) throw new CodedError('profile-damaged', { sha256: sha256.slice(0, 8) });
            read += bytesRead;
          }
        } finally { await handle.close(); }
      }
      return { total: size, bytes };
    },
    async accept(sha256) {
      const into = await folder('sent', sha256);
      try {
        await rename(pathOf('composed', sha256), join(into, sha256));
      } catch (error) {
        if (systemCode(error) !== 'ENOENT' || !(await stat(join(into, sha256)).catch(() => undefined))) throw error;
      }
      await syncDirectory(into);
    },
    async remove(area, sha256) { await rm(pathOf(area, sha256), { force: true }); },
    async has(area, sha256) { return isName.test(sha256) && (await stat(pathOf(area, sha256)).then(() => true, () => false)); },
    async list(area, fan) {
      const names = await readdir(join(directory, area, fan)).catch((error: unknown) => { if (systemCode(error) === 'ENOENT') return []; throw error; });
      return names.filter((name) => isName.test(name)).sort();
    },
    async facts(area, sha256) {
      const info = await stat(pathOf(area, sha256)).catch(() => undefined);
      if (!info) throw new CodedError('not-found', { sha256: sha256.slice(0, 8) });
      return { bytes: info.size, writtenAt: info.mtime };
    },
  };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
