/** 3.3.1 and 3.3.2: a new message, from the empty form to the stored file. */
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { delivery } from '../../../shared/i18n/da/delivery';
import { fillLetter, openFolder, patientBand, rows, starting } from '../../e2e/support/journeys';
import { bruno } from '../../e2e/support/peer';
import { factsOf, identifierOf, instantOf, timesIn, uuidV4 } from '../facts';
import type { Step } from '../step';
import { chooseCategory, field, openComposer, sendRefused, ASSENS } from './screen';

const text = 'Bruno har fået et sår på venstre underben.\nVil I se til det på fredag?\n\nMed venlig hilsen';

export const composeNew: Step = {
  id: 'ny-besked', title: 'Ny korrespondance, fra tom formular til gemt fil',
  proves: ['CC-S-01', 'CC-S-02', 'CC-S-06', 'CC-S-07', 'CC-S-09', 'CC-S-10', 'CC-S-13', 'CC-S-14', 'CC-S-15', 'CC-S-16', 'CC-S-17', 'CC-S-18', 'CC-S-19', 'CC-S-20', 'CC-S-21', 'CC-S-22', 'CC-S-23', 'CC-S-26', 'CC-S-86', 'GEN-16'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    const sent = peer.messages.length;
    await openComposer(page);

    await sendRefused(page);
    await record.shows('CC-S-02', 'Uden modtager siges det, at modtageren mangler', page.getByText(compose.check['receiver-missing'].title).first());
    await record.shows('CC-S-06', 'Uden kategori siges det, at kategorien mangler', page.getByText(compose.check['category-missing'].title).first());
    await record.shows('CC-S-13', 'Uden tekst siges det, at teksten mangler', page.getByText(compose.check['text-missing'].title).first());
    await record.shot(['CC-S-13', 'CC-S-02', 'CC-S-06'], page, 'Tom besked afvises: modtager, kategori og tekst mangler');

    await fillLetter(page, { patient: bruno, receiver: ASSENS, category: common.category.nursing, text });
    await record.see('CC-S-01', 'Patientens CPR og fulde navn vises', () => patientBand(page).innerText(), (seen) => seen.includes('250947-9989') && /Elmer/.test(seen) && /Bruno Test/.test(seen), '250947-9989 og Bruno Test Elmer');
    await record.shot('CC-S-01', page, 'Valgt patient med CPR og navn');
    await record.see('CC-S-02', 'Den valgte modtagers navn vises', () => page.getByRole('combobox', { name: compose.receiver.label, exact: true }).inputValue(), /Assens Kommune/);

    const category = page.getByRole('button', { name: new RegExp(compose.category.label) }).first();
    await category.click();
    const offered = (await page.getByRole('option').allInnerTexts()).map((each) => each.trim());
    record.check('CC-S-06', 'Netop de 18 nationale kategorier tilbydes', [...offered].sort(), [...Object.values(common.category)].sort());
    await record.shot('CC-S-06', page, 'Listen over kategorier');
    await page.keyboard.press('Escape');
    await record.see('CC-S-06', 'Den valgte kategori kan ses', () => category.innerText(), (seen) => seen.includes(common.category.nursing), common.category.nursing);
    const priority = page.getByRole('button', { name: new RegExp(compose.priority.label) });
    for (const other of ['nursing', 'medicine', 'other', 'discharge'] as const) {
      await chooseCategory(page, common.category[other]);
      await record.hides('CC-S-07', `Prioritet kan ikke ses ved “${common.category[other]}”`, priority);
      await record.hides('CC-S-07', `Ordet prioritet står ikke i formularen ved “${common.category[other]}”`, page.getByRole('form', { name: compose.formLabel }).getByText(/prioritet/i));
    }
    await record.shot('CC-S-07', page, 'Uden prioritet ved andre kategorier end vedr. henvisning');

    await chooseCategory(page, common.category.other);
    await sendRefused(page);
    await record.shows('CC-S-09', 'Med kategorien Andet og uden emne siges det, at emnet mangler', page.getByText(compose.check['topic-missing'].title).first());
    record.check('CC-S-09', 'Intet er sendt', peer.messages.length, sent);
    await record.shot('CC-S-09', page, 'Andet uden emne kan ikke sendes');
    await chooseCategory(page, common.category.nursing);

    await record.see('CC-S-14', 'Teksten vises med sine linjeskift', () => field(page, compose.text.label).inputValue(), text);
    const names = [compose.signature.name, compose.signature.role, compose.signature.phone] as const;
    const signature = page.getByRole('group', { name: compose.signature.label });
    const filled = await Promise.all(names.map((name) => signature.getByLabel(name, { exact: true }).first().inputValue()));
    record.check('CC-S-16', 'Navn, rolle og telefon er udfyldt af systemet', filled, (seen) => seen.every((each) => each.trim() !== ''), 'tre udfyldte felter');
    await signature.getByLabel(compose.signature.phone, { exact: true }).fill('+4565000399');
    await record.see('CC-S-16', 'Telefonen kan rettes', () => signature.getByLabel(compose.signature.phone, { exact: true }).inputValue(), '+4565000399');
    await record.shot(['CC-S-16', 'CC-S-15', 'CC-S-14'], page, 'Tekst med linjeskift og underskrift, telefonen rettet');
    await record.explanation('CC-S-16', `Underskriften udfyldes fra den, der er logget ind: navn, rolle og telefon (${filled.join(', ')}). Alle tre felter kan rettes før afsendelse, fx til et vagtnummer. Tidspunktet kan ikke skrives; det sættes, når der trykkes på Send.`, 'Hvordan underskriften udfyldes');
    await record.shows('CC-S-26', 'Der står, hvad man gør, hvis det haster', page.getByText(/haster|akut/i).first());
    await record.shot('CC-S-26', page, 'Vejledning ved siden af formularen');

    await page.getByRole('button', { name: starting(compose.send) }).first().click();
    const question = page.getByRole('alertdialog', { name: compose.confirm.title });
    await record.see('CC-S-86', 'Der spørges om patient og modtager, før der sendes', () => question.innerText(), (seen) => seen.includes('250947-9989') && seen.includes('Assens'), '250947-9989 og modtagerens navn');
    await record.see('CC-S-86', 'Der står, at beskeden ikke kan trækkes tilbage', () => question.innerText(), new RegExp(compose.confirm.final.slice(0, 30)));
    await record.shot('CC-S-86', page, 'Spørgsmålet før afsendelse');
    // Between filling in and pressing send a minute's clock must have moved, or the time of the signature could be that of the draft.
    await page.waitForTimeout(2500);
    const before = Date.now();
    await question.getByRole('button', { name: starting(compose.confirm.send) }).click();
    const got = await peer.message(({ view }) => view.segments.some((segment) => segment.text === text));
    const after = Date.now();
    const stored = await world.storedMessage(gp, 'sent', got.view.messageId, got.view.bundleId);
    const facts = factsOf(stored.bundle);
    const own = facts.texts[0]!;
    await record.message(['CC-S-20', 'CC-S-10', 'CC-S-14', 'CC-S-15', 'CC-S-17', 'CC-S-18', 'CC-S-19', 'CC-S-21', 'CC-S-22', 'CC-S-23', 'GEN-16'], stored.bytes, 'Den sendte besked, som den er gemt');

    record.check('CC-S-10', 'Beskeden er sendt uden emne', facts.communication.topic, undefined);
    await record.shot('CC-S-10', page, 'Sendt uden emne');
    record.check('CC-S-14', 'Linjeskift er med i den gemte fil', own.text, text);
    record.check('CC-S-14', 'JSON skriver linjeskift som \\n', Buffer.from(stored.bytes).toString('utf8').includes('underben.\\nVil I'), true);
    record.check('CC-S-15', 'Teksten har tidspunkt, navn, rolle og telefon', [own.at, own.author, own.role, own.phone].every((each) => each !== undefined && each !== ''), true);
    record.check(['CC-S-15', 'CC-S-19'], 'Telefonnummeret er det rettede og har kun cifre og +', own.phone, '+4565000399');
    record.check('CC-S-17', 'Underskriftens tid er, da der blev trykket på Send nu', instantOf(own.at), (seen) => seen >= before - 1000 && seen <= after, `${new Date(before).toISOString()} til ${new Date(after).toISOString()}`);
    await record.log('CC-S-17', [`${new Date(before).toISOString()} trykket på Send nu`, ...(await world.log(gp, facts.messageId.slice(0, 8))), `${own.at ?? ''} underskriftens tid i filen`], 'Tryk på Send og underskriftens tid');
    const role = facts.resources.find((resource) => resource.resourceType === 'PractitionerRole' && own.authorReference?.endsWith(resource.id ?? '?') === true);
    record.check('CC-S-18', 'Rollen er kodet eller skrevet', role?.resourceType === 'PractitionerRole' ? role.code?.[0]?.coding?.[0]?.code ?? role.code?.[0]?.text : undefined, (seen) => seen !== undefined, 'en kode eller en tekst');
    const person = role?.resourceType === 'PractitionerRole' ? facts.resources.find((resource) => resource.resourceType === 'Practitioner' && role.practitioner?.reference?.endsWith(resource.id ?? '?') === true) : undefined;
    record.check('CC-S-19', 'Forfatteren har fornavn og efternavn', person?.resourceType === 'Practitioner' ? [person.name?.[0]?.given?.length ?? 0, person.name?.[0]?.family] : [], (seen) => Number(seen[0]) > 0 && Boolean(seen[1]), 'fornavn og efternavn');

    record.check('CC-S-20', 'Tråd-id er en UUID version 4', facts.threadId, uuidV4);
    record.check('CC-S-20', 'Ét segment med tekst, med UUID version 4', facts.texts.map(({ id }) => uuidV4.test(id ?? '')), [true]);
    record.check('CC-S-20', 'Provenance henviser til segmentet', facts.own.entity?.map(({ what }) => what.identifier?.value), [own.id]);
    record.check('CC-S-20', 'Aktiviteten er ny besked', facts.activity, 'new-message');
    record.check('CC-S-20', 'Provenance henviser til beskedens hoved', facts.own.target[0]?.reference, `MessageHeader/${facts.messageId}`);
    record.check('CC-S-20', 'Afsender, modtager og patient er med', [identifierOf(facts.sender, 'gln'), identifierOf(facts.receiver, 'gln'), facts.patientNumbers[0]], [gp.gln, peer.organisation.gln, bruno.number]);
    record.check(['CC-S-20', 'GEN-16'], 'Alle tidspunkter har tidszone', timesIn(facts.resources).concat(facts.bundle.timestamp ?? '').filter((time) => !/(Z|[+-]\d\d:\d\d)$/.test(time)), []);
    record.check('CC-S-22', 'Netop én patient', facts.resources.filter(({ resourceType }) => resourceType === 'Patient').length, 1);
    record.check('CC-S-22', 'Provenance er efter standardens egen profil', facts.provenances.map(({ meta }) => meta?.profile?.[0] ?? ''), (seen) => seen.length > 0 && seen.every((each) => /careCommunication.*provenance/i.test(each)), 'CareCommunication-profilen for Provenance');
    record.check('CC-S-23', 'Afsenderen har SOR-kode og lokationsnummer', [identifierOf(facts.sender, 'sor'), identifierOf(facts.sender, 'gln')], (seen) => seen.every((each) => /^\d+$/.test(each ?? '')), 'to numre');

    await openFolder(page, common.nav.sent);
    await record.see('CC-S-21', 'Beskeden står under Sendt og er modtaget', () => rows(page).first().innerText(), (seen) => seen.includes('Elmer') && seen.includes(delivery.short.accepted), `Elmer og ${delivery.short.accepted}`);
    record.check('CC-S-21', 'Modtageren fik de samme bytes, som er gemt', Buffer.from(got.parcel.bytes).equals(Buffer.from(stored.bytes)), true);
    await record.shot('CC-S-21', page, 'Beskeden under Sendt, kvitteret');
    await openFolder(page, common.nav.inbox);
  },
};
