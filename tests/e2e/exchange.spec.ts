/** The main job: a practice writes with files, the municipality reads and answers, the practice sends the thread on to a hospital. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { delivery } from '../../shared/i18n/da/delivery';
import { reader } from '../../shared/i18n/da/reader';
import { pdfFile, pngFile, type TestFile } from './support/files';
import { composeAndSend, forward, openFolder, openThread, patientBand, reply, rows, segments, track, waitForAccepted } from './support/journeys';
import { bruno, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('new, reply and forward with files', () => {
  const question = 'Bruno har fået et sår på venstre underben. Vil I se til det på fredag?';
  const answer = 'Ja, vi ser til ham fredag. Vi måler omkreds og sender et billede.';
  const reason = 'Til jeres orientering før indlæggelsen.';
  const stage = useStage();
  let gp: Player;
  let town: Player;
  let hospital: Peer;
  let letter: TestFile;
  let picture: TestFile;
  let map: TestFile;

  beforeAll(async () => {
    hospital = await stage().peer('hospital-medical');
    hospital.beKind();
    [gp, town] = await Promise.all([stage().player('gp-testgade'), stage().player('municipality-odense')]);
    letter = await pdfFile(stage().folder, 'Sårplan.pdf', ['Saarplan side 1', 'Saarplan side 2']);
    picture = await pngFile(stage().folder, 'Underben.png');
    map = await pngFile(stage().folder, 'Omkreds.png', 200, 120);
  });

  it('sends a new message with a PDF and a picture', async () => {
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic: 'Sår på underben', text: question, files: [letter.path, picture.path] });
    await waitForAccepted(gp.page, 'Sår på underben');
    await shot(gp.page, 'exchange', 'sent');
  });

  it('shows it to the municipality with the same bytes', async () => {
    const { page } = town;
    await openFolder(page, common.nav.inbox);
    await openThread(page, 'Sår på underben');
    await expect.poll(() => segments(page).first().innerText()).toContain(question);
    await expect.poll(() => patientBand(page).innerText()).toContain('250947-9989');
    for (const file of [letter, picture]) {
      await page.getByRole('button', { name: new RegExp(`^${reader.attachment.open} ${file.title}`) }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: new RegExp(`^${reader.viewer.save}`) }).click()]);
      expect(createHash('sha256').update(await readFile(await download.path())).digest('hex')).toBe(file.sha256);
      expect(download.suggestedFilename()).toBe(file.name);
      if (file === letter) {
        await expect.poll(() => page.getByRole('img', { name: file.title }).evaluate((canvas) => (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 900, 900).data.some((value, at) => at % 4 === 0 && value < 128))).toBe(true);
        await shot(page, 'exchange', 'viewer');
      }
      await page.keyboard.press('Escape');
    }
    await shot(page, 'exchange', 'read');
  });

  it('carries the answer back into the same thread', async () => {
    await reply(town.page, answer, [map.path]);
    await track(town.page, answer).getByText(delivery.track.received).waitFor();
    await openFolder(gp.page, common.nav.inbox);
    await openThread(gp.page, 'Sår på underben');
    await expect.poll(() => segments(gp.page).count()).toBe(2);
    await segments(gp.page).filter({ hasText: answer }).waitFor();
    await expect.poll(() => rows(gp.page).count()).toBe(1);
    await shot(gp.page, 'exchange', 'answered');
  });

  it('sends the whole thread on, byte for byte, and its track ends in accepted', async () => {
    await forward(gp.page, 'Medicinsk Modtageafsnit', reason);
    const got = await hospital.message(({ view }) => view.activity === 'forward-message');
    expect(got.view.segments.map(({ text }) => text).sort()).toEqual([answer, question, reason].sort());
    expect(got.files).toEqual({ [letter.title]: letter.sha256, [picture.title]: picture.sha256, [map.title]: map.sha256 });
    // Sent on, it is a thread of its own with its own other side.
    await openThread(gp.page, 'til Prøveby Sygehus');
    await track(gp.page, reason).getByText(delivery.track.received).waitFor();
    await shot(gp.page, 'exchange', 'forwarded');
    await waitForAccepted(gp.page, 'til Prøveby Sygehus (test), Medicinsk Modtageafsnit M1');
  });
});
