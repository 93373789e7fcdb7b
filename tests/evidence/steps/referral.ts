/** 3.3.1.3–6 and 3.3.2.4: specific parties, and the priority that only a referral has. */
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { chooseReceiver, fillLetter, openFolder, pressSend, starting } from '../../e2e/support/journeys';
import { nancy } from '../../e2e/support/peer';
import { identifierOf, type Facts } from '../facts';
import type { Step } from '../step';
import { ASSENS, chooseCategory, openComposer, sentFacts } from './screen';

export const referral: Step = {
  id: 'henvisning', title: 'Specifik afsender og modtager, og prioritet ved vedr. henvisning',
  proves: ['CC-S-03', 'CC-S-04', 'CC-S-05', 'CC-S-08', 'CC-S-24'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    await openComposer(page);

    // The same receiver is found by a part of its name and by its location number.
    const receiver = page.getByRole('combobox', { name: compose.receiver.label, exact: true });
    for (const typed of ['Akutteam', peer.organisation.gln, 'Torvestien']) {
      await receiver.fill(typed);
      await record.shows('CC-S-24', `Søgning på “${typed}” finder modtageren`, page.getByRole('option').filter({ hasText: ASSENS }));
    }
    await receiver.fill('');
    await page.keyboard.press('Escape');
    await chooseReceiver(page, ASSENS);
    await fillLetter(page, { patient: nancy, receiver: ASSENS, category: common.category['regarding-referral'], topic: 'Henvisning til træning', text: 'Henvisningen er sendt i dag.' });

    const priority = page.getByRole('button', { name: new RegExp(compose.priority.label) });
    await record.shows('CC-S-08', 'Prioritet kan vælges ved vedr. henvisning', priority);
    await priority.click();
    await page.getByRole('option', { name: common.priority.asap, exact: true }).click();
    await record.see('CC-S-08', 'Den valgte prioritet kan ses', () => priority.innerText(), (seen) => seen.includes(common.priority.asap), common.priority.asap);
    await chooseCategory(page, common.category.nursing);
    await record.hides('CC-S-08', 'Prioriteten forsvinder, når kategorien er en anden', priority);
    await chooseCategory(page, common.category['regarding-referral']);
    await priority.click();
    await page.getByRole('option', { name: common.priority.asap, exact: true }).click();

    const recipient = page.getByRole('combobox', { name: compose.person.label, exact: true });
    await recipient.fill('Hanne');
    await page.getByRole('option').filter({ hasText: 'Hanne Eksempel' }).first().click();
    await page.getByRole('button', { name: starting(compose.sender.add) }).click();
    const sender = page.getByRole('combobox', { name: compose.sender.label, exact: true });
    await sender.fill('Jens');
    await page.getByRole('option').filter({ hasText: 'Jens Forsøg' }).first().click();
    await record.see('CC-S-03', 'Den specifikke modtager kan ses', () => recipient.inputValue(), /Hanne Eksempel/);
    await record.see('CC-S-04', 'Den specifikke afsender kan ses', () => sender.inputValue(), /Jens Forsøg/);
    const author = await page.getByRole('group', { name: compose.signature.label }).getByLabel(compose.signature.name, { exact: true }).inputValue();
    record.check('CC-S-04', 'Forfatteren er en anden end den specifikke afsender', author, (seen) => seen !== '' && seen !== 'Jens Forsøg', 'et andet navn end Jens Forsøg');
    await record.shot(['CC-S-08', 'CC-S-03', 'CC-S-04'], page, 'Prioritet, specifik modtager og specifik afsender');
    await pressSend(page);

    const { bytes, facts } = await sentFacts(world, gp, peer, ({ view }) => view.topic === 'Henvisning til træning');
    await record.message(['CC-S-05', 'CC-S-08'], bytes, 'Besked med prioritet og specifikke parter');
    record.check('CC-S-08', 'Prioriteten er med i filen', facts.communication.priority, 'asap');
    /** The organisation behind a party: of its role or its team. */
    const organisationOf = (reference: string | undefined) => {
      const found = facts.resources.find(({ id }) => id !== undefined && reference?.endsWith(id) === true);
      const to = found?.resourceType === 'PractitionerRole' ? found.organization?.reference : found?.resourceType === 'CareTeam' ? found.managingOrganization?.[0]?.reference : undefined;
      return identifierOf(facts.organisation(to), 'gln');
    };
    record.check('CC-S-05', 'Den specifikke modtager hører til modtageren', organisationOf(facts.communication.recipient?.[0]?.reference), peer.organisation.gln);
    record.check('CC-S-05', 'Den specifikke afsender hører til afsenderen', organisationOf(facts.communication.extension?.find(({ url }) => url.endsWith('medcom-core-sender-extension'))?.valueReference?.reference), gp.gln);
    const contacts = await gp.call('contacts.list', {});
    await record.explanation('CC-S-03', `Den specifikke modtager er en person eller et team hos modtageren. Kendte personer vælges på listen, og andre kan skrives med navn. Modtagerens system afgør, om beskeden fordeles efter det. Ved svar sættes den specifikke afsender af sig selv som specifik modtager. Prøvet her: ${nameInFile(facts) ?? ''}.`, 'Hvor langt den specifikke modtager rækker');
    await record.explanation('CC-S-24', `Modtageren vælges i klientens register over organisationer, som også virker uden forbindelse. Det søges på navn, afdeling, adresse og lokationsnummer. Hver post har SOR-kode og lokationsnummer; begge skrives i beskeden. I denne kørsel har registret ${contacts.length} modtagere, hvoraf ${contacts.filter(({ sor }) => /^\d+$/.test(sor)).length} har SOR-kode. Kilde: ${[...new Set(contacts.map(({ source }) => source))].join(', ')}. Ved svar er modtageren den organisation, der sendte.`, 'Hvordan den rette modtager findes');
    record.check('CC-S-24', 'Alle modtagere i registret har SOR-kode og lokationsnummer', contacts.filter(({ sor, gln }) => !/^\d+$/.test(sor) || !/^\d{13}$/.test(gln)).length, 0);
    record.check('CC-S-03', 'Den specifikke modtager er med i filen', nameInFile(facts) ?? '', 'Hanne Eksempel');
    await openFolder(page, common.nav.inbox);
  },
};

function nameInFile(facts: Facts): string | undefined {
  const role = facts.resources.find(({ id }) => id !== undefined && facts.communication.recipient?.[0]?.reference?.endsWith(id) === true);
  const person = role?.resourceType === 'PractitionerRole' ? facts.resources.find(({ id }) => id !== undefined && role.practitioner?.reference?.endsWith(id) === true) : role;
  const name = person?.resourceType === 'Practitioner' ? person.name?.[0] : undefined;
  return name && [...(name.given ?? []), name.family].join(' ');
}
