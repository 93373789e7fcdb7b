import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrainingHost, type TrainingHost } from '../../networks/embedded/host';
import { organisationByKey } from '../../networks/embedded/organisations';
import { silentLog } from '../../networks/testing';
import { hubOfProfile, trainingRequest } from '../../node/training-requests';
import { systemClock, systemRandom } from '../../node/system';
import { simulate } from './simulate';

const gp = organisationByKey('gp-testgade').gln;
let profile: string;
let host: TrainingHost | undefined;
const start = async () => { host = await openTrainingHost({ directory: hubOfProfile(profile), clock: systemClock, random: systemRandom, log: silentLog, simulation: true }); return host; };
const stop = async () => { await host?.close(); host = undefined; };

beforeEach(async () => { profile = await mkdtemp(join(tmpdir(), 'simulate-')); });
afterEach(async () => { await stop(); await rm(profile, { recursive: true }); });

describe('simulate', () => {
  it('says that there is no training network where there is none', async () => {
    expect(await simulate({ profile, messages: 1 })).toEqual({ outcome: 'no-hub' });
  });

  it('gets messages from a running hub into the mailbox of its client', async () => {
    const { hub } = await start();
    await hub.claim(gp);
    expect(await simulate({ profile, messages: 7, seed: 3 })).toEqual({ outcome: 'written', written: 7 });
    for (let i = 0; i < 200 && hub.waiting(gp) < 7; i++) await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(hub.waiting(gp)).toBeGreaterThanOrEqual(7);
  });

  it('says when nobody on the hub can get them', async () => {
    await start();
    expect(await simulate({ profile, messages: 2 })).toEqual({ outcome: 'written', written: 0 });
  });

  it('leaves the wish for the next start, where it is granted once', async () => {
    const { hub } = await start();
    await hub.claim(gp);
    await stop();
    expect(await simulate({ profile, messages: 4, waitMs: 200 })).toEqual({ outcome: 'left' });
    const again = await start();
    const count = async () => { let n = 0; for await (const [, ids] of again.hub.store.scan<string[]>('s!request!')) n += ids.length; return n; };
    for (let i = 0; i < 200 && await count() === 0; i++) await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(await count()).toBe(4);
  });

  it('refuses what is no request', () => {
    expect(trainingRequest({ messages: 0 })).toEqual({ wrong: 'messages' });
    expect(trainingRequest({ messages: 1, seed: 1.5 })).toEqual({ wrong: 'seed' });
    expect(trainingRequest({ messages: 1, to: '5799999003012' })).toEqual({ wrong: 'to' });
    expect(trainingRequest({ messages: 1, to: gp })).toEqual({ request: { messages: 1, to: gp } });
  });
});
