/** Runs the worker with a bounded heap and a watchdog; a file that hangs or takes the memory is named, and the run goes on behind it. */
import { Worker } from 'node:worker_threads';
import type { Order, Told } from './worker';

export interface HostileRun { files: number; rejected: number; accepted: number; crashes: string[]; slow: string[]; hangs: number[]; outOfMemory: number[]; worstMs: number; heapMb: number }
export interface HostileOptions {
  /** The built worker. */
  script: string;
  of: Order['of'];
  count: number;
  seed: number;
  corpus: boolean;
  /** Without a word for so long, the worker hangs. */
  hangMs: number;
  heapLimitMb: number;
}

type End = { index: number; why: 'done' | 'hang' | 'memory' | 'crash' };

export async function runHostile(options: HostileOptions): Promise<HostileRun> {
  const run: HostileRun = { files: 0, rejected: 0, accepted: 0, crashes: [], slow: [], hangs: [], outOfMemory: [], worstMs: 0, heapMb: 0 };
  for (let from = 0; from < options.count;) {
    const { index, why } = await part(options, from, run);
    if (why === 'done') break;
    if (why === 'hang') run.hangs.push(index);
    else if (why === 'memory') run.outOfMemory.push(index);
    from = index + 1;
  }
  run.files = options.count;
  return run;
}

function part(options: HostileOptions, from: number, run: HostileRun): Promise<End> {
  return new Promise((resolve) => {
    const order: Order = { of: options.of, from, count: options.count, seed: options.seed, corpus: options.corpus };
    const worker = new Worker(options.script, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: options.heapLimitMb } });
    let index = from;
    let watchdog: NodeJS.Timeout | undefined;
    const end = (why: End['why']): void => {
      clearTimeout(watchdog);
      void worker.terminate();
      resolve({ index, why });
    };
    const wait = (): void => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => { end('hang'); }, options.hangMs);
    };
    wait();
    worker.on('message', (told: Told) => {
      wait();
      if (told.kind === 'begin') index = told.index;
      else if (told.kind === 'slow') run.slow.push(`${told.index}: ${Math.round(told.ms)} ms`);
      else if (told.kind === 'crash') run.crashes.push(`${told.index}: ${told.error}`);
      else {
        run.rejected += told.rejected;
        run.accepted += told.accepted;
        run.worstMs = Math.max(run.worstMs, told.worstMs);
        run.heapMb = Math.max(run.heapMb, told.heapMb);
        end('done');
      }
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end('memory');
      else { run.crashes.push(`${index}: ${error.stack ?? error.message}`); end('crash'); }
    });
  });
}
