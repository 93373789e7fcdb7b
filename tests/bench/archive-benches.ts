/** Benchmarks of the archive alone, in a page of its own under the product's policy. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { chromium as playwright, type Page } from 'playwright-core';
import { mimeTypeOf, pageHeaders } from '../../electron/node/page-headers';
import { removeFolder } from '../e2e/support/launch';
import { chromiumArgs, needChromium } from '../faults/scripts';
import { median, RUNS, times, type Benchmark, type BenchOptions } from './measure';
import type { benchmarks } from './page/main';

type Benchmarks = typeof benchmarks;

async function inPage<T>({ root, say }: BenchOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const built = join(root, '.cache', 'bench-page');
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    readFile(join(built, path === '/' ? 'index.html' : path)).then(
      (bytes) => { response.writeHead(200, { ...pageHeaders, 'Content-Type': mimeTypeOf(path === '/' ? 'index.html' : path) }).end(bytes); },
      () => { response.writeHead(404).end(); },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'sektorpost-bench-'));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  const context = await playwright.launchPersistentContext(folder, { executablePath: await needChromium(say), headless: true, args: chromiumArgs() });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => { say(`the page failed: ${error.message}`); });
    await page.goto(`http://127.0.0.1:${address.port}/`);
    await page.waitForFunction(() => 'benchmarks' in window);
    return await work(page);
  } finally {
    await context.close();
    server.close();
    await removeFolder(folder);
  }
}

const call = <N extends keyof Benchmarks>(page: Page, name: N, ...args: Parameters<Benchmarks[N]>): Promise<Awaited<ReturnType<Benchmarks[N]>>> =>
  page.evaluate(({ method, values }) => (window.benchmarks[method] as (...all: unknown[]) => Promise<unknown>)(...values), { method: name, values: args as unknown[] }) as Promise<Awaited<ReturnType<Benchmarks[N]>>>;

const INGESTED = 2000;
const STALLED = 5000;
/** Each takes as long as all other readings together. */
const REBUILDS = 3;

export const ingest: Benchmark = async function* (options) {
  const results = await inPage(options, (page) => times(RUNS, () => call(page, 'ingest', INGESTED)));
  yield { name: 'ingest', value: median(results.map(({ messagesPerSecond }) => messagesPerSecond)), unit: 'messages/s', better: 'higher', runs: RUNS, peer: 'raw IndexedDB puts of the same rows', peerValue: median(results.map(({ rawPerSecond }) => rawPerSecond)) };
};

export const stallIngest: Benchmark = async function* (options) {
  const results = await inPage(options, (page) => times(RUNS, async () => ({ stall: await call(page, 'stallIngest', STALLED), idle: await call(page, 'stallIdle', 3000) })));
  yield { name: 'stall-ingest', value: median(results.map(({ stall }) => stall)), unit: 'ms', better: 'lower', runs: RUNS, peer: 'an idle page', peerValue: median(results.map(({ idle }) => idle)) };
};

export const searchAndRebuild: Benchmark = async function* (options) {
  const { search, scan, rebuild, raw } = await inPage(options, (page) => call(page, 'readingsOf', 20_000, RUNS, REBUILDS));
  yield { name: 'search-20k', value: search, unit: 'ms', better: 'lower', runs: RUNS, peer: 'every message read and looked through', peerValue: scan };
  yield { name: 'rebuild-20k', value: rebuild, unit: 'ms', better: 'lower', runs: REBUILDS, peer: 'raw IndexedDB puts of the same rows', peerValue: raw };
};

export const search100k: Benchmark = async function* (options) {
  const { search, scan } = await inPage(options, (page) => call(page, 'readingsOf', 100_000, RUNS, 0));
  yield { name: 'search-100k', value: search, unit: 'ms', better: 'lower', runs: RUNS, peer: 'every message read and looked through', peerValue: scan };
};
