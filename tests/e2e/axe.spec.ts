/** Every screen in every state a person meets, judged by axe-core in the real client, in light and dark: nothing found. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { conformance } from '../../shared/i18n/da/conformance';
import { drafts } from '../../shared/i18n/da/drafts';
import { file } from '../../shared/i18n/da/file';
import { inbox } from '../../shared/i18n/da/inbox';
import { lock } from '../../shared/i18n/da/lock';
import { onboarding } from '../../shared/i18n/da/onboarding';
import { outbox } from '../../shared/i18n/da/outbox';
import { reader } from '../../shared/i18n/da/reader';
import { settings } from '../../shared/i18n/da/settings';
import { shortcuts } from '../../shared/i18n/da/shortcuts';
import { expectNoFindings, type Look } from './support/axe';
import { pdfFile, pngFile } from './support/files';
import { choose, composeAndSend, fillLetter, openFolder, openThread, patientField, pressReader, reply, rows, starting, tab, TEST_PASSWORD, waitForAccepted, waitForRows } from './support/journeys';
import { bruno, lonni, nancy, type Peer } from './support/peer';
import { useStage, type Player } from './support/stage';

describe('accessibility of the first start', () => {
  const stage = useStage();
  let fresh: Player;
  const check = (look?: Look) => expectNoFindings(fresh.page, look);
  const next = () => fresh.page.getByRole('button', { name: starting(onboarding.next) });
  const at = (title: string) => fresh.page.getByRole('heading', { name: title, exact: true }).waitFor();

  beforeAll(async () => { fresh = await stage().player('municipality-odense', { setUp: false }); });

  it('step 1: password, empty and with a fault', async () => {
    await at(onboarding.password.title);
    await check();
    await next().click();
    await fresh.page.getByText(onboarding.password.short).waitFor();
    await check();
    for (const label of [onboarding.password.label, onboarding.password.repeat]) await fresh.page.getByLabel(label, { exact: true }).fill(TEST_PASSWORD);
    await next().click();
  });

  it('step 2: workplace, with its list open', async () => {
    const { page } = fresh;
    await at(onboarding.workplace.title);
    await choose(page, onboarding.workplace.municipality);
    await check();
    await page.getByRole('combobox', { name: onboarding.workplace.findMunicipality }).fill('Odense');
    await page.getByRole('option').first().waitFor();
    await check({ listOpen: true });
    await page.getByRole('option').filter({ hasText: 'Sygeplejen Syd' }).click();
    await next().click();
  });

  it('step 3: network', async () => {
    await at(onboarding.network.title);
    await check();
    await next().click();
  });

  it('step 4: person, chosen and written', async () => {
    await at(onboarding.you.title);
    await check();
    await choose(fresh.page, onboarding.you.other);
    await check();
    await choose(fresh.page, 'Mette Prøve');
    await check();
    await next().click();
  });

  it('step 5: ready, and the empty inbox after it', async () => {
    await at(onboarding.test.title);
    await check();
    await fresh.page.getByRole('button', { name: starting(onboarding.begin) }).click();
    await fresh.page.getByText(new RegExp(`^(${inbox.empty.inbox}|${inbox.empty.inboxNever})$`)).waitFor();
    await check();
  });

  it('every folder while it is empty', async () => {
    for (const folder of [common.nav.needsAction, common.nav.mine, common.nav.unassigned, common.nav.drafts, common.nav.outbox, common.nav.sent, common.nav.handled, common.nav.citizens, common.nav.contacts]) {
      await openFolder(fresh.page, folder);
      await fresh.page.getByRole('heading', { name: starting(folder) }).first().waitFor();
      await check({ name: folder });
    }
  });
});

describe('accessibility of every screen', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;
  let hospital: Peer;
  const check = (look?: Look) => expectNoFindings(gp.page, look);

  beforeAll(async () => {
    [town, hospital] = await Promise.all([stage().peer('municipality-odense'), stage().peer('hospital-medical')]);
    gp = await stage().player('gp-testgade');
    hospital.beKind();
    const letters = [
      town.write({ to: gp.gln, topic: 'Sår på underben', patient: bruno, text: 'Se venligst på såret.\n\nDet er 3 × 2 cm.' }),
      town.write({ to: gp.gln, category: 'medicine', patient: nancy, text: 'Recept mangler på Metoprolol 50 mg.' }),
      town.write({ to: gp.gln, topic: 'Styretegn', patient: lonni, text: 'Tekst med \u202Evendt om\u202C og https://www.sundhed.dk' }),
    ];
    for (const { document, messageId } of letters) { await town.dispatch(gp.gln, document); await town.answersTo(messageId); }
    const refused = town.write({ to: gp.gln, topic: 'Uden kategori', patient: bruno, text: 'Kan ikke læses.' });
    await town.dispatch(gp.gln, refused.document, { change: (bundle) => { for (const { resource } of bundle.entry ?? []) if (resource?.resourceType === 'Communication') resource.category = []; } });
    await waitForRows(gp.page, letters.length);
  });

  it('inbox: nothing open, a message open, its answer with a file, and its menus', async () => {
    const { page } = gp;
    await check();
    await openThread(page, 'Styretegn');
    await check();
    await openThread(page, 'Sår på underben');
    await reply(page, 'Set på i dag. Fortsæt som nu.', [(await pngFile(stage().folder, 'Sår.png')).path, (await pdfFile(stage().folder, 'Plan.pdf', ['Plan'])).path]);
    await page.getByRole('button', { name: new RegExp(`^${reader.attachment.open} Plan`) }).waitFor();
    await check();
    await page.getByRole('button', { name: new RegExp(`^${reader.attachment.open} Plan`) }).click();
    await page.getByRole('img', { name: 'Plan' }).waitFor();
    await check();
    await page.keyboard.press('Escape');
    await pressReader(page, reader.more);
    await page.getByRole('menu').waitFor();
    await check();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('dialogs of a message: technical, note', async () => {
    const { page } = gp;
    for (const [entry, title] of [[reader.technical, reader.dialog.technicalTitle], [reader.note, reader.dialog.noteTitle]] as const) {
      await pressReader(page, reader.more);
      await page.getByRole('menuitem', { name: starting(entry) }).click();
      await page.getByRole('dialog', { name: title }).waitFor();
      await check({ name: title });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: title }).waitFor({ state: 'detached' });
    }
  });

  it('inbox with several marked, and a filter that finds nothing', async () => {
    const { page } = gp;
    await rows(page).first().focus();
    await page.keyboard.press('Space');
    await page.getByText(inbox.marked_one.replace('{{count}}', '1')).first().waitFor();
    await check();
    await page.keyboard.press('Space');
    await page.keyboard.press('e');
    await page.getByText(inbox.done.handled_one).waitFor();
    await check();
    await page.keyboard.press('Control+Z');
  });

  it('composer: blank, with its lists open, with faults, as the receiver sees it', async () => {
    const { page } = gp;
    await page.getByRole('button', { name: starting(common.nav.newMessage) }).first().click();
    await page.getByRole('heading', { name: compose.title.new }).waitFor();
    await check();
    await page.getByRole('combobox', { name: compose.receiver.label, exact: true }).click();
    await page.getByRole('option').first().waitFor();
    await check({ listOpen: true });
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await patientField(page).fill('0101604896');
    await page.getByRole('option').first().waitFor();
    await check({ listOpen: true });
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: starting(compose.text.label) }).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText(compose.check['receiver-missing'].title).first().waitFor();
    await check();
    await page.getByRole('button', { name: compose.preview }).click();
    await page.getByText(compose.asReceiver.title).waitFor();
    await check();
    await page.getByRole('button', { name: compose.edit }).click();
  });

  it('composer: filled, its question before sending, and its question before discarding', async () => {
    const { page } = gp;
    await fillLetter(page, { patient: bruno, receiver: 'Medicinsk Modtageafsnit', category: common.category.discharge, topic: 'Efter udskrivelse', text: 'Vi følger op om 14 dage.', files: [(await pngFile(stage().folder, 'Kurve.png')).path] });
    await check();
    await page.getByRole('button', { name: starting(compose.send) }).first().click();
    await page.getByRole('alertdialog', { name: compose.confirm.title }).waitFor();
    await check();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: compose.discard }).click();
    await page.getByRole('alertdialog', { name: compose.discardTitle }).waitFor();
    await check();
    await page.getByRole('button', { name: starting(compose.keep) }).click();
    await page.getByRole('button', { name: starting(compose.close) }).click();
  });

  it('drafts', async () => {
    await openFolder(gp.page, common.nav.drafts);
    await gp.page.getByRole('grid', { name: drafts.list }).waitFor();
    await check();
  });

  it('sent, with a message open, and the acknowledgements', async () => {
    const { page } = gp;
    await composeAndSend(page, { patient: bruno, receiver: 'Medicinsk Modtageafsnit', category: common.category.discharge, topic: 'Sendt og modtaget', text: 'Hermed svar.' });
    await waitForAccepted(page, 'Sendt og modtaget');
    await rows(page).first().click();
    await page.getByRole('toolbar', { name: outbox.toolbar }).waitFor();
    await check();
    await tab(page, outbox.tab.acknowledgements).click();
    await page.getByText(outbox.ack.code.ok, { exact: true }).first().waitFor();
    await check();
    await tab(page, outbox.tab.messages).click();
  });

  it('outbox with messages that wait', async () => {
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic: 'Uden svar', text: 'Ingen kvitterer for den endnu.' });
    await openFolder(gp.page, common.nav.outbox);
    await waitForRows(gp.page, 1);
    await check();
  });

  it('what needs a person: refused by the receiver, and held back here', async () => {
    const { page } = gp;
    const got = await town.message(({ view }) => view.topic === 'Uden svar');
    await town.acknowledge(got, { code: 'fatal-error', outcomes: [{ severity: 'error', code: 'not-found', details: 'MSG_Receiver_Identifier_UNKNOWN', text: 'Borgeren er flyttet til en anden kommune.' }] });
    await page.getByRole('link', { name: `${common.nav.needsAction}, 2 opgaver` }).waitFor();
    await openFolder(page, common.nav.needsAction);
    await waitForRows(page, 2);
    for (const at of [0, 1]) {
      await rows(page).nth(at).click();
      await check();
    }
  });

  it('address book, patients, and folders of threads', async () => {
    const { page } = gp;
    for (const folder of [common.nav.contacts, common.nav.patients]) {
      await openFolder(page, folder);
      await rows(page).first().click();
      await check({ name: folder });
    }
    for (const folder of [common.nav.mine, common.nav.unassigned, common.nav.handled]) {
      await openFolder(page, folder);
      await page.getByRole('heading', { name: starting(folder) }).first().waitFor();
      await check({ name: folder });
    }
  });

  it('every section of the settings', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.settings);
    const menu = page.getByRole('navigation', { name: common.nav.settings });
    for (const section of Object.values(settings.section)) {
      await menu.getByRole('button', { name: section, exact: true }).click();
      await page.getByRole('heading', { name: section, exact: true }).waitFor();
      await check({ name: section });
    }
  });

  it('search: with hits, and without', async () => {
    const { page } = gp;
    const field = page.getByRole('searchbox', { name: common.frame.searchLabel });
    await field.fill('metoprolol');
    await rows(page).filter({ hasText: 'Metoprolol' }).waitFor();
    await check();
    await field.fill('findesikke');
    await page.getByRole('main').getByText(/^Ingen beskeder passer$/).first().waitFor();
    await check();
    await field.fill('');
  });

  it('a file from a disk: to choose, read, and not a message', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.file);
    await page.getByText(file.text).waitFor();
    await check();
    const open = async (path: string) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: file.choose }).click()]);
      await chooser.setFiles(path);
    };
    const message = join(stage().folder, 'besked.json');
    await writeFile(message, JSON.stringify(town.write({ to: gp.gln, topic: 'Fra en stick', patient: lonni, text: 'Læst fra en fil.' }).document.bundle));
    await open(message);
    await page.getByText('Læst fra en fil.').waitFor();
    await check();
    await page.getByRole('button', { name: file.another }).click();
    const other = join(stage().folder, 'andet.txt');
    await writeFile(other, 'Dette er ingen besked.');
    await open(other);
    await page.getByText(new RegExp(`^(${file.unreadable}|${file.unsupported})$`)).waitFor();
    await check();
  });

  it('conformance: nothing judged, a sound file beside one that fails, its report menu, and the packages of rules', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.conformance);
    await page.getByText(conformance.emptyTitle).waitFor();
    await check();
    const { bundle } = town.write({ to: gp.gln, topic: 'Fra en stick', patient: lonni, text: 'Kontrolleres kun.' }).document;
    const [sound, faulty] = [join(stage().folder, 'god.json'), join(stage().folder, 'fejl.json')];
    await writeFile(sound, JSON.stringify(bundle));
    await writeFile(faulty, JSON.stringify(bundle).replace(/"category":\[/, '"category":[{},'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: conformance.choose }).click()]);
    await chooser.setFiles([faulty, sound]);
    await page.getByRole('treeitem', { name: /Fejl 1/ }).waitFor();
    await check({ name: 'judged' });
    await page.getByRole('button', { name: conformance.report.button }).click();
    await page.getByRole('menu').waitFor();
    await check({ name: 'report' });
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: conformance.packages }).click();
    await page.getByRole('button', { name: starting(conformance.pack.details) }).first().click();
    await page.getByText(conformance.pack.dependencies).waitFor();
    await check({ name: 'packages' });
  });

  it('the keyboard map', async () => {
    const { page } = gp;
    await openFolder(page, common.nav.inbox);
    await page.getByRole('button', { name: starting(common.frame.shortcuts) }).click();
    await page.getByRole('dialog', { name: shortcuts.title }).waitFor();
    await check();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await rows(page).first().focus();
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
  });

  it('without a line', async () => {
    await stage().stopHub();
    await gp.page.getByText(common.notice.offline).waitFor();
    await check();
  });

  it('locked, with a wrong password', async () => {
    const { page } = gp;
    await page.keyboard.press('Control+L');
    await page.getByLabel(lock.password, { exact: true }).waitFor();
    await check();
    await page.getByLabel(lock.password, { exact: true }).fill('forkert');
    await page.keyboard.press('Enter');
    await page.getByText(lock.wrong).waitFor();
    await check();
  });
});
