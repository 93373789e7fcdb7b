/** A mailroom worker as a child process of a host without Electron: forked, watched, and started again after a crash. */
import { fork, type ChildProcess } from 'node:child_process';
import type { FramePort } from '../../shared/contract';
import { relayInHost, type FromWorker, type ToWorker } from './relay';

export interface WorkerOptions {
  /** The built worker, `dist/worker/index.js`. */
  script: string;
  profile: string;
  /** The training network's `network.json`; without it the worker looks where the profile says. */
  network?: string;
  /** Start it again after a crash; the command line does without. */
  restart: boolean;
  onReady?(profileId: string): void;
  /** Its answers are gone until the next `onReady`. `retryMs`: when it will be started again. */
  onDown?(facts: { code: string; retryMs?: number; params?: Record<string, string | number> }): void;
}

export interface WorkerProcess {
  /** Resolves at the first `ready`; rejects with the code that the worker gave, or `internal` if it gave none. */
  readonly started: Promise<string>;
  readonly ready: boolean;
  readonly pid: number | undefined;
  /** One more line to the mailroom. Only while `ready`. */
  connect(trusted: boolean): FramePort;
  /** Lets the worker finish its writing; after `graceMs` it is killed. */
  stop(graceMs?: number): Promise<void>;
}

export class WorkerStartError extends Error {
  readonly code: string;
  readonly params: Record<string, string | number> | undefined;
  constructor(code: string, params?: Record<string, string | number>) { super(code); this.name = 'WorkerStartError'; this.code = code; this.params = params; }
}

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;
/** A worker that lived this long is well again: the next crash starts the back-off from the beginning. */
const HEALTHY_AFTER_MS = 30_000;

export function startWorker(options: WorkerOptions): WorkerProcess {
  let child: ChildProcess | undefined;
  let ready = false;
  let stopping = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  let everReady = false;
  let settle: { resolve(profileId: string): void; reject(error: WorkerStartError): void } | undefined;
  const started = new Promise<string>((resolve, reject) => { settle = { resolve, reject }; });
  // Whoever doesn't wait for the start hears of it by onDown.
  started.catch(() => undefined);
  /** Who was logged in last, as the worker said. It dies with this process. */
  let userId: string | undefined;
  const relay = relayInHost((message: ToWorker) => { if (child?.connected) child.send(message); });

  function launch(): void {
    const args = ['--profile', options.profile, ...(options.network ? ['--network', options.network] : [])];
    // Its stdout goes to our stderr: our own stdout carries data.
    const process_ = fork(options.script, args, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'], execArgv: [] });
    child = process_;
    if (userId !== undefined) process_.send({ t: 'resume', userId } satisfies ToWorker);
    let fatal: { code: string; params?: Record<string, string | number> } | undefined;
    let healthy: NodeJS.Timeout | undefined;
    process_.on('message', (message: FromWorker) => {
      if (message.t === 'ready') {
        ready = true; everReady = true;
        healthy = setTimeout(() => { retryMs = FIRST_RETRY_MS; }, HEALTHY_AFTER_MS);
        healthy.unref();
        settle?.resolve(message.profileId);
        options.onReady?.(message.profileId);
      } else if (message.t === 'fatal') fatal = message.params ? { code: message.code, params: message.params } : { code: message.code };
      else if (message.t === 'user') userId = message.userId;
      else relay.receive(message);
    });
    const ended = () => {
      if (child !== process_) return;
      child = undefined; ready = false;
      clearTimeout(healthy);
      relay.closeAll();
      if (stopping) return;
      const why = fatal ?? { code: 'internal' };
      if (!everReady || !options.restart) {
        options.onDown?.(why);
        settle?.reject(new WorkerStartError(why.code, why.params));
        return;
      }
      options.onDown?.({ ...why, retryMs });
      timer = setTimeout(launch, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
    process_.on('exit', ended);
    process_.on('error', ended);
  }
  launch();

  return {
    started,
    get ready() { return ready; },
    get pid() { return child?.pid; },
    connect: (trusted) => relay.connect(trusted),
    async stop(graceMs = 10_000) {
      stopping = true;
      clearTimeout(timer);
      const process_ = child;
      if (!process_) return;
      const exited = new Promise<void>((resolve) => { process_.once('exit', () => { resolve(); }); });
      if (process_.connected) process_.send({ t: 'shutdown' } satisfies ToWorker);
      const kill = setTimeout(() => { process_.kill('SIGKILL'); }, graceMs);
      await exited;
      clearTimeout(kill);
    },
  };
}
