import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { expect, it, vi } from 'vitest';
import { silentLog } from '../../testing';
import type { Hub } from './hub';
import { serveHub } from './server';

const PIECE = Buffer.alloc(64 * 1024);
const PIECES = 800;

it('lets go of a parcel whose reader went away in the middle, and gives it to the next one whole', async () => {
  let open = 0;
  const hub = {
    header: () => ({ length: PIECE.length * PIECES }),
    async *stream() {
      open++;
      try { for (let i = 0; i < PIECES; i++) { await Promise.resolve(); yield PIECE; } } finally { open--; }
    },
  } as unknown as Hub;
  const server = await serveHub(hub, { port: 0, token: 't', log: silentLog });
  const warnings: string[] = [];
  const warned = (warning: Error) => { warnings.push(warning.name); };
  process.on('warning', warned);
  try {
    const ask = () => get({ host: '127.0.0.1', port: server.port, path: '/mailboxes/5790000000128/p1', headers: { authorization: 'Bearer t' } });
    const first = ask();
    first.on('error', () => undefined);
    const [response] = await once(first, 'response') as [IncomingMessage];
    await once(response, 'readable');
    expect(open).toBe(1);
    first.destroy();
    await vi.waitFor(() => { expect(open).toBe(0); });

    const [whole] = await once(ask(), 'response') as [IncomingMessage];
    let bytes = 0;
    for await (const piece of whole as AsyncIterable<Buffer>) bytes += piece.length;
    expect(bytes).toBe(PIECE.length * PIECES);
    expect([open, warnings]).toEqual([0, []]);
  } finally {
    process.off('warning', warned);
    await server.close();
  }
});
