/**
 * Files that are only looked at and never received. Each is noted before it is read, as an empty file by its hash, so that what a
 * closed window or a crash leaves behind goes at the next start.
 */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Schema } from '../../../shared/messages';
import { isDiskFull, makeDirectory, systemCode } from '../../node/files';

export interface Visiting {
  note(sha256: string): Promise<void>;
  gone(sha256: string): Promise<void>;
  /** Noted and not gone. */
  left(): Promise<string[]>;
}

export function createVisiting(directory: string): Visiting {
  return {
    async note(sha256) {
      try {
        await makeDirectory(directory);
        await writeFile(join(directory, sha256), '');
      } catch (error) {
        // Looking at a file is no reason to refuse on a full disk; it stays until somebody forgets it.
        if (!isDiskFull(error)) throw error;
      }
    },
    gone: (sha256) => rm(join(directory, sha256), { force: true }),
    async left() {
      const names = await readdir(directory).catch((error: unknown) => { if (systemCode(error) === 'ENOENT') return []; throw error; });
      return names.filter((name) => sha256Schema.safeParse(name).success);
    },
  };
}
