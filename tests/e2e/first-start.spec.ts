/** The first start and the lock, without a mouse; and what is written but not sent outlives both the lock and the mailroom. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { lock } from '../../shared/i18n/da/lock';
import { onboarding } from '../../shared/i18n/da/onboarding';
import { patientField, starting, TEST_PASSWORD } from './support/journeys';
import { pickByKeys, tabTo, waitForFocus } from './support/keys';
import { shot, until, useStage, type Player } from './support/stage';

describe('the first start, by keyboard', () => {
  const stage = useStage();
  let gp: Player;
  const heading = (title: string) => gp.page.getByRole('heading', { name: title, exact: true });
  const next = (name: string) => gp.page.getByRole('button', { name: starting(name) });
  const password = (page: Page) => page.getByLabel(lock.password, { exact: true });
  const text = (page: Page) => page.getByRole('textbox', { name: starting(compose.text.label) });
  const newMessage = () => gp.page.getByRole('button', { name: starting(common.nav.newMessage) });
  const unlockByKeys = async () => {
    await waitForFocus(password(gp.page));
    await gp.page.keyboard.insertText(TEST_PASSWORD);
    await gp.page.keyboard.press('Enter');
    await password(gp.page).waitFor({ state: 'hidden' });
  };

  beforeAll(async () => { gp = await stage().player('gp-testgade', { setUp: false }); });

  it('asks for a password of some length, typed twice alike', async () => {
    const { page } = gp;
    await heading(onboarding.password.title).waitFor();
    const first = page.getByLabel(onboarding.password.label, { exact: true });
    const again = page.getByLabel(onboarding.password.repeat, { exact: true });
    await waitForFocus(first);
    await page.keyboard.insertText('kort');
    await page.keyboard.press('Enter');
    await page.getByText(onboarding.password.short).waitFor();
    await waitForFocus(first);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(TEST_PASSWORD);
    await tabTo(page, again);
    await page.keyboard.insertText(`${TEST_PASSWORD}2`);
    await page.keyboard.press('Enter');
    await page.getByText(onboarding.password.different).waitFor();
    await waitForFocus(again);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await heading(onboarding.workplace.title).waitFor();
  });

  it('finds the practice, keeps the training network and takes a person', async () => {
    const { page } = gp;
    await tabTo(page, page.getByRole('radio', { name: starting(onboarding.workplace['general-practice']) }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('combobox', { name: onboarding.workplace.findMunicipality }).waitFor();
    await page.keyboard.press('ArrowUp');
    const practice = page.getByRole('combobox', { name: onboarding.workplace.findPractice });
    await tabTo(page, practice);
    await pickByKeys(page, 'testgade', 'Lægerne Testgade');
    await expect.poll(() => practice.inputValue()).toContain('Lægerne Testgade');
    await shot(page, 'first-start', 'workplace');
    await tabTo(page, next(onboarding.next));
    await page.keyboard.press('Enter');
    await heading(onboarding.network.title).waitFor();
    await page.getByText(onboarding.network.training).waitFor();
    await tabTo(page, next(onboarding.next));
    await page.keyboard.press('Enter');
    await heading(onboarding.you.title).waitFor();
    await tabTo(page, page.getByRole('radio', { name: starting('Anja Eksempel') }));
    await page.keyboard.press('Space');
    await expect.poll(() => page.getByLabel(onboarding.you.name, { exact: true }).inputValue()).toBe('Anja Eksempel');
    await tabTo(page, next(onboarding.next));
    await page.keyboard.press('Enter');
    await heading(onboarding.test.title).waitFor();
    await shot(page, 'first-start', 'ready');
    await tabTo(page, next(onboarding.begin));
    await page.keyboard.press('Enter');
    await newMessage().waitFor();
    await page.getByText(common.training).first().waitFor();
  });

  it('locks with Ctrl+L, says that a password is wrong, and makes one wait after several', async () => {
    const { page } = gp;
    await page.keyboard.press('Control+L');
    await waitForFocus(password(page));
    await page.keyboard.insertText('ikke den rigtige');
    await page.keyboard.press('Enter');
    await page.getByText(lock.wrong).waitFor();
    await waitForFocus(password(page));
    await expect.poll(() => password(page).inputValue()).toBe('');
    await shot(page, 'first-start', 'wrong-password');
    const waits = page.getByText(/^Der er prøvet for mange gange\. Vent \d+ sekund/).first();
    for (let tries = 0; tries < 10 && !(await waits.isVisible()); tries += 1) {
      await waitForFocus(password(page));
      await page.keyboard.insertText('heller ikke den');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await password(page).inputValue()) === '' || waits.isVisible()).toBe(true);
    }
    await waits.waitFor();
    await shot(page, 'first-start', 'too-many-tries');
    // While it waits even the right one is not tried; afterwards it is.
    await waits.waitFor({ state: 'hidden', timeout: 60_000 });
    await unlockByKeys();
    await newMessage().waitFor();
  });

  it('keeps what was typed a moment before it was locked', async () => {
    const { page } = gp;
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: compose.title.new }).waitFor();
    await waitForFocus(patientField(page));
    await tabTo(page, text(page));
    await page.keyboard.insertText('Skrevet lige før låsen.');
    await page.keyboard.press('Control+L');
    await waitForFocus(password(page));
    expect(await page.getByText('Skrevet lige før låsen.').count()).toBe(0);
    await unlockByKeys();
    await text(page).waitFor();
    await expect.poll(() => text(page).inputValue()).toBe('Skrevet lige før låsen.');
  });

  it('keeps what was typed when the mailroom is killed', async () => {
    const { page } = gp;
    await tabTo(page, text(page));
    const before = await gp.workerPid();
    process.kill(before, 'SIGKILL');
    await page.keyboard.press('End');
    await page.keyboard.insertText(' Og mens postrummet var væk.');
    await until(async () => (await gp.workerPid().catch(() => before)) !== before || undefined, 'a new mailroom');
    // The host has told the new mailroom who was there: nothing stands between the person and the text.
    await until(async () => ((await gp.call('drafts.list', {}).catch(() => [])).some((draft) => draft.text.includes('var væk')) ? true : undefined), 'the draft in the new mailroom');
    await expect.poll(() => password(page).count()).toBe(0);
    await expect.poll(() => text(page).inputValue()).toBe('Skrevet lige før låsen. Og mens postrummet var væk.');
    await shot(page, 'first-start', 'draft-kept');
    // The page knocks until the mailroom is back, and the browser writes down each time that nobody opens. Nothing else may have gone wrong.
    expect(gp.faults.filter((fault) => !/^console: WebSocket connection to .* failed/.test(fault))).toEqual([]);
    gp.faults.length = 0;
  });

  it('has it in the mailroom too, where a rebuild would find it', async () => {
    const drafts = await until(async () => { const all = await gp.call('drafts.list', {}); return all.some((draft) => draft.text.includes('var væk')) ? all : undefined; }, 'the draft in the mailroom');
    expect(drafts).toHaveLength(1);
  });
});
