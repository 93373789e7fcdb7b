/**
 * The packages a person has loaded, in the profile: a list of what was loaded and how, and beside it what each was read to, by the
 * hash of its original. The originals lie in the content store; what was read is made again from them whenever it can't be used.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instantSchema, sha256Schema, type Instant } from '../../../shared/messages';
import { overridesSchema, packageIdSchema } from '../../../shared/contract';
import { makeDirectory, readIfThere, replaceFile } from '../../node/files';
import { sha256Of } from '../../node/hash';
import type { JudgingPackage, PackageDesk, PackageReading, PackageSummary } from '../../node/packages/desk';
import { READER_VERSION } from '../../node/packages/read-package';
import type { Room } from '../room';

const recordSchema = z.object({ id: packageIdSchema, sha256: sha256Schema, file: z.string().optional(), addedAt: instantSchema, overrides: overridesSchema });
const listSchema = z.object({ schema: z.literal(1), packages: z.array(recordSchema) });
export type LoadedRecord = z.infer<typeof recordSchema>;

export interface Loaded extends JudgingPackage, PackageReading { record: LoadedRecord }

export interface Collection {
  /** In the order they were loaded. What can't be read any more is left out and logged. */
  all(): Promise<Loaded[]>;
  /** Whether an original is a loaded package's. Reads the list only. */
  holds(sha256: string): Promise<boolean>;
  /** Durable when it resolves; the same name and version goes. */
  add(reading: PackageReading, facts: { sha256: string; file?: string; overrides: Readonly<Record<string, string>>; addedAt: Instant }): Promise<Loaded>;
  /** False when there is none. */
  remove(id: string): Promise<boolean>;
}

/** `version`: of this program; another one may read a package to other facts. */
export function createCollection(room: Pick<Room, 'originals' | 'log'>, directory: string, desk: PackageDesk, version: string): Collection {
  const listFile = join(directory, 'loaded.json');
  const cacheFile = (sha256: string) => join(directory, `${sha256}.json`);
  const reader = `${READER_VERSION}/${version}`;
  const known = new Map<string, PackageReading>();
  let records: LoadedRecord[] | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** Changes one after another: each writes the whole list. */
  async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = turn.catch(() => undefined).then(run);
    turn = mine;
    return mine;
  }

  async function list(): Promise<LoadedRecord[]> {
    if (records) return records;
    const bytes = await readIfThere(listFile);
    const read = bytes && listSchema.safeParse(parsed(bytes)).data;
    // Packages can be loaded again; a list that can't be read must not keep the person from doing so.
    if (bytes && !read) { room.log.warn('package-list-damaged'); await replaceFile(`${listFile}.damaged`, bytes); }
    records = read?.packages ?? [];
    return records;
  }
  async function write(next: LoadedRecord[]): Promise<void> {
    await makeDirectory(directory);
    await replaceFile(listFile, JSON.stringify({ schema: 1, packages: next } satisfies z.infer<typeof listSchema>));
    records = next;
  }

  async function reading(sha256: string): Promise<PackageReading> {
    const found = known.get(sha256) ?? openCache(await readIfThere(cacheFile(sha256)), reader) ?? await readAgain(sha256);
    known.set(sha256, found);
    return found;
  }
  async function readAgain(sha256: string): Promise<PackageReading> {
    const found = await desk.read(await room.originals.read('content', sha256));
    await replaceFile(cacheFile(sha256), writeCache(found, reader));
    room.log.info('package-read-again', { package: sha256.slice(0, 8) });
    return found;
  }
  async function dropCache(sha256: string, left: readonly LoadedRecord[]): Promise<void> {
    if (left.some((record) => record.sha256 === sha256)) return;
    known.delete(sha256);
    await rm(cacheFile(sha256), { force: true });
  }

  return {
    all: () => inTurn(async () => {
      const loaded: Loaded[] = [];
      for (const record of await list()) {
        try {
          loaded.push({ record, overrides: record.overrides, ...await reading(record.sha256) });
        } catch (error) {
          room.log.error('package-not-read', { package: record.sha256.slice(0, 8), error: error instanceof Error ? error.name : 'unknown' });
        }
      }
      return loaded;
    }),
    holds: (sha256) => inTurn(async () => (await list()).some((record) => record.sha256 === sha256)),
    add: (found, { sha256, file, overrides, addedAt }) => inTurn(async () => {
      const { name, version: release } = found.summary;
      const record: LoadedRecord = { id: `${name}#${release}`, sha256, addedAt, overrides: { ...overrides }, ...(file === undefined ? {} : { file }) };
      await makeDirectory(directory);
      // The list last: what it names can always be read.
      await replaceFile(cacheFile(sha256), writeCache(found, reader));
      const before = await list();
      const next = [...before.filter(({ id }) => id !== record.id), record];
      await write(next);
      known.set(sha256, found);
      for (const gone of before) if (gone.id === record.id) await dropCache(gone.sha256, next);
      return { record, overrides: record.overrides, ...found };
    }),
    remove: (id) => inTurn(async () => {
      const before = await list();
      const gone = before.find((record) => record.id === id);
      if (!gone) return false;
      const next = before.filter((record) => record !== gone);
      await write(next);
      await dropCache(gone.sha256, next);
      return true;
    }),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try { return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown; } catch { return undefined; }
}

/** `reader hash\n`, the summary on a line and the text: a flipped bit would otherwise be another rule. The text isn't opened here. */
function writeCache({ summary, text }: PackageReading, reader: string): string {
  const body = `${JSON.stringify(summary)}\n${text}`;
  return `${reader} ${sha256Of(body)}\n${body}`;
}

/** Undefined for what another reader made or the disk has damaged. */
function openCache(bytes: Buffer | undefined, reader: string): PackageReading | undefined {
  const end = bytes?.indexOf('\n') ?? -1;
  if (!bytes || end < 0) return undefined;
  const body = bytes.subarray(end + 1);
  if (bytes.toString('utf8', 0, end) !== `${reader} ${sha256Of(body)}`) return undefined;
  const cut = body.indexOf('\n');
  return { summary: JSON.parse(body.toString('utf8', 0, cut)) as PackageSummary, text: body.toString('utf8', cut + 1) };
}
