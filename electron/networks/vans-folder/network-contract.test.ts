import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { systemClock, systemRandom } from '../../node/system';
import type { NetworkOptions } from '../../../shared/messages';
import type { Network } from '../../mailroom/ports/network';
import { networkContract, type ContractHarness } from '../network-contract';
import { silentLog } from '../testing';
import { vansFolderNetwork } from './index';
import { startOperator, type Operator } from './operator';

async function folders(): Promise<ContractHarness> {
  const directory = await mkdtemp(join(tmpdir(), 'vans-contract-'));
  const parties = { alice: '5799999003011', bob: '5799999002014', stranger: '5799999009990' };
  const factory = vansFolderNetwork();
  const places = new Map<string, NetworkOptions>();
  for (const gln of [parties.alice, parties.bob]) {
    const folder = join(directory, gln);
    await mkdir(folder);
    places.set(gln, await factory.claim!({ folder }, gln));
  }
  let operator: Operator | undefined;
  let open: Network[] = [];
  const start = () => { operator = startOperator({ folders: () => [...places.values()].map(({ folder }) => folder!), clock: systemClock, everyMs: 40 }); };
  const stop = async () => { await Promise.all(open.map((each) => each.close())); open = []; await operator?.close(); };
  const away = (gln: string) => [places.get(gln)!.folder!, `${places.get(gln)!.folder!}-away`] as const;
  start();
  return {
    ...parties, survivesRestart: false, knowsReceivers: false,
    async open(gln) {
      const network = await factory.open({ gln, directory, options: places.get(gln)!, clock: systemClock, random: systemRandom, log: silentLog });
      open.push(network);
      return network;
    },
    async restart() { await stop(); start(); },
    async goOffline() { for (const gln of places.keys()) { const [here, there] = away(gln); await rename(here, there); } for (const each of open) each.poke(); },
    async goOnline() { for (const gln of places.keys()) { const [here, there] = away(gln); await rename(there, here); } },
    async close() { await stop(); await rm(directory, { recursive: true }); },
  };
}

describe('a VANS folder', () => {
  for (const each of networkContract) {
    it(each.name, async () => {
      const harness = await folders();
      try { await each.run(harness); } finally { await harness.close(); }
    });
  }
});
