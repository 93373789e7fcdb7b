/**
 * Frames over a WebSocket. Metadata alone is one text message (JSON). Metadata with bytes is one binary message:
 * a u32 in big-endian order with the length of the JSON in bytes, the JSON in UTF-8, then the bytes themselves.
 */
import type { WebSocket } from 'ws';
import type { Frame, FramePort } from '../../shared/contract';

const HEAD_BYTES = 4;

/** Where both ends meet: `ws://127.0.0.1:<port>/bridge`. */
export const BRIDGE_PATH = '/bridge';

/** Largest message a page may send the host: a chunk of bytes, or a draft with a text of 200,000 characters, with room to spare. */
export const PAGE_MESSAGE_BYTES = 16 * 1024 * 1024;

/** Largest message a mailroom may answer with: a page of a rebuild with a thousand long messages. */
export const MAILROOM_MESSAGE_BYTES = 512 * 1024 * 1024;

export function encodeFrame(frame: Frame): string | Uint8Array {
  const json = JSON.stringify(frame.meta);
  if (!frame.bytes) return json;
  const meta = Buffer.from(json, 'utf8');
  const message = Buffer.allocUnsafe(HEAD_BYTES + meta.length + frame.bytes.length);
  message.writeUInt32BE(meta.length, 0);
  meta.copy(message, HEAD_BYTES);
  message.set(frame.bytes, HEAD_BYTES + meta.length);
  return message;
}

/** What a message says, still unchecked (`parseFrame` checks it); undefined when it isn't written as above. */
export function decodeFrame(message: string | Uint8Array): unknown {
  try {
    if (typeof message === 'string') return { meta: JSON.parse(message) as unknown };
    if (message.length < HEAD_BYTES) return undefined;
    const view = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
    const length = view.readUInt32BE(0);
    if (HEAD_BYTES + length > view.length) return undefined;
    const json = new TextDecoder('utf-8', { fatal: true }).decode(view.subarray(HEAD_BYTES, HEAD_BYTES + length));
    // A copy: the socket's buffer is reused, and a slice of it would keep the whole message in memory.
    return { meta: JSON.parse(json) as unknown, bytes: new Uint8Array(view.subarray(HEAD_BYTES + length)) };
  } catch {
    return undefined;
  }
}

/** An open WebSocket of `ws` as a line of frames. A message that is no frame closes the line with 1007. */
export function framePortOf(socket: WebSocket): FramePort {
  const listeners: ((frame: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    for (const closer of closers) closer();
  };
  socket.on('message', (data, isBinary) => {
    const whole = Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;
    const frame = decodeFrame(isBinary ? whole : whole.toString('utf8'));
    if (frame === undefined) { socket.close(1007); return; }
    for (const listener of listeners) listener(frame);
  });
  socket.on('close', end);
  socket.on('error', end);
  return {
    post(frame) { if (socket.readyState === socket.OPEN) socket.send(encodeFrame(frame)); },
    onFrame(listener) { listeners.push(listener); },
    onClose(listener) { if (closed) listener(); else closers.push(listener); },
    close() { socket.close(1000); },
  };
}

/** Joins two lines end to end; when one closes, the other is closed too. */
export function join(a: FramePort, b: FramePort): void {
  a.onFrame((frame) => { b.post(frame as Frame); });
  b.onFrame((frame) => { a.post(frame as Frame); });
  a.onClose(() => { b.close(); });
  b.onClose(() => { a.close(); });
}
