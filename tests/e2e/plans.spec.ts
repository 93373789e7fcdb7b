/** A municipality and its rehabilitation plans: the level, the seven days, the offer of start, and the final status to who asked for it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { rehabilitationPlans } from '../../electron/networks/embedded/simulation/letters/rehabilitation-plans';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { plans } from '../../shared/i18n/da/plans';
import { expectNoFindings } from './support/axe';
import { openFolder, pressSend, rows, starting, waitForRows } from './support/journeys';
import { waitForFocus } from './support/keys';
import { writeLetterOf } from './support/letters';
import type { Peer } from './support/peer';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

const contentOf = (key: string) => rehabilitationPlans.find((step) => step.key === key)!.content;

describe('a municipality and its rehabilitation plans', () => {
  const stage = useStage();
  let town: Player;
  let ward: Peer;
  const level = (name: string) => town.page.getByRole('radio', { name: starting(name) });

  beforeAll(async () => {
    ward = await stage().peer('hospital-orthopaedic');
    town = await stage().player('municipality-odense');
  });

  it('receives them with receipts, and lists the one with the fewest days first', async () => {
    for (const [key, patient] of [['plan-hip', 'lonni'], ['plan-shoulder', 'bruno'], ['plan-stroke', 'knut']] as const) {
      const { bytes, identifier } = writeLetterOf(ward, { to: town.gln, format: 'oioxml', patient, content: contentOf(key) });
      await ward.sendLetter(town.gln, bytes);
      expect((await ward.receiptsFor(identifier))[0]?.receipt.kind).toBe('positive');
    }
    expect(ward.receipts.every(({ format }) => format === 'oioxml')).toBe(true);
    await openFolder(town.page, common.nav.plans);
    await waitForRows(town.page, 3);
    await expect.poll(() => rows(town.page).first().innerText()).toContain('Bruno');
    await portrayScreen(town.page, 'plans', 'list');
    await expectNoFindings(town.page, { name: 'list of plans' });
  });

  it('opens a plan by key, and sets the level with 2, then with 1', async () => {
    const { page } = town;
    await page.keyboard.press('j');
    await waitForFocus(page.locator('[role="row"]:focus'));
    await page.keyboard.press('Enter');
    await page.getByText(plans.seven.title).first().waitFor();
    await page.getByText(starting('1 dag tilbage')).first().waitFor();
    await page.getByText(plans.seven.choice.split('.')[0]!).first().waitFor();
    await page.getByText(plans.need).first().waitFor();
    await portrayScreen(page, 'plans', 'plan');
    await expectNoFindings(page, { name: 'rehabilitation plan' });
    await page.keyboard.press('2');
    await expect.poll(() => level(plans.level.avanceret).isChecked()).toBe(true);
    await page.keyboard.press('1');
    await expect.poll(() => level(plans.level.basal).isChecked()).toBe(true);
    await shot(page, 'plans', 'level');
  });

  it('offers start with t, and says on which day', async () => {
    const { page } = town;
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: plans.offerDialog.title });
    await dialog.waitFor();
    await expectNoFindings(page, { name: 'offer of start' });
    await shot(page, 'plans', 'offer');
    // The field takes its parts one after the other, as a person types them.
    const day = new Date(Date.now() + 24 * 3_600_000);
    await page.keyboard.type(`${String(day.getDate()).padStart(2, '0')}${String(day.getMonth() + 1).padStart(2, '0')}${day.getFullYear()}`);
    await dialog.getByRole('button', { name: starting(plans.offerDialog.save) }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(/^Tilbudt /).first().waitFor();
    await shot(page, 'plans', 'offered');
  });

  it('sends the final status to the hospital that asked for it', async () => {
    const { page } = town;
    ward.beKind();
    await page.getByRole('button', { name: starting('Skriv til Prøveby Sygehus') }).first().click();
    await page.getByRole('textbox', { name: starting(compose.text.label) }).waitFor();
    await shot(page, 'plans', 'final-status');
    await pressSend(page);
    const status = await ward.message(({ view }) => view.topic?.startsWith(plans.status.topic) ?? false);
    expect(status.view.category).toBe('training');
    expect(status.view.patient?.ids[0]?.value).toBe('2509479989');
    expect(status.view.segments[0]?.text).toContain('basal');
    await openFolder(page, common.nav.plans);
    await rows(page).filter({ hasText: 'Bruno' }).first().waitFor();
    await shot(page, 'plans', 'told');
  });
});
