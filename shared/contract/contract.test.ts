import { describe, expect, it } from 'vitest';
import { accessRoles, type AccessRole } from '../messages';
import { errors as da } from '../i18n/da/errors';
import { errors as en } from '../i18n/en/errors';
import { calls, callNames, CodedError, createClient, createServer, errorCodes, eventNames, parseFrame, parseLink, withBytes, type Frame, type FramePort, type Handlers } from './index';

/** Two ends of one line; frames are cloned as a MessagePort clones them. */
function line(): [FramePort, FramePort, (frame: unknown) => void] {
  const end = () => ({ frames: [] as ((f: unknown) => void)[], closers: [] as (() => void)[] });
  const a = end();
  const b = end();
  const port = (own: ReturnType<typeof end>, other: ReturnType<typeof end>): FramePort => ({
    post: (frame: Frame) => { const copy: unknown = structuredClone(frame); queueMicrotask(() => { other.frames.forEach((f) => { f(copy); }); }); },
    onFrame: (f) => { own.frames.push(f); },
    onClose: (f) => { own.closers.push(f); },
    close: () => { [...own.closers, ...other.closers].forEach((f) => { f(); }); },
  });
  return [port(a, b), port(b, a), (frame) => { b.frames.forEach((f) => { f(frame); }); }];
}

const handlers = (over: Partial<Handlers>): Handlers => new Proxy(over, { get: (target, name) => target[name as keyof Handlers] ?? (() => { throw new CodedError('not-found'); }) }) as Handlers;
const internal: [string, unknown][] = [];
const pair = (over: Partial<Handlers>, isOpen = true, roles: readonly AccessRole[] = accessRoles) => {
  const [page, mailroom, inject] = line();
  internal.length = 0;
  const server = createServer(handlers(over), { isOpen: () => isOpen, roles: () => roles, onInternal: (name, error) => { internal.push([name, error]); } });
  server.connect(mailroom);
  return { client: createClient(page), server, inject };
};

describe('the contract', () => {
  it('carries a call and its checked result', async () => {
    const { client } = pair({ 'handover.take': ({ after, limit }) => ({ items: [], last: after + limit }) });
    await expect(client.call('handover.take', { after: 3, limit: 4 })).resolves.toEqual({ items: [], last: 7 });
  });
  it('refuses bad arguments with a typed error that names the call and the place', async () => {
    const { client } = pair({});
    await expect(client.call('handover.take', { after: -1, limit: 4 })).rejects.toMatchObject({ code: 'bad-arguments', params: { call: 'handover.take', at: 'after' } });
    await expect(client.call('marks.put', { marks: 'x' } as never)).rejects.toMatchObject({ code: 'bad-arguments' });
  });
  it.each(callNames)('%s refuses arguments that are no object', async (name) => {
    const { client } = pair({});
    await expect(client.call(name, 'nonsense' as never)).rejects.toMatchObject({ code: 'bad-arguments' });
  });
  it('knows no call beside the table, and none of an object’s own', async () => {
    const { client } = pair({});
    for (const name of ['nonsense', 'constructor', '__proto__', 'toString']) await expect(client.call(name as never, {} as never)).rejects.toMatchObject({ code: 'unknown-call' });
  });
  it('lets a locked client do only what the table marks', async () => {
    const { client } = pair({ 'drafts.list': () => [], 'handover.done': () => ({}) }, false);
    await expect(client.call('drafts.list', {})).rejects.toMatchObject({ code: 'not-open' });
    await expect(client.call('handover.done', { upTo: 0 })).resolves.toEqual({});
  });
  it('carries bytes beside the call, and only where the table says so', async () => {
    const seen: number[] = [];
    const { client } = pair({ 'bytes.put': (_args, { bytes }) => { seen.push(...bytes!); return { received: bytes!.length }; }, 'bytes.get': () => withBytes<'bytes.get'>({ total: 2 }, new Uint8Array([7, 8])) });
    await expect(client.callWithBytes('bytes.put', { uploadId: 'u', offset: 0 }, new Uint8Array([1, 2, 3]))).resolves.toEqual({ result: { received: 3 } });
    expect(seen).toEqual([1, 2, 3]);
    const down = await client.callWithBytes('bytes.get', { sha256: 'a'.repeat(64), offset: 0, length: 2 });
    expect([...down.bytes!]).toEqual([7, 8]);
    await expect(client.call('bytes.put', { uploadId: 'u', offset: 0 })).rejects.toMatchObject({ code: 'bad-arguments' });
    await expect(client.callWithBytes('drafts.list', {}, new Uint8Array(1))).rejects.toMatchObject({ code: 'bad-arguments' });
  });
  it('turns our own mistakes into a code without a word of what happened', async () => {
    const { client } = pair({ 'drafts.list': () => { throw new Error('250947-9989'); } });
    const error: unknown = await client.call('drafts.list', {}).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'internal' });
    expect(String(error)).not.toContain('250947');
    expect(internal).toHaveLength(1);
  });
  it('does not hand on a result that the table forbids', async () => {
    const { client } = pair({ 'handover.take': () => ({ items: 'many', last: 0 }) as never });
    await expect(client.call('handover.take', { after: 0, limit: 1 })).rejects.toMatchObject({ code: 'internal' });
  });
  it('delivers events that fit, and drops those that do not', async () => {
    const { client, server } = pair({});
    const seen: number[] = [];
    const stop = client.on('handover', ({ last }) => { seen.push(last); });
    server.emit('handover', { last: 4 });
    server.emit('handover', { last: 'x' } as never);
    await Promise.resolve();
    stop();
    server.emit('handover', { last: 5 });
    await Promise.resolve();
    expect(seen).toEqual([4]);
  });
  it('tells waiting callers when the line is cut', async () => {
    const [page] = line();
    const client = createClient(page);
    const waiting = client.call('drafts.list', {});
    page.close();
    await expect(waiting).rejects.toMatchObject({ code: 'bridge-closed' });
    await expect(client.call('drafts.list', {})).rejects.toMatchObject({ code: 'bridge-closed' });
  });
  it('ignores what is no frame', () => {
    const { inject } = pair({});
    for (const junk of [null, 1, 'x', {}, { meta: 1 }, { meta: { t: 'call' } }, { meta: { t: 'ok', id: 1 }, bytes: 'x' }]) { expect(parseFrame(junk)).toBeUndefined(); expect(() => { inject(junk); }).not.toThrow(); }
  });
  it('has names of one form and no event that is also a call', () => {
    for (const name of callNames) expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(callNames.filter((n) => (eventNames as string[]).includes(n))).toEqual([]);
    expect(Object.keys(calls)).toEqual(callNames);
  });
});

describe('error codes', () => {
  it.each(errorCodes)('%s says what happened and what to do, in both languages', (code) => {
    for (const catalogue of [da, en]) {
      expect(catalogue[code].what.length).toBeGreaterThan(10);
      expect(catalogue[code].next.length).toBeGreaterThan(5);
    }
    const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]);
    expect(values(da[code].what + da[code].next)).toEqual(values(en[code].what + en[code].next));
  });
  it('has no sentence without a code', () => { expect(Object.keys(da).sort()).toEqual([...errorCodes].sort()); });
});

describe('links into the program', () => {
  it('lead to places only', () => {
    expect(parseLink('sektorpost:inbox')).toEqual({ to: 'inbox' });
    expect(parseLink('sektorpost://thread/urn%3Auuid%3A1')).toEqual({ to: 'thread', threadId: 'urn:uuid:1' });
    for (const bad of ['sektorpost:thread', 'sektorpost:inbox/1', 'sektorpost:evil', 'https://example.org', 'sektorpost:thread/%', '']) expect(parseLink(bad)).toBeUndefined();
  });
});
