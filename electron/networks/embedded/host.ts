/** The hub together with the organisations that are simulated on it. */
import { formats } from '../../../shared/formats/registry';
import { acknowledgement, careCommunication } from '../../../shared/standards/registry';
import { Hub, type HubOptions } from './hub/hub';
import { Simulation } from './simulation/engine';
import { timing, type Timing } from './simulation/script';

export interface TrainingHost { hub: Hub; simulation?: Simulation; close(): Promise<void> }

export interface TrainingHostOptions extends HubOptions {
  simulation: boolean;
  /** Shorter or longer waits than the script's own; for tests. */
  timing?: Partial<Timing>;
}

export async function openTrainingHost(options: TrainingHostOptions): Promise<TrainingHost> {
  const hub = await Hub.open(options);
  if (!options.simulation) return { hub, close: () => hub.close() };
  const { clock, random, log } = options;
  const simulation = await Simulation.start({ hub, languages: { formats, careCommunication, acknowledgement }, clock, random, log, timing: { ...timing, ...options.timing } });
  return { hub, simulation, close: async () => { await simulation.close(); await hub.close(); } };
}
