/**
 * The worker's entry. Started by Electron's `utilityProcess` (each connection is a MessagePort that comes with a message)
 * or by `child_process.fork` (connections share one channel, see `electron/node/relay.ts`). Arguments: see `parseArguments`.
 */
import { runWorker } from './run';

void runWorker(process.argv);
