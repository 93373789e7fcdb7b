/** LevelDB as the ledger uses it: every record carries its sequence number and a checksum over key, number and value. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ClassicLevel } from 'classic-level';
import { z } from 'zod';
import { CodedError } from '../../../shared/contract';
import { readIfThere, systemCode } from '../../node/files';
import { totalsSchema, type Change, type Totals } from './journal';
import { namesIn } from './names';

export type Level = ClassicLevel;

/** Records that can be made again (views, mirrors) live above this prefix; they are in no journal and no total. */
export const VOLATILE = '~';
export const META = '!meta';
const metaSchema = z.object({ schema: z.number().int(), totals: totalsSchema });

export interface Stored { seq: number; sum: number; json: string }

export const checksum = (key: string, seq: number, json: string): number => crc32(`${key} ${seq} ${json}`);
export const encode = (key: string, seq: number, json: string): string => `${checksum(key, seq, json).toString(16).padStart(8, '0')} ${seq} ${json}`;

/** The record, or undefined when its checksum is wrong. */
export function decode(key: string, text: string): Stored | undefined {
  const space = text.indexOf(' ', 9);
  const seq = Number(text.slice(9, space));
  const json = text.slice(space + 1);
  if (space === -1 || text[8] !== ' ' || !Number.isInteger(seq)) return undefined;
  const sum = checksum(key, seq, json);
  return Number.parseInt(text.slice(0, 8), 16) === sum ? { seq, sum, json } : undefined;
}

export const addSums = (a: number, b: number): number => (a + b) % 2 ** 32;
export const takeSum = (a: number, b: number): number => (a - b + 2 ** 32) % 2 ** 32;

export type OpenLevel = (directory: string) => Promise<Level | undefined>;

/**
 * CodedError `profile-in-use` when another process has it; `undefined` when the database itself is damaged. What may pass (too many
 * open files, no right to read, a full disk) is thrown as it came: it says nothing about the data, and nothing may be moved for it.
 */
export const openLevel: OpenLevel = async (directory) => {
  // Where there is data a new database must not be made: LevelDB would take every file of the old one for a leftover and delete it.
  const createIfMissing = !(await holdsData(directory));
  const level: Level = new ClassicLevel(directory, { keyEncoding: 'utf8', valueEncoding: 'utf8', createIfMissing });
  try {
    await level.open();
    return level;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (systemCode(cause) === 'LEVEL_LOCKED') throw new CodedError('profile-in-use');
    if (isDamage(error)) return undefined;
    const text = cause instanceof Error ? cause.message : '';
    if (/does not exist \(create_if_missing/i.test(text)) return undefined;
    // LevelDB tells a missing list of files and a name for it that cannot be as failures of the disk. Nobody else has it open: LevelDB asks for its lock first.
    if (systemCode(cause) === 'LEVEL_IO_ERROR' && !(await namesItsManifest(directory))) return undefined;
    throw error;
  }
};

/** What LevelDB says when it meets bytes that it did not write, or when those it wrote name a place behind a table's end. */
export const isDamage = (error: unknown): boolean => {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    if (systemCode(e) === 'LEVEL_CORRUPTION' || /\.(ldb|sst): Invalid argument/.test(e.message)) return true;
  }
  return false;
};

/** Tables, or a log that is not empty. */
export async function holdsData(directory: string): Promise<boolean> {
  for (const name of await namesIn(directory)) {
    if (/\.(ldb|sst)$/.test(name)) return true;
    if (name.endsWith('.log') && (await stat(join(directory, name)).catch(() => undefined))?.size) return true;
  }
  return false;
}

/** CURRENT is the one line that says which list of files counts. */
async function namesItsManifest(directory: string): Promise<boolean> {
  const manifest = /^(MANIFEST-\d+)\n$/.exec((await readIfThere(join(directory, 'CURRENT')))?.toString('latin1') ?? '')?.[1];
  return manifest !== undefined && (await namesIn(directory)).includes(manifest);
}

export interface Scan {
  totals: Totals | undefined;
  schema: number | undefined;
  count: number; sum: number; newest: number; lastHanded: number;
  damaged: string[];
  /** Records per table prefix. */
  perTable: Map<string, number>;
}

export const tableOf = (key: string): string => key.slice(0, key.indexOf('/'));
export const handoverPrefix = 'h';

/** Reads every record once and checks it: half a million in about two seconds. Throws where a block of LevelDB is damaged (`isDamage`). */
export async function scan(level: Level): Promise<Scan> {
  const found: Scan = { totals: undefined, schema: undefined, count: 0, sum: 0, newest: 0, lastHanded: 0, damaged: [], perTable: new Map() };
  const iterator = level.iterator();
  try {
    for (;;) {
      const rows = await iterator.nextv(1000);
      if (rows.length === 0) return found;
      for (const [key, text] of rows) {
        const record = decode(key, text);
        if (!record) { found.damaged.push(key); continue; }
        if (key === META) {
          const meta = metaSchema.safeParse(JSON.parse(record.json));
          if (meta.success) { found.totals = meta.data.totals; found.schema = meta.data.schema; }
          continue;
        }
        const table = tableOf(key);
        found.perTable.set(table, (found.perTable.get(table) ?? 0) + 1);
        if (key.startsWith(VOLATILE)) continue;
        found.count++;
        found.sum = addSums(found.sum, record.sum);
        if (record.seq > found.newest) found.newest = record.seq;
        if (table === handoverPrefix) found.lastHanded = Math.max(found.lastHanded, Number(key.slice(key.indexOf('/') + 1)));
      }
    }
  } finally { await iterator.close(); }
}

export const addsUp = (found: Scan): boolean =>
  found.damaged.length === 0 && found.totals !== undefined && found.count === found.totals.count && found.sum === found.totals.sum && found.newest <= found.totals.seq;

export type Operation = { type: 'put'; key: string; value: string } | { type: 'del'; key: string };

/** Where LevelDB stands by its own word. */
export function totalsOf(level: Level): Totals | undefined {
  const text = level.getSync(META);
  const record = text === undefined ? undefined : decode(META, text);
  const meta = record && metaSchema.safeParse(JSON.parse(record.json));
  return meta?.success ? meta.data.totals : undefined;
}

export const metaOperation = (schema: number, totals: Totals): Operation => {
  const json = JSON.stringify({ schema, totals });
  return { type: 'put', key: META, value: encode(META, totals.seq, json) };
};
export const operationOf = ({ key, seq, json }: Change): Operation => (json === undefined ? { type: 'del', key } : { type: 'put', key, value: encode(key, seq, json) });

/** All lasting records, for a snapshot. */
export async function* lasting(level: Level): AsyncGenerator<Change> {
  const iterator = level.iterator({ lt: VOLATILE });
  try {
    for (;;) {
      const rows = await iterator.nextv(1000);
      if (rows.length === 0) return;
      for (const [key, text] of rows) {
        const record = key === META ? undefined : decode(key, text);
        if (record) yield { key, seq: record.seq, json: record.json };
      }
    }
  } finally { await iterator.close(); }
}
