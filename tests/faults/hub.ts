/** The training network as a process of its own that can be killed; its clients find it again by `network.json`. */
import { readFile } from 'node:fs/promises';
import { readPage } from '../../electron/networks/embedded/hub/wire';
import type { FaultPlan } from '../../shared/contract';
import { startHub } from './scripts';

export interface HubProcess {
  readonly networkFile: string;
  readonly deaths: number;
  setFaults(plan: FaultPlan): Promise<void>;
  /** Parcels that wait for somebody, held back ones not counted. */
  waiting(glns: readonly string[]): Promise<number>;
  /** Dead and started again. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startHubProcess(root: string, directory: string): Promise<HubProcess> {
  const start = () => startHub(root, directory, { simulation: false });
  let hub = await start();
  let deaths = 0;
  let killing: Promise<void> | undefined;

  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const { port, token } = JSON.parse(await readFile(hub.networkFile, 'utf8')) as { port: number; token: string };
    return fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  return {
    networkFile: hub.networkFile,
    get deaths() { return deaths; },
    async setFaults(plan) { const { ok } = await ask('PUT', '/faults', plan); if (!ok) throw new Error('the hub did not take the fault plan'); },
    async waiting(glns) {
      let count = 0;
      for (const gln of glns) count += readPage(Buffer.from(await (await ask('GET', `/mailboxes/${gln}?after=0&wait=0`)).arrayBuffer())).entries.length;
      return count;
    },
    kill() {
      killing ??= (async () => {
        process.kill(hub.pid, 'SIGKILL');
        deaths++;
        await hub.exited;
        hub = await start();
      })().finally(() => { killing = undefined; });
      return killing;
    },
    async stop() { await killing; await hub.stop(); },
  };
}
