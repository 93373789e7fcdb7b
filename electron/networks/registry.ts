/** All networks this client can use. A new one is one folder and one line here. */
import type { NetworkFactory } from '../mailroom/ports/network';
import { embeddedNetwork } from './embedded';
import { vansFolderNetwork } from './vans-folder';

/** @param options.networkFile `network.json` of a training network that several clients share; absent = one of this client's own. */
export function networkFactories(options: { networkFile?: string }): NetworkFactory[] {
  return [embeddedNetwork(options), vansFolderNetwork()];
}
