import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createClient, createServer, type FramePort, type Handlers } from '../../shared/contract';
import { accessRoles } from '../../shared/messages';
import { readRunningHost } from './host-files';
import { findRunningHost, joinHost } from './join-host';
import { openTrustedDoor } from './trusted-door';

/** Two ends of one line in memory, each delivering after the present turn as real ones do. */
function line(): [FramePort, FramePort] {
  const listeners: ((frame: unknown) => void)[][] = [[], []];
  const closers: (() => void)[][] = [[], []];
  let closed = false;
  const end = (mine: 0 | 1): FramePort => ({
    post(frame) { queueMicrotask(() => { for (const listener of listeners[1 - mine]!) listener(frame); }); },
    onFrame(listener) { listeners[mine]!.push(listener); },
    onClose(listener) { closers[mine]!.push(listener); },
    close() { if (closed) return; closed = true; for (const closer of closers.flat()) closer(); },
  });
  return [end(0), end(1)];
}

let profile: string;
let up = true;
let door: Awaited<ReturnType<typeof openTrustedDoor>>;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'door-'));
  up = true;
  const handlers = new Proxy({}, { get: () => () => ({}) }) as Handlers;
  const mailroom = createServer(handlers, { isOpen: () => true, roles: () => accessRoles, onInternal: () => undefined });
  door = await openTrustedDoor({ profile, pid: process.pid, connect: () => {
    if (!up) return undefined;
    const [ours, theirs] = line();
    mailroom.connect(theirs);
    return ours;
  } });
});
afterEach(async () => { await door.close(); await rm(profile, { recursive: true, force: true }); });

it('lets the command line join a client that serves no pages', async () => {
  const client = createClient((await joinHost(profile))!);
  expect(await client.call('drafts.remove', { id: 'd' })).toEqual({});
  client.close();
});

it('is no host that a second window could join', async () => {
  expect(await findRunningHost(profile)).toBeUndefined();
});

it('stays shut without the token, and while the mailroom is down', async () => {
  up = false;
  await expect(joinHost(profile)).rejects.toThrow('503');
  up = true;
  const host = (await readRunningHost(profile))!;
  const { connectTo } = await import('./join-host');
  await expect(connectTo({ ...host, token: 'a'.repeat(43) })).rejects.toThrow('403');
});

it('takes its file along when it closes, and nobody is found there afterwards', async () => {
  await door.close();
  expect(await readRunningHost(profile)).toBeUndefined();
  expect(await joinHost(profile)).toBeUndefined();
  door = await openTrustedDoor({ profile, pid: process.pid, connect: () => undefined });
});
