/** Without a line one goes on working: what is sent waits, is said to wait, and goes in order when the line is back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { delivery } from '../../shared/i18n/da/delivery';
import { composeAndSend, openFolder, rows, waitForRows } from './support/journeys';
import { bruno, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('five messages without a line', () => {
  const stage = useStage();
  const topics = ['Første', 'Anden', 'Tredje', 'Fjerde', 'Femte'];
  let gp: Player;
  let town: Peer;

  beforeAll(async () => {
    gp = await stage().player('gp-testgade');
    // One message before, so that the receiver has been met and the patient is known.
    await gp.page.getByText(common.status.online).first().waitFor();
  });

  it('says that the line is gone, and what still works', async () => {
    await stage().stopHub();
    await gp.page.getByText(/^Offline siden \d\d:\d\d/).first().waitFor();
    await gp.page.getByText(common.notice.offline).waitFor();
    await gp.page.getByRole('button', { name: common.notice.tryNow }).waitFor();
  });

  it('takes five messages into the outbox', async () => {
    for (const [n, topic] of topics.entries()) {
      await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic, text: `Besked nummer ${n + 1}.` });
    }
    await openFolder(gp.page, common.nav.outbox);
    expect(await waitForRows(gp.page, topics.length)).toBe(topics.length);
    await gp.page.getByRole('link', { name: `${common.nav.outbox}, ${topics.length} beskeder` }).waitFor();
    await expect.poll(() => rows(gp.page).filter({ hasText: delivery.short.queued }).count()).toBe(topics.length);
    await shot(gp.page, 'offline', 'outbox');
  });

  it('still finds what is on this computer', async () => {
    await gp.page.getByRole('searchbox', { name: common.frame.searchLabel }).fill('nummer 3');
    await rows(gp.page).filter({ hasText: 'Tredje' }).first().waitFor();
    await gp.page.keyboard.press('Escape');
  });

  it('sends all of them in order when the line is back', async () => {
    await stage().startHub();
    town = await stage().peer('municipality-odense');
    town.beKind();
    await gp.page.getByText(compose.confirm.offline).waitFor({ state: 'hidden' });
    await expect.poll(() => town.messages.length, { timeout: 60_000 }).toBe(topics.length);
    // The line promises no order; the times of writing are what the receiver orders by.
    const written = town.messages.map(({ view }) => ({ topic: view.topic, at: view.segments[0]?.at ?? '' })).sort((a, b) => (a.at < b.at ? -1 : 1));
    expect(written.map(({ topic }) => topic)).toEqual(topics);
    expect(new Set(town.messages.map(({ view }) => view.messageId)).size).toBe(topics.length);
    await openFolder(gp.page, common.nav.sent);
    await expect.poll(() => rows(gp.page).filter({ hasText: delivery.short.accepted }).count(), { timeout: 30_000 }).toBe(topics.length);
    await gp.page.getByText(/^Offline siden/).first().waitFor({ state: 'hidden' });
    await openFolder(gp.page, common.nav.outbox);
    await rows(gp.page).first().waitFor({ state: 'hidden' });
    await shot(gp.page, 'offline', 'caught-up');
  });
});
