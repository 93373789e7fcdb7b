/** The mailroom dies in the middle of sending. What it had accepted goes exactly once, and the page finds it again by itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { delivery } from '../../shared/i18n/da/delivery';
import { composeAndSend, openFolder, openThread, rows, segments, unlock, waitForAccepted } from './support/journeys';
import { bruno } from './support/peer';
import { shot, until, useStage, type Player } from './support/stage';

describe('kill -9 of the mailroom while it sends', () => {
  const stage = useStage();
  let gp: Player;
  let town: Player;

  beforeAll(async () => { [gp, town] = await Promise.all([stage().player('gp-testgade'), stage().player('municipality-odense')]); });

  it('delivers what was submitted exactly once', async () => {
    // The hub stands still, so the parcel is handed to it and never answered: the worker dies in between.
    process.kill(stage().hubPid, 'SIGSTOP');
    try {
      await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic: 'Midt i det hele', text: 'Denne besked må komme frem én gang.' });
      await openFolder(gp.page, common.nav.outbox);
      await rows(gp.page).filter({ hasText: 'Midt i det hele' }).filter({ hasText: delivery.short.transmitting }).waitFor();
      await shot(gp.page, 'killed', 'transmitting');
      const before = await gp.workerPid();
      process.kill(before, 'SIGKILL');
      await until(async () => (await gp.workerPid().catch(() => before)) !== before || undefined, 'a new mailroom');
    } finally {
      process.kill(stage().hubPid, 'SIGCONT');
    }
    // Who was logged in died with the mailroom: the page comes back by itself, to the lock.
    await unlock(gp.page);
    // The browser notes each try to connect while nobody was there; that is no fault of the page.
    gp.faults.splice(0, Infinity, ...gp.faults.filter((fault) => !/WebSocket connection to .* 503$/.test(fault)));
    await waitForAccepted(gp.page, 'Midt i det hele');
    expect(await rows(gp.page).count()).toBe(1);
    await openFolder(town.page, common.nav.inbox);
    await openThread(town.page, 'Midt i det hele');
    expect(await rows(town.page).count()).toBe(1);
    expect(await segments(town.page).count()).toBe(1);
  });

  it('goes on working in the same page, without a reload', async () => {
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic: 'Bagefter', text: 'Det virker stadig.' });
    await waitForAccepted(gp.page, 'Bagefter');
    await openFolder(town.page, common.nav.inbox);
    await rows(town.page).filter({ hasText: 'Bagefter' }).waitFor();
    await shot(gp.page, 'killed', 'afterwards');
  });
});
