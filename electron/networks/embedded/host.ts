/** The hub together with the organisations that are simulated on it. */
import { Hub, type HubOptions } from './hub/hub';

export interface TrainingHost { hub: Hub; close(): Promise<void> }

export async function openTrainingHost(options: HubOptions & { simulation: boolean }): Promise<TrainingHost> {
  const hub = await Hub.open(options);
  return { hub, close: () => hub.close() };
}
