/**
 * The access log: append-only files of chained lines, and where they end in the ledger. A record is durable when `append` resolves. The ledger is told
 * before a group is written (`next`) and after (`n`, `hash`), so a start can tell a crash in the middle of writing from somebody's hand in the files.
 */
import { CodedError, type AccessCheck, type AccessFault, type AccessFilter, type AccessPage } from '../../../shared/contract';
import { accessRecordSchema, type AccessRecord } from '../../../shared/messages';
import { isDiskFull } from '../../node/files';
import { tables } from '../records';
import type { Room } from '../room';
import { lineOf, noRecords, readLine, type ChainEnd } from './chain';
import { openLogFiles, type FileLine } from './files';
import { createRegister, type Place } from './register';

export type NewRecord = Omit<AccessRecord, 'n'>;

export interface AccessLog {
  /** Durable when it resolves. A record whose `entry` is there already is not written again. CodedError `disk-full`. */
  append(records: readonly NewRecord[]): Promise<number>;
  search(filter: AccessFilter, before: number | undefined, limit: number): Promise<AccessPage>;
  /** Every record that matches, newest first, a few hundred at a time. */
  pages(filter: AccessFilter): AsyncIterable<AccessRecord[]>;
  /** Reads every file anew. */
  check(): Promise<AccessCheck>;
  /** The files have been read and compared with the ledger. */
  ready(): Promise<void>;
  /** Finishes what it is reading or writing. */
  close(): Promise<void>;
}

const HEAD = 'head';
const LOCK = 'access-log';
const MOST_FAULTS = 20;
const GROUP = 200;
const PAGE = 500;

interface Walk { count: number; end: ChainEnd; months: string[]; faults: AccessFault[]; /** Bytes of each month's file up to the record with the head's number. */ upToHead: Map<string, number>; tail?: FileLine }

export function createAccessLog(room: Pick<Room, 'clock' | 'ledger' | 'locks' | 'log' | 'notice' | 'step'>, directory: string): AccessLog {
  const { ledger, locks } = room;
  const register = createRegister();
  const files = openLogFiles(directory);
  files.catch(() => undefined);
  let head: ChainEnd = noRecords;
  let faults: AccessFault[] = [];
  let month = '';
  let queue: { records: readonly NewRecord[]; resolve(written: number): void; reject(error: unknown): void }[] = [];

  const nowMonth = () => room.clock.now().toISOString().slice(0, 7);
  /** A clock set back must not bring a record before those that are there. */
  const monthToWrite = () => (nowMonth() > month ? nowMonth() : month);
  const anchor = (end: ChainEnd, next?: ChainEnd) => ledger.batch().put(tables.accessLog, HEAD, { ...end, ...(next ? { next } : {}), faults }).commit();

  /** A place counts once, whatever is found wrong with it later. */
  const isNew = (fault: AccessFault): boolean => !faults.some((known) => (fault.n === undefined ? known.n === undefined && known.month === fault.month : known.n === fault.n));

  /** Every line of every file against the chain. Damage never throws: what is wrong is said, and the walk goes on behind it. */
  async function walk(known: ChainEnd | undefined, next: ChainEnd | undefined, take?: (record: AccessRecord, place: Place) => void): Promise<Walk> {
    const store = await files;
    const result: Walk = { count: 0, end: noRecords, months: await store.months(), faults: [], upToHead: new Map() };
    const fault = (kind: AccessFault['kind'], at: string, n?: number) => { if (result.faults.length < MOST_FAULTS) result.faults.push({ kind, month: at, ...(n === undefined || n < 1 ? {} : { n }) }); };
    let headSeen = known === undefined || known.n === 0;
    if (headSeen) for (const each of result.months) result.upToHead.set(each, 0);
    for (const each of result.months) {
      for await (const line of store.lines(each)) {
        if (!line.whole) { result.tail = line; continue; }
        // An unfinished line of an older file, with more files behind it, is no crash.
        if (result.tail) { fault('unreadable', result.tail.month, result.end.n + 1); delete result.tail; }
        const read = readLine(line.text);
        const { end } = result;
        if (!read) { fault('unreadable', each, end.n + 1); continue; }
        if (read.n !== end.n + 1) fault(read.n > end.n + 1 ? 'missing' : 'order', each, read.n > end.n + 1 ? end.n + 1 : read.n);
        else if (read.changed) fault('changed', each, read.n);
        else if (read.prev !== end.hash) fault('changed', each, Math.max(1, read.n - 1));
        result.end = { n: read.n, hash: read.hash };
        result.count += 1;
        take?.(read.record, { month: each, offset: line.offset, length: line.length });
        if (known && read.n === known.n) { headSeen = true; if (read.hash !== known.hash && !read.changed) fault('changed', each, read.n); }
        if (!headSeen || (known && read.n === known.n)) result.upToHead.set(each, line.offset + line.length + 1);
      }
    }
    const last = result.months.at(-1) ?? nowMonth();
    if (known && result.end.n < known.n) fault('cut', last, result.end.n + 1);
    const finished = next !== undefined && result.end.n === next.n && result.end.hash === next.hash;
    const writing = next !== undefined && result.end.n < next.n;
    if ((known?.n ?? 0) < result.end.n && !finished && !writing && headSeen) fault('added', last, (known?.n ?? 0) + 1);
    return result;
  }

  async function openOnce(): Promise<void> {
    const stored = ledger.get(tables.accessLog, HEAD);
    faults = stored?.faults ?? [];
    let found = await walk(stored, stored?.next, (record, place) => { register.add(record, place); });
    const unfinished = stored?.next !== undefined && found.end.n > stored.n && found.end.n < stored.next.n;
    const tornBehindHead = found.tail !== undefined && found.end.n >= (stored?.n ?? 0);
    if (unfinished || tornBehindHead) found = await repair(stored, found, unfinished);
    month = found.months.at(-1) ?? '';
    const fresh = found.faults.filter(isNew);
    faults = [...faults, ...fresh].slice(0, MOST_FAULTS);
    // The chain goes on from whichever is further: a record is never given a number that was given before.
    head = stored && stored.n > found.end.n ? { n: stored.n, hash: stored.hash } : found.end;
    if (found.tail) await (await files).append(found.tail.month, '\n');
    if (!stored || stored.next || stored.n !== head.n || fresh.length) await anchor(head);
    if (fresh.length) {
      tellBroken();
      await write([{ at: room.clock.now().toISOString(), by: 'nobody', action: 'log-broken', messageIds: [], citizen: [], detail: { kind: fresh[0]!.kind, month: fresh[0]!.month, ...(fresh[0]!.n === undefined ? {} : { n: String(fresh[0]!.n) }) } }]);
    } else if (faults.length) tellBroken();
  }
  function tellBroken(): void {
    const [first] = faults;
    room.log.error('access-log-broken', { kind: first!.kind, month: first!.month, n: first!.n ?? 0 });
    room.notice('bad', 'access-log-broken', { n: first!.n ?? 0, month: first!.month });
  }

  /** A crash in the middle of writing: nobody was promised what was being written, so it goes, and that is said. */
  async function repair(stored: ChainEnd | undefined, found: Walk, unfinished: boolean): Promise<Walk> {
    const store = await files;
    let bytes = 0;
    for (const each of found.months) {
      let size = 0;
      for await (const line of store.lines(each)) size = line.offset + line.length + (line.whole ? 1 : 0);
      const keep = unfinished ? found.upToHead.get(each) ?? 0 : found.tail?.month === each ? found.tail.offset : size;
      if (keep < size) { await store.truncate(each, keep); bytes += size - keep; }
    }
    room.log.warn('access-log-repaired', { bytes });
    room.notice('warn', 'access-log-repaired', { bytes });
    register.clear();
    return walk(stored, undefined, (record, place) => { register.add(record, place); });
  }

  let opening: Promise<void> | undefined;
  const opened = (): Promise<void> => (opening ??= locks.run(LOCK, openOnce).catch((error: unknown) => { opening = undefined; throw error; }));

  /** Under the lock. */
  async function write(records: readonly NewRecord[]): Promise<void> {
    const store = await files;
    const target = monthToWrite();
    let end = head;
    const lines = records.map((record) => {
      const numbered: AccessRecord = { ...record, n: end.n + 1 };
      const { line, hash } = lineOf(numbered, end.hash);
      end = { n: numbered.n, hash };
      return { record: numbered, line, bytes: Buffer.byteLength(line) };
    });
    await anchor(head, end);
    await room.step('log:after-intent');
    const { offset } = await store.append(target, lines.map(({ line }) => line).join(''));
    month = target;
    head = end;
    let at = offset;
    for (const { record, bytes } of lines) { register.add(record, { month: target, offset: at, length: bytes - 1 }); at += bytes; }
    await room.step('log:after-append');
    // The records are there; the next start finds by `next` that they all are.
    await anchor(head).catch(() => { room.log.warn('access-log-not-anchored'); });
    await room.step('log:after-head');
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const group = queue.slice(0, GROUP);
      queue = queue.slice(GROUP);
      try {
        const seen = new Set<string>();
        const written = group.map(({ records }) => records.filter(({ entry }) => {
          if (entry === undefined) return true;
          const known = seen.has(entry) || register.knows(entry);
          seen.add(entry);
          return !known;
        }));
        const all = written.flat();
        if (all.length) await write(all);
        for (const [index, { resolve }] of group.entries()) resolve(written[index]!.length);
      } catch (error) {
        for (const { reject } of group) reject(isDiskFull(error) ? new CodedError('disk-full') : error);
      }
    }
  }

  /** In the order of the places given; a line that can't be read any more is left out (the check says so). */
  async function read(places: readonly Place[]): Promise<AccessRecord[]> {
    const store = await files;
    const texts = new Map<Place, string>();
    for (const each of new Set(places.map((place) => place.month))) {
      const own = places.filter((place) => place.month === each);
      for (const [index, text] of (await store.read(each, own)).entries()) texts.set(own[index]!, text);
    }
    return places.flatMap((place) => { const parsed = accessRecordSchema.safeParse(readLine(texts.get(place) ?? '')?.record); return parsed.success ? [parsed.data] : []; });
  }

  return {
    ready: opened,
    close: () => locks.run(LOCK, () => Promise.resolve()),
    async append(records) {
      await opened();
      if (records.length === 0) return 0;
      return new Promise<number>((resolve, reject) => {
        queue.push({ records, resolve, reject });
        if (queue.length === 1) locks.run(LOCK, drain).catch(reject);
      });
    },
    async search(filter, before = Number.MAX_SAFE_INTEGER, limit) {
      await opened();
      const { found, total, numbers } = register.find(filter, before, limit + 1);
      const page = found.slice(0, limit);
      return { records: await read(page.map(({ place }) => place)), total, numbers, ...(found.length > limit ? { next: page.at(-1)!.n } : {}) };
    },
    async *pages(filter) {
      await opened();
      for (let before = Number.MAX_SAFE_INTEGER; ;) {
        const { found } = register.find(filter, before, PAGE);
        if (found.length === 0) return;
        yield await read(found.map(({ place }) => place));
        before = found.at(-1)!.n;
      }
    },
    async check() {
      await opened();
      return locks.run(LOCK, async () => {
        const found = await walk(head, undefined);
        if (found.tail) found.faults.push({ kind: 'unreadable', month: found.tail.month, n: found.end.n + 1 });
        const fresh = found.faults.filter(isNew);
        if (fresh.length) { faults = [...faults, ...fresh].slice(0, MOST_FAULTS); await anchor(head); tellBroken(); }
        const all = [...faults].sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
        return { count: found.count, faults: all };
      });
    },
  };
}
