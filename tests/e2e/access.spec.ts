/** Three people at one computer: an administrative one who sees no text, a clinical one who reads and is written down, and an administrator who finds it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { access } from '../../shared/i18n/da/access';
import { common } from '../../shared/i18n/da/common';
import { lock } from '../../shared/i18n/da/lock';
import { reader } from '../../shared/i18n/da/reader';
import { settings } from '../../shared/i18n/da/settings';
import { expectNoFindings } from './support/axe';
import { openFolder, openThread, rows, segments, starting, TEST_PASSWORD, waitForRows } from './support/journeys';
import { bruno, nancy, type Peer } from './support/peer';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

const passwords = { TT: 'prøve-adgang-2', JM: 'prøve-adgang-3' };

describe('three people at one computer', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;
  let administratorName: string;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
    administratorName = (await gp.call('session.get', {})).user!.name;
    const person = { role: { text: 'sekretær' }, phone: '65000021' };
    await gp.call('session.addUser', { person: { ...person, name: 'Test Testesen', initials: 'TT' }, password: passwords.TT, access: ['administrative'] });
    await gp.call('session.addUser', { person: { ...person, name: 'Jens Mortensen', initials: 'JM' }, password: passwords.JM, access: ['clinical'] });
    for (const [patient, topic] of [[bruno, 'Om Bruno'], [nancy, 'Om Nancy']] as const) {
      const { document, messageId } = town.write({ to: gp.gln, topic, patient, text: `Hemmelig tekst ${topic}` });
      await town.dispatch(gp.gln, document);
      await town.answersTo(messageId);
    }
    await town.sendBytes(gp.gln, Buffer.from('Dette er ingen besked.'));
    await openFolder(gp.page, common.nav.inbox);
    await waitForRows(gp.page, 2);
  });

  async function become(page: Page, name: string, password: string): Promise<void> {
    await page.keyboard.press('Control+L');
    const field = page.getByLabel(lock.password, { exact: true });
    await field.waitFor();
    await page.getByRole('button', { name: starting(lock.switchUser) }).click();
    await page.getByRole('list', { name: lock.choose }).getByRole('button', { name }).click();
    await field.fill(password);
    await page.getByRole('button', { name: starting(lock.unlock) }).click();
    await page.getByRole('button', { name: new RegExp(`^Logget ind som ${name}`) }).waitFor();
  }

  it('an administrative person sees that a message is there, but neither its text nor what it is about', async () => {
    const { page } = gp;
    await become(page, 'Test Testesen', passwords.TT);
    await openFolder(page, common.nav.inbox);
    await waitForRows(page, 2);
    await page.getByText('Bruno Test Elmer').first().waitFor();
    expect(await page.getByText('Om Bruno').count()).toBe(0);
    await rows(page).filter({ hasText: 'Bruno Test Elmer' }).click();
    await page.getByText(access.withheld.title).waitFor();
    await segments(page).first().waitFor();
    expect(await page.getByText('Hemmelig tekst').count()).toBe(0);
    // Looking at it has not made it read for those who may: both are still new.
    await page.getByRole('link', { name: `${common.nav.inbox}, 2 ulæste` }).waitFor();
    expect(await page.getByRole('button', { name: starting(reader.reply) }).count()).toBe(0);
    await expectNoFindings(page);
    await portrayScreen(page, 'access', 'administrative');
    const field = page.getByRole('searchbox', { name: common.frame.searchLabel });
    await field.fill('hemmelig');
    await page.getByRole('main').getByText('Ingen beskeder passer').first().waitFor();
    await field.fill('Bruno');
    await rows(page).filter({ hasText: 'Bruno Test Elmer' }).waitFor();
    await field.fill('');
    for (const place of [common.nav.drafts, common.nav.file, common.nav.accessLog]) await expect.poll(() => page.getByRole('link', { name: starting(place) }).count(), { message: place }).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: starting(common.nav.newMessage) }).count()).toBe(0);
    const printed = await page.pdf({ format: 'A4' });
    expect(Buffer.from(printed).toString('latin1')).not.toContain('Hemmelig');
  });

  it('a clinical person reads, and it is written down', async () => {
    const { page } = gp;
    await become(page, 'Jens Mortensen', passwords.JM);
    await openFolder(page, common.nav.inbox);
    await openThread(page, 'Om Bruno');
    await segments(page).first().getByText('Hemmelig tekst Om Bruno').waitFor();
    await expect.poll(() => page.getByRole('link', { name: starting(common.nav.accessLog) }).count()).toBe(0);
    await expect.poll(async () => (await gp.call('access.search', { filter: { actions: ['thread-opened'], citizen: bruno.number }, limit: 5 })).records.map(({ user, role }) => [user?.name, role])).toEqual([['Jens Mortensen', 'clinical']]);
  });

  it('an administrator finds it by the citizen’s number, takes it out, and sees the check', async () => {
    const { page } = gp;
    await become(page, administratorName, TEST_PASSWORD);
    await openFolder(page, common.nav.accessLog);
    await waitForRows(page, 3);
    await page.getByRole('textbox', { name: access.citizen }).fill('250947-9989');
    await page.keyboard.press('Enter');
    await page.getByText('Hvem har set 250947-9989').waitFor();
    const found = rows(page).filter({ hasText: access.action['thread-opened'] });
    await found.filter({ hasText: 'Jens Mortensen' }).first().waitFor();
    await expect.poll(() => rows(page).filter({ hasText: '251248' }).count()).toBe(0);
    await expect.poll(() => rows(page).filter({ hasText: 'Test Testesen' }).count()).toBe(0);
    await found.first().click();
    await page.getByRole('complementary', { name: access.column.details }).waitFor();
    await expectNoFindings(page);
    await portrayScreen(page, 'access', 'log');
    await page.getByRole('button', { name: access.check }).click();
    await page.getByText(access.sound).first().waitFor();
    await page.getByRole('button', { name: access.export }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: access.exportCsv }).click()]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv).toContain('Jens Mortensen');
    expect(csv).toContain(bruno.number);
    expect(csv).not.toContain(nancy.number);
    expect(csv).not.toContain('Hemmelig');
  });

  it('an administrator opens what was held back, and that is written down too', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.needsAction);
    await waitForRows(page, 1);
    await rows(page).first().click();
    await page.getByRole('button', { name: access.raw.open }).click();
    await page.getByRole('region', { name: access.raw.text }).getByText('Dette er ingen besked.').waitFor();
    await expectNoFindings(page);
    await portrayScreen(page, 'access', 'raw');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: access.raw.save }).click()]);
    expect(await readFile(await file.path(), 'utf8')).toBe('Dette er ingen besked.');
    await openFolder(page, common.nav.accessLog);
    await rows(page).filter({ hasText: access.action['quarantine-opened'] }).first().waitFor();
    await rows(page).filter({ hasText: access.action['raw-saved'] }).first().waitFor();
  });

  it('an administrator reads the users’ roles in the settings', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.settings);
    await page.getByRole('navigation', { name: common.nav.settings }).getByRole('button', { name: settings.section.users, exact: true }).click();
    await page.getByText('Administrativ', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Skift roller for Test Testesen' }).click();
    await page.getByRole('group', { name: 'Adgang for Test Testesen' }).waitFor();
    await expectNoFindings(page);
    await shot(page, 'access', 'users');
  });
});
