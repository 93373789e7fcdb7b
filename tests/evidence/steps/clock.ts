/** What takes hours or a fault of our own: the real mailroom with the test's clock, line and library, since no person can wait for it. */
import type { MessageHeader } from 'fhir/r4';
import type { Parcel } from '../../../shared/envelopes/parcel';
import { formatById, formatOf } from '../../../shared/formats/registry';
import { acknowledgingStandard } from '../../../shared/standards/registry';
import { standardLibrary } from '../../../electron/mailroom/standard-library';
import { sha256Of } from '../../../electron/node/hash';
import { Client, until } from '../../doubles/client';
import { Wire } from '../../doubles/wire';
import { idsFrom, municipality, practice } from '../../fixtures/care-communication';
import { factsOf, instantOf } from '../facts';
import type { Step } from '../step';

const MINUTE = 60_000;
const isAck = (parcel: Parcel) => parcel.header.name.startsWith('MCM:FCTL');
const documentOf = (parcel: Parcel) => { const text = Buffer.from(parcel.bytes).toString('utf8'); return formatOf(text)!.parse(text).document!; };
const responseOf = (parcel: Parcel) => (documentOf(parcel).bundle.entry?.[0]?.resource as MessageHeader | undefined)?.response;
const summary = (parcels: readonly Parcel[]): string[] => parcels.map((parcel, at) => {
  const { bundle } = documentOf(parcel);
  return `afsendelse ${at + 1}: Bundle.id ${bundle.id ?? ''}, MessageHeader.id ${bundle.entry?.[0]?.resource?.id ?? ''}, tid ${bundle.timestamp ?? ''}, konvolut ${parcel.header.envelopeId}`;
});
/** An own fault would else wait for ever: what doesn't come in this time is said. */
const patient = async (condition: () => boolean | Promise<boolean>, tick?: () => void): Promise<void> => {
  const end = performance.now() + 30_000;
  await until(async () => performance.now() > end || (await condition()), tick);
};

interface Room { wire: Wire; gp: Client; town: Client }
async function withRooms<T>(use: (room: Room) => Promise<T>, library?: ConstructorParameters<typeof Client>[2]): Promise<T> {
  const wire = new Wire([practice, municipality]);
  const gp = await new Client(wire, practice, { seed: 1 }).start();
  const town = await new Client(wire, municipality, { seed: 2, ...library }).start();
  try { return await use({ wire, gp, town }); } finally { await gp.end(); await town.end(); }
}

function answerOf(parcel: Parcel, code: 'ok' | 'transient-error', seed: number): Parcel {
  const { bundle } = acknowledgingStandard.acknowledge(documentOf(parcel), { code, outcomes: code === 'ok' ? [] : [{ severity: 'error', code: 'processing', details: 'MSG_LOCAL_FAIL', text: 'Prøve' }] }, { now: '2026-03-02T09:10:00.000Z', newId: idsFrom(900 + seed), self: municipality });
  const document = { kind: 'fhir' as const, format: 'fhir-json' as const, bundle };
  const bytes = Buffer.from(formatById('fhir-json')!.write(document));
  const { name, version } = acknowledgingStandard.envelopeName(document);
  return { header: { ...parcel.header, envelopeId: `e-answer-${seed}`, sender: municipality.gln, receiver: practice.gln, name, version, length: bytes.length, sha256: sha256Of(bytes) }, bytes };
}

export const receiptClock: Step = {
  id: 'kvitteringsur', title: 'Ingen kvittering i 30 minutter: sendt igen, højst to gange af sig selv',
  proves: ['ACK-23', 'ACK-27', 'RM-04', 'RM-08', 'RM-09'],
  run: (_world, record) => withRooms(async ({ wire, gp, town }) => {
    const messages = () => wire.tried.filter((parcel) => !isAck(parcel));
    wire.decide = (parcel) => (isAck(parcel) ? 'lose' : 'deliver');
    const id = await gp.send('Hører I mig?');
    const counts: number[] = [];
    const log: string[] = [];
    for (const attempt of [1, 2, 3]) {
      await patient(async () => messages().length === attempt && (await gp.state(id)) === 'handed-over');
      gp.clock.advance(29 * MINUTE);
      await new Promise((done) => { setTimeout(done, 100); });
      counts.push(messages().length);
      log.push(`efter 29 minutter med forbindelse: ${messages().length} afsendelser`);
      gp.clock.advance(MINUTE + 1);
    }
    await patient(async () => (await gp.state(id)) === 'overdue');
    gp.clock.advance(24 * 60 * MINUTE);
    await new Promise((done) => { setTimeout(done, 200); });
    log.push(`et døgn senere: ${messages().length} afsendelser, tilstand ${await gp.state(id) ?? ''}`);
    record.check('ACK-27', 'Efter 29 minutter er intet sendt igen; efter 30 er det', counts, [1, 2, 3]);
    record.check(['ACK-27', 'RM-08'], 'To gange af sig selv, og så ikke mere', messages().length, 3);
    record.check(['ACK-27', 'RM-08'], 'Derefter skal en person tage over', await gp.state(id), 'overdue');
    await gp.call('messages.resend', { messageId: id });
    await patient(() => messages().length === 4);
    record.check('ACK-27', 'Tredje gentagelse begynder en person', messages().length, 4);
    log.push('en person trykker Send igen', ...summary(messages()), ...gp.shown.history(id).map(({ at, state, attempt }) => `${at} ${state} forsøg ${attempt}`));
    await record.log(['ACK-27', 'RM-08'], log, 'Kvitteringsuret, ført med prøvens eget ur');

    const facts = messages().map((parcel) => factsOf(documentOf(parcel).bundle));
    for (const [at, parcel] of messages().slice(0, 2).entries()) await record.message('RM-04', parcel.bytes, `Afsendelse ${at + 1} af samme besked`);
    const different = (values: readonly unknown[]) => new Set(values).size === values.length;
    record.check('RM-04', 'Nye: Bundle.id, konvolut, Bundle.timestamp og Provenance', [different(facts.map(({ bundle }) => bundle.id)), different(messages().map(({ header }) => header.envelopeId)), different(facts.map(({ bundle }) => bundle.timestamp)), different(facts.map(({ own }) => own.occurredDateTime))], [true, true, true, true]);
    record.check('RM-04', 'Samme: MessageHeader.id og hele indholdet', [new Set(facts.map(({ messageId }) => messageId)).size, new Set(facts.map(({ communication }) => JSON.stringify(communication))).size], [1, 1]);

    // The other side knows it again a month later, and shows it once.
    // Each of the four has been answered before the clock moves on, or a late answer would be counted as one to the copy.
    await patient(() => wire.mailbox(municipality.gln).length === 0 && wire.tried.filter(isAck).length >= 4);
    town.clock.advance(31 * 24 * 60 * MINUTE);
    wire.decide = () => 'deliver';
    const late = messages()[0]!;
    const acks = wire.tried.filter(isAck).length;
    wire.put(municipality.gln, { header: { ...late.header, envelopeId: 'a-month-later' }, bytes: late.bytes });
    await patient(() => wire.tried.filter(isAck).length > acks);
    record.check('RM-09', 'En måned senere er kopien stadig kendt: vist én gang', (await town.show()).texts('in'), ['Hører I mig?']);
    record.check('RM-09', 'Den kvitteres igen', wire.tried.filter(isAck).length, acks + 1);
    await record.log('RM-09', [`kvitteringer før: ${acks}`, 'uret stilles 31 døgn frem, og den første afsendelse kommer igen', `kvitteringer efter: ${wire.tried.filter(isAck).length}`, `vist: ${(await town.show()).texts('in').length} gang`], 'En kopi en måned efter');

    // A transient answer: the same message goes again by itself when the wait is over.
    wire.decide = (parcel) => (isAck(parcel) ? 'lose' : 'deliver');
    const second = await gp.send('Midlertidigt');
    const own = () => messages().filter((parcel) => factsOf(documentOf(parcel).bundle).messageId === second);
    await patient(async () => (await gp.state(second)) === 'handed-over');
    wire.put(practice.gln, answerOf(own()[0]!, 'transient-error', 1));
    await patient(async () => (await gp.state(second)) === 'waiting-retry');
    record.check('ACK-23', 'Efter en midlertidig kvittering venter den på at blive sendt igen', await gp.state(second), 'waiting-retry');
    gp.clock.advance(30 * MINUTE + 1);
    await patient(() => own().length === 2);
    record.check('ACK-23', 'Den oprindelige er sendt igen af sig selv', own().length, 2);
    for (const [at, parcel] of own().entries()) await record.message('ACK-23', parcel.bytes, `Afsendelse ${at + 1}; imellem kom en midlertidig kvittering`);
    record.check('ACK-23', 'Indholdet er det samme', new Set(own().map((parcel) => JSON.stringify(factsOf(documentOf(parcel).bundle).communication))).size, 1);
  }),
};

/** Reads everything but what it is told to stumble over. */
function stumbling(): { library: typeof standardLibrary; heal(): void } {
  let ill = true;
  const library = { ...standardLibrary, recognise: (document: Parameters<typeof standardLibrary.recognise>[0]) => {
    const found = standardLibrary.recognise(document);
    if (!found || !ill || !found.standard.acknowledged) return found;
    return { ...found, standard: { ...found.standard, view: () => { throw new Error('the database is away'); } } };
  } };
  return { library, heal: () => { ill = false; } };
}

export const ownFault: Step = {
  id: 'egen-fejl', title: 'Teknisk fejl hos os: midlertidig kvittering, og den rigtige, når fejlen er løst',
  proves: ['ACK-03', 'ACK-04'],
  run: (_world, record) => {
    const { library, heal } = stumbling();
    return withRooms(async ({ wire, gp, town }) => {
      const acks = () => wire.tried.filter(isAck);
      const codes = () => acks().map((parcel) => responseOf(parcel)?.code);
      const id = await gp.send('Kan I læse mig?');
      await patient(() => acks().length === 1);
      record.check('ACK-03', 'Mens fejlen står på, er kvitteringen midlertidig', codes(), ['transient-error']);
      record.check('ACK-03', 'Beskeden er ikke vist', (await town.show()).texts('in'), []);
      await record.message('ACK-03', acks()[0]!.bytes, 'Midlertidig kvittering');
      heal();
      await town.restart();
      await patient(() => acks().length === 2);
      record.check('ACK-04', 'Når fejlen er løst, følger den rigtige kvittering', codes(), ['transient-error', 'ok']);
      record.check('ACK-04', 'Beskeden er nu vist', (await town.show()).texts('in'), ['Kan I læse mig?']);
      await record.message('ACK-04', acks().at(-1)!.bytes, 'Positiv kvittering bagefter');
      record.check('ACK-04', 'Den gælder samme besked og er en ny kvittering', [new Set(acks().map((parcel) => responseOf(parcel)?.identifier)).size, acks().map((parcel) => instantOf(documentOf(parcel).bundle.timestamp)).every((time) => !Number.isNaN(time))], [1, true]);
      await record.explanation('ACK-03', `Kan klienten ikke behandle en besked på grund af en fejl hos sig selv (disk, database eller program), gemmes originalen, og afsenderen får en midlertidig kvittering (transient-error) med koden MSG_LOCAL_FAIL. Beskeden prøves igen ved næste start og efter en tid. Kan ikke engang originalen gemmes, bliver forsendelsen på netværket, indtil der er plads. Prøvet her på besked ${id.slice(0, 8)}: en fejl blev lagt ind i læsningen, og kvitteringen blev ${codes()[0] ?? ''}; derefter ${codes()[1] ?? ''}.`, 'Hvad der sker ved en teknisk fejl hos os');
    }, { library });
  },
};
