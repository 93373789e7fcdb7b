/** 3.2.5, 3.2.7, 3.2.8 and Acknowledgement 3.3.1, 3.4: what comes again, what is wrong, and what we answer. */
import { randomUUID } from 'node:crypto';
import type { Bundle, MessageHeader, OperationOutcome, Provenance } from 'fhir/r4';
import { common } from '../../../shared/i18n/da/common';
import { outbox } from '../../../shared/i18n/da/outbox';
import { openFolder, rows, segments, tab } from '../../e2e/support/journeys';
import { bruno, nancy, type Got } from '../../e2e/support/peer';
import { instantOf, uuidV4 } from '../facts';
import type { Step } from '../step';
import { read, rowOf } from './receiving';

type Changeable = { entry?: { resource?: unknown }[] };
/** Every resource of a type, loosely, so that it can be broken. */
export const each = (bundle: Changeable, type: string): Record<string, unknown>[] => (bundle.entry ?? []).map(({ resource }) => resource as Record<string, unknown>).filter((resource) => resource['resourceType'] === type);
export const withoutCategory = (bundle: Changeable): void => { for (const communication of each(bundle, 'Communication')) communication['category'] = []; };

const ackOf = ({ document }: Got): { bundle: Bundle; header: MessageHeader; outcome: OperationOutcome | undefined; provenances: Provenance[] } => {
  const { bundle } = document;
  const of = (type: string) => (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource] : []));
  return { bundle, header: of('MessageHeader')[0] as MessageHeader, outcome: of('OperationOutcome')[0] as OperationOutcome | undefined, provenances: of('Provenance') as Provenance[] };
};

export const duplicates: Step = {
  id: 'kopier', title: 'Gyldige beskeder, der kommer igen: vist én gang, samme svar hver gang',
  proves: ['CC-R-30', 'CC-R-31', 'CC-R-32', 'ACK-01', 'ACK-05', 'ACK-06', 'ACK-07', 'ACK-08', 'ACK-10', 'ACK-12', 'ACK-13', 'RM-02', 'RM-06', 'RM-07'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const { page } = gp;
    const topic = 'Kommer igen';
    const { document, messageId } = peer.write({ to: gp.gln, topic, patient: bruno, text: 'Denne besked kommer tre gange.' });
    const bundleId = randomUUID();
    const begun = Date.now();
    await peer.dispatch(gp.gln, document, { bundleId });
    await peer.answersTo(messageId);
    // The times of two acknowledgements can only differ if some time has passed.
    await page.waitForTimeout(1200);
    await peer.dispatch(gp.gln, document, { bundleId });
    await peer.answersTo(messageId, 2);
    await page.waitForTimeout(1200);
    await peer.dispatch(gp.gln, document);
    const answers = await peer.answersTo(messageId, 3);
    const codes = answers.map(({ view }) => view.acknowledgement?.code);
    record.check(['CC-R-30', 'ACK-01'], 'Beskeden er kvitteret med ok', codes[0], 'ok');
    record.check(['CC-R-31', 'ACK-05'], 'Samme forsendelse igen får samme svar', codes[1], codes[0]);
    record.check(['CC-R-32', 'ACK-05', 'RM-02'], 'Samme besked i ny forsendelse får samme svar', codes[2], codes[0]);
    for (const [at, answer] of answers.entries()) await record.message([['ACK-01', 'CC-R-30'], ['CC-R-31', 'ACK-05', 'ACK-06', 'ACK-08'], ['CC-R-32', 'ACK-05', 'ACK-06', 'ACK-08', 'RM-02']][at] as string[], answer.parcel.bytes, `Kvittering nummer ${at + 1}`);
    const acks = answers.map(ackOf);
    const [ack, again] = acks;
    if (!ack || !again) throw new Error('no acknowledgement');
    await record.message(['ACK-07', 'ACK-12', 'ACK-13'], answers[0]!.parcel.bytes, 'Den første kvittering');
    record.check('ACK-05', 'Indholdet af svaret er det samme', acks.map(({ header, outcome }) => JSON.stringify([header.response?.code, header.response?.identifier, outcome?.issue])), acks.map(() => JSON.stringify([ack.header.response?.code, ack.header.response?.identifier, ack.outcome?.issue])));
    record.check('ACK-06', 'Hver kvittering har sit eget Bundle.id', new Set(acks.map(({ bundle }) => bundle.id)).size, 3);
    const ownProvenance = ({ header, provenances }: (typeof acks)[number]) => provenances.find(({ target }) => target[0]?.reference?.endsWith(header.id ?? '?') === true);
    const times = acks.map((each3) => [each3.bundle.timestamp, ownProvenance(each3)?.occurredDateTime, ownProvenance(each3)?.recorded]);
    record.check('ACK-07', 'Alle tre tider er fra afsendelsen', times[0]!.map((time) => instantOf(time) >= begun - 1000 && instantOf(time) <= Date.now()), [true, true, true]);
    record.check('ACK-08', 'Alle tre tider er nye ved gentagelse', [0, 1, 2].map((at) => instantOf(times[1]![at]) > instantOf(times[0]![at]) && instantOf(times[2]![at]) > instantOf(times[1]![at])), [true, true, true]);
    record.check('ACK-12', 'Præcis to Provenance: beskedens nyeste og kvitteringens egen', ack.provenances.map(({ target }) => target[0]?.reference?.split('/').at(-1)).sort(), [messageId, ack.header.id].sort());
    record.check('ACK-13', 'Kvitteringen henviser til beskedens id', ack.header.response?.identifier, messageId);
    record.check('ACK-13', 'Kvitteringen har egne id', [uuidV4.test(ack.header.id ?? ''), uuidV4.test(ack.bundle.id ?? ''), ack.header.id !== messageId], [true, true, true]);
    record.check('ACK-13', 'Kvitteringen har én modtager, ingen kopi', ack.header.destination?.length, 1);

    await read(page, topic);
    await record.see(['CC-R-31', 'CC-R-32', 'RM-06'], 'Brugeren ser én besked', async () => [await rows(page).filter({ hasText: topic }).count(), await segments(page).count()], [1, 1]);
    await record.shot(['CC-R-31', 'CC-R-32', 'RM-06'], page, 'Vist én gang, selv om den kom tre gange');
    const logged = await world.log(gp, /"?duplicate"?/);
    await record.log('RM-07', logged, 'Loggens linjer om kopier');
    record.check('RM-07', 'Begge kopier står i loggen', logged.filter((line) => line.includes(messageId.slice(0, 8))).length, 2);

    await openFolder(page, common.nav.sent);
    await tab(page, outbox.tab.acknowledgements).click();
    await record.see('ACK-10', 'Oversigten viser kvitteringerne og den besked, de hører til', async () => (await page.getByRole('row').filter({ hasText: messageId.slice(0, 8) }).count()), (seen) => seen >= 3, 'tre rækker med beskedens id');
    await record.see(['ACK-10', 'RM-06'], 'Gentagelserne er mærket som gentagelser', () => page.getByText(outbox.ack.duplicate).count(), (seen) => seen >= 2, 'to gentagne svar');
    await record.shot('ACK-10', page, 'Oversigt over afsendte kvitteringer');
    await openFolder(page, common.nav.inbox);
  },
};

export const refused: Step = {
  id: 'ugyldige', title: 'Ugyldige beskeder: afvist med grund, vist for ingen',
  proves: ['CC-R-33', 'CC-R-34', 'CC-R-38', 'ACK-02', 'ACK-11', 'ACK-14', 'GEN-04', 'GEN-06', 'RM-03'],
  async run(world, record) {
    const gp = await world.player('gp');
    const peer = await world.peer('municipality-assens');
    const { page } = gp;
    const topic = 'Må ikke vises';
    const { document, messageId } = peer.write({ to: gp.gln, topic, patient: nancy, text: 'Beskeden mangler kategori.' });
    await peer.dispatch(gp.gln, document, { change: withoutCategory });
    const [first] = await peer.answersTo(messageId);
    if (!first) throw new Error('no acknowledgement');
    record.check(['CC-R-34', 'ACK-02', 'GEN-04'], 'Beskeden uden kategori afvises', first.view.acknowledgement?.code, 'fatal-error');
    const said = ackOf(first).outcome?.issue.map(({ details }) => details?.text ?? '').join(' ') ?? '';
    record.check('CC-R-34', 'Fejlen er beskrevet', said, /kategori|category/i);
    await record.message(['CC-R-34', 'CC-R-33', 'ACK-02', 'ACK-11', 'ACK-14'], first.parcel.bytes, 'Negativ kvittering');
    const issues = ackOf(first).outcome?.issue ?? [];
    record.check('ACK-11', 'Hvert fund har alvor, kode og beskrivelse', issues.map(({ severity, code, details }) => Boolean(severity) && Boolean(code) && Boolean(details?.text)), (seen) => seen.length > 0 && seen.every(Boolean), 'alvor, kode og tekst');
    record.check('ACK-14', 'Fundene har MedComs koder', issues.map(({ details }) => details?.coding?.[0]?.system ?? ''), (seen) => seen.length > 0 && seen.every((system) => /medcomfhir|operation-outcome/.test(system)), 'et af MedComs kodesystemer');

    // The second copy is sound in itself: the first verdict stands.
    await peer.dispatch(gp.gln, document);
    const answers = await peer.answersTo(messageId, 2);
    record.check('CC-R-33', 'Kopien afvises med samme svar', answers[1]?.view.acknowledgement, answers[0]?.view.acknowledgement);
    await record.message('CC-R-33', answers[1]!.parcel.bytes, 'Negativ kvittering for kopien');
    await openFolder(page, common.nav.inbox);
    await page.waitForTimeout(800);
    await record.see(['CC-R-33', 'CC-R-34'], 'Intet af den er vist i indbakken', () => rowOf(page, topic).count(), 0);
    await record.shot('CC-R-34', page, 'Indbakken uden den ugyldige besked');
    await record.log(['GEN-04', 'GEN-06'], [...(await world.log(gp, messageId.slice(0, 8)))], 'Loggen om den afviste besked');
    record.check(['GEN-04', 'GEN-06'], 'Afvisningen står i loggen med grund', (await world.log(gp, 'refused')).some((line) => line.includes(messageId.slice(0, 8))), true);
    record.check('GEN-06', 'Loggen har hverken CPR, navn eller tekst', (await world.log(gp, /./)).filter((line) => line.includes(nancy.number) || line.includes('Berggren') || line.includes('mangler kategori')), []);
    await record.explanation('GEN-04', 'Hver modtaget besked læses og valideres af klientens egen validator, før noget lægges i indbakken: grundformen i FHIR R4, MedComs offentliggjorte profiler og deres invarianter, udvidelser og kodelister. Advarsler tåles. Brudte krav afvises med negativ kvittering, og beskeden vises ikke for klinikere.', 'Hvordan indgående beskeder valideres');

    const video = peer.write({ to: gp.gln, topic: 'Med video', patient: nancy, text: 'Se filmen.', files: [{ title: 'Film', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n') }] });
    await peer.dispatch(gp.gln, video.document, { change: (bundle) => { for (const communication of each(bundle, 'Communication')) for (const payload of communication['payload'] as { contentAttachment?: { contentType?: string } }[]) if (payload.contentAttachment) payload.contentAttachment.contentType = 'video/mp4'; } });
    const [noVideo] = await peer.answersTo(video.messageId);
    record.check('CC-R-38', 'En fil af anden type afvises', noVideo?.view.acknowledgement?.code, 'fatal-error');
    record.check('CC-R-38', 'Grunden nævner filtypen', noVideo?.view.acknowledgement?.outcomes.map(({ text }) => text).join(' '), /video|contentType|type/i);
    await record.message('CC-R-38', noVideo!.parcel.bytes, 'Negativ kvittering for filtypen');

    // A Bundle.id may never stand for two messages.
    const bundleId = randomUUID();
    const one = peer.write({ to: gp.gln, topic: 'Første med dette Bundle.id', patient: nancy, text: 'Den første.' });
    await peer.dispatch(gp.gln, one.document, { bundleId });
    await peer.answersTo(one.messageId);
    const two = peer.write({ to: gp.gln, topic: 'Genbrugt Bundle.id', patient: nancy, text: 'Den anden.' });
    await peer.dispatch(gp.gln, two.document, { bundleId });
    const [reused] = await peer.answersTo(two.messageId);
    record.check('RM-03', 'Genbrugt Bundle.id behandles ikke som en normal besked', reused?.view.acknowledgement?.code, 'fatal-error');
    await record.message('RM-03', reused!.parcel.bytes, 'Negativ kvittering for genbrugt Bundle.id');
    await openFolder(page, common.nav.inbox);
    await rowOf(page, 'Første med dette Bundle.id').first().waitFor();
    await record.see('RM-03', 'Den anden besked vises ikke', () => rowOf(page, 'Genbrugt Bundle.id').count(), 0);
  },
};
