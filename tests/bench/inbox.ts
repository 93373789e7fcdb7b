/** From navigation to an inbox that obeys the keyboard: the built page behind the real host, with an archive of a given size. */
import { fork } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium as playwright, type Page } from 'playwright-core';
import { removeFolder } from '../e2e/support/launch';
import { pause } from '../faults/random';
import { chromiumArgs, needChromium } from '../faults/scripts';
import { makeMessages } from '../doubles/records';
import { median, RUNS, type Benchmark, type BenchOptions, type Measured } from './measure';

const ROW = '[role=grid] [role=row][data-key]';

/** Milliseconds from navigation until a key has moved the selection from the first row to the second. */
async function openInbox(page: Page, url: string): Promise<number> {
  const begun = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(ROW).nth(1).waitFor({ timeout: 120_000 });
  const first = await page.locator(ROW).first().getAttribute('data-key');
  await page.locator(ROW).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((before) => { const key = document.activeElement?.getAttribute('data-key'); return key !== undefined && key !== null && key !== before; }, first, { polling: 'raf' });
  return performance.now() - begun;
}

/** The same origin and database without the product: a file of the page, fifty rows of the list by their index, and as many plain elements. */
async function openBare(page: Page, origin: string): Promise<number> {
  const begun = performance.now();
  await page.goto(`${origin}/bare.txt`, { waitUntil: 'commit' }).catch(() => undefined);
  await page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => { request.onsuccess = () => { resolve(request.result); }; request.onerror = () => { reject(new Error(request.error?.name)); }; });
    const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('sektorpost-'))!.name!;
    const db = await asked(indexedDB.open(name));
    const rows: unknown[] = [];
    await new Promise<void>((resolve) => {
      const request = db.transaction('threads').objectStore('threads').index('views').openCursor(null, 'prev');
      request.onsuccess = () => { const cursor = request.result; if (!cursor || rows.length === 50) { resolve(); return; } rows.push(cursor.value); cursor.continue(); };
    });
    db.close();
    for (const row of rows) { const element = document.createElement('div'); element.textContent = JSON.stringify(row).slice(0, 200); document.body.append(element); }
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
  });
  return performance.now() - begun;
}

const heapOf = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage') as { usedSize: number };
  await session.detach();
  return usedSize / 1024 / 1024;
};

/** Waits until the archive has stored everything that the double hands over. */
async function filled(page: Page, items: number): Promise<void> {
  for (;;) {
    const watermark = await page.evaluate(async () => {
      const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('sektorpost-'))?.name;
      if (name === undefined) return 0;
      const db = await new Promise<IDBDatabase>((resolve) => { const request = indexedDB.open(name); request.onsuccess = () => { resolve(request.result); }; });
      try {
        if (!db.objectStoreNames.contains('meta')) return 0;
        const request = db.transaction('meta').objectStore('meta').get('archive');
        const meta = await new Promise<{ watermark?: number } | undefined>((resolve) => { request.onsuccess = () => { resolve(request.result as { watermark?: number } | undefined); }; });
        return meta?.watermark ?? 0;
      } finally { db.close(); }
    });
    if (watermark >= items) return;
    await pause(1000);
  }
}

interface Size { open: number[]; bare: number[]; heap: number }

async function sizeOf({ root, say }: BenchOptions, count: number, runs: number): Promise<Size> {
  const folder = await mkdtemp(join(tmpdir(), 'sektorpost-bench-'));
  const host = fork(join(root, 'dist', 'host', 'index.js'), ['--profile', join(folder, 'profile'), '--worker', join(root, '.cache', 'bench-worker', 'index.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [], env: { ...process.env, SEKTORPOST_BENCH_MESSAGES: String(count) },
  });
  const ended = new Promise((resolve) => { host.once('exit', resolve); });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: host.stdout! }).on('line', (line) => { const event = JSON.parse(line) as { event: string; url?: string }; if (event.url !== undefined) resolve(event.url); else if (event.event === 'fatal') reject(new Error(line)); });
      host.once('exit', () => { reject(new Error('the host ended')); });
    });
    const { origin } = new URL(url);
    const context = await playwright.launchPersistentContext(join(folder, 'chromium'), { executablePath: await needChromium(say), headless: true, args: chromiumArgs(), viewport: { width: 1280, height: 800 }, locale: 'da-DK' });
    try {
      const page = context.pages()[0] ?? await context.newPage();
      await page.goto(url);
      await filled(page, makeMessages({ count }).items.length);
      say(`${count} messages are in the archive`);
      // One to warm the browser's caches of the page's own files, as they are after the first start of a day.
      await openInbox(page, origin);
      const open: number[] = [];
      const bare: number[] = [];
      for (let run = 0; run < runs; run++) {
        await page.goto('about:blank');
        open.push(await openInbox(page, origin));
        bare.push(await openBare(page, origin));
      }
      await openInbox(page, origin);
      return { open, bare, heap: await heapOf(page) };
    } finally { await context.close(); }
  } finally {
    host.kill('SIGTERM');
    await ended;
    await removeFolder(folder);
  }
}

const opening = (name: string, { open, bare }: Size): Measured => ({
  name, value: median(open), unit: 'ms', better: 'lower', runs: open.length, peer: 'the same origin and database, fifty rows in plain elements', peerValue: median(bare),
});

export const inboxAndMemory: Benchmark = async function* (options) {
  const small = await sizeOf(options, 1000, RUNS);
  yield opening('inbox-open-1k', small);
  const large = await sizeOf(options, 20_000, RUNS);
  yield opening('inbox-open-20k', large);
  yield { name: 'memory-page', value: large.heap, unit: 'MB', better: 'lower', runs: 1, peer: 'the same page with 1,000 messages', peerValue: small.heap };
};

export const inboxOpen100k: Benchmark = async function* (options) { yield opening('inbox-open-100k', await sizeOf(options, 100_000, RUNS)); };


