/** A crash at every named step, and random runs of loss, doubling, disorder and crashes: nothing is lost or done twice. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../tests/doubles/client';
import { Wire, type Fate } from '../../tests/doubles/wire';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { ManualClock, seededRandom } from '../networks/testing';
import { stepNames, type StepName } from './steps';

let clients: Client[] = [];
afterEach(async () => { for (const client of clients) await client.end(); clients = []; });

async function pair(seed = 1): Promise<{ wire: Wire; gp: Client; town: Client; clock: ManualClock }> {
  const wire = new Wire([practice, municipality]);
  // One clock for both: time passes for everybody.
  const clock = new ManualClock();
  const gp = await new Client(wire, practice, { seed, clock }).start();
  const town = await new Client(wire, municipality, { seed: seed + 1, clock }).start();
  clients.push(gp, town);
  return { wire, gp, town, clock };
}

/** Does what a page does when the mailroom dies under it: waits for the next one and asks again. */
async function persist<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      if (client.down) await client.open();
      return await ask();
    } catch (error) { if (!client.down) throw error; }
  }
}

const checkWhole = async (gp: Client, town: Client, texts: string[]) => {
  const here = await persist(gp, () => gp.show());
  const there = await persist(town, () => town.show());
  expect(there.texts('in')).toEqual([...texts].sort());
  expect(here.texts('out')).toEqual([...texts].sort());
  expect([...here.states().values()]).toEqual(texts.map(() => 'accepted'));
  expect(there.quarantine.size).toBe(0);
  for (const id of here.states().keys()) expect(here.history(id).map((event) => event.n)).toEqual(here.history(id).map((_, i) => i + 1));
};

const finished = async (gp: Client, town: Client, count: number): Promise<boolean> => {
  const here = await persist(gp, () => gp.show());
  const there = await persist(town, () => town.show());
  return [...here.states().values()].filter((state) => state === 'accepted').length >= count && there.texts('in').length >= count;
};

describe('a crash', () => {
  const cases: [StepName, 'gp' | 'town'][] = stepNames.flatMap((name): [StepName, 'gp' | 'town'][] =>
    name.startsWith('in:after-attachments') || name.startsWith('ack:') ? [[name, 'town']] : name.startsWith('in:') || name.startsWith('handover:') ? [[name, 'gp'], [name, 'town']] : [[name, 'gp']]);

  it.each(cases)('at %s of %s loses and doubles nothing', async (name, who) => {
    const { wire, gp, town, clock } = await pair();
    // The wait for an acknowledgement must be seen too: the first acknowledgement never arrives.
    if (name.startsWith('clock:')) { let lost = false; wire.decide = (parcel): Fate => { if (parcel.header.name.startsWith('MCM:FCTL') && !lost) { lost = true; return 'lose'; } return 'deliver'; }; }
    const victim = who === 'gp' ? gp : town;
    let crashes = 0;
    victim.onStep = (step) => { if (step === name && crashes < 2) { crashes++; victim.crash(); } };
    const draft = gp.draft('Overlever alt');
    const { submitted } = await persist(gp, () => gp.call('messages.submit', { draft }));
    expect(submitted).toBe(true);
    await until(() => finished(gp, town, 1), () => { clock.advance(60_000); });
    expect(crashes).toBeGreaterThan(0);
    await checkWhole(gp, town, ['Overlever alt']);
    // Nothing half-done is left to be done at the next start.
    gp.onStep = town.onStep = () => undefined;
    for (const client of [gp, town]) { if (client.down) await client.open(); else await client.restart(); }
    await checkWhole(gp, town, ['Overlever alt']);
  });
});

describe('any mixture of faults and crashes', () => {
  it('ends with everything accepted, once', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const random = seededRandom(seed);
      const { wire, gp, town, clock } = await pair(seed);
      let troubles = 60;
      const trouble = (share: number) => troubles > 0 && random.fraction() < share && troubles-- > 0;
      wire.decide = (): Fate => {
        if (trouble(0.15)) return 'lose-answer';
        if (trouble(0.1)) return { outcome: 'retry', code: 'network-refused' };
        return trouble(0.2) ? { times: 2 } : trouble(0.05) ? 'lose' : 'deliver';
      };
      wire.pick = (count) => Math.floor(random.fraction() * count);
      let crashes = 0;
      for (const client of [gp, town]) client.onStep = () => { if (crashes < 12 && random.fraction() < 0.05) { crashes++; client.crash(); } };
      const texts: string[] = [];
      for (let n = 0; n < 6; n++) {
        texts.push(`Besked ${n}`);
        const draft = gp.draft(`Besked ${n}`);
        const { submitted } = await persist(gp, () => gp.call('messages.submit', { draft }));
        expect(submitted).toBe(true);
        if (random.fraction() < 0.2) { wire.setOnline(false); clock.advance(60_000); wire.setOnline(true); }
      }
      await until(() => finished(gp, town, texts.length), () => { clock.advance(60_000); });
      await checkWhole(gp, town, texts);
      await gp.end(); await town.end();
      clients = [];
    }), { numRuns: 6, seed: 20260302, endOnFailure: true });
  }, 240_000);
});
