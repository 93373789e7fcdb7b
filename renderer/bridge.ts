/**
 * The page's line to the mailroom: one client object that survives reconnects, whatever the host. In Electron the shell
 * hands over a MessagePort; elsewhere the host that served the page answers a WebSocket.
 */
import './bridge-setup';
import { CodedError, createClient, eventNames, type BridgeClient, type EventData, type EventName, type Frame, type FramePort } from '../shared/contract';
import { shellChannels, shellGlobal } from '../shared/contract/shell';

export type BridgeState = 'connecting' | 'open' | 'closed';

/** Calls reject with `bridge-closed` while there is no line; nothing is queued, because a repeated call might do its work twice. */
export interface StableBridge extends BridgeClient {
  readonly state: BridgeState;
  /** Called at every change. Returns the function that stops it. */
  onState(listener: (state: BridgeState) => void): () => void;
  /** Called at each new line, the first included if it comes later than the listener: whatever was missed must be asked for. */
  onOpen(listener: () => void): () => void;
}

/** Milliseconds between attempts; the last repeats. */
const DELAYS = [100, 250, 500, 1000, 2000, 5000];

/** Keeps a line open. `connect` makes one, and rejects when it can't. */
export function stableBridge(connect: () => Promise<FramePort>, delays: readonly number[] = DELAYS): StableBridge {
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const stateListeners = new Set<(state: BridgeState) => void>();
  const closeListeners = new Set<() => void>();
  let state: BridgeState = 'connecting';
  let client: BridgeClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const enter = (next: BridgeState) => {
    if (state === next) return;
    state = next;
    for (const listener of [...stateListeners]) listener(next);
  };
  // A method call, because `close` may have changed the state while a line was being made.
  const isClosed = () => state === 'closed';

  async function open(): Promise<void> {
    try {
      const port = await connect();
      if (isClosed()) { port.close(); return; }
      const own = createClient(port);
      client = own;
      for (const name of eventNames) own.on(name, (data) => { dispatch(name, data); });
      own.onClose(() => {
        if (client !== own) return;
        client = undefined;
        for (const listener of [...closeListeners]) listener();
        if (isClosed()) return;
        enter('connecting');
        retry();
      });
      failures = 0;
      enter('open');
    } catch {
      if (!isClosed()) retry();
    }
  }
  function retry(): void {
    clearTimeout(timer);
    timer = setTimeout(() => { void open(); }, delays[Math.min(failures, delays.length - 1)]);
    failures += 1;
  }
  function dispatch<N extends EventName>(name: N, data: EventData<N>): void {
    for (const listener of [...listeners.get(name) ?? []]) listener(data as never);
  }
  void open();

  return {
    get state() { return state; },
    call: async (name, args) => {
      if (!client) throw new CodedError('bridge-closed');
      return client.call(name, args);
    },
    callWithBytes: async (name, args, bytes) => {
      if (!client) throw new CodedError('bridge-closed');
      return client.callWithBytes(name, args, bytes);
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => { set.delete(listener); };
    },
    onClose(listener) { closeListeners.add(listener); },
    onState(listener) {
      stateListeners.add(listener);
      return () => { stateListeners.delete(listener); };
    },
    onOpen(listener) {
      const whenOpen = (next: BridgeState) => { if (next === 'open') listener(); };
      stateListeners.add(whenOpen);
      return () => { stateListeners.delete(whenOpen); };
    },
    close() {
      clearTimeout(timer);
      enter('closed');
      client?.close();
    },
  };
}

/** The bridge of this page's host; resolves at the first open line. */
export function connectBridge(): Promise<StableBridge> {
  const connect = shellGlobal in window ? () => shellPort(window) : () => openSocket(new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/bridge`));
  const bridge = stableBridge(connect);
  return new Promise((resolve) => {
    const stop = bridge.onOpen(() => {
      stop();
      resolve(bridge);
    });
  });
}

/** How long the shell may take to answer before it is asked again. */
const SHELL_PATIENCE_MS = 10_000;

/** Asks the shell for a line: it answers with a window message that carries one port. */
export function shellPort(page: Window): Promise<FramePort> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { end(); reject(new CodedError('bridge-closed')); }, SHELL_PATIENCE_MS);
    const take = (event: MessageEvent) => {
      if (event.source !== page || event.origin !== page.location.origin || (event.data as { type?: unknown } | null)?.type !== shellChannels.port) return;
      const [port] = event.ports;
      if (!port) return;
      end();
      resolve(messagePort(port));
    };
    const end = () => {
      clearTimeout(timer);
      page.removeEventListener('message', take);
    };
    page.addEventListener('message', take);
    page.postMessage({ type: shellChannels.hello }, page.location.origin);
  });
}

function messagePort(port: MessagePort): FramePort {
  const closers = new Set<() => void>();
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    for (const closer of closers) closer();
  };
  port.addEventListener('close', end);
  return {
    post(frame) { port.postMessage(frame); },
    onFrame(listener) {
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => { listener(data); });
      port.start();
    },
    onClose(listener) { closers.add(listener); },
    close() {
      port.close();
      // Closing one's own end fires no event there.
      end();
    },
  };
}

/** What is used of a browser's WebSocket, so that a test can stand in for it. */
export interface SocketLike {
  binaryType: string;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
  addEventListener(name: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(name: 'message', listener: (event: { data: unknown }) => void): void;
}

/** A WebSocket as a line of frames, once it is open. */
export function openSocket(socket: SocketLike): Promise<FramePort> {
  socket.binaryType = 'arraybuffer';
  const closers = new Set<() => void>();
  const listeners = new Set<(frame: unknown) => void>();
  let ended = false;
  return new Promise((resolve, reject) => {
    const end = () => {
      if (ended) return;
      ended = true;
      reject(new CodedError('bridge-closed'));
      for (const closer of closers) closer();
    };
    socket.addEventListener('close', end);
    socket.addEventListener('error', end);
    socket.addEventListener('message', ({ data }) => {
      const frame = decodeFrame(data);
      if (frame === undefined) { socket.close(); return; }
      for (const listener of listeners) listener(frame);
    });
    socket.addEventListener('open', () => {
      resolve({
        post(frame) { if (!ended) socket.send(encodeFrame(frame)); },
        onFrame(listener) { listeners.add(listener); },
        onClose(listener) { if (ended) listener(); else closers.add(listener); },
        close() { socket.close(); },
      });
    });
  });
}

const HEAD_BYTES = 4;

/** Metadata alone is text; with bytes it is one binary message: u32 (big-endian) length of the JSON, the JSON, the bytes. */
export function encodeFrame({ meta, bytes }: Frame): string | Uint8Array<ArrayBuffer> {
  const json = JSON.stringify(meta);
  if (!bytes) return json;
  const head = new TextEncoder().encode(json);
  const message = new Uint8Array(HEAD_BYTES + head.length + bytes.length);
  new DataView(message.buffer).setUint32(0, head.length);
  message.set(head, HEAD_BYTES);
  message.set(bytes, HEAD_BYTES + head.length);
  return message;
}

/** What a message says, still unchecked (`parseFrame` checks it); undefined when it isn't written as above. */
export function decodeFrame(message: unknown): unknown {
  try {
    if (typeof message === 'string') return { meta: JSON.parse(message) as unknown };
    if (!(message instanceof ArrayBuffer) || message.byteLength < HEAD_BYTES) return undefined;
    const end = HEAD_BYTES + new DataView(message).getUint32(0);
    if (end > message.byteLength) return undefined;
    const json = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(message, HEAD_BYTES, end - HEAD_BYTES));
    return { meta: JSON.parse(json) as unknown, bytes: new Uint8Array(message, end) };
  } catch {
    return undefined;
  }
}
