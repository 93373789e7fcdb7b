/** One running host: a port of its profile's own, a worker, and the door between them and the windows. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { forgetRunningHost, storePort, storedPort, suggestPort, writeRunningHost } from '../node/host-files';
import { findRunningHost } from '../node/join-host';
import { startWorker } from '../node/worker-process';
import { createAccess } from './access';
import type { HostOptions } from './options';
import { createHostServer, type HostServer } from './server';

/** How long a window may be away (a reload, a reconnect) before it counts as closed. */
const WINDOW_GRACE_MS = 5000;
const SUGGESTIONS = 20;

export type HostEvent =
  /** `url` opens one window, once. */
  | { event: 'ready'; url: string; port: number; pid: number }
  /** Another host runs on this profile already; `url` is a window of that one. */
  | { event: 'joined'; url: string; port: number; pid: number }
  | { event: 'fatal'; code: string; params?: Record<string, string | number> }
  | { event: 'mailroom-down'; code: string; retryMs: number }
  | { event: 'mailroom-up' };

export class HostStartError extends Error {
  readonly code: string;
  readonly params: Record<string, string | number> | undefined;
  constructor(code: string, params?: Record<string, string | number>) { super(code); this.name = 'HostStartError'; this.code = code; this.params = params; }
}

export interface RunningHostProcess { stop(): Promise<void>; stopped: Promise<void> }

const secret = (): string => randomBytes(32).toString('base64url');
const windowUrl = (port: number, ticket: string) => `http://127.0.0.1:${port}/?t=${ticket}`;

/** True when it listens; false when the port is somebody else's. */
async function listen(http: Server, port: number): Promise<boolean> {
  try {
    http.listen({ host: '127.0.0.1', port, exclusive: true });
    await once(http, 'listening');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
    throw error;
  }
}

/** Starts a host, or joins the one that runs (then it resolves to undefined). Throws `HostStartError` with a code of the contract. */
export async function startHost(options: HostOptions, tell: (event: HostEvent) => void): Promise<RunningHostProcess | undefined> {
  const join = async () => {
    const running = await findRunningHost(options.profile);
    if (running) tell({ event: 'joined', url: windowUrl(running.host.port, running.ticket), port: running.host.port, pid: running.host.pid });
    return running !== undefined;
  };
  if (await join()) return undefined;

  const stop: { now?: () => Promise<void> } = {};
  const worker = { current: undefined as ReturnType<typeof startWorker> | undefined };
  let leaving: NodeJS.Timeout | undefined;
  const onWindows = (open: number) => {
    clearTimeout(leaving);
    if (options.exitWithWindow && open === 0) leaving = setTimeout(() => { void stop.now?.(); }, WINDOW_GRACE_MS);
  };

  const stored = await storedPort(options.profile);
  const wishes = stored !== undefined ? [stored] : options.port !== undefined ? [options.port] : Array.from({ length: SUGGESTIONS }, suggestPort);
  let opened: { server: HostServer; port: number; token: string; ticket(): string } | undefined;
  for (const port of wishes) {
    const access = createAccess(port, secret);
    const server = createHostServer({
      access, pages: options.pages, onWindows,
      connect: (trusted) => (worker.current?.ready ? worker.current.connect(trusted) : undefined),
    });
    if (!await listen(server.http, port)) continue;
    opened = { server, port, token: access.token, ticket: access.ticket };
    break;
  }
  if (!opened) {
    // Two starts at once: the other one was faster and may have written its file by now.
    if (await join()) return undefined;
    throw new HostStartError('port-busy', { port: wishes[0] ?? 0 });
  }
  const { server, port } = opened;

  let stopped: () => void = () => undefined;
  const whenStopped = new Promise<void>((resolve) => { stopped = resolve; });
  let stopping: Promise<void> | undefined;
  stop.now = () => {
    stopping ??= (async () => {
      clearTimeout(leaving);
      await forgetRunningHost(options.profile, process.pid);
      await Promise.all([server.close(), worker.current?.stop()]);
      stopped();
    })();
    return stopping;
  };

  let announced = false;
  worker.current = startWorker({
    script: options.worker, profile: options.profile, restart: true,
    ...(options.network ? { network: options.network } : {}),
    onReady: () => { if (announced) tell({ event: 'mailroom-up' }); },
    onDown: ({ code, retryMs }) => { if (retryMs !== undefined) tell({ event: 'mailroom-down', code, retryMs }); },
  });
  try {
    await worker.current.started;
  } catch (error) {
    await server.close();
    const { code, params } = error as { code: string; params?: Record<string, string | number> };
    throw new HostStartError(code, params);
  }
  // Stored only now: a folder that turned out to be no profile of ours gets no files from us.
  if (stored === undefined) await storePort(options.profile, port);
  await writeRunningHost(options.profile, { port, token: opened.token, pid: process.pid });
  announced = true;
  tell({ event: 'ready', url: windowUrl(port, opened.ticket()), port, pid: process.pid });
  return { stop: stop.now, stopped: whenStopped };
}
