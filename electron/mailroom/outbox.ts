/**
 * Runs dispatches: each job alone, a few at once, again after a growing pause while the network refuses, all at once
 * when it is back. What a job is to do is read from the ledger at each run, so that a job may be forgotten at any time.
 */
import { Gate } from './keyed-lock';
import type { Clock, Log, Random } from './ports/network';

/** `retry`: the network didn't take it; `afterMs` is its own wish. `wait`: not before the outbox opens or somebody kicks it. */
export type JobResult = { outcome: 'done' } | { outcome: 'wait' } | { outcome: 'retry'; afterMs?: number };

export interface Outbox {
  /** Starts the job, or runs it once more when it is running. */
  kick(id: string, run: () => Promise<JobResult>): void;
  /** While closed nothing starts; what runs goes on. */
  setOpen(open: boolean): void;
  /** Every waiting job tries now, with its back-off begun anew. */
  wake(): void;
  readonly failedTries: number;
  readonly nextTryAt: Date | undefined;
  readonly busy: number;
  stop(): Promise<void>;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const AT_ONCE = 8;

interface Job { run: () => Promise<JobResult>; running: boolean; again: boolean; tries: number; cancel?: () => void; nextAt?: number }

/** 1 s, 2 s … 60 s, each between a half and the whole, so that many clients do not come back in step. */
export const backOff = (tries: number, random: Random): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10)) * (0.5 + random.fraction() / 2);

export function createOutbox({ clock, random, log }: { clock: Clock; random: Random; log: Log }): Outbox {
  const jobs = new Map<string, Job>();
  const gate = new Gate(AT_ONCE);
  const running = new Set<Promise<void>>();
  let open = false;
  let stopped = false;

  function start(id: string, job: Job): void {
    job.cancel?.();
    delete job.cancel; delete job.nextAt;
    if (!open || stopped) return;
    if (job.running) { job.again = true; return; }
    job.running = true;
    const work = gate.run(() => perform(id, job)).finally(() => { running.delete(work); });
    running.add(work);
  }

  async function perform(id: string, job: Job): Promise<void> {
    let result: JobResult;
    try {
      result = open && !stopped ? await job.run() : { outcome: 'wait' };
    } catch (error) {
      log.warn('dispatch-failed', { job: id.slice(0, 12), error: error instanceof Error ? error.message.slice(0, 40) : 'unknown' });
      result = { outcome: 'retry' };
    }
    job.running = false;
    if (job.again) { job.again = false; start(id, job); return; }
    if (result.outcome === 'done') { jobs.delete(id); return; }
    if (result.outcome === 'wait') { job.tries = 0; return; }
    const ms = Math.max(result.afterMs ?? 0, backOff(job.tries, random));
    job.tries++;
    job.nextAt = clock.now().getTime() + ms;
    if (!stopped) job.cancel = clock.after(ms, () => { start(id, job); });
  }

  return {
    kick(id, run) {
      const job = jobs.get(id) ?? { run, running: false, again: false, tries: 0 };
      job.run = run;
      jobs.set(id, job);
      start(id, job);
    },
    setOpen(next) {
      if (open === next) return;
      open = next;
      if (open) this.wake();
    },
    wake() { for (const [id, job] of jobs) { job.tries = 0; if (!job.running) start(id, job); } },
    get failedTries() { return Math.max(0, ...[...jobs.values()].map((job) => job.tries)); },
    get nextTryAt() {
      const next = Math.min(...[...jobs.values()].map((job) => job.nextAt ?? Infinity));
      return Number.isFinite(next) ? new Date(next) : undefined;
    },
    get busy() { return running.size; },
    async stop() {
      stopped = true;
      for (const job of jobs.values()) job.cancel?.();
      await Promise.all(running);
    },
  };
}
