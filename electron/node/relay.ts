/**
 * How a host without MessagePorts (browser host, command line, tests) talks with the worker it forked: frames of many
 * connections over one IPC channel with `serialization: 'advanced'`, so that bytes stay bytes.
 */
import type { Frame, FramePort } from '../../shared/contract';

export type ToWorker =
  | { t: 'open'; connection: number; /** Authenticated by the profile's own token (command line), not by a login. */ trusted: boolean }
  | { t: 'frame'; connection: number; frame: Frame }
  | { t: 'close'; connection: number }
  /** Who was logged in when the worker before this one died. The host that heard it from that worker says so, before any connection. */
  | { t: 'resume'; userId: string }
  | { t: 'shutdown' };

export type FromWorker =
  | { t: 'ready'; profileId: string }
  /** Who is logged in from now on; absent = nobody. Kept by the host in memory only, so that a crash of the worker logs nobody out. */
  | { t: 'user'; userId?: string }
  /** The worker can't start; `code` is an error code of the contract. It exits afterwards. */
  | { t: 'fatal'; code: string; params?: Record<string, string | number> }
  | { t: 'frame'; connection: number; frame: Frame }
  | { t: 'close'; connection: number };

/** One connection seen from the worker's side. */
export interface RelayConnection { port: FramePort; trusted: boolean }

interface Line { listeners: ((frame: unknown) => void)[]; closers: (() => void)[] }

/** The worker's end: call `receive` with everything the channel brings; `onConnection` gets a FramePort per connection. */
export function relayInWorker(post: (message: FromWorker) => void, onConnection: (connection: RelayConnection) => void): { receive(message: ToWorker): void } {
  const lines = new Map<number, Line>();
  return {
    receive(message) {
      if (message.t === 'open') {
        const line: Line = { listeners: [], closers: [] };
        lines.set(message.connection, line);
        const { connection } = message;
        onConnection({ trusted: message.trusted, port: portOf(line, (frame) => { post({ t: 'frame', connection, frame }); }, () => { post({ t: 'close', connection }); }) });
      } else if (message.t === 'frame') {
        for (const listener of lines.get(message.connection)?.listeners ?? []) listener(message.frame);
      } else if (message.t === 'close') {
        const line = lines.get(message.connection);
        lines.delete(message.connection);
        for (const closer of line?.closers ?? []) closer();
      }
    },
  };
}

/** The host's end: `connect` opens one more connection to the worker. */
export function relayInHost(post: (message: ToWorker) => void): { connect(trusted: boolean): FramePort; receive(message: FromWorker): void; closeAll(): void } {
  const lines = new Map<number, Line>();
  let next = 1;
  const end = (connection: number) => {
    const line = lines.get(connection);
    lines.delete(connection);
    for (const closer of line?.closers ?? []) closer();
  };
  return {
    connect(trusted) {
      const connection = next++;
      const line: Line = { listeners: [], closers: [] };
      lines.set(connection, line);
      post({ t: 'open', connection, trusted });
      return portOf(line, (frame) => { post({ t: 'frame', connection, frame }); }, () => { post({ t: 'close', connection }); end(connection); });
    },
    receive(message) {
      if (message.t === 'frame') for (const listener of lines.get(message.connection)?.listeners ?? []) listener(message.frame);
      else if (message.t === 'close') end(message.connection);
    },
    closeAll() { for (const connection of [...lines.keys()]) end(connection); },
  };
}

function portOf(line: Line, post: (frame: Frame) => void, close: () => void): FramePort {
  return {
    post,
    onFrame(listener) { line.listeners.push(listener); },
    onClose(listener) { line.closers.push(listener); },
    close,
  };
}
