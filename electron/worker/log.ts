/** The worker's log: one JSON line per event in the profile, rotated by size. Codes, counts and shortened ids only. */
import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../mailroom/ports/network';

const MAX_BYTES = 1024 * 1024;
const KEPT = 5;
/** Far more than any shortened id or code needs: a slip that put text into a log would be cut short. */
const MAX_VALUE = 80;

type Facts = Record<string, string | number | boolean>;

export interface FileLog extends Log { flush(): Promise<void> }

/** Writing never fails the one who logs: a full disk loses log lines, nothing else. */
export function openLog(directory: string, now: () => Date): FileLog {
  const path = join(directory, 'mailroom.log');
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;

  async function rotate(): Promise<void> {
    if ((await stat(path).catch(() => undefined))?.size === undefined) return;
    if ((await stat(path)).size < MAX_BYTES) return;
    await rm(`${path}.${KEPT}`, { force: true });
    for (let n = KEPT - 1; n >= 1; n--) await rename(`${path}.${n}`, `${path}.${n + 1}`).catch(() => undefined);
    await rename(path, `${path}.1`);
  }
  async function write(): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 }).catch(() => undefined);
    while (waiting.length > 0) {
      const lines = waiting.join('');
      waiting = [];
      await rotate().then(() => appendFile(path, lines, { mode: 0o600 })).catch(() => undefined);
    }
  }
  function add(level: 'info' | 'warn' | 'error', event: string, facts: Facts = {}): void {
    const safe = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, MAX_VALUE) : value]));
    waiting.push(`${JSON.stringify({ at: now().toISOString(), level, event, ...safe })}\n`);
    writing ??= write().finally(() => { writing = undefined; });
  }
  return {
    info(event, facts) { add('info', event, facts); },
    warn(event, facts) { add('warn', event, facts); },
    error(event, facts) { add('error', event, facts); },
    async flush() { while (writing) await writing; },
  };
}
