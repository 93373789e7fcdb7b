/** The window is closed and the client goes on: what came meanwhile is there and unread when it is opened again. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { inbox } from '../../shared/i18n/da/inbox';
import { openFolder, openThread, rows, starting } from './support/journeys';
import { bruno, nancy, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('without a window', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
  });

  it('receives and acknowledges in the background', async () => {
    const before = town.write({ to: gp.gln, topic: 'Mens vinduet er åbent', patient: bruno, text: 'Læst med det samme.' });
    await town.dispatch(gp.gln, before.document);
    await openFolder(gp.page, common.nav.inbox);
    await openThread(gp.page, 'Mens vinduet er åbent');
    await gp.page.getByRole('link', { name: common.nav.inbox, exact: true }).waitFor();
    await gp.closeWindow();
    const during = town.write({ to: gp.gln, topic: 'Mens vinduet er lukket', patient: nancy, text: 'Ingen ser den endnu.' });
    await town.dispatch(gp.gln, during.document);
    const [answer] = await town.answersTo(during.messageId);
    expect(answer?.view.acknowledgement?.code).toBe('ok');
  });

  it('shows it as unread when the window is opened again', async () => {
    const page = await gp.openWindow();
    await page.getByRole('link', { name: starting(`${common.nav.inbox}, 1 ulæst`) }).waitFor();
    const row = rows(page).filter({ hasText: 'Mens vinduet er lukket' });
    await row.waitFor();
    expect(await row.getAttribute('aria-label')).toMatch(new RegExp(`^${inbox.unreadWord}`));
    await expect.poll(() => rows(page).count()).toBe(2);
    await shot(page, 'background', 'opened-again');
  });
});
