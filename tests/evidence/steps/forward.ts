/** 3.3.8–10: sending a thread on, whole and in part. */
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { reader } from '../../../shared/i18n/da/reader';
import { sha256Of } from '../../../electron/node/hash';
import { pdf } from '../../fixtures/files';
import { choose, chooseReceiver, openFolder, openThread, pressReader, pressSend, reply, segments } from '../../e2e/support/journeys';
import { bruno } from '../../e2e/support/peer';
import { factsOf, instantOf, uuidV4 } from '../facts';
import type { Step } from '../step';
import { kept } from './reply';
import { arrive, read } from './receiving';
import { chooseCategory, field, sentFacts, toolbarButton } from './screen';

const HOSPITAL = 'Medicinsk Modtageafsnit';

export const forwarding: Step = {
  id: 'videresend', title: 'Videresend en tråd, helt og delvist, og fortsæt den oprindelige',
  proves: ['CC-S-60', 'CC-S-61', 'CC-S-62', 'CC-S-63', 'CC-S-64', 'CC-S-65', 'CC-S-66', 'CC-S-67', 'CC-S-69', 'CC-S-70', 'CC-S-85'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const hospital = await world.peer('hospital-medical');
    peer.beKind();
    hospital.beKind();
    const { page } = gp;
    const topic = 'Sår, der skal videre';
    const file = pdf(['Saarplan']);
    const first = await arrive(peer, gp.gln, { topic, category: 'nursing', patient: bruno, text: 'Såret er blevet større.', at: new Date(Date.now() - 72_000), files: [{ title: 'Sårplan', contentType: 'application/pdf', bytes: file }] });
    const second = await arrive(peer, gp.gln, { topic, category: 'nursing', patient: bruno, kind: 'reply', of: first.document, text: 'I dag væsker det.', at: new Date(Date.now() - 36_000) });
    // As it came: dispatching gave it times of its own.
    const before = factsOf((await world.storedMessage(gp, 'received', second.messageId)).bundle);
    await read(page, topic);
    await segments(page).filter({ hasText: 'I dag væsker det' }).waitFor();

    await pressReader(page, reader.forward);
    await page.getByRole('heading', { name: compose.title.forward }).waitFor();
    const receiver = page.getByRole('combobox', { name: compose.receiver.label, exact: true });
    const category = page.getByRole('button', { name: new RegExp(compose.category.label) }).first();
    await record.see('CC-S-63', 'Modtageren er ikke udfyldt', () => receiver.inputValue(), '');
    await record.see('CC-S-62', 'Kategori og emne er nedarvet og kan ses', async () => `${await category.innerText()} ${await field(page, compose.topic.label).inputValue()}`, (seen) => seen.includes(common.category.nursing) && seen.includes(topic), 'sygepleje og trådens emne');
    await record.shows('CC-S-60', 'Hele tråden kan vælges', page.getByText(compose.forward.whole).first());
    await record.shot(['CC-S-63', 'CC-S-62', 'CC-S-60'], page, 'Videresendelse: emne og kategori nedarvet, modtager tom');
    await chooseCategory(page, common.category.medicine);
    await record.see('CC-S-62', 'Kategorien kan ændres', () => category.innerText(), (seen) => seen.includes(common.category.medicine), common.category.medicine);
    await chooseCategory(page, common.category.nursing);
    await field(page, compose.topic.label).fill('Til sygehuset');
    await record.see('CC-S-62', 'Emnet kan ændres', () => field(page, compose.topic.label).inputValue(), 'Til sygehuset');
    await chooseReceiver(page, HOSPITAL);
    const reason = 'Bruno indlægges i morgen; til jeres orientering.';
    await field(page, compose.text.label).fill(reason);
    await record.shows('CC-S-64', 'Der er plads til begrundelsen i en tekst med underskrift', page.getByRole('group', { name: compose.signature.label }));
    await record.shot('CC-S-64', page, 'Begrundelsen og dens underskrift');
    await page.getByRole('button', { name: compose.preview }).click();
    for (const part of ['Såret er blevet større', 'I dag væsker det']) await record.shows('CC-S-61', `“${part}” vises i det, der sendes`, page.getByText(part).first());
    await record.shot('CC-S-61', page, 'Som modtageren ser det: de oprindelige tekster med underskrift');
    await page.getByRole('button', { name: compose.edit }).click();
    await pressSend(page);

    const { bytes, facts, got } = await sentFacts(world, gp, hospital, ({ view }) => view.activity === 'forward-message' && view.segments.some(({ text }) => text === reason));
    await record.message(['CC-S-65', 'CC-S-61', 'CC-S-66', 'CC-S-85'], bytes, 'Den videresendte tråd');
    record.check('CC-S-60', 'Alle trådens tekster og begrundelsen er sendt', facts.texts.map(({ text }) => text).sort(), ['I dag væsker det.', 'Såret er blevet større.', reason].sort());
    record.check(['CC-S-61', 'CC-S-85'], 'Tekster, underskrifter og tider er uændrede', kept(facts).filter(({ text }) => text !== reason), kept(before));
    record.check('CC-S-64', 'Begrundelsen er underskrevet', facts.texts.filter(({ text }) => text === reason).map(({ author, role, phone, at }) => [author, role, phone, at].every(Boolean)), [true]);
    record.check('CC-S-65', 'Tråd-id er nyt, UUID version 4', [uuidV4.test(facts.threadId ?? ''), facts.threadId !== before.threadId], [true, true]);
    record.check('CC-S-65', 'Aktiviteten er videresendt', facts.activity, 'forward-message');
    record.check('CC-S-65', 'De gamle Provenance er der, og den nye henviser til forgængeren', [facts.provenances.length, facts.answers], [before.provenances.length + 1, second.messageId]);
    record.check('CC-S-66', 'Filen er sendt med indhold', got.files['Sårplan'], sha256Of(file));
    record.check('CC-S-85', 'Kun Bundle, Provenance og den nye tekst har nye tider', facts.provenances.filter((each) => each !== facts.own).map((each) => instantOf(each.occurredDateTime)), before.provenances.map((each) => instantOf(each.occurredDateTime)));
    await record.explanation('CC-S-60', 'Hele tråden videresendes: alle tekster med deres underskrifter og tider, alle filer med indhold og alle Provenance. Der kan også vælges hele beskeder; filer kan ikke fjernes fra en valgt besked.', 'Hvordan en tråd videresendes');

    // Only the first message, with its file.
    await read(page, topic);
    await pressReader(page, reader.forward);
    await page.getByRole('heading', { name: compose.title.forward }).waitFor();
    await choose(page, compose.forward.chosen);
    const chooser = page.getByRole('group', { name: compose.forward.list });
    await chooser.getByText('I dag væsker det').click();
    await record.see('CC-S-67', 'Beskeder kan vælges fra', () => chooser.getByRole('checkbox').evaluateAll((boxes) => boxes.filter((box) => (box as HTMLInputElement).checked).length), 1);
    await record.hides('CC-S-67', 'En fil kan ikke fjernes fra en valgt besked', chooser.getByRole('button'));
    await chooseReceiver(page, HOSPITAL);
    await field(page, compose.topic.label).fill('En del til sygehuset');
    await field(page, compose.text.label).fill('Kun den første besked.');
    await record.shot('CC-S-67', page, 'Udvalgte beskeder videresendes');
    await pressSend(page);
    const part = await sentFacts(world, gp, hospital, ({ view }) => view.segments.some(({ text }) => text === 'Kun den første besked.'));
    await record.message('CC-S-67', part.bytes, 'Delvist videresendt');
    record.check('CC-S-67', 'Kun den valgte tekst er med', part.facts.texts.map(({ text }) => text).sort(), ['Kun den første besked.', 'Såret er blevet større.'].sort());
    record.check('CC-S-67', 'Kun den valgte beskeds Provenance er med', part.facts.provenances.filter((each) => each !== part.facts.own).map(({ target }) => target[0]?.reference?.split('/').at(-1)), [first.messageId]);

    await read(page, topic);
    await record.shows('CC-S-69', 'Den oprindelige tråd kan stadig besvares', toolbarButton(page, reader.reply));
    await reply(page, 'Vi har givet sygehuset besked.');
    const on = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === 'Vi har givet sygehuset besked.'));
    record.check('CC-S-69', 'Svaret er i den oprindelige tråd', on.facts.threadId, before.threadId);
    await record.shot('CC-S-69', page, 'Den oprindelige tråd fortsat');

    const theirs = await arrive(peer, gp.gln, { topic: 'Videresendt til praksis', category: 'nursing', patient: bruno, kind: 'forward', of: { kind: 'fhir', format: 'fhir-json', bundle: on.facts.bundle }, text: 'Se tråden.' });
    record.check('CC-S-70', 'Videresendelsen er modtaget', theirs.answer.view.acknowledgement?.code, 'ok');
    await openFolder(page, common.nav.inbox);
    await openThread(page, 'Videresendt til praksis');
    await pressReader(page, reader.forward);
    await page.getByRole('heading', { name: compose.title.forward }).waitFor();
    await chooseReceiver(page, HOSPITAL);
    await field(page, compose.text.label).fill('Sendt videre en gang til.');
    await record.shot('CC-S-70', page, 'En modtaget videresendelse sendes videre');
    await pressSend(page);
    const twice = await sentFacts(world, gp, hospital, ({ view }) => view.segments.some(({ text }) => text === 'Sendt videre en gang til.'));
    record.check('CC-S-70', 'Den er en ny videresendelse af den modtagne', [twice.facts.activity, twice.facts.answers], ['forward-message', theirs.messageId]);
    await openFolder(page, common.nav.inbox);
  },
};
