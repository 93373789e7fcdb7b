/**
 * The journal beside LevelDB: one append-only file of checksummed lines, synced before LevelDB is touched. LevelDB drops a
 * torn or flipped tail of its log without a word; the journal tells what should be there, and gives it back.
 * A file starts with a snapshot of all lasting records (empty in a new profile), then one line per group of batches.
 *
 *   line     = crc32 (8 hex) SP number SP json LF      the checksum covers everything after it
 *   head     = number 0, `Head`
 *   snapshot = number of the record, [key, value]
 *   end      = number of the newest record, `Totals` of the snapshot
 *   group    = number of the newest record, `Group`
 */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { makeDirectory, syncDirectory } from '../../node/files';
import { namesIn } from './names';

/** What all lasting records together must add up to. */
export const totalsSchema = z.object({
  /** Sequence number of the newest record. */
  seq: z.number().int().nonnegative(),
  /** How many records there are. */
  count: z.number().int().nonnegative(),
  /** Sum of their checksums, modulo 2^32. */
  sum: z.number().int().nonnegative(),
  /** Newest handover number. */
  handed: z.number().int().nonnegative(),
});
export type Totals = z.infer<typeof totalsSchema>;
export const nothingYet: Totals = { seq: 0, count: 0, sum: 0, handed: 0 };

/** One change: key, sequence number, value as JSON text (undefined removes it). */
export interface Change { key: string; seq: number; json: string | undefined }
export interface Group { totals: Totals; /** LevelDB had confirmed everything up to this number when the group was written. */ applied: number; changes: Change[] }

const headSchema = z.object({ t: z.literal('head'), schema: z.number().int() });
const groupSchema = z.object({ t: z.literal('group'), totals: totalsSchema, applied: z.number().int(), ops: z.array(z.tuple([z.string(), z.number().int(), z.unknown()])) });
const endSchema = z.object({ t: z.literal('end'), totals: totalsSchema });

export class JournalNewer extends Error {}

/** What a look through a journal found. Damage never throws: the good lines are given, and what is wrong is said. */
export interface JournalFindings {
  /** Lines whose checksum is wrong, not counting an unfinished last one (a crash in the middle of a write promised nothing). */
  damaged: number;
  /** The snapshot is whole. */
  complete: boolean;
  totals: Totals;
  applied: number;
  /** Bytes of the snapshot, with its head and end. */
  snapshotBytes: number;
}

export interface Journal {
  readonly size: number;
  /** Bytes that the same journal had when it was new. */
  readonly snapshotBytes: number;
  /** Durable when it resolves; when it fails nothing of the group counts. */
  append(group: Group): Promise<void>;
  close(): Promise<void>;
}

const suffix = '.journal';
const line = (seq: number, json: string): string => {
  const body = `${seq} ${json}`;
  return `${crc32(body).toString(16).padStart(8, '0')} ${body}\n`;
};
/** The values are JSON already; they are put in as they are. */
const groupJson = ({ totals, applied, changes }: Group): string =>
  `{"t":"group","totals":${JSON.stringify(totals)},"applied":${applied},"ops":[${changes.map(({ key, seq, json }) => `[${JSON.stringify(key)},${seq},${json ?? 'null'}]`).join(',')}]}`;

async function journals(directory: string): Promise<string[]> {
  return (await namesIn(directory)).filter((name) => name.endsWith(suffix)).sort();
}

/**
 * Goes through the newest journal. `onChange` gets every record and every change in order, but only those newer than
 * `from`; pass Infinity to check the lines alone. Undefined when there is no journal.
 */
export async function readJournal(directory: string, schema: number, from: number, onChange: (change: Change) => void | Promise<void>): Promise<JournalFindings | undefined> {
  const name = (await journals(directory)).at(-1);
  if (name === undefined) return undefined;
  const found: JournalFindings = { damaged: 0, complete: false, totals: nothingYet, applied: 0, snapshotBytes: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  let position = 0;

  async function take(bytes: Buffer): Promise<void> {
    const text = bytes.toString('utf8');
    const body = text.slice(9);
    const space = body.indexOf(' ');
    const seq = Number(body.slice(0, space));
    if (text[8] !== ' ' || Number.parseInt(text.slice(0, 8), 16) !== crc32(body) || !Number.isInteger(seq)) { found.damaged++; first = false; return; }
    const json = body.slice(space + 1);
    if (first) {
      first = false;
      const head = headSchema.safeParse(JSON.parse(json));
      if (!head.success) { found.damaged++; return; }
      if (head.data.schema > schema) throw new JournalNewer();
      return;
    }
    if (!found.complete && json.startsWith('[')) {
      if (seq <= from) return;
      const [key, value] = JSON.parse(json) as [string, unknown];
      await onChange({ key, seq, json: JSON.stringify(value) });
      return;
    }
    if (json.startsWith('{"t":"end"')) {
      found.totals = endSchema.parse(JSON.parse(json)).totals;
      found.applied = found.totals.seq;
      found.complete = true;
      found.snapshotBytes = position;
      return;
    }
    const group = groupSchema.parse(JSON.parse(json));
    // A snapshot whose end was damaged: what follows still counts, but not as the whole.
    found.totals = group.totals;
    found.applied = Math.max(found.applied, group.applied);
    for (const [key, changeSeq, value] of group.ops) if (changeSeq > from) await onChange({ key, seq: changeSeq, json: value === null ? undefined : JSON.stringify(value) });
  }

  for await (const piece of createReadStream(join(directory, name), { highWaterMark: 1024 * 1024 })) {
    const bytes = rest.length ? Buffer.concat([rest, piece as Buffer]) : (piece as Buffer);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      position += end + 1 - start;
      await take(bytes.subarray(start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  return found;
}

/** Starts a new journal with a snapshot and removes the older ones once it is safe on the disk. */
export async function startJournal(directory: string, schema: number, totals: Totals, records: AsyncIterable<Change>): Promise<Journal> {
  await makeDirectory(directory);
  const older = await journals(directory);
  const number = older.length ? Number.parseInt(older.at(-1)!, 10) + 1 : 1;
  const path = join(directory, `${String(number).padStart(8, '0')}${suffix}`);
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  let size = 0;
  try {
    let waiting = line(0, JSON.stringify({ t: 'head', schema }));
    const flush = async () => { const bytes = Buffer.from(waiting); waiting = ''; await writeAll(handle, bytes, size); size += bytes.length; };
    for await (const { key, seq, json } of records) {
      waiting += line(seq, `[${JSON.stringify(key)},${json ?? 'null'}]`);
      if (waiting.length > 1024 * 1024) await flush();
    }
    waiting += line(totals.seq, JSON.stringify({ t: 'end', totals }));
    await flush();
    await handle.sync();
    await rename(temporary, path);
    await syncDirectory(directory);
  } catch (error) {
    await handle.close();
    // Whoever called goes on with the journal before: a newer one beside it would be read instead at the next start.
    await rm(temporary, { force: true });
    await rm(path, { force: true });
    throw error;
  }
  await removeOlder(directory, older);
  return journalOf(handle, size, size);
}

/** The newest journal alone counts, so an older one that cannot be removed now is in nobody's way. */
async function removeOlder(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(directory, name), { force: true }).catch(() => undefined);
}

/** Goes on with the newest journal; a rest after its last whole line is cut off. */
export async function continueJournal(directory: string, snapshotBytes: number): Promise<Journal> {
  const names = await journals(directory);
  const handle = await open(join(directory, names.at(-1)!), 'r+');
  try {
    await removeOlder(directory, names.slice(0, -1));
    const { size } = await handle.stat();
    const whole = await endOfLastLine(handle, size);
    if (whole < size) await handle.truncate(whole);
    return journalOf(handle, whole, snapshotBytes);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function journalOf(handle: FileHandle, start: number, snapshotBytes: number): Journal {
  let size = start;
  let cut = false;
  /** After a failed write the file may hold a part of the line, or all of it: nobody was promised that group, and a start must not find it. */
  const cutOff = async () => { await handle.truncate(size); cut = false; };
  return {
    get size() { return size; },
    snapshotBytes,
    async append(group) {
      if (cut) await cutOff();
      const bytes = Buffer.from(line(group.totals.seq, groupJson(group)));
      cut = true;
      try {
        await writeAll(handle, bytes, size);
        await handle.datasync();
      } catch (error) {
        await cutOff().catch(() => undefined);
        throw error;
      }
      cut = false;
      size += bytes.length;
    },
    async close() { await handle.close(); },
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  const piece = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - piece.length);
    const { bytesRead } = await handle.read(piece, 0, end - start, start);
    const at = piece.subarray(0, bytesRead).lastIndexOf(10);
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}
