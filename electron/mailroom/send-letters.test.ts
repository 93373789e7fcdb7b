/** Letters of ours on their way: what travels, what a receipt does to them, and what happens when a process is killed on either side. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../tests/doubles/client';
import { Wire, type Fate } from '../../tests/doubles/wire';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { binary, correspondence, discharge, edifact, latin1 } from '../../tests/fixtures/edifact-letters';
import { dischargeDraftOf, planDraftOf } from '../../tests/fixtures/letter-drafts';
import type { Parcel } from '../../shared/envelopes/parcel';
import { wrapParcel } from '../../shared/envelopes/vans';
import { readLetterFile, type FiledInterchange } from '../../shared/formats/letter/file';
import { letterDocuments, writeLetter } from '../../shared/formats/letter/formats';
import { composeReceipt, readReceipt, type Receipt } from '../../shared/formats/letter/receipts';
import { headOf } from '../../shared/standards/medcom/letters';
import { ManualClock } from '../networks/testing';
import { sha256Of } from '../node/hash';
import { stepNames } from './steps';

let wire: Wire;
let gp: Client;
let town: Client;
let clock: ManualClock;
let serial = 0;

beforeEach(async () => {
  wire = new Wire([practice, municipality]);
  // Discharge summaries go as EDIFACT, plans as XML.
  wire.receives[municipality.gln] = ['GGOP100', 'DIS01'];
  clock = new ManualClock();
  gp = await new Client(wire, practice, { seed: 1, clock }).start();
  town = await new Client(wire, municipality, { seed: 2, clock }).start();
});
afterEach(async () => { await gp.end(); await town.end(); });

const isReceiptParcel = ({ header }: Parcel) => /^X?CTL\d\d$/.test(header.name);
const letters = () => wire.tried.filter((parcel) => !isReceiptParcel(parcel));
const interchange = ({ bytes }: Parcel): FiledInterchange => readLetterFile(bytes)!.interchanges[0]!;
const letterNumber = (parcel: Parcel): string => { const { root, version } = interchange(parcel).letters[0]!.letter; return headOf(root, version).identifier; };
const noReceipts = () => { wire.decide = (parcel): Fate => (isReceiptParcel(parcel) ? 'lose' : 'deliver'); };
const history = (id: string) => gp.shown.history(id);

async function send(draft = dischargeDraftOf({}, { receiver: municipality.gln })): Promise<string> {
  const { submitted, messageId, issues } = await gp.call('messages.submit', { draft });
  expect(submitted, JSON.stringify(issues)).toBe(true);
  return messageId!;
}
async function becomes(id: string, state: string): Promise<void> {
  await until(async () => (await gp.show()).states().get(id) === state);
}
/** As the receiver, an operator or somebody else would write it. */
function receipt(of: Parcel, kind: Receipt['kind'], { refusal, from = municipality.gln, sender = practice.gln, named = true, network = from }: { refusal?: Receipt['refusal']; from?: string; sender?: string; named?: boolean; network?: string } = {}): void {
  const { envelope } = interchange(of);
  const says: Receipt = {
    kind, envelope: { identifier: envelope.identifier, sender, receiver: envelope.receiver }, ...(refusal ? { refusal } : {}), letters: named ? [{ identifier: letterNumber(of), version: 'XD0133L' }] : [],
  };
  const number = `R${String(++serial).padStart(6, '0')}`;
  const { bytes } = writeLetter(letterDocuments('oioxml', composeReceipt(says, { envelope: number, letter: number, sent: { date: '2026-03-02', time: '10:00' } }, from))[0]!);
  wire.put(practice.gln, { bytes: bytes!, header: { envelopeId: `r-${serial}`, sender: network, receiver: practice.gln, name: 'XCTL03', version: 'XC0330Q', contentType: 'application/xml', length: bytes!.length, sha256: sha256Of(bytes!), at: clock.now().toISOString() } });
}
const taken = () => until(() => wire.mailbox(practice.gln).length === 0);

describe('a letter of ours', () => {
  it.each([['a discharge summary', () => dischargeDraftOf({}, { receiver: municipality.gln }), 'discharge-letter', /^X?DIS01$/], ['a plan', () => planDraftOf(), 'rehabilitation-plan', /^GGOP$/]] as const)('%s is sent, shown by its receiver, and accepted by a receipt', async (_, draft, standard, name) => {
    const id = await send(draft());
    await becomes(id, 'accepted');
    const [parcel] = letters();
    expect(parcel!.header.name).toMatch(name);
    expect(parcel!.header.contentType).toBe(parcel!.bytes[0] === 85 ? 'application/edifact' : 'application/xml');
    expect(interchange(parcel!).envelope).toMatchObject({ acknowledgement: 'pluspositivkvitt', identifier: expect.stringMatching(/^[0-9A-Z]{14}$/) as string });
    expect(id).toBe(`${practice.gln}#${letterNumber(parcel!)}`);
    const shown = [...(await town.show()).messages.values()];
    expect(shown.map(({ messageId, view }) => [messageId, view.standard, view.version.replace(/^X/, '')])).toEqual([[id, standard, standard === 'discharge-letter' ? 'D0133L' : 'GGOP100']]);
    expect(history(id).at(-1)!.acknowledgement).toMatchObject({ code: 'ok', outcomes: [] });
    expect(await town.call('acknowledgements.sent', { limit: 5 })).toMatchObject([{ of: id, code: 'ok', state: 'handed-over' }]);
    expect((await gp.call('messages.technical', { messageId: id })).attempts[0]!.bundleId).toBe(interchange(parcel!).envelope.identifier);
  });

  it('that gets no receipt is sent again under a new envelope number, and the receipt for the first one counts', async () => {
    noReceipts();
    const id = await send();
    await becomes(id, 'handed-over');
    await until(() => letters().length >= 2, () => { clock.advance(60_000); });
    const [first, second] = letters();
    expect(letterNumber(second!)).toBe(letterNumber(first!));
    expect(interchange(second!).envelope.identifier).not.toBe(interchange(first!).envelope.identifier);
    expect(second!.header.messageId).toBe(first!.header.messageId);
    expect(first!.header.messageId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    receipt(first!, 'positive', { named: false });
    await becomes(id, 'accepted');
    await until(() => wire.mailbox(municipality.gln).length === 0);
    expect((await town.show()).messages.size).toBe(1);
  });

  it('is rejected in words by its receiver', async () => {
    noReceipts();
    const id = await send();
    await becomes(id, 'handed-over');
    receipt(letters()[0]!, 'negative', { refusal: { code: 'problem_med_version', text: 'Vi kan kun læse D0134L.' } });
    await becomes(id, 'rejected');
    expect(history(id).at(-1)).toMatchObject({ reason: 'receiver-rejected', acknowledgement: { code: 'fatal-error', outcomes: [{ code: 'problem_med_version', text: 'Modtageren kan ikke læse den version af brevet. Vi kan kun læse D0134L.' }] } });
    // The first final word counts.
    receipt(letters()[0]!, 'positive');
    await taken();
    await becomes(id, 'rejected');
  });

  it('fails when the operator knows no such receiver, and is accepted all the same when the receiver then says so', async () => {
    noReceipts();
    const id = await send();
    await becomes(id, 'handed-over');
    receipt(letters()[0]!, 'negative-vans', { refusal: { code: 'ukendt_lokationsnummer', text: 'Findes ikke i registret.' }, from: '5790000777778' });
    await becomes(id, 'failed');
    expect(history(id).at(-1)).toMatchObject({ reason: 'network-rejected', refusal: { by: 'network', text: expect.stringContaining('Ukendt lokationsnummer') as string } });
    expect(history(id).at(-1)!.refusal!.text).toContain('Findes ikke i registret.');
    receipt(letters()[0]!, 'positive');
    await becomes(id, 'accepted');
  });

  it('is not moved by what others say, nor by receipts for nothing of ours', async () => {
    noReceipts();
    const id = await send();
    await becomes(id, 'handed-over');
    const [parcel] = letters();
    const before = history(id).length;
    receipt(parcel!, 'positive', { from: '5790000777778' });
    receipt(parcel!, 'positive', { network: '5790000777778' });
    receipt(parcel!, 'positive', { sender: '5790000777778' });
    receipt({ ...parcel!, bytes: Buffer.from(Buffer.from(parcel!.bytes).toString('latin1').replaceAll(interchange(parcel!).envelope.identifier, 'K0000000000000').replaceAll(letterNumber(parcel!), 'B0000000000000'), 'latin1') }, 'negative');
    await taken();
    await gp.show();
    expect(history(id)).toHaveLength(before);
    // None of them was answered, shown or held back.
    expect([...gp.shown.quarantine.values()]).toEqual([]);
    expect(wire.tried.filter((tried) => isReceiptParcel(tried) && tried.header.sender === practice.gln)).toEqual([]);
    receipt(parcel!, 'positive');
    await becomes(id, 'accepted');
  });

  it('that the ledger has forgotten is shown again, sent again under its own number, and accepted', async () => {
    const ids = [await send(), await send(planDraftOf())];
    for (const id of ids) await becomes(id, 'accepted');
    await gp.mailroom.close();
    await rm(join(gp.directory, 'ledger'), { recursive: true });
    const before = letters().length;
    await gp.open();
    expect((await gp.rebuilt()).map(({ direction, messageId, view }) => [direction, messageId, view.standard]).sort()).toEqual([['out', ids[0], 'discharge-letter'], ['out', ids[1], 'rehabilitation-plan']].sort());
    await until(async () => { const states = (await gp.show()).states(); return letters().length >= before + 2 && ids.every((id) => states.get(id) === 'accepted'); }, () => { clock.advance(60_000); });
    // Under new envelope numbers, but their own: the receiver shows none of them twice.
    const again = letters().slice(before);
    expect(new Set(again.map(letterNumber))).toEqual(new Set(letters().slice(0, before).map(letterNumber)));
    expect((await town.show()).messages.size).toBe(2);
    expect((await gp.call('health.get', {})).findings.map(({ code }) => code)).toContain('ledger-gap');
  });

  it('travels in an envelope that says how it is written', () => {
    const header = { envelopeId: 'e', messageId: 'm', sender: practice.gln, receiver: municipality.gln, name: 'XDIS01', version: 'XD0133L', length: 1, sha256: '0'.repeat(64), at: '2026-03-02T09:00:00.000Z' };
    const documents = ['application/edifact', 'application/xml', 'application/fhir+xml'].map((contentType) => wrapParcel({ ...header, contentType }, new Uint8Array(1)).meta);
    expect(documents.map(({ document, transport }) => [document.format, transport!.serviceTags.length])).toEqual([['EDIFACT', 0], ['XML', 0], ['HL7', 1]]);
  });
});

describe('a crash', () => {
  /** Does what a page does when the mailroom dies under it: waits for the next one and asks again. */
  async function persist<T>(client: Client, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        if (client.down) await client.open();
        return await ask();
      } catch (error) { if (!client.down) throw error; }
    }
  }
  const steps = stepNames.filter((name) => !name.startsWith('clock:') && !name.startsWith('log:'));

  it.each(steps)('at %s, of whoever gets there, loses and doubles no letter', async (name) => {
    let crashes = 0;
    for (const client of [gp, town]) client.onStep = (step) => { if (step === name && crashes < 3) { crashes++; client.crash(); } };
    // Three letters in one interchange, one of them with a file, and one letter between the two clients.
    const bytes = latin1(edifact([discharge, correspondence, binary], { sender: practice.gln, receiver: municipality.gln }));
    wire.put(municipality.gln, { bytes, header: { envelopeId: 'three', sender: practice.gln, receiver: municipality.gln, name: 'DIS01', version: 'D0133L', contentType: 'application/edifact', length: bytes.length, sha256: sha256Of(bytes), at: clock.now().toISOString() } });
    const { submitted, messageId } = await persist(gp, () => gp.call('messages.submit', { draft: dischargeDraftOf({}, { receiver: municipality.gln }) }));
    expect(submitted).toBe(true);
    await until(async () => {
      const [here, there] = [await persist(gp, () => gp.show()), await persist(town, () => town.show())];
      return here.states().get(messageId!) === 'accepted' && there.messages.size >= 4;
    }, () => { clock.advance(60_000); });
    expect(crashes).toBeGreaterThan(0);
    gp.onStep = town.onStep = () => undefined;
    for (const client of [gp, town]) { if (client.down) await client.open(); else await client.restart(); }
    const shown = [...(await town.show()).messages.values()];
    expect(shown.map((record) => record.messageId).sort()).toEqual([...[1, 2, 3].map((n) => `${practice.gln}#B26091400000${n}`), messageId!].sort());
    expect(shown.flatMap(({ view }) => view.attachments).filter(({ hasContent }) => hasContent)).toHaveLength(1);
    expect(town.shown.quarantine.size + gp.shown.quarantine.size).toBe(0);
    // Every answer to the three says the same of all of them.
    const answers = wire.tried.filter((parcel) => isReceiptParcel(parcel) && parcel.header.sender === municipality.gln).map((parcel) => readReceipt(interchange(parcel).letters[0]!.letter)!).filter(({ letters: named }) => named.length === 3);
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(history(messageId!).filter(({ state }) => state === 'accepted')).toHaveLength(1);
  });
});
