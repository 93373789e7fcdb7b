/** A caseworker writes rehabilitation plans: without a line, until the receipt says how it went. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { delivery } from '../../shared/i18n/da/delivery';
import { openFolder, rows, waitForRows } from './support/journeys';
import { lonni, nancy, type Peer } from './support/peer';
import { fillPlan, sendPlan, startLetter, wayRadio } from './support/plans';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

describe('a plan that is written without a line', () => {
  const stage = useStage();
  const need = 'Skal genvinde gang uden rollator og trapper til 1. sal.';
  let town: Player;
  let other: Peer;

  beforeAll(async () => {
    town = await stage().player('municipality-odense');
    await town.page.getByText(common.status.online).first().waitFor();
  });

  it('is composed, and stands in the outbox until there is a line', async () => {
    const { page } = town;
    await stage().stopHub();
    await page.getByText(common.notice.offline).waitFor();
    await startLetter(page, 'plan');
    await portrayScreen(page, 'plans-sent', 'blank');
    await fillPlan(page, { patient: lonni, receiver: 'Visitation og Akutteam', need });
    // The receiver takes plans, so the letter is what is chosen.
    await expect.poll(() => wayRadio(page, 'letter').isChecked()).toBe(true);
    await portrayScreen(page, 'plans-sent', 'filled');
    await sendPlan(page);
    await openFolder(page, common.nav.outbox);
    await waitForRows(page, 1);
    await expect.poll(() => rows(page).first().innerText()).toContain(delivery.short.queued);
    await rows(page).first().click();
    await page.getByRole('heading', { name: delivery.full.queued }).waitFor();
    await portrayScreen(page, 'plans-sent', 'queued');
  });

  it('leaves when the line is back, once, and waits for its receipt', async () => {
    const { page } = town;
    await stage().startHub();
    other = await stage().peer('municipality-assens');
    const got = await other.letter(({ view }) => view.standard === 'rehabilitation-plan');
    expect(got.document.format).toBe('oioxml');
    expect(got.view.patient?.ids[0]?.value).toBe(lonni.number);
    expect(got.view.sender.gln).toBe(town.gln);
    expect(got.view.segments.map(({ text }) => text).join('\n')).toContain(need);
    await openFolder(page, common.nav.sent);
    await rows(page).filter({ hasText: 'Lonni' }).filter({ hasText: delivery.short['handed-over'] }).first().waitFor();
    await shot(page, 'plans-sent', 'waits');
    await other.giveReceipt(got);
    await rows(page).filter({ hasText: 'Lonni' }).filter({ hasText: delivery.short.accepted }).first().waitFor();
    await rows(page).first().click();
    await page.getByRole('heading', { name: new RegExp(`^${delivery.short.accepted} `) }).waitFor();
    await portrayScreen(page, 'plans-sent', 'accepted');
    expect(other.letters).toHaveLength(1);
  });

  it('is shown as refused when the receipt says no', async () => {
    const { page } = town;
    await startLetter(page, 'plan');
    await fillPlan(page, { patient: nancy, receiver: 'Visitation og Akutteam', need: 'Balance og styrke.' });
    await sendPlan(page);
    const got = await other.letter(({ view }) => view.patient?.ids[0]?.value === nancy.number);
    await other.giveReceipt(got, { code: 'ikke_specificeret', text: 'Borgeren bor i en anden kommune.' });
    await openFolder(page, common.nav.sent);
    await rows(page).filter({ hasText: 'Nancy' }).filter({ hasText: delivery.short.rejected }).first().click();
    await page.getByText('Borgeren bor i en anden kommune.').first().waitFor();
    await shot(page, 'plans-sent', 'refused');
  });
});
