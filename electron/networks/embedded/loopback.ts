/** The training network in a process of its own: several clients on one machine meet there. */
import { CodedError, faultPlanSchema, type FaultPlan } from '../../../shared/contract';
import { PARCEL_MAX_BYTES } from '../../../shared/envelopes/parcel';
import type { Arrival, Clock, Log, Network, NetworkCapabilities, NetworkState, SendResult } from '../../mailroom/ports/network';
import { ConnectionError, HubConnection } from './connection';
import { headerToText, PARCEL_HEADER, readPage, sendResultSchema, type WireEntry } from './hub/wire';
import { NETWORK_ID, NETWORK_TITLE } from './in-process';
import { contactsFor, organisations } from './organisations';

/** Waits between tries while the hub is away. Short: it is on the same machine. */
const BACKOFF_MS = [200, 500, 1000, 2000, 3000];
const LONG_POLL_MS = 25_000;

interface Confirmation { id: string; resolve(): void; reject(error: Error): void }

export async function loopbackNetwork(options: { networkFile: string; gln: string; clock: Clock; log: Log }): Promise<Network> {
  const { gln, clock, log } = options;
  const connection = new HubConnection(options.networkFile);
  const closing = new AbortController();
  const listeners = new Set<(state: NetworkState) => void>();
  const pokes = new Set<() => void>();
  const confirmations: Confirmation[] = [];
  /** Handed to the mailroom and not yet confirmed: a hub that starts again lists them once more. */
  const handed = new Set<string>();
  let confirming = false;
  let state: NetworkState = { online: false, code: 'network-offline' };

  const setState = (next: NetworkState) => {
    if (next.online === state.online && next.code === state.code) return;
    state = next;
    log.info('network.state', { online: next.online, code: next.code ?? '' });
    for (const listener of [...listeners]) listener(next);
  };
  const failed = (error: unknown) => {
    setState({ online: false, code: error instanceof ConnectionError && error.fault === 'token' ? 'network-token' : 'network-offline' });
  };

  const pause = (tries: number, signal: AbortSignal) => new Promise<void>((resolve) => {
    const done = () => { cancel(); pokes.delete(done); signal.removeEventListener('abort', done); resolve(); };
    const cancel = clock.after(BACKOFF_MS[Math.min(tries, BACKOFF_MS.length - 1)]!, done);
    pokes.add(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });

  /** Asks until the hub has answered. Undefined when the signal ended it first. */
  async function untilAnswered(signal: AbortSignal, ask: () => Promise<{ status: number; body: Buffer }>) {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        const answer = await ask();
        if (answer.status < 500) { setState({ online: true }); return answer; }
      } catch (error) {
        if (signal.aborted) return undefined;
        failed(error);
      }
      await pause(tries, signal);
    }
    return undefined;
  }

  /** False when the hub can't hear it now; the caller says it again later. A line that broke is tried once more: telling twice is harmless. */
  async function tell(path: string, body: Buffer): Promise<boolean> {
    for (let again = false; ; again = true) {
      try {
        const { status } = await connection.request('POST', path, { body, signal: closing.signal });
        return status < 500;
      } catch (error) {
        if (closing.signal.aborted) return false;
        if (!again && error instanceof ConnectionError && error.fault === 'lost') continue;
        failed(error);
        return false;
      }
    }
  }

  async function confirmAll(): Promise<void> {
    if (confirming) return;
    confirming = true;
    while (confirmations.length > 0 && !closing.signal.aborted) {
      const group = confirmations.splice(0, 1000);
      const body = Buffer.from(JSON.stringify({ ids: group.map((each) => each.id) }), 'utf8');
      const heard = await tell(`/mailboxes/${gln}/confirm`, body);
      for (const each of group) {
        if (heard) { handed.delete(each.id); each.resolve(); } else each.reject(new CodedError('network-offline'));
      }
    }
    confirming = false;
  }

  async function contentOf(entry: WireEntry, signal: AbortSignal): Promise<Uint8Array | undefined> {
    if (entry.bytes) return entry.bytes;
    const answer = await untilAnswered(signal, () => connection.request('GET', `/mailboxes/${gln}/${entry.id}`, { signal }));
    return answer?.status === 200 ? answer.body : undefined;
  }

  async function faultPlan(plan?: FaultPlan): Promise<FaultPlan> {
    try {
      const { body } = await connection.request(plan ? 'PUT' : 'GET', '/faults', plan ? { body: Buffer.from(JSON.stringify(plan), 'utf8') } : {});
      return faultPlanSchema.parse(JSON.parse(body.toString('utf8')));
    } catch { throw new CodedError('network-offline'); }
  }

  const capabilities: NetworkCapabilities = {
    id: NETWORK_ID, title: NETWORK_TITLE, training: true, maxParcelBytes: PARCEL_MAX_BYTES,
    organisations: () => Promise.resolve(organisations()),
    contacts: (self) => Promise.resolve(contactsFor(self)),
    faults: { get: () => faultPlan(), set: (plan) => faultPlan(plan) },
  };

  const network: Network = {
    capabilities,
    async send({ header, bytes }): Promise<SendResult> {
      if (closing.signal.aborted) return { outcome: 'retry', code: 'network-offline' };
      if (bytes.length > PARCEL_MAX_BYTES) return { outcome: 'stop', code: 'parcel-too-large' };
      try {
        const { status, body } = await connection.request('PUT', '/parcels', { headers: { [PARCEL_HEADER]: headerToText(header) }, body: bytes });
        setState({ online: true });
        const result = status === 200 ? sendResultSchema.safeParse(JSON.parse(body.toString('utf8'))) : undefined;
        return result?.success ? result.data : { outcome: 'retry', code: 'network-refused', afterMs: 5000 };
      } catch (error) {
        if (error instanceof ConnectionError && error.fault === 'lost') return { outcome: 'retry', code: 'network-lost-response' };
        failed(error);
        return { outcome: 'retry', code: 'network-offline' };
      }
    },
    async *receive(signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      handed.clear();
      let after = 0;
      let boot = '';
      while (!ended.aborted) {
        const place = `/mailboxes/${gln}?after=${after}&boot=${boot}`;
        // Asked anew at every try: the first question after an absence is answered at once, so that the state is soon right.
        const answer = await untilAnswered(ended, () => connection.request('GET', `${place}&wait=${state.online ? LONG_POLL_MS : 0}`, { signal: ended, idleMs: LONG_POLL_MS + 15_000 }));
        if (answer?.status !== 200) { if (!ended.aborted) await pause(BACKOFF_MS.length, ended); continue; }
        const page = readPage(answer.body);
        boot = page.boot;
        for (const entry of page.entries) {
          if (ended.aborted) return;
          if (!handed.has(entry.id)) {
            const bytes = await contentOf(entry, ended);
            if (bytes) { handed.add(entry.id); yield { kind: 'message', id: entry.id, parcel: { header: entry.header, bytes } } satisfies Arrival; }
          }
          after = entry.ready;
        }
      }
    },
    confirm(id) {
      return new Promise((resolve, reject) => {
        if (closing.signal.aborted) { reject(new CodedError('network-offline')); return; }
        confirmations.push({ id, resolve, reject });
        void confirmAll();
      });
    },
    async reject(id, reason) {
      const body = Buffer.from(JSON.stringify({ reason }), 'utf8');
      if (!await tell(`/mailboxes/${gln}/${id}`, body)) throw new CodedError('network-offline');
      handed.delete(id);
    },
    onState(listener) {
      listeners.add(listener);
      listener(state);
      return () => { listeners.delete(listener); };
    },
    poke() { for (const wake of [...pokes]) wake(); },
    async close() {
      closing.abort();
      for (const each of confirmations.splice(0)) each.reject(new CodedError('network-offline'));
      connection.close();
      listeners.clear();
    },
  };

  // The hub may be away at this moment; the first listing claims the organisation again.
  await connection.request('POST', `/organisations/${gln}`).then(() => { setState({ online: true }); }, failed);
  return network;
}
