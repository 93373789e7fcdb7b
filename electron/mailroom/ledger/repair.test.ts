/** Bytes that a disk flipped or lost, in every file of both halves, and kills between the steps of putting it right. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startJournal, nothingYet } from './journal';
import { openLedger, table, type Ledger, type LedgerOptions } from './ledger';
import { namesIn } from './names';

const things = table('t', z.object({ n: z.number(), pad: z.string() }));
const handovers = table('h', z.object({ n: z.number() }));
const FIRST = 120;
const ALL = 160;

let root: string;
/** A profile whose LevelDB has a table, a list of files and a log, and whose journal has a line for each. */
let sound: string;
let place: string;
let names = 0;
let cases = 0;
let opened: Ledger[] = [];

const ledgerIn = async (directory: string, more: Partial<LedgerOptions> = {}): Promise<Ledger> => {
  const ledger = await openLedger({ directory: join(directory, 'ledger'), markFile: join(directory, 'mark'), newName: () => `n${++names}`, relieve: async () => false, ...more });
  opened.push(ledger);
  return ledger;
};
const write = async (ledger: Ledger, from: number, to: number) => {
  // Chance-like text, so that the table's blocks hold more than repetition.
  for (let n = from; n < to; n++) await ledger.batch().put(things, String(n).padStart(6, '0'), { n, pad: String((n * 7919) ** 2).repeat(20) }).handOver({ n }).commit();
};
const level = (directory: string) => join(directory, 'ledger', 'leveldb');
const journal = (directory: string) => join(directory, 'ledger', 'journal');
const fileIn = async (folder: string, kind: RegExp) => join(folder, (await readdir(folder)).filter((name) => kind.test(name)).sort().at(-1)!);
async function fresh(from = sound): Promise<string> {
  place = join(root, `case${++cases}`);
  await cp(from, place, { recursive: true });
  return place;
}
async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = bytes[at]! ^ 0x55;
  await writeFile(path, bytes);
}
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const numbers = async (ledger: Ledger) => (await ledger.range(things)).map(({ value }) => value.n);
/** Everything there, each piece of work once, and new work numbered above it. */
async function expectWhole(ledger: Ledger): Promise<void> {
  expect(await numbers(ledger)).toEqual(upTo(ALL));
  expect((await ledger.range(handovers)).map(({ id, value }) => [Number(id), value.n])).toEqual(upTo(ALL).map((n) => [n + 1, n]));
  await ledger.batch().handOver({ n: -1 }).commit();
  expect(ledger.lastHandover).toBeGreaterThan(ALL);
}
async function expectSoundAfter(directory: string): Promise<void> {
  const ledger = await ledgerIn(directory);
  await expectWhole(ledger);
  await ledger.gapsTold();
  await ledger.close();
  const again = await ledgerIn(directory);
  expect(again.gaps).toEqual([]);
  expect(await numbers(again)).toEqual(upTo(ALL));
  expect(await again.keys(handovers, '')).toHaveLength(ALL + 1);
  await again.close();
  expect((await readdir(join(directory, 'ledger'))).filter((name) => /damaged|old/.test(name))).toEqual([]);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'repair-'));
  sound = join(root, 'sound');
  await mkdir(sound);
  let ledger = await ledgerIn(sound);
  await write(ledger, 0, FIRST);
  await ledger.close();
  const raw = new ClassicLevel(level(sound));
  await raw.open();
  await raw.compactRange('!', '~~~');
  await raw.close();
  ledger = await ledgerIn(sound);
  await write(ledger, FIRST, ALL);
  expect(ledger.gaps).toEqual([]);
  await ledger.close();
  opened = [];
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(() => { opened = []; });
afterEach(async () => { for (const ledger of opened) await ledger.close(); await rm(place, { recursive: true, force: true }); });

const kinds = [['table', level, /\.ldb$/], ['log', level, /\.log$/], ['list of files', level, /^MANIFEST/], ['CURRENT', level, /^CURRENT$/], ['journal', journal, /\.journal$/]] as const;

describe('one damaged file', () => {
  it.each(kinds)('loses nothing to a flipped byte anywhere in the %s', async (_name, folder, kind) => {
    const places = 8;
    for (let nth = 0; nth < places; nth++) {
      const directory = await fresh();
      const path = await fileIn(folder(directory), kind);
      const { size } = await stat(path);
      await flip(path, Math.min(size - 1, Math.floor((size * nth) / (places - 1))));
      await expectSoundAfter(directory);
      await rm(directory, { recursive: true });
    }
  });

  it.each(kinds)('loses nothing when the %s ends early', async (_name, folder, kind) => {
    const places = 6;
    for (let nth = 0; nth < places; nth++) {
      const directory = await fresh();
      const path = await fileIn(folder(directory), kind);
      const { size } = await stat(path);
      await truncate(path, Math.floor((size * nth) / places));
      await expectSoundAfter(directory);
      await rm(directory, { recursive: true });
    }
  });

  it.each(kinds)('loses nothing when the %s is gone, and tells of it', async (_name, folder, kind) => {
    const directory = await fresh();
    await rm(await fileIn(folder(directory), kind));
    const ledger = await ledgerIn(directory);
    await expectWhole(ledger);
    expect(ledger.gaps.length).toBeGreaterThan(0);
  });
});

describe('both halves damaged', () => {
  const journalLines = async (directory: string) => {
    const path = await fileIn(journal(directory), /\.journal$/);
    return { path, lines: (await readFile(path, 'utf8')).split('\n').slice(0, -1) };
  };

  it('takes the end from the journal though an early line of it is damaged', async () => {
    const directory = await fresh();
    // LevelDB as it was before the last forty: whole, and behind.
    const log = await fileIn(level(directory), /\.log$/);
    await truncate(log, 0);
    const { path, lines } = await journalLines(directory);
    lines[5] = lines[5]!.replace('"n"', '"m"');
    await writeFile(path, `${lines.join('\n')}\n`);
    const ledger = await ledgerIn(directory);
    expect(await numbers(ledger)).toEqual(upTo(ALL));
    expect(ledger.gaps).toEqual(expect.arrayContaining(['journal-damaged', 'leveldb-tail']));
  });

  it('takes the end from LevelDB though a record of it is damaged, when the journal ends early between two lines', async () => {
    const directory = await fresh();
    const { path, lines } = await journalLines(directory);
    await writeFile(path, `${lines.slice(0, -20).join('\n')}\n`);
    const raw = new ClassicLevel<string, string>(level(directory));
    await raw.open();
    await raw.put('t/000003', 'rubbish', { sync: true });
    await raw.close();
    const ledger = await ledgerIn(directory);
    await expectWhole(ledger);
    expect(ledger.gaps).toEqual(expect.arrayContaining(['journal-tail', 'leveldb-damaged']));
  });

  it('takes what can be read of a LevelDB that cannot be opened, when the journal is gone', async () => {
    const directory = await fresh();
    await rm(journal(directory), { recursive: true });
    await rm(await fileIn(level(directory), /^CURRENT$/));
    const ledger = await ledgerIn(directory);
    await expectWhole(ledger);
    expect(ledger.gaps).toEqual(expect.arrayContaining(['journal-missing', 'leveldb-unreadable']));
  });

  it('always opens, invents nothing, tells, and never gives a number again', async () => {
    for (let nth = 0; nth < 12; nth++) {
      const directory = await fresh();
      const [, folder, kind] = kinds[nth % 4]!;
      const path = await fileIn(folder(directory), kind);
      const { size } = await stat(path);
      if (nth % 2) await flip(path, Math.floor((size * nth) / 12)); else await truncate(path, Math.floor((size * nth) / 12));
      const other = await fileIn(journal(directory), /\.journal$/);
      await flip(other, Math.floor(((await stat(other)).size * (12 - nth)) / 13));
      const ledger = await ledgerIn(directory);
      const left = await numbers(ledger);
      expect(left).toEqual([...new Set(left)].sort((a, b) => a - b).filter((n) => n < ALL));
      expect(ledger.gaps.length).toBeGreaterThan(0);
      await ledger.batch().handOver({ n: -1 }).commit();
      expect(ledger.lastHandover).toBeGreaterThan(ALL);
      await ledger.close();
      await rm(directory, { recursive: true });
    }
  });

  it('says so when the whole ledger is gone', async () => {
    const directory = await fresh();
    await rm(join(directory, 'ledger'), { recursive: true });
    expect((await ledgerIn(directory)).gaps).toEqual(['ledger-missing']);
  });
});

describe('a kill between two steps of a repair', () => {
  const damages: [string, (directory: string) => Promise<void>][] = [
    ['an unreadable list of files', async (directory) => writeFile(await fileIn(level(directory), /^MANIFEST/), 'rubbish')],
    ['a table that can be read half', async (directory) => { const path = await fileIn(level(directory), /\.ldb$/); const bytes = await readFile(path); bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 600); await writeFile(path, bytes); }],
    ['a missing CURRENT and a damaged journal', async (directory) => { await rm(await fileIn(level(directory), /^CURRENT$/)); await flip(await fileIn(journal(directory), /\.journal$/), 3000); }],
    ['a damaged record', async (directory) => {
      const raw = new ClassicLevel<string, string>(level(directory));
      await raw.open();
      await raw.put('t/000003', 'rubbish', { sync: true });
      await raw.close();
    }],
  ];
  it.each(damages)('loses nothing and is told of: %s', async (_name, damage) => {
    const directory = await fresh();
    await damage(directory);
    const left: { step: string; copy: string }[] = [];
    const ledger = await ledgerIn(directory, {
      async repairStep(step) {
        const copy = join(root, `kill${++cases}`);
        await cp(directory, copy, { recursive: true });
        left.push({ step, copy });
      },
    });
    await expectWhole(ledger);
    expect(left.length).toBeGreaterThan(1);
    for (const { step, copy } of left) {
      const after = await ledgerIn(copy);
      expect(after.gaps.length, `told after a kill at ${step}`).toBeGreaterThan(0);
      await after.close();
      await expectSoundAfter(copy);
      await rm(copy, { recursive: true });
    }
  });
});

describe('what may pass', () => {
  it.each(['LEVEL_IO_ERROR', 'EMFILE'])('moves nothing and loses nothing: %s at opening', async (code) => {
    const directory = await fresh();
    const before = await readdir(join(directory, 'ledger'));
    const failure = new Error('Database failed to open', { cause: Object.assign(new Error('IO error: LOCK: Too many open files'), { code }) });
    await expect(ledgerIn(directory, { openLevel: async () => { throw failure; } })).rejects.toBe(failure);
    expect(await readdir(join(directory, 'ledger'))).toEqual(before);
    await expectSoundAfter(directory);
  });

  it('does not take a folder it cannot look into for an empty one', async () => {
    const directory = await fresh();
    expect(await namesIn(join(directory, 'not there'))).toEqual([]);
    await expect(namesIn(join(directory, 'mark'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('leaves a ledger alone that another process has open, though it looks damaged', async () => {
    const directory = await fresh();
    const owner = await ledgerIn(directory);
    await rm(join(level(directory), 'CURRENT'));
    await expect(ledgerIn(directory)).rejects.toMatchObject({ code: 'profile-in-use' });
    expect(await numbers(owner)).toEqual(upTo(ALL));
  });

  it('goes on with a new journal though the one before cannot be removed', async () => {
    const directory = await fresh();
    await mkdir(join(journal(directory), '00000000.journal'));
    const next = await startJournal(journal(directory), 1, nothingYet, (async function* () { /* nothing */ })());
    await next.close();
    expect((await namesIn(journal(directory))).sort()).toEqual(['00000000.journal', '00000002.journal']);
  });
});
