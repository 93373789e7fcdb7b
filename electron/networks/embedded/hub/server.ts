/**
 * The hub on loopback, for several clients on one machine. Only 127.0.0.1, only with the token of `network.json`, and only when
 * the Host header names loopback, so that no web page can reach it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { ZodError } from 'zod';
import { faultPlanSchema } from '../../../../shared/contract';
import { PARCEL_MAX_BYTES } from '../../../../shared/envelopes/parcel';
import { glnSchema } from '../../../../shared/messages';
import type { Log } from '../../../mailroom/ports/network';
import { systemCode } from '../../../node/files';
import type { Hub } from './hub';
import { confirmSchema, headerFromText, HUB_HEADER, PARCEL_HEADER, rejectSchema, writePage, type WireEntry } from './wire';

/** Longest wait of one question for arrivals; the client asks again. */
const LONGEST_WAIT_MS = 25_000;
/** At most this much content travels inside one listing. */
const PAGE_BYTES = 4 * 1024 * 1024;
const SMALL_BODY = 256 * 1024;

export interface HubServer { port: number; close(): Promise<void> }

class Refusal extends Error {
  constructor(readonly status: number) { super(`status ${status}`); }
}

const digest = (text: string) => createHash('sha256').update(text).digest();

export async function serveHub(hub: Hub, options: { port: number; token: string; log: Log }): Promise<HubServer> {
  const expected = digest(`Bearer ${options.token}`);
  const server = createServer((request, response) => {
    response.setHeader(HUB_HEADER, '1');
    route(request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : error instanceof ZodError ? 400 : 500;
      if (status === 500) options.log.error('hub.request', { kind: error instanceof Error ? error.name : 'unknown' });
      if (response.headersSent) response.destroy(); else response.writeHead(status, { connection: 'close' }).end();
    });
  });
  // A client's idle connection must not be closed just as it sends the next parcel.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) throw new Refusal(403);
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) throw new Refusal(401);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [room, owner, rest] = url.pathname.slice(1).split('/');
    const method = request.method ?? 'GET';
    if (room === 'parcels' && method === 'PUT') return take(request, response);
    if (room === 'faults') return faults(method, request, response);
    const gln = glnSchema.safeParse(owner);
    if (!gln.success) throw new Refusal(404);
    if (room === 'organisations' && method === 'POST') { await hub.claim(gln.data); response.writeHead(204).end(); return; }
    if (room !== 'mailboxes') throw new Refusal(404);
    if (method === 'GET' && rest === undefined) return list(gln.data, url, request, response);
    if (method === 'GET') return content(gln.data, rest ?? '', response);
    if (method !== 'POST') throw new Refusal(405);
    if (rest === 'confirm') {
      await hub.confirm(gln.data, confirmSchema.parse(await json(request)).ids);
    } else {
      await hub.reject(gln.data, rest ?? '', rejectSchema.parse(await json(request)).reason);
    }
    response.writeHead(204).end();
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const header = headerFromText(request.headers[PARCEL_HEADER]);
    if (!header) throw new Refusal(400);
    if (Number(request.headers['content-length'] ?? 0) > PARCEL_MAX_BYTES) return answer(response, { outcome: 'stop', code: 'parcel-too-large' }, true);
    const staged = await hub.stage(request);
    if (!staged) return answer(response, { outcome: 'stop', code: 'parcel-too-large' }, true);
    const result = await hub.accept(header, staged);
    // The fault is made as it happens in life: the parcel is stored and the line goes dead.
    if (result.outcome === 'retry' && result.code === 'network-lost-response') { request.socket.destroy(); return; }
    answer(response, result);
  }

  async function list(gln: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    await hub.claim(gln);
    const number = (name: string) => { const value = Number(url.searchParams.get(name) ?? 0); return Number.isSafeInteger(value) && value > 0 ? value : 0; };
    const gone = new AbortController();
    response.once('close', () => { gone.abort(); });
    const page = await hub.poll(gln, { after: number('after'), boot: url.searchParams.get('boot') ?? '', waitMs: Math.min(number('wait'), LONGEST_WAIT_MS), signal: gone.signal });
    if (gone.signal.aborted) return;
    const entries: WireEntry[] = [];
    let carried = 0;
    for (const { id, ready, header, inline } of page.entries) {
      const bytes = inline ? await hub.read(gln, id) : undefined;
      if (inline && !bytes) continue;
      entries.push({ id, ready, header, ...(bytes ? { bytes } : {}) });
      carried += bytes?.length ?? 0;
      if (carried > PAGE_BYTES) break;
    }
    const body = writePage(page.boot, entries);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.length }).end(body);
  }

  async function content(gln: string, id: string, response: ServerResponse): Promise<void> {
    const header = hub.header(gln, id);
    if (!header) throw new Refusal(404);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': header.length });
    try {
      await pipeline(hub.stream(gln, id), response);
    } catch (error) {
      // The client went away in the middle; it will ask again.
      if (systemCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }

  async function faults(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method === 'PUT') answer(response, await hub.setFaults(faultPlanSchema.parse(await json(request))));
    else answer(response, hub.faults);
  }

  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, value: unknown, last = false): void {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length, ...(last ? { connection: 'close' } : {}) }).end(body);
}

async function json(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > SMALL_BODY) throw new Refusal(413);
    pieces.push(piece);
  }
  try { return JSON.parse(Buffer.concat(pieces).toString('utf8')); } catch { throw new Refusal(400); }
}
