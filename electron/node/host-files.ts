/**
 * Two small files in a profile folder. `host-port`: the port that the profile's pages live on, chosen once, because
 * IndexedDB belongs to an origin. `host.json`: how to join the host that runs now; it goes when the host ends.
 */
import { randomInt } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface RunningHost { port: number; /** 256 bits in base64url; opens the host to a program of this user. */ token: string; pid: number }

const isPort = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536;

function asRunningHost(value: unknown): RunningHost | undefined {
  if (typeof value !== 'object' || value === null || !('port' in value && 'token' in value && 'pid' in value)) return undefined;
  const { port, token, pid } = value;
  if (!isPort(port) || typeof token !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(token) || typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return undefined;
  return { port, token, pid };
}

const portFile = (profile: string) => join(profile, 'host-port');
const hostFile = (profile: string) => join(profile, 'host.json');

/** Below the range that systems hand out for outgoing connections, so that a chosen port is seldom taken later. */
export const suggestPort = (): number => randomInt(20_000, 32_000);

export async function storedPort(profile: string): Promise<number | undefined> {
  const text = await readFile(portFile(profile), 'utf8').catch(() => '');
  const port = Number(text.trim());
  return isPort(port) ? port : undefined;
}

export async function storePort(profile: string, port: number): Promise<void> { await replace(portFile(profile), `${port}\n`); }

/** What the file says about a running host; whether it still answers is for the caller to find out. */
export async function readRunningHost(profile: string): Promise<RunningHost | undefined> {
  try {
    return asRunningHost(JSON.parse(await readFile(hostFile(profile), 'utf8')) as unknown);
  } catch {
    return undefined;
  }
}

export async function writeRunningHost(profile: string, host: RunningHost): Promise<void> { await replace(hostFile(profile), `${JSON.stringify(host)}\n`); }

/** Removes the file if it is this process's own: a newer host may have written another. */
export async function forgetRunningHost(profile: string, pid: number): Promise<void> {
  if ((await readRunningHost(profile))?.pid === pid) await rm(hostFile(profile), { force: true });
}

/** Readable by this user only, whole or not at all, and on the disk before the name is. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const next = `${path}.${process.pid}.tmp`;
  await writeFile(next, text, { mode: 0o600 });
  const handle = await open(next, 'r+');
  await handle.sync();
  await handle.close();
  await rename(next, path);
}
