/** Accessibility of a screen as it stands, in light and dark. Only what axe is sure of counts. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let source: Promise<string> | undefined;

/**
 * While a list of suggestions is open, React Aria hides all the rest from screen readers on purpose: the field owns the keyboard,
 * and Tab closes the list. To axe that looks like a page of focusable things that are hidden, without heading or landmarks.
 */
const HIDDEN_BEHIND_LIST = ['aria-hidden-focus', 'page-has-heading-one', 'region'];

/** One line per rule, place and colour scheme; nothing when all is well. The script comes from outside the page, where the page's policy doesn't reach. */
export async function findings(page: Page, { listOpen = false } = {}): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const options: Axe.RunOptions = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], ...(listOpen ? { rules: Object.fromEntries(HIDDEN_BEHIND_LIST.map((id) => [id, { enabled: false }])) } : {}) };
    const violations = await page.evaluate(async (given) => {
      // What is still fading in has colours of its own.
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
      const { axe } = window as unknown as { axe: typeof Axe };
      const result = await axe.run(document, given);
      return result.violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html, any, all, none }) => `${html.slice(0, 200)} ${[...any, ...all, ...none][0]?.message ?? ''}`).join(' | ')}`);
    }, options);
    found.push(...violations.map((line) => `${colorScheme}: ${line}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
