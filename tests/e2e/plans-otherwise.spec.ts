/** A caseworker sends a rehabilitation plan to a client that is not told what it gets: as a message with a PDF, and as this project's FHIR draft. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { delivery } from '../../shared/i18n/da/delivery';
import { letterDrafts } from '../../shared/i18n/da/letter-drafts';
import { letters } from '../../shared/i18n/da/letters';
import { reader } from '../../shared/i18n/da/reader';
import { openFolder, openThread, rows } from './support/journeys';
import { pagesOf } from './support/pdf';
import { bruno, nancy } from './support/peer';
import { fillPlan, sendPlan, startLetter } from './support/plans';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

describe('a plan in other ways than as a letter', () => {
  const stage = useStage();
  const need = 'Skal kunne bade selv og gå 400 meter.';
  let town: Player;
  let other: Player;

  beforeAll(async () => {
    town = await stage().player('municipality-odense');
    other = await stage().player('municipality-assens');
  });

  it('goes as a CareCommunication with a PDF, which is read and opened', async () => {
    await startLetter(town.page, 'plan');
    await fillPlan(town.page, { patient: bruno, receiver: 'Visitation og Akutteam', need, way: 'care-communication' });
    await sendPlan(town.page);
    const { page } = other;
    await openFolder(page, common.nav.inbox);
    await openThread(page, letterDrafts.ways.topicPlan.replace('{{type}}', 'almen'));
    await page.getByRole('article').getByText(need).first().waitFor();
    await portrayScreen(page, 'plans-otherwise', 'message');
    await page.getByRole('button', { name: new RegExp(`^${reader.attachment.open} ?Genoptræningsplan`) }).first().click();
    const viewer = page.getByRole('dialog');
    await viewer.getByRole('img').first().waitFor();
    await shot(page, 'plans-otherwise', 'pdf');
    const [download] = await Promise.all([page.waitForEvent('download'), viewer.getByRole('button', { name: new RegExp(`^${reader.viewer.save}`) }).click()]);
    const pages = await pagesOf(await readFile(await download.path()));
    expect(pages.length).toBeGreaterThan(0);
    for (const text of pages) {
      expect(text).toContain('Bruno Test Elmer');
      expect(text).toContain('250947-9989');
    }
    expect(pages.join(' ')).toContain(need);
    await page.keyboard.press('Escape');
    await openFolder(town.page, common.nav.sent);
    await rows(town.page).filter({ hasText: 'Bruno' }).filter({ hasText: delivery.short.accepted }).first().waitFor();
  });

  it('goes as the FHIR draft, which says at the receiver that it is one', async () => {
    await startLetter(town.page, 'plan');
    await fillPlan(town.page, { patient: nancy, receiver: 'Visitation og Akutteam', need, way: 'fhir-draft' });
    await sendPlan(town.page);
    const { page } = other;
    await openFolder(page, common.nav.inbox);
    await rows(page).filter({ hasText: 'Nancy' }).first().click();
    await page.getByText(need).first().waitFor();
    await portrayScreen(page, 'plans-otherwise', 'fhir-draft');
    await page.getByText(letters.projectDraft).first().waitFor();
  });
});
