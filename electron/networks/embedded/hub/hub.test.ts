import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFaults, type FaultPlan } from '../../../../shared/contract';
import { parcelOf } from '../../network-contract';
import { ManualClock, seededRandom, silentLog } from '../../testing';
import { organisationByKey } from '../organisations';
import { drawFaults, REORDER_HOLD_MS } from './faults';
import { Hub } from './hub';

const alice = organisationByKey('gp-testgade').gln;
const bob = organisationByKey('municipality-odense').gln;

let directory: string;
let clock: ManualClock;
let hub: Hub;
const open = async (seed = 1) => { hub = await Hub.open({ directory, clock, random: seededRandom(seed), log: silentLog }); return hub; };
const list = async (after = 0) => (await hub.poll(bob, { after, waitMs: 0, limit: 10_000 })).entries;
const send = (text: string | Uint8Array) => { const parcel = parcelOf(alice, bob, text); return hub.send(parcel.header, parcel.bytes); };
const textOf = async (id: string) => new TextDecoder().decode(await hub.read(bob, id));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-'));
  clock = new ManualClock();
  await open();
});
afterEach(async () => {
  await hub.close();
  await rm(directory, { recursive: true });
});

describe('the fault plan', () => {
  const shares = (plan: Partial<FaultPlan>, runs = 5000) => {
    const random = seededRandom(42);
    const draws = Array.from({ length: runs }, () => drawFaults({ ...noFaults, ...plan }, () => random.fraction()));
    const share = (test: (draw: (typeof draws)[number]) => boolean) => draws.filter(test).length / runs;
    return {
      refused: share((each) => each.refused), lost: share((each) => each.copies.length === 0), doubled: share((each) => each.copies.length === 2),
      delayed: share((each) => each.copies.some((copy) => copy.holdMs >= 60_000)), reordered: share((each) => each.copies.some((copy) => copy.holdMs > 0 && copy.holdMs <= REORDER_HOLD_MS)),
      damaged: share((each) => each.copies.some((copy) => copy.damage !== undefined)), lostResponse: share((each) => each.lostResponse),
    };
  };

  it('makes nothing when it is empty', () => {
    expect(shares({})).toEqual({ refused: 0, lost: 0, doubled: 0, delayed: 0, reordered: 0, damaged: 0, lostResponse: 0 });
  });

  it.each([['refusal', 'refused'], ['loss', 'lost'], ['duplication', 'doubled'], ['reordering', 'reordered'], ['corruption', 'damaged'], ['lostResponse', 'lostResponse']] as const)('makes %s as often as asked, and nothing else', (fault, seen) => {
    const { [seen]: share, ...others } = shares({ [fault]: 0.2 });
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
    expect(Object.values(others).every((each) => each === 0)).toBe(true);
  });

  it('delays by the time asked', () => {
    expect(shares({ delay: 0.5, delayMs: 60_000 }).delayed).toBeCloseTo(0.5, 1);
  });
});

describe('faults on the hub', () => {
  it('says yes to a lost parcel and never delivers it; a new envelope heals', async () => {
    await hub.setFaults({ ...noFaults, loss: 1 });
    const parcel = parcelOf(alice, bob, 'lost');
    expect((await hub.send(parcel.header, parcel.bytes)).outcome).toBe('handed-over');
    await hub.setFaults(noFaults);
    expect((await hub.send(parcel.header, parcel.bytes)).outcome).toBe('handed-over');
    expect(await list()).toHaveLength(0);
    await send('lost');
    expect(await list()).toHaveLength(1);
  });

  it('stores a parcel whose answer it loses, and counts its repetition as the same', async () => {
    await hub.setFaults({ ...noFaults, lostResponse: 1 });
    const parcel = parcelOf(alice, bob, 'answer lost');
    expect(await hub.send(parcel.header, parcel.bytes)).toMatchObject({ outcome: 'retry', code: 'network-lost-response' });
    await hub.setFaults(noFaults);
    expect((await hub.send(parcel.header, parcel.bytes)).outcome).toBe('handed-over');
    expect(await list()).toHaveLength(1);
  });

  it('doubles, and each copy has to be confirmed', async () => {
    await hub.setFaults({ ...noFaults, duplication: 1 });
    await send('twice');
    const [first, second] = await list();
    expect(first!.header).toEqual(second!.header);
    await hub.confirm(bob, [first!.id]);
    expect(await textOf(second!.id)).toBe('twice');
  });

  it('holds delayed parcels back, over a restart and with a clock set back', async () => {
    await hub.setFaults({ ...noFaults, delay: 1, delayMs: 60_000 });
    await send('later');
    clock.advance(20_000);
    expect(await list()).toHaveLength(0);
    await hub.close();
    clock = new ManualClock(clock.now().getTime() - 3_600_000);
    await open();
    expect(hub.waiting(bob)).toBe(1);
    clock.advance(59_999);
    expect(await list()).toHaveLength(0);
    clock.advance(1);
    expect(await list()).toHaveLength(1);
  });

  it('lets later parcels overtake reordered ones', async () => {
    await hub.setFaults({ ...noFaults, reordering: 1 });
    for (let i = 0; i < 30; i++) await send(`n${i}`);
    clock.advance(REORDER_HOLD_MS + 1);
    const order = await Promise.all((await list()).map((each) => textOf(each.id)));
    expect(order).toHaveLength(30);
    expect(order).not.toEqual([...order].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
  });

  it('delivers damaged bytes under the true sum, and the good copy after a rejection', async () => {
    await hub.setFaults({ ...noFaults, corruption: 1 });
    const large = new Uint8Array(300_000).fill(65);
    await send(large);
    const [entry] = await list();
    const bytes = (await hub.read(bob, entry!.id))!;
    expect(bytes.length).toBe(large.length);
    expect(Buffer.from(bytes).equals(large)).toBe(false);
    const streamed: Uint8Array[] = [];
    for await (const piece of hub.stream(bob, entry!.id)) streamed.push(piece);
    expect(Buffer.concat(streamed).equals(bytes)).toBe(true);
    await hub.reject(bob, entry!.id, 'parcel-damaged');
    const [again] = await list();
    expect(Buffer.from((await hub.read(bob, again!.id))!).equals(large)).toBe(true);
  });

  it('puts a good copy aside that is refused over and over', async () => {
    await send('fine, really');
    let tries = 0;
    for (let entries = await list(); entries.length > 0; entries = await list()) { tries += 1; await hub.reject(bob, entries[0]!.id, 'parcel-damaged'); }
    expect(tries).toBe(4);
  });

  it('keeps its plan over a restart', async () => {
    const plan = { ...noFaults, loss: 0.25, delayMs: 500 };
    await hub.setFaults(plan);
    await hub.close();
    await open();
    expect(hub.faults).toEqual(plan);
  });
});

describe('content', () => {
  const files = async () => (await readdir(join(directory, 'content'))).length;

  it('shares one file among equal large parcels and removes it after the last confirmation', async () => {
    const large = new Uint8Array(500_000).fill(7);
    await send(large);
    await send(large);
    expect(await files()).toBe(1);
    const [first, second] = await list();
    await hub.confirm(bob, [first!.id]);
    expect(await files()).toBe(1);
    expect((await hub.read(bob, second!.id))!.length).toBe(large.length);
    await hub.confirm(bob, [second!.id]);
    expect(await files()).toBe(0);
  });

  it('survives the same bytes coming and being confirmed at the same moment', async () => {
    const large = new Uint8Array(200_000).fill(9);
    await send(large);
    for (let i = 0; i < 20; i++) {
      const [entry] = await list();
      await Promise.all([hub.confirm(bob, [entry!.id]), send(large), send('beside')]);
      for (const each of await list()) {
        const bytes = await hub.read(bob, each.id);
        expect(bytes?.length, `round ${i}`).toBe(each.header.length);
        if (each.header.length < 100) await hub.confirm(bob, [each.id]);
      }
    }
    expect(await files()).toBe(1);
  });

  it('leaves nothing of a parcel that was refused', async () => {
    const parcel = parcelOf(alice, bob, new Uint8Array(200_000), { sha256: 'f'.repeat(64) });
    expect(await hub.send(parcel.header, parcel.bytes)).toEqual({ outcome: 'stop', code: 'parcel-damaged' });
    expect(await files()).toBe(0);
    expect(await hub.stage((function* () { for (let i = 0; i < 170; i++) yield new Uint8Array(1024 * 1024); })())).toBeUndefined();
    expect(await files()).toBe(0);
  });
});

describe('claims', () => {
  it('remembers who a real client has been, and tells once', async () => {
    const told: string[] = [];
    hub.onClaim((gln) => { told.push(gln); });
    await hub.claim(bob);
    await hub.claim(bob);
    await hub.close();
    await open();
    expect(told).toEqual([bob]);
    expect(hub.isClaimed(bob)).toBe(true);
    expect(hub.isClaimed(alice)).toBe(false);
  });
});
