import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { replaceFile } from '../../node/files';
import { systemClock, systemRandom } from '../../node/system';
import type { Network } from '../../mailroom/ports/network';
import { networkContract, type ContractHarness } from '../network-contract';
import { silentLog } from '../testing';
import { embeddedNetwork } from './index';
import { openTrainingHost, type TrainingHost } from './host';
import { serveHub, type HubServer } from './hub/server';
import { organisationByKey } from './organisations';

const parties = { alice: organisationByKey('gp-testgade').gln, bob: organisationByKey('municipality-odense').gln, stranger: '5799999009990' };
const surroundings = { clock: systemClock, random: systemRandom, log: silentLog };

async function inProcess(): Promise<ContractHarness> {
  const directory = await mkdtemp(join(tmpdir(), 'network-contract-'));
  let up = true;
  const listeners = new Set<() => void>();
  const plug = async (next: boolean) => { up = next; for (const listener of [...listeners]) listener(); };
  const factory = embeddedNetwork({ simulation: false, link: { up: () => up, onChange: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; } } });
  let open: Network[] = [];
  const closeAll = async () => { await Promise.all(open.map((each) => each.close())); open = []; };
  return {
    ...parties, survivesRestart: false, knowsReceivers: true,
    async open(gln) { const network = await factory.open({ gln, directory, ...surroundings }); open.push(network); return network; },
    restart: closeAll,
    goOffline: () => plug(false), goOnline: () => plug(true),
    async close() { await closeAll(); await rm(directory, { recursive: true }); },
  };
}

async function loopback(): Promise<ContractHarness> {
  const directory = await mkdtemp(join(tmpdir(), 'network-contract-'));
  const networkFile = join(directory, 'network.json');
  let running: { host: TrainingHost; server: HubServer } | undefined;
  let generation = 0;
  const start = async () => {
    const host = await openTrainingHost({ directory: join(directory, 'hub'), ...surroundings, simulation: false });
    const token = `token-of-this-test-that-is-long-enough-${generation++}`;
    const server = await serveHub(host.hub, { port: 0, token, log: silentLog });
    await replaceFile(networkFile, JSON.stringify({ port: server.port, token, pid: process.pid }));
    running = { host, server };
  };
  const stop = async () => { await running?.server.close(); await running?.host.close(); running = undefined; };
  await start();
  const factory = embeddedNetwork({ networkFile });
  const open: Network[] = [];
  return {
    ...parties, survivesRestart: true, knowsReceivers: true,
    async open(gln) { const network = await factory.open({ gln, directory, ...surroundings }); open.push(network); return network; },
    async restart() { await stop(); await start(); },
    goOffline: stop, goOnline: start,
    async close() { await Promise.all(open.map((each) => each.close())); await stop(); await rm(directory, { recursive: true }); },
  };
}

describe.each([['in process', inProcess], ['over loopback', loopback]] as const)('the embedded network %s', (_, make) => {
  for (const each of networkContract) {
    it(each.name, async () => {
      const harness = await make();
      try { await each.run(harness); } finally { await harness.close(); }
    });
  }
});
