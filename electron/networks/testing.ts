/** Passed-in time, randomness and log for tests. */
import type { Clock, Log } from '../mailroom/ports/network';

export { seededRandom } from './embedded/seeded-random';

/** A clock that stands still until `advance`. Due timers run in the order of their time. */
export class ManualClock implements Clock {
  private timers: { at: number; order: number; run: () => void }[] = [];
  private elapsed = 0;
  private order = 0;

  constructor(private wall = Date.parse('2026-03-02T09:00:00.000Z')) {}

  now(): Date { return new Date(this.wall); }
  monotonic(): number { return this.elapsed; }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.elapsed + Math.max(0, ms), order: this.order++, run };
    this.timers.push(timer);
    return () => { this.timers = this.timers.filter((each) => each !== timer); };
  }

  advance(ms: number): void {
    const until = this.elapsed + ms;
    for (;;) {
      const next = this.timers.filter((each) => each.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.step(next.at - this.elapsed);
      next.run();
    }
    this.step(until - this.elapsed);
  }

  /** When the next timer is due, in milliseconds from now; undefined when there is none. */
  nextIn(): number | undefined {
    return this.timers.length === 0 ? undefined : Math.max(0, Math.min(...this.timers.map((each) => each.at)) - this.elapsed);
  }

  private step(ms: number): void { this.elapsed += ms; this.wall += ms; }
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
