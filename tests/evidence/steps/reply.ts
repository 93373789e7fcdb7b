/** 3.3.4, 3.3.5 and 3.4.2: answering. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { reader } from '../../../shared/i18n/da/reader';
import { pdf } from '../../fixtures/files';
import { attach, openFolder, pressReader, pressSend, reply, segments } from '../../e2e/support/journeys';
import { lonni } from '../../e2e/support/peer';
import { factsOf, identifierOf, instantOf, uuidV4, type Facts } from '../facts';
import type { Step } from '../step';
import { arrive, read } from './receiving';
import { chooseCategory, field, readerRegion, sentFacts, toolbarButton } from './screen';

/** Texts, their signatures and times, as they must stay for ever. */
export const kept = (facts: Facts) => facts.texts.map(({ id, text, at, author, role, phone }) => ({ id, text, at: new Date(instantOf(at)).toISOString(), author, role, phone }));

export const replying: Step = {
  id: 'besvar', title: 'Besvar en modtaget besked, med nye filer, og besvar igen',
  proves: ['CC-S-40', 'CC-S-41', 'CC-S-42', 'CC-S-43', 'CC-S-44', 'CC-S-45', 'CC-S-46', 'CC-S-47', 'CC-S-48', 'CC-S-49', 'CC-S-50', 'CC-S-52', 'CC-S-53', 'CC-S-84'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    peer.beKind();
    const { page } = gp;
    const topic = 'Visitation af Lonni';
    const episode = 'urn:uuid:5b3c8a4e-1c2d-4e5f-8a6b-7c8d9e0f1a2b';
    const asked = await arrive(peer, gp.gln, {
      topic, category: 'home-care-assessment', patient: lonni, text: 'Har Lonni brug for hjælp\ntil bad?', at: new Date(Date.now() - 36_000), files: [{ title: 'Funktionsvurdering', contentType: 'application/pdf', bytes: pdf(['Vurdering']) }],
      more: { specificSender: { kind: 'person', name: 'Søren Prøvensen', role: 'Sygeplejerske' } },
    }, { change: (bundle) => { addEpisode(bundle, episode); } });
    const original = factsOf(asked.document.kind === 'fhir' ? asked.document.bundle : never());
    await read(page, topic);
    await record.shows('CC-S-40', 'En modtaget ny besked kan besvares', toolbarButton(page, reader.reply));
    await record.shot('CC-S-40', page, 'Modtaget ny besked, som kan besvares');

    await pressReader(page, reader.reply);
    await page.getByRole('heading', { name: compose.title.reply }).waitFor();
    const receiver = page.getByRole('combobox', { name: compose.receiver.label, exact: true });
    const person = page.getByRole('combobox', { name: compose.person.label, exact: true });
    await record.see('CC-S-41', 'Modtageren er sat til den, der sendte', () => receiver.inputValue(), /Assens Kommune/);
    await record.see('CC-S-42', 'Den specifikke afsender er sat som specifik modtager', () => person.inputValue(), /Søren Prøvensen/);
    const category = page.getByRole('button', { name: new RegExp(compose.category.label) }).first();
    await record.see('CC-S-44', 'Kategorien er nedarvet og kan ses', () => category.innerText(), (seen) => seen.includes(common.category['home-care-assessment']), common.category['home-care-assessment']);
    await record.see('CC-S-44', 'Emnet er nedarvet og kan ses', () => field(page, compose.topic.label).inputValue(), topic);
    await record.shot(['CC-S-41', 'CC-S-42', 'CC-S-44'], page, 'Svaret er udfyldt af det modtagne');
    await chooseCategory(page, common.category.nursing);
    await field(page, compose.topic.label).fill(`${topic}, svar`);
    await record.see('CC-S-44', 'Kategori og emne kan rettes', async () => `${await category.innerText()} ${await field(page, compose.topic.label).inputValue()}`, (seen) => seen.includes(common.category.nursing) && seen.includes(`${topic}, svar`), 'den nye kategori og det nye emne');
    await record.shot('CC-S-44', page, 'Kategori og emne rettet');
    await chooseCategory(page, common.category['home-care-assessment']);
    await field(page, compose.topic.label).fill(topic);

    const answer = 'Ja, hun har brug for hjælp\nto gange om ugen.';
    await field(page, compose.text.label).fill(answer);
    await writeFile(join(world.folder, 'Plan.pdf'), pdf(['Plan']));
    await attach(page, [join(world.folder, 'Plan.pdf')]);
    await record.see('CC-S-48', 'Den nye fil vises med titel', () => page.getByRole('list', { name: compose.files.label }).getByLabel(compose.files.title.replace('{{title}}', 'Plan')).inputValue(), 'Plan');
    await record.shot('CC-S-48', page, 'Svar med en ny fil');
    const before = Date.now();
    await pressSend(page);

    const { bytes, facts } = await sentFacts(world, gp, peer, ({ view }) => view.activity === 'reply-message' && view.topic === topic);
    const own = facts.texts.find(({ text }) => text === answer);
    await record.message(['CC-S-45', 'CC-S-41', 'CC-S-42', 'CC-S-46', 'CC-S-47', 'CC-S-48', 'CC-S-52'], bytes, 'Svaret, som det er gemt');
    record.check('CC-S-41', 'Svarets modtager er afsenderen, med SOR-kode og lokationsnummer', [identifierOf(facts.receiver, 'sor'), identifierOf(facts.receiver, 'gln')], [peer.organisation.sor, peer.organisation.gln]);
    record.check('CC-S-42', 'Den specifikke modtager er med i filen', facts.communication.recipient?.length, 1);
    record.check('CC-S-45', 'Samme tråd-id', facts.threadId, original.threadId);
    record.check('CC-S-45', 'Aktiviteten er svar', facts.activity, 'reply-message');
    record.check('CC-S-45', 'Den tidligere tekst følger uændret med', kept(facts).filter(({ text }) => text !== answer), kept(original));
    record.check('CC-S-45', 'De tidligere Provenance er der stadig', facts.provenances.some(({ target }) => target[0]?.reference?.endsWith(asked.messageId) === true), true);
    record.check('CC-S-45', 'Den nye Provenance henviser til forgængeren', facts.answers, asked.messageId);
    record.check('CC-S-46', 'Den nye teksts tid er ny', instantOf(own?.at), (seen) => seen >= before - 1000, 'efter at svaret blev skrevet');
    record.check('CC-S-46', 'Bundle.timestamp er ny', instantOf(facts.bundle.timestamp), (seen) => seen >= before - 1000, 'efter at svaret blev skrevet');
    record.check('CC-S-46', 'Den gamle teksts tid er urørt', facts.texts.find(({ text }) => text !== answer)?.at === undefined ? Number.NaN : instantOf(facts.texts.find(({ text }) => text !== answer)?.at), instantOf(original.texts[0]?.at));
    const oldFile = facts.files.find(({ file }) => file?.title === 'Funktionsvurdering');
    record.check('CC-S-47', 'Den tidligere fil følger med titel, id og tid', [oldFile?.id, oldFile?.file?.title, instantOf(oldFile?.at)], [original.files[0]?.id, 'Funktionsvurdering', instantOf(original.files[0]?.at)]);
    record.check('CC-S-47', 'Den tidligere fil har hverken indhold eller adresse', [oldFile?.file?.data, oldFile?.file?.url], (seen) => seen.every((each) => each === undefined), 'intet');
    const newFile = facts.files.find(({ file }) => file?.title === 'Plan');
    record.check('CC-S-48', 'Den nye fil er et segment med id og indhold', [uuidV4.test(newFile?.id ?? ''), Boolean(newFile?.file?.data)], [true, true]);
    const encounter = facts.resources.find((resource) => resource.resourceType === 'Encounter');
    record.check('CC-S-52', 'Forløbs-id følger med tilbage', encounter?.resourceType === 'Encounter' ? JSON.stringify(encounter.episodeOfCare).includes(episode.slice(9)) : false, true);
    record.check('CC-S-52', 'Encounter har status og art', encounter?.resourceType === 'Encounter' ? [Boolean(encounter.status), Boolean(encounter.class.code)] : [], [true, true]);
    await record.explanation('CC-S-53', `Klienten danner ikke selv forløbs-id. Det, der er modtaget, returneres uændret i svar og videresendelse, både lokale id og LPR3-id. Prøvet her: ${episode} blev modtaget og sendt tilbage.`, 'Forløbs-id');
    record.check('CC-S-53', 'Det modtagne forløbs-id er det eneste i svaret', encounter?.resourceType === 'Encounter' ? (encounter.episodeOfCare ?? []).length : 0, 1);
    await record.explanation('CC-S-84', `Tekstens tid sættes, når der trykkes på Send nu (${own?.at ?? ''}). Bundle.timestamp (${facts.bundle.timestamp ?? ''}) og Provenance occurred og recorded (${facts.own.occurredDateTime ?? ''}, ${facts.own.recorded}) sættes ved hver afsendelse. En fils creation er filens egen tid fra disken; et segment med en fil får tiden for trykket på Send. Tidligere segmenter beholder deres tider.`, 'Hvornår hvert tidspunkt sættes');
    record.check('CC-S-84', 'Provenance og Bundle har afsendelsens tid, ikke før tekstens', [facts.own.occurredDateTime, facts.own.recorded, facts.bundle.timestamp].every((time) => instantOf(time) >= instantOf(own?.at)), true);

    // The thread goes on: the answer to our answer is the latest, and the only one that can be answered.
    const again = peer.write({ to: gp.gln, topic, category: 'home-care-assessment', patient: lonni, kind: 'reply', of: { kind: 'fhir', format: 'fhir-json', bundle: facts.bundle }, text: 'Tak, det er visiteret.' });
    await peer.dispatch(gp.gln, again.document);
    await read(page, topic);
    await segments(page).filter({ hasText: 'det er visiteret' }).waitFor();
    await record.shows('CC-S-40', 'Et modtaget svar kan besvares', toolbarButton(page, reader.reply));
    await record.see('CC-S-49', 'Der er netop én knap til at svare, og ingen ved de enkelte beskeder', async () => [await readerRegion(page).getByRole('button', { name: reader.reply, exact: true }).count(), await toolbarButton(page, reader.reply).count()], [0, 1]);
    await record.shot(['CC-S-49', 'CC-S-40'], page, 'Kun den seneste kan besvares');
    await reply(page, 'Godt.');
    const last = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === 'Godt.'));
    record.check('CC-S-49', 'Svaret går til den seneste besked', last.facts.answers, again.messageId);

    // Our own latest message can be followed by another.
    await record.shows('CC-S-50', 'Egen seneste besked kan besvares', toolbarButton(page, reader.reply));
    await pressReader(page, reader.reply);
    await page.getByRole('heading', { name: compose.title.reply }).waitFor();
    await record.see('CC-S-50', 'Modtager, kategori og emne er nedarvet', async () => `${await receiver.inputValue()} ${await category.innerText()} ${await field(page, compose.topic.label).inputValue()}`, (seen) => seen.includes('Assens') && seen.includes(common.category['home-care-assessment']) && seen.includes(topic), 'modtager, kategori og emne');
    await record.shot('CC-S-50', page, 'Svar på egen seneste besked');
    await field(page, compose.text.label).fill('Jeg glemte: hun bor på 2. sal.');
    await pressSend(page);
    const follow = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text.startsWith('Jeg glemte')));
    await record.message('CC-S-50', follow.bytes, 'Svar på egen besked');
    record.check('CC-S-50', 'Det er et svar i samme tråd, på egen besked', [follow.facts.activity, follow.facts.threadId, follow.facts.answers], ['reply-message', original.threadId, last.facts.messageId]);
    await record.explanation('CC-S-50', 'Svares der på en besked, man selv har sendt, er modtageren den samme som før. Kategori og emne nedarves. Besked og tråd henvises der til som ved andre svar.', 'Hvordan modtageren sættes ved svar på egen besked');

    // A forward is answered like anything else; its specific sender can be taken away again.
    const forwarded = await arrive(peer, gp.gln, { topic: 'Videresendt visitation', category: 'home-care-assessment', patient: lonni, kind: 'forward', of: { kind: 'fhir', format: 'fhir-json', bundle: follow.facts.bundle }, text: 'Til orientering.', more: { specificSender: { kind: 'person', name: 'Hanne Eksempel' } } });
    record.check('CC-S-40', 'Videresendelsen er modtaget', forwarded.answer.view.acknowledgement?.code, 'ok');
    await read(page, 'Videresendt visitation');
    await record.shows('CC-S-40', 'En modtaget videresendelse kan besvares', toolbarButton(page, reader.reply));
    await record.shot('CC-S-40', page, 'Modtaget videresendelse, som kan besvares');
    await pressReader(page, reader.reply);
    await page.getByRole('heading', { name: compose.title.reply }).waitFor();
    await record.see('CC-S-43', 'Den specifikke modtager er forudfyldt', () => person.inputValue(), /Hanne Eksempel/);
    await person.fill('');
    await page.keyboard.press('Escape');
    await record.see('CC-S-43', 'Den er væk, når den er fjernet', () => person.inputValue(), '');
    await record.shot('CC-S-43', page, 'Specifik modtager fjernet');
    await field(page, compose.text.label).fill('Svar uden specifik modtager.');
    await pressSend(page);
    const plain = await sentFacts(world, gp, peer, ({ view }) => view.segments.some(({ text }) => text === 'Svar uden specifik modtager.'));
    record.check('CC-S-43', 'Svaret blev sendt uden specifik modtager', plain.facts.communication.recipient, undefined);
    await openFolder(page, common.nav.inbox);
  },
};

const never = (): never => { throw new Error('unreachable'); };

/** The episode that the other side wants back. */
export function addEpisode(bundle: { entry?: { fullUrl?: string; resource?: unknown }[] }, value: string): void {
  const patient = bundle.entry?.map(({ resource }) => resource as { resourceType?: string; id?: string }).find(({ resourceType }) => resourceType === 'Patient');
  const communication = bundle.entry?.map(({ resource }) => resource as { resourceType?: string; encounter?: unknown }).find(({ resourceType }) => resourceType === 'Communication');
  const id = '6f1d2c3b-4a59-4687-9f0e-1d2c3b4a5968';
  if (communication) communication.encounter = { reference: `Encounter/${id}` };
  bundle.entry?.splice(3, 0, {
    fullUrl: `https://sektorpost.example/fhir/Encounter/${id}`,
    resource: {
      resourceType: 'Encounter', id, meta: { profile: ['http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-encounter'] },
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Forløb (episodeOfCare)</div>' }, status: 'unknown', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: `Patient/${patient?.id ?? ''}` }, episodeOfCare: [{ identifier: { system: 'https://sor2.sum.dsdn.dk/#id=990020100000202', value } }],
    },
  });
}
