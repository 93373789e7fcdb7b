/**
 * What a person opened, on its way to the access log. It is written down here first, in a database of its own (the archive's may be rebuilt or begun anew),
 * and goes when the mailroom has it: a mailroom that restarts, or a window that closes, loses nothing of it. Telling twice does no harm.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { BridgeClient } from '../../shared/contract';
import { accessEntrySchema, type AccessEntry, type Instant, type PageAction, type PatientId, type Session } from '../../shared/messages';
import { without } from './store/without';

/** What was looked at. */
export interface Look { action: PageAction; messageIds?: readonly string[]; citizen?: readonly PatientId[] | undefined; threadId?: string | undefined; attachment?: string }

export interface AccessQueue {
  /** Never fails, and never makes a person wait. */
  note(look: Look): void;
  /** Tells what is kept, now. */
  flush(): void;
  stop(): void;
}

interface Kept extends AccessEntry { order: number }

class QueueDb extends Dexie {
  declare entries: EntityTable<Kept, 'order'>;
  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(10).stores({ entries: '++order' });
  }
}

const RETRY_MS = 3000;
const AT_ONCE = 100;
const MOST_IDS = 20;

export interface QueueOptions { bridge: BridgeClient; profileId: string; now(): Instant; newId(): string; session(): Session | undefined }

export function createAccessQueue({ bridge, profileId, now, newId, session }: QueueOptions): AccessQueue {
  const db = new QueueDb(`access-queue-${profileId}`);
  /** Where there is no room to write it down, at least as long as this window is open. */
  let inMemory: AccessEntry[] = [];
  let running = false;
  let again = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function tell(): Promise<void> {
    for (;;) {
      const kept = await db.entries.orderBy('order').limit(AT_ONCE).toArray().catch((): Kept[] => []);
      const entries = [...kept.map((entry): AccessEntry => without(entry, 'order')), ...(kept.length < AT_ONCE ? inMemory : [])].slice(0, AT_ONCE);
      // An entry that nobody would take must not hold up those behind it.
      const sound = entries.filter((entry) => accessEntrySchema.safeParse(entry).success);
      if (stopped || entries.length === 0) return;
      if (sound.length) await bridge.call('access.record', { entries: sound });
      const told = new Set(entries.map(({ id }) => id));
      inMemory = inMemory.filter(({ id }) => !told.has(id));
      if (kept.length) await db.entries.bulkDelete(kept.map(({ order }) => order));
    }
  }
  function flush(): void {
    if (stopped) return;
    if (running) { again = true; return; }
    running = true;
    clearTimeout(timer);
    tell().then(
      () => { running = false; if (again) { again = false; flush(); } },
      () => { running = false; again = false; if (!stopped) timer = setTimeout(flush, RETRY_MS); },
    );
  }

  return {
    flush,
    note({ action, messageIds = [], citizen = [], threadId, attachment }) {
      const user = session()?.user;
      if (!user) return;
      const entry: AccessEntry = {
        id: newId(), at: now(), userId: user.id, action, messageIds: [...messageIds].slice(0, 500), citizen: [...new Set(citizen.map(({ value }) => value.slice(0, 64)))].slice(0, MOST_IDS),
        ...(threadId === undefined ? {} : { threadId }), ...(attachment === undefined ? {} : { attachment }),
      };
      db.entries.add(entry as Kept).catch(() => { inMemory.push(entry); }).finally(flush);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      db.close();
    },
  };
}
