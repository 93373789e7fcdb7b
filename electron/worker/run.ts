/** From a started process to a working mailroom and, when told, to an end in order. */
import { CodedError } from '../../shared/contract';
import type { MailroomOptions } from '../mailroom';
import { relayInWorker, type FromWorker, type ToWorker } from '../node/relay';
import { parseArguments, startWorker, type Worker } from './compose';
import { framePortOf, type MessagePortLike } from './message-port';

/** What Electron puts on `process` in a utility process; typed here so that nothing of electron is loaded. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortLike[] }) => void): void;
  postMessage(message: FromWorker): void;
}

const EXIT_CANNOT_START = 2;

export async function runWorker(argv: readonly string[], step?: MailroomOptions['step']): Promise<void> {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };
  const post = (message: FromWorker): void => {
    if (parentPort) { parentPort.postMessage(message); return; }
    // The host may be gone already: sending would then fail as an error of the process, and end it in the middle of its last writes.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  let worker: Worker | undefined;
  let ending = false;
  /** Connections that came before the mailroom was ready. */
  const early: ((ready: Worker) => void)[] = [];
  const whenReady = (run: (ready: Worker) => void): void => { if (worker) run(worker); else early.push(run); };

  async function end(code: number): Promise<never> {
    if (!ending) {
      ending = true;
      await worker?.close().catch(() => undefined);
    }
    process.exit(code);
  }

  const relay = relayInWorker(post, ({ port, trusted }) => { whenReady((ready) => { ready.connect(port, trusted); }); });
  const receive = (message: unknown): void => {
    const resumed = resumedUser(message);
    if (isShutdown(message)) void end(0);
    else if (resumed !== undefined) whenReady((ready) => { ready.resume(resumed); });
    else relay.receive(message as ToWorker);
  };
  if (parentPort) {
    parentPort.on('message', ({ data, ports }) => {
      const port = ports[0];
      if (port) { const trusted = (data as { trusted?: unknown } | null)?.trusted === true; const frames = framePortOf(port); whenReady((ready) => { ready.connect(frames, trusted); }); }
      else receive(data);
    });
  } else {
    process.on('message', receive);
    // A host that died without a word: finish and go, so that the next one finds the profile free.
    process.on('disconnect', () => void end(0));
    // It may have died while this script was still being loaded: then there is no event any more, and nobody to let go of the profile for.
    if ((process.connected as boolean | undefined) === false) { await end(0); return; }
  }
  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));

  try {
    worker = await startWorker(parseArguments(argv), (userId) => { post(userId === undefined ? { t: 'user' } : { t: 'user', userId }); }, step);
  } catch (error) {
    const fault = error instanceof CodedError ? error : new CodedError('internal');
    post(fault.params ? { t: 'fatal', code: fault.code, params: fault.params } : { t: 'fatal', code: fault.code });
    // The channel is written in the background; a moment lets the last word out.
    setTimeout(() => { process.exit(EXIT_CANNOT_START); }, 100);
    return;
  }
  post({ t: 'ready', profileId: worker.profileId });
  for (const run of early.splice(0)) run(worker);
}

const resumedUser = (message: unknown): string | undefined => (typeof message === 'object' && message !== null && 't' in message && message.t === 'resume' && 'userId' in message && typeof message.userId === 'string' ? message.userId : undefined);
const isShutdown = (message: unknown): boolean => typeof message === 'object' && message !== null && 't' in message && message.t === 'shutdown';
