/** Lines to a stream, waiting when the reader is slower than we are, and quiet when the reader has gone (`| head`). */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

export interface Output {
  /** Writes one line; resolves when the next may come. */
  line(text: string): Promise<void>;
  /** One JSON value as one line. */
  json(value: unknown): Promise<void>;
  /** True once nobody reads any more: go no further. */
  readonly closed: boolean;
  /** Resolves when everything has left this process. */
  flush(): Promise<void>;
}

export function outputTo(stream: Writable): Output {
  let closed = false;
  stream.on('error', (error: Error & { code?: string }) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    closed = true;
    stream.emit('drain');
  });
  const line = async (text: string) => {
    if (closed) return;
    if (!stream.write(`${text}\n`)) await once(stream, 'drain');
  };
  return {
    line,
    json: (value) => line(JSON.stringify(value)),
    get closed() { return closed; },
    flush: () => new Promise((resolve) => { if (closed) resolve(); else stream.write('', () => { resolve(); }); }),
  };
}
