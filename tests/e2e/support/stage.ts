/** A stage for a `describe`: it stands while its tests run, and leaves pictures. */
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openStage, type Stage, type StageOptions } from './open-stage';

export { until, type Player } from './open-stage';

export const root = resolve(import.meta.dirname, '../../..');
const results = join(root, 'test-results');

/** A picture of the journey for people to look at: `test-results/<journey>-<moment>.png`. */
export async function shot(page: Page, journey: string, moment: string): Promise<void> {
  await mkdir(results, { recursive: true });
  await page.screenshot({ path: join(results, `${journey}-${moment}.png`), animations: 'disabled' });
}

const sizes = [{ width: 1280, height: 800 }, { width: 1024, height: 700 }];

/** The screen as it stands, four times. Nothing may stick out of the window, or a person would have to scroll sideways. */
export async function portrayScreen(page: Page, journey: string, name: string): Promise<void> {
  for (const viewport of sizes) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.mouse.move(viewport.width - 2, 2);
      await shot(page, journey, `${name}-${viewport.width}-${colorScheme}`);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} at ${viewport.width}`).toBe(0);
    // Panes scroll, the window never: one hidden element below its edge, and focus would take the whole frame out of sight.
    expect(await page.evaluate(() => [document.documentElement, document.body, ...document.body.children].reduce((sum, { scrollTop }) => sum + scrollTop, 0)), `${name} at ${viewport.width}, scrolled`).toBe(0);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(sizes[0]!);
}

/** For a `describe`: the stage stands while its tests run, and what a failed one saw is kept as a picture. */
export function useStage(options?: Omit<StageOptions, 'root'>): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => { stage = await openStage({ root, ...options }); });
  afterEach(async ({ task }) => { if (task.result?.state === 'fail') await photograph(stage, `failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`); });
  afterAll(async () => { expect(await stage?.close() ?? []).toEqual([]); });
  return () => stage!;
}

/** Every window as it looks now. */
async function photograph(stage: Stage | undefined, name: string): Promise<void> {
  for (const { page, profile } of stage?.players ?? []) await shot(page, name, basename(profile)).catch(() => undefined);
}
