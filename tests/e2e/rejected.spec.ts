/** The receiver says no: the message is listed with what to do, and a corrected copy goes as a new message. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { work } from '../../shared/i18n/da/work';
import { choose, composeAndSend, openFolder, pressSend, starting, waitForAccepted, waitForRows } from './support/journeys';
import { bruno, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('a negative acknowledgement', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
  });

  it('puts the message among what needs a person, with the reason', async () => {
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.medicine, topic: 'Dosering', text: 'Ny dosis fra i morgen.' });
    const got = await town.message(({ view }) => view.topic === 'Dosering');
    await town.acknowledge(got, { code: 'fatal-error', outcomes: [{ severity: 'error', code: 'not-found', details: 'MSG_Receiver_Identifier_UNKNOWN', text: 'Borgeren er flyttet til en anden kommune.' }] });
    await gp.page.getByRole('link', { name: `${common.nav.needsAction}, 1 opgave` }).waitFor();
    await openFolder(gp.page, common.nav.needsAction);
    await waitForRows(gp.page, 1);
    await gp.page.getByText('Borgeren er flyttet til en anden kommune.').first().waitFor();
    await shot(gp.page, 'rejected', 'needs-action');
  });

  it('makes a corrected copy of it that is accepted', async () => {
    await gp.page.getByRole('button', { name: starting(work.button.correct) }).click();
    await gp.page.getByRole('heading', { name: compose.title.new }).waitFor();
    const text = gp.page.getByRole('textbox', { name: starting(compose.text.label) });
    await expect.poll(() => text.inputValue()).toBe('Ny dosis fra i morgen.');
    await text.fill('Ny dosis fra i morgen. Rettet.');
    await shot(gp.page, 'rejected', 'copy');
    town.beKind();
    await pressSend(gp.page);
    const got = await town.message(({ view }) => view.segments.some((segment) => segment.text.includes('Rettet')));
    expect(got.view.activity).toBe('new-message');
    expect(town.messages).toHaveLength(2);
    expect(new Set(town.messages.map(({ view }) => view.messageId)).size).toBe(2);
    await waitForAccepted(gp.page, 'Dosering');
  });

  it('is ended by a person with a reason, and the list is empty', async () => {
    await openFolder(gp.page, common.nav.needsAction);
    await choose(gp.page, work.steps.close);
    const reason = gp.page.getByRole('textbox', { name: work.reason });
    await gp.page.getByRole('button', { name: work.button.close, exact: true }).click();
    await gp.page.getByText(work.reasonMissing).waitFor();
    await reason.fill('Sendt som ny besked.');
    await gp.page.getByRole('button', { name: work.button.close, exact: true }).click();
    await gp.page.getByText(work.empty).waitFor();
    await shot(gp.page, 'rejected', 'ended');
  });
});
