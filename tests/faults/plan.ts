/**
 * What a worker under test reads from a file of the runner's: how fast its clock runs and where it kills itself. A file,
 * not a message, so that it reaches the worker through any host, and so that each new process goes on where the last one died.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { StepName } from '../../electron/mailroom';

/** Names the plan's file; inherited by whatever forks the worker. */
export const PLAN_VARIABLE = 'SEKTORPOST_FAULT_PLAN';

/** Kill at this step, when the same process has passed it so many times. */
export interface KillAt { step: StepName; pass: number }

export interface FaultsOfWorker {
  /** Milliseconds of the worker's time in one of ours. */
  speed: number;
  /** Our time and the worker's at one and the same moment (milliseconds since 1970): all processes of a run share one time. */
  realStart: number;
  wallStart: number;
  /** Added to the system clock alone; what grows steadily goes on as before. */
  jumpMs: number;
  kills: KillAt[];
}

const killsOf = (path: string): string => `${path}.kills`;
const pidOf = (path: string): string => `${path}.pid`;

export const readPlan = (path: string): FaultsOfWorker => JSON.parse(readFileSync(path, 'utf8')) as FaultsOfWorker;
export function writePlan(path: string, plan: FaultsOfWorker): void {
  writeFileSync(`${path}.tmp`, JSON.stringify(plan));
  renameSync(`${path}.tmp`, path);
}

/** Positions in `plan.kills` that have been done; written before the kill, since afterwards nobody can. */
export const killsDone = (path: string): Set<number> => new Set(existsSync(killsOf(path)) ? readFileSync(killsOf(path), 'utf8').split('\n').filter((line) => line !== '').map(Number) : []);
export const noteKill = (path: string, position: number): void => { appendFileSync(killsOf(path), `${position}\n`); };

export const notePid = (path: string, pid: number): void => { writeFileSync(pidOf(path), String(pid)); };
export const knownPid = (path: string): number | undefined => { const pid = existsSync(pidOf(path)) ? Number(readFileSync(pidOf(path), 'utf8')) : 0; return pid > 0 ? pid : undefined; };
