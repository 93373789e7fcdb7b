/** The reliable-messaging rules by name (R1–R16), with virtual time and a network in the test's hands. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { idsFrom, municipality, practice } from '../../tests/fixtures/care-communication';
import { openMessage } from '../../shared/standards/medcom/message';
import { acknowledgingStandard } from '../../shared/standards/registry';
import { formatById, formatOf } from '../../shared/formats/registry';
import type { Parcel } from '../../shared/envelopes/parcel';
import { sha256Of } from '../node/hash';

let wire: Wire;
let gp: Client;
let town: Client;
const MINUTE = 60_000;

beforeEach(async () => {
  wire = new Wire([practice, municipality]);
  gp = await new Client(wire, practice, { seed: 1 }).start();
  town = await new Client(wire, municipality, { seed: 2 }).start();
});
afterEach(async () => { await gp.end(); await town.end(); });

const documentOf = (parcel: Parcel) => {
  const text = Buffer.from(parcel.bytes).toString('utf8');
  const { document } = formatOf(text)!.parse(text);
  return document!;
};
const factsOf = (parcel: Parcel) => {
  const message = openMessage(documentOf(parcel));
  return { bundleId: message.bundle.id as string, messageId: (message.header!.resource as { id: string }).id, timestamp: message.bundle.timestamp as string };
};
const isAck = (parcel: Parcel) => parcel.header.name.startsWith('MCM:FCTL');
const messagesTried = () => wire.tried.filter((parcel) => !isAck(parcel));
const acksTried = () => wire.tried.filter(isAck);
/** A parcel with the document changed. */
const changed = (parcel: Parcel, change: (text: string) => string, envelopeId: string): Parcel => {
  const bytes = Buffer.from(change(Buffer.from(parcel.bytes).toString('utf8')));
  return { header: { ...parcel.header, envelopeId, length: bytes.length, sha256: sha256Of(bytes) }, bytes };
};
/** An acknowledgement of a dispatched message as its receiver would write it. */
const answerOf = (parcel: Parcel, code: 'ok' | 'transient-error' | 'fatal-error', seed: number): Parcel => {
  const { bundle } = acknowledgingStandard.acknowledge(documentOf(parcel), { code, outcomes: code === 'ok' ? [] : [{ severity: 'error', code: 'processing', details: 'MSG_LOCAL_FAIL', text: 'Prøve' }] }, { now: '2026-03-02T09:10:00.000Z', newId: idsFrom(900 + seed), self: municipality });
  const document = { kind: 'fhir' as const, format: 'fhir-json' as const, bundle };
  const bytes = Buffer.from(formatById('fhir-json')!.write(document));
  const { name, version } = acknowledgingStandard.envelopeName(document);
  return { header: { ...parcel.header, envelopeId: `e-answer-${seed}`, sender: municipality.gln, receiver: practice.gln, name, version, length: bytes.length, sha256: sha256Of(bytes) }, bytes };
};
const noAcks = () => { wire.decide = (parcel) => (isAck(parcel) ? 'lose' : 'deliver'); };
const settled = async () => { await until(() => wire.mailbox(practice.gln).length + wire.mailbox(municipality.gln).length === 0); };

describe('sending', () => {
  it('a message is queued, handed over, received, acknowledged and shown once on both sides', async () => {
    const id = await gp.send('Hej');
    await gp.becomes(id, 'accepted');
    await settled();
    expect(gp.shown.history(id).map((event) => event.state)).toEqual(['queued', 'transmitting', 'handed-over', 'accepted']);
    expect((await town.show()).texts('in')).toEqual(['Hej']);
    expect(gp.shown.texts('out')).toEqual(['Hej']);
    const [contact] = await gp.call('contacts.list', {});
    expect(contact).toMatchObject({ sent: 1, acknowledged: 1 });
    expect(contact!.lastAcceptedAt).toBeDefined();
    expect(await town.call('acknowledgements.sent', { limit: 10 })).toMatchObject([{ of: id, code: 'ok', state: 'handed-over', duplicate: false, receiverGln: practice.gln }]);
  });

  it('the same draft submitted again gives the same message', async () => {
    const draft = gp.draft('En gang');
    const [a, b] = await Promise.all([gp.call('messages.submit', { draft }), gp.call('messages.submit', { draft })]);
    expect(b).toEqual({ ...a, issues: [] });
    await gp.becomes(a.messageId!, 'accepted');
    expect((await town.show()).texts('in')).toEqual(['En gang']);
  });

  it('what only the finished message shows to be wrong is told at the field it was made from', async () => {
    const draft = gp.draft('Se linket.', { attachments: [{ id: 'a', title: 'Vejledning', url: 'https://www.example.dk/en vejledning' }] });
    expect((await gp.call('messages.check', { draft })).issues).toEqual([]);
    const answer = await gp.call('messages.submit', { draft });
    expect(answer).toMatchObject({ submitted: false, issues: [{ path: 'attachments[0]', severity: 'error' }] });
  });

  it('an incomplete draft comes back with issues and is not sent', async () => {
    const answer = await gp.call('messages.submit', { draft: gp.draft('', { category: undefined }) });
    expect(answer.submitted).toBe(false);
    expect(answer.issues.length).toBeGreaterThan(0);
    const checked = await gp.call('messages.check', { draft: gp.draft('Godt') });
    expect(checked.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(checked.travelBytes).toBeGreaterThan(1000);
  });

  it('writes the format chosen for the receiver', async () => {
    await gp.call('contacts.setFormat', { gln: municipality.gln, format: 'fhir-xml' });
    const id = await gp.send('I XML');
    await gp.becomes(id, 'accepted');
    expect(messagesTried()[0]!.header.contentType).toBe('application/fhir+xml');
    expect((await town.show()).messages.get(`in/${id}`)).toMatchObject({ format: 'fhir-xml' });
  });

  it('R4: offline it waits without an attempt, can be cancelled until then, and goes when the line is back', async () => {
    wire.setOnline(false);
    const kept = await gp.send('Bliver sendt');
    const dropped = await gp.send('Fortrudt');
    await gp.call('messages.cancel', { messageId: dropped });
    gp.clock.advance(300 * MINUTE);
    expect(await gp.state(kept)).toBe('queued');
    wire.setOnline(true);
    await gp.becomes(kept, 'accepted');
    expect(await gp.state(dropped)).toBe('cancelled');
    expect((await town.show()).texts('in')).toEqual(['Bliver sendt']);
    await expect(gp.call('messages.cancel', { messageId: kept })).rejects.toMatchObject({ code: 'not-cancellable' });
  });

  it('a transport retry repeats the same bytes under the same envelope id, with growing pauses', async () => {
    let refusals = 3;
    wire.decide = (parcel) => (!isAck(parcel) && refusals-- > 0 ? 'lose-answer' : 'deliver');
    const id = await gp.send('Prøv igen');
    await until(async () => (await gp.state(id)) === 'accepted', () => { gp.clock.advance(1000); });
    const tried = messagesTried();
    expect(tried.length).toBeGreaterThanOrEqual(2);
    expect(new Set(tried.map((parcel) => parcel.header.envelopeId)).size).toBe(1);
    expect(new Set(tried.map((parcel) => parcel.header.sha256)).size).toBe(1);
    expect((await town.show()).texts('in')).toEqual(['Prøv igen']);
  });

  it('a refusal for good is a failure with its reason, and a person may end it', async () => {
    wire.decide = () => ({ outcome: 'stop', code: 'unknown-receiver' });
    const id = await gp.send('Ingen modtager');
    await gp.becomes(id, 'failed');
    expect(gp.shown.history(id).at(-1)).toMatchObject({ reason: 'unknown-receiver' });
    await gp.call('messages.close', { messageId: id, note: 'Ringet i stedet' });
    expect((await gp.show()).history(id).at(-1)).toMatchObject({ state: 'failed', note: 'Ringet i stedet' });
    await expect(gp.call('messages.resend', { messageId: id })).rejects.toMatchObject({ code: 'not-resendable' });
  });
});

describe('waiting for the acknowledgement', () => {
  it('R2, R3, R7: after 30 online minutes the same message goes again, twice; the third time is a person\'s, and then no more', async () => {
    noAcks();
    const id = await gp.send('Hører I mig?');
    const wait = async (attempts: number) => {
      await until(async () => messagesTried().length === attempts && (await gp.state(id)) === 'handed-over');
      gp.clock.advance(29 * MINUTE);
      expect(messagesTried().length).toBe(attempts);
      gp.clock.advance(1 * MINUTE + 1);
    };
    await wait(1);
    await wait(2);
    await wait(3);
    await gp.becomes(id, 'overdue');
    expect(gp.shown.history(id).at(-1)).toMatchObject({ reason: 'attempts-used-up', attempt: 3 });
    gp.clock.advance(24 * 60 * MINUTE);
    expect(messagesTried().length).toBe(3);
    await gp.call('messages.resend', { messageId: id });
    await wait(4);
    await gp.becomes(id, 'overdue');
    await expect(gp.call('messages.resend', { messageId: id })).rejects.toMatchObject({ code: 'not-resendable' });

    const facts = messagesTried().map(factsOf);
    expect(new Set(facts.map((f) => f.messageId))).toEqual(new Set([id]));
    // R15: never re-used.
    expect(new Set(facts.map((f) => f.bundleId)).size).toBe(4);
    expect(new Set(messagesTried().map((parcel) => parcel.header.envelopeId)).size).toBe(4);
    expect(new Set(facts.map((f) => f.timestamp)).size).toBe(4);
    const bare = messagesTried().map((parcel) => openMessage(documentOf(parcel)).all('Communication')[0]!.resource);
    expect(new Set(bare.map((c) => JSON.stringify(c))).size).toBe(1);
    // R8–R10 at the other side: shown once, answered each time.
    await settled();
    expect((await town.show()).texts('in')).toEqual(['Hører I mig?']);
  });

  it('R4: time without a line does not count, neither offline, paused nor closed; and it counts on after a restart', async () => {
    noAcks();
    const id = await gp.send('Tålmodig');
    await gp.becomes(id, 'handed-over');
    gp.clock.advance(20 * MINUTE);
    wire.setOnline(false);
    gp.clock.advance(600 * MINUTE);
    wire.setOnline(true);
    await gp.call('network.pause', { paused: true });
    gp.clock.advance(600 * MINUTE);
    await gp.call('network.pause', { paused: false });
    await gp.restart();
    gp.clock.advance(9 * MINUTE);
    expect(messagesTried().length).toBe(1);
    gp.clock.advance(1 * MINUTE + 1);
    await until(() => messagesTried().length === 2);
  });

  it('overdue timers of a long sleep fire once', async () => {
    noAcks();
    const id = await gp.send('Længe siden');
    await gp.becomes(id, 'handed-over');
    gp.clock.advance(500 * MINUTE);
    await until(async () => messagesTried().length === 2 && (await gp.state(id)) === 'handed-over');
    expect(gp.shown.history(id).filter((event) => event.state === 'waiting-retry').length).toBe(1);
  });

  it('R5: a transient acknowledgement is told, and the message goes again when the wait is over', async () => {
    noAcks();
    const id = await gp.send('Midlertidigt');
    await gp.becomes(id, 'handed-over');
    await until(() => acksTried().length === 1);
    wire.put(practice.gln, answerOf(messagesTried()[0]!, 'transient-error', 1));
    await gp.becomes(id, 'waiting-retry');
    expect(gp.shown.history(id).at(-1)).toMatchObject({ reason: 'receiver-transient', acknowledgement: { code: 'transient-error' } });
    expect(messagesTried().length).toBe(1);
    gp.clock.advance(30 * MINUTE + 1);
    await until(() => messagesTried().length === 2);
    // ACK-25: a transient answer may turn into a positive one.
    wire.put(practice.gln, answerOf(messagesTried()[1]!, 'ok', 2));
    await gp.becomes(id, 'accepted');
  });

  it('R6: a negative acknowledgement is final, told with its reason, and never sent again by itself or by hand', async () => {
    noAcks();
    const id = await gp.send('Afvises');
    await gp.becomes(id, 'handed-over');
    wire.put(practice.gln, answerOf(messagesTried()[0]!, 'fatal-error', 3));
    await gp.becomes(id, 'rejected');
    expect(gp.shown.history(id).at(-1)).toMatchObject({ reason: 'receiver-rejected', acknowledgement: { outcomes: [{ text: 'Prøve' }] } });
    gp.clock.advance(500 * MINUTE);
    await expect(gp.call('messages.resend', { messageId: id })).rejects.toMatchObject({ code: 'not-resendable' });
    expect(messagesTried().length).toBe(1);
    // A contradiction that comes later changes nothing.
    wire.put(practice.gln, answerOf(messagesTried()[0]!, 'ok', 4));
    await settled();
    expect(await gp.state(id)).toBe('rejected');
  });

  it('an acknowledgement from anybody but the receiver, and an invalid one, are no verdict', async () => {
    noAcks();
    const id = await gp.send('Kun modtageren kan kvittere');
    await gp.becomes(id, 'handed-over');
    const answer = answerOf(messagesTried()[0]!, 'fatal-error', 5);
    wire.put(practice.gln, { ...answer, header: { ...answer.header, sender: '5790000000388' } });
    wire.put(practice.gln, changed(answerOf(messagesTried()[0]!, 'ok', 6), (text) => text.replace('"type":"message"', '"type":"collection"'), 'e-invalid'));
    await settled();
    expect(await gp.state(id)).toBe('handed-over');
    expect([...gp.shown.quarantine.values()]).toMatchObject([{ answered: 'nothing' }]);
  });

  it('R13: the first final verdict counts; a second acknowledgement changes nothing', async () => {
    const id = await gp.send('To kvitteringer');
    await gp.becomes(id, 'accepted');
    await settled();
    const ack = acksTried()[0]!;
    wire.put(practice.gln, ack);
    wire.put(practice.gln, changed(ack, (text) => text.replace(factsOf(ack).bundleId, 'b0000000-0000-4000-8000-000000000000').replaceAll(factsOf(ack).messageId, 'a0000000-0000-4000-8000-000000000000'), 'e-again'));
    await settled();
    expect((await gp.show()).history(id).map((event) => event.state)).toEqual(['queued', 'transmitting', 'handed-over', 'accepted']);
    expect((await gp.call('messages.technical', { messageId: id })).acknowledgements.length).toBe(2);
  });

  it('R11: an acknowledgement is never acknowledged, nor is one of something unknown', async () => {
    const id = await gp.send('Ingen ring af kvitteringer');
    await gp.becomes(id, 'accepted');
    await settled();
    expect(acksTried().length).toBe(1);
    wire.put(practice.gln, changed(acksTried()[0]!, (text) => text.replaceAll(id, 'c0000000-0000-4000-8000-000000000000').replace(factsOf(acksTried()[0]!).bundleId, 'b1').replaceAll(factsOf(acksTried()[0]!).messageId, 'a1'), 'e-unknown'));
    await settled();
    expect(acksTried().length).toBe(1);
  });

  it('a late answer moves a failed message forward', async () => {
    let lost: Parcel | undefined;
    wire.decide = (parcel) => { if (isAck(parcel)) { lost ??= parcel; return 'lose'; } return 'deliver'; };
    const id = await gp.send('Sent svar');
    await gp.becomes(id, 'handed-over');
    await until(() => lost !== undefined);
    await gp.call('session.updateSettings', { settings: { automaticResends: 0 } });
    gp.clock.advance(31 * MINUTE);
    await gp.becomes(id, 'overdue');
    wire.put(practice.gln, lost!);
    await gp.becomes(id, 'accepted');
  });
});

describe('receiving', () => {
  it('R9, R10, R12, R14: a duplicate is shown once and answered with the first verdict in a new acknowledgement', async () => {
    const id = await gp.send('Dublet');
    await gp.becomes(id, 'accepted');
    await settled();
    const first = messagesTried()[0]!;
    wire.put(municipality.gln, changed(first, (text) => text.replace(factsOf(first).bundleId, 'd0000000-0000-4000-8000-000000000000'), 'e-dup'));
    await until(() => acksTried().length === 2);
    await settled();
    expect((await town.show()).texts('in')).toEqual(['Dublet']);
    const [a, b] = acksTried().map(factsOf);
    expect(b!.messageId).toBe(a!.messageId);
    expect(b!.bundleId).not.toBe(a!.bundleId);
    const sent = await town.call('acknowledgements.sent', { limit: 10 });
    expect(sent.map((ack) => [ack.code, ack.duplicate])).toEqual([['ok', true], ['ok', false]]);
  });

  it('a negative verdict is repeated for a duplicate too, even when the second copy is sound', async () => {
    noAcks();
    const id = await gp.send('Først ugyldig');
    await until(() => acksTried().length === 1);
    const sound = messagesTried()[0]!;
    const broken = changed(sound, (text) => text.replaceAll(id, 'f0000000-0000-4000-8000-000000000000').replace(factsOf(sound).bundleId, 'd1').replace('"status":"unknown"', '"status":"nonsense"'), 'e-broken');
    wire.put(municipality.gln, broken);
    await until(() => acksTried().length === 2);
    expect(acksTried()[1]!.header.name).toBe('MCM:FCTL#fatal-error');
    wire.put(municipality.gln, changed(broken, (text) => text.replace('"id":"d1"', '"id":"d2"').replace('"status":"nonsense"', '"status":"unknown"'), 'e-broken-2'));
    await until(() => acksTried().length === 3);
    expect(acksTried()[2]!.header.name).toBe('MCM:FCTL#fatal-error');
    const shown = await town.show();
    expect(shown.texts('in')).toEqual(['Først ugyldig']);
    expect([...shown.quarantine.values()]).toMatchObject([{ reason: 'message-invalid', answered: 'fatal-error', senderGln: practice.gln }]);
  });

  it('R15: a Bundle.id used before for another message is a protocol error', async () => {
    const id = await gp.send('Første');
    await gp.becomes(id, 'accepted');
    const first = messagesTried()[0]!;
    wire.put(municipality.gln, changed(first, (text) => text.replaceAll(id, 'f1000000-0000-4000-8000-000000000000'), 'e-reused'));
    await until(() => acksTried().length === 2);
    expect(acksTried()[1]!.header.name).toBe('MCM:FCTL#fatal-error');
    expect([...(await town.show()).quarantine.values()]).toMatchObject([{ reason: 'bundle-id-reused' }]);
  });

  it('a parcel that was damaged on the way is refused at the envelope, and no id in it counts', async () => {
    const id = await gp.send('Hel');
    await gp.becomes(id, 'accepted');
    const first = messagesTried()[0]!;
    const other = changed(first, (text) => text.replaceAll(id, 'f2000000-0000-4000-8000-000000000000').replace(factsOf(first).bundleId, 'd3'), 'e-3');
    wire.put(municipality.gln, { header: other.header, bytes: other.bytes.slice(0, -10) });
    await until(() => wire.rejected.length === 1);
    expect(wire.rejected[0]!.reason).toBe('parcel-damaged');
    wire.put(municipality.gln, other);
    await until(async () => (await town.show()).texts('in').length === 2);
    expect(town.shown.quarantine.size).toBe(0);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'text-empty'], ['rubbish', Buffer.from('hej'), 'not-a-message'], ['half a message', Buffer.from('{"resourceType":"Bundle","id":"x'), 'text-truncated'],
    ['a Bundle without a header', Buffer.from('{"resourceType":"Bundle","id":"x","type":"message","entry":[]}'), 'not-a-message'],
    ['another encoding', Buffer.from('{"resourceType":"Bundle","id":"r\xf8d"}', 'latin1'), 'text-not-utf8'],
  ])('%s is kept out of sight, answered to nobody, and confirmed', async (_what, bytes, reason) => {
    wire.put(municipality.gln, { header: { envelopeId: 'e-bad', sender: practice.gln, receiver: municipality.gln, name: 'MCM:FDIS91#other', version: '5.0', contentType: 'application/fhir+json', length: bytes.length, sha256: sha256Of(bytes), at: '2026-03-02T09:00:00.000Z' }, bytes });
    await until(() => wire.mailbox(municipality.gln).length === 0);
    expect([...(await town.show()).quarantine.values()]).toMatchObject([{ reason, answered: 'nothing', senderGln: practice.gln }]);
    expect(acksTried()).toEqual([]);
  });

  it('a message for somebody else and one of an unknown type are refused with the published codes', async () => {
    const id = await gp.send('Til kommunen');
    await gp.becomes(id, 'accepted');
    const first = messagesTried()[0]!;
    wire.put(municipality.gln, changed(first, (text) => text.replaceAll(id, 'f3').replace(factsOf(first).bundleId, 'd4').replaceAll(municipality.gln, '5790000000388'), 'e-4'));
    await until(() => acksTried().length === 2);
    expect(Buffer.from(acksTried()[1]!.bytes).toString()).toContain('MSG_Receiver_Identifier_UNKNOWN');
    wire.put(municipality.gln, changed(first, (text) => text.replaceAll(id, 'f4').replace(factsOf(first).bundleId, 'd5').replaceAll('care-communication-message', 'something-else-message').replaceAll('medcom-careCommunication', 'other-thing'), 'e-5'));
    await until(() => acksTried().length === 3);
    expect(Buffer.from(acksTried()[2]!.bytes).toString()).toContain('MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE');
  });

  it('a message that came late says so', async () => {
    wire.decide = (parcel) => (isAck(parcel) ? 'deliver' : 'lose');
    const id = await gp.send('Forsinket');
    await gp.becomes(id, 'handed-over');
    town.clock.advance(95 * MINUTE);
    wire.put(municipality.gln, messagesTried()[0]!);
    await until(async () => (await town.show()).messages.has(`in/${id}`));
    expect(town.shown.messages.get(`in/${id}`)!.lateByMinutes).toBe(95);
  });
});

describe('what stays', () => {
  it('an emptied archive is rebuilt from ledger and originals to what it was', async () => {
    await gp.send('Et');
    const two = await gp.send('To');
    await gp.becomes(two, 'accepted');
    await until(async () => (await town.show()).texts('in').length === 2);
    await town.call('marks.put', { marks: [{ messageId: two, read: true }, { messageId: two, note: 'set', plan: { level: 'basal', plannedStart: '2026-11-28' } }, { messageId: two, plan: { level: 'avanceret' } }] });
    const messages = [];
    const marks = [];
    let cursor: string | undefined;
    do {
      const page = await town.call('rebuild.page', { limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      messages.push(...page.messages); marks.push(...page.marks);
      cursor = page.cursor;
      expect(page.total).toBeGreaterThanOrEqual(page.done);
    } while (cursor !== undefined);
    expect(messages.map((m) => m.messageId).sort()).toEqual([...town.shown.messages.values()].map((m) => m.messageId).sort());
    for (const message of messages) expect(message).toEqual(town.shown.messages.get(`in/${message.messageId}`));
    // A decision about a plan is replaced whole: what it no longer says is gone.
    expect(marks).toEqual([{ messageId: two, read: true, note: 'set', plan: { level: 'avanceret' } }]);
  });

  it('handover gives a piece of work until it is done, and then no more', async () => {
    await town.mailroom.close();
    await town.open();
    const id = await gp.send('Overdraget');
    await gp.becomes(id, 'accepted');
    const first = await town.call('handover.take', { after: 0, limit: 10 });
    expect(first.items.length).toBe(1);
    await town.restart();
    expect(await town.call('handover.take', { after: 0, limit: 10 })).toEqual(first);
    await town.call('handover.done', { upTo: first.items[0]!.seq });
    expect((await town.call('handover.take', { after: 0, limit: 10 })).items).toEqual([]);
  });

  it('attachments go by their hash, arrive with it, and a lying type is marked', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const handlers = gp.mailroom.handlers;
    const { uploadId } = (await handlers['bytes.begin']({ bytes: png.length }, { connection: 1 })) as { uploadId: string };
    await handlers['bytes.put']({ uploadId, offset: 0 }, { connection: 1, bytes: png });
    const { sha256, detectedType } = (await handlers['bytes.end']({ uploadId }, { connection: 1 })) as { sha256: string; detectedType?: string };
    expect(detectedType).toBe('image/png');
    const id = await gp.send('Se billedet', { attachments: [
      { id: 'a', title: 'Foto', contentType: 'image/png', bytes: png.length, sha256, created: '2026-03-01T10:00:00.000Z' },
    ] });
    await gp.becomes(id, 'accepted');
    const view = (await town.show()).messages.get(`in/${id}`)!.view;
    expect(view.attachments).toMatchObject([{ sha256, bytes: png.length, hasContent: true }]);
    const { result, bytes } = (await town.mailroom.handlers['bytes.get']({ sha256, offset: 1, length: 3 }, { connection: 1 })) as { result: { total: number }; bytes: Uint8Array };
    expect(result.total).toBe(png.length);
    expect(Buffer.from(bytes).toString()).toBe('PNG');
    const lying = messagesTried()[0]!;
    wire.put(municipality.gln, changed(lying, (text) => text.replaceAll(id, 'f6').replace(factsOf(lying).bundleId, 'd6').replaceAll('image/png', 'application/pdf'), 'e-6'));
    await until(async () => (await town.show()).messages.has('in/f6'));
    expect(town.shown.messages.get('in/f6')!.view.attachments[0]!.lyingContentType).toBe(true);
  });
});
