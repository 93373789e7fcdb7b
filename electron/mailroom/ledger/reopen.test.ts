/** What becomes of a write that LevelDB refuses while the ledger is open, and of the ledger that opens it anew. */
import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLedger, table, type Ledger } from './ledger';
import { openLevel, type Level } from './store';

const things = table('t', z.object({ n: z.number() }));
const views = table('v', z.object({ n: z.number() }), true);
const handovers = table('h', z.object({ n: z.number() }));

let directory: string;
let ledger: Ledger;
let levels: Level[];
/** Called before LevelDB is opened; may throw. */
let beforeOpen: () => Promise<void> = async () => undefined;
let names = 0;
let roomMade: boolean;

const open = () => openLedger({
  directory: join(directory, 'ledger'), markFile: join(directory, 'mark'), newName: () => `n${++names}`, relieve: async () => roomMade,
  async openLevel(path) {
    await beforeOpen();
    const level = await openLevel(path);
    if (level && path.endsWith('leveldb')) levels.push(level);
    return level;
  },
});
const full = () => Object.assign(new Error('IO error: 000005.log: No space left on device'), { code: 'LEVEL_IO_ERROR' });
/** Every write of the LevelDB that is open now fails, as after a failed write to its log. */
const refuseWrites = (error: () => Error = full) => { const level = levels.at(-1)!; level.batch = (async () => { throw error(); }) as unknown as Level['batch']; };
const put = (n: number) => ledger.batch().put(things, String(n).padStart(4, '0'), { n }).handOver({ n }).commit();
const numbers = async () => (await ledger.range(things)).map(({ value }) => value.n);
const work = async () => (await ledger.range(handovers)).map(({ value }) => value.n);
const restart = async () => { await ledger.close(); ledger = await open(); };

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reopen-'));
  levels = [];
  roomMade = false;
  beforeOpen = async () => undefined;
  ledger = await open();
  for (const n of [1, 2, 4]) await put(n);
});
afterEach(async () => { await ledger.close(); await rm(directory, { recursive: true, force: true }); });

describe('a write that LevelDB refuses', () => {
  it('is kept by the journal, and everybody who reads sees it before LevelDB has it', async () => {
    refuseWrites();
    await ledger.batch().put(things, '0003', { n: 3 }).remove(things, '0004').handOver({ n: 3 }).commit();
    // Whoever looks before he writes must find his own step done: this is what keeps a message from being taken in twice.
    expect(ledger.get(things, '0003')).toEqual({ n: 3 });
    expect(ledger.get(things, '0004')).toBeUndefined();
    expect(await numbers()).toEqual([1, 2, 3]);
    expect((await ledger.range(things, { reverse: true, limit: 2 })).map(({ value }) => value.n)).toEqual([3, 2]);
    expect((await ledger.range(things, { after: '0001', limit: 1 })).map(({ value }) => value.n)).toEqual([2]);
    expect(await ledger.keys(things, '000')).toEqual(['0001', '0002', '0003']);
    expect(await work()).toEqual([1, 2, 4, 3]);
    expect(ledger.lastHandover).toBe(4);
    expect(ledger.count(things)).toBe(3);
    await put(5);
    expect(levels).toHaveLength(2);
    expect(await numbers()).toEqual([1, 2, 3, 5]);
    await restart();
    expect(await numbers()).toEqual([1, 2, 3, 5]);
    expect(await work()).toEqual([1, 2, 4, 3, 5]);
    expect(ledger.gaps).toEqual([]);
  });

  it('survives the end of the process', async () => {
    refuseWrites();
    await put(5);
    await restart();
    expect(await numbers()).toEqual([1, 2, 4, 5]);
    expect(ledger.gaps).toEqual([]);
  });

  it('is given to LevelDB at once when there is room after all', async () => {
    roomMade = true;
    refuseWrites();
    await put(5);
    expect(levels).toHaveLength(2);
    expect(await levels[1]!.get('t/0005')).toContain('{"n":5}');
  });

  it('was not kept when it is in no journal, and says so', async () => {
    refuseWrites();
    await expect(ledger.batch().put(views, 'a', { n: 1 }).commit()).rejects.toMatchObject({ code: 'disk-full' });
    // Beside one that is kept, too: both wait for the same write.
    const first = put(5);
    const [kept, lost] = [put(6), ledger.batch().put(views, 'b', { n: 1 }).commit()].map((done) => done.then(() => 'kept', () => 'lost'));
    await first;
    refuseWrites();
    expect([await kept, await lost]).toEqual(['kept', 'lost']);
    expect(await numbers()).toEqual([1, 2, 4, 5, 6]);
  });

  it('lets nothing else be written before it, and loses nothing while LevelDB cannot be opened', async () => {
    refuseWrites();
    await put(5);
    let failures = 2;
    beforeOpen = async () => { if (failures-- > 0) throw Object.assign(new Error('too many open files'), { code: 'EMFILE' }); };
    await expect(put(6)).rejects.toMatchObject({ code: 'EMFILE' });
    await expect(put(6)).rejects.toMatchObject({ code: 'EMFILE' });
    await put(6);
    expect(await work()).toEqual([1, 2, 4, 5, 6]);
    await restart();
    expect(await work()).toEqual([1, 2, 4, 5, 6]);
    expect(ledger.gaps).toEqual([]);
  });
});

describe('a LevelDB that comes back with less than it had', () => {
  const loseTail = async () => {
    const folder = join(directory, 'ledger', 'leveldb');
    const log = join(folder, (await readdir(folder)).filter((name) => name.endsWith('.log')).sort().at(-1)!);
    await truncate(log, Math.floor((await stat(log)).size / 2));
  };

  it('gets it from the journal without a restart, and that is told', async () => {
    let told = 0;
    ledger.onGap(() => { told++; });
    refuseWrites();
    await put(5);
    let first = true;
    beforeOpen = async () => { if (first) { first = false; await loseTail(); } };
    await put(6);
    expect(await numbers()).toEqual([1, 2, 4, 5, 6]);
    expect(await work()).toEqual([1, 2, 4, 5, 6]);
    expect(told).toBe(1);
    expect(ledger.gaps.length).toBeGreaterThan(0);
    await ledger.gapsTold();
    await restart();
    expect(await work()).toEqual([1, 2, 4, 5, 6]);
    expect(ledger.gaps).toEqual([]);
  });

  it('gets it from the journal later, when the first try of the repair fails too', async () => {
    refuseWrites();
    await put(5);
    let opens = 0;
    beforeOpen = async () => {
      opens++;
      if (opens === 1) await loseTail();
      if (opens === 2) throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
    };
    await expect(put(6)).rejects.toMatchObject({ code: 'EMFILE' });
    await put(6);
    expect(await work()).toEqual([1, 2, 4, 5, 6]);
    await restart();
    expect(await work()).toEqual([1, 2, 4, 5, 6]);
  });
});

describe('a gap', () => {
  it('is told by the next process when the one that found it died first', async () => {
    await ledger.noteGap('a gap');
    await restart();
    expect(ledger.gaps).toEqual(['a gap']);
    await restart();
    expect(ledger.gaps).toEqual(['a gap']);
    await ledger.gapsTold();
    await restart();
    expect(ledger.gaps).toEqual([]);
  });
});
