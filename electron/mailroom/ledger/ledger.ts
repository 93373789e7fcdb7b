/**
 * The ledger: work in progress, every seen MessageHeader.id with its verdict, what is owed. Batches are atomic, and
 * durable when `commit` resolves. Concurrent batches share one journal line and one synced write (group commit).
 * Reads see committed batches only. Whoever reads and then writes holds the lock of what it is about (`KeyedLock`).
 */
import { join } from 'node:path';
import type { z } from 'zod';
import { CodedError } from '../../../shared/contract';
import { freeBytes, isDiskFull, makeDirectory, systemCode } from '../../node/files';
import { openGapNotes } from './gap-notes';
import { BLOCK, openHandoverMark } from './handover-mark';
import { holding, type Held, type KeyRange } from './held';
import { startJournal, type Change, type Journal, type Totals } from './journal';
import { isTooLarge, openTogether } from './repair';
import type { RepairStep } from './salvage';
import { addSums, decode, handoverPrefix, lasting, metaOperation, openLevel, operationOf, takeSum, totalsOf, VOLATILE, type Level, type OpenLevel, type Operation } from './store';

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
  /** No handover number above it has ever been given, whatever the ledger has forgotten. */
  readonly handoverCeiling: number;
  /** Damage that was found, in words for the log, by this process or by one that died before it could tell. */
  readonly gaps: readonly string[];
  /** Notes damage that others found, durably: it is among the gaps until somebody has been told. */
  noteGap(gap: string): Promise<void>;
  /** A person has been told of the gaps; the next process starts without them. */
  gapsTold(): Promise<void>;
  /** Damage that was found while the ledger was open. */
  onGap(listener: () => void): void;
  close(): Promise<void>;
}

export interface LedgerOptions {
  directory: string;
  /** Where the ceiling of handover numbers is kept; outside `directory`, so that it outlives it. */
  markFile: string;
  newName(): string;
  /** Called when a write found the disk full; true when room was made and it is worth another try. */
  relieve(): Promise<boolean>;
  /** For tests: LevelDB with faults, and the points between two durable acts of a repair. */
  openLevel?: OpenLevel;
  repairStep?(name: RepairStep): Promise<void>;
}

const COMPACT_WHILE_RUNNING_BYTES = 256 * 1024 * 1024;
const MAX_GROUP = 500;
/** What opening LevelDB may write: its log of at most 4 MB as a table, and a new manifest. */
const REOPEN_BYTES = 5 * 1024 * 1024;
/** Handover ids sort as text in the order of their numbers. */
export const handoverId = (seq: number): string => String(seq).padStart(14, '0');

const isLasting = (op: Op): boolean => !('key' in op) || !op.key.startsWith(VOLATILE);

interface Waiting { ops: Op[]; resolve(): void; reject(error: unknown): void }

export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const directories = { level: join(options.directory, 'leveldb'), journal: join(options.directory, 'journal') };
  await makeDirectory(options.directory);
  await makeDirectory(directories.level);
  const notes = await openGapNotes(join(options.directory, 'gaps.json'));
  const open = options.openLevel ?? openLevel;
  const openBoth = () => openTogether({ directories, schema: LEDGER_SCHEMA, notes, openLevel: open, newName: options.newName, step: options.repairStep ?? (async () => undefined) });
  const opened = await openBoth();
  let { perTable } = opened;
  let level: Level = opened.level;
  let journal: Journal = opened.journal;
  let totals: Totals = opened.totals;
  const mark = await openHandoverMark(options.markFile).catch(closeAndThrow);
  // The mark lies outside: numbers were given by a ledger that is not there any more.
  if (opened.isNew && mark.ceiling > 0) await notes.add(['ledger-missing']).catch(closeAndThrow);
  // Numbers that may have been given and lost are never given again.
  if (notes.all.length > 0 || totals.handed < mark.ceiling - BLOCK) await numberAbove(mark.ceiling).catch(closeAndThrow);
  let applied = totals.seq;
  /** In the journal, but refused by LevelDB: applied before anything else is. */
  let held: Held | undefined;
  /** The journal is closed and LevelDB is what a failed repair left: only a whole repair leads out of it. */
  let broken = false;
  let queue: Waiting[] = [];
  let working: Promise<void> | undefined;
  let closed = false;
  const listeners: ((last: number) => void)[] = [];
  const gapListeners: (() => void)[] = [];

  /** Durable at once: a gap that has been told of is known to nobody at the next start. */
  async function numberAbove(seq: number): Promise<void> {
    if (totals.handed >= seq) return;
    totals = { ...totals, handed: seq };
    await level.batch([metaOperation(LEDGER_SCHEMA, totals)], { sync: true });
  }
  async function closeAndThrow(error: unknown): Promise<never> {
    await journal.close();
    await level.close();
    throw error;
  }

  /** LevelDB is being opened anew, or could not be: nearly always the disk is full, and whoever asks may ask again. */
  const mayBeClosed = (error: unknown): unknown => (!closed && ['LEVEL_DATABASE_NOT_OPEN', 'LEVEL_ITERATOR_NOT_OPEN'].includes(systemCode(error) ?? '') ? new CodedError('disk-full') : error);
  const read = (key: string): string | undefined => {
    const known = held?.get(key);
    if (known) return known.value;
    try { return level.getSync(key); } catch (error) { throw mayBeClosed(error); }
  };
  /** Rows as they will be once LevelDB has taken everything. What is held is looked at before LevelDB is: it may be taken meanwhile, and then it is the same. */
  async function rowsIn(range: KeyRange): Promise<[string, string][]> {
    const over = held;
    const limit = range.limit === undefined ? undefined : range.limit + (over?.size ?? 0);
    const rows: [string, string][] = [];
    try {
      const iterator = level.iterator({ ...range, ...(limit === undefined ? {} : { limit }) });
      try {
        for (;;) {
          const some = await iterator.nextv(1000);
          if (some.length === 0) return over ? over.over(rows, range) : rows;
          rows.push(...some);
        }
      } finally { await iterator.close(); }
    } catch (error) { throw mayBeClosed(error); }
  }
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

  /** Gives LevelDB what it has refused. Fails as long as it can't take it; then nothing else is written either. */
  async function catchUp(): Promise<void> {
    if (!held) return;
    // After a failed write LevelDB refuses every other until it is opened anew, and opening writes what stands in its log once more.
    // Without room for that it would stay closed, and what is there could not even be read.
    if (level.status === 'open' && (await freeBytes(options.directory)) < REOPEN_BYTES) throw Object.assign(new Error('no room to open LevelDB anew'), { code: 'ENOSPC' });
    await level.close();
    if (broken || !(await applyHeld(held))) await repairWhileOpen();
    applied = totals.seq;
    held = undefined;
  }

  /** False when what LevelDB reads back is not what it had confirmed. */
  async function applyHeld(own: Held): Promise<boolean> {
    const again = await open(directories.level);
    if (!again) return false;
    level = again;
    const at = totalsOf(again)?.seq ?? 0;
    // A write that failed half-way may be there all the same.
    if (at !== applied && at !== totals.seq) { await again.close(); return false; }
    await again.batch([...own.operations], { sync: true });
    return true;
  }

  /** As at a start: the journal holds everything that anybody was promised. */
  async function repairWhileOpen(): Promise<void> {
    broken = true;
    await journal.close();
    const known = notes.all.length;
    const { handed } = totals;
    ({ level, journal, perTable, totals } = await openBoth());
    await numberAbove(notes.all.length > known ? mark.ceiling : handed);
    broken = false;
    if (notes.all.length > known) for (const listener of gapListeners) listener();
  }

  /** Resolves when the group is in the journal, which is what makes it last. An error that is returned is LevelDB's, which will get it later. */
  async function write(group: Waiting[]): Promise<unknown> {
    await catchUp();
    const { totals: next, changes, operations, counts } = prepare(group);
    if (operations.length === 0) return undefined;
    if (next.handed > mark.ceiling) await mark.raise(next.handed);
    if (changes.length) await journal.append({ totals: next, applied, changes });
    totals = next;
    for (const [name, by] of counts) perTable.set(name, (perTable.get(name) ?? 0) + by);
    const all = [...operations, metaOperation(LEDGER_SCHEMA, next)];
    try {
      await level.batch(all, { sync: true });
    } catch (error) {
      held = holding(all);
      return error;
    }
    applied = next.seq;
    return undefined;
  }

  async function writeOrRelieve(group: Waiting[]): Promise<unknown> {
    let refused: unknown;
    try { refused = await write(group); } catch (error) {
      if (!isDiskFull(error) || !(await options.relieve())) throw error;
      return write(group);
    }
    if (refused === undefined || (isDiskFull(refused) && !(await options.relieve()))) return refused;
    try { await catchUp(); } catch (error) { return error; }
    return undefined;
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const group = queue.slice(0, MAX_GROUP);
      queue = queue.slice(MAX_GROUP);
      const reasonOf = (error: unknown) => (isDiskFull(error) ? new CodedError('disk-full') : error);
      try {
        const refused = await writeOrRelieve(group);
        announce();
        for (const waiting of group) {
          // Volatile records are in no journal: those LevelDB has not taken were not kept.
          if (refused === undefined || waiting.ops.some(isLasting)) waiting.resolve(); else waiting.reject(reasonOf(refused));
        }
        if (refused === undefined && isTooLarge(journal, COMPACT_WHILE_RUNNING_BYTES)) await compact();
      } catch (error) {
        for (const waiting of group) waiting.reject(reasonOf(error));
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
    get gaps() { return notes.all; },
    get handoverCeiling() { return mark.ceiling; },
    noteGap: (gap) => notes.add([gap]),
    gapsTold: () => notes.told(),
    onGap(listener) { gapListeners.push(listener); },
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
      return (await rowsIn(range)).map(([key, text]) => ({ id: key.slice(from.prefix.length + 1), value: parse(from, key, text) }));
    },
    async keys(from, under) {
      const start = `${from.prefix}/${under}`;
      const lt = `${start}\u{10ffff}`;
      const over = held;
      const found = await level.keys({ gte: start, lt }).all().catch((error: unknown) => { throw mayBeClosed(error); });
      const keys = over ? over.over(found.map((key) => [key, '']), { gte: start, lt }).map(([key]) => key) : found;
      return keys.map((key) => key.slice(from.prefix.length + 1));
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

