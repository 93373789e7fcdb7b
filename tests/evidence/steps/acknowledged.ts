/** Acknowledgement 3.3 and 3.4, received: what a person sees of the other side's verdict. */
import { randomUUID } from 'node:crypto';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { delivery } from '../../../shared/i18n/da/delivery';
import { work } from '../../../shared/i18n/da/work';
import { acknowledgement } from '../../../shared/standards/registry';
import { toInstant } from '../../../shared/messages';
import { formatById } from '../../../shared/formats/registry';
import { composeAndSend, openFolder, openThread, pressSend, rows, starting } from '../../e2e/support/journeys';
import { bruno, type Got, type Peer } from '../../e2e/support/peer';
import type { Player } from '../../e2e/support/open-stage';
import { factsOf } from '../facts';
import type { Step } from '../step';
import type { World } from '../world';
import { each } from './duplicates';
import { field, sentFacts } from './screen';

/** Its own peer, which answers nothing by itself. */
const VEJ = 'Lægehuset Testvej';
const outcome = (text: string) => ({ severity: 'error' as const, code: 'invalid', details: 'MSG_BAD_FORMAT', text });

async function send(world: World, gp: Player, peer: Peer, topic: string): Promise<Got> {
  await composeAndSend(gp.page, { patient: bruno, receiver: VEJ, category: common.category.medicine, topic, text: `Besked om ${topic}.` });
  const got = await peer.message(({ view }) => view.topic === topic);
  return got;
}
const stateOf = (player: Player, topic: string) => async () => (await rows(player.page).filter({ hasText: topic }).first().innerText());

export const positive: Step = {
  id: 'kvittering-ok', title: 'Positiv kvittering, samme kvittering igen, og en ugyldig kvittering',
  proves: ['ACK-20', 'ACK-28', 'ACK-29', 'ACK-30', 'ACK-31'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('gp-testvej');
    const { page } = gp;
    const topic = 'Positiv kvittering';
    const got = await send(world, gp, peer, topic);
    await openFolder(page, common.nav.sent);
    // An acknowledgement that breaks its standard is no verdict: what it says is wrong is not taken.
    const invalid = documentOf(peer, got, 'fatal-error');
    for (const header of each(invalid.bundle, 'MessageHeader')) header['response'] = { identifier: got.view.messageId, code: 'måske' };
    await peer.sendBytes(gp.gln, Buffer.from(formatById('fhir-json')!.write(invalid)));
    await record.see('ACK-31', 'Den ugyldige kvittering er ført i loggen', async () => (await world.log(gp, 'acknowledgement-invalid')).length, (seen) => seen > 0, 'mindst en linje');
    await record.see('ACK-31', 'Beskeden venter stadig', stateOf(gp, topic), (seen) => !seen.includes(delivery.short.rejected) && !seen.includes(delivery.short.accepted), 'hverken modtaget eller afvist');
    await record.log('ACK-31', await world.log(gp, 'acknowledgement-invalid'), 'Loggen om den ugyldige kvittering');
    await record.explanation('ACK-31', 'En kvittering, der bryder sin standard, er intet svar. Den lægges i karantæne under Kræver handling med grund, originalen gemmes, og der står, at modparten skal kontaktes ad anden vej; telefonnummeret står ved. Beskedens tilstand ændres ikke.', 'Hvad der sker med en ugyldig kvittering');

    const before = (await world.stored(gp, 'sent')).length;
    const good = documentOf(peer, got, 'ok');
    const bytes = Buffer.from(formatById('fhir-json')!.write(good));
    await peer.sendBytes(gp.gln, bytes);
    await record.see(['ACK-20', 'ACK-30'], 'Beskeden står som modtaget', stateOf(gp, topic), (seen) => seen.includes(delivery.short.accepted), delivery.short.accepted);
    await record.shot(['ACK-20', 'ACK-30'], page, 'Positiv kvittering knyttet til beskeden');
    const technical = await gp.call('messages.technical', { messageId: got.view.messageId });
    record.check('ACK-20', 'Kvitteringen er knyttet til beskedens id', technical.acknowledgements.map(({ code }) => code), ['ok']);
    await record.log('ACK-20', [JSON.stringify(technical)], 'Tekniske oplysninger: besked og kvittering');

    const again = acknowledgement.stamp(good, randomUUID(), toInstant(new Date()));
    await peer.sendBytes(gp.gln, Buffer.from(formatById('fhir-json')!.write(again)));
    await record.see('ACK-29', 'Samme kvittering igen står i loggen', async () => (await world.log(gp, /duplicate|acknowledgement-ignored/)).length, (seen) => seen > 0, 'mindst en linje');
    await record.see('ACK-29', 'Beskedens tilstand er uændret', stateOf(gp, topic), (seen) => seen.includes(delivery.short.accepted), delivery.short.accepted);
    await record.log('ACK-29', await world.log(gp, /duplicate|acknowledgement-ignored/), 'Loggen om den gentagne kvittering');
    await page.waitForTimeout(1500);
    record.check('ACK-28', 'Klienten har intet sendt som svar på kvitteringer', (await world.stored(gp, 'sent')).length, before);
    record.check('ACK-28', 'Modparten har ingen kvittering fået for sine kvitteringer', peer.acknowledgements.filter(({ view }) => view.acknowledgement?.of === good.bundle.entry?.[0]?.resource?.id).length, 0);
    await record.log('ACK-28', [...(await world.log(gp, /duplicate|acknowledgement/)), `${before} filer sendt før kvitteringerne, ${(await world.stored(gp, 'sent')).length} efter`], 'Intet er sendt som svar på kvitteringerne');
  },
};

export const negative: Step = {
  id: 'kvittering-fejl', title: 'Negativ kvittering, og ændret indhold som ny besked',
  proves: ['ACK-21', 'ACK-22', 'ACK-30', 'RM-05'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('gp-testvej');
    const { page } = gp;
    const topic = 'Negativ kvittering';
    const got = await send(world, gp, peer, topic);
    await peer.acknowledge(got, { code: 'fatal-error', outcomes: [outcome('Kategorien findes ikke.')] });
    await openFolder(page, common.nav.sent);
    await record.see(['ACK-21', 'ACK-30'], 'Beskeden står som afvist', stateOf(gp, topic), (seen) => seen.includes(delivery.short.rejected), delivery.short.rejected);
    await record.shot(['ACK-21', 'ACK-30'], page, 'Negativ kvittering knyttet til beskeden');
    const technical = await gp.call('messages.technical', { messageId: got.view.messageId });
    record.check('ACK-21', 'Kvitteringen er knyttet til beskedens id', technical.acknowledgements.map(({ code }) => code), ['fatal-error']);
    await record.log('ACK-21', [JSON.stringify(technical)], 'Tekniske oplysninger: besked og kvittering');
    await openFolder(page, common.nav.needsAction);
    await rows(page).filter({ hasText: 'Testvej' }).first().click();
    await record.shows('ACK-22', 'Der står, at beskeden er afvist af modtageren', page.getByText(new RegExp(`^${work.group.rejected}|Afvist af`)).first());
    await record.shows('ACK-22', 'Der står, at indholdet ikke kan bruges', page.getByText(work.group.rejectedText).or(page.getByText(/kan ikke bruge/)).first());
    await record.shows('ACK-22', 'Modtagerens begrundelse vises', page.getByText(/Kategorien findes ikke/).first());
    await record.shot('ACK-22', page, 'Brugeren får at vide, at indholdet var ugyldigt');

    await page.getByRole('button', { name: starting(work.button.correct) }).click();
    await page.getByRole('heading', { name: compose.title.new }).waitFor();
    await field(page, compose.text.label).fill(`Besked om ${topic}. Rettet.`);
    await pressSend(page);
    const { bytes, facts } = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text.endsWith('Rettet.')));
    await peer.acknowledge(await peer.message(({ view }) => view.messageId === facts.messageId));
    await record.message('RM-05', bytes, 'Den rettede besked');
    const old = factsOf((await world.storedMessage(gp, 'sent', got.view.messageId)).bundle);
    record.check('RM-05', 'Den rettede har nye id for besked, forsendelse og tråd', [facts.messageId !== old.messageId, facts.bundle.id !== old.bundle.id, facts.threadId !== old.threadId], [true, true, true]);
    record.check('RM-05', 'Den er en ny besked', facts.activity, 'new-message');
    record.check('RM-05', 'Den afviste er ikke sendt igen af sig selv', peer.messages.filter(({ view }) => view.messageId === old.messageId).length, 1);
    await openFolder(page, common.nav.inbox);
  },
};

export const transient: Step = {
  id: 'kvittering-teknisk', title: 'Teknisk fejl hos modtageren, og den nyeste kvittering gælder',
  proves: ['ACK-24', 'ACK-25', 'ACK-26'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('gp-testvej');
    const { page } = gp;
    for (const [topic, last, code] of [['Teknisk, så ok', 'ok', 'ACK-25'], ['Teknisk, så afvist', 'fatal-error', 'ACK-26']] as const) {
      const got = await send(world, gp, peer, topic);
      await peer.acknowledge(got, { code: 'transient-error', outcomes: [{ severity: 'error', code: 'exception', details: 'MSG_LOCAL_FAIL', text: 'Databasen er nede.' }] });
      await openFolder(page, common.nav.sent);
      await openThread(page, topic);
      await record.see('ACK-24', `${topic}: der står, at der var en teknisk fejl hos modtageren`, () => page.getByRole('main').innerText(), /teknisk fejl/i);
      await record.shot('ACK-24', page, `${topic}: teknisk fejl hos modtageren`);
      await peer.acknowledge(got, { code: last, outcomes: last === 'ok' ? [] : [outcome('Indholdet er forkert.')] });
      await openFolder(page, common.nav.sent);
      const word = last === 'ok' ? delivery.short.accepted : delivery.short.rejected;
      await record.see(code, `${topic}: den nyeste kvittering vises`, stateOf(gp, topic), (seen) => seen.includes(word), word);
      await record.shot(code, page, `${topic}: den nyeste kvittering gælder`);
    }
  },
};

function documentOf(peer: Peer, got: Got, code: 'ok' | 'fatal-error') {
  const { bundle } = acknowledgement.acknowledge(got.document, { code, outcomes: code === 'ok' ? [] : [outcome('Forkert.')] }, { now: toInstant(new Date()), newId: randomUUID, self: peer.organisation });
  return acknowledgement.stamp({ kind: 'fhir', format: 'fhir-json', bundle }, randomUUID(), toInstant(new Date()));
}
