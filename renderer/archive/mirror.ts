/** Carries what people decide and write to the mailroom, which keeps it for a rebuild. What it hasn't got stays marked as pending. */
import { liveQuery } from 'dexie';
import { CodedError, type BridgeClient } from '../../shared/contract';
import { publicMarks } from './store/queries';
import type { StoredDraft } from './store/rows';
import type { ArchiveDb } from './store/schema';
import { without } from './store/without';

const RETRY_MS = 5000;
const MARKS_AT_ONCE = 200;

export interface Mirror { poke(): void; /** Fetches drafts that are not here, as after a rebuild or a login. */ restore(): void; stop(): void }

export function startMirror(bridge: BridgeClient, db: ArchiveDb): Mirror {
  let stopped = false;
  let running = false;
  let again = false;
  let fetching = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function sendMarks(): Promise<boolean> {
    const rows = await db.marks.where('pending').equals(1).limit(MARKS_AT_ONCE).toArray();
    if (rows.length === 0) return false;
    await bridge.call('marks.put', { marks: rows.map(publicMarks) });
    // The database closes right after stopping; what isn't noted as carried is carried again.
    if (stopped) return false;
    await db.transaction('rw', db.marks, async () => {
      const present = await db.marks.bulkGet(rows.map((row) => row.messageId));
      // A mark that changed meanwhile stays pending: the mailroom has the former state.
      await db.marks.bulkPut(present.flatMap((row, index) => {
        if (row?.change !== rows[index]?.change || !row) return [];
        return [without(row, 'pending')];
      }));
    });
    return true;
  }

  async function sendDraft(row: StoredDraft): Promise<void> {
    if (row.draft) await bridge.call('drafts.put', { draft: row.draft });
    else await bridge.call('drafts.remove', { id: row.id }).catch((error: unknown) => { if (!(error instanceof CodedError && error.code === 'not-found')) throw error; });
    if (stopped) return;
    await db.transaction('rw', db.drafts, async () => {
      const present = await db.drafts.get(row.id);
      if (present?.change !== row.change || !present) return;
      if (present.draft) await db.drafts.put(without(present, 'pending'));
      else await db.drafts.delete(row.id);
    });
  }

  /** What is here is newer: a draft is written here first and mirrored afterwards. */
  async function fetchDrafts(): Promise<void> {
    const mirrored = await bridge.call('drafts.list', {});
    if (stopped) return;
    await db.transaction('rw', db.drafts, async () => {
      const own = await db.drafts.bulkGet(mirrored.map((draft) => draft.id));
      await db.drafts.bulkPut(mirrored.flatMap((draft, index) => (own[index] ? [] : [{ id: draft.id, draft, updatedAt: draft.updatedAt, change: 0 }])));
    });
  }

  /** Drafts wait for somebody who may have them; what everybody decides goes on meanwhile. A login fetches again. */
  const ifAllowed = (work: () => Promise<void>): Promise<void> => work().catch((error: unknown) => { if (!(error instanceof CodedError && error.code === 'not-allowed')) throw error; });

  async function flush(): Promise<void> {
    if (stopped) return;
    if (running) { again = true; return; }
    running = true;
    clearTimeout(timer);
    try {
      do {
        again = false;
        // In the same line of work as the removals, so that a draft removed meanwhile doesn't come back.
        if (fetching) await ifAllowed(fetchDrafts);
        fetching = false;
        while (!stopped && await sendMarks());
        const rows = stopped ? [] : await db.drafts.where('pending').equals(1).toArray();
        for (const row of rows) if (!stopped) await ifAllowed(() => sendDraft(row));
      } while (again && !stopped);
    } catch {
      // Locked, disconnected or a full disk: all of them pass, and the rows stay pending until then.
      if (!stopped) timer = setTimeout(() => { void flush(); }, RETRY_MS);
    } finally {
      running = false;
    }
  }

  // Asked at once, so that no second question comes when the database has closed after the first.
  const pending = liveQuery(() => Promise.all([db.marks.where('pending').equals(1).count(), db.drafts.where('pending').equals(1).toArray()]))
    .subscribe({ next: () => { void flush(); }, error: () => undefined });
  return {
    poke: () => { void flush(); },
    restore() {
      fetching = true;
      void flush();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      pending.unsubscribe();
    },
  };
}
