/** 3.3.2.7–12, 3.4.1.16 and 3.4.3: files that go along, files that don't, and too much of them. */
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePng } from '../../../electron/networks/embedded/simulation/png';
import { sha256Of } from '../../../electron/node/hash';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { bmp, gif, pdf, tiff } from '../../fixtures/files';
import { attach, fillLetter, openFolder, pressSend, starting } from '../../e2e/support/journeys';
import { bruno } from '../../e2e/support/peer';
import { instantOf, uuidV4 } from '../facts';
import type { Step } from '../step';
import { ASSENS, field, openComposer, sendRefused, sentFacts } from './screen';

/** The smallest picture of its kind. */
const jpeg = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=', 'base64');
const flat = () => writePng({ width: 64, height: 48, rgb: new Uint8Array(64 * 48 * 3).map((_, at) => (at * 7) % 256) });

export const permitted: readonly { name: string; type: string; bytes: Uint8Array }[] = [
  { name: 'Brev.pdf', type: 'application/pdf', bytes: pdf(['Brev']) }, { name: 'Billede.png', type: 'image/png', bytes: flat() }, { name: 'Foto.jpeg', type: 'image/jpeg', bytes: jpeg },
  { name: 'Tegning.gif', type: 'image/gif', bytes: gif }, { name: 'Skanning.tiff', type: 'image/tiff', bytes: tiff(40, 30) }, { name: 'Bitmap.bmp', type: 'image/bmp', bytes: bmp(40, 30) },
];
const LINK = 'https://www.sundhed.dk/borger/';
const titleOf = (name: string): string => name.replace(/\.\w+$/, '');

/** A file that is only long: its beginning says PDF, the rest is empty. */
async function longFile(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w');
  await file.write('%PDF-1.4\n');
  await file.truncate(bytes);
  await file.close();
}

export const files: Step = {
  id: 'filer', title: 'Vedhæftede filer: de tilladte, de afviste og de for store',
  proves: ['CC-S-25', 'CC-S-30', 'CC-S-31', 'CC-S-32', 'CC-S-33', 'CC-S-34', 'CC-S-35', 'CC-S-36', 'CC-S-38'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    const place = (name: string) => join(world.folder, name);
    for (const { name, bytes } of permitted) await writeFile(place(name), bytes);
    await openComposer(page);
    await fillLetter(page, { patient: bruno, receiver: ASSENS, category: common.category.nursing, topic: 'Filer af alle slags', text: 'Se filerne.', files: permitted.map(({ name }) => place(name)) });
    await page.getByRole('button', { name: starting(compose.files.link) }).click();
    const dialog = page.getByRole('dialog', { name: compose.files.linkTitle });
    await dialog.getByLabel(compose.files.linkAddress).fill(LINK);
    await dialog.getByLabel(compose.files.linkName).fill('Om sårpleje');
    await dialog.getByRole('button', { name: compose.files.linkAdd, exact: true }).click();
    const list = page.getByRole('list', { name: compose.files.label });
    await record.see('CC-S-30', 'Seks filer og et link er vedhæftet', () => list.getByRole('listitem').count(), permitted.length + 1);
    for (const { name } of permitted) await record.see('CC-S-32', `Titlen “${titleOf(name)}” vises af sig selv`, () => list.getByLabel(compose.files.title.replace('{{title}}', titleOf(name))).inputValue(), titleOf(name));
    await record.shot(['CC-S-30', 'CC-S-32', 'CC-S-34'], page, 'Alle tilladte filtyper og et link, med titler');

    for (const [name, content] of [['Film.mp4', '\u0000\u0000\u0000\u0018ftypmp42'], ['Notat.docx', 'PK\u0003\u0004'], ['Program.exe', 'MZ'], ['Side.html', '<html></html>'], ['Tekst.txt', 'tekst']] as const) {
      await writeFile(place(name), content, 'latin1');
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: starting(compose.files.attach) }).click()]);
      await chooser.setFiles([place(name)]);
      await record.see('CC-S-31', `${name} afvises, og grunden siges`, () => list.innerText(), new RegExp(`${titleOf(name)}[^\\n]*\\s+kan ikke sendes`));
    }
    await sendRefused(page);
    await record.shows('CC-S-31', 'Beskeden kan ikke sendes med dem', page.getByText(/kan ikke sendes$/).first());
    await record.shot('CC-S-31', page, 'Video og andre filtyper afvises med grund');
    for (const name of ['Film', 'Notat', 'Program', 'Side', 'Tekst']) await list.getByRole('button', { name: new RegExp(`^Fjern ${name}`) }).click();
    await record.see('CC-S-31', 'Når de er fjernet, er kun de tilladte tilbage', () => list.getByRole('listitem').count(), permitted.length + 1);

    await field(page, compose.text.label).fill(`Fra journalen: ${'stabil. '.repeat(140)}`);
    await record.shows('CC-S-25', 'En lang tekst giver råd om journalnotater', page.getByText(compose.text.notes));
    await record.shot('CC-S-25', page, 'Råd om journalnotater ved lang tekst');
    await field(page, compose.text.label).fill('Se filerne.');

    await longFile(place('Alt for stor.pdf'), 60_000_000);
    await attach(page, [place('Alt for stor.pdf')]);
    await record.see('CC-S-36', 'En fil, der alene er for stor, afvises', () => list.innerText(), /Alt for stor[^\n]*\s+kan ikke sendes/);
    await list.getByRole('button', { name: /^Fjern Alt for stor/ }).click();
    for (const name of ['Stor 1', 'Stor 2']) {
      await longFile(place(`${name}.pdf`), 30_000_000);
      await attach(page, [place(`${name}.pdf`)]);
      await list.getByLabel(compose.files.title.replace('{{title}}', name)).waitFor();
      await page.getByText(/ % gemt$/).first().waitFor({ state: 'hidden', timeout: 60_000 });
    }
    await sendRefused(page);
    await record.shows('CC-S-36', 'Det siges, at beskeden er for stor', page.getByText(compose.check['size-over'].title).first());
    await record.shot('CC-S-36', page, 'For stor: kan ikke sendes');
    record.check('CC-S-36', 'Intet er sendt', peer.messages.some(({ view }) => view.topic === 'Filer af alle slags'), false);
    for (const name of ['Stor 2', 'Stor 1']) await list.getByRole('button', { name: new RegExp(`^Fjern ${name}`) }).click();
    await page.getByText(compose.check['size-over'].title).first().waitFor({ state: 'hidden' });
    await record.hides('CC-S-36', 'Efter at filerne er fjernet, siges det ikke længere', page.getByText(compose.check['size-over'].title));
    await record.shot('CC-S-36', page, 'Efter at de store filer er fjernet');
    await pressSend(page);

    const { bytes, facts, got } = await sentFacts(world, gp, peer, ({ view }) => view.topic === 'Filer af alle slags');
    record.check('CC-S-36', 'Bagefter kunne beskeden sendes', got.view.attachments.length, permitted.length + 1);
    await record.message(['CC-S-35', 'CC-S-30', 'CC-S-33'], bytes, 'Besked med alle filtyper');
    for (const { name, type, bytes: content } of permitted) {
      record.check('CC-S-30', `${name} kom frem byte for byte`, got.files[titleOf(name)], sha256Of(content));
      record.check('CC-S-30', `${name} har sin type`, facts.files.find(({ file }) => file?.title === titleOf(name))?.file?.contentType, type);
    }
    record.check('CC-S-30', 'Linket er med', facts.files.find(({ file }) => file?.url !== undefined)?.file?.url, LINK);
    record.check('CC-S-33', 'Ingen titel ender på filtypen', facts.files.map(({ file }) => file?.title ?? '').filter((title) => /\.\w{2,4}$/.test(title)), []);
    record.check('CC-S-35', 'Hver fil er et segment med UUID version 4 og udsteder', facts.files.map(({ id, assigner }) => uuidV4.test(id ?? '') && assigner !== undefined), facts.files.map(() => true));
    record.check('CC-S-35', 'Hver fil har titel og tid', facts.files.every(({ file, at }) => Boolean(file?.title) && at !== undefined), true);
    record.check('CC-S-35', 'Provenance henviser til hvert segment', facts.own.entity?.length, facts.payloads.length);
    record.check('CC-S-34', 'Forfatter og telefon står ved hver fil', facts.files.every(({ author, phone }) => Boolean(author) && Boolean(phone)), true);
    record.check('CC-S-34', 'Filens egen tid er med', facts.files.filter(({ file }) => file?.url === undefined).every(({ file }) => !Number.isNaN(instantOf(file?.creation))), true);
    await record.explanation('CC-S-34', 'Hver fil bærer den forfatter og den telefon, der står i underskriften, og filens egen tid fra disken. Er forfatteren en anden, ændres underskriften før afsendelse, eller navnet skrives i teksten.', 'Forfatter og tid for filer');
    await record.explanation('CC-S-36', `Størrelsen regnes ud, mens der skrives: beskedens bytes med base64 to gange, i ressourcen og i konvolutten. Over 100.000.000 bytes kan der ikke sendes; over halvdelen advares der. Prøvet her: to filer på 30.000.000 bytes blev afvist tilsammen, og beskeden på ${bytes.length} bytes blev sendt, da de var fjernet.`, 'Hvordan størrelsen kontrolleres');
    await record.explanation('CC-S-38', `Produktet sender disse filtyper: ${facts.files.flatMap(({ file }) => file?.contentType ?? []).join(', ')}, og link. Alt andet afvises, også efter indhold: en fil, hvis første bytes siger andet end navnet, kan ikke sendes.`, 'Filtyper, der sendes');
    record.check('CC-S-38', 'Netop de seks tilladte typer blev sendt', [...new Set(facts.files.flatMap(({ file }) => file?.contentType ?? []))].sort(), permitted.map(({ type }) => type).sort());
    await openFolder(page, common.nav.inbox);
  },
};

export const manyFiles: Step = {
  id: 'mange-filer', title: 'Højst ti filer til en modtager, hvis beskeder konverteres',
  proves: ['CC-S-37'],
  async run(world, record) {
    const { page } = await world.player('gp');
    await openComposer(page);
    const paths: string[] = [];
    for (let n = 1; n <= 11; n += 1) {
      const path = join(world.folder, `Bilag ${n}.pdf`);
      await writeFile(path, pdf([`Bilag ${n}`]));
      paths.push(path);
    }
    await fillLetter(page, { patient: bruno, receiver: 'Prøvehuset', category: common.category.nursing, topic: 'Mange bilag', text: 'Se bilagene.', files: paths });
    await sendRefused(page);
    await record.shows('CC-S-37', 'Elleve filer afvises, når modtagerens beskeder konverteres', page.getByText(compose.check['files-many'].title).first());
    await record.shot('CC-S-37', page, 'Elleve filer kan ikke sendes, når VANS konverterer');
    await page.getByRole('list', { name: compose.files.label }).getByRole('button', { name: /^Fjern Bilag 11/ }).click();
    await record.hides('CC-S-37', 'Med ti filer siges det ikke', page.getByText(compose.check['files-many'].title));
    await openFolder(page, common.nav.inbox);
  },
};
