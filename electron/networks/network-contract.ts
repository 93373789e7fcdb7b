/**
 * What every network must keep of the port's promises, whatever carries the bytes. A network's tests run each case with
 * their own harness; the cases throw an AssertionError and know no test runner.
 */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import type { Parcel } from '../../shared/envelopes/parcel';
import type { Arrival, MessageArrival, Network } from '../mailroom/ports/network';

export interface ContractHarness {
  /** Two organisations that the network knows. */
  alice: string;
  bob: string;
  /** A number with a right check digit that nobody has. */
  stranger: string;
  open(gln: string): Promise<Network>;
  /** Ends whatever carries the parcels abruptly and starts it again on the same data. Open networks must go on by themselves or be opened again by the case. */
  restart(): Promise<void>;
  /** True when open networks survive `restart`. */
  survivesRestart: boolean;
  /** False for a network that only learns afterwards, from its operator's receipt, that nobody has the number. */
  knowsReceivers: boolean;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  close(): Promise<void>;
}

interface ContractCase { name: string; run(harness: ContractHarness): Promise<void> }

export function parcelOf(from: string, to: string, text: string | Uint8Array, change: Partial<Parcel['header']> = {}): Parcel {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return {
    bytes,
    header: {
      envelopeId: randomUUID(), messageId: randomUUID(), sender: from, receiver: to, name: 'MCM:FDIS91#other', version: '5.0', contentType: 'application/fhir+json',
      length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), at: '2026-03-02T09:00:00.000Z', ...change,
    },
  };
}

/** The next messages, unconfirmed; receipts on the way are confirmed and passed over. As `takeAny`. */
export async function take(network: Network, count: number, withinMs = 15_000): Promise<MessageArrival[]> {
  const found = await takeAny(network, count, ({ kind }) => kind === 'message', withinMs);
  return found.filter((arrival) => arrival.kind === 'message');
}

/** The next arrivals of a kind. Fails when they don't come within the time, which is generous and measures nothing. */
export async function takeAny(network: Network, count: number, wanted: (arrival: Arrival) => boolean, withinMs = 15_000): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  const stop = new AbortController();
  const timer = setTimeout(() => { stop.abort(); }, withinMs);
  try {
    for await (const arrival of network.receive(stop.signal)) {
      if (wanted(arrival)) arrivals.push(arrival); else await network.confirm(arrival.id);
      if (arrivals.length === count) break;
    }
  } finally { clearTimeout(timer); stop.abort(); }
  assert.equal(arrivals.length, count, `${arrivals.length} of ${count} arrivals came`);
  return arrivals;
}

/** Asserts that nothing waits: only arrivals after a marker sent now may be seen. */
async function onlyMarker(harness: ContractHarness, network: Network, from: Network): Promise<void> {
  await from.send(parcelOf(harness.alice, harness.bob, 'marker'));
  const [next] = await take(network, 1);
  assert.equal(textOf(next!), 'marker');
  await network.confirm(next!.id);
}

/** Receives to the end and fails if anything comes. */
async function drained(network: Network, signal: AbortSignal): Promise<void> {
  for await (const { id } of network.receive(signal)) assert.fail(`nothing was sent, but ${id} came`);
}

const textOf = (arrival: MessageArrival) => new TextDecoder().decode(arrival.parcel.bytes);
const texts = (arrivals: MessageArrival[]) => arrivals.map(textOf).sort();

async function pair(harness: ContractHarness): Promise<{ alice: Network; bob: Network }> {
  return { alice: await harness.open(harness.alice), bob: await harness.open(harness.bob) };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (holds()) return;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  assert.fail(`never came: ${what}`);
}

export const networkContract: ContractCase[] = [
  {
    name: 'carries bytes and header unchanged',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
      const parcel = parcelOf(harness.alice, harness.bob, bytes);
      assert.equal((await alice.send(parcel)).outcome, 'handed-over');
      const [arrival] = await take(bob, 1);
      assert.deepEqual(arrival!.parcel.header, parcel.header);
      assert.ok(Buffer.from(arrival!.parcel.bytes).equals(bytes));
    },
  },
  {
    name: 'counts the same envelope sent again as one parcel',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      const parcel = parcelOf(harness.alice, harness.bob, 'once');
      const results = await Promise.all([alice.send(parcel), alice.send(parcel), alice.send(parcel)]);
      assert.deepEqual(results.map((each) => each.outcome), ['handed-over', 'handed-over', 'handed-over']);
      const [only] = await take(bob, 1);
      await bob.confirm(only!.id);
      assert.equal((await alice.send(parcel)).outcome, 'handed-over');
      await onlyMarker(harness, bob, alice);
    },
  },
  {
    name: 'refuses other bytes under a used envelope id, a wrong sum and an unknown receiver',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      const parcel = parcelOf(harness.alice, harness.bob, 'first');
      await alice.send(parcel);
      assert.deepEqual(await alice.send(parcelOf(harness.alice, harness.bob, 'other', { envelopeId: parcel.header.envelopeId })), { outcome: 'stop', code: 'parcel-damaged' });
      assert.deepEqual(await alice.send(parcelOf(harness.alice, harness.bob, 'wrong sum', { sha256: '0'.repeat(64) })), { outcome: 'stop', code: 'parcel-damaged' });
      assert.deepEqual(await alice.send(parcelOf(harness.alice, harness.bob, 'wrong length', { length: 3 })), { outcome: 'stop', code: 'parcel-damaged' });
      const nobody = parcelOf(harness.alice, harness.stranger, 'nobody');
      const answer = await alice.send(nobody);
      if (harness.knowsReceivers) assert.deepEqual(answer, { outcome: 'stop', code: 'unknown-receiver' });
      else {
        assert.equal(answer.outcome, 'handed-over');
        const [refused] = await takeAny(alice, 1, ({ kind }) => kind === 'receipt');
        assert.ok(refused?.kind === 'receipt' && refused.receipt.kind === 'negative-vans' && refused.receipt.originalEnvelopeId === nobody.header.envelopeId);
      }
      assert.deepEqual(texts(await take(bob, 1)), ['first']);
    },
  },
  {
    name: 'keeps an arrival until it is confirmed, over a restart too',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      for (const text of ['a', 'b', 'c']) await alice.send(parcelOf(harness.alice, harness.bob, text));
      const first = await take(bob, 3);
      assert.deepEqual(texts(first), ['a', 'b', 'c']);
      await bob.confirm(first.find((each) => textOf(each) === 'b')!.id);
      await harness.restart();
      const again = harness.survivesRestart ? bob : await harness.open(harness.bob);
      const second = await take(again, 2);
      assert.deepEqual(texts(second), ['a', 'c']);
      for (const arrival of second) await again.confirm(arrival.id);
      await again.confirm(second[0]!.id);
      await onlyMarker(harness, again, harness.survivesRestart ? alice : await harness.open(harness.alice));
    },
  },
  {
    name: 'does not yield an arrival twice in one run, and yields what comes later',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      await alice.send(parcelOf(harness.alice, harness.bob, 'early'));
      const waiting = take(bob, 3);
      await new Promise((resolve) => { setTimeout(resolve, 100); });
      await alice.send(parcelOf(harness.alice, harness.bob, 'late'));
      await alice.send(parcelOf(harness.alice, harness.bob, 'later'));
      assert.deepEqual(texts(await waiting), ['early', 'late', 'later']);
    },
  },
  {
    name: 'brings the good copy after a damaged one was rejected, and drops what has no receiver here',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      const { capabilities: { faults } } = alice;
      if (faults) await faults.set({ loss: 0, delay: 0, delayMs: 0, duplication: 0, reordering: 0, corruption: 1, lostResponse: 0, refusal: 0 });
      const parcel = parcelOf(harness.alice, harness.bob, 'the whole text');
      await alice.send(parcel);
      const [damaged] = await take(bob, 1);
      if (faults) assert.notEqual(textOf(damaged!), 'the whole text');
      await bob.reject(damaged!.id, 'parcel-damaged');
      if (faults) await faults.set({ ...(await faults.get()), corruption: 0 });
      const [good] = await take(bob, 1);
      assert.equal(textOf(good!), 'the whole text');
      await bob.reject(good!.id, 'unknown-receiver');
      await onlyMarker(harness, bob, alice);
    },
  },
  {
    name: 'ends receiving when it is aborted or closed, with nothing waiting for ever',
    async run(harness) {
      const { bob } = await pair(harness);
      const stop = new AbortController();
      const ended = drained(bob, stop.signal);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      stop.abort();
      await ended;
      const closed = drained(bob, new AbortController().signal);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      await bob.close();
      await closed;
      await drained(bob, AbortSignal.abort());
    },
  },
  {
    name: 'says when it is away, refuses nothing for good meanwhile, and goes on by itself',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      const states: boolean[] = [];
      const stopListening = bob.onState((state) => { states.push(state.online); });
      assert.deepEqual(states, [true], 'told at once, and online');
      const arrival = take(bob, 1, 30_000);
      await harness.goOffline();
      await until('offline', () => states.at(-1) === false);
      const parcel = parcelOf(harness.alice, harness.bob, 'when it is back');
      const result = await alice.send(parcel);
      assert.equal(result.outcome, 'retry');
      await harness.goOnline();
      bob.poke();
      await until('online', () => states.at(-1) === true);
      assert.equal((await alice.send(parcel)).outcome, 'handed-over');
      assert.deepEqual(texts(await arrival), ['when it is back']);
      stopListening();
    },
  },
  {
    name: 'delivers everything of a crowd, in whatever order',
    async run(harness) {
      const { alice, bob } = await pair(harness);
      const sent = Array.from({ length: 150 }, (_, i) => `n${i}`);
      const all = take(bob, sent.length);
      await Promise.all(sent.map((text) => alice.send(parcelOf(harness.alice, harness.bob, text))));
      const arrivals = await all;
      assert.deepEqual(texts(arrivals), [...sent].sort());
      await Promise.all(arrivals.map((each) => bob.confirm(each.id)));
      await onlyMarker(harness, bob, alice);
    },
  },
];
