import { describe, expect, it } from 'vitest';
import { CodedError, createServer, type FramePort, type Handlers } from '../shared/contract';
import { accessRoles } from '../shared/messages';
import { decodeFrame, encodeFrame, openSocket, stableBridge, type SocketLike } from './bridge';

type Side = { post(frame: unknown): void; frames: ((frame: unknown) => void)[]; closers: (() => void)[] };

/** Two joined ends of a line, as a host would make them. */
function linePair(): { page: FramePort; host: FramePort; cut(): void } {
  const a: Side = { post: (frame) => { queueMicrotask(() => { for (const take of b.frames) take(structuredClone(frame)); }); }, frames: [], closers: [] };
  const b: Side = { post: (frame) => { queueMicrotask(() => { for (const take of a.frames) take(structuredClone(frame)); }); }, frames: [], closers: [] };
  let closed = false;
  const cut = () => {
    if (closed) return;
    closed = true;
    for (const closer of [...a.closers, ...b.closers]) closer();
  };
  const end = (side: Side): FramePort => ({ post: side.post, onFrame: (take) => { side.frames.push(take); }, onClose: (closer) => { side.closers.push(closer); }, close: cut });
  return { page: end(a), host: end(b), cut };
}

const refuse = () => { throw new CodedError('unknown-call'); };
const known = new Map<PropertyKey, () => unknown>([['handover.done', () => ({})], ['handover.take', () => ({ items: [], last: 7 })]]);
const handlers = new Proxy({}, { get: (_target, name) => known.get(name) ?? refuse }) as Handlers;

function host() {
  const server = createServer(handlers, { isOpen: () => true, roles: () => accessRoles, onInternal: () => undefined });
  let present: ReturnType<typeof linePair> | undefined;
  let refusals = 0;
  return {
    server,
    refuse(times: number) { refusals = times; },
    cut() { present?.cut(); },
    connect: async (): Promise<FramePort> => {
      if (refusals > 0) { refusals -= 1; throw new Error('away'); }
      present = linePair();
      server.connect(present.host);
      return present.page;
    },
  };
}
const opened = (bridge: ReturnType<typeof stableBridge>) => bridge.state === 'open' ? Promise.resolve() : new Promise<void>((resolve) => { const stop = bridge.onOpen(() => { stop(); resolve(); }); });

describe('stable bridge', () => {
  it('refuses calls until there is a line, then answers them', async () => {
    const bridge = stableBridge(host().connect, [1]);
    await expect(bridge.call('handover.take', { after: 0, limit: 1 })).rejects.toMatchObject({ code: 'bridge-closed' });
    await opened(bridge);
    expect(await bridge.call('handover.take', { after: 0, limit: 1 })).toEqual({ items: [], last: 7 });
    bridge.close();
  });

  it('finds back after a cut, with refusals on the way, and keeps its listeners', async () => {
    const far = host();
    const bridge = stableBridge(far.connect, [1, 2]);
    const heard: number[] = [];
    const states: string[] = [];
    bridge.on('handover', ({ last }) => { heard.push(last); });
    bridge.onState((state) => { states.push(state); });
    await opened(bridge);
    far.refuse(3);
    far.cut();
    const again = opened(bridge);
    await expect(bridge.call('handover.done', { upTo: 1 })).rejects.toMatchObject({ code: 'bridge-closed' });
    await again;
    far.server.emit('handover', { last: 9 });
    await bridge.call('handover.done', { upTo: 1 });
    expect(heard).toEqual([9]);
    expect(states).toEqual(['open', 'connecting', 'open']);
    bridge.close();
  });

  it('rejects calls that were under way when the line is cut', async () => {
    const far = host();
    const bridge = stableBridge(far.connect, [1]);
    await opened(bridge);
    const call = bridge.call('handover.take', { after: 0, limit: 1 });
    // The call is posted in the next microtask; cutting now leaves it without an answer.
    await Promise.resolve();
    far.cut();
    await expect(call).rejects.toMatchObject({ code: 'bridge-closed' });
    bridge.close();
  });

  it('stays closed once closed', async () => {
    const far = host();
    const bridge = stableBridge(far.connect, [1]);
    await opened(bridge);
    bridge.close();
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(bridge.state).toBe('closed');
    expect(far.server.connections).toBe(0);
  });
});

class FakeSocket implements SocketLike {
  binaryType = 'blob';
  sent: (string | Uint8Array)[] = [];
  #listeners = new Map<string, ((event: { data: unknown }) => void)[]>();
  send(data: string | Uint8Array): void { this.sent.push(data); }
  close(): void { this.fire('close'); }
  addEventListener(name: string, listener: (event: { data: unknown }) => void): void { this.#listeners.set(name, [...this.#listeners.get(name) ?? [], listener]); }
  fire(name: string, data?: unknown): void { for (const listener of this.#listeners.get(name) ?? []) listener({ data }); }
}

describe('frames over a WebSocket', () => {
  const meta = { t: 'call' as const, id: 1, name: 'bytes.put', args: { uploadId: 'æøå', offset: 0 } };

  it('reads back what it wrote, with and without bytes', () => {
    const bytes = new Uint8Array([0, 1, 255]);
    expect(decodeFrame(encodeFrame({ meta }))).toEqual({ meta });
    const message = encodeFrame({ meta, bytes }) as Uint8Array<ArrayBuffer>;
    expect(new DataView(message.buffer).getUint32(0)).toBe(new TextEncoder().encode(JSON.stringify(meta)).length);
    expect(decodeFrame(message.buffer)).toEqual({ meta, bytes });
  });

  it('knows what is no frame', () => {
    for (const message of ['{', new ArrayBuffer(2), new Uint8Array([0, 0, 1, 0, 1]).buffer, new Uint8Array([0, 0, 0, 2, 0xff, 0xfe]).buffer, 7]) expect(decodeFrame(message)).toBeUndefined();
  });

  it('opens, carries frames both ways and closes once', async () => {
    const socket = new FakeSocket();
    const opening = openSocket(socket);
    socket.fire('open');
    const port = await opening;
    const frames: unknown[] = [];
    let closes = 0;
    port.onFrame((frame) => frames.push(frame));
    port.onClose(() => { closes += 1; });
    port.post({ meta });
    socket.fire('message', JSON.stringify({ t: 'event', name: 'handover', data: { last: 1 } }));
    expect(socket.binaryType).toBe('arraybuffer');
    expect(socket.sent).toEqual([JSON.stringify(meta)]);
    expect(frames).toEqual([{ meta: { t: 'event', name: 'handover', data: { last: 1 } } }]);
    socket.fire('error');
    socket.fire('close');
    expect(closes).toBe(1);
    port.post({ meta });
    expect(socket.sent).toHaveLength(1);
  });

  it('rejects when the socket closes before it opens, and hangs up on nonsense', async () => {
    const refused = new FakeSocket();
    const opening = openSocket(refused);
    refused.fire('close');
    await expect(opening).rejects.toMatchObject({ code: 'bridge-closed' });
    const socket = new FakeSocket();
    const second = openSocket(socket);
    socket.fire('open');
    let closed = false;
    (await second).onClose(() => { closed = true; });
    socket.fire('message', 'no frame');
    expect(closed).toBe(true);
  });
});
