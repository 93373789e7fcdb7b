/**
 * How the command line asks a training hub for messages: a file in the hub's folder, so that it works whichever process
 * has the hub open, and also when none has it now. The hub answers with a file of the same name that ends in `.done`.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isGln } from '../../shared/identifiers';
import { readIfThere, replaceFile } from './files';

export interface TrainingRequest {
  messages: number;
  /** Equal seeds choose equal conversations. */
  seed?: number;
  /** The client that gets them; absent = every client of the hub in turn. */
  to?: string;
}

const whole = (value: unknown, least: number, most: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** The name of the first thing that is wrong, when the value is no request. */
export function trainingRequest(value: unknown): { request: TrainingRequest } | { wrong: string } {
  if (typeof value !== 'object' || value === null) return { wrong: 'messages' };
  const { messages, seed, to } = value as Record<string, unknown>;
  if (!whole(messages, 1, 100_000)) return { wrong: 'messages' };
  if (seed !== undefined && !whole(seed, 0, 0xffffffff)) return { wrong: 'seed' };
  if (to !== undefined && (typeof to !== 'string' || !isGln(to))) return { wrong: 'to' };
  return { request: { messages, ...(seed === undefined ? {} : { seed }), ...(to === undefined ? {} : { to }) } };
}

/** Folder of the hub that a profile keeps for itself, and of the one beside a `network.json`. */
export const hubOfProfile = (profile: string): string => join(profile, 'training-network');
export const hubOfNetworkFile = (networkFile: string): string => join(networkFile, '..', 'hub');

const folder = (hub: string) => join(hub, 'requests');

/** Leaves the request; its id is for `takeAnswer`. */
export async function leaveRequest(hub: string, request: TrainingRequest): Promise<string> {
  await mkdir(folder(hub), { recursive: true });
  const id = randomUUID();
  await replaceFile(join(folder(hub), `${id}.json`), JSON.stringify(request));
  return id;
}

/** Undefined while the hub has not done it. The answer is removed. */
export async function takeAnswer(hub: string, id: string): Promise<{ /** Messages on their way; 0 when nobody on this hub can get them. */ written: number } | undefined> {
  const path = join(folder(hub), `${id}.done`);
  const answer = parsed(await readIfThere(path));
  if (typeof answer !== 'object' || answer === null || !('written' in answer) || !whole(answer.written, 0, 100_000)) return undefined;
  await rm(path, { force: true });
  return { written: answer.written };
}

/** What has been asked and not been done. Files that are no request are removed. */
export async function waitingRequests(hub: string): Promise<{ id: string; request: TrainingRequest }[]> {
  const names = await readdir(folder(hub)).catch(() => []);
  const found: { id: string; request: TrainingRequest }[] = [];
  for (const name of names.filter((each) => each.endsWith('.json') && !each.startsWith('.')).sort()) {
    const asked = trainingRequest(parsed(await readIfThere(join(folder(hub), name))));
    if ('request' in asked) found.push({ id: name.slice(0, -'.json'.length), request: asked.request });
    else await rm(join(folder(hub), name), { force: true });
  }
  return found;
}

/** The request goes after the answer is there: in between it is known to be done by the hub's own record. */
export async function answerRequest(hub: string, id: string, written: number): Promise<void> {
  await replaceFile(join(folder(hub), `${id}.done`), JSON.stringify({ written }));
  await rm(join(folder(hub), `${id}.json`), { force: true });
}

function parsed(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  try { return JSON.parse(new TextDecoder().decode(bytes)); } catch { return undefined; }
}
