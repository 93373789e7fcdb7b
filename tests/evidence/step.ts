/** One small program that drives the product through steps of a test protocol. It stands alone: any choice of steps can be run. */
import type { Recorder } from './recorder';
import type { World } from './world';

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly proves: readonly string[];
  run(world: World, record: Recorder): Promise<void>;
}
