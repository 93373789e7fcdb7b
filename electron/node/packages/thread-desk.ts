/**
 * The desk in a thread of its own, one request at a time: what takes too long or too much memory ends with the thread, and the
 * mailroom goes on. The thread starts with the first request and ends when nobody has asked for a while.
 */
import { Worker } from 'node:worker_threads';
import { CodedError, type BridgeFault, type ErrorCode } from '../../../shared/contract';
import type { PackageJudgement } from '../../../shared/standards/loaded-guide';
import { systemCode } from '../files';
import type { JudgingPackage, PackageDesk, PackageReading } from './desk';

export type ToThread = { call: 'read'; bytes: Uint8Array } | { call: 'judge'; bundle: unknown; guides: readonly string[]; loaded: readonly JudgingPackage[] };
export type FromThread = { ok: PackageReading | PackageJudgement } | { code: ErrorCode; params?: BridgeFault['params'] };

export interface ThreadOptions {
  /** Source text of the built thread, CommonJS: read by the host, so that it may lie in an archive that threads can't open. */
  source(): Promise<string>;
  after(ms: number, run: () => void): () => void;
  /** Longest time for reading one package and for judging one message. */
  readSeconds?: number;
  judgeSeconds?: number;
}

const READ_SECONDS = 60;
const JUDGE_SECONDS = 20;
const IDLE_MS = 60_000;
/** Far more than the largest package needs; a thread that wants more is ended without the process. */
const MEMORY_MB = 1024;

export function createThreadDesk({ source, after, readSeconds = READ_SECONDS, judgeSeconds = JUDGE_SECONDS }: ThreadOptions): PackageDesk {
  let thread: Worker | undefined;
  let stopIdling: (() => void) | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function start(): Promise<Worker> {
    stopIdling?.();
    // What a thread says after it was given up is nobody's, and must not end the process.
    thread ??= new Worker(await source(), { eval: true, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, env: {}, stdin: false, stdout: true, stderr: true }).on('error', () => undefined);
    return thread;
  }
  async function end(): Promise<void> {
    stopIdling?.();
    const old = thread;
    thread = undefined;
    await old?.terminate();
  }

  async function ask(request: ToThread, seconds: number): Promise<PackageReading | PackageJudgement> {
    if (closed) throw new CodedError('bridge-closed');
    const worker = await start();
    const reply = await new Promise<FromThread>((resolve) => {
      const stopTimer = after(seconds * 1000, () => { finish({ code: 'package-too-slow', params: { seconds } }); void end(); });
      const onMessage = (message: FromThread) => { finish(message); };
      const onError = (error: unknown) => { thread = undefined; finish(systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? { code: 'package-too-large', params: { megabytes: MEMORY_MB, what: 'RAM' } } : { code: 'internal' }); };
      const onExit = () => { if (thread === worker) thread = undefined; finish({ code: closed ? 'bridge-closed' : 'internal' }); };
      const finish = (found: FromThread) => {
        stopTimer();
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        resolve(found);
      };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(request);
    });
    if (thread) stopIdling = after(IDLE_MS, () => { void end(); });
    if ('code' in reply) throw new CodedError(reply.code, reply.params);
    return reply.ok;
  }
  /** One after another: a thread has one message under way, so that its answer needs no name and its time is its own. */
  async function inTurn<T>(request: ToThread, seconds: number): Promise<T> {
    const mine = turn.catch(() => undefined).then(async () => ask(request, seconds));
    turn = mine.catch(() => undefined);
    return await mine as T;
  }

  return {
    read: (bytes) => inTurn<PackageReading>({ call: 'read', bytes }, readSeconds),
    judge: (bundle, guides, loaded) => inTurn<PackageJudgement>({ call: 'judge', bundle, guides, loaded }, judgeSeconds),
    async close() { closed = true; await end(); },
  };
}
