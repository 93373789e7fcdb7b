/** The hub together with the organisations that are simulated on it. */
import { formats } from '../../../shared/formats/registry';
import { letterFormats } from '../../../shared/formats/letter/formats';
import { acknowledgement, careCommunication, standards } from '../../../shared/standards/registry';
import { answerRequest, waitingRequests } from '../../node/training-requests';
import type { Clock, Log } from '../../mailroom/ports/network';
import { Hub, type HubOptions } from './hub/hub';
import { Simulation } from './simulation/engine';
import { timing, type Timing } from './simulation/script';

export interface TrainingHost { hub: Hub; simulation?: Simulation; close(): Promise<void> }

interface TrainingHostOptions extends HubOptions {
  simulation: boolean;
  /** Shorter or longer waits than the script's own; for tests. */
  timing?: Partial<Timing>;
}

const languages = { formats, careCommunication, acknowledgement, letters: { formats: letterFormats, standards } };

/** How often the folder is looked at for requests of the command line. */
const REQUESTS_EVERY_MS = 1000;

export async function openTrainingHost(options: TrainingHostOptions): Promise<TrainingHost> {
  const hub = await Hub.open(options);
  if (!options.simulation) return { hub, close: () => hub.close() };
  const { clock, random, log, directory } = options;
  const simulation = await Simulation.start({ hub, languages, clock, random, log, timing: { ...timing, ...options.timing } });
  const requests = serveRequests(directory, simulation, clock, log);
  return { hub, simulation, close: async () => { await requests.close(); await simulation.close(); await hub.close(); } };
}

function serveRequests(directory: string, simulation: Simulation, clock: Clock, log: Log): { close(): Promise<void> } {
  let closed = false;
  let cancel = () => {};
  let working: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      for (const { id, request } of await waitingRequests(directory)) {
        if (closed) return;
        const { length } = await simulation.write({ ...request, request: id });
        await answerRequest(directory, id, length);
        log.info('simulation.request', { written: length });
      }
    } catch (error) {
      log.error('simulation.request', { kind: error instanceof Error ? error.name : 'unknown' });
    }
    if (!closed) cancel = clock.after(REQUESTS_EVERY_MS, () => { working = look(); });
  };
  working = look();
  return { close: async () => { closed = true; cancel(); await working; } };
}
