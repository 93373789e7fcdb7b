/** 3.1 and 3.2.1: what a person sees of a new message, a reply and a forward. */
import { access } from '../../../shared/i18n/da/access';
import { common } from '../../../shared/i18n/da/common';
import { inbox } from '../../../shared/i18n/da/inbox';
import { reader } from '../../../shared/i18n/da/reader';
import { openFolder, patientBand, segments } from '../../e2e/support/journeys';
import { nancy } from '../../e2e/support/peer';
import type { Step } from '../step';
import { permitted } from './files';
import { addEpisode } from './reply';
import { arrive, bringUp, read, rowOf } from './receiving';
import { fileCard, readerRegion } from './screen';

const LINK = 'https://www.sundhed.dk/borger/';

export const receiving: Step = {
  id: 'modtag', title: 'Modtag ny besked, svar og videresendt, og se alt i dem',
  proves: ['CC-R-01', 'CC-R-02', 'CC-R-03', 'CC-R-04', 'CC-R-05', 'CC-R-06', 'CC-R-07', 'CC-R-08', 'CC-R-09', 'CC-R-10', 'CC-R-11', 'CC-R-12', 'CC-R-13', 'CC-R-14', 'GEN-11'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const { page } = gp;
    await openFolder(page, common.nav.inbox);
    const unread = async () => Number(/\d+/.exec(await page.getByRole('navigation', { name: common.nav.main }).getByRole('link', { name: new RegExp(`^${common.nav.inbox}`) }).first().textContent() ?? '')?.[0] ?? 0);
    const unreadBefore = await unread();
    const topic = 'Henvisning fra kommunen';
    const text = 'Første linje.\nAnden linje.\n\nSidste linje.';
    const first = await arrive(peer, gp.gln, {
      topic, category: 'regarding-referral', patient: nancy, text, at: new Date(Date.now() - 60_000), files: permitted.map(({ name, type, bytes }) => ({ title: name.replace(/\.\w+$/, ''), contentType: type, bytes })),
      more: { priority: 'asap', specificSender: { kind: 'person', name: 'Søren Prøvensen', role: 'Sygeplejerske' }, specificRecipient: { kind: 'person', name: 'Anja Eksempel', role: 'Læge' } },
    }, { change: (bundle) => { addEpisode(bundle, 'urn:uuid:0d9c8b7a-6f5e-4d3c-8b2a-190807060504'); addLink(bundle); } });
    record.check('CC-R-05', 'Beskeden er modtaget', first.answer.view.acknowledgement?.code, 'ok');
    const row = rowOf(page, topic);
    await bringUp(page, topic);
    await row.first().waitFor();
    await record.see('CC-R-01', 'Indbakken tæller en ulæst mere', unread, unreadBefore + 1);
    await record.see(['CC-R-01', 'CC-R-02'], 'Rækken er mærket som ulæst', () => row.first().getAttribute('aria-label'), new RegExp(`^${inbox.unreadWord}`));
    await record.shot(['CC-R-01', 'CC-R-02'], page, 'Ny besked i indbakken, ulæst');
    await record.explanation('CC-R-01', `En ny besked kommer af sig selv i indbakken med fed skrift og en prik, tælleren ved Indbakke stiger, og et tal siges i statuslinjen (“${common.status.arrived_one.replace('{{count}}', '1')}”). Er vinduet i baggrunden, giver styresystemet besked uden navn og tekst. Det kan slås fra i indstillingerne.`, 'Hvordan brugeren får besked');

    await read(page, topic);
    const whole = readerRegion(page);
    await segments(page).first().waitFor();
    await record.shows('CC-R-02', 'Den åbne besked er mærket som ny besked', whole.getByText(reader.activity['new-message'], { exact: true }).first());
    await record.shot('CC-R-02', page, 'Mærket som ny besked');
    await record.see(['CC-R-05', 'GEN-11'], 'Patientens id og navn vises', () => patientBand(page).innerText(), (seen) => seen.includes('251248-4916') && seen.includes('Berggren'), '251248-4916 og Berggren');
    for (const [what, part] of [['kategori', common.category['regarding-referral']], ['emne', topic], ['tekst', 'Anden linje.'], ['forfatter', 'Hanne Eksempel'], ['rolle', 'Visitator'], ['telefon', '65000221'], ['afsender', 'Assens Kommune (test)'], ['modtager', 'Lægerne Testgade (test)'], ['specifik afsender', 'Søren Prøvensen'], ['specifik modtager', 'Anja Eksempel']] as const) {
      await record.see(['CC-R-05', 'GEN-11'], `Beskeden viser ${what}`, () => whole.innerText(), (seen) => seen.includes(part), part);
    }
    await record.see('CC-R-12', 'Prioriteten vises', () => whole.innerText(), new RegExp(common.priority.asap));
    await record.see('CC-R-14', 'Forløbs-id vises', () => whole.innerText(), /0d9c8b7a-6f5e-4d3c-8b2a-190807060504/);
    await record.see('CC-R-13', 'Linjeskift vises, også den tomme linje', () => segments(page).first().innerText(), /Første linje\.\s*\n\s*Anden linje\.\s*\n\s*\n\s*Sidste linje\./);
    await record.shot(['CC-R-05', 'CC-R-12', 'CC-R-13', 'CC-R-14', 'GEN-11'], page, 'Den åbne besked med alt, der er i den');
    const cards = segments(page).first().getByRole('list', { name: reader.attachment.list });
    for (const { name } of permitted) {
      const title = name.replace(/\.\w+$/, '');
      const card = cards.getByRole('listitem').filter({ hasText: title });
      await card.scrollIntoViewIfNeeded();
      await record.see('CC-R-09', `${name}: titel, forfatter, telefon og tid vises`, () => card.innerText(), (seen) => seen.includes(title) && seen.includes('Hanne Eksempel') && seen.includes('65000221') && /\d\d:\d\d/.test(seen), 'titel, Hanne Eksempel, 65000221 og et klokkeslæt');
    }
    await record.shot('CC-R-09', page, 'Filernes titel, forfatter, kontakt og tid');
    for (const { name } of permitted) {
      const title = name.replace(/\.\w+$/, '');
      await fileCard(page, title).click();
      const viewer = page.getByRole('dialog', { name: title });
      await record.shows('CC-R-10', `${name} åbnes og vises`, viewer.locator('canvas, img').first());
      const [download] = await Promise.all([page.waitForEvent('download'), viewer.getByRole('button', { name: new RegExp(`^${reader.viewer.save}`) }).click()]);
      record.check('CC-R-10', `${name} kan gemmes`, /\.\w+$/.exec(download.suggestedFilename())?.[0].replace('.jpg', '.jpeg').replace('.tif', '.tiff').replace('.tifff', '.tiff'), /\.\w+$/.exec(name)?.[0]);
      await record.shot('CC-R-10', page, `${name} åbnet`);
      await page.keyboard.press('Escape');
      await viewer.waitFor({ state: 'hidden' });
    }
    const link = cards.getByRole('listitem').filter({ hasText: 'Om sårpleje' });
    await link.scrollIntoViewIfNeeded();
    await record.see('CC-R-11', 'Linket vises med titel, adresse og afsender', () => link.innerText(), (seen) => seen.includes('Om sårpleje') && seen.includes(LINK), `Om sårpleje og ${LINK}`);
    await link.getByRole('button').click();
    await record.shows('CC-R-11', 'Linket kan åbnes, efter at der er spurgt', page.getByRole('alertdialog').getByRole('button', { name: reader.attachment.openLink }));
    await record.shot('CC-R-11', page, 'Linket åbnes efter et spørgsmål');
    await page.getByRole('alertdialog').getByRole('button', { name: common.cancel, exact: true }).click();

    await page.getByRole('toolbar', { name: reader.toolbar }).getByRole('button', { name: reader.more }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${reader.original}`) }).click();
    await record.see('GEN-11', 'Hele beskeden kan åbnes som én helhed', () => page.getByRole('region', { name: access.raw.text }).innerText(), (seen) => seen.includes('resourceType') && seen.includes('Bundle'), 'beskedens originale tekst');
    await record.shot('GEN-11', page, 'Hele beskeden som den blev modtaget');
    await page.keyboard.press('Escape');

    // The reply of a colleague of the same organisation, with a file of its own.
    const second = await arrive(peer, gp.gln, {
      topic, category: 'regarding-referral', patient: nancy, kind: 'reply', of: first.document, text: 'Nu med journalnotat.', at: new Date(Date.now() - 30_000), files: [{ title: 'Notat', contentType: 'application/pdf', bytes: permitted[0]!.bytes }],
      more: { signature: { name: 'Søren Prøvensen', role: { text: 'Sygeplejerske' }, phone: '65000222' } },
    });
    await openFolder(page, common.nav.inbox);
    await bringUp(page, topic);
    await record.see('CC-R-03', 'Rækken er mærket som svar', () => rowOf(page, topic).first().getAttribute('aria-label'), new RegExp(inbox.reply));
    await read(page, topic);
    await segments(page).filter({ hasText: 'Nu med journalnotat' }).waitFor();
    await record.shows('CC-R-03', 'Den åbne besked er mærket som svar', whole.getByText(reader.activity['reply-message'], { exact: true }).first());
    await record.see('CC-R-06', 'Svaret viser den nye og den tidligere tekst, hver med sin underskrift', () => segments(page).allInnerTexts(), (seen) => seen.some((each) => each.includes('Første linje') && each.includes('Hanne Eksempel')) && seen.some((each) => each.includes('journalnotat') && each.includes('Søren Prøvensen') && each.includes('65000222')), 'begge tekster med navn og telefon');
    await segments(page).filter({ hasText: 'Nu med journalnotat' }).scrollIntoViewIfNeeded();
    await record.shot(['CC-R-03', 'CC-R-06'], page, 'Svar med tidligere tekst');

    const hospital = await world.peer('hospital-medical');
    const third = await arrive(hospital, gp.gln, { topic: 'Videresendt henvisning', category: 'regarding-referral', patient: nancy, kind: 'forward', of: second.document, text: 'Sendes videre til egen læge.' });
    record.check('CC-R-04', 'Videresendelsen er modtaget', third.answer.view.acknowledgement?.code, 'ok');
    await openFolder(page, common.nav.inbox);
    await bringUp(page, 'Videresendt henvisning');
    await record.see('CC-R-04', 'Rækken er mærket som videresendt', () => rowOf(page, 'Videresendt henvisning').first().getAttribute('aria-label'), new RegExp(inbox.forwarded));
    await read(page, 'Videresendt henvisning');
    await segments(page).nth(2).waitFor();
    await record.shows('CC-R-04', 'Den åbne besked er mærket som videresendt', whole.getByText(reader.activity['forward-message'], { exact: true }).first());
    await record.see('CC-R-07', 'Nye og tidligere tekster, organisationer og emne vises', () => whole.innerText(), (seen) => ['Sendes videre til egen læge', 'Nu med journalnotat', 'Første linje', 'Prøveby Sygehus', 'Assens Kommune', 'Videresendt henvisning'].every((part) => seen.includes(part)), 'tre tekster, to organisationer og emnet');
    const texts = () => segments(page).allInnerTexts();
    await record.see('CC-R-08', 'Hver tekst står med sin forfatter og organisation', texts, (seen) => seen.some((each) => each.includes('Første linje') && each.includes('Hanne Eksempel') && each.includes('Assens Kommune')) && seen.some((each) => each.includes('journalnotat') && each.includes('Søren Prøvensen') && each.includes('Assens Kommune')) && seen.some((each) => each.includes('Sendes videre') && each.includes('Karen Prøvegaard') && each.includes('Prøveby Sygehus')), 'tre tekster med hver sin forfatter og organisation');
    await record.see('CC-R-08', 'Hver fil står under den tekst, den kom med', texts, (seen) => seen.some((each) => each.includes('Første linje') && each.includes('Bitmap')) && seen.some((each) => each.includes('journalnotat') && each.includes('Notat') && !each.includes('Bitmap')), 'Bitmap ved den første, Notat ved den anden');
    await record.shot(['CC-R-04', 'CC-R-07', 'CC-R-08'], page, 'Videresendt tråd');
    await segments(page).filter({ hasText: 'Nu med journalnotat' }).scrollIntoViewIfNeeded();
    await record.shot('CC-R-08', page, 'Tekster og filer ved deres forfatter og organisation');
    await openFolder(page, common.nav.inbox);
  },
};

/** A link beside the files, signed as they are. */
function addLink(bundle: { entry?: { resource?: unknown }[] }): void {
  const communication = bundle.entry?.map(({ resource }) => resource as { resourceType?: string; payload?: { extension?: unknown[]; contentAttachment?: Record<string, unknown> }[] }).find(({ resourceType }) => resourceType === 'Communication');
  const model = communication?.payload?.find(({ contentAttachment }) => contentAttachment);
  if (!model) return;
  const id = 'urn:uuid:1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
  const old = (model.extension as { url: string; valueIdentifier?: { value?: string } }[]).find(({ url }) => url.endsWith('medcom-core-identifier-extension'))?.valueIdentifier?.value;
  communication?.payload?.push(JSON.parse(JSON.stringify({ ...model, contentAttachment: { title: 'Om sårpleje', url: LINK } }).replaceAll(old ?? '?', id)) as NonNullable<typeof model>);
  const provenance = bundle.entry?.map(({ resource }) => resource as { resourceType?: string; entity?: unknown[] }).find(({ resourceType }) => resourceType === 'Provenance');
  provenance?.entity?.push({ role: 'source', what: { identifier: { value: id } } });
}
