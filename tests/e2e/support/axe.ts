/** Accessibility of a screen of the real client as it stands, in light and dark. Only what axe is sure of counts. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { atRest, readable } from '../../doubles/accessibility';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let source: Promise<string> | undefined;

/**
 * While a list of suggestions is open, React Aria hides all the rest from screen readers on purpose: the field owns the keyboard,
 * and Tab closes the list. To axe that looks like a page of focusable things that are hidden, without heading or landmarks.
 */
const HIDDEN_BEHIND_LIST = ['aria-hidden-focus', 'page-has-heading-one', 'region'];

export interface Look { /** A list of suggestions is open. */ listOpen?: boolean; /** Says which of several looks failed. */ name?: string }

/** Fails with one line per rule, place and colour scheme. The script comes from outside the page, where the page's policy doesn't reach. */
export async function expectNoFindings(page: Page, { listOpen = false, name }: Look = {}): Promise<void> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  const rules = Object.fromEntries(listOpen ? HIDDEN_BEHIND_LIST.map((id) => [id, { enabled: false }]) : []);
  const options: Axe.RunOptions = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], rules };
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(atRest);
    const violations = await page.evaluate(async (given) => (await (window as unknown as { axe: typeof Axe }).axe.run(document, given)).violations, options);
    found.push(...readable(violations).map((line) => `${colorScheme}: ${line}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect(found, [...(name === undefined ? [] : [name]), ...found].join('\n')).toEqual([]);
}
