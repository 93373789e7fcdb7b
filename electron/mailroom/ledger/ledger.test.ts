import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLedger, table, type Ledger } from './ledger';

const things = table('t', z.object({ n: z.number(), pad: z.string().optional() }));
const views = table('v', z.object({ n: z.number() }), true);
const handovers = table('h', z.object({ kind: z.string() }));

let directory: string;
let names = 0;
let openNow: Ledger[] = [];
const open = async () => {
  const ledger = await openLedger({ directory: join(directory, 'ledger'), markFile: join(directory, 'mark'), newName: () => `n${++names}`, relieve: async () => false });
  openNow.push(ledger);
  return ledger;
};
beforeEach(async () => { directory = await mkdtemp(join(tmpdir(), 'ledger-')); openNow = []; });
afterEach(async () => { for (const ledger of openNow) await ledger.close(); await rm(directory, { recursive: true, force: true }); });

const write = async (ledger: Ledger, from: number, to: number, pad?: string) => {
  for (let n = from; n < to; n++) await ledger.batch().put(things, String(n).padStart(6, '0'), pad ? { n, pad } : { n }).handOver({ kind: 'x' }).commit();
};
const numbers = async (ledger: Ledger) => (await ledger.range(things)).map(({ value }) => value.n);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const levelLog = async () => {
  const folder = join(directory, 'ledger', 'leveldb');
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort();
  return join(folder, logs.at(-1)!);
};
const journalFile = async () => join(directory, 'ledger', 'journal', (await readdir(join(directory, 'ledger', 'journal'))).filter((n) => n.endsWith('.journal')).sort().at(-1)!);
async function flip(path: string, share: number): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length * share);
  bytes[at] = bytes[at]! ^ 0x55;
  await writeFile(path, bytes);
}
const cut = async (path: string, bytes: number) => truncate(path, (await stat(path)).size - bytes);

describe('ledger', () => {
  it('keeps what was committed, over restarts, with numbers that go on', async () => {
    let ledger = await open();
    await write(ledger, 0, 5);
    await ledger.batch().remove(things, '000003').commit();
    expect(ledger.lastHandover).toBe(5);
    await ledger.close();
    ledger = await open();
    expect(await numbers(ledger)).toEqual([0, 1, 2, 4]);
    expect(ledger.gaps).toEqual([]);
    expect(ledger.count(things)).toBe(4);
    await ledger.batch().handOver({ kind: 'y' }).commit();
    expect(ledger.lastHandover).toBe(6);
    expect((await ledger.range(handovers)).map(({ id }) => Number(id))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('gives concurrent batches numbers in the order they were written', async () => {
    const ledger = await open();
    await Promise.all(upTo(200).map((n) => ledger.batch().put(things, String(n), { n }).handOver({ kind: String(n) }).commit()));
    const rows = await ledger.range(handovers);
    expect(rows.map(({ value }) => value.kind)).toEqual(upTo(200).map(String));
  });

  it('ranges by page, backwards, and under a beginning', async () => {
    const ledger = await open();
    const b = ledger.batch();
    for (const id of ['a/1', 'a/2', 'a/\u{1F600}', 'b/1', 'b']) b.put(things, id, { n: 1 });
    await b.commit();
    expect((await ledger.range(things, { under: 'a/' })).map((r) => r.id)).toEqual(['a/1', 'a/2', 'a/\u{1F600}']);
    expect((await ledger.range(things, { after: 'a/2', limit: 2 })).map((r) => r.id)).toEqual(['a/\u{1F600}', 'b']);
    expect((await ledger.range(things, { reverse: true, limit: 1 })).map((r) => r.id)).toEqual(['b/1']);
    expect((await ledger.range(things, { before: 'a/2', reverse: true })).map((r) => r.id)).toEqual(['a/1']);
  });

  it('refuses a second owner', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ code: 'profile-in-use' });
  });

  it('gives back what LevelDB lost with a torn tail, and says so', async () => {
    let ledger = await open();
    await write(ledger, 0, 100);
    await ledger.close();
    await cut(await levelLog(), 1500);
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(100));
    expect(ledger.lastHandover).toBeGreaterThanOrEqual(100);
    expect(ledger.gaps).toContain('leveldb-tail');
    await ledger.gapsTold();
    await ledger.close();
    expect((await open()).gaps).toEqual([]);
  });

  it.each([0.1, 0.5, 0.9])('gives back what LevelDB lost to a flipped byte at %f of its log', async (share) => {
    let ledger = await open();
    await write(ledger, 0, 100, 'x'.repeat(2000));
    await ledger.close();
    await flip(await levelLog(), share);
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(100));
    expect((await ledger.range(handovers)).length).toBe(100);
    expect(ledger.gaps.length).toBeGreaterThan(0);
  });

  it('starts again from the journal when LevelDB is gone or unreadable', async () => {
    let ledger = await open();
    await write(ledger, 0, 20);
    await ledger.close();
    await rm(join(directory, 'ledger', 'leveldb'), { recursive: true });
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(20));
    await ledger.close();
    const manifest = (await readdir(join(directory, 'ledger', 'leveldb'))).find((name) => name.startsWith('MANIFEST'))!;
    await writeFile(join(directory, 'ledger', 'leveldb', manifest), 'rubbish');
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(20));
    expect(ledger.gaps).toContain('leveldb-unreadable');
  });

  it.each(['torn', 'flipped', 'missing'])('goes on from LevelDB when the journal is %s', async (damage) => {
    let ledger = await open();
    await write(ledger, 0, 50);
    await ledger.close();
    if (damage === 'torn') await cut(await journalFile(), 400);
    else if (damage === 'flipped') await flip(await journalFile(), 0.5);
    else await rm(await journalFile());
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(50));
    expect(ledger.lastHandover).toBeGreaterThanOrEqual(50);
    expect(ledger.gaps.length).toBeGreaterThan(0);
    await ledger.gapsTold();
    await write(ledger, 50, 60);
    await ledger.close();
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(60));
    expect(ledger.gaps).toEqual([]);
  });

  it('takes the newest of each record when both are damaged in different places, and brings no removed record back', async () => {
    let ledger = await open();
    await write(ledger, 0, 100, 'x'.repeat(1000));
    await ledger.batch().remove(things, '000000').commit();
    await ledger.batch().put(things, '000099', { n: 99 }).commit();
    await ledger.close();
    await flip(await journalFile(), 0.2);
    await flip(await levelLog(), 0.6);
    ledger = await open();
    const got = await numbers(ledger);
    expect(got).toEqual(upTo(100).slice(1));
    expect(ledger.get(things, '000099')).toEqual({ n: 99 });
    expect(ledger.gaps).toEqual(expect.arrayContaining(['journal-damaged', 'leveldb-damaged']));
  });

  it('loses no number when a crash leaves half a line in the journal', async () => {
    let ledger = await open();
    await write(ledger, 0, 10);
    await ledger.close();
    const path = await journalFile();
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('0badc0de 99 {"t":"gro')]));
    ledger = await open();
    expect(ledger.gaps).toEqual([]);
    await write(ledger, 10, 12);
    await ledger.close();
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(12));
    expect(ledger.gaps).toEqual([]);
  });

  it('is not surprised by the group that a crash kept from LevelDB', async () => {
    let ledger = await open();
    await write(ledger, 0, 3);
    await ledger.close();
    await cp(join(directory, 'ledger', 'leveldb'), join(directory, 'before'), { recursive: true });
    ledger = await open();
    await write(ledger, 3, 4);
    await ledger.close();
    await rm(join(directory, 'ledger', 'leveldb'), { recursive: true });
    await cp(join(directory, 'before'), join(directory, 'ledger', 'leveldb'), { recursive: true });
    ledger = await open();
    expect(await numbers(ledger)).toEqual(upTo(4));
    expect(ledger.gaps).toEqual([]);
  });

  it('refuses a newer ledger and leaves it as it is', async () => {
    const ledger = await open();
    await write(ledger, 0, 2);
    await ledger.close();
    const { ClassicLevel } = await import('classic-level');
    const { encode, META } = await import('./store');
    const level = new ClassicLevel<string, string>(join(directory, 'ledger', 'leveldb'));
    const json = JSON.stringify({ schema: 99, totals: { seq: 4, count: 4, sum: 1, handed: 2 } });
    await level.put(META, encode(META, 4, json), { sync: true });
    await level.close();
    await expect(open()).rejects.toMatchObject({ code: 'ledger-newer' });
    await level.open();
    expect(await level.get(META)).toContain('"schema":99');
    await level.close();
  });

  it('never gives a handover number again, even when all was lost', async () => {
    let ledger = await open();
    await write(ledger, 0, 30);
    await ledger.close();
    await rm(join(directory, 'ledger'), { recursive: true });
    ledger = await open();
    expect(ledger.lastHandover).toBeGreaterThanOrEqual(30);
    await ledger.batch().handOverAbove(5000).handOver({ kind: 'x' }).commit();
    expect(ledger.lastHandover).toBe(5001);
    await ledger.close();
    await rm(join(directory, 'ledger'), { recursive: true });
    ledger = await open();
    expect(ledger.lastHandover).toBeGreaterThan(5001);
  });

  it('keeps volatile records out of the journal, but checks them', async () => {
    let ledger = await open();
    await ledger.batch().put(views, 'a', { n: 1 }).put(things, 'a', { n: 1 }).commit();
    await ledger.batch().put(views, 'b', { n: 2 }).commit();
    await ledger.close();
    expect(await readFile(await journalFile(), 'utf8')).not.toContain('~v');
    ledger = await open();
    expect(ledger.get(views, 'b')).toEqual({ n: 2 });
    expect(ledger.gaps).toEqual([]);
  });
});
