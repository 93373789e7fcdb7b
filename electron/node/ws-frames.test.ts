import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { parseFrame, type Frame } from '../../shared/contract';
import { decodeFrame, encodeFrame, framePortOf, join } from './ws-frames';

const call = (name: string, args: unknown = {}): Frame => ({ meta: { t: 'call', id: 1, name, args } });

describe('frames over a WebSocket', () => {
  it('writes metadata alone as JSON text', () => {
    expect(encodeFrame(call('session.get'))).toBe('{"t":"call","id":1,"name":"session.get","args":{}}');
  });

  it('writes bytes after a big-endian length and the JSON', () => {
    const message = encodeFrame({ ...call('bytes.put', { title: 'Æ' }), bytes: new Uint8Array([7, 8, 9]) }) as Uint8Array;
    const json = Buffer.from('{"t":"call","id":1,"name":"bytes.put","args":{"title":"Æ"}}', 'utf8');
    expect([...message.subarray(0, 4)]).toEqual([0, 0, 0, json.length]);
    expect(Buffer.from(message.subarray(4, 4 + json.length))).toEqual(json);
    expect([...message.subarray(4 + json.length)]).toEqual([7, 8, 9]);
  });

  it('reads back what it wrote, whatever the text and the bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.option(fc.uint8Array({ maxLength: 2000 }), { nil: undefined }), (text, bytes) => {
      const frame: Frame = bytes ? { ...call(text), bytes } : call(text);
      const back = parseFrame(decodeFrame(encodeFrame(frame)));
      expect(back?.meta).toEqual(frame.meta);
      expect(back?.bytes).toEqual(bytes);
    }));
  });

  it('keeps no hold of the buffer a message came in', () => {
    const message = encodeFrame({ ...call('bytes.put'), bytes: new Uint8Array([1]) }) as Uint8Array;
    const back = parseFrame(decodeFrame(message));
    message.fill(0);
    expect([...back!.bytes!]).toEqual([1]);
  });

  it.each([
    ['no JSON', 'hello'], ['too short', new Uint8Array([0, 0])], ['a length beyond the end', new Uint8Array([255, 255, 255, 255, 123, 125])],
    ['no UTF-8', new Uint8Array([0, 0, 0, 2, 0xc3, 0x28])],
  ])('refuses %s', (_, message) => { expect(decodeFrame(message)).toBeUndefined(); });
});

describe('a WebSocket as a line', () => {
  const closing: (() => void)[] = [];
  afterEach(() => { for (const close of closing.splice(0)) close(); });

  async function pair(): Promise<{ client: WebSocket; server: WebSocket }> {
    const wss = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(wss, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(wss.address() as AddressInfo).port}`);
    const [server] = await once(wss, 'connection') as [WebSocket];
    if (client.readyState !== client.OPEN) await once(client, 'open');
    closing.push(() => { client.terminate(); wss.close(); });
    return { client, server };
  }

  it('joins two lines: frames go both ways in order, and an end on one side ends the other', async () => {
    const one = await pair();
    const two = await pair();
    join(framePortOf(one.server), framePortOf(two.client));
    const page = framePortOf(one.client);
    const mailroom = framePortOf(two.server);
    const seen: string[] = [];
    mailroom.onFrame((value) => {
      const frame = parseFrame(value)!;
      if (frame.meta.t === 'call') { seen.push(frame.meta.name); mailroom.post({ meta: { t: 'ok', id: frame.meta.id, result: frame.bytes?.length ?? 0 }, ...(frame.bytes ? { bytes: frame.bytes } : {}) }); }
    });
    const answers: unknown[] = [];
    const done = new Promise<void>((resolve) => { page.onFrame((value) => { answers.push(parseFrame(value)); if (answers.length === 2) resolve(); }); });
    page.post(call('first'));
    page.post({ ...call('second'), bytes: new Uint8Array([1, 2]) });
    await done;
    expect(seen).toEqual(['first', 'second']);
    expect(answers).toEqual([{ meta: { t: 'ok', id: 1, result: 0 } }, { meta: { t: 'ok', id: 1, result: 2 }, bytes: new Uint8Array([1, 2]) }]);
    const ended = new Promise<void>((resolve) => { mailroom.onClose(resolve); });
    page.close();
    await ended;
  });

  it('hangs up on a message that is no frame', async () => {
    const { client, server } = await pair();
    framePortOf(server);
    const closed = once(client, 'close');
    client.send('not json');
    expect((await closed)[0]).toBe(1007);
  });
});
