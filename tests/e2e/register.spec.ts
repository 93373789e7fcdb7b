/** The organisation register offline: taken over in the settings, searched in the address book and the composer, and the names it gives to what came before it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { compose } from '../../shared/i18n/da/compose';
import { contacts } from '../../shared/i18n/da/contacts';
import { settings } from '../../shared/i18n/da/settings';
import { smallRegister, sorOf } from '../fixtures/register';
import { openFolder, openThread, starting } from './support/journeys';
import { bruno, type Peer } from './support/peer';
import { portrayScreen, shot, useStage, type Player } from './support/stage';

const SOR_SYSTEM = 'urn:oid:1.2.208.176.1.1';

describe('the organisation register', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
  });

  it('is not there at first: a sender without a name is named by what the network knows of its number', async () => {
    const { document } = town.write({ to: gp.gln, topic: 'Uden navn', patient: bruno, text: 'Afsenderen står her med SOR-kode og uden navn.' });
    await town.dispatch(gp.gln, document, { change: (bundle) => {
      for (const { resource } of bundle.entry ?? []) {
        if (resource?.resourceType !== 'Organization') continue;
        const sor = resource.identifier?.find(({ system }) => system === SOR_SYSTEM);
        if (sor?.value !== town.organisation.sor) continue;
        sor.value = sorOf(2);
        delete resource.name;
      }
    } });
    await openFolder(gp.page, common.nav.inbox);
    await openThread(gp.page, 'Uden navn');
    await gp.page.getByText('Odense Kommune (test), Sygeplejen Syd').first().waitFor();
    await expect.poll(() => gp.page.getByText(common.nameFromRegister).count()).toBeGreaterThan(0);
  });

  it('is taken over after a look at what changes', async () => {
    await openFolder(gp.page, common.nav.settings);
    await gp.page.getByRole('button', { name: settings.section.register, exact: true }).click();
    await gp.page.getByText(settings.register.none).waitFor();
    await shot(gp.page, 'register', 'none');
    await gp.page.locator('input[type=file]').setInputFiles({ name: 'sor-udtræk.csv', mimeType: 'text/csv', buffer: Buffer.from(`${smallRegister}\r\n123;;Forkert (test)`, 'latin1') });
    const changes = gp.page.getByRole('region', { name: /sor-udtræk\.csv/ });
    await changes.getByRole('button', { name: settings.register.take }).waitFor();
    await changes.locator('summary', { hasText: settings.register.refusedList }).click();
    await changes.getByText('Linje 7: SOR-koden mangler eller er forkert.', { exact: false }).waitFor();
    await changes.locator('summary', { hasText: settings.register.addedList }).click();
    await changes.getByText('Ørsted Lægehus (test)', { exact: false }).waitFor();
    await portrayScreen(gp.page, 'register', 'preview');
    await changes.getByRole('button', { name: settings.register.take }).click();
    await gp.page.getByText('5, heraf 4 med eget lokationsnummer').waitFor();
    await portrayScreen(gp.page, 'register', 'standing');
  });

  it('names what was received before it came, and says so', async () => {
    await openFolder(gp.page, common.nav.inbox);
    await gp.page.getByRole('row', { name: /Prøveby Kommune \(test\), Hjemmeplejen Øst/ }).waitFor();
    await openThread(gp.page, 'Uden navn');
    await expect.poll(() => gp.page.getByText('Prøveby Kommune (test), Hjemmeplejen Øst').count()).toBeGreaterThan(1);
    await portrayScreen(gp.page, 'register', 'named');
  });

  it('finds a receiver that only it knows, says what it takes, and makes it a receiver', async () => {
    await openFolder(gp.page, common.nav.contacts);
    const search = gp.page.getByRole('searchbox', { name: contacts.searchBoth });
    await search.fill('oersted');
    await gp.page.getByRole('row', { name: /^Ørsted Lægehus/ }).click();
    await gp.page.getByRole('heading', { name: 'Ørsted Lægehus (test)' }).waitFor();
    await gp.page.getByRole('region', { name: contacts.receives }).getByText(contacts.readiness.fhir).waitFor();
    await search.fill('prøv');
    await gp.page.getByRole('row', { name: /Akutteam Øst/ }).click();
    await gp.page.getByText(contacts.register.through).waitFor();
    await portrayScreen(gp.page, 'register', 'contacts');
    await search.fill('Ørsted');
    await gp.page.getByRole('row', { name: /^Ørsted Lægehus/ }).click();
    await gp.page.getByRole('button', { name: starting(contacts.write) }).click();
    const receiver = gp.page.getByRole('combobox', { name: compose.receiver.label });
    await expect.poll(() => receiver.inputValue()).toContain('Ørsted Lægehus (test)');
    await gp.page.getByText(compose.card.readiness.fhir).waitFor();
  });

  it('warns in the composer of who cannot take the message, and of who gets it converted', async () => {
    const receiver = gp.page.getByRole('combobox', { name: compose.receiver.label });
    for (const [typed, option, warning] of [['apoteket', 'Apoteket Prøven (test)', compose.check['receiver-none'].title], ['hjemmeplejen øst', 'Hjemmeplejen Øst', compose.check['receiver-converted'].title]] as const) {
      await receiver.fill(typed);
      await gp.page.getByRole('option').filter({ hasText: option }).first().click();
      await gp.page.getByText(warning).first().waitFor();
      await shot(gp.page, 'register', typed.slice(0, 5));
    }
    await portrayScreen(gp.page, 'register', 'composer');
  });
});
