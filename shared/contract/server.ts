/** The mailroom's end: checks every call against the contract, runs its handler, answers with a result or a coded fault. */
import type { z } from 'zod';
import type { AccessRole } from '../messages';
import { calls, type CallName, type CallResult } from './calls';
import { CodedError, type BridgeFault } from './errors';
import type { EventData, EventName } from './events';
import { parseFrame, type FramePort } from './frames';

export interface Answer<N extends CallName> { result: CallResult<N>; bytes?: Uint8Array }
export interface CallContext {
  /** Bytes that came beside the call (`bytes: 'up'` calls only). */
  bytes?: Uint8Array;
  /** Which connection called: uploads and the login belong to it. */
  connection: number;
}
export type Handlers = { [N in CallName]: (args: z.output<(typeof calls)[N]['args']>, context: CallContext) => Promise<Answer<N> | CallResult<N>> | Answer<N> | CallResult<N> };

interface ServerOptions {
  /** False refuses every call that isn't marked `locked` with `not-open`. */
  isOpen(connection: number): boolean;
  /** What whoever is behind the connection may do; a call that needs a role it lacks is refused with `not-allowed`. */
  roles(connection: number): readonly AccessRole[];
  /** Called with faults that are no CodedError: our own mistakes. Must not log arguments. */
  onInternal(name: string, error: unknown): void;
  onDisconnect?(connection: number): void;
}

/** CodedError `not-allowed` (`needs`: the role to ask for) unless one of the needed roles is there. A call that names none is for nobody. */
export function allow(needs: readonly AccessRole[], roles: readonly AccessRole[]): void {
  if (!needs.some((role) => roles.includes(role))) throw new CodedError('not-allowed', { needs: needs[0] ?? 'administrator' });
}

/** Results with bytes are told apart from plain ones by this wrapper. */
export const withBytes = <N extends CallName>(result: CallResult<N>, bytes: Uint8Array): Answer<N> => ({ result, bytes, [isAnswer]: true }) as Answer<N>;
const isAnswer = Symbol('answer');

export interface BridgeServer {
  /** `before` gets the connection's number before its first call is answered. */
  connect(port: FramePort, before?: (connection: number) => void): void;
  emit<N extends EventName>(name: N, data: EventData<N>): void;
  readonly connections: number;
}

export function createServer(handlers: Handlers, options: ServerOptions): BridgeServer {
  const ports = new Map<number, FramePort>();
  let nextConnection = 1;

  const fault = (name: string, error: unknown): BridgeFault => {
    if (error instanceof CodedError) return error.params ? { code: error.code, params: error.params } : { code: error.code };
    options.onInternal(name, error);
    return { code: 'internal' };
  };

  async function run(name: string, args: unknown, bytes: Uint8Array | undefined, connection: number): Promise<{ result: unknown; bytes?: Uint8Array }> {
    if (!Object.hasOwn(calls, name)) throw new CodedError('unknown-call');
    const shape: { args: z.ZodType; locked?: true; needs?: readonly AccessRole[]; bytes?: 'up' | 'down' } = calls[name as CallName];
    if (!shape.locked && !options.isOpen(connection)) throw new CodedError('not-open');
    if (!shape.locked) allow(shape.needs ?? [], options.roles(connection));
    const parsed = shape.args.safeParse(args);
    if (!parsed.success) throw new CodedError('bad-arguments', { call: name, at: parsed.error.issues[0]?.path.join('.') ?? '' });
    if ((shape.bytes === 'up') !== (bytes !== undefined)) throw new CodedError('bad-arguments', { call: name, at: 'bytes' });
    const handler = handlers[name as CallName] as (a: unknown, c: CallContext) => unknown;
    const answer = await handler(parsed.data, bytes ? { bytes, connection } : { connection });
    if (typeof answer === 'object' && answer !== null && isAnswer in answer) {
      const wrapped = answer as unknown as { result: unknown; bytes: Uint8Array };
      return { result: wrapped.result, bytes: wrapped.bytes };
    }
    return { result: answer };
  }

  return {
    get connections() { return ports.size; },
    connect(port, before) {
      const connection = nextConnection++;
      before?.(connection);
      ports.set(connection, port);
      port.onClose(() => { ports.delete(connection); options.onDisconnect?.(connection); });
      port.onFrame((value) => {
        const frame = parseFrame(value);
        if (frame?.meta.t !== 'call') return;
        const { id, name, args } = frame.meta;
        run(name, args, frame.bytes, connection).then(
          ({ result, bytes }) => { port.post(bytes ? { meta: { t: 'ok', id, result }, bytes } : { meta: { t: 'ok', id, result } }); },
          (error: unknown) => { port.post({ meta: { t: 'error', id, error: fault(name, error) } }); },
        );
      });
    },
    emit(name, data) {
      for (const port of ports.values()) port.post({ meta: { t: 'event', name, data } });
    },
  };
}
