/** The log's files: one a month, only ever added to. A name is the month of writing (UTC), so the order of names is the order of records. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirectory, syncDirectory } from '../../node/files';

const suffix = '.jsonl';
const isName = /^\d{4}-\d\d\.jsonl$/;

/** A whole line, or (`whole: false`) what stands after the last line feed. `offset` and `length` in bytes, the line feed not counted. */
export interface FileLine { month: string; text: string; offset: number; length: number; whole: boolean }

export interface LogFiles {
  /** Months with a file, oldest first. */
  months(): Promise<string[]>;
  /** Every line of a month, in order. */
  lines(month: string): AsyncIterable<FileLine>;
  /** Durable when it resolves; when it fails nothing of it is there. */
  append(month: string, text: string): Promise<{ offset: number }>;
  /** Cuts a month's file to so many bytes, durably. */
  truncate(month: string, bytes: number): Promise<void>;
  read(month: string, places: readonly { offset: number; length: number }[]): Promise<string[]>;
}

export async function openLogFiles(directory: string): Promise<LogFiles> {
  await makeDirectory(directory);
  const pathOf = (month: string) => join(directory, `${month}${suffix}`);
  const withFile = async <T>(month: string, flags: string, work: (handle: FileHandle) => Promise<T>): Promise<T> => {
    const handle = await open(pathOf(month), flags, 0o600);
    try { return await work(handle); } finally { await handle.close(); }
  };
  return {
    months: async () => (await readdir(directory)).filter((name) => isName.test(name)).map((name) => name.slice(0, -suffix.length)).sort(),
    async *lines(month) {
      let rest: Buffer = Buffer.alloc(0);
      let offset = 0;
      for await (const piece of createReadStream(pathOf(month), { highWaterMark: 1024 * 1024 })) {
        const bytes = rest.length ? Buffer.concat([rest, piece as Buffer]) : (piece as Buffer);
        let start = 0;
        for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
          yield { month, text: bytes.toString('utf8', start, end), offset: offset + start, length: end - start, whole: true };
          start = end + 1;
        }
        offset += start;
        rest = bytes.subarray(start);
      }
      if (rest.length) yield { month, text: rest.toString('utf8'), offset, length: rest.length, whole: false };
    },
    async append(month, text) {
      const isNew = !(await stat(pathOf(month)).catch(() => undefined));
      const offset = await withFile(month, 'a', async (handle) => {
        const { size } = await handle.stat();
        try {
          await handle.writeFile(text);
          await handle.sync();
        } catch (error) {
          // Nobody was promised it: a start must not find half of it.
          await handle.truncate(size).catch(() => undefined);
          throw error;
        }
        return size;
      });
      if (isNew) await syncDirectory(directory);
      return { offset };
    },
    truncate: (month, bytes) => withFile(month, 'r+', async (handle) => { await handle.truncate(bytes); await handle.sync(); }),
    read: (month, places) => withFile(month, 'r', async (handle) => {
      const texts: string[] = [];
      for (const { offset, length } of places) {
        const bytes = Buffer.alloc(length);
        const { bytesRead } = await handle.read(bytes, 0, length, offset);
        texts.push(bytes.toString('utf8', 0, bytesRead));
      }
      return texts;
    }),
  };
}
