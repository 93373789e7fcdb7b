/** What comes twice is shown once, and answered with the first verdict, whatever is inside the second time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { common } from '../../shared/i18n/da/common';
import { outbox } from '../../shared/i18n/da/outbox';
import { openFolder, openThread, rows, segments, starting, tab } from './support/journeys';
import { bruno, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('a message that comes again', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
  });

  it('is shown once, with the same Bundle and with a new one, and answered three times alike', async () => {
    const { document, messageId } = town.write({ to: gp.gln, topic: 'Kommer igen', patient: bruno, text: 'Denne besked kommer flere gange.' });
    const bundleId = randomUUID();
    await town.dispatch(gp.gln, document, { bundleId });
    const [answer] = await town.answersTo(messageId);
    await town.dispatch(gp.gln, document, { bundleId });
    await town.answersTo(messageId, 2);
    await town.dispatch(gp.gln, document);
    const answers = await town.answersTo(messageId, 3);
    expect(answers.map(({ view }) => view.acknowledgement?.code)).toEqual(['ok', 'ok', 'ok']);
    expect(new Set(answers.map(({ envelopeId }) => envelopeId)).size).toBe(3);
    expect(answers[1]?.view.messageId).toBe(answer?.view.messageId);
    await openFolder(gp.page, common.nav.inbox);
    await openThread(gp.page, 'Kommer igen');
    await expect.poll(() => rows(gp.page).count()).toBe(1);
    await expect.poll(() => segments(gp.page).count()).toBe(1);
    await shot(gp.page, 'duplicate', 'shown-once');
  });

  it('is refused again when it was refused, though the second copy is sound', async () => {
    const { document, messageId } = town.write({ to: gp.gln, topic: 'Først forkert', patient: bruno, text: 'Den første udgave er forkert.' });
    await town.dispatch(gp.gln, document, { change: (bundle) => { for (const { resource } of bundle.entry ?? []) if (resource?.resourceType === 'Communication') resource.category = []; } });
    const [first] = await town.answersTo(messageId);
    expect(first?.view.acknowledgement?.code).toBe('fatal-error');
    await town.dispatch(gp.gln, document);
    const answers = await town.answersTo(messageId, 2);
    expect(answers[1]?.view.acknowledgement).toEqual(first?.view.acknowledgement);
    await openFolder(gp.page, common.nav.inbox);
    await expect.poll(() => rows(gp.page).filter({ hasText: 'Først forkert' }).count()).toBe(0);
    await gp.page.getByRole('link', { name: starting(`${common.nav.needsAction}, 1 opgave`) }).waitFor();
  });

  it('stands among the acknowledgements that were sent, with what was a repetition', async () => {
    await openFolder(gp.page, common.nav.sent);
    await tab(gp.page, outbox.tab.acknowledgements).click();
    await expect.poll(() => gp.page.getByText(outbox.ack.duplicate).count()).toBe(3);
    await shot(gp.page, 'duplicate', 'acknowledgements');
  });
});
