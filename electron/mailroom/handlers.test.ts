/** The mailroom behind the contract's own server: exactly the calls of the contract, every argument checked, the lock kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client, password } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { draftOf, municipality, practice } from '../../tests/fixtures/care-communication';
import { callNames, calls, createClient, createServer, type BridgeClient, type CallName, type Frame, type FramePort } from '../../shared/contract';

let client: Client;
let bridge: BridgeClient;
const internals: string[] = [];

beforeAll(async () => {
  client = await new Client(new Wire([practice, municipality]), practice).start();
  const server = createServer(client.mailroom.handlers, { isOpen: (connection) => client.mailroom.isOpen(connection + 100), roles: (connection) => client.mailroom.roles(connection + 100), onInternal: (name) => { internals.push(name); } });
  const ends: [((frame: unknown) => void)[], ((frame: unknown) => void)[]] = [[], []];
  const end = (mine: 0 | 1): FramePort => ({
    post: (frame: Frame) => { queueMicrotask(() => { for (const listener of ends[mine === 0 ? 1 : 0]) listener(frame); }); },
    onFrame: (listener) => { ends[mine].push(listener); }, onClose: () => undefined, close: () => undefined,
  });
  server.connect(end(0));
  bridge = createClient(end(1));
});
afterAll(() => client.end());
beforeEach(() => { internals.length = 0; });

describe('handlers', () => {
  it('are exactly the calls of the contract', () => {
    expect(Object.keys(client.mailroom.handlers).sort()).toEqual([...callNames].sort());
  });

  it.each(callNames.map((name) => [name]))('%s refuses arguments of another shape', async (name: CallName) => {
    const wrong = { session: 1, draft: 1, marks: 'x', after: 'x', upTo: 'x', limit: 'x', sha256: '../..', bytes: 'x', uploadId: 1, messageId: 1, userId: 1, person: 1, plan: 'x', gln: 'x', id: 1, settings: 1, paused: 'x', current: 1, cursor: 1 };
    const takesNothing = calls[name].args.safeParse(wrong).success;
    if (takesNothing) expect(Object.keys(calls[name].args.shape)).toEqual([]);
    else await expect(bridge.call(name, wrong as never)).rejects.toMatchObject({ code: 'bad-arguments' });
  });

  it('answer in the shape of the contract, and refuse while locked what the lock covers', async () => {
    expect((await bridge.call('session.get', {})).state).toBe('open');
    expect((await bridge.call('contacts.list', {})).map((contact) => contact.gln)).toEqual([municipality.gln]);
    const draft = draftOf({ id: 'd1' });
    await bridge.call('drafts.put', { draft });
    expect(await bridge.call('drafts.list', {})).toEqual([draft]);
    expect((await bridge.call('health.get', {})).findings).toEqual([]);
    await bridge.call('session.lock', {});
    await expect(bridge.call('drafts.list', {})).rejects.toMatchObject({ code: 'not-open' });
    expect((await bridge.call('handover.take', { after: 0, limit: 1 })).items).toEqual([]);
    await expect(bridge.call('messages.technical', { messageId: 'x' })).rejects.toMatchObject({ code: 'not-open' });
    const { users } = await bridge.call('session.get', {});
    expect((await bridge.call('session.unlock', { userId: users[0]!.id, password })).state).toBe('open');
    await bridge.call('drafts.remove', { id: 'd1' });
    expect(internals).toEqual([]);
  });

  it('say not-found for what is not there', async () => {
    await expect(bridge.call('messages.technical', { messageId: 'ukendt' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(bridge.call('messages.resend', { messageId: 'ukendt' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(bridge.call('bytes.get', { sha256: 'a'.repeat(64), offset: 0, length: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(bridge.call('rebuild.page', { cursor: 'rubbish', limit: 1 })).rejects.toMatchObject({ code: 'bad-arguments' });
    await expect(bridge.call('training.faults', {})).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a draft that was submitted does not come back with a late autosave', async () => {
    const draft = draftOf({ id: 'd2' });
    await bridge.call('drafts.put', { draft });
    expect((await bridge.call('messages.submit', { draft })).submitted).toBe(true);
    await bridge.call('drafts.put', { draft });
    expect(await bridge.call('drafts.list', {})).toEqual([]);
  });
});
