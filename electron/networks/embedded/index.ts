/**
 * The training network ("Øvelsesnetværk"): in the client's own process when it is alone, over loopback when a
 * `network.json` names a hub that several clients share.
 */
import { join, resolve } from 'node:path';
import type { NetworkFactory } from '../../mailroom/ports/network';
import { openTrainingHost, type TrainingHost } from './host';
import { inProcessNetwork, NETWORK_ID, NETWORK_TITLE, type Link } from './in-process';
import { loopbackNetwork } from './loopback';
import { organisations } from './organisations';

interface EmbeddedOptions {
  /** Path of the hub's `network.json`; absent = a hub in this process, kept in the profile. */
  networkFile?: string;
  /** Simulated counterparts; on by default, off in tests of the wire alone. In-process only: a hub of its own decides by itself. */
  simulation?: boolean;
  link?: Link;
}

export function embeddedNetwork(options: EmbeddedOptions = {}): NetworkFactory {
  /** A directory has one owner; two networks of this process on the same one share it. */
  const hosts = new Map<string, { host: Promise<TrainingHost>; users: number }>();

  return {
    id: NETWORK_ID, title: NETWORK_TITLE, training: true, organisations,
    async open({ gln, directory, clock, random, log }) {
      const { networkFile, link } = options;
      if (networkFile !== undefined) return loopbackNetwork({ networkFile, gln, clock, log });
      const place = resolve(join(directory, 'training-network'));
      const shared = hosts.get(place) ?? { host: openTrainingHost({ directory: place, clock, random, log, simulation: options.simulation ?? true }), users: 0 };
      hosts.set(place, shared);
      shared.users += 1;
      const release = async () => {
        shared.users -= 1;
        if (shared.users > 0) return;
        hosts.delete(place);
        await (await shared.host).close();
      };
      try {
        const { hub } = await shared.host;
        await hub.claim(gln);
        return inProcessNetwork(hub, { gln, log, release, ...(link ? { link } : {}) });
      } catch (error) {
        hosts.delete(place);
        throw error;
      }
    },
  };
}
