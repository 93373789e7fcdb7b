/**
 * Pictures of the screens that matter, for people to look at beside the design: `test-results/screens-*.png`, in the two sizes
 * and both colour schemes. With UPDATE_SCREENSHOT=1 the picture of the README is taken too.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { lock } from '../../shared/i18n/da/lock';
import { onboarding } from '../../shared/i18n/da/onboarding';
import { pdfFile } from './support/files';
import { composeAndSend, fillLetter, openFolder, openThread, reply, rows, segments, starting, waitForRows } from './support/journeys';
import { bruno, lonni } from './support/peer';
import { portrayScreen, root, until, useStage, type Player } from './support/stage';

const FIRST_THREADS = 27;

const portray = (page: Page, name: string): Promise<void> => portrayScreen(page, 'screens', name);

describe('pictures of the screens', () => {
  const stage = useStage({ simulation: true });
  let gp: Player;

  beforeAll(async () => { gp = await stage().player('gp-testgade', { setUp: false }); });

  it('onboarding', async () => {
    const { page } = gp;
    const next = page.getByRole('button', { name: starting(onboarding.next) });
    await page.getByRole('heading', { name: onboarding.password.title }).waitFor();
    await portray(page, 'onboarding-password');
    for (const label of [onboarding.password.label, onboarding.password.repeat]) await page.getByLabel(label, { exact: true }).fill('prøve-adgang-1');
    await next.click();
    const practice = page.getByRole('combobox', { name: onboarding.workplace.findPractice });
    await practice.fill('Testgade');
    await page.getByRole('option').first().click();
    await portray(page, 'onboarding-workplace');
    await next.click();
    await page.getByRole('heading', { name: onboarding.network.title }).waitFor();
    await portray(page, 'onboarding-network');
    await next.click();
    await page.locator('label', { has: page.getByRole('radio', { name: starting('Anja Eksempel') }) }).click();
    await portray(page, 'onboarding-you');
    await next.click();
    await page.getByRole('heading', { name: onboarding.test.title }).waitFor();
    await portray(page, 'onboarding-ready');
    await page.getByRole('button', { name: starting(onboarding.begin) }).click();
    await waitForRows(page, 5);
    await until(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) >= FIRST_THREADS, 'the first inbox', 90_000);
  });

  it('inbox with a thread of several messages and a file', async () => {
    const { page } = gp;
    await openThread(page, common.category.telemedicine);
    await reply(page, 'Tak for tallene. Vi ringer til hende i dag og øger inhalationen.\n\nMål igen i morgen tidlig, og ring, hvis iltmætningen er under 88.');
    // The training network's municipality writes back.
    await segments(page).nth(2).waitFor({ timeout: 120_000 });
    await page.evaluate(() => { for (const pane of document.querySelectorAll('[data-scroller]')) pane.scrollTop = 0; });
    await portray(page, 'inbox');
    await page.setViewportSize({ width: 1280, height: 800 });
    if (process.env['UPDATE_SCREENSHOT'] === '1') {
      await mkdir(join(root, 'docs'), { recursive: true });
      await page.mouse.move(1278, 2);
      await page.screenshot({ path: join(root, 'docs', 'screenshot.png'), animations: 'disabled' });
    }
  });

  it('composer: begun, with faults, filled, and the question before it is sent', async () => {
    const { page } = gp;
    await page.getByRole('button', { name: starting(common.nav.newMessage) }).first().click();
    await page.getByRole('heading', { name: compose.title.new }).waitFor();
    await portray(page, 'compose-blank');
    await page.getByRole('textbox', { name: starting(compose.text.label) }).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText(compose.check['receiver-missing'].title).first().waitFor();
    await portray(page, 'compose-errors');
    await fillLetter(page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic: 'Kompression', text: 'Kan I starte med kompression klasse 2 på venstre underben fra mandag?\n\nJeg ser ham selv i klinikken om 14 dage. Vedlagt plan.', files: [(await pdfFile(stage().folder, 'Plan for kompression.pdf', ['Plan'])).path] });
    await portray(page, 'compose');
    await page.getByRole('button', { name: starting(compose.send) }).first().click();
    await page.getByRole('alertdialog', { name: compose.confirm.title }).waitFor();
    await portray(page, 'confirm');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: starting(compose.close) }).click();
  });

  it('what needs a person', async () => {
    const { page } = gp;
    const stranger = await stage().peer('silent');
    const refused = stranger.write({ to: gp.gln, patient: lonni, text: 'Kan ikke læses.' });
    await stranger.dispatch(gp.gln, refused.document, { change: (bundle) => { for (const { resource } of bundle.entry ?? []) if (resource?.resourceType === 'Communication') resource.category = []; } });
    await composeAndSend(page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.medicine, topic: 'Dosering', text: 'Ny dosis fra i morgen. prøv afvisning' });
    await page.getByRole('link', { name: `${common.nav.needsAction}, 2 opgaver` }).waitFor({ timeout: 60_000 });
    await openFolder(page, common.nav.needsAction);
    await waitForRows(page, 2);
    await rows(page).first().click();
    await portray(page, 'needs-action');
  });

  it('the other folders', async () => {
    const { page } = gp;
    for (const [folder, name] of [[common.nav.sent, 'sent'], [common.nav.drafts, 'drafts'], [common.nav.patients, 'patients'], [common.nav.contacts, 'contacts'], [common.nav.file, 'file'], [common.nav.settings, 'settings']] as const) {
      await openFolder(page, folder);
      await page.getByRole('heading').first().waitFor();
      if (name === 'patients' || name === 'contacts' || name === 'sent') await rows(page).first().click();
      await portray(page, name);
    }
    const field = page.getByRole('searchbox', { name: common.frame.searchLabel });
    await field.fill('metoprolol');
    await rows(page).filter({ hasText: 'Metoprolol' }).first().waitFor();
    await portray(page, 'search');
    await field.fill('');
  });

  it('without a line, and locked', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.inbox);
    await rows(page).first().click();
    await stage().stopHub();
    await page.getByText(common.notice.offline).waitFor();
    await portray(page, 'offline');
    await page.keyboard.press('Control+L');
    await page.getByLabel(lock.password, { exact: true }).waitFor();
    await portray(page, 'lock');
  });
});
