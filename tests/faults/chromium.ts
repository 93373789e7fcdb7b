/**
 * A side with the real page: the product's browser host with the worker under test behind it, and the archive in a real
 * Chromium. What the archive shows is read from IndexedDB itself, past all code of ours.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { chromium as playwright, type BrowserContext, type Page } from 'playwright-core';
import { readRunningHost } from '../../electron/node/host-files';
import { connectTo } from '../../electron/node/join-host';
import { CodedError, createClient, type BridgeClient } from '../../shared/contract';
import type { DeliveryEvent, MessageRecord, Quarantine } from '../../shared/messages';
import { messageTime } from '../../shared/standards/thread';
import { killBehindHost, type Mailroom } from './mailroom-process';
import { outOfOrder, reorderedThreads, type Archive } from './model-archive';
import { killsDone, PLAN_VARIABLE } from './plan';
import { pause } from './random';
import { chromiumArgs, needChromium } from './scripts';
import type { OpenClient } from './world';

/** All rows of the archive, by table. */
export type Rows = Record<string, Record<string, unknown>[]>;

export interface ChromiumArchive extends Archive {
  rows(): Promise<Rows>;
  /** The browser is killed and opened again. */
  killBrowser(): Promise<void>;
  /** The window is closed, the origin's IndexedDB deleted, and the window opened again. */
  empty(): Promise<void>;
  readonly browserKills: number;
  /** What the page said of itself: uncaught errors. */
  readonly faults: string[];
}

export interface ChromiumClient { mailroom: Mailroom; archive: ChromiumArchive }

/** The host's back-off grows with each death; a new host begins it anew, and is one more thing that dies. */
const LONGEST_RETRY_MS = 800;
const TABLES = ['messages', 'bodies', 'threads', 'outgoing', 'quarantine', 'attachmentRefs', 'patients', 'counters', 'meta'];

interface HostEvent { event: string; url?: string; retryMs?: number; code?: string }

export function openChromium({ root, script, say }: { root: string; script: string; say(line: string): void }): { open: OpenClient; client(): ChromiumClient } {
  const current: { client?: ChromiumClient } = {};
  return {
    client() { if (!current.client) throw new Error('not open'); return current.client; },
    open: async ({ profile, plan, networkFile }) => {
      const executablePath = await needChromium(say);
      const host = hostOf({ root, script, profile, plan, networkFile, say });
      const window = windowOf({ executablePath, folder: join(profile, 'chromium') });
      host.onUrl(async (url) => { await window.show(url); });
      await host.start();
      const archive: ChromiumArchive = {
        ...window.archive,
        async killBrowser() { await window.crash(); await host.restart(); },
        async empty() { await window.empty(); await host.restart(); },
        get browserKills() { return window.crashes; },
        faults: window.faults,
        stop: () => window.close(),
      };
      current.client = { mailroom: host.mailroom, archive };
      return current.client;
    },
  };
}

interface HostOptions { root: string; script: string; profile: string; plan: string; networkFile: string; say(line: string): void }

function hostOf({ root, script, profile, plan, networkFile, say }: HostOptions) {
  let child: ChildProcess | undefined;
  let client: BridgeClient | undefined;
  let killed = 0;
  let stopping = false;
  let restarting: Promise<void> | undefined;
  let onUrl: (url: string) => Promise<void> = async () => undefined;
  const listeners: ((own: BridgeClient) => void)[] = [];
  const upListeners: (() => void)[] = [];

  async function start(): Promise<void> {
    for (;;) {
      const own = fork(join(root, 'dist', 'host', 'index.js'), ['--profile', profile, '--network', networkFile, '--worker', script], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [], env: { ...process.env, [PLAN_VARIABLE]: plan } });
      child = own;
      const first = await new Promise<HostEvent>((resolve) => {
        createInterface({ input: own.stdout! }).on('line', (line) => { const event = JSON.parse(line) as HostEvent; resolve(event); heard(own, event); });
        own.once('exit', () => { resolve({ event: 'ended' }); });
      });
      if (first.event === 'ready' && first.url !== undefined) { await onUrl(first.url); return; }
      if (stopping) return;
      // The worker of a killed host may still be letting go of the profile.
      say(`the host can't start: ${first.code ?? first.event}`);
      if (own.exitCode === null && own.signalCode === null) { const gone = new Promise((resolve) => { own.once('exit', resolve); }); own.kill('SIGKILL'); await gone; }
      await pause(300);
    }
  }
  function heard(own: ChildProcess, event: HostEvent): void {
    if (event.event !== 'mailroom-down' || child !== own) return;
    if ((event.retryMs ?? 0) >= LONGEST_RETRY_MS) void restart();
  }
  function restart(): Promise<void> {
    restarting ??= (async () => {
      const own = child;
      child = undefined;
      if (own && own.exitCode === null && own.signalCode === null) {
        const gone = new Promise((resolve) => { own.once('exit', resolve); });
        own.kill('SIGKILL');
        await gone;
      }
      if (!stopping) await start();
    })().finally(() => { restarting = undefined; });
    return restarting;
  }

  async function line(): Promise<BridgeClient> {
    for (;;) {
      if (client) return client;
      if (stopping) throw new CodedError('bridge-closed');
      const running = await readRunningHost(profile);
      const port = running && await connectTo(running).catch(() => undefined);
      if (port && !client) {
        const own = createClient(port);
        client = own;
        own.onClose(() => { if (client === own) client = undefined; });
        for (const listen of listeners) listen(own);
        for (const up of upListeners) up();
        return own;
      }
      await pause(50);
    }
  }

  const mailroom: Mailroom = {
    async once(name, args, bytes) { return (await line()).callWithBytes(name, args, bytes); },
    on(name, listener) { listeners.push((own) => { own.on(name, listener); }); if (client) client.on(name, listener); },
    onUp(listener) { upListeners.push(listener); if (client) listener(); },
    pid: undefined,
    kill() { if (killBehindHost(plan)) killed++; },
    // Counted where they are done: a host that dies at the same time tells of nothing.
    get deaths() { return killed + killsDone(plan).size; },
    async holdDown() { throw new Error('a host starts its worker again by itself'); },
    release() { /* see holdDown */ },
    async stop() {
      stopping = true;
      await restarting;
      client?.close();
      const own = child;
      if (!own || own.exitCode !== null || own.signalCode !== null) return;
      const gone = new Promise((resolve) => { own.once('exit', resolve); });
      own.kill('SIGTERM');
      await gone;
    },
  };
  return { mailroom, start, restart, onUrl(listener: (url: string) => Promise<void>) { onUrl = listener; } };
}

function windowOf({ executablePath, folder }: { executablePath: string; folder: string }) {
  let context: BrowserContext | undefined;
  let page: Page | undefined;
  let crashes = 0;
  const faults: string[] = [];

  async function show(url: string): Promise<void> {
    if (!context || !page || page.isClosed()) {
      context = await playwright.launchPersistentContext(folder, { executablePath, headless: true, args: chromiumArgs(), viewport: { width: 1024, height: 700 } });
      page = context.pages()[0] ?? await context.newPage();
      page.on('pageerror', (error) => { faults.push(error.message); });
    }
    await page.goto(url);
  }

  /** Runs in the page: plain IndexedDB, no schema of ours. */
  const rows = async (tables: readonly string[], most: number): Promise<Rows> => {
    if (!page) throw new Error('no window');
    return page.evaluate(async ({ wanted, limit }) => {
      const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => { request.onsuccess = () => { resolve(request.result); }; request.onerror = () => { reject(new Error(request.error?.name)); }; });
      const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('sektorpost-') === true ? [name] : []));
      if (names.length > 1) throw new Error(`${names.length} databases`);
      const result: Record<string, Record<string, unknown>[]> = {};
      if (names[0] === undefined) return result;
      const db = await asked(indexedDB.open(names[0]));
      try {
        const stores = wanted.filter((name) => db.objectStoreNames.contains(name));
        if (stores.length === 0) return result;
        const transaction = db.transaction(stores);
        await Promise.all(stores.map(async (name) => { result[name] = await asked(transaction.objectStore(name).getAll(null, limit)) as Record<string, unknown>[]; }));
      } finally { db.close(); }
      return result;
    }, { wanted: [...tables], limit: most });
  };

  const archive: Archive & { rows(): Promise<Rows> } = {
    rows: () => rows(TABLES, 1_000_000),
    async received() {
      try { return ((await rows(['bodies'], 30))['bodies'] ?? []).map((row) => row as unknown as MessageRecord).filter(({ direction }) => direction === 'in'); } catch { return []; }
    },
    async shown() {
      const all = await rows(TABLES, 1_000_000);
      const messages = (all['bodies'] ?? []) as unknown as MessageRecord[];
      // Each message's history stands in its own row of what was sent.
      const events = (all['outgoing'] ?? []).flatMap((row) => (row['events'] ?? []) as DeliveryEvent[]);
      const byId = new Map(messages.map((message) => [message.messageId, message]));
      const threads = (all['threads'] ?? []) as { threadId: string; ids: string[]; messages: number }[];
      const repeated = [...(all['outgoing'] ?? [])].filter((row) => { const own = (row['events'] ?? []) as DeliveryEvent[]; return new Set(own.map(({ n }) => n)).size !== own.length; }).map((row) => `the history of ${String(row['messageId'])}`);
      const listed = threads.flatMap(({ ids }) => ids);
      const count = new Map<string, number>();
      for (const id of listed) count.set(id, (count.get(id) ?? 0) + 1);
      return {
        messages: messages.filter(({ messageId }) => count.has(messageId)), events, quarantine: (all['quarantine'] ?? []) as unknown as Quarantine[],
        doubled: [...repeated, ...[...count].filter(([, times]) => times > 1).map(([id]) => id), ...threads.filter(({ ids, messages: own }) => ids.length !== own).map(({ threadId }) => `the count of thread ${threadId}`)],
        changed: [],
        reordered: [...reorderedThreads(messages), ...threads.filter(({ ids }) => outOfOrder(ids.map((id) => { const message = byId.get(id); return message && (messageTime(message.view) ?? message.at); }))).map(({ threadId }) => threadId)],
      };
    },
    async stop() { await context?.close(); },
  };

  return {
    archive, faults, show,
    get crashes() { return crashes; },
    async close() { await context?.close(); context = undefined; },
    /** The browser's main process ends at once, as by a kill. */
    async crash() {
      if (!context || !page) return;
      const session = await context.newCDPSession(page);
      const gone = new Promise<void>((resolve) => { context!.once('close', () => { resolve(); }); });
      session.send('Browser.crash').catch(() => undefined);
      await gone;
      crashes++;
      context = undefined;
    },
    async empty() {
      if (!context || !page) return;
      const { origin } = new URL(page.url());
      await page.goto('about:blank');
      const session = await context.newCDPSession(page);
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    },
  };
}
