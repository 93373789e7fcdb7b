/**
 * The product's worker with two things changed: it kills its own process where its plan says, and its clock runs fast, so
 * that the waits of half an hour take seconds. Started like `electron/worker`, by whatever host.
 */
import { watchFile } from 'node:fs';
import type { StepName } from '../../electron/mailroom';
import { systemClock } from '../../electron/node/system';
import { runWorker } from '../../electron/worker/run';
import { killsDone, noteKill, notePid, PLAN_VARIABLE, readPlan } from './plan';

const path = process.env[PLAN_VARIABLE];
if (path === undefined) throw new Error(`${PLAN_VARIABLE} is missing`);
let plan = readPlan(path);
const done = killsDone(path);
const passes = new Map<StepName, number>();
notePid(path, process.pid);
// The clock may be set while the worker runs.
watchFile(path, { interval: 50, persistent: false }, () => { plan = readPlan(path); });

const real = { now: systemClock.now, monotonic: systemClock.monotonic, after: systemClock.after };
// The composition takes this very object as its clock: to change it here is the one way that leaves the product's composing as it is.
Object.assign(systemClock, {
  now: () => new Date(plan.wallStart + plan.jumpMs + (real.now().getTime() - plan.realStart) * plan.speed),
  monotonic: () => real.monotonic() * plan.speed,
  after: (ms: number, run: () => void) => real.after(ms / plan.speed, run),
} satisfies typeof systemClock);

function step(name: StepName): void {
  const pass = (passes.get(name) ?? 0) + 1;
  passes.set(name, pass);
  const position = plan.kills.findIndex((kill, index) => kill.step === name && kill.pass <= pass && !done.has(index));
  if (position === -1) return;
  noteKill(path!, position);
  process.kill(process.pid, 'SIGKILL');
}

void runWorker(process.argv, step);
