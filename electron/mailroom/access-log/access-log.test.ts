/** The log against everything that may happen to its files: a hand in them, a crash at each step, a disk without room, and many records. */
import { appendFile, cp, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock, silentLog } from '../../networks/testing';
import type { AccessRecord } from '../../../shared/messages';
import { KeyedLock } from '../keyed-lock';
import { openLedger, type Ledger } from '../ledger/ledger';
import { canonical, FIRST_PREV, lineOf, readLine } from './chain';
import { createAccessLog, type AccessLog, type NewRecord } from './log';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'sektorpost-access-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

const clock = new ManualClock();
let serial = 0;
interface Life { log: AccessLog; ledger: Ledger; notices: string[]; end(): Promise<void> }

/** One process on the folder; `at` dies at a step: what it had written is copied to a new folder. */
async function life(options: { step?(name: string): Promise<void> } = {}): Promise<Life> {
  const ledger = await openLedger({ directory: join(folder, 'ledger'), markFile: join(folder, 'mark'), newName: () => `name-${++serial}`, relieve: async () => false });
  const notices: string[] = [];
  const log = createAccessLog({ clock, ledger, locks: new KeyedLock(), log: silentLog, notice: (_level, code) => { notices.push(code); }, step: async (name) => { await options.step?.(name); } }, join(folder, 'access-log'));
  return { log, ledger, notices, end: async () => { await log.close(); await ledger.close(); } };
}

const bruno = '2509479989';
const look = (changes: Partial<NewRecord> = {}): NewRecord => ({ at: clock.now().toISOString(), by: 'user', user: { id: 'u1', name: 'Test Testesen' }, role: 'clinical', organisation: '5790000000012', action: 'thread-opened', messageIds: ['m1'], citizen: [bruno], threadId: 't1', ...changes });
const path = async (): Promise<string> => { const names = await readdir(join(folder, 'access-log')); return join(folder, 'access-log', names.sort().at(-1)!); };
const linesOf = async () => (await readFile(await path(), 'utf8')).split('\n').filter(Boolean);
const put = async (lines: readonly string[]) => { await writeFile(await path(), lines.map((line) => `${line}\n`).join('')); };
async function written(count: number): Promise<void> {
  const { log, end } = await life();
  for (let n = 1; n <= count; n += 1) await log.append([look({ messageIds: [`m${n}`] })]);
  await end();
}

describe('the chain', () => {
  it('writes the same record as the same text, whatever the order of its keys', () => {
    expect(canonical({ b: 1, a: [{ d: undefined, c: 'æ"\n' }] })).toBe('{"a":[{"c":"æ\\"\\n"}],"b":1}');
    const record: AccessRecord = { ...look(), n: 1 };
    expect(lineOf(record, FIRST_PREV)).toEqual(lineOf(Object.fromEntries(Object.entries(record).reverse()) as AccessRecord, FIRST_PREV));
  });
  it('is read back as it was written, and knows a changed line', () => {
    const { line, hash } = lineOf({ ...look(), n: 7 }, 'a'.repeat(64));
    expect(readLine(line.trimEnd())).toMatchObject({ n: 7, prev: 'a'.repeat(64), hash, changed: false, record: { citizen: [bruno] } });
    expect(readLine(line.trimEnd().replace('Testesen', 'Mortensen'))).toMatchObject({ changed: true });
    for (const text of ['', 'x', `${'0'.repeat(64)} {}`, `${'0'.repeat(64)} null`, line.slice(0, 90)]) expect(readLine(text), text).toBeUndefined();
  });
});

describe('records', () => {
  it('are there after a restart, in one chain over months and a clock that is set back', async () => {
    const first = await life();
    expect(await first.log.append([look(), look({ messageIds: ['m2'] })])).toBe(2);
    clock.advance(40 * 24 * 3_600_000);
    await first.log.append([look({ action: 'printed' })]);
    await first.end();
    const second = await life();
    const back = new ManualClock();
    expect(back.now() < clock.now()).toBe(true);
    await second.log.append([look({ at: back.now().toISOString() })]);
    expect(await second.log.check()).toEqual({ count: 4, faults: [] });
    const { records, total } = await second.log.search({}, undefined, 10);
    expect(records.map(({ n }) => n)).toEqual([4, 3, 2, 1]);
    expect(total).toBe(4);
    expect(await readdir(join(folder, 'access-log'))).toHaveLength(2);
    expect(second.notices).toEqual([]);
    await second.end();
  });

  it('are written once, however often they are told', async () => {
    const first = await life();
    expect(await Promise.all([first.log.append([look({ entry: 'e1' })]), first.log.append([look({ entry: 'e1' }), look({ entry: 'e2' })])])).toEqual([1, 1]);
    await first.end();
    const second = await life();
    expect(await second.log.append([look({ entry: 'e2' }), look({ entry: 'e3' })])).toBe(1);
    expect((await second.log.check()).count).toBe(3);
    await second.end();
  });

  it('are found by any number of the citizen, by user, by act and by time, page by page', async () => {
    const { log, end } = await life();
    await log.append([
      look({ citizen: ['0703921VJ5'], messageIds: ['before'] }), look({ citizen: ['0703921VJ5', '1111111118'], messageIds: ['both'] }), look({ citizen: ['111111-1118'], messageIds: ['after'], user: { id: 'u2', name: 'Jens Mortensen' } }),
      look({ citizen: [bruno], messageIds: ['other'] }), look({ citizen: [], action: 'login', messageIds: [], at: '2020-01-01T00:00:00.000Z' }),
    ]);
    const ids = async (filter: Parameters<AccessLog['search']>[0]) => (await log.search(filter, undefined, 10)).records.flatMap(({ messageIds }) => messageIds);
    expect(await ids({ citizen: '111111-1118' })).toEqual(['after', 'both', 'before']);
    expect(await ids({ citizen: '0703921vj5' })).toEqual(['after', 'both', 'before']);
    expect((await log.search({ citizen: '1111111118' }, undefined, 1)).numbers).toEqual(['1111111118', '0703921VJ5']);
    expect(await ids({ citizen: bruno })).toEqual(['other']);
    expect(await ids({ citizen: '0101604896' })).toEqual([]);
    expect(await ids({ citizen: '1111111118', userId: 'u2' })).toEqual(['after']);
    expect((await log.search({ actions: ['login'] }, undefined, 10)).records.map(({ n }) => n)).toEqual([5]);
    expect((await log.search({ to: '2020-06-01T00:00:00.000Z' }, undefined, 10)).total).toBe(1);
    expect((await log.search({ from: '2020-06-01T00:00:00.000Z' }, undefined, 10)).total).toBe(4);
    const page = await log.search({}, undefined, 2);
    expect([page.records.map(({ n }) => n), page.next, page.total]).toEqual([[5, 4], 4, 5]);
    const rest = await log.search({}, page.next, 3);
    expect([rest.records.map(({ n }) => n), rest.next]).toEqual([[3, 2, 1], undefined]);
    await end();
  });
});

describe('a hand in the files', () => {
  const tampering: [string, (lines: string[]) => string[], { kind: string; n: number }][] = [
    ['a changed word', (lines) => lines.map((line, at) => (at === 2 ? line.replace('Testesen', 'Mortensen') : line)), { kind: 'changed', n: 3 }],
    ['a changed record with its own hash made right', (lines) => lines.map((line, at) => { if (at !== 2) return line; const { record, prev } = readLine(line)!; return lineOf({ ...record, action: 'searched' }, prev).line.trimEnd(); }), { kind: 'changed', n: 3 }],
    ['the last record changed with its hash made right', (lines) => lines.map((line, at) => { if (at !== 5) return line; const { record, prev } = readLine(line)!; return lineOf({ ...record, citizen: [] }, prev).line.trimEnd(); }), { kind: 'changed', n: 6 }],
    ['a record taken out', (lines) => lines.filter((_line, at) => at !== 2), { kind: 'missing', n: 3 }],
    ['the first record taken out', (lines) => lines.slice(1), { kind: 'missing', n: 1 }],
    ['two records swapped', (lines) => [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)], { kind: 'missing', n: 2 }],
    ['a record twice', (lines) => [...lines.slice(0, 3), lines[2]!, ...lines.slice(3)], { kind: 'order', n: 3 }],
    ['the end cut off', (lines) => lines.slice(0, 4), { kind: 'cut', n: 5 }],
    ['everything cut off', () => [], { kind: 'cut', n: 1 }],
    ['a record added with a right hash', (lines) => { const { record, hash } = readLine(lines[5]!)!; return [...lines, lineOf({ ...record, n: 7 }, hash).line.trimEnd()]; }, { kind: 'added', n: 7 }],
    ['a line that is none', (lines) => lines.map((line, at) => (at === 1 ? 'ikke en linje' : line)), { kind: 'unreadable', n: 2 }],
    ['a record taken out and all after it made anew', (lines) => { let prev = readLine(lines[1]!)!.hash; return [...lines.slice(0, 2), ...lines.slice(3).map((line, at) => { const made = lineOf({ ...readLine(line)!.record, n: at + 3 }, prev); prev = made.hash; return made.line.trimEnd(); })]; }, { kind: 'cut', n: 6 }],
  ];

  it.each(tampering)('is found at start, told, and stays known: %s', async (_name, change, fault) => {
    await written(6);
    await put(change(await linesOf()));
    const next = await life();
    await next.log.ready();
    expect(next.notices).toEqual(['access-log-broken']);
    expect((await next.log.check()).faults[0]).toMatchObject(fault);
    // The log goes on, and says itself from when it is to be doubted.
    const { records } = await next.log.search({ actions: ['log-broken'] }, undefined, 5);
    expect(records).toHaveLength(1);
    expect(records[0]!.n).toBeGreaterThan(6);
    await next.log.append([look()]);
    await next.end();
    const after = await life();
    expect((await after.log.check()).faults[0]).toMatchObject(fault);
    expect(after.notices).toEqual(['access-log-broken']);
    expect((await after.log.search({ actions: ['log-broken'] }, undefined, 5)).total).toBe(1);
    await after.end();
  });

  it.each(tampering)('is found by the check while the program runs: %s', async (_name, change, fault) => {
    const { log, notices, end } = await life();
    for (let n = 1; n <= 6; n += 1) await log.append([look()]);
    expect((await log.check()).faults).toEqual([]);
    await put(change(await linesOf()));
    expect((await log.check()).faults[0]).toMatchObject(fault);
    expect(notices).toEqual(['access-log-broken']);
    await end();
  });

  it('is found when the last line is cut in its middle: that line was promised', async () => {
    await written(3);
    const file = await path();
    const { length } = await readFile(file);
    await truncate(file, length - 20);
    const next = await life();
    expect((await next.log.check()).faults[0]).toMatchObject({ kind: 'cut', n: 3 });
    await next.end();
  });

  it('is found when a whole month is gone', async () => {
    await written(2);
    await rm(await path());
    const next = await life();
    expect((await next.log.check()).faults[0]).toMatchObject({ kind: 'cut', n: 1 });
    await next.end();
  });
});

describe('a crash', () => {
  it('in the middle of a line is repaired and told; what was promised is there', async () => {
    await written(2);
    await appendFile(await path(), `${'a'.repeat(64)} {"n":3,"half`);
    const next = await life();
    expect(await next.log.append([look()])).toBe(1);
    expect(next.notices).toEqual(['access-log-repaired']);
    expect(await next.log.check()).toEqual({ count: 3, faults: [] });
    await next.end();
  });

  it('with half of a group written goes back to where nobody was promised anything', async () => {
    const before = await life({ step: (name) => (name === 'log:after-append' && dying ? new Promise(() => undefined) : Promise.resolve()) });
    let dying = false;
    await before.log.append([look()]);
    dying = true;
    void before.log.append([look({ entry: 'a' }), look({ entry: 'b' }), look({ entry: 'c' })]);
    await expect.poll(async () => (await linesOf()).length).toBe(4);
    await before.ledger.close();
    await put((await linesOf()).slice(0, 3));
    const next = await life();
    await next.log.ready();
    expect(next.notices).toEqual(['access-log-repaired']);
    expect(await next.log.append([look({ entry: 'a' }), look({ entry: 'b' }), look({ entry: 'c' })])).toBe(3);
    expect(await next.log.check()).toEqual({ count: 4, faults: [] });
    await next.end();
  });

  it.each(['log:after-intent', 'log:after-append', 'log:after-head'])('at %s loses and doubles nothing that is told again', async (step) => {
    let dying = false;
    let reached: (() => void) | undefined;
    const there = new Promise<void>((resolve) => { reached = resolve; });
    const before = await life({ step: (name) => { if (name !== step || !dying) return Promise.resolve(); reached?.(); return new Promise(() => undefined); } });
    await before.log.append([look({ entry: 'first' })]);
    dying = true;
    void before.log.append([look({ entry: 'second' })]);
    await there;
    const copy = `${folder}-after`;
    await cp(folder, copy, { recursive: true });
    await before.ledger.close();
    await rm(folder, { recursive: true });
    folder = copy;
    const next = await life();
    await next.log.append([look({ entry: 'second' }), look({ entry: 'third' })]);
    const { records } = await next.log.search({}, undefined, 10);
    expect(records.map(({ entry }) => entry)).toEqual(['third', 'second', 'first']);
    expect(await next.log.check()).toEqual({ count: 3, faults: [] });
    expect(next.notices).toEqual([]);
    await next.end();
  });
});
