/** Passed-in time, randomness and log for tests and for repeatable demonstrations. */
import type { Clock, Log, Random } from '../mailroom/ports/network';

/** Mulberry32: the same seed gives the same run. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256));
  const uuid = () => {
    const raw = bytes(16);
    raw[6] = (raw[6]! & 0x0f) | 0x40;
    raw[8] = (raw[8]! & 0x3f) | 0x80;
    const hex = [...raw].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
  return { fraction, bytes, uuid };
}

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
