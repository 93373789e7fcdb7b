/**
 * Time that only passes while we are connected (R4): waiting for an acknowledgement must not run out because our own
 * line was down. Kept over restarts; a changed system clock does not touch it, since it adds up monotonic time.
 */
import { tables } from './records';
import type { Room } from './room';

export interface OnlineClock {
  /** Milliseconds this profile has ever been online. */
  total(): number;
  setOnline(online: boolean): void;
  readonly online: boolean;
  /** Calls back when the total reaches a value; one call, however late it is. Returns the function that forgets it. */
  reach(key: string, total: number, run: () => void): void;
  forget(key: string): void;
  save(): Promise<void>;
  stop(): void;
}

const SAVE_EVERY_MS = 60_000;
const ID = 'online';

export function createOnlineClock(room: Pick<Room, 'clock' | 'ledger' | 'log' | 'notice'>): OnlineClock {
  const { clock, ledger } = room;
  let banked = ledger.get(tables.clock, ID)?.online ?? 0;
  let saved = banked;
  let since: number | undefined;
  let cancelNext: (() => void) | undefined;
  let cancelSave: (() => void) | undefined;
  let stopped = false;
  const waiting = new Map<string, { total: number; run: () => void }>();
  let wall = clock.now().getTime();
  let steady = clock.monotonic();

  const total = () => banked + (since === undefined ? 0 : clock.monotonic() - since);

  function plan(): void {
    cancelNext?.();
    cancelNext = undefined;
    if (since === undefined || stopped || waiting.size === 0) return;
    const next = Math.min(...[...waiting.values()].map((entry) => entry.total));
    cancelNext = clock.after(Math.max(0, next - total()), fire);
  }
  function fire(): void {
    const now = total();
    for (const [key, entry] of waiting) {
      // A timer may come a little early.
      if (entry.total > now + 1) continue;
      waiting.delete(key);
      entry.run();
    }
    plan();
  }
  /** The system clock against the steady one: a jump is told, and changes nothing else. */
  function watchWall(): void {
    const nextWall = clock.now().getTime();
    const nextSteady = clock.monotonic();
    const jump = Math.round((nextWall - wall - (nextSteady - steady)) / 60_000);
    wall = nextWall; steady = nextSteady;
    if (Math.abs(jump) >= 2) { room.log.warn('clock-jumped', { minutes: jump }); room.notice('warn', 'clock-jumped', { minutes: jump }); }
  }
  async function save(): Promise<void> {
    const now = Math.floor(total());
    if (now === saved) return;
    await ledger.batch().put(tables.clock, ID, { online: now }).commit();
    saved = now;
  }
  function planSave(): void {
    if (stopped) return;
    cancelSave = clock.after(SAVE_EVERY_MS, () => {
      watchWall();
      // Only what somebody waits for is worth a write.
      if (waiting.size > 0) save().catch(() => { room.log.warn('clock-not-saved'); });
      planSave();
    });
  }
  planSave();

  return {
    total,
    get online() { return since !== undefined; },
    setOnline(online) {
      if (online === (since !== undefined)) return;
      if (online) since = clock.monotonic();
      else { banked = total(); since = undefined; }
      plan();
    },
    reach(key, at, run) { waiting.set(key, { total: at, run }); plan(); },
    forget(key) { if (waiting.delete(key)) plan(); },
    save,
    stop() { stopped = true; cancelNext?.(); cancelSave?.(); },
  };
}
