/** A working day without a mouse, on the training network as a person meets it: it fills the inbox and answers by itself. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { drafts } from '../../shared/i18n/da/drafts';
import { inbox } from '../../shared/i18n/da/inbox';
import { reader } from '../../shared/i18n/da/reader';
import { shortcuts } from '../../shared/i18n/da/shortcuts';
import { work } from '../../shared/i18n/da/work';
import { patientBand, patientField, rows, segments, starting, waitForRows } from './support/journeys';
import { pickByKeys, sendByKeys, tabTo, waitForFocus } from './support/keys';
import { shot, until, useStage, type Player } from './support/stage';

/** Threads that the training network has for a practice on its first day, letters among them. */
const FIRST_THREADS = 27;

describe('a working day by keyboard', () => {
  const stage = useStage({ simulation: true });
  let gp: Player;
  const row = (key: string) => gp.page.locator(`[role="row"][data-key="${key}"]`);
  const focusedRow = async (): Promise<string> => {
    await waitForFocus(gp.page.locator('[role="row"]:focus'));
    return (await gp.page.locator('[role="row"]:focus').getAttribute('data-key'))!;
  };
  const toolbar = (page: Page) => page.getByRole('toolbar', { name: reader.toolbar });
  const text = (page: Page) => page.getByRole('textbox', { name: starting(compose.text.label) });
  const heading = (name: string) => gp.page.getByRole('heading', { name, exact: true });

  beforeAll(async () => {
    gp = await stage().player('gp-testgade');
    await waitForRows(gp.page, 5);
    // What comes in moves the rows of the list; a person begins when it is still.
    await until(async () => Number(await gp.page.getByRole('grid').getAttribute('aria-rowcount')) >= FIRST_THREADS, 'the first inbox', 90_000);
    // Any use of a mouse would be seen here.
    await gp.page.evaluate(() => { for (const type of ['pointerdown', 'mousedown']) window.addEventListener(type, () => { document.documentElement.dataset.mouse = type; }, true); });
  });

  it('goes through the list with j and k, and into a message with Enter', async () => {
    const { page } = gp;
    await page.keyboard.press('j');
    const first = await focusedRow();
    await page.keyboard.press('j');
    const second = await focusedRow();
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focusedRow()).toBe(first);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await toolbar(page).waitFor();
    expect(await row(second).getAttribute('aria-selected')).toBe('true');
    // Enter again leads into the message, Esc back to its row.
    await page.keyboard.press('Enter');
    await waitForFocus(page.getByRole('main', { name: common.frame.reader }));
    await page.keyboard.press('Escape');
    await waitForFocus(row(second));
    await page.keyboard.press('Enter');
    await toolbar(page).waitFor();
  });

  it('answers with r and sends with Ctrl+Enter twice', async () => {
    const { page } = gp;
    const before = await segments(page).count();
    await page.keyboard.press('r');
    await heading(compose.title.reply).waitFor();
    await waitForFocus(text(page));
    await page.keyboard.insertText('Svaret er skrevet uden mus.');
    await sendByKeys(page);
    await toolbar(page).waitFor();
    await segments(page).filter({ hasText: 'Svaret er skrevet uden mus.' }).waitFor();
    await expect.poll(() => segments(page).count()).toBeGreaterThan(before);
    await shot(page, 'keyboard', 'answered');
  });

  it('takes a thread off the list with e, goes to the next, and brings it back with Ctrl+Z', async () => {
    const { page } = gp;
    const open = await page.locator('[role="row"][aria-selected="true"]').getAttribute('data-key');
    await page.keyboard.press('e');
    await page.getByText(inbox.done.handled_one).waitFor();
    await row(open!).waitFor({ state: 'detached' });
    const next = page.locator('[role="row"][aria-selected="true"]');
    await next.waitFor();
    expect(await next.getAttribute('data-key')).not.toBe(open);
    await page.keyboard.press('Control+Z');
    await row(open!).waitFor();
  });

  it('finds a message with / and opens the hit', async () => {
    const { page } = gp;
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox', { name: common.frame.searchLabel });
    await waitForFocus(field);
    await page.keyboard.type('metoprolol');
    await rows(page).filter({ hasText: 'Metoprolol' }).first().waitFor();
    await shot(page, 'keyboard', 'search');
    await page.keyboard.press('Enter');
    await focusedRow();
    await page.keyboard.press('Enter');
    await toolbar(page).waitFor();
    await segments(page).filter({ hasText: 'Metoprolol 50 mg' }).waitFor();
    await expect.poll(() => patientBand(page).innerText()).toContain('251248-4916');
  });

  it('writes a new message from nothing with c', async () => {
    const { page } = gp;
    await page.keyboard.press('c');
    await heading(compose.title.new).waitFor();
    await waitForFocus(patientField(page));
    // A person who is known from messages is found by name.
    await pickByKeys(page, 'Knut', '150282-4933');
    const receiver = page.getByRole('combobox', { name: compose.receiver.label, exact: true });
    await waitForFocus(receiver);
    await pickByKeys(page, 'Sygeplejen Syd', 'Sygeplejen Syd');
    const category = page.getByRole('button', { name: new RegExp(compose.category.label) }).first();
    await tabTo(page, category);
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: common.category.nursing, exact: true }).waitFor();
    await page.keyboard.type('Sygep');
    await waitForFocus(page.getByRole('option', { name: common.category.nursing, exact: true }));
    await page.keyboard.press('Enter');
    await waitForFocus(category);
    await tabTo(page, page.getByRole('textbox', { name: starting(compose.topic.label) }));
    await page.keyboard.insertText('Uden mus');
    await tabTo(page, text(page));
    // The training network refuses what holds these two words.
    await page.keyboard.insertText('Kan I måle blodtryk på torsdag? prøv afvisning');
    await shot(page, 'keyboard', 'compose');
    await sendByKeys(page);
    await heading(compose.title.new).waitFor({ state: 'hidden' });
  });

  it('goes to what needs a person with g h, and into it with Enter', async () => {
    const { page } = gp;
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await waitForRows(page, 1);
    await page.keyboard.press('j');
    await focusedRow();
    await page.keyboard.press('Enter');
    await waitForFocus(page.getByRole('main'));
    await page.getByRole('main').getByText(work.steps.correct).first().waitFor();
    await shot(page, 'keyboard', 'needs-action');
    await page.keyboard.press('Escape');
    await focusedRow();
  });

  it('puts what is begun aside with Esc and finds it again with g k', async () => {
    const { page } = gp;
    await page.keyboard.press('c');
    await heading(compose.title.new).waitFor();
    await waitForFocus(patientField(page));
    await tabTo(page, text(page));
    await page.keyboard.insertText('Gemmes til senere.');
    await page.keyboard.press('Escape');
    await heading(compose.title.new).waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    const list = page.getByRole('grid', { name: drafts.list });
    await list.getByRole('row').filter({ hasText: 'Gemmes til senere.' }).waitFor();
    await expect.poll(() => list.getByRole('row').count()).toBe(1);
    await page.keyboard.press('j');
    await waitForFocus(list.getByRole('row').first());
    await page.keyboard.press('Enter');
    await heading(compose.title.new).waitFor();
    await expect.poll(() => text(page).inputValue()).toBe('Gemmes til senere.');
    await page.keyboard.press('Escape');
    await list.waitFor();
  });

  it('shows every key with ?, and Esc closes it', async () => {
    const { page } = gp;
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: shortcuts.title });
    await dialog.waitFor();
    await waitForFocus(dialog);
    // A practice reads its own words where there are two.
    const names = Object.entries(shortcuts.action).filter(([key]) => !(`${key}_patient` in shortcuts.action)).map(([, name]) => name);
    for (const name of names) expect(await dialog.getByText(name, { exact: true }).count(), name).toBeGreaterThan(0);
    await shot(page, 'keyboard', 'shortcuts');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('walks through the panes with F6 and never needed the mouse', async () => {
    const { page } = gp;
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await waitForRows(page, 1);
    const panes = new Set<string>();
    for (let n = 0; n < 6; n += 1) {
      await page.keyboard.press('F6');
      panes.add(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none'));
    }
    expect([...panes].sort()).toEqual(expect.arrayContaining(['list', 'rail']));
    expect(panes.has('none')).toBe(false);
    expect(await page.evaluate(() => document.documentElement.dataset.mouse)).toBeUndefined();
  });
});
