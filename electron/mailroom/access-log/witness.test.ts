/** What the mailroom's calls leave in the log, and what they refuse: through the contract's own server, with a line for a page and one for a program. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, password } from '../../../tests/doubles/client';
import { Wire } from '../../../tests/doubles/wire';
import { draftOf, municipality, practice } from '../../../tests/fixtures/care-communication';
import { createClient, createServer, type BridgeClient, type BridgeServer, type Frame, type FramePort } from '../../../shared/contract';
import type { AccessEntry } from '../../../shared/messages';

let client: Client;
let page: BridgeClient;
let program: BridgeClient;
let ids: { administrator: string; clerk: string; doctor: string };
const bruno = '2509479989';

/** One server as in the product: its first line is number 1, which the double trusts, and the next is a page's. */
function connect(server: BridgeServer): BridgeClient {
  const ends: [((frame: unknown) => void)[], ((frame: unknown) => void)[]] = [[], []];
  const end = (mine: 0 | 1): FramePort => ({
    post: (frame: Frame) => { queueMicrotask(() => { for (const listener of ends[mine === 0 ? 1 : 0]) listener(frame); }); },
    onFrame: (listener) => { ends[mine].push(listener); }, onClose: () => undefined, close: () => undefined,
  });
  server.connect(end(0));
  return createClient(end(1));
}
const become = async (userId: string, secret: string) => { await page.call('session.lock', {}); await page.call('session.unlock', { userId, password: secret }); };
const newest = async (limit = 1) => (await program.call('access.search', { filter: {}, limit: limit + 1 })).records.slice(1);

beforeAll(async () => {
  client = await new Client(new Wire([practice, municipality]), practice).start();
  const server = createServer(client.mailroom.handlers, { isOpen: client.mailroom.isOpen, roles: client.mailroom.roles, onInternal: (_name, error) => { throw error; } });
  program = connect(server);
  page = connect(server);
  const person = { role: { text: 'sekretær' }, phone: '65000021' };
  await page.call('session.addUser', { person: { ...person, name: 'Test Testesen', initials: 'TT' }, password: 'prøve-adgang-2', access: ['administrative'] });
  const { users } = await page.call('session.addUser', { person: { ...person, name: 'Jens Mortensen', initials: 'JM' }, password: 'prøve-adgang-3', access: ['clinical'] });
  ids = { administrator: users[0]!.id, clerk: users[1]!.id, doctor: users[2]!.id };
});
afterAll(() => client.end());

describe('the log', () => {
  it('tells of logins, locks, wrong passwords and roles, with the role that let it happen', async () => {
    await expect(page.call('session.unlock', { userId: ids.clerk, password: 'forkert' })).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await newest())[0]).toMatchObject({ action: 'login-failed', by: 'user', user: { id: ids.clerk, name: 'Test Testesen' } });
    await page.call('session.setAccess', { userId: ids.clerk, access: ['administrative'] });
    expect((await newest())[0]).toMatchObject({ action: 'roles-changed', user: { id: ids.administrator }, role: 'administrator', detail: { id: ids.clerk, roles: 'administrative', to: 'administrative' }, organisation: practice.gln });
    await page.call('session.lock', {});
    expect((await newest())[0]).toMatchObject({ action: 'lock', user: { id: ids.administrator } });
    await page.call('session.unlock', { userId: ids.administrator, password });
    expect((await newest())[0]).toMatchObject({ action: 'login', user: { id: ids.administrator } });
  });

  it('tells of a message sent, once, about whom, and by whom', async () => {
    await become(ids.doctor, 'prøve-adgang-3');
    const draft = draftOf({ id: 'log-1' });
    const { messageId } = await page.call('messages.submit', { draft });
    await page.call('messages.submit', { draft });
    const { records } = await program.call('access.search', { filter: { actions: ['sent', 'replied', 'forwarded'] }, limit: 5 });
    expect(records).toMatchObject([{ action: 'sent', messageIds: [messageId], citizen: draft.patient!.ids.map(({ value }) => value), user: { id: ids.doctor, name: 'Jens Mortensen' }, role: 'clinical' }]);
    await program.call('messages.submit', { draft: draftOf({ id: 'log-2' }) });
    expect((await newest())[0]).toMatchObject({ action: 'sent', by: 'program' });
  });

  it('takes what a page showed, once, under the name of who was there then, also while locked', async () => {
    const entry: AccessEntry = { id: '6f8f9f9e-4c53-4a0c-9b0f-1f1b1d0f5a01', at: client.clock.now().toISOString(), userId: ids.doctor, action: 'thread-opened', messageIds: ['m1'], citizen: [bruno, '0703921VJ5'], threadId: 't1' };
    await page.call('session.lock', {});
    client.clock.advance(120_000);
    expect(await page.call('access.record', { entries: [entry] })).toEqual({ recorded: 1 });
    expect(await page.call('access.record', { entries: [entry] })).toEqual({ recorded: 0 });
    const { records, numbers } = await program.call('access.search', { filter: { citizen: '0703921VJ5', actions: ['thread-opened'] }, limit: 5 });
    expect(records).toMatchObject([{ user: { id: ids.doctor, name: 'Jens Mortensen' }, role: 'clinical', at: entry.at, entry: entry.id }]);
    expect(records[0]!.toldAt! > entry.at).toBe(true);
    expect(numbers).toContain(bruno);
    await page.call('session.unlock', { userId: ids.administrator, password });
  });

  it('is searched, taken out and checked by an administrator only, and each of that is in it', async () => {
    const { sha256, count } = await page.call('access.export', { filter: { citizen: bruno }, format: 'csv', language: 'da' });
    const { result, bytes } = await page.callWithBytes('bytes.get', { sha256, offset: 0, length: 1_000_000 });
    const csv = new TextDecoder().decode(bytes);
    expect(result.total).toBe(bytes!.length);
    expect(csv.split('\r\n')).toHaveLength(count + 2);
    expect(csv).toContain('Jens Mortensen;Klinisk');
    expect((await newest())[0]).toMatchObject({ action: 'log-exported', citizen: [bruno], detail: { format: 'csv', count: String(count) } });
    expect((await page.call('access.check', {})).faults).toEqual([]);
    expect((await newest())[0]).toMatchObject({ action: 'log-checked' });
    await become(ids.doctor, 'prøve-adgang-3');
    // The extract lies in the same store as files of messages: a clinical role alone must not open it.
    await expect(page.callWithBytes('bytes.get', { sha256, offset: 0, length: 10 })).rejects.toMatchObject({ code: 'not-allowed', params: { needs: 'administrator' } });
    for (const call of [page.call('access.search', { filter: {}, limit: 1 }), page.call('access.check', {}), page.call('access.export', { filter: {}, format: 'json', language: 'da' })]) await expect(call).rejects.toMatchObject({ code: 'not-allowed' });
    await page.call('session.lock', {});
    await page.call('session.unlock', { userId: ids.administrator, password });
  });
});

describe('raw messages', () => {
  it('are an administrator’s, by any way to their bytes, and opening one is recorded before it is answered', async () => {
    const { messageId } = await program.call('messages.submit', { draft: draftOf({ id: 'log-3' }) });
    const raw = await page.call('raw.open', { messageId: messageId! });
    expect(raw).toMatchObject({ kind: 'sent', messageId, judgement: { verdict: 'accept' } });
    expect(raw.text).toContain('\n  "');
    expect((await newest())[0]).toMatchObject({ action: 'raw-opened', messageIds: [messageId], citizen: draftOf({ id: 'x' }).patient!.ids.map(({ value }) => value), user: { id: ids.administrator }, role: 'administrator' });
    expect((await page.callWithBytes('bytes.get', { sha256: raw.sha256, offset: 0, length: 10 })).bytes).toHaveLength(10);
    await become(ids.doctor, 'prøve-adgang-3');
    await expect(page.call('raw.open', { messageId: messageId! })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(page.callWithBytes('bytes.get', { sha256: raw.sha256, offset: 0, length: 10 })).rejects.toMatchObject({ code: 'not-allowed' });
    await page.call('session.lock', {});
    await page.call('session.unlock', { userId: ids.administrator, password });
    await expect(page.call('raw.open', { messageId: 'ukendt' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(page.call('raw.open', {})).rejects.toMatchObject({ code: 'not-found' });
  });
});
