/** The archive of one profile: opens the database, keeps it fed, and offers commands and live values to the page. */
import { liveQuery } from 'dexie';
import { CodedError, type BridgeClient } from '../../shared/contract';
import type { Instant, RegisterFacts } from '../../shared/messages';
import { createAccessQueue } from './access-queue';
import { createCommands, fetchContacts } from './commands';
import { localEngine, workerEngine, type Engine } from './engine';
import { createFiles } from './files';
import { hitsWithoutText, isHeldBack } from './gate';
import { startIntake, type Intake } from './intake';
import { live, type Live } from './live';
import { startMirror, type Mirror } from './mirror';
import { startNames, type NameLookup } from './names';
import { watchSession, type SessionCommands, type SessionWatch } from './session';
import { openDatabase, troubleOf } from './store/open';
import { lookedUpNames } from './store/queries';
import type { ArchiveDb } from './store/schema';
import { wakeSnoozed } from './store/write';
import type { ArchiveCommands, ArchiveState, SearchHit } from './types';

export type { Notice, SessionCommands } from './session';

export interface ArchiveOptions {
  /** A bridge that reconnects by itself says so through `onOpen`. */
  bridge: BridgeClient & { onOpen?(listener: () => void): () => void };
  now(): Instant;
  profileId: string;
  newId?(): string;
  /** `page` does the heavy work without a worker: for tests that kill it at a chosen step. */
  engine?: 'worker' | 'page';
}

export interface Archive extends Pick<SessionWatch, 'session' | 'network' | 'notices' | 'progress' | 'dismissNotice'> {
  readonly commands: ArchiveCommands;
  readonly sessionCommands: SessionCommands;
  readonly state: Live<ArchiveState>;
  /** Undefined until it is open, and when it can't be opened. */
  readonly database: Live<ArchiveDb | undefined>;
  /** The organisation register that stands; undefined until the mailroom has said. */
  readonly register: Live<RegisterFacts | undefined>;
  /** Looked-up names of organisations that messages name by number only, by GLN and SOR code. */
  readonly names: Live<ReadonlyMap<string, string>>;
  /** Newest first, one hit per thread. */
  search(text: string): Promise<SearchHit[]>;
  setPreference(key: string, value: unknown): void;
  /** A read failed: the state says what that means. */
  readFailed(error: unknown): void;
  /** All that the mailroom had is stored; for tests and measurements. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const SEARCH_LIMIT = 50;
/** Longest time between two looks for snoozed threads that are due; a sleeping computer stops timers. */
const WAKE_MS = 60_000;

/** Everything that runs while one database is open. */
interface Running { db: ArchiveDb; engine: Engine; stop(): void; intake?: Intake; mirror?: Mirror; names?: NameLookup }

export function openArchive({ bridge, now, profileId, newId = () => crypto.randomUUID(), engine: kind = 'worker' }: ArchiveOptions): Archive {
  const state = live<ArchiveState>({ state: 'opening' });
  const database = live<ArchiveDb | undefined>(undefined);
  const register = live<RegisterFacts | undefined>(undefined);
  const names = live<ReadonlyMap<string, string>>(new Map());
  const session = watchSession(bridge);
  const files = createFiles(bridge, database.get);
  const accessQueue = createAccessQueue({ bridge, profileId, now, newId: () => crypto.randomUUID(), session: session.session.get });
  const channel = new BroadcastChannel(`sektorpost-archive-${profileId}`);
  let running: Running | undefined;
  let closed = false;
  let idleWaiters: (() => void)[] = [];
  let isIdle = false;

  const opened = () => new Promise<ArchiveDb>((resolve, reject) => {
    const look = (): boolean => {
      const db = database.get();
      const current = state.get();
      if (db) resolve(db);
      else if (closed) reject(new CodedError('bridge-closed'));
      else if (current.state === 'newer') reject(new CodedError('archive-newer'));
      else if (current.state === 'damaged') reject(new CodedError('archive-damaged'));
      else return false;
      return true;
    };
    if (look()) return;
    const stops = [database.subscribe(check), state.subscribe(check)];
    function check() { if (look()) for (const stop of stops) stop(); }
  });

  function trouble(error: unknown): void {
    const found = troubleOf(error);
    if (found === 'full') state.set({ state: 'full' });
    else if (found === 'damaged') state.set({ state: 'damaged', code: 'archive-damaged' });
  }

  async function start(startAnew: boolean): Promise<void> {
    running?.stop();
    running = undefined;
    database.set(undefined);
    const result = await openDatabase({
      profileId, startAnew,
      onBlocked: () => { state.set({ state: 'other-tab' }); },
      onReplaced: () => { state.set({ state: 'newer' }); running?.stop(); running = undefined; database.set(undefined); },
    });
    if (closed) { if (result.state === 'open') result.db.close(); return; }
    if (result.state !== 'open') { state.set(result); return; }
    running = run(result.db);
    database.set(result.db);
    state.set({ state: 'ready' });
  }

  function run(db: ArchiveDb): Running {
    const engine = kind === 'worker' ? workerEngine(db.name, profileId) : localEngine(db, profileId);
    const controller = new AbortController();
    // Every tab sees a rebuild, whichever tab does it.
    const watching = liveQuery(() => db.meta.get('archive')).subscribe({
      next: (meta) => {
        const current = state.get().state;
        if (meta?.rebuild) state.set({ state: 'rebuilding', done: meta.rebuild.done, total: meta.rebuild.total });
        else if (current === 'rebuilding') state.set({ state: 'ready' });
      },
      error: trouble,
    });
    const naming = liveQuery(() => lookedUpNames(db)).subscribe({ next: (found) => { if (found.size > 0 || names.get().size > 0) names.set(found); }, error: trouble });
    const own: Running = {
      db, engine,
      stop() {
        controller.abort();
        own.intake?.stop();
        own.mirror?.stop();
        own.names?.stop();
        watching.unsubscribe();
        naming.unsubscribe();
        engine.close();
        db.close();
      },
    };
    const elected = () => {
      own.mirror = startMirror(bridge, db);
      own.names = startNames(bridge, db);
      own.intake = startIntake({
        bridge, db, engine, now, onTrouble: trouble,
        onStored: () => { if (state.get().state === 'full') state.set({ state: 'ready' }); },
        onIdle: () => {
          isIdle = true;
          for (const waiter of idleWaiters) waiter();
          idleWaiters = [];
          files.fetchAhead();
        },
        onRebuilt: () => { own.mirror?.restore(); },
      });
      const waking = startWaking(db, now, controller.signal, trouble);
      wake = waking;
    };
    navigator.locks.request(`sektorpost-archive-${profileId}`, { signal: controller.signal }, async () => {
      if (controller.signal.aborted) return;
      elected();
      await new Promise<void>((resolve) => { controller.signal.addEventListener('abort', () => { resolve(); }); });
    }).catch(() => undefined);
    return own;
  }
  let wake: () => void = () => undefined;

  const fetchReceivers = () => {
    if (session.session.get()?.state !== 'open') return;
    fetchContacts(bridge, opened).catch(() => undefined);
    bridge.call('register.facts', {}).then((facts) => { if (JSON.stringify(facts) !== JSON.stringify(register.get())) register.set(facts); }, () => undefined);
  };
  const poke = () => {
    isIdle = false;
    running?.intake?.poke();
  };
  const stops = [
    bridge.on('handover', poke),
    bridge.on('register', (facts) => {
      register.set(facts);
      fetchReceivers();
      running?.names?.again();
    }),
    session.session.subscribe(() => {
      fetchReceivers();
      if (session.session.get()?.state === 'open') { running?.mirror?.restore(); running?.names?.again(); }
    }),
    bridge.onOpen?.(() => {
      session.refresh();
      poke();
      running?.mirror?.poke();
      accessQueue.flush();
    }) ?? (() => undefined),
  ];
  channel.onmessage = ({ data }) => {
    if (data === 'rebuild') running?.intake?.rebuild().catch(() => undefined);
    else if (data === 'snooze') wake();
  };

  async function rebuild(): Promise<void> {
    // A damaged database stays where it is; the new one is filled because it is empty.
    if (state.get().state === 'damaged') return start(true);
    if (state.get().state === 'newer') throw new CodedError('archive-newer');
    await opened();
    if (running?.intake) await running.intake.rebuild();
    else channel.postMessage('rebuild');
  }

  void start(false);

  return {
    state, database, register, names, session: session.session, network: session.network, notices: session.notices, progress: session.progress, dismissNotice: session.dismissNotice,
    sessionCommands: session.commands,
    commands: createCommands({
      bridge, accessQueue, files, now, newId, session: session.session.get, database: opened, rebuild,
      onSnooze: () => {
        wake();
        channel.postMessage('snooze');
      },
    }),
    search: async (text) => {
      await opened();
      if (!isHeldBack(session.session.get())) return await running?.engine.search(text, SEARCH_LIMIT) ?? [];
      // Hits that only the text brought are dropped, so that more are asked for.
      return hitsWithoutText(await running?.engine.search(text, SEARCH_LIMIT * 10) ?? [], text).slice(0, SEARCH_LIMIT);
    },
    setPreference(key, value) { opened().then((db) => db.preferences.put({ key, value })).catch(trouble); },
    readFailed: trouble,
    idle: () => (isIdle ? Promise.resolve() : new Promise((resolve) => { idleWaiters.push(resolve); })),
    async close() {
      closed = true;
      for (const stop of stops) stop();
      session.stop();
      files.stop();
      accessQueue.stop();
      channel.close();
      running?.stop();
      running = undefined;
      database.set(undefined);
    },
  };
}

/** Looks for snoozed threads that are due: now, when told to, when the next is due, and at least every minute while there are any. */
function startWaking(db: ArchiveDb, now: () => Instant, signal: AbortSignal, onTrouble: (error: unknown) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (signal.aborted) return;
    wakeSnoozed(db, now()).then(
      (next) => {
        if (next === undefined || signal.aborted) return;
        timer = setTimeout(look, Math.max(0, Math.min(WAKE_MS, Date.parse(next) - Date.parse(now()))));
      },
      onTrouble,
    );
  };
  signal.addEventListener('abort', () => { clearTimeout(timer); });
  look();
  return look;
}
