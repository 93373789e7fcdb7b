/** The host's door on 127.0.0.1: pages by http, the bridge by WebSocket, both behind the same checks. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { FramePort } from '../../shared/contract';
import { pageHeaders } from '../node/page-headers';
import { BRIDGE_PATH, PAGE_MESSAGE_BYTES, framePortOf, join } from '../node/ws-frames';
import type { Access } from './access';
import { servePage } from './pages';

/** Where a second start asks for a ticket of its own, with the host's token. */
export const TICKET_PATH = '/ticket';

export interface HostServerOptions {
  access: Access;
  /** Folder of the built page. */
  pages: string;
  /** A line to the mailroom, or undefined while it is being started again. */
  connect(trusted: boolean): FramePort | undefined;
  /** How many windows are connected now (not counting trusted programs). */
  onWindows?(open: number): void;
}

export interface HostServer { http: Server; close(): Promise<void> }

export function createHostServer(options: HostServerOptions): HostServer {
  const { access } = options;
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: PAGE_MESSAGE_BYTES });
  let windows = 0;

  const http = createServer((request, response) => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    const refuse = (status: number, sentence: string) => { response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(`${sentence}\n`); };
    if (!access.hasHost(request.headers.host)) { refuse(421, 'This host answers to its own address only.'); return; }
    const { path, query } = split(request.url);
    if (request.method === 'POST' && path === TICKET_PATH) {
      if (request.headers.origin !== undefined || !access.hasToken(request.headers.authorization)) { refuse(401, 'Not allowed.'); return; }
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }).end(JSON.stringify({ ticket: access.ticket() }));
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') { response.setHeader('Allow', 'GET, HEAD'); refuse(405, 'Only GET and HEAD.'); return; }
    const ticket = path === '/' ? query.get('t') : null;
    if (ticket !== null && request.method === 'GET') {
      const session = access.redeem(ticket);
      if (session !== undefined) response.setHeader('Set-Cookie', access.setCookie(session));
      if (session !== undefined || access.hasCookie(request.headers.cookie)) { response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end(); return; }
    }
    if (!access.hasCookie(request.headers.cookie)) { refuse(401, 'This address works once. Start Sektorpost again to get a new one.'); return; }
    servePage(options.pages, path, request, response).catch(() => { response.destroy(); });
  });

  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => { socket.destroy(); });
    const refuse = (status: string) => { socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`); };
    if (!access.hasHost(request.headers.host)) { refuse('421 Misdirected Request'); return; }
    if (split(request.url).path !== BRIDGE_PATH) { refuse('404 Not Found'); return; }
    const { origin } = request.headers;
    // A page always has an origin and can't set Authorization; a program of this user has the token and no origin.
    const trusted = origin === undefined && access.hasToken(request.headers.authorization);
    if (!trusted) {
      if (!access.hasOrigin(origin)) { refuse('403 Forbidden'); return; }
      if (!access.hasCookie(request.headers.cookie)) { refuse('401 Unauthorized'); return; }
    }
    const line = options.connect(trusted);
    if (!line) { refuse('503 Service Unavailable'); return; }
    let opened = false;
    socket.once('close', () => { if (!opened) line.close(); });
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      opened = true;
      join(framePortOf(webSocket), line);
      if (trusted) return;
      windows += 1;
      options.onWindows?.(windows);
      webSocket.on('close', () => { windows -= 1; options.onWindows?.(windows); });
    });
  });

  return {
    http,
    async close() {
      for (const socket of sockets.clients) socket.close(1001);
      const closed = new Promise<void>((resolve) => { http.close(() => { resolve(); }); });
      const impatient = setTimeout(() => { for (const socket of sockets.clients) socket.terminate(); http.closeAllConnections(); }, 500);
      http.closeIdleConnections();
      await closed;
      clearTimeout(impatient);
    },
  };
}

/** By hand: `new URL` would resolve `..` and a leading `//` away before anyone could refuse them. */
function split(url: string | undefined): { path: string; query: URLSearchParams } {
  const whole = url ?? '/';
  const at = whole.indexOf('?');
  return at < 0 ? { path: whole, query: new URLSearchParams() } : { path: whole.slice(0, at), query: new URLSearchParams(whole.slice(at + 1)) };
}
