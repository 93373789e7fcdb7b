import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFaults } from '../../../../shared/contract';
import type { FhirDocument } from '../../../../shared/formats/format';
import { formats } from '../../../../shared/formats/registry';
import { toInstant, type MessageView } from '../../../../shared/messages';
import { acknowledgement, careCommunication } from '../../../../shared/standards/registry';
import { sha256Of } from '../../../node/hash';
import { ManualClock, seededRandom, silentLog } from '../../testing';
import { openTrainingHost, type TrainingHost } from '../host';
import { organisationByGln, organisationByKey } from '../organisations';
import { write, type Letter } from './compose';
import { readMessage, writeMessage } from './languages';
import { patients } from './patients';

const languages = { formats, careCommunication, acknowledgement };
const gp = organisationByKey('gp-testgade');
const municipality = organisationByKey('municipality-odense');
const random = seededRandom(99);

let directory: string;
let clock: ManualClock;
let host: TrainingHost;
const open = async () => { host = await openTrainingHost({ directory, clock, random, log: silentLog, simulation: true }); };

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulation-'));
  clock = new ManualClock();
  await open();
});
afterEach(async () => { await host.close(); await rm(directory, { recursive: true }); });

interface Got { id: string; from: string; view: MessageView; document: FhirDocument; standard: string; version: string; raw: Uint8Array }

/** Lets `seconds` pass in small steps with the disk's work between them. */
async function pass(seconds: number): Promise<void> {
  for (let done = 0; done < seconds; done += 0.5) {
    clock.advance(500);
    await settle();
  }
  await settle();
}
/** Until the simulation has had nothing to do for some turns, however slow the disk is. */
async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 4;) {
    await new Promise((resolve) => { setImmediate(resolve); });
    quiet = host.simulation!.idle ? quiet + 1 : 0;
  }
}

async function mail(gln: string, confirm = true): Promise<Got[]> {
  const { entries } = await host.hub.poll(gln, { after: 0, waitMs: 0, limit: 1000 });
  const got: Got[] = [];
  for (const { id, header } of entries) {
    const raw = (await host.hub.read(gln, id))!;
    expect(sha256Of(raw)).toBe(header.sha256);
    const read = readMessage(languages, raw);
    // Letters have their own tests; here they are fetched and left unanswered.
    if (read) got.push({ id, from: header.sender, view: read.standard.view(read.document, read.version), document: read.document, standard: read.standard.id, version: read.version, raw });
  }
  if (confirm) await host.hub.confirm(gln, entries.map((each) => each.id));
  return got;
}

let envelopes = 0;
async function send(document: FhirDocument, from = gp.gln, to = municipality.gln) {
  const { bytes, contentType } = writeMessage(languages, document, 'fhir-json');
  const result = await host.hub.send({ envelopeId: `engine-test-${envelopes++}`, sender: from, receiver: to, name: 'MCM:FDIS91#nursing', version: '5.0', contentType, length: bytes.length, sha256: sha256Of(bytes), at: toInstant(clock.now()) }, bytes);
  expect(result.outcome).toBe('handed-over');
}

const letter = (change: Partial<Letter> = {}) => write(careCommunication, {
  kind: 'new', sender: gp, author: gp.persons[0]!, receiver: municipality, at: toInstant(clock.now()), patient: patients.bruno, category: 'nursing', text: 'Vil I se til såret i morgen?', ...change,
}, () => random.uuid());

/** A practice that has read and acknowledged its first inbox. */
async function settledPractice(): Promise<void> {
  await host.hub.claim(gp.gln);
  await pass(10);
  await acknowledgeAll(await mail(gp.gln));
  await pass(3);
}
async function acknowledgeAll(got: Got[]): Promise<void> {
  for (const each of got) {
    if (each.standard !== careCommunication.id) continue;
    const { bundle } = acknowledgement.acknowledge(each.document, { code: 'ok', outcomes: [] }, { now: toInstant(clock.now()), newId: () => random.uuid(), self: gp });
    await send({ kind: 'fhir', format: 'fhir-json', bundle }, gp.gln, each.from);
  }
}

describe('the simulated organisations', () => {
  it('fill the inbox of a new client within seconds, in both formats, and valid as they arrive', async () => {
    await host.hub.claim(gp.gln);
    await pass(10);
    const got = await mail(gp.gln);
    expect(got.length).toBeGreaterThanOrEqual(20);
    expect(new Set(got.map((each) => each.document.format))).toEqual(new Set(['fhir-json', 'fhir-xml']));
    for (const each of got) expect(careCommunication.validate(each.document, each.version).filter((issue) => issue.severity !== 'warning' && issue.severity !== 'information')).toEqual([]);
    expect(new Set(got.map((each) => each.view.messageId)).size).toBe(got.length);
  });

  it('acknowledge at once and answer within a minute, in the same thread, by two people', async () => {
    await settledPractice();
    const { messageId, document } = letter();
    await send(document);
    await pass(4);
    const [receipt, ...none] = await mail(gp.gln);
    expect(none).toEqual([]);
    expect(receipt!.view.acknowledgement).toEqual({ of: messageId, code: 'ok', outcomes: [] });
    expect(acknowledgement.validate(receipt!.document, receipt!.version).filter((issue) => issue.severity === 'error' || issue.severity === 'fatal')).toEqual([]);
    await pass(42);
    const answers = await mail(gp.gln);
    expect(answers).toHaveLength(2);
    for (const { view } of answers) {
      expect(view.answers).toBe(messageId);
      expect(view.threadId).toBe(careCommunication.view(document, '5.0').threadId);
      expect(view.segments).toHaveLength(2);
    }
  });

  it('repeat the first verdict for a repeated message and do nothing twice', async () => {
    await settledPractice();
    const { messageId, document } = letter();
    await send(document);
    await pass(3);
    await send(careCommunication.stamp(document, random.uuid(), toInstant(clock.now())));
    await pass(45);
    const got = await mail(gp.gln);
    const receipts = got.filter((each) => each.view.acknowledgement);
    expect(receipts.map((each) => each.view.acknowledgement)).toEqual([{ of: messageId, code: 'ok', outcomes: [] }, { of: messageId, code: 'ok', outcomes: [] }]);
    expect(new Set(receipts.map((each) => each.view.bundleId)).size).toBe(2);
    expect(got.length - receipts.length).toBe(2);
  });

  it('refuse by their rules, for good or for a moment, and what is invalid', async () => {
    await settledPractice();
    const refused = letter({ text: 'Øvelse: prøv afvisning.' });
    const busy = letter({ text: 'Øvelse: PRØV TEKNISK FEJL.' });
    const invalid = letter();
    const { bundle } = invalid.document;
    const broken: FhirDocument = { ...invalid.document, bundle: { ...bundle, entry: bundle.entry!.filter((entry) => entry.resource?.resourceType !== 'Patient') } };
    for (const document of [refused.document, busy.document, broken]) await send(document);
    await pass(4);
    const verdicts = new Map((await mail(gp.gln)).map((each) => [each.view.acknowledgement!.of, each.view.acknowledgement!]));
    expect(verdicts.get(refused.messageId)?.code).toBe('fatal-error');
    expect(verdicts.get(refused.messageId)?.outcomes[0]?.text).toContain('prøv afvisning');
    expect(verdicts.get(busy.messageId)?.code).toBe('transient-error');
    expect(verdicts.get(invalid.messageId)?.code).toBe('fatal-error');
    await send(careCommunication.stamp(busy.document, random.uuid(), toInstant(clock.now())));
    await pass(45);
    const later = await mail(gp.gln);
    expect(later.find((each) => each.view.acknowledgement)?.view.acknowledgement).toMatchObject({ of: busy.messageId, code: 'ok' });
    expect(later.filter((each) => !each.view.acknowledgement).every((each) => each.view.answers === busy.messageId)).toBe(true);
  });

  it('say nothing where nobody is meant to answer', async () => {
    await settledPractice();
    const silent = organisationByKey('silent');
    await send(letter({ receiver: silent }).document, gp.gln, silent.gln);
    await pass(50);
    expect(await mail(gp.gln)).toEqual([]);
    expect(host.hub.waiting(silent.gln)).toBe(0);
  });

  it('pass a thread on to another organisation, a real one too', async () => {
    await settledPractice();
    await host.hub.claim(municipality.gln);
    await pass(10);
    await mail(municipality.gln);
    const hospital = organisationByKey('hospital-medical');
    const { messageId, document } = letter({ receiver: hospital, category: 'carecoordination', text: 'Kan I aftale hjælp med kommunen før udskrivelse?' });
    await send(document, gp.gln, hospital.gln);
    await pass(45);
    const forwarded = (await mail(municipality.gln)).filter((each) => each.view.activity === 'forward-message' && each.view.answers === messageId);
    expect(forwarded).toHaveLength(1);
    expect(forwarded[0]!.view.segments.map((segment) => segment.text)).toContain('Kan I aftale hjælp med kommunen før udskrivelse?');
  });

  it('stop at once when a real client takes their place', async () => {
    await settledPractice();
    await host.hub.claim(municipality.gln);
    await pass(10);
    await mail(municipality.gln);
    await send(letter().document);
    await pass(60);
    expect((await mail(gp.gln)).filter((each) => each.from === municipality.gln)).toEqual([]);
    expect((await mail(municipality.gln, false)).some((each) => each.view.segments[0]?.text === 'Vil I se til såret i morgen?')).toBe(true);
  });

  it('send again what nobody acknowledged, unchanged under new envelopes, twice and no more', async () => {
    await host.hub.claim(gp.gln);
    await pass(10);
    const first = (await mail(gp.gln)).filter((each) => each.view.acknowledgement === undefined);
    const dispatches = new Map(first.map((each) => [each.view.messageId, [each.view.bundleId]]));
    for (let minutes = 0; minutes < 130; minutes += 5) {
      clock.advance(5 * 60_000);
      await settle();
      await settle();
      for (const each of await mail(gp.gln)) dispatches.get(each.view.messageId)?.push(each.view.bundleId);
    }
    for (const bundles of dispatches.values()) {
      expect(bundles).toHaveLength(3);
      expect(new Set(bundles).size).toBe(3);
    }
  });

  it('start a new conversation after some minutes, with times of now', async () => {
    await settledPractice();
    await pass(430);
    const got = (await mail(gp.gln)).filter((each) => each.standard === careCommunication.id);
    expect(got.length).toBeGreaterThan(0);
    for (const each of got) expect(clock.now().getTime() - Date.parse(each.view.sentAt!)).toBeLessThan(440_000);
  });

  it('get everything through a bad line in the end', async () => {
    await host.hub.setFaults({ ...noFaults, loss: 0.2, duplication: 0.2, reordering: 0.3, lostResponse: 0.2, refusal: 0.2, corruption: 0.2 });
    await host.hub.claim(gp.gln);
    const seen = new Set<string>();
    for (let round = 0; round < 30 && seen.size < 26; round++) {
      await pass(10);
      const { entries } = await host.hub.poll(gp.gln, { after: 0, waitMs: 0, limit: 1000 });
      for (const { id, header } of entries) {
        const raw = (await host.hub.read(gp.gln, id))!;
        if (sha256Of(raw) !== header.sha256) { await host.hub.reject(gp.gln, id, 'parcel-damaged'); continue; }
        const read = readMessage(languages, raw);
        if (read?.standard.id === careCommunication.id) seen.add(read.standard.view(read.document, read.version).messageId);
        await host.hub.confirm(gp.gln, [id]);
      }
      clock.advance(10 * 60_000);
      await settle();
    }
    expect(seen.size).toBeGreaterThanOrEqual(24);
  });

  it('go on where they were when the hub starts again', async () => {
    await host.hub.claim(gp.gln);
    await pass(1.5);
    await host.close();
    await open();
    await pass(12);
    const ids = (await mail(gp.gln)).map((each) => each.view.messageId);
    expect(ids.length).toBeGreaterThanOrEqual(20);
    expect(new Set(ids).size).toBe(ids.length);
    await host.close();
    await open();
    await pass(12);
    expect(await mail(gp.gln)).toEqual([]);
  });

  it('write as many messages as asked, for demonstrations', async () => {
    await settledPractice();
    const ids = await host.simulation!.write({ to: gp.gln, messages: 60, seed: 5 });
    await pass(2);
    const got = await mail(gp.gln);
    expect(got.map((each) => each.view.messageId).sort()).toEqual([...ids].sort());
    expect(ids).toHaveLength(60);
    expect(got.every((each) => organisationByGln(each.from))).toBe(true);
  });
});
