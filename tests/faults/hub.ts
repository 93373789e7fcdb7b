/** The training network as a process of its own that can be killed; its clients find it again by `network.json`. */
import { readFile } from 'node:fs/promises';
import { headerToText, PARCEL_HEADER, readPage, sendResultSchema, type WireEntry } from '../../electron/networks/embedded/hub/wire';
import type { FaultPlan } from '../../shared/contract';
import type { Parcel } from '../../shared/envelopes/parcel';
import { startHub } from './scripts';

/** How somebody without a client of ours uses the network. */
export interface Line {
  /** False when it is not known whether the network has it: the same parcel may be sent again. */
  send(parcel: Parcel): Promise<boolean>;
  fetch(gln: string): Promise<WireEntry[]>;
  confirm(gln: string, ids: readonly string[]): Promise<void>;
  reject(gln: string, id: string): Promise<void>;
}

export interface HubProcess {
  /** Absent on a VANS operator's folders. */
  readonly line?: Line;
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

  const place = async () => JSON.parse(await readFile(hub.networkFile, 'utf8')) as { port: number; token: string };
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const { port, token } = await place();
    return fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  const fetchPage = async (gln: string): Promise<WireEntry[]> => readPage(Buffer.from(await (await ask('GET', `/mailboxes/${gln}?after=0&wait=0`)).arrayBuffer())).entries;
  const line: Line = {
    async send({ header, bytes }) {
      const { port, token } = await place();
      try {
        const response = await fetch(`http://127.0.0.1:${port}/parcels`, { method: 'PUT', headers: { authorization: `Bearer ${token}`, [PARCEL_HEADER]: headerToText(header) }, body: Buffer.from(bytes) });
        const result = sendResultSchema.parse(await response.json());
        if (result.outcome === 'stop') throw new Error(`the hub refused a parcel: ${result.code}`);
        return result.outcome === 'handed-over';
      } catch (error) {
        // A response that was lost, as the plan asks for it.
        if (error instanceof TypeError) return false;
        throw error;
      }
    },
    fetch: fetchPage,
    async confirm(gln, ids) { await ask('POST', `/mailboxes/${gln}/confirm`, { ids }); },
    async reject(gln, id) { await ask('POST', `/mailboxes/${gln}/${id}`, { reason: 'parcel-damaged' }); },
  };

  return {
    line, networkFile: hub.networkFile,
    get deaths() { return deaths; },
    async setFaults(plan) { const { ok } = await ask('PUT', '/faults', plan); if (!ok) throw new Error('the hub did not take the fault plan'); },
    async waiting(glns) {
      let count = 0;
      for (const gln of glns) count += (await fetchPage(gln)).length;
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
