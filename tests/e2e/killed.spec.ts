/** The mailroom dies in the middle of sending. What it had accepted goes exactly once, and the page finds it again by itself. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { delivery } from '../../shared/i18n/da/delivery';
import { lock } from '../../shared/i18n/da/lock';
import { composeAndSend, openFolder, openThread, rows, segments, TEST_PASSWORD, unlock, waitForAccepted } from './support/journeys';
import { bruno } from './support/peer';
import { shot, until, useStage, type Player } from './support/stage';

describe('kill -9 of the mailroom while it sends', () => {
  const stage = useStage();
  let gp: Player;
  let town: Player;
  let locks = 0;

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
      await gp.page.exposeFunction('lockSeen', () => { locks += 1; });
      await gp.page.evaluate((title) => { new MutationObserver(() => { if ([...document.querySelectorAll('label')].some(({ textContent }) => textContent === title)) (window as unknown as { lockSeen(): void }).lockSeen(); }).observe(document.body, { subtree: true, childList: true }); }, lock.password);
      process.kill(before, 'SIGKILL');
      await until(async () => (await gp.workerPid().catch(() => before)) !== before || undefined, 'a new mailroom');
    } finally {
      process.kill(stage().hubPid, 'SIGCONT');
    }
    // Nobody is logged out by it: the host has told the new mailroom who was there, and the page goes on where it was.
    // The browser notes each try to connect while nobody was there; that is no fault of the page.
    gp.faults.splice(0, Infinity, ...gp.faults.filter((fault) => !/WebSocket connection to .* 503$/.test(fault)));
    await waitForAccepted(gp.page, 'Midt i det hele');
    await expect.poll(() => rows(gp.page).count()).toBe(1);
    expect(locks, 'lock screens seen').toBe(0);
    await openFolder(town.page, common.nav.inbox);
    await openThread(town.page, 'Midt i det hele');
    await expect.poll(() => rows(town.page).count()).toBe(1);
    await expect.poll(() => segments(town.page).count()).toBe(1);
  });

  it('lets nobody in again who had locked', async () => {
    await gp.page.keyboard.press('Control+L');
    await gp.page.getByLabel(lock.password, { exact: true }).waitFor();
    const before = await gp.workerPid();
    process.kill(before, 'SIGKILL');
    await until(async () => (await gp.workerPid().catch(() => before)) !== before || undefined, 'a new mailroom');
    await until(async () => (await gp.call('session.get', {}).catch(() => undefined))?.state, 'its first answer');
    expect((await gp.call('session.get', {})).state).toBe('locked');
    // The page finds its own line again a moment after us; until then the lock says so.
    await until(() => unlock(gp.page, TEST_PASSWORD, 3000).then(() => true, () => undefined), 'the way in again');
    gp.faults.splice(0, Infinity, ...gp.faults.filter((fault) => !/WebSocket connection to .* 503$/.test(fault)));
  });

  it('goes on working in the same page, without a reload', async () => {
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic: 'Bagefter', text: 'Det virker stadig.' });
    await waitForAccepted(gp.page, 'Bagefter');
    await openFolder(town.page, common.nav.inbox);
    await rows(town.page).filter({ hasText: 'Bagefter' }).waitFor();
    await shot(gp.page, 'killed', 'afterwards');
  });
});
