import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { callNames, calls, parseFrame, type Frame, type FramePort } from '../../shared/contract';
import { readRunningHost } from '../node/host-files';
import { connectTo } from '../node/join-host';
import { framePortOf } from '../node/ws-frames';
import { HostStartError, startHost, type HostEvent, type RunningHostProcess } from './host';
import type { HostOptions } from './options';

const echo = fileURLToPath(new URL('../../tests/doubles/echo-worker.mjs', import.meta.url));

interface Answer { status: number; headers: IncomingHttpHeaders; body: string }

function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => { pieces.push(piece); });
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces).toString('utf8') }); });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** The open line, or the status that refused it. */
function dial(port: number, headers: Record<string, string>, path = '/bridge'): Promise<FramePort | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('unexpected-response', (_, response) => { resolve(response.statusCode ?? 0); socket.terminate(); });
    socket.on('error', () => undefined);
    socket.on('open', () => { resolve(framePortOf(socket)); });
  });
}

function call(line: FramePort, name: string, args: unknown, bytes?: Uint8Array): Promise<Frame> {
  return new Promise((resolve) => {
    line.onFrame((value) => { resolve(parseFrame(value)!); });
    line.post({ meta: { t: 'call', id: 7, name, args }, ...(bytes ? { bytes } : {}) });
  });
}

describe('the browser host', () => {
  let folder: string;
  let options: HostOptions;
  const events: HostEvent[] = [];
  const hosts: RunningHostProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'host-'));
    await mkdir(join(folder, 'pages', 'assets'), { recursive: true });
    await writeFile(join(folder, 'pages', 'index.html'), '<!doctype html><title>page</title>');
    await writeFile(join(folder, 'pages', 'assets', 'app-1a2b.js'), 'export {};');
    await writeFile(join(folder, 'pages', '.hidden.js'), 'hidden');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await symlink(join(folder, 'secret.txt'), join(folder, 'pages', 'link.txt'));
    options = { profile: join(folder, 'profile'), exitWithWindow: false, pages: join(folder, 'pages'), worker: echo };
    events.length = 0;
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<{ port: number; ticket: string }> {
    const host = await startHost(options, (event) => { events.push(event); });
    if (host) hosts.push(host);
    const ready = events.at(-1) as Extract<HostEvent, { event: 'ready' }>;
    return { port: ready.port, ticket: new URL(ready.url).searchParams.get('t')! };
  }
  async function enter(port: number, ticket: string): Promise<string> {
    const answer = await ask(port, `/?t=${ticket}`);
    return answer.headers['set-cookie']![0]!.split(';')[0]!;
  }

  it('turns a ticket into a cookie once', async () => {
    const { port, ticket } = await start();
    const first = await ask(port, `/?t=${ticket}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']![0]).toMatch(new RegExp(`^sektorpost-${port}=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    const again = await ask(port, `/?t=${ticket}`);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
    const cookie = first.headers['set-cookie']![0]!.split(';')[0]!;
    expect((await ask(port, '/', { cookie })).body).toContain('<title>page</title>');
    expect((await ask(port, `/?t=${ticket}`, { cookie })).status).toBe(303);
  });

  it('shows nothing without the cookie', async () => {
    const { port } = await start();
    for (const path of ['/', '/assets/app-1a2b.js', '/?t=', '/?t=guess', '/nowhere']) expect((await ask(port, path)).status, path).toBe(401);
    expect((await ask(port, '/', { cookie: `sektorpost-${port}=guess` })).status).toBe(401);
  });

  it('sends the headers of the house with every answer', async () => {
    const { port, ticket } = await start();
    const cookie = await enter(port, ticket);
    for (const answer of [await ask(port, '/', { cookie }), await ask(port, '/assets/app-1a2b.js', { cookie }), await ask(port, '/'), await ask(port, '/x.png', { cookie })]) {
      expect(answer.headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    expect((await ask(port, '/assets/app-1a2b.js', { cookie })).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask(port, '/assets/app-1a2b.js', { cookie })).headers['cache-control']).toContain('immutable');
    expect((await ask(port, '/', { cookie })).headers['cache-control']).toBe('no-store');
  });

  it('answers to its own address only', async () => {
    const { port, ticket } = await start();
    for (const host of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`]) expect((await ask(port, `/?t=${ticket}`, { host })).status, host).toBe(421);
    expect((await ask(port, `/?t=${ticket}`)).status).toBe(303);
  });

  it('never leaves the folder of the page', async () => {
    const { port, ticket } = await start();
    const cookie = await enter(port, ticket);
    for (const path of ['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%5c..%5csecret.txt', '//etc/passwd.txt', '/link.txt', '/.hidden.js', '/a%00.js', '/%', '/nowhere.js']) {
      expect((await ask(port, path, { cookie })).status, path).toBe(404);
    }
    expect((await ask(port, '/indbakke/123', { cookie })).body).toContain('<title>page</title>');
  });

  it('takes no method but GET and HEAD, and has no door for tests', async () => {
    const { port, ticket } = await start();
    const cookie = await enter(port, ticket);
    for (const path of ['/', '/test/faults', '/ticket']) expect([401, 405]).toContain((await ask(port, path, { cookie }, 'POST')).status);
    expect((await ask(port, '/', { cookie }, 'HEAD')).body).toBe('');
  });

  it('opens the bridge for its own pages only', async () => {
    const { port, ticket } = await start();
    const cookie = await enter(port, ticket);
    const origin = `http://127.0.0.1:${port}`;
    const { token } = (await readRunningHost(options.profile))!;
    expect(await dial(port, { cookie, origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await dial(port, { cookie })).toBe(403);
    expect(await dial(port, { authorization: `Bearer ${token}`, origin: 'http://evil.example' })).toBe(403);
    expect(await dial(port, { authorization: 'Bearer wrong' })).toBe(403);
    expect(await dial(port, { origin })).toBe(401);
    expect(await dial(port, { cookie, origin, host: `evil.example:${port}` })).toBe(421);
    expect(await dial(port, { cookie, origin }, '/other')).toBe(404);
    const line = await dial(port, { cookie, origin }) as FramePort;
    expect((await call(line, 'session.get', {})).meta).toMatchObject({ t: 'ok', result: { trusted: false } });
  });

  it('relays every call of the contract, with its bytes both ways', async () => {
    await start();
    const host = (await readRunningHost(options.profile))!;
    for (const name of callNames) {
      const line = await connectTo(host);
      const bytes = 'bytes' in calls[name] ? new Uint8Array([0, 1, 254]) : undefined;
      const answer = await call(line, name, { of: name }, bytes);
      expect(answer.meta).toMatchObject({ t: 'ok', id: 7, result: { name, args: { of: name }, trusted: true, bytes: bytes?.length ?? 0 } });
      if (bytes) expect([...answer.bytes!]).toEqual([255, 254, 1]);
      line.close();
    }
  });

  it('keeps its port, and stops instead of taking another', async () => {
    const { port } = await start();
    await hosts.pop()!.stop();
    expect((await start()).port).toBe(port);
    await hosts.pop()!.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => { squatter.listen(port, '127.0.0.1', resolve); });
    await expect(start()).rejects.toEqual(new HostStartError('port-busy', { port }));
    squatter.close();
  });

  it('lets a second start join the first with a ticket of its own', async () => {
    const first = await start();
    const second = await startHost(options, (event) => { events.push(event); });
    expect(second).toBeUndefined();
    const joined = events.at(-1) as Extract<HostEvent, { event: 'joined' }>;
    expect(joined).toMatchObject({ event: 'joined', port: first.port, pid: process.pid });
    expect((await ask(first.port, new URL(joined.url).search.replace(/^/, '/'))).status).toBe(303);
  });

  it('keeps its token from other users and takes it along when it ends', async () => {
    await start();
    const path = join(options.profile, 'host.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await hosts.pop()!.stop();
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  it('does not mistake a file left by a killed host for a running one', async () => {
    await mkdir(options.profile, { recursive: true });
    await writeFile(join(options.profile, 'host.json'), JSON.stringify({ port: 9, token: 'a'.repeat(43), pid: 1 }));
    await start();
    expect(events.at(-1)).toMatchObject({ event: 'ready' });
  });

  it('says why the mailroom cannot start, and leaves nothing behind', async () => {
    options = { ...options, profile: join(folder, 'refuses') };
    await expect(startHost(options, () => undefined)).rejects.toMatchObject({ code: 'profile-newer', params: { schema: 9 } });
    await expect(stat(join(options.profile, 'host.json'))).rejects.toThrow('ENOENT');
  });

  it('starts a crashed mailroom again and hangs up on its windows meanwhile', async () => {
    await start();
    const host = (await readRunningHost(options.profile))!;
    const line = await connectTo(host);
    const before = (await call(line, 'session.get', {})).meta as { result: { pid: number } };
    const closed = new Promise<void>((resolve) => { line.onClose(resolve); });
    line.post({ meta: { t: 'call', id: 8, name: 'crash', args: {} } });
    await closed;
    await expect.poll(() => events.some(({ event }) => event === 'mailroom-up'), { timeout: 20_000 }).toBe(true);
    expect(events.map(({ event }) => event)).toEqual(['ready', 'mailroom-down', 'mailroom-up']);
    const again = (await call(await connectTo(host), 'session.get', {})).meta as { result: { pid: number } };
    expect(again.result.pid).not.toBe(before.result.pid);
  });
});
