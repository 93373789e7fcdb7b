import { afterEach, expect, it, vi } from 'vitest';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { Client, until } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { bundleRegister, glnOf, header, line, smallRegister, sorOf } from '../../tests/fixtures/register';

const open: Client[] = [];
afterEach(async () => { for (const client of open.splice(0)) await client.end(); });

async function start(): Promise<Client> {
  const client = await new Client(new Wire([practice, municipality]), practice).start();
  open.push(client);
  return client;
}
const take = (client: Client, text = smallRegister): Promise<void> => client.register(text);
const glns = async (client: Client) => (await client.call('contacts.list', {})).map(({ gln }) => gln);

it('finds whom only the register knows, and lists those that were chosen, also after a restart', async () => {
  const client = await start();
  await expect(client.call('contacts.add', { gln: glnOf(700001) })).rejects.toMatchObject({ code: 'unknown-receiver' });
  await take(client);
  expect(await glns(client)).toEqual([municipality.gln]);
  expect(await client.call('contacts.add', { gln: glnOf(700001) })).toMatchObject({ name: 'Ørsted Lægehus (test)', readiness: 'fhir', source: 'SOR' });
  expect(await client.call('contacts.setFormat', { gln: glnOf(700001), format: 'fhir-xml' })).toMatchObject({ format: 'fhir-xml' });
  await client.restart();
  expect((await client.call('contacts.list', {})).map(({ gln, format }) => [gln, format])).toEqual([[municipality.gln, 'fhir-json'], [glnOf(700001), 'fhir-xml']]);
  expect(await client.call('register.search', { query: 'ørsted', limit: 5 })).toMatchObject({ total: 1, hits: [{ receiver: glnOf(700001) }] });
});

it('can write to whom only the register knows', async () => {
  const client = await start();
  const draft = client.draft('Til en, som kun registret kender', { receiver: glnOf(700002) });
  expect((await client.call('messages.check', { draft })).issues.map(({ rule }) => rule)).toContain('receiver-missing');
  await take(client);
  const { submitted, messageId, issues } = await client.call('messages.submit', { draft });
  expect([submitted, issues.filter(({ severity }) => severity === 'error')]).toEqual([true, []]);
  expect((await client.show()).messages.get(`out/${messageId!}`)?.view.receivers).toEqual([{ gln: glnOf(700002), sor: sorOf(2), name: expect.stringContaining('Prøveby Kommune (test)') as string }]);
  await vi.waitFor(async () => { expect(await glns(client)).toEqual([municipality.gln, glnOf(700002)]); });
});

it('names organisations from the network, from itself and from the register; the imported file does not stay', async () => {
  const client = await start();
  await take(client, JSON.stringify(bundleRegister));
  const names = await client.call('register.names', { organisations: [{ sor: municipality.sor }, { gln: practice.gln }, { sor: sorOf(12) }, { gln: glnOf(700011), sor: '1' }, { sor: '123' }, {}] });
  expect(names.map((found) => (found ? [found.name, found.unit].filter(Boolean).join(', ') : found))).toEqual([
    [municipality.name, municipality.unit].filter(Boolean).join(', '), [practice.name, practice.unit].filter(Boolean).join(', '), 'Prøveby Hospital (test), Afsnit M1', 'Region Prøve (test), Prøveby Hospital (test)', null, null,
  ]);
  const facts = await client.call('register.facts', {});
  await expect(client.call('bytes.get', { sha256: facts.snapshot!.fileHash, offset: 0, length: 1 })).rejects.toMatchObject({ code: 'not-found' });
  expect(await client.call('register.lookup', { sor: sorOf(12) })).toMatchObject({ entry: { receiver: glnOf(700011) } });
});

it('refuses a register that brings no row, and keeps the mailroom well', async () => {
  const client = await start();
  const sha256 = await client.upload(`${header}\n${line('1', '2', '3')}`);
  await expect(client.call('register.preview', { sha256 })).rejects.toMatchObject({ code: 'register-nothing', params: { count: 1 } });
  expect((await client.call('register.facts', {})).state).toBe('none');
});

it('keeps an answer out of a thread whose other party has another SOR code now, and lets names and numbers be refreshed', async () => {
  const self = { ...municipality };
  const wire = new Wire([practice, self]);
  const [gp, town] = [await new Client(wire, practice).start(), await new Client(wire, { ...self }).start()];
  open.push(gp, town);
  await town.send('Fra kommunen', { receiver: practice.gln });
  await until(async () => (await gp.show()).texts('in').includes('Fra kommunen'));
  const received = [...gp.shown.messages.values()].find(({ direction }) => direction === 'in')!;
  const answer = () => gp.call('messages.check', { draft: gp.draft('Et svar', { kind: 'reply', answers: received.messageId, threadId: received.view.threadId!, receiver: municipality.gln }) });
  const rules = async () => (await answer()).issues.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  expect(await rules()).toEqual([]);
  Object.assign(self, { name: 'Ny kommune (test)' });
  await gp.restart();
  expect(await rules()).toEqual([]);
  Object.assign(self, { sor: '990000000099016' });
  await gp.restart();
  expect(await rules()).toEqual(['thread-sor-changed']);
});

it('takes at most ten files for a receiver that gets the message converted', async () => {
  const client = await start();
  await take(client);
  const attachments = Array.from({ length: 11 }, (_, n) => ({ id: `5b5c0000-0000-4000-8000-0000000000${n + 10}`, title: `Side ${n}`, url: 'https://www.sundhed.dk/' }));
  const many = async (receiver: string) => (await client.call('messages.check', { draft: client.draft('Med filer', { receiver, attachments }) })).issues.map(({ rule }) => rule).includes('files-many');
  expect([await many(glnOf(700002)), await many(glnOf(700001))]).toEqual([true, false]);
});
