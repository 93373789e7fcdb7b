/** The training network inside the client's own process: calls instead of a connection. */
import { PARCEL_MAX_BYTES } from '../../../shared/envelopes/parcel';
import type { Arrival, Log, Network, NetworkCapabilities, NetworkState } from '../../mailroom/ports/network';
import { contactsFor, organisations } from './organisations';
import type { Hub } from './hub/hub';

export const NETWORK_ID = 'embedded';
/** Shown on every screen. */
export const NETWORK_TITLE = 'Øvelsesnetværk';

/** The plug of a network without a cable: tests and demonstrations pull it. */
export interface Link { up(): boolean; /** Returns the function that stops listening. */ onChange(listener: () => void): () => void }
const alwaysUp: Link = { up: () => true, onChange: () => () => undefined };

export function inProcessNetwork(hub: Hub, options: { gln: string; log: Log; link?: Link; release(): Promise<void> }): Network {
  const { gln, log, link = alwaysUp } = options;
  const closing = new AbortController();
  const state = (): NetworkState => (link.up() ? { online: true } : { online: false, code: 'network-offline' });

  /** Resolves when the link is up, or when the signal ends the wait. */
  const online = (signal: AbortSignal) => new Promise<void>((resolve) => {
    if (link.up() || signal.aborted) { resolve(); return; }
    const done = () => { stop(); signal.removeEventListener('abort', done); resolve(); };
    const stop = link.onChange(() => { if (link.up()) done(); });
    signal.addEventListener('abort', done, { once: true });
  });

  const capabilities: NetworkCapabilities = {
    id: NETWORK_ID, title: NETWORK_TITLE, training: true, maxParcelBytes: PARCEL_MAX_BYTES,
    organisations: () => Promise.resolve(organisations()),
    contacts: (self) => Promise.resolve(contactsFor(self)),
    faults: { get: () => Promise.resolve(hub.faults), set: (plan) => hub.setFaults(plan) },
  };

  return {
    capabilities,
    async send({ header, bytes }) {
      if (closing.signal.aborted || !link.up()) return { outcome: 'retry', code: 'network-offline' };
      if (bytes.length > PARCEL_MAX_BYTES) return { outcome: 'stop', code: 'parcel-too-large' };
      try {
        return await hub.send(header, bytes);
      } catch (error) {
        log.error('network.store', { kind: error instanceof Error ? error.name : 'unknown' });
        return { outcome: 'retry', code: 'network-refused', afterMs: 5000 };
      }
    },
    async *receive(signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      let after = 0;
      while (!ended.aborted) {
        await online(ended);
        const page = await hub.poll(gln, { after, waitMs: 25_000, signal: ended });
        for (const { id, ready, header } of page.entries) {
          if (ended.aborted || !link.up()) break;
          const bytes = await hub.read(gln, id);
          after = ready;
          if (bytes) yield { kind: 'message', id, parcel: { header, bytes } } satisfies Arrival;
        }
      }
    },
    async confirm(id) { await hub.confirm(gln, [id]); },
    async reject(id, reason) { await hub.reject(gln, id, reason); },
    onState(listener) {
      listener(state());
      return link.onChange(() => { listener(state()); });
    },
    poke() { /* There is nothing between the two that could need waking. */ },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await options.release();
    },
  };
}
