/**
 * Opens LevelDB and its journal together and makes them agree. What one of them lost is taken from the other; every
 * loss is noted before anything is changed. What both lost is the cross-check's work, which reads the originals again.
 */
import { CodedError } from '../../../shared/contract';
import type { GapNotes } from './gap-notes';
import { continueJournal, JournalNewer, nothingYet, readJournal, startJournal, type Change, type Journal, type JournalFindings, type Totals } from './journal';
import { openReadable, type RepairStep } from './salvage';
import { addsUp, decode, lasting, META, metaOperation, operationOf, scan, VOLATILE, type Level, type OpenLevel, type Operation, type Scan } from './store';

export interface Opened { level: Level; journal: Journal; totals: Totals; perTable: Map<string, number>; /** Neither half was there. */ isNew: boolean }

export interface OpenTogetherOptions {
  directories: { level: string; journal: string };
  schema: number;
  notes: GapNotes;
  openLevel: OpenLevel;
  newName(): string;
  step(name: RepairStep): Promise<void>;
}

/** A journal larger than this and than three times its snapshot is written anew. */
const COMPACT_BYTES = 64 * 1024 * 1024;
const CHUNK = 500;

/** Errors: `profile-in-use`, `ledger-newer`, `profile-damaged`; the system's own (a full disk, too many open files), after which nothing has been lost and it may be tried again. */
export async function openTogether({ directories, schema, notes, openLevel, newName, step }: OpenTogetherOptions): Promise<Opened> {
  const readFrom = (from: number, onChange: (change: Change) => Promise<void>) => readJournal(directories.journal, schema, from, onChange);
  const readable = await openReadable({ directory: directories.level, openLevel, newName, step, note: (gap) => notes.add([gap]) });
  const { level } = readable;
  let { found } = readable;
  try {
    const journal = await readFrom(Infinity, async () => undefined);
    if ((found.schema ?? 0) > schema) throw new CodedError('ledger-newer');
    if (isEmpty(found) && journal === undefined) return { level, journal: await startJournal(directories.journal, schema, nothingYet, lasting(level)), totals: nothingYet, perTable: new Map(), isNew: true };

    const journalWhole = journal?.complete === true && journal.damaged === 0;
    const levelWhole = addsUp(found);
    const levelAt = Math.max(found.totals?.seq ?? 0, found.newest);
    await notes.add(differences(found, levelWhole, journal));
    let fresh = false;
    if (journalWhole && levelAt <= journal.totals.seq) {
      if (levelWhole && levelAt < journal.totals.seq) {
        await replay(level, schema, journal.totals, (onChange) => readFrom(levelAt, onChange));
        found = await scan(level);
        if (!addsUp(found)) await notes.add(['replay-incomplete']);
      }
      if (!addsUp(found)) found = await rebuild(level, schema, journal.totals, (onChange) => readFrom(-1, onChange), step);
    } else {
      // LevelDB knows more than the journal, or the journal is damaged: the newest of each record counts.
      if (journal && levelWhole && journal.totals.seq > levelAt) await applyAll(level, (onChange) => readFrom(levelAt, onChange), () => true);
      else if (journal && !levelWhole) await merge(level, (onChange) => readFrom(-1, onChange));
      await step('merged');
      found = await settle(level, schema, [found.totals, journal?.totals]);
      fresh = true;
    }
    if (!addsUp(found)) { await notes.add(['totals-differ']); found = await settle(level, schema, [found.totals, journal?.totals]); fresh = true; }
    await step('settled');
    await dropDamagedVolatile(level, found);
    const totals = found.totals!;
    const going = fresh ? await startJournal(directories.journal, schema, totals, lasting(level)) : await compacted(level, directories.journal, schema, totals, journal!.snapshotBytes);
    return { level, journal: going, totals, perTable: found.perTable, isNew: false };
  } catch (error) {
    await level.close();
    if (error instanceof JournalNewer) throw new CodedError('ledger-newer');
    throw error;
  }
}

const isEmpty = (found: Scan): boolean => found.totals === undefined && found.count === 0 && found.damaged.length === 0;

function differences(found: Scan, levelWhole: boolean, journal: JournalFindings | undefined): string[] {
  const gaps: string[] = [];
  if (!journal) gaps.push('journal-missing');
  else {
    if (journal.damaged > 0 || !journal.complete) gaps.push('journal-damaged');
    if (found.totals && found.totals.seq > journal.totals.seq) gaps.push('journal-tail');
    // A crash between the two writes leaves LevelDB one group behind, which is no loss. More than that is.
    if ((found.totals?.seq ?? 0) < journal.applied) gaps.push('leveldb-tail');
  }
  if (!levelWhole && (found.totals !== undefined || found.count > 0 || found.damaged.length > 0)) gaps.push('leveldb-damaged');
  return gaps;
}

type Read = (onChange: (change: Change) => Promise<void>) => Promise<unknown>;

async function applyAll(level: Level, read: Read, wanted: (change: Change) => boolean): Promise<void> {
  let waiting: Operation[] = [];
  await read(async (change) => {
    if (!wanted(change)) return;
    waiting.push(operationOf(change));
    if (waiting.length >= CHUNK) { await level.batch(waiting, { sync: true }); waiting = []; }
  });
  if (waiting.length) await level.batch(waiting, { sync: true });
}

async function replay(level: Level, schema: number, totals: Totals, read: Read): Promise<void> {
  await applyAll(level, read, () => true);
  await level.batch([metaOperation(schema, totals)], { sync: true });
}

async function rebuild(level: Level, schema: number, totals: Totals, read: Read, step: OpenTogetherOptions['step']): Promise<Scan> {
  await level.clear({ lt: VOLATILE });
  await step('cleared');
  await replay(level, schema, totals, read);
  return scan(level);
}

async function merge(level: Level, read: Read): Promise<void> {
  // Removals of records that LevelDB lost too must not come back through an older line of the journal.
  const newest = new Map<string, number>();
  await read(async ({ key, seq }) => { if (seq > (newest.get(key) ?? -1)) newest.set(key, seq); });
  await applyAll(level, read, (change) => {
    if (newest.get(change.key) !== change.seq) return false;
    const text = level.getSync(change.key);
    const stored = text === undefined ? undefined : decode(change.key, text);
    return stored === undefined || stored.seq < change.seq;
  });
}

/** Drops what can't be read and writes totals that fit what is there. */
async function settle(level: Level, schema: number, known: (Totals | undefined)[]): Promise<Scan> {
  const found = await scan(level);
  const totals: Totals = {
    count: found.count, sum: found.sum,
    seq: Math.max(found.newest, ...known.map((t) => t?.seq ?? 0)), handed: Math.max(found.lastHanded, ...known.map((t) => t?.handed ?? 0)),
  };
  await level.batch([...found.damaged.map((key) => ({ type: 'del' as const, key })), metaOperation(schema, totals)], { sync: true });
  return { ...found, totals, schema, damaged: [] };
}

async function dropDamagedVolatile(level: Level, found: Scan): Promise<void> {
  const keys = found.damaged.filter((key) => key.startsWith(VOLATILE) && key !== META);
  if (keys.length) await level.batch(keys.map((key) => ({ type: 'del' as const, key })), { sync: true });
}

async function compacted(level: Level, directory: string, schema: number, totals: Totals, snapshotBytes: number): Promise<Journal> {
  const journal = await continueJournal(directory, snapshotBytes);
  if (!isTooLarge(journal, COMPACT_BYTES)) return journal;
  await journal.close();
  return startJournal(directory, schema, totals, lasting(level));
}

/** A large ledger has a large snapshot; to write it anew for every few changes would cost more than it saves. */
export const isTooLarge = (journal: Journal, limit: number): boolean => journal.size > limit && journal.size > 3 * journal.snapshotBytes;
