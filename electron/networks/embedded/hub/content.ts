/**
 * Bytes of parcels: small ones go into the database with their entry, large ones into files named by their SHA-256,
 * flushed before anybody is told that they are kept.
 */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../../../node/files';

/** Up to this size the content travels inside the database and inside the mailbox listing. */
const INLINE_BYTES = 64 * 1024;

export interface Staged {
  length: number;
  sha256: string;
  inline?: Uint8Array;
  /** Large content waits here until `keep` or `discard`. */
  temporary?: string;
}

export class ContentFiles {
  private readonly directory: string;
  private next = 0;

  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  /** Read a stream to its end. Stops reading and gives undefined above `limit` bytes. Throws what the stream or the disk throws, with nothing left behind. */
  async stage(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, limit: number): Promise<Staged | undefined> {
    const hash = createHash('sha256');
    const held: Uint8Array[] = [];
    let length = 0;
    let file: FileHandle | undefined;
    let temporary: string | undefined;
    try {
      for await (const piece of pieces) {
        length += piece.length;
        if (length > limit) { await this.drop(file, temporary); return undefined; }
        hash.update(piece);
        if (!file && length <= INLINE_BYTES) { held.push(piece); continue; }
        if (!file) {
          temporary = join(this.directory, `.staged-${process.pid}-${this.next++}`);
          file = await open(temporary, 'wx', 0o600);
          for (const earlier of held.splice(0)) await file.writeFile(earlier);
        }
        await file.writeFile(piece);
      }
      const sha256 = hash.digest('hex');
      if (!file || temporary === undefined) return { length, sha256, inline: held.length === 1 ? held[0]! : Buffer.concat(held) };
      await file.sync();
      await file.close();
      return { length, sha256, temporary };
    } catch (error) {
      await this.drop(file, temporary);
      throw error;
    }
  }

  /** Give staged content its name. Afterwards it survives a power cut. */
  async keep(staged: Staged): Promise<void> {
    if (staged.temporary === undefined) return;
    await rename(staged.temporary, this.path(staged.sha256));
    await syncDirectory(this.directory);
  }

  async discard(staged: Staged): Promise<void> {
    if (staged.temporary !== undefined) await rm(staged.temporary, { force: true });
  }

  /** Synchronous, so that nobody can take the content up again between the last look and the removal. */
  remove(sha256: string): void { rmSync(this.path(sha256), { force: true }); }

  read(sha256: string): Promise<Uint8Array> { return readFile(this.path(sha256)); }
  stream(sha256: string): AsyncIterable<Uint8Array> { return createReadStream(this.path(sha256), { highWaterMark: 256 * 1024 }); }

  /** Removes what no entry needs: files left by an abrupt end. */
  sweep(needed: (sha256: string) => boolean): void {
    for (const name of readdirSync(this.directory)) if (!needed(name)) rmSync(join(this.directory, name), { force: true });
  }

  private path(sha256: string): string { return join(this.directory, sha256); }

  private async drop(file: FileHandle | undefined, temporary: string | undefined): Promise<void> {
    await file?.close().catch(() => undefined);
    if (temporary !== undefined) await rm(temporary, { force: true });
  }
}
