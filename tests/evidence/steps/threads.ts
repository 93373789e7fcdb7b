/** 3.2.4 and 3.2.6: one thread, whatever crosses, overtakes or comes late. */
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { reader } from '../../../shared/i18n/da/reader';
import { composeAndSend, openFolder, openThread, reply, rows, segments, waitForAccepted } from '../../e2e/support/journeys';
import { bruno, lonni } from '../../e2e/support/peer';
import { pdf } from '../../fixtures/files';
import { factsOf } from '../facts';
import type { Step } from '../step';
import { fileCard, readerRegion, sentFacts, toolbarButton } from './screen';
import { arrive, bringUp, read, rowOf } from './receiving';

export const parallel: Step = {
  id: 'parallelle', title: 'Parallelle svar, ens tider, og tråden derefter',
  proves: ['CC-R-24', 'CC-R-25', 'CC-R-26', 'CC-R-27'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    const topic = 'Parallelle svar';
    const first = await arrive(peer, gp.gln, { topic, category: 'home-care-assessment', patient: lonni, text: 'Kan vi visitere?', at: new Date(Date.now() - 9_000) });
    await read(page, topic);
    await reply(page, 'Ja, fra torsdag.');
    const ours = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === 'Ja, fra torsdag.'));
    const at = new Date(ours.facts.texts.find(({ text }) => text === 'Ja, fra torsdag.')?.at ?? '');
    // Their second message answers the same first one, written in the very second of our reply.
    const theirs = peer.write({ to: gp.gln, topic, category: 'home-care-assessment', patient: lonni, kind: 'reply', of: first.document, text: 'Vi mangler hendes telefonnummer.', at });
    await peer.dispatch(gp.gln, theirs.document);
    await peer.answersTo(theirs.messageId);
    await segments(page).filter({ hasText: 'telefonnummer' }).waitFor();
    const order = async (...parts: string[]) => { const texts = await segments(page).allInnerTexts(); return parts.map((part) => texts.findIndex((text) => text.includes(part))); };
    await record.see('CC-R-25', 'Begge svar står i én tråd', () => segments(page).count(), 3);
    await record.see('CC-R-25', 'Begge siger, at de svarer på den første', async () => (await segments(page).allInnerTexts()).filter((text) => /Svarer på Hanne Eksempel/.test(text)).length, 2);
    await record.shows('CC-R-25', 'Det siges, at der er flere svar på samme besked', page.getByText(reader.parallel));
    await record.see('CC-R-26', 'Ved ens tider står den, der begyndte tråden, først', () => order('Kan vi visitere', 'telefonnummer', 'fra torsdag'), [0, 1, 2]);
    record.check('CC-R-26', 'De to svar har samme tid', factsOf(theirs.document.bundle).texts.at(-1)?.at === undefined ? '' : new Date(factsOf(theirs.document.bundle).texts.find(({ text }) => text?.includes('telefonnummer'))?.at ?? '').toISOString(), at.toISOString());
    await record.shot(['CC-R-25', 'CC-R-26'], page, 'To svar på samme besked, i samme sekund');

    await reply(page, 'Nummeret er 70 40 40 40.');
    const on = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text?.startsWith('Nummeret er')));
    await record.message('CC-R-27', on.bytes, 'Svaret efter de parallelle');
    record.check('CC-R-27', 'Svaret går til den senest modtagne, i samme tråd', [on.facts.answers, on.facts.threadId], [theirs.messageId, ours.facts.threadId]);
    await record.see('CC-R-24', 'Teksterne står efter deres egne tider', () => order('Kan vi visitere', 'telefonnummer', 'fra torsdag', 'Nummeret er'), [0, 1, 2, 3]);
    await record.shot(['CC-R-27', 'CC-R-24'], page, 'Tråden fortsat efter parallelle svar');
    await openFolder(page, common.nav.inbox);
  },
};

export const late: Step = {
  id: 'forsinket', title: 'Svar før det oprindelige, den forsinkede oprindelige, og en fil, der kun henvises til',
  proves: ['CC-R-20', 'CC-R-22', 'CC-R-28', 'CC-R-29', 'CC-R-35', 'CC-R-36', 'CC-S-55'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    const topic = 'Kommer i forkert rækkefølge';
    const original = peer.write({ to: gp.gln, topic, category: 'nursing', patient: bruno, text: 'Den oprindelige tekst.', at: new Date(Date.now() - 54_000), files: [{ title: 'Kurve', contentType: 'application/pdf', bytes: pdf(['Kurve']) }] });
    const answer = await arrive(peer, gp.gln, { topic, category: 'nursing', patient: bruno, kind: 'reply', of: original.document, text: 'Tilføjelse fra en kollega.', at: new Date(Date.now() - 18_000), more: { signature: { name: 'Søren Prøvensen', role: { text: 'Sygeplejerske' }, phone: '65000222' } } });
    record.check('CC-R-28', 'Svaret er modtaget, selv om det oprindelige mangler', answer.answer.view.acknowledgement?.code, 'ok');
    await openFolder(page, common.nav.inbox);
    await bringUp(page, topic);
    await record.see('CC-R-28', 'Svaret står som ulæst i en ny tråd', () => rowOf(page, topic).first().getAttribute('aria-label'), /^Ulæst/);
    await read(page, topic);
    await segments(page).nth(1).waitFor();
    const texts = () => segments(page).allInnerTexts();
    await record.see('CC-R-28', 'Også den ukendte tidligere tekst vises, i tidens orden', async () => (await texts()).map((text) => (text.includes('oprindelige') ? 'oprindelig' : 'svar')), ['oprindelig', 'svar']);
    await record.see('CC-R-28', 'Svaret er mærket som nyt', async () => (await texts()).filter((text) => text.includes(reader.fresh) || text.includes(reader.freshNew)).length > 0, true);
    await record.see('CC-R-20', 'To medarbejdere fra samme organisation står ved hver sin tekst', texts, (seen) => seen.some((text) => text.includes('oprindelige') && text.includes('Hanne Eksempel') && !text.includes('Søren')) && seen.some((text) => text.includes('Tilføjelse') && text.includes('Søren Prøvensen') && !text.includes('· Hanne')), 'Hanne ved den ene, Søren ved den anden');
    await record.shows('CC-R-22', 'Filen, der kun henvises til, siges at mangle', page.getByText(reader.attachment.missing));
    await record.shot(['CC-R-28', 'CC-R-20', 'CC-R-22'], page, 'Svaret kom før det oprindelige');
    await page.waitForTimeout(1500);
    await openFolder(page, common.nav.sent);

    await peer.dispatch(gp.gln, original.document);
    await peer.answersTo(original.messageId);
    await openFolder(page, common.nav.inbox);
    await bringUp(page, topic);
    await record.see('CC-R-29', 'Den forsinkede står som ulæst i samme række', async () => [await rowOf(page, topic).count(), /^Ulæst/.test(await rowOf(page, topic).first().getAttribute('aria-label') ?? '')], [1, true]);
    await record.shot('CC-R-29', page, 'Den forsinkede oprindelige er ulæst i indbakken');
    await read(page, topic);
    await record.see('CC-R-29', 'Den står på sin plads i tråden', async () => (await texts()).map((text) => (text.includes('oprindelige') ? 'oprindelig' : 'svar')), ['oprindelig', 'svar']);
    await fileCard(page, 'Kurve').first().click();
    await record.shows('CC-R-22', 'Henvisningen åbner nu den modtagne fil', page.getByRole('dialog', { name: 'Kurve' }).locator('canvas').first());
    await record.shot(['CC-R-22', 'CC-R-29'], page, 'Filen åbnet fra henvisningen');
    await page.keyboard.press('Escape');

    const third = await arrive(peer, gp.gln, { topic, category: 'nursing', patient: bruno, kind: 'reply', of: answer.document, text: 'Se kurven igen.', at: new Date(Date.now() - 2_000) });
    await read(page, topic);
    await segments(page).filter({ hasText: 'Se kurven igen' }).waitFor();
    await fileCard(page, 'Kurve').first().click();
    await record.shows('CC-R-22', 'Et senere svar, der kun henviser til filen, åbner den stadig', page.getByRole('dialog', { name: 'Kurve' }).locator('canvas').first());
    await page.keyboard.press('Escape');

    const hospital = await world.peer('hospital-medical');
    const sentOn = await arrive(hospital, gp.gln, { topic: 'Tråden sendt videre', category: 'nursing', patient: bruno, kind: 'forward', of: third.document, text: 'Til orientering for praksis.' });
    record.check('CC-R-36', 'Videresendelsen har et nyt tråd-id', factsOf(sentOn.document.bundle).threadId === factsOf(third.document.bundle).threadId, false);
    await openFolder(page, common.nav.inbox);
    await record.see('CC-R-36', 'Videresendelsen er en række for sig', async () => [await rowOf(page, 'Tråden sendt videre').count(), await rowOf(page, topic).count()], [1, 1]);
    await openThread(page, 'Tråden sendt videre');
    await segments(page).filter({ hasText: 'Til orientering' }).waitFor();
    await record.see('CC-R-36', 'Den har hele indholdet', async () => (await texts()).length, 4);
    await record.see('CC-R-35', 'Kun videresendelsen selv kan besvares', async () => [await toolbarButton(page, reader.reply).count(), await readerRegion(page).getByRole('button', { name: reader.reply, exact: true }).count()], [1, 0]);
    await record.shot(['CC-R-35', 'CC-R-36'], page, 'Videresendelse i sin egen tråd');
    await reply(page, 'Tak for tråden.');
    const back = await sentFacts(world, gp, hospital, ({ view }) => view.segments.some(({ text }) => text === 'Tak for tråden.'));
    record.check('CC-R-35', 'Svaret går til videresendelsen og dens afsender', [back.facts.answers, back.got.view.threadId], [sentOn.messageId, factsOf(sentOn.document.bundle).threadId]);
    await record.message('CC-S-55', back.bytes, 'Svar på en videresendelse');
    record.check('CC-S-55', 'Svaret har den SOR-kode, som tråden er begyndt med', back.facts.receiver?.identifier?.some(({ value }) => value === hospital.organisation.sor), true);
    await openFolder(page, common.nav.inbox);
    await page.getByRole('heading', { name: compose.title.reply }).waitFor({ state: 'hidden' });
  },
};

export const bothSides: Step = {
  id: 'begge-sider', title: 'Samme tråd hos lægepraksis og kommune',
  proves: ['CC-R-23'],
  async run(world, record) {
    const [gp, town] = [await world.player('gp'), await world.player('town')];
    const topic = 'Tråd hos begge';
    await composeAndSend(gp.page, { patient: bruno, receiver: 'Sygeplejen Syd', category: common.category.nursing, topic, text: 'Vil I se til Bruno?' });
    await waitForAccepted(gp.page, topic);
    await read(town.page, topic);
    await reply(town.page, 'Vi kommer i morgen.');
    await read(gp.page, topic);
    await segments(gp.page).filter({ hasText: 'Vi kommer i morgen' }).waitFor();
    await reply(gp.page, 'Tak.');
    await read(town.page, topic);
    for (const [name, { page }] of [['Praksis', gp], ['Kommunen', town]] as const) {
      await record.see('CC-R-23', `${name}: én tråd med tre tekster`, () => segments(page).count(), 3);
      await record.see('CC-R-23', `${name}: én række i listen`, () => rows(page).filter({ hasText: topic }).count(), 1);
      await record.shot('CC-R-23', page, `${name}: tråden`);
    }
    await openFolder(gp.page, common.nav.inbox);
    await openFolder(town.page, common.nav.inbox);
  },
};
