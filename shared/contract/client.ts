/** The page's end: typed calls, typed events, results checked when they come back. */
import { calls, type CallArgs, type CallName, type CallResult } from './calls';
import { CodedError } from './errors';
import { events, type EventData, type EventName } from './events';
import { parseFrame, type FramePort } from './frames';

export interface BridgeClient {
  call<N extends CallName>(name: N, args: CallArgs<N>): Promise<CallResult<N>>;
  /** For calls that carry bytes up or down. */
  callWithBytes<N extends CallName>(name: N, args: CallArgs<N>, bytes?: Uint8Array): Promise<{ result: CallResult<N>; bytes?: Uint8Array }>;
  /** Returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): () => void;
  onClose(listener: () => void): void;
  close(): void;
}

interface Waiting { name: CallName; resolve(value: { result: unknown; bytes?: Uint8Array }): void; reject(error: CodedError): void }

export function createClient(port: FramePort): BridgeClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const closeListeners = new Set<() => void>();
  let nextId = 1;
  let closed = false;

  port.onFrame((value) => {
    const frame = parseFrame(value);
    if (!frame) return;
    const { meta } = frame;
    if (meta.t === 'event') {
      if (!Object.hasOwn(events, meta.name)) return;
      const data = events[meta.name as EventName].safeParse(meta.data);
      if (data.success) for (const listener of listeners.get(meta.name as EventName) ?? []) listener(data.data as never);
      return;
    }
    if (meta.t === 'call') return;
    const call = waiting.get(meta.id);
    if (!call) return;
    waiting.delete(meta.id);
    if (meta.t === 'error') return call.reject(new CodedError(meta.error.code, meta.error.params));
    const result = calls[call.name].result.safeParse(meta.result);
    if (!result.success) return call.reject(new CodedError('internal', { call: call.name, at: result.error.issues[0]?.path.join('.') ?? '' }));
    call.resolve(frame.bytes ? { result: result.data, bytes: frame.bytes } : { result: result.data });
  });
  port.onClose(() => {
    closed = true;
    for (const call of waiting.values()) call.reject(new CodedError('bridge-closed'));
    waiting.clear();
    for (const listener of closeListeners) listener();
  });

  const callWithBytes: BridgeClient['callWithBytes'] = (name, args, bytes) =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new CodedError('bridge-closed'));
      const id = nextId++;
      waiting.set(id, { name, resolve: resolve as Waiting['resolve'], reject });
      const meta = { t: 'call' as const, id, name, args };
      port.post(bytes ? { meta, bytes } : { meta });
    });

  return {
    callWithBytes,
    call: async (name, args) => (await callWithBytes(name, args)).result,
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => { set.delete(listener); };
    },
    onClose(listener) { closeListeners.add(listener); },
    close() { port.close(); },
  };
}
