/**
 * A loopback door for programs of this user only (the command line), for hosts that serve no pages over http: Electron.
 * Found by `host.json` in the profile; opened with its token; closed to everything that a browser could send.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { FramePort } from '../../shared/contract';
import { forgetRunningHost, writeRunningHost } from './host-files';
import { BRIDGE_PATH, PAGE_MESSAGE_BYTES, framePortOf, join } from './ws-frames';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `connect` gives a trusted line to the mailroom, or undefined while it is down. */
export async function openTrustedDoor({ profile, pid, connect }: { profile: string; pid: number; connect(): FramePort | undefined }): Promise<{ port: number; close(): Promise<void> }> {
  const token = randomBytes(32).toString('base64url');
  const expected = digest(`Bearer ${token}`);
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: PAGE_MESSAGE_BYTES });
  const http = createServer((_request, response) => { response.writeHead(404, { 'Content-Length': 0 }).end(); });
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => { socket.destroy(); });
    const refuse = (status: string) => { socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`); };
    if (request.headers.origin !== undefined || request.url !== BRIDGE_PATH || !timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) { refuse('403 Forbidden'); return; }
    const line = connect();
    if (!line) { refuse('503 Service Unavailable'); return; }
    let opened = false;
    socket.once('close', () => { if (!opened) line.close(); });
    sockets.handleUpgrade(request, socket, head, (webSocket) => { opened = true; join(framePortOf(webSocket), line); });
  });
  http.listen({ host: '127.0.0.1', port: 0 });
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  await writeRunningHost(profile, { port, token, pid });
  return {
    port,
    async close() {
      await forgetRunningHost(profile, pid);
      for (const socket of sockets.clients) socket.terminate();
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}
