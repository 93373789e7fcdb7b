/** Paper is read far from the screen: every page says whom it is about and which page it is, and holds nothing of anybody else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { reader } from '../../shared/i18n/da/reader';
import { openFolder, openThread, segments, waitForRows } from './support/journeys';
import { pagesOf } from './support/pdf';
import { bruno, nancy, type Peer } from './support/peer';
import { root, useStage, type Player } from './support/stage';

describe('a long thread on paper', () => {
  const stage = useStage();
  const paragraph = 'Der er målt blodtryk, puls og vægt ved hvert besøg, og alle tal står i skemaet herunder.';
  let gp: Player;
  let town: Peer;
  let pages: string[];

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
    const other = town.write({ to: gp.gln, topic: 'En anden borger', patient: nancy, text: 'Hører ikke til på det papir.' });
    await town.dispatch(gp.gln, other.document);
    let of: Parameters<Peer['write']>[0]['of'];
    for (let n = 1; n <= 4; n += 1) {
      const { document, messageId } = town.write({
        to: gp.gln, topic: 'Forløb over lang tid', patient: bruno, ...(of ? { kind: 'reply', of } : {}), at: new Date(Date.now() - (5 - n) * 60_000),
        text: Array.from({ length: 25 }, (_, line) => `Besøg ${n}.${line + 1}. ${paragraph}`).join('\n'),
      });
      await town.dispatch(gp.gln, document);
      await town.answersTo(messageId);
      of = document;
    }
    await openFolder(gp.page, common.nav.inbox);
    await waitForRows(gp.page, 2);
    await openThread(gp.page, 'Forløb over lang tid');
    await segments(gp.page).nth(3).waitFor();
    const pdf = await gp.page.pdf({ preferCSSPageSize: true, format: 'A4' });
    await mkdir(join(root, 'test-results'), { recursive: true });
    await writeFile(join(root, 'test-results', 'print-thread.pdf'), pdf);
    pages = await pagesOf(pdf);
  });

  it('fills several pages', () => { expect(pages.length).toBeGreaterThanOrEqual(3); });

  it('names the patient with CPR number on every page', () => {
    for (const page of pages) {
      expect(page).toContain('Bruno Test Elmer');
      expect(page).toContain('250947-9989');
    }
  });

  it('counts the pages on every page', () => {
    expect(pages.map((page) => new RegExp(`${reader.paper.page} \\d+ ${reader.paper.of} \\d+`).exec(page)?.[0])).toEqual(pages.map((_, at) => `Side ${at + 1} af ${pages.length}`));
  });

  it('holds the whole thread once, says that it is training, and names its format at the end', () => {
    const all = pages.join(' ');
    for (let n = 1; n <= 4; n += 1) for (const line of [1, 13, 25]) expect(all.split(`Besøg ${n}.${line}. `)).toHaveLength(2);
    expect(pages[0]).toContain(reader.paper.training);
    expect(pages.at(-1)).toMatch(/Oprindeligt format: FHIR/);
  });

  it('holds nothing of another patient and nothing of the window', () => {
    const all = pages.join(' ');
    for (const strange of ['Nancy', 'En anden borger', common.nav.newMessage, common.nav.needsAction, reader.forward]) expect(all).not.toContain(strange);
  });

  it('is gone from the screen afterwards', async () => {
    expect(await gp.page.locator('[data-print]').count()).toBe(0);
    await segments(gp.page).first().waitFor();
  });
});
