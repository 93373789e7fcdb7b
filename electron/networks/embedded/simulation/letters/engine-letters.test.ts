import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correspondence, discharge, edifact, latin1 } from '../../../../../tests/fixtures/edifact-letters';
import { planLetter } from '../../../../../tests/fixtures/oioxml';
import { letterDocuments, letterFormatOf, type LetterFormat } from '../../../../../shared/formats/letter/formats';
import { composeReceipt, readReceipt, receiptOf, type Receipt } from '../../../../../shared/formats/letter/receipts';
import type { Interchange } from '../../../../../shared/formats/letter/tree';
import { toInstant } from '../../../../../shared/messages';
import { letterId } from '../../../../../shared/standards/medcom/letter-standard';
import { sha256Of } from '../../../../node/hash';
import { ManualClock, seededRandom, silentLog } from '../../../testing';
import { openTrainingHost, type TrainingHost } from '../../host';
import { organisationByKey } from '../../organisations';

const gp = organisationByKey('gp-testgade').gln;
const hospital = organisationByKey('hospital-orthopaedic').gln;
const municipality = organisationByKey('municipality-odense').gln;
const practice = organisationByKey('gp-testvej').gln;
let directory: string;
let clock: ManualClock;
let host: TrainingHost;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'engine-letters-'));
  clock = new ManualClock();
  host = await openTrainingHost({ directory, clock, random: seededRandom(99), log: silentLog, simulation: true });
});
afterEach(async () => { await host.close(); await rm(directory, { recursive: true }); });

/** Lets `seconds` pass in small steps; between them the simulation ends what it has begun, however slow the disk is. */
async function pass(seconds: number, step = 0.5): Promise<void> {
  for (let done = 0; done < seconds; done += step) {
    clock.advance(step * 1000);
    for (let quiet = 0; quiet < 4;) {
      await new Promise((resolve) => { setImmediate(resolve); });
      quiet = host.simulation!.idle ? quiet + 1 : 0;
    }
  }
}

interface Got { format: LetterFormat; interchange: Interchange; name: string; contentType: string; receipt: Receipt | undefined }

/** Letters that wait for an organisation, confirmed. */
async function mail(gln: string): Promise<Got[]> {
  const { entries } = await host.hub.poll(gln, { after: 0, waitMs: 0, limit: 1000 });
  const got: Got[] = [];
  for (const { id, header } of entries) {
    const bytes = (await host.hub.read(gln, id))!;
    await host.hub.confirm(gln, [id]);
    const format = letterFormatOf(bytes);
    if (!format) continue;
    const { interchanges, issues } = format.read(bytes);
    expect(issues).toEqual([]);
    got.push({ format, interchange: interchanges[0]!, name: header.name, contentType: header.contentType, receipt: readReceipt(interchanges[0]!.letters[0]!) });
  }
  return got;
}

let envelopes = 0;
async function send(to: string, bytes: Uint8Array): Promise<void> {
  const result = await host.hub.send({ envelopeId: `letters-${envelopes++}`, sender: gp, receiver: to, name: 'DIS91', version: 'D9134L', contentType: 'application/edifact', length: bytes.length, sha256: sha256Of(bytes), at: toInstant(clock.now()) }, bytes);
  expect(result.outcome).toBe('handed-over');
}
const letterTo = (receiver: string, letter = correspondence, change: (text: string) => string = (text) => text): Uint8Array => latin1(change(edifact([letter], { sender: gp, receiver })));

async function receipts(to: string, ...files: Uint8Array[]): Promise<Got[]> {
  await host.hub.claim(gp);
  await pass(10);
  await mail(gp);
  for (const file of files) {
    await send(to, file);
    await pass(3);
  }
  return (await mail(gp)).filter(({ receipt }) => receipt);
}

describe('a letter to a simulated organisation', () => {
  it('gets its positive receipt in the same format', async () => {
    const [got, ...none] = await receipts(hospital, letterTo(hospital));
    expect(none).toEqual([]);
    expect(got).toMatchObject({ name: 'CTL03', contentType: 'application/edifact', interchange: { sender: hospital, receiver: gp, acknowledgement: 'minuspositivkvitt' } });
    expect(got!.receipt).toEqual({ kind: 'positive', envelope: { identifier: 'K2609140000001', sender: gp, receiver: hospital }, letters: [{ identifier: 'B260914000001', version: 'D9134L' }] });
    const plan = new TextEncoder().encode(planLetter().replaceAll('5790001382445', gp).replaceAll('5790000121526', municipality));
    const [xml] = await receipts(municipality, plan);
    expect(xml).toMatchObject({ name: 'XCTL03', contentType: 'application/xml', receipt: { kind: 'positive', letters: [{ identifier: 'P2611180001', version: 'GGOP100' }] } });
  });

  it('gets no receipt when it asks for none', async () => {
    expect(await receipts(hospital, letterTo(hospital, correspondence, (text) => text.replace('++++1', '++++0')))).toEqual([]);
  });

  it('is refused for a broken counter, for a type that the receiver does not take, and by the rules of the exercise', async () => {
    const files = [
      letterTo(hospital, correspondence, (text) => text.replace(/UNT\+\d+/, 'UNT+9')), letterTo(hospital, { ...discharge, id: 'B260914000009', segments: discharge.segments.map((one) => one.replace('B260914000001', 'B260914000009')) }),
      letterTo(hospital, { ...correspondence, id: 'B260914000008', segments: correspondence.segments.map((one) => one.replace('B260914000001', 'B260914000008').replace('Kan borgeren træne', 'Prøv afvisning')) }),
    ];
    const got = await receipts(hospital, ...files);
    expect(got.map(({ name, receipt }) => [name, receipt?.kind, receipt?.refusal?.code])).toEqual([['CTL02', 'negative', 'syntaksfejl'], ['CTL02', 'negative', 'problem_med_version'], ['CTL02', 'negative', 'ikke_specificeret']]);
    expect(got[0]!.receipt!.refusal!.text).toContain('UNT');
  });

  it('gets the first verdict again when it comes again', async () => {
    const refused = letterTo(practice, { ...correspondence, segments: correspondence.segments.map((one) => one.replace('Kan borgeren træne', 'Prøv afvisning')) });
    const got = await receipts(practice, refused, letterTo(practice));
    expect(got.map(({ receipt }) => receipt?.kind)).toEqual(['negative', 'negative']);
    expect(new Set(got.map(({ interchange }) => interchange.identifier)).size).toBe(2);
  });

  it('is met with silence where nobody is meant to answer', async () => {
    const silent = organisationByKey('silent').gln;
    expect(await receipts(silent, letterTo(silent))).toEqual([]);
  });
});

describe('a letter of a simulated hospital', () => {
  it('goes again with a new envelope until its receipt comes, and not after', async () => {
    await host.hub.claim(gp);
    await pass(10);
    const first = (await mail(gp)).filter(({ receipt }) => !receipt);
    expect(first.length).toBeGreaterThanOrEqual(8);
    const number = ({ format, interchange }: Got): string => letterId(letterDocuments(format.id, interchange)[0]!);
    const letter = ({ format, interchange }: Got): string => new TextDecoder('latin1').decode(format.write({ ...interchange, identifier: 'K1', sent: { date: '2026-03-02', time: '10:00' } }).bytes);
    const answered = first[0]!;
    for (const { format, interchange } of first.slice(0, 1)) {
      const { bytes } = format.write(composeReceipt(receiptOf(interchange, format.id), { envelope: 'K1', letter: 'C1', sent: { date: '2026-03-02', time: '10:00' } }));
      await send(interchange.sender, bytes!);
    }
    // What waits unread keeps the rest back, so the mail is fetched all the time.
    const again: Got[] = [];
    for (let minutes = 0; minutes < 40; minutes += 5) {
      await pass(300, 300);
      await pass(2, 1);
      again.push(...(await mail(gp)).filter(({ receipt }) => !receipt));
    }
    expect(again.map(number)).not.toContain(number(answered));
    for (const other of first.slice(1)) {
      const twin = again.find((each) => number(each) === number(other))!;
      expect(letter(twin)).toBe(letter(other));
      expect(twin.interchange.identifier).not.toBe(other.interchange.identifier);
    }
  });
});
