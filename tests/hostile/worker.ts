/** Mangles and judges files one after the other, and tells before and after each, so that who waits can see which one hangs. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { validateParts } from '../../electron/cli/commands/validate';
import { chanceOf } from '../faults/random';
import { judgeLetter, letterFiles } from './letters';
import { mangled } from './mangle';
import { sampleFiles } from './samples';

export interface Order { of: 'messages' | 'letters'; from: number; count: number; seed: number; corpus: boolean }
export type Told =
  | { kind: 'begin'; index: number }
  | { kind: 'slow'; index: number; ms: number }
  | { kind: 'crash'; index: number; error: string }
  | { kind: 'done'; judged: number; rejected: number; accepted: number; worstMs: number; heapMb: number };

const SLOW_MS = 1000;

const order = workerData as Order;
const port = parentPort!;
const tell = (told: Told): void => { port.postMessage(told); };
const files = order.of === 'letters' ? letterFiles(order.corpus) : sampleFiles(order.corpus);
/** True when the file is accepted. */
const judge = order.of === 'letters' ? judgeLetter : (bytes: Uint8Array): boolean => validateParts('x', bytes)[0].json.verdict !== 'reject';
let rejected = 0;
let accepted = 0;
let worstMs = 0;
let heapMb = 0;

/** A machine that is busy elsewhere makes anything slow once; what is slow three times is slow. */
function fastest(bytes: Uint8Array): number {
  let best = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    const begun = performance.now();
    judge(bytes);
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

for (let index = order.from; index < order.count; index++) {
  tell({ kind: 'begin', index });
  const { bytes } = mangled(files, chanceOf(order.seed * 1_000_003 + index));
  try {
    const begun = performance.now();
    const isAccepted = judge(bytes);
    let ms = performance.now() - begun;
    if (ms > SLOW_MS) ms = fastest(bytes);
    if (ms > SLOW_MS) tell({ kind: 'slow', index, ms });
    worstMs = Math.max(worstMs, ms);
    if (isAccepted) accepted += 1;
    else rejected += 1;
  } catch (error) {
    tell({ kind: 'crash', index, error: error instanceof Error ? error.stack ?? error.message : String(error) });
  }
  if (index % 50 === 0) heapMb = Math.max(heapMb, getHeapStatistics().used_heap_size / 1024 / 1024);
}
tell({ kind: 'done', judged: order.count - order.from, rejected, accepted, worstMs, heapMb });
