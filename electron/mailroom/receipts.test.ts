/** Receipts for envelopes (transport.md a.5, workflows R20): what we answer, what an answer does, and that neither is done twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { vansIssue } from '../../shared/envelopes/vans-issues';
import { wrapParcel, type VansReceipt } from '../../shared/envelopes/vans';
import type { Parcel } from '../../shared/envelopes/parcel';
import { sha256Of } from '../node/hash';
import type { ReceiptParcel } from './ports/network';

let wire: Wire;
let gp: Client;
let town: Client;
const MINUTE = 60_000;

beforeEach(async () => {
  wire = new Wire([practice, municipality]);
  wire.enveloped = true;
  gp = await new Client(wire, practice, { seed: 1 }).start();
  town = await new Client(wire, municipality, { seed: 2 }).start();
  concluded = 0;
  town.onStep = (name) => { if (name === 'receipt:after-handed-over') concluded++; };
});
afterEach(async () => { await gp.end(); await town.end(); });

const isAck = (parcel: Parcel) => parcel.header.name.startsWith('MCM:FCTL');
const messages = () => wire.tried.filter((parcel) => !isAck(parcel));
const metaOf = ({ header, bytes }: Parcel) => wrapParcel({ ...header, messageId: header.messageId! }, bytes).meta;
const noAcks = () => { wire.decide = (parcel) => (isAck(parcel) ? 'lose' : 'deliver'); };
const quiet = () => until(() => wire.mailbox(practice.gln).length + wire.mailbox(municipality.gln).length === 0);
const receiptsFor = (parcel: Parcel) => wire.receipts.filter(({ receipt }) => receipt.original?.identifier === parcel.header.messageId);
/** Receipts that the municipality has written down as handed over: only then is the next one a repeat. */
let concluded = 0;
const states = (id: string) => gp.shown.history(id).map(({ state }) => state);
let serial = 0;
/** As the other side, or an operator, would write it. */
const answer = (parcel: Parcel, kind: VansReceipt['kind'], change: Partial<ReceiptParcel> = {}): ReceiptParcel => ({
  envelopeId: `r-${++serial}`, sender: parcel.header.receiver, receiver: parcel.header.sender, at: '2026-03-02T09:01:00.000Z',
  receipt: { kind, originalEnvelopeId: parcel.header.envelopeId, original: metaOf(parcel), ...(kind === 'positive-message' ? {} : { error: { code: 7, description: 'Ukendt modtager i registret' } }) }, ...change,
});

describe('what we answer', () => {
  it('says yes once to what it took in, whatever FHIR then says of it, and a receipt is never answered', async () => {
    const id = await gp.send('Hej');
    await gp.becomes(id, 'accepted');
    await quiet();
    expect(receiptsFor(messages()[0]!).map(({ sender, receiver, receipt }) => [sender, receiver, receipt.kind, receipt.originalEnvelopeId])).toEqual([[municipality.gln, practice.gln, 'positive-message', messages()[0]!.header.envelopeId]]);
    // One for the message and one for its FHIR acknowledgement, which is a message on this network.
    expect(wire.receipts).toHaveLength(2);
    expect(states(id).filter((state) => state === 'at-receiver').length).toBeLessThanOrEqual(1);
  });

  it('says yes to what is readable and invalid, since FHIR says no itself', async () => {
    wire.decide = (parcel) => (isAck(parcel) ? 'deliver' : 'lose');
    const id = await gp.send('Ugyldig');
    await until(() => messages().length === 1);
    const [own] = messages();
    const bytes = Buffer.from(Buffer.from(own!.bytes).toString('utf8').replaceAll('"nursing"', '"no-such-category"'));
    wire.put(municipality.gln, { bytes, header: { ...own!.header, length: bytes.length, sha256: sha256Of(bytes) } });
    await gp.becomes(id, 'rejected');
    expect(receiptsFor(own!).map(({ receipt }) => receipt.kind)).toEqual(['positive-message']);
  });

  it('says no to content that is no message, tells it, and says the same again for the same message id', async () => {
    noAcks();
    await gp.send('Hel');
    await until(() => messages().length === 1);
    await quiet();
    const bytes = Buffer.from('UNB+UNOC:3+ikke FHIR');
    const header = { ...messages()[0]!.header, envelopeId: 'e-broken', messageId: 'm-broken', length: bytes.length, sha256: sha256Of(bytes) };
    const broken: Parcel = { header, bytes };
    wire.put(municipality.gln, broken);
    await until(() => concluded === 2);
    wire.put(municipality.gln, { ...broken, header: { ...header, envelopeId: 'e-broken-again' } });
    await until(() => concluded === 3);
    const [first, second] = receiptsFor(broken);
    expect(first!.receipt).toMatchObject({ kind: 'negative-message', originalEnvelopeId: 'e-broken', original: { identifier: 'm-broken' } });
    expect(first!.receipt.error?.description).toBeTruthy();
    expect(second!.receipt).toEqual(first!.receipt);
    expect(second!.envelopeId).not.toBe(first!.envelopeId);
    expect([...(await town.show()).quarantine.values()].map(({ reason, answered }) => [reason, answered])).toEqual([['not-a-message', 'envelope']]);
  });

  it('repeats the first receipt in a new envelope when it was lost and the message is sent again, and shows it once', async () => {
    noAcks();
    await gp.send('Én gang');
    await until(() => concluded === 1);
    const [own] = messages();
    wire.put(municipality.gln, { ...own!, header: { ...own!.header, envelopeId: 'e-second' } });
    await until(() => concluded === 2);
    expect(wire.receipts[1]!.receipt).toEqual(wire.receipts[0]!.receipt);
    wire.put(municipality.gln, { ...own!, header: { ...own!.header, envelopeId: 'e-second' } });
    await until(() => wire.receipts.length === 3);
    expect(new Set(wire.receipts.map(({ receipt }) => receipt.kind))).toEqual(new Set(['positive-message']));
    expect((await town.show()).texts('in')).toEqual(['Én gang']);
  });

  it('holds back what comes under a used envelope id with another message id, and says no to it', async () => {
    noAcks();
    await gp.send('Første');
    await gp.send('Anden');
    await until(() => concluded === 2);
    const [first, second] = messages();
    const stranger: Parcel = { bytes: second!.bytes, header: { ...second!.header, envelopeId: first!.header.envelopeId, messageId: 'm-new' } };
    wire.put(municipality.gln, stranger);
    await until(() => receiptsFor(stranger).length === 1);
    expect(receiptsFor(stranger)[0]!.receipt.kind).toBe('negative-message');
    expect([...(await town.show()).quarantine.values()].map(({ reason }) => reason)).toEqual(['envelope-id-reused']);
    // What had a yes keeps it, even under a number that is not its own.
    wire.put(municipality.gln, { bytes: second!.bytes, header: { ...second!.header, envelopeId: first!.header.envelopeId } });
    await until(() => receiptsFor(second!).length === 2);
    expect(receiptsFor(second!).map(({ receipt }) => receipt.kind)).toEqual(['positive-message', 'positive-message']);
  });

  it('keeps an envelope that can\'t be read out of sight, says so, and answers where it can', async () => {
    noAcks();
    await gp.send('Hej');
    await until(() => wire.receipts.length === 1);
    const [own] = messages();
    const meta = { ...metaOf(own!), identifier: 'm-unreadable' };
    const issues = [vansIssue('vans-base64')] as [ReturnType<typeof vansIssue>];
    wire.deliver(municipality.gln, { kind: 'unreadable', id: 'u1', bytes: Buffer.from('<VANSEnvelope'), issues, from: { envelopeId: 'e-u', sender: practice.gln, quote: { meta, wanted: true } } });
    wire.deliver(municipality.gln, { kind: 'unreadable', id: 'u2', bytes: Buffer.from('noget andet'), issues });
    await until(() => wire.rejected.length === 2);
    expect(wire.rejected.map(({ reason }) => reason)).toEqual(['envelope-unreadable', 'envelope-unreadable']);
    await until(() => wire.receipts.length === 2);
    expect(wire.receipts[1]).toMatchObject({ receiver: practice.gln, receipt: { kind: 'negative-message', original: { identifier: 'm-unreadable' }, error: { description: issues[0].message } } });
    expect([...(await town.show()).quarantine.values()].map(({ reason, answered }) => [reason, answered]).sort()).toEqual([['envelope-unreadable', 'envelope'], ['envelope-unreadable', 'nothing']]);
  });
});

describe('what an answer does', () => {
  beforeEach(() => { noAcks(); wire.holdReceipts = true; });
  const sent = async (text: string): Promise<{ id: string; parcel: Parcel }> => {
    const before = messages().length;
    const id = await gp.send(text);
    await gp.becomes(id, 'handed-over');
    return { id, parcel: messages()[before]! };
  };

  it('a yes of the receiver brings it to the receiver, and the wait for the acknowledgement goes on', async () => {
    const { id, parcel } = await sent('Hej');
    wire.deliverReceipt(answer(parcel, 'positive-message'));
    await gp.becomes(id, 'at-receiver');
    gp.clock.advance(31 * MINUTE);
    await until(() => messages().length === 2);
    expect(messages()[1]!.header).toMatchObject({ messageId: parcel.header.messageId });
    expect(messages()[1]!.header.envelopeId).not.toBe(parcel.header.envelopeId);
  });

  it.each([['negative-vans', 'network-rejected', 'network'], ['negative-message', 'receiver-unreadable', 'receiver']] as const)('a %s is a failure with its reason and the foreign words', async (kind, reason, by) => {
    const { id, parcel } = await sent('Nej');
    const own = answer(parcel, kind);
    if (kind === 'negative-vans') delete own.receipt.original;
    wire.deliverReceipt(kind === 'negative-vans' ? { ...own, sender: 'operatør' } : own, kind === 'negative-vans' ? 'VANS' : 'EAN');
    await gp.becomes(id, 'failed');
    expect(gp.shown.history(id).at(-1)).toMatchObject({ reason, refusal: { by, code: 7, text: 'Ukendt modtager i registret' } });
    gp.clock.advance(200 * MINUTE);
    await quiet();
    expect(messages()).toHaveLength(1);
    await gp.call('messages.resend', { messageId: id });
    await until(() => messages().length === 2);
  });

  it('the same receipt again, a contradicting one, one of a stranger and one for nothing of ours change nothing', async () => {
    const { id, parcel } = await sent('Ja');
    const yes = answer(parcel, 'positive-message');
    wire.deliverReceipt(answer(parcel, 'positive-message', { sender: '5799999009990' }));
    wire.deliverReceipt(answer({ ...parcel, header: { ...parcel.header, envelopeId: 'e-unknown' } }, 'negative-vans'));
    await quiet();
    expect(states(id)).toEqual(['queued', 'transmitting', 'handed-over']);
    wire.deliverReceipt(yes);
    wire.deliverReceipt(yes);
    wire.deliverReceipt(answer(parcel, 'positive-message'));
    wire.deliverReceipt(answer(parcel, 'negative-message'));
    await gp.becomes(id, 'at-receiver');
    await quiet();
    await gp.show();
    expect(states(id)).toEqual(['queued', 'transmitting', 'handed-over', 'at-receiver']);
  });

  it('a no for an old attempt does not end the one under way, and a late yes for it corrects a failure', async () => {
    const { id, parcel } = await sent('To gange');
    gp.clock.advance(31 * MINUTE);
    await until(() => messages().length === 2);
    await gp.becomes(id, 'handed-over');
    wire.deliverReceipt(answer(parcel, 'negative-vans'));
    await quiet();
    await gp.show();
    expect(gp.shown.states().get(id)).toBe('handed-over');
    gp.clock.advance(31 * MINUTE);
    await until(() => messages().length === 3);
    await gp.becomes(id, 'handed-over');
    wire.deliverReceipt(answer(messages()[2]!, 'negative-vans'));
    await gp.becomes(id, 'failed');
    wire.deliverReceipt(answer(messages()[1]!, 'positive-message'));
    await gp.becomes(id, 'at-receiver');
  });

  it('a receipt that overtakes our own note of the handover is not lost over a crash', async () => {
    gp.onStep = (name) => { if (name === 'out:after-send') { gp.onStep = () => undefined; gp.crash(); } };
    const sending = gp.send('Overhalet').catch(() => undefined);
    await until(() => gp.down);
    const id = await sending;
    const [parcel] = messages();
    wire.deliverReceipt(answer(parcel!, 'positive-message'));
    await gp.open();
    await until(() => wire.mailbox(practice.gln).length === 0);
    const messageId = id ?? parcel!.header.messageId!;
    await gp.becomes(messageId, 'at-receiver');
    gp.clock.advance(31 * MINUTE);
    await until(() => messages().some(({ header }) => header.envelopeId !== parcel!.header.envelopeId));
  });
});
