/**
 * The ledger: work in progress, every seen MessageHeader.id with its verdict, what is owed. Batches are atomic, and
 * durable when `commit` resolves. Concurrent batches share one journal line and one synced write (group commit).
 * Reads see committed batches only. Whoever reads and then writes holds the lock of what it is about (`KeyedLock`).
 */
import { join } from 'node:path';
import type { z } from 'zod';
import { CodedError } from '../../../shared/contract';
import { freeBytes, isDiskFull, makeDirectory, systemCode } from '../../node/files';
import { BLOCK, openHandoverMark } from './handover-mark';
import { startJournal, type Change, type Journal, type Totals } from './journal';
import { openTogether } from './repair';
import { addSums, decode, handoverPrefix, lasting, metaOperation, openLevel, operationOf, takeSum, VOLATILE, type Level, type Operation } from './store';

/** Raised with every change of the records' shapes; a newer ledger is refused, never overwritten. */
export const LEDGER_SCHEMA = 1;

export interface Table<T> { prefix: string; schema: z.ZodType<T> }
/** `volatile`: can be made again from the originals or exists elsewhere; kept out of the journal. */
export const table = <T>(prefix: string, schema: z.ZodType<T>, volatile = false): Table<T> => ({ prefix: volatile ? VOLATILE + prefix : prefix, schema });

type Op = { key: string; json: string | undefined } | { handover: string } | { floor: number };

export interface Batch {
  put<T>(table: Table<T>, id: string, value: NoInfer<T>): Batch;
  remove(table: Table<unknown>, id: string): Batch;
  /** Appends a piece of work for the archive; its number is given when the batch is written, so that numbers never overtake each other. */
  handOver(value: unknown): Batch;
  /** Numbers given from here on are larger than this. */
  handOverAbove(seq: number): Batch;
  commit(): Promise<void>;
}

export interface RangeOptions { after?: string; before?: string; under?: string; limit?: number; reverse?: boolean }

export interface Ledger {
  get<T>(table: Table<T>, id: string): T | undefined;
  batch(): Batch;
  /** In key order. `after`: the id to go on from; `under`: only ids that begin so. */
  range<T>(table: Table<T>, options?: RangeOptions): Promise<{ id: string; value: T }[]>;
  /** Ids alone, in order. */
  keys(table: Table<unknown>, under: string): Promise<string[]>;
  count(table: Table<unknown>): number;
  /** Newest handover number that a read can find. */
  readonly lastHandover: number;
  onHandover(listener: (last: number) => void): void;
  /** Damage found and repaired at opening. */
  readonly gaps: readonly string[];
  close(): Promise<void>;
}

export interface LedgerOptions {
  directory: string;
  /** Where the ceiling of handover numbers is kept; outside `directory`, so that it outlives it. */
  markFile: string;
  newName(): string;
  /** Called when a write found the disk full; true when room was made and it is worth another try. */
  relieve(): Promise<boolean>;
}

const COMPACT_WHILE_RUNNING_BYTES = 256 * 1024 * 1024;
const MAX_GROUP = 500;
/** What opening LevelDB may write: its log of at most 4 MB as a table, and a new manifest. */
const REOPEN_BYTES = 5 * 1024 * 1024;
/** Handover ids sort as text in the order of their numbers. */
export const handoverId = (seq: number): string => String(seq).padStart(14, '0');

interface Waiting { ops: Op[]; resolve(): void; reject(error: unknown): void }

export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const directories = { level: join(options.directory, 'leveldb'), journal: join(options.directory, 'journal') };
  await makeDirectory(options.directory);
  await makeDirectory(directories.level);
  const opened = await openTogether(directories, LEDGER_SCHEMA, options.newName);
  const { perTable, gaps } = opened;
  let level: Level = opened.level;
  let journal: Journal = opened.journal;
  const mark = await openHandoverMark(options.markFile);
  let totals: Totals = opened.totals;
  // Numbers that may have been given and lost are never given again.
  if (gaps.length > 0 || totals.handed < mark.ceiling - BLOCK) totals = { ...totals, handed: Math.max(totals.handed, mark.ceiling) };
  let applied = totals.seq;
  /** In the journal, but refused by LevelDB: applied before anything else is. */
  let unapplied: Operation[] | undefined;
  let queue: Waiting[] = [];
  let working: Promise<void> | undefined;
  let closed = false;
  const listeners: ((last: number) => void)[] = [];

  /** LevelDB is being opened anew, or could not be: only a full disk brings that about, and whoever asks may ask again. */
  const mayBeClosed = (error: unknown): unknown => (!closed && ['LEVEL_DATABASE_NOT_OPEN', 'LEVEL_ITERATOR_NOT_OPEN'].includes(systemCode(error) ?? '') ? new CodedError('disk-full') : error);
  const read = (key: string): string | undefined => { try { return level.getSync(key); } catch (error) { throw mayBeClosed(error); } };
  const stored = (key: string) => {
    const text = read(key);
    return text === undefined ? undefined : decode(key, text);
  };

  /** Works out numbers, totals and operations of a group; changes nothing yet. */
  function prepare(group: Waiting[]): { totals: Totals; changes: Change[]; operations: Operation[]; counts: Map<string, number> } {
    const next = { ...totals };
    const changes: Change[] = [];
    const operations: Operation[] = [];
    const counts = new Map<string, number>();
    const now = new Map<string, number | undefined>();
    const before = (key: string) => (now.has(key) ? now.get(key) : stored(key)?.sum);
    const note = (key: string, by: number) => { const t = key.slice(0, key.indexOf('/')); counts.set(t, (counts.get(t) ?? 0) + by); };
    for (const { ops } of group) {
      for (const op of ops) {
        if ('floor' in op) { next.handed = Math.max(next.handed, op.floor); continue; }
        const { key, json } = 'handover' in op ? { key: `${handoverPrefix}/${handoverId(++next.handed)}`, json: op.handover } : op;
        const old = before(key);
        if (json === undefined && old === undefined) continue;
        const lasts = !key.startsWith(VOLATILE);
        const change: Change = { key, seq: lasts ? ++next.seq : next.seq, json };
        const operation = operationOf(change);
        const sum = operation.type === 'put' ? Number.parseInt(operation.value.slice(0, 8), 16) : undefined;
        now.set(key, sum);
        operations.push(operation);
        const by = (sum === undefined ? 0 : 1) - (old === undefined ? 0 : 1);
        note(key, by);
        if (!lasts) continue;
        changes.push(change);
        next.count += by;
        if (old !== undefined) next.sum = takeSum(next.sum, old);
        if (sum !== undefined) next.sum = addSums(next.sum, sum);
      }
    }
    return { totals: next, changes, operations, counts };
  }

  async function catchUp(): Promise<void> {
    if (!unapplied) return;
    // After a failed write LevelDB refuses every other until it is opened anew, and opening writes what stands in its log once more.
    // Without room for that it would stay closed, and what is there could not even be read.
    if (level.status === 'open' && (await freeBytes(options.directory)) < REOPEN_BYTES) throw Object.assign(new Error('no room to open LevelDB anew'), { code: 'ENOSPC' });
    await level.close().catch(() => undefined);
    const again = await openLevel(directories.level);
    if (!again) throw new CodedError('profile-damaged');
    level = again;
    await level.batch(unapplied, { sync: true });
    applied = totals.seq;
    unapplied = undefined;
  }

  async function write(group: Waiting[]): Promise<void> {
    await catchUp();
    const { totals: next, changes, operations, counts } = prepare(group);
    if (operations.length === 0) return;
    if (next.handed > mark.ceiling) await mark.raise(next.handed);
    if (changes.length) await journal.append({ totals: next, applied, changes });
    totals = next;
    for (const [name, by] of counts) perTable.set(name, (perTable.get(name) ?? 0) + by);
    const all = [...operations, metaOperation(LEDGER_SCHEMA, next)];
    try {
      await level.batch(all, { sync: true });
    } catch (error) {
      // It stands in the journal and will hold; the caller repeats a step that is already done, which is harmless.
      unapplied = all;
      throw error;
    }
    applied = next.seq;
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const group = queue.slice(0, MAX_GROUP);
      queue = queue.slice(MAX_GROUP);
      try {
        try {
          await write(group);
        } catch (error) {
          if (!isDiskFull(error) || !(await options.relieve())) throw error;
          await (unapplied ? catchUp() : write(group));
        }
        announce();
        for (const waiting of group) waiting.resolve();
        if (journal.size > COMPACT_WHILE_RUNNING_BYTES) await compact();
      } catch (error) {
        const reason = isDiskFull(error) ? new CodedError('disk-full') : error;
        for (const waiting of group) waiting.reject(reason);
      }
    }
  }

  let announced = totals.handed;
  function announce(): void {
    if (totals.handed === announced) return;
    announced = totals.handed;
    for (const listener of listeners) listener(announced);
  }

  async function compact(): Promise<void> {
    const old = journal;
    journal = await startJournal(directories.journal, LEDGER_SCHEMA, totals, lasting(level));
    await old.close();
  }

  async function submit(ops: Op[]): Promise<void> {
    if (closed) throw new CodedError('bridge-closed');
    if (ops.length === 0) return;
    const done = new Promise<void>((resolve, reject) => { queue.push({ ops, resolve, reject }); });
    working ??= work().finally(() => { working = undefined; });
    await done;
  }

  function parse<T>(from: Table<T>, key: string, text: string): T {
    const record = decode(key, text);
    if (!record) throw new CodedError('profile-damaged', { table: from.prefix });
    return from.schema.parse(JSON.parse(record.json));
  }

  return {
    gaps,
    // What is readable, not what is being written.
    get lastHandover() { return announced; },
    onHandover(listener) { listeners.push(listener); },
    get(from, id) {
      const key = `${from.prefix}/${id}`;
      const text = read(key);
      return text === undefined ? undefined : parse(from, key, text);
    },
    count: (from) => perTable.get(from.prefix) ?? 0,
    async range<T>(from: Table<T>, { after, before, under = '', limit = Infinity, reverse = false }: RangeOptions = {}) {
      const start = `${from.prefix}/${under}`;
      const range = {
        ...(after === undefined ? { gte: start } : { gt: `${from.prefix}/${after}` }),
        lt: before === undefined ? `${start}\u{10ffff}` : `${from.prefix}/${before}`,
        reverse, ...(Number.isFinite(limit) ? { limit } : {}),
      };
      const rows: { id: string; value: T }[] = [];
      try {
        const iterator = level.iterator(range);
        try {
          for (;;) {
            const some = await iterator.nextv(1000);
            if (some.length === 0) return rows;
            for (const [key, text] of some) rows.push({ id: key.slice(from.prefix.length + 1), value: parse(from, key, text) });
          }
        } finally { await iterator.close(); }
      } catch (error) { throw mayBeClosed(error); }
    },
    async keys(from, under) {
      const start = `${from.prefix}/${under}`;
      const found = await level.keys({ gte: start, lt: `${start}\u{10ffff}` }).all().catch((error: unknown) => { throw mayBeClosed(error); });
      return found.map((key) => key.slice(from.prefix.length + 1));
    },
    batch() {
      const ops: Op[] = [];
      const batch: Batch = {
        put(into, id, value) { ops.push({ key: `${into.prefix}/${id}`, json: JSON.stringify(value) }); return batch; },
        remove(into, id) { ops.push({ key: `${into.prefix}/${id}`, json: undefined }); return batch; },
        handOver(value) { ops.push({ handover: JSON.stringify(value) }); return batch; },
        handOverAbove(seq) { ops.push({ floor: seq }); return batch; },
        commit: () => submit(ops),
      };
      return batch;
    },
    async close() {
      if (closed) return;
      closed = true;
      await working;
      await journal.close();
      await level.close();
    },
  };
}

