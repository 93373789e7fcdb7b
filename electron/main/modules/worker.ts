/** The mailroom's process: started once, started again when it dies, and joined by every page through a MessagePort. */
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { parseFrame, type Frame, type FramePort } from '../../../shared/contract';

interface WorkerOptions {
  entry: string;
  args: string[];
  /** The worker said why it can't start; it isn't started again. */
  onFatal(code: string): void;
  /** A worker is running (again): pages and the shell connect anew. */
  onReady(): void;
  after(ms: number, run: () => void): void;
  now(): number;
}

export interface WorkerHandle {
  /** A new line to the mailroom; undefined while the worker is down. `trusted`: authenticated by the profile's own token, not by a login. */
  connect(trusted?: boolean): MessagePortMain | undefined;
  stop(): Promise<void>;
}

const longestWait = 30_000;

export function startWorker(options: WorkerOptions): WorkerHandle {
  let child: UtilityProcess | undefined;
  let stopping = false;
  let failures = 0;
  let startedAt = 0;
  /** Who was logged in last, as the worker said: a crash of the worker logs nobody out, an end of the program does. */
  let userId: string | undefined;

  const start = () => {
    if (stopping) return;
    startedAt = options.now();
    let fatal = false;
    const process = utilityProcess.fork(options.entry, options.args, { serviceName: 'Sektorpost postrum', stdio: 'ignore' });
    child = process;
    if (userId !== undefined) process.postMessage({ t: 'resume', userId });
    process.on('message', (message: unknown) => {
      const t = (message as { t?: unknown } | null)?.t;
      if (t === 'ready') options.onReady();
      if (t === 'user') { const named = (message as { userId?: unknown }).userId; userId = typeof named === 'string' ? named : undefined; }
      if (t === 'fatal') { fatal = true; options.onFatal(String((message as { code?: unknown }).code)); }
    });
    process.on('exit', () => {
      if (child === process) child = undefined;
      if (stopping || fatal) return;
      failures = options.now() - startedAt > 60_000 ? 1 : failures + 1;
      options.after(Math.min(longestWait, 250 * 2 ** (failures - 1)), start);
    });
  };
  start();

  return {
    connect(trusted = false) {
      if (!child) return undefined;
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ t: 'connect', trusted }, [port1]);
      return port2;
    },
    stop: () => new Promise((resolve) => {
      stopping = true;
      if (!child) { resolve(); return; }
      child.once('exit', () => { resolve(); });
      child.postMessage({ t: 'shutdown' });
      const running = child;
      options.after(5000, () => { running.kill(); });
    }),
  };
}

/** A MessagePort of the main process as the contract's FramePort (for the shell's own client: tray and notifications). */
export function framePort(port: MessagePortMain): FramePort {
  return {
    post(frame: Frame) { port.postMessage(frame); },
    onFrame(listener) { port.on('message', (event) => { const frame = parseFrame(event.data); if (frame) listener(frame); }); port.start(); },
    onClose(listener) { port.on('close', listener); },
    close() { port.close(); },
  };
}
