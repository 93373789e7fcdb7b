/** A worker that is started again whenever it dies, and a line to it that survives that. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError, createClient, type BridgeClient, type CallArgs, type CallName, type CallResult, type EventData, type EventName } from '../../shared/contract';
import { relayInHost, type FromWorker } from '../../electron/node/relay';
import { knownPid, PLAN_VARIABLE } from './plan';
import { pause } from './random';

/** A mailroom as the runner uses it. Calls wait while it is down; a call that was under way when it died rejects with `bridge-closed`. */
export interface Mailroom {
  once<N extends CallName>(name: N, args: CallArgs<N>, bytes?: Uint8Array): Promise<{ result: CallResult<N>; bytes?: Uint8Array }>;
  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): void;
  /** Called at each new line. */
  onUp(listener: () => void): void;
  kill(): void;
  /** Of the process, where it is this runner's own child. */
  readonly pid: number | undefined;
  /** How often it has died. */
  readonly deaths: number;
  /** While held it stays down after it has died. Resolves when it is dead. */
  holdDown(): Promise<void>;
  release(): void;
  stop(): Promise<void>;
}

export interface ProcessOptions { script: string; profile: string; networkFile: string; plan: string; say(line: string): void }

export function startMailroom({ script, profile, networkFile, plan, say }: ProcessOptions): Mailroom {
  let child: ChildProcess | undefined;
  let client: BridgeClient | undefined;
  let deaths = 0;
  let held = false;
  let stopping = false;
  const listeners: ((own: BridgeClient) => void)[] = [];
  const upListeners: (() => void)[] = [];
  let waiting: (() => void)[] = [];
  const whenDead: (() => void)[] = [];

  function launch(): void {
    const own = fork(script, ['--profile', profile, '--network', networkFile], { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'], execArgv: [], env: { ...process.env, [PLAN_VARIABLE]: plan } });
    child = own;
    const relay = relayInHost((message) => { if (own.connected) own.send(message, () => undefined); });
    own.on('message', (message: FromWorker) => {
      if (message.t === 'fatal') say(`the worker can't start: ${message.code}`);
      if (message.t !== 'ready') { relay.receive(message); return; }
      client = createClient(relay.connect(true));
      for (const listen of listeners) listen(client);
      for (const go of waiting.splice(0)) go();
      for (const up of upListeners) up();
    });
    own.on('exit', (code, signal) => {
      child = undefined;
      client = undefined;
      relay.closeAll();
      if (!stopping) deaths++;
      if (!stopping && signal !== 'SIGKILL') say(`the worker ended with ${code ?? signal ?? ''}`);
      for (const dead of whenDead.splice(0)) dead();
      // A worker that can't start (a full disk) is tried again as a person would.
      if (!stopping && !held) setTimeout(() => { if (!child && !held && !stopping) launch(); }, signal === 'SIGKILL' ? 0 : 300);
    });
  }
  launch();

  return {
    async once(name, args, bytes) {
      while (!client) { if (stopping) throw new CodedError('bridge-closed'); await new Promise<void>((resolve) => { waiting.push(resolve); }); }
      return client.callWithBytes(name, args, bytes).catch((error: unknown) => {
        // Never expected, whatever is broken: a person could do nothing with it.
        if (error instanceof CodedError && error.code === 'internal') say(`${name} failed inside the worker: ${lastFailure(profile)}`);
        throw error;
      });
    },
    on(name, listener) { listeners.push((own) => { own.on(name, listener); }); if (client) client.on(name, listener); },
    onUp(listener) { upListeners.push(listener); if (client) listener(); },
    kill() { child?.kill('SIGKILL'); },
    get pid() { return child?.pid; },
    get deaths() { return deaths; },
    async holdDown() {
      held = true;
      if (!child) return;
      const dead = new Promise<void>((resolve) => { whenDead.push(resolve); });
      child.kill('SIGKILL');
      await dead;
    },
    release() { held = false; if (!child) launch(); },
    async stop() {
      stopping = true;
      for (const go of waiting) go();
      waiting = [];
      const own = child;
      if (!own) return;
      const exited = new Promise<void>((resolve) => { whenDead.push(resolve); });
      if (own.connected) own.send({ t: 'shutdown' });
      const late = setTimeout(() => { own.kill('SIGKILL'); }, 10_000);
      await exited;
      clearTimeout(late);
    },
  };
}

/** What the worker's log says of the last call that failed: the error's name and place. */
function lastFailure(profile: string): string {
  try { return readFileSync(join(profile, 'logs', 'mailroom.log'), 'utf8').split('\n').filter((line) => line.includes('call-failed')).at(-1) ?? 'not in the log'; } catch { return 'no log'; }
}

/** Says it again after every death until it is answered: only for calls that may be repeated. */
export async function sure<N extends CallName>(mailroom: Mailroom, name: N, args: CallArgs<N>): Promise<CallResult<N>> {
  for (;;) {
    try { return (await mailroom.once(name, args)).result; } catch (error) {
      if (!(error instanceof CodedError) || (error.code !== 'bridge-closed' && error.code !== 'disk-full')) throw error;
      await pause(20);
    }
  }
}

/** Kills the process that the plan's worker said it is: the one behind a host. False when it was dead already. */
export function killBehindHost(plan: string): boolean {
  const pid = knownPid(plan);
  if (pid === undefined) return false;
  try { process.kill(pid, 'SIGKILL'); return true; } catch { return false; }
}
