/** The real Electron runtime: the window opens on the app scheme, the page is caged, and a first start leads to an inbox with messages. Registered only where the runtime is installed. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from '../../build/electron-runtime.mjs';
import { onboard, waitForRows } from '../e2e/support/journeys';
import { removeFolder } from '../e2e/support/launch';
import { root, shot } from '../e2e/support/stage';

describe('the Electron client', () => {
  const faults: string[] = [];
  let profile: string;
  let client: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'sektorpost-electron-'));
    // Root has no sandbox of its own on Linux; there alone it is left out.
    client = await electron.launch({ executablePath: String(findElectron(root)), args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, '--profile', profile] });
    page = await client.firstWindow();
    page.on('pageerror', (error) => { faults.push(error.message); });
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  });
  afterAll(async () => {
    await client.close();
    await removeFolder(profile);
  });

  it('shows the page from its own scheme, without Node and without a network', async () => {
    expect(page.url()).toMatch(/^app:\/\//);
    expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([]);
    expect(await page.evaluate(() => fetch('https://example.org/').then(() => 'reached', () => 'cut'))).toBe('cut');
    // That try is noted in the console, as it should be.
    faults.length = 0;
  });

  it('goes from the first start to an inbox with messages', async () => {
    await onboard(page, { role: 'general-practice', organisation: 'Lægerne Testgade' });
    expect(await waitForRows(page, 1)).toBeGreaterThan(0);
    await shot(page, 'electron', 'inbox');
    expect(faults).toEqual([]);
  });
});
