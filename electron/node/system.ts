/** The real clock and the real randomness (the mailroom's ports `Clock` and `Random`); everything else gets them passed in. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Timers longer than this overflow and would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock = {
  now: (): Date => new Date(),
  monotonic: (): number => performance.now(),
  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
    return () => { clearTimeout(timer); };
  },
};

export const systemRandom = {
  uuid: (): string => randomUUID(),
  bytes: (length: number): Uint8Array => new Uint8Array(randomBytes(length)),
  fraction: (): number => randomInt(2 ** 32) / 2 ** 32,
};
