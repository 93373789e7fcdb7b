/** Two clients whose only line is a VANS operator's folder: set up without a list, a letter and its answers over it, and every trouble of the folder said on screen. */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisationByKey } from '../../electron/networks/embedded/organisations';
import { startOperator, type Operator } from '../../electron/networks/vans-folder/operator';
import { systemClock } from '../../electron/node/system';
import { common } from '../../shared/i18n/da/common';
import { errors } from '../../shared/i18n/da/errors';
import { settings } from '../../shared/i18n/da/settings';
import { expectNoFindings } from './support/axe';
import { composeAndSend, openFolder, openThread, rows, segments, TEST_PASSWORD, waitForAccepted } from './support/journeys';
import { bruno } from './support/peer';
import { portrayScreen, useStage, type Player } from './support/stage';

describe('a line that is a VANS operator’s folder', () => {
  const stage = useStage();
  let gp: Player;
  let town: Player;
  let operator: Operator;
  const folderOf = (key: string) => join(stage().folder, `vans-${key}`);

  /** As the steps of the first start leave it, with the other side in a register: no network tells who there is. */
  async function onFolder(key: string, other: string): Promise<Player> {
    const { gln, sor, name, unit, address, phone, role, persons } = organisationByKey(key);
    await mkdir(folderOf(key));
    const player = await stage().player(key, { setUp: false });
    await player.call('session.setup', { role, gln, person: persons[0]!, password: TEST_PASSWORD, network: 'vans-folder', options: { folder: folderOf(key) }, organisation: { gln, sor, name, unit, address, phone } });
    const { page } = player;
    await page.getByRole('navigation', { name: common.nav.main }).waitFor();
    const their = organisationByKey(other);
    await openFolder(page, common.nav.settings);
    await page.getByRole('button', { name: settings.section.register, exact: true }).click();
    await page.getByText(settings.register.none).waitFor();
    const table = `SOR;GLN;Navn;Enhed;Type;Adresse;Modtager\n${their.sor};${their.gln};${their.name};${their.unit};${their.role === 'municipality' ? 'Kommune' : 'Almen praksis'};Testvej 1;FDIS91 5.0, FCTL 2.0\n`;
    await page.locator('input[type=file]').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('button', { name: settings.register.take }).click();
    await page.getByText('1, heraf 1 med eget lokationsnummer').waitFor();
    return player;
  }

  beforeAll(async () => {
    gp = await onFolder('gp-testgade', 'municipality-odense');
    town = await onFolder('municipality-odense', 'gp-testgade');
    operator = startOperator({ folders: () => [folderOf('gp-testgade'), folderOf('municipality-odense')], clock: systemClock, everyMs: 200 });
  });
  afterAll(async () => { await operator.close(); });

  it('is never called a training network', async () => {
    await openFolder(gp.page, common.nav.inbox);
    await expect.poll(() => gp.page.getByText('Øvelsesnetværk').count()).toBe(0);
  });

  it('carries a letter, and its receipt and acknowledgement back', async () => {
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Odense Kommune', category: 'Sygepleje', topic: 'Over mappen', text: 'Denne besked går gennem en VANS-mappe.' });
    await waitForAccepted(gp.page, 'Over mappen');
    await openFolder(town.page, common.nav.inbox);
    await openThread(town.page, 'Over mappen');
    await segments(town.page).first().getByText('Denne besked går gennem en VANS-mappe.').waitFor();
    await portrayScreen(town.page, 'vans', 'received');
  });

  const said = (page: Page, code: keyof typeof errors) => page.getByText(errors[code].what).first();

  it('says that its folder is away, keeps what is written meanwhile, and sends it when the folder is back', async () => {
    const away = `${folderOf('gp-testgade')}-væk`;
    await rename(folderOf('gp-testgade'), away);
    await said(gp.page, 'folder-missing').waitFor({ timeout: 60_000 });
    await openFolder(gp.page, common.nav.inbox);
    await expectNoFindings(gp.page);
    await portrayScreen(gp.page, 'vans', 'folder-missing');
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Odense Kommune', category: 'Sygepleje', topic: 'Skrevet imens', text: 'Drevet var væk.' });
    await rename(away, folderOf('gp-testgade'));
    await waitForAccepted(gp.page, 'Skrevet imens', 120_000);
    await openFolder(town.page, common.nav.inbox);
    await expect.poll(() => rows(town.page).filter({ hasText: 'Skrevet imens' }).count()).toBe(1);
  });

  it('says of a file that is no envelope that it could not be read, and leaves half a file to whoever is writing it', async () => {
    await writeFile(join(folderOf('gp-testgade'), 'in', 'halv.xml'), '<?xml version="1.0"?><VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4"><SenderID EndPointType="EAN">5799999002014</SenderID>');
    await writeFile(join(folderOf('gp-testgade'), 'in', 'notat.txt'), 'Ingen kuvert.');
    await openFolder(gp.page, common.nav.needsAction);
    await expect.poll(() => rows(gp.page).count(), { timeout: 60_000 }).toBe(1);
    await rows(gp.page).first().click();
    await said(gp.page, 'envelope-unreadable').waitFor();
    await portrayScreen(gp.page, 'vans', 'unreadable');
    expect(await readdir(join(folderOf('gp-testgade'), 'in'))).toContain('halv.xml');
  });
});
