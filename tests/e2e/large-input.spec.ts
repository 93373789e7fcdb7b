/** Nothing, half a message, 100 MB and 150 MB: over the network, from a disk and as an attachment. A clear sentence each, and a window that goes on. */
import { open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { errors } from '../../shared/i18n/da/errors';
import { file } from '../../shared/i18n/da/file';
import { work } from '../../shared/i18n/da/work';
import { pdf } from '../fixtures/files';
import { choose, openFolder, openThread, rows, starting } from './support/journeys';
import { bruno, nancy, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

const MB = 1_000_000;
/** The worker may take some copies of what it reads, not one for every step. */
const WORKER_LIMIT_MB = 1800;

describe('input of extreme size', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
  });

  /** A PDF of one page with so many bytes after it. */
  const bigPdf = (bytes: number): Buffer => { const content = Buffer.alloc(bytes, ' '); content.set(pdf(['Stor fil'])); return content; };
  const carrying = (bytes: number, topic: string) => town.write({ to: gp.gln, topic, patient: nancy, text: 'Se den store fil.', files: [{ title: 'Stor', contentType: 'application/pdf', bytes: bigPdf(bytes) }] });
  /** Goes about while something large is at work: every screen opens, and what is typed appears. */
  const goAbout = async (page: Page) => {
    for (const folder of [common.nav.needsAction, common.nav.drafts, common.nav.contacts, common.nav.inbox]) {
      await openFolder(page, folder);
      await page.getByRole('heading', { name: starting(folder) }).first().waitFor();
    }
    const search = page.getByRole('searchbox', { name: common.frame.searchLabel });
    await search.fill('uforstyrret');
    await expect.poll(() => search.inputValue()).toBe('uforstyrret');
    await search.fill('');
    await openFolder(page, common.nav.inbox);
  };
  const workerPeakMb = async () => Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${await gp.workerPid()}/status`, 'utf8'))?.[1]) / 1000;

  it('takes a message of 100 MB, shows it and answers, while the person goes on working', async () => {
    const { document, messageId } = carrying(73 * MB, 'Hundrede megabyte');
    const size = town.bytesOf(document).length;
    expect(size).toBeGreaterThan(97 * MB);
    await town.dispatch(gp.gln, document);
    await goAbout(gp.page);
    expect((await town.answersTo(messageId))[0]?.view.acknowledgement?.code).toBe('ok');
    await openThread(gp.page, 'Hundrede megabyte');
    await gp.page.getByText('Se den store fil.').waitFor();
    await shot(gp.page, 'large-input', 'hundred-megabytes');
  });

  it('holds back 150 MB that is no message, an empty file and half a message', async () => {
    const sound = town.bytesOf(town.write({ to: gp.gln, topic: 'Må ikke vises', patient: bruno, text: 'Må ikke vises' }).document);
    await town.sendBytes(gp.gln, Buffer.alloc(150 * MB, '{"a":['));
    await town.sendBytes(gp.gln, sound.subarray(0, sound.length / 2));
    await town.sendBytes(gp.gln, Buffer.alloc(0));
    await goAbout(gp.page);
    await gp.page.getByRole('link', { name: starting(`${common.nav.needsAction}, 3 opgaver`) }).waitFor({ timeout: 60_000 });
    await openFolder(gp.page, common.nav.needsAction);
    await expect.poll(() => rows(gp.page).count()).toBe(3);
    await shot(gp.page, 'large-input', 'quarantine');
    // A person ends the work with one of them; it stays ended.
    await rows(gp.page).first().click();
    await choose(gp.page, work.steps.closeQuarantine);
    await gp.page.getByRole('textbox', { name: work.reason }).fill('Aftalt med afsenderen');
    await gp.page.getByRole('button', { name: work.button.close, exact: true }).click();
    await expect.poll(() => rows(gp.page).count()).toBe(2);
    expect(await workerPeakMb(), 'most memory of the worker, in MB').toBeLessThan(WORKER_LIMIT_MB);
  });

  it('says about a file from a disk what is wrong with it', async () => {
    const { page } = gp;
    const chooseFile = async (path: string) => {
      await openFolder(page, common.nav.inbox);
      await openFolder(page, common.nav.file);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: file.choose }).click()]);
      await chooser.setFiles(path);
    };
    const place = (name: string) => join(stage().folder, name);
    const sparse = async (name: string, bytes: number) => { await writeFile(place(name), '{"resourceType":"Bundle","type":"message","entry":['); await truncate(place(name), bytes); return place(name); };
    await writeFile(place('tom.json'), '');
    await chooseFile(place('tom.json'));
    await page.getByText(errors['text-empty'].what).waitFor();
    await chooseFile(await sparse('for-stor.json', 200 * MB));
    await page.getByText(file.tooLarge).waitFor();
    const half = town.bytesOf(town.write({ to: gp.gln, topic: 'Halv', patient: bruno, text: 'Halv' }).document);
    await writeFile(place('halv.json'), half.subarray(0, half.length / 2));
    await chooseFile(place('halv.json'));
    await page.getByText(file.unreadable).waitFor();
    await chooseFile(await sparse('stor.json', 150 * MB));
    await goAbout(page);
    await openFolder(page, common.nav.file);
    await chooseFile(place('stor.json'));
    await page.getByText(file.unreadable).waitFor({ timeout: 60_000 });
    await shot(page, 'large-input', 'opened');
  });

  it('refuses to attach what is empty or too large, before anything is copied', async () => {
    const { page } = gp;
    const place = (name: string) => join(stage().folder, name);
    await writeFile(place('tom.pdf'), '');
    const handle = await open(place('film.pdf'), 'w');
    await handle.write(pdf(['Stor']));
    await handle.truncate(100 * MB);
    await handle.close();
    await openFolder(page, common.nav.inbox);
    await page.getByRole('button', { name: starting(common.nav.newMessage) }).first().click();
    await page.getByRole('heading', { name: compose.title.new }).waitFor();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: starting(compose.files.attach) }).click()]);
    await chooser.setFiles([place('tom.pdf'), place('film.pdf')]);
    await page.getByText(compose.files.refused.empty).first().waitFor();
    await page.getByText(compose.files.refused.large).first().waitFor();
    await shot(page, 'large-input', 'attached');
  });
});
