/** Working without a mouse: the person sees where the focus is and moves it with Tab. */
import type { Locator, Page } from 'playwright-core';
import { compose } from '../../../shared/i18n/da/compose';

/** Longer than the guard that keeps a held Ctrl+Enter from passing through the question. */
const BEYOND_GUARD_MS = 500;

/** Whether focus is in it. */
export const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element.contains(document.activeElement)).catch(() => false);

/** Presses Tab until focus is on `target`, as often as a long form may need; Shift+Tab with `back`. */
export async function tabTo(page: Page, target: Locator, { most = 60, back = false } = {}): Promise<void> {
  await target.waitFor();
  const passed: string[] = [];
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await hasFocus(target)) return;
    passed.push(await page.evaluate(() => { const at = document.activeElement; return `${at?.tagName ?? ''} ${at?.getAttribute('aria-label') ?? at?.textContent.slice(0, 30) ?? ''}`; }));
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never came to ${target.toString()}; it passed ${passed.join(' | ')}`);
}

export async function waitForFocus(target: Locator): Promise<void> {
  await target.waitFor();
  for (let tries = 0; tries < 200; tries += 1) {
    if (await hasFocus(target)) return;
    await target.page().waitForTimeout(50);
  }
  throw new Error(`focus never came to ${target.toString()}`);
}

/** Types into the combo box that has focus, and takes the first of what it finds. */
export async function pickByKeys(page: Page, typed: string, option: string): Promise<void> {
  await page.keyboard.insertText(typed);
  await page.getByRole('option').filter({ hasText: option }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Ctrl+Enter in the form, and Ctrl+Enter again at the question. */
export async function sendByKeys(page: Page, title: string = compose.confirm.title): Promise<void> {
  const question = page.getByRole('alertdialog', { name: title });
  await page.keyboard.press('Control+Enter');
  await question.waitFor();
  await page.waitForTimeout(BEYOND_GUARD_MS);
  await page.keyboard.press('Control+Enter');
  await question.waitFor({ state: 'hidden' });
}
