/** Answers that cross each other, overtake each other and come late: one thread, every text once, in the order they were written. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { delivery } from '../../shared/i18n/da/delivery';
import { reader } from '../../shared/i18n/da/reader';
import { composeAndSend, openFolder, openThread, rows, segments, waitForAccepted } from './support/journeys';
import { lonni, type Got, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('several answers in one thread', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;
  let asked: Got;
  let first: ReturnType<Peer['write']>;
  let second: ReturnType<Peer['write']>;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    town.beKind();
    gp = await stage().player('gp-testgade', { setUpHoursAgo: 24 });
    await composeAndSend(gp.page, { patient: lonni, receiver: 'Sygeplejen Syd', category: common.category['home-care-assessment'], topic: 'Visitation', text: 'Kan I visitere til hjemmepleje?' });
    asked = await town.message(({ view }) => view.topic === 'Visitation');
    await waitForAccepted(gp.page, 'Visitation');
  });

  /** An answer written so many seconds after the question. */
  const visit = (seconds: number) => ({ to: gp.gln, kind: 'reply' as const, category: 'home-care-assessment', topic: 'Visitation', patient: lonni, at: new Date(Date.parse(asked.view.segments[0]!.at!) + seconds * 1000) });

  it('shows both of two answers to the same message, and says that there are several', async () => {
    first = town.write({ ...visit(1), of: asked.document, text: 'Ja, fra torsdag.' });
    second = town.write({ ...visit(2), of: asked.document, text: 'Vi mangler hendes telefonnummer.' });
    await town.dispatch(gp.gln, first.document);
    await town.dispatch(gp.gln, second.document);
    await openFolder(gp.page, common.nav.inbox);
    await openThread(gp.page, 'Visitation');
    await segments(gp.page).filter({ hasText: 'telefonnummer' }).waitFor();
    await segments(gp.page).filter({ hasText: 'fra torsdag' }).waitFor();
    await gp.page.getByText(reader.parallel).waitFor();
    await expect.poll(() => rows(gp.page).count()).toBe(1);
    await shot(gp.page, 'parallel', 'two-answers');
  });

  it('puts an answer that comes before the one it answers in its place', async () => {
    // What the municipality wrote first comes last over the wire.
    const earlier = town.write({ ...visit(3), of: first.document, text: 'Rettelse: fra fredag.' });
    const later = town.write({ ...visit(4), of: earlier.document, text: 'Fredag kl. 9 er aftalt med Lonni.' });
    await town.dispatch(gp.gln, later.document);
    await segments(gp.page).filter({ hasText: 'kl. 9 er aftalt' }).waitFor();
    await town.dispatch(gp.gln, earlier.document);
    await town.answersTo(earlier.messageId);
    await segments(gp.page).filter({ hasText: 'Rettelse: fra fredag' }).waitFor();
    await expect.poll(async () => {
      const texts = await segments(gp.page).allInnerTexts();
      return ['Kan I visitere', 'Ja, fra torsdag', 'mangler hendes', 'Rettelse: fra fredag', 'kl. 9 er aftalt'].map((part) => texts.findIndex((text) => text.includes(part)));
    }).toEqual([0, 1, 2, 3, 4]);
    await expect.poll(() => segments(gp.page).count()).toBe(5);
    await expect.poll(() => rows(gp.page).count()).toBe(1);
    await shot(gp.page, 'parallel', 'out-of-order');
  });

  it('says of a message that was long under way how late it is', async () => {
    const at = new Date(Date.now() - 95 * 60_000);
    const late = town.write({ to: gp.gln, topic: 'Længe undervejs', patient: lonni, text: 'Sendt for længe siden.', at });
    await town.dispatch(gp.gln, late.document, { at });
    const row = rows(gp.page).filter({ hasText: 'Længe undervejs' });
    await row.filter({ hasText: delivery.lateShort }).waitFor();
    await row.click();
    await gp.page.getByText(/^Ankommet forsinket \(\+1 t 3\d min\)$/).first().waitFor();
    await shot(gp.page, 'parallel', 'late');
  });
});
