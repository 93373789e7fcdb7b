/** One real client for tests: a host with its worker on a profile, and a Chromium window on it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium as playwright, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArgs } from '../../../build/chromium.mjs';
import { startHost } from '../../../build/host.mjs';

export interface LaunchOptions {
  /** The project's folder, with a fresh dist/. */
  root: string;
  /** Executable of the browser. */
  chromium: string;
  profile: string;
  /** The hub's network.json; absent = a training network of the client's own. */
  network?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  headless?: boolean;
}

export interface Client {
  page: Page;
  port: number;
  hostPid: number;
  profile: string;
  /** What went wrong in the page so far: uncaught errors, console errors and policy violations. */
  faults: string[];
  /** Closes the window; the host and its worker go on. */
  closeWindow(): Promise<void>;
  /** Opens a window on the running host again and shows it. */
  openWindow(): Promise<Page>;
  close(): Promise<void>;
}

interface Ready { event: string; url: string; port: number; pid: number; code?: string }

export async function launchClient(options: LaunchOptions): Promise<Client> {
  const start = async () => {
    const host = await startHost(options.root, { profile: options.profile, ...(options.network ? { network: options.network } : {}) });
    const event = host.event as Ready;
    if (event.event !== 'ready' && event.event !== 'joined') throw new Error(`The host could not start: ${event.code ?? event.event}`);
    return { host, event };
  };
  const first = await start();
  const faults: string[] = [];
  let context: BrowserContext | undefined;

  const openWindow = async (url: string): Promise<Page> => {
    context = await playwright.launchPersistentContext(join(options.profile, 'chromium'), {
      executablePath: options.chromium, headless: options.headless ?? true,
      // Without a graphics card the drawing process only adds a way to stand still: frames have been seen to stop for good.
      args: [...chromiumArgs(), '--disable-gpu'], viewport: options.viewport ?? { width: 1280, height: 800 },
      locale: 'da-DK', timezoneId: 'Europe/Copenhagen', acceptDownloads: true, reducedMotion: 'reduce', ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    });
    const page = context.pages()[0] ?? await context.newPage();
    page.on('pageerror', (error) => { faults.push(`error: ${error.message}`); });
    page.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
    await page.goto(url);
    return page;
  };
  const closeWindow = async () => { await context?.close(); context = undefined; };

  const client: Client = {
    page: await openWindow(first.event.url).catch(async (error: unknown) => { await first.host.stop(); throw error; }),
    port: first.event.port, hostPid: first.event.pid, profile: options.profile, faults,
    closeWindow,
    async openWindow() {
      // A start on a running host joins it and gets a ticket of its own, as a person's second start does.
      const { event } = await start();
      client.page = await openWindow(event.url);
      return client.page;
    },
    async close() { await closeWindow(); await first.host.stop(); },
  };
  return client;
}

/** A folder that is gone afterwards, whatever happened; Chromium may still be letting go of its files. */
export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
