/** What the disk does to a client: lost and flipped ledger tails beside originals, a full disk, a newer profile. */
import { cp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, password, until } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { ManualClock } from '../networks/testing';

let wire: Wire;
let clock: ManualClock;
let gp: Client;
let town: Client;
let free = 10 ** 10;

beforeEach(async () => {
  wire = new Wire([practice, municipality]);
  clock = new ManualClock();
  free = 10 ** 10;
  gp = await new Client(wire, practice, { seed: 1, clock, disk: { free: async () => free, reserveBytes: 1024 * 1024 } }).start();
  town = await new Client(wire, municipality, { seed: 2, clock }).start();
});
afterEach(async () => { await gp.end(); await town.end(); });

const ledgerFiles = async (client: Client) => {
  const level = join(client.directory, 'ledger', 'leveldb');
  const journal = join(client.directory, 'ledger', 'journal');
  return { log: join(level, (await readdir(level)).filter((name) => name.endsWith('.log')).sort().at(-1)!), journal: join(journal, (await readdir(journal)).sort().at(-1)!), level };
};
const cut = async (path: string, share: number) => truncate(path, Math.floor((await stat(path)).size * share));
async function everything(client: Client): Promise<string[]> {
  return (await client.rebuilt(50)).map((message) => `${message.direction} ${message.view.segments.at(-1)!.text}`).sort();
}

describe('a damaged ledger', () => {
  const texts = ['Et', 'To', 'Tre', 'Fire', 'Fem'];
  const exchange = async () => {
    for (const text of texts) { const id = await gp.send(text); await gp.becomes(id, 'accepted'); }
    await until(async () => { const shown = (await town.show()).texts('in'); return texts.every((text) => shown.includes(text)); });
    await gp.show();
    await gp.mailroom.close();
    await town.mailroom.close();
  };
  const all = (direction: string) => texts.map((text) => `${direction} ${text}`).sort();

  it('whose LevelDB lost its tail is repaired and says so', async () => {
    await exchange();
    await cut((await ledgerFiles(gp)).log, 0.5);
    await cut((await ledgerFiles(town)).log, 0.5);
    await gp.open(); await town.open();
    expect(await everything(gp)).toEqual(all('out'));
    expect(await everything(town)).toEqual(all('in'));
    expect((await gp.call('health.get', {})).findings).toMatchObject([{ code: 'ledger-gap' }]);
  });

  it('that lost everything twice over is made again from the originals: nothing received is lost, nothing sent is forgotten', async () => {
    await exchange();
    for (const client of [gp, town]) {
      const { log, journal } = await ledgerFiles(client);
      await cut(log, 0.4);
      await cut(journal, 0.4);
    }
    await gp.open(); await town.open();
    expect(await everything(town)).toEqual(all('in'));
    expect(await everything(gp)).toEqual(all('out'));
    // What was sent again is answered as a duplicate, and ends accepted.
    await until(async () => [...(await gp.show()).states().values()].every((state) => state === 'accepted'), () => { clock.advance(60_000); });
    expect(await everything(town)).toEqual(all('in'));
  });

  it('that is gone altogether comes back from the originals', async () => {
    await exchange();
    await rm(join(town.directory, 'ledger'), { recursive: true });
    await town.open();
    expect(await everything(town)).toEqual(all('in'));
    const shown = await town.show();
    expect(shown.texts('in')).toEqual([...texts].sort());
  });

  it('never passes a new message off as one the archive has seen', async () => {
    await exchange();
    await rm(join(town.directory, 'ledger'), { recursive: true });
    await gp.open(); await town.open();
    await gp.send('Efter tabet');
    await until(async () => (await everything(town)).includes('in Efter tabet'));
    // As the archive does at its start: first what it has, then what is new.
    await town.call('handover.done', { upTo: town.shown.upTo });
    await until(async () => (await town.show()).texts('in').includes('Efter tabet'));
    expect(town.shown.texts('in')).toEqual([...texts, 'Efter tabet'].sort());
  });

  it('whose two halves forgot the same end is found out by the originals, told of, and gives no number again', async () => {
    await gp.becomes(await gp.send('Nul'), 'accepted');
    await until(async () => (await town.show()).texts('in').length === 1);
    await gp.mailroom.close();
    await town.mailroom.close();
    // A disk that kept less than it had confirmed: both halves agree, and nothing looks damaged.
    for (const client of [gp, town]) await cp(join(client.directory, 'ledger'), join(client.directory, 'ledger-before'), { recursive: true });
    await gp.open(); await town.open();
    await exchange();
    for (const client of [gp, town]) {
      await rm(join(client.directory, 'ledger'), { recursive: true });
      await rename(join(client.directory, 'ledger-before'), join(client.directory, 'ledger'));
    }
    await gp.open(); await town.open();
    // The access log is found longer than the ledger knows of, too.
    expect((await gp.call('health.get', {})).findings.map(({ code }) => code).sort()).toEqual(['access-log-broken', 'ledger-gap']);
    // No window is open while new messages come.
    for (const text of ['Seks', 'Syv']) await gp.becomes(await gp.send(text), 'accepted');
    await until(async () => (await everything(town)).filter((line) => line.startsWith('in')).length === 8);
    await until(async () => (await town.show()).texts('in').length === 8);
    expect(town.shown.texts('in')).toEqual(['Nul', ...texts, 'Seks', 'Syv'].sort());
    await until(async () => { const shown = await gp.show(); return shown.texts('out').length === 8 && [...shown.states().values()].every((state) => state === 'accepted'); }, () => { clock.advance(60_000); });
  });

  it('with a lost original says what is missing and goes on', async () => {
    await exchange();
    const area = join(town.directory, 'originals', 'received');
    const fan = (await readdir(area))[0]!;
    await rm(join(area, fan), { recursive: true });
    await town.open();
    expect((await everything(town)).length).toBeLessThan(texts.length);
    expect((await town.call('health.get', {})).findings.map((finding) => finding.code)).toContain('originals-missing');
  });
});

describe('a full disk', () => {
  it('takes in nothing large, keeps what is there readable, and goes on when there is room', async () => {
    const before = await gp.send('Før');
    await gp.becomes(before, 'accepted');
    free = 1000;
    await rm(join(gp.directory, 'reserve'));
    await until(() => gp.notices.includes('disk-full'), () => { clock.advance(30_000); });
    await expect(gp.send('Ingen plads')).rejects.toMatchObject({ code: 'disk-full' });
    await expect(gp.call('drafts.put', { draft: gp.draft('Kladde') })).rejects.toMatchObject({ code: 'disk-full' });
    await gp.call('marks.put', { marks: [{ messageId: before, read: true }] });
    expect((await everything(gp))).toEqual(['out Før']);
    expect((await gp.call('health.get', {})).findings.map((finding) => finding.code)).toContain('disk-full');
    free = 10 ** 10;
    await until(async () => (await gp.call('health.get', {})).findings.length === 0, () => { clock.advance(3_000); });
    const after = await gp.send('Efter');
    await gp.becomes(after, 'accepted');
    expect((await stat(join(gp.directory, 'reserve'))).size).toBe(1024 * 1024);
  });

  it('that runs short is told before it is full', async () => {
    free = 100 * 1024 * 1024;
    await until(() => gp.notices.includes('disk-low'), () => { clock.advance(30_000); });
    await gp.becomes(await gp.send('Der er plads endnu'), 'accepted');
  });
});

describe('the profile', () => {
  it('of a newer version is refused and left as it is', async () => {
    await gp.mailroom.close();
    const path = join(gp.directory, 'profile.json');
    const newer = (await readFile(path, 'utf8')).replace('"version": 2', '"version": 3');
    await writeFile(path, newer);
    await expect(gp.open()).rejects.toMatchObject({ code: 'profile-newer' });
    expect(await readFile(path, 'utf8')).toBe(newer);
    await writeFile(path, '{"version": 1, "half');
    await expect(gp.open()).rejects.toMatchObject({ code: 'profile-damaged' });
    await writeFile(path, newer.replace('"version": 3', '"version": 2'));
    await gp.open();
  });

  it('has one owner', async () => {
    const second = new Client(wire, practice);
    second.directory = gp.directory;
    await expect(second.open()).rejects.toMatchObject({ code: 'profile-in-use' });
  });

  it('locks, unlocks, slows down guessing, and never holds a password', async () => {
    const session = await gp.call('session.get', {});
    expect(session).toMatchObject({ state: 'open', organisation: { gln: practice.gln }, user: { initials: 'LL' }, network: { state: 'online', training: true } });
    const userId = session.users[0]!.id;
    await gp.restart();
    expect((await gp.call('session.get', {})).state).toBe('locked');
    expect(gp.mailroom.isOpen(2)).toBe(false);
    expect(gp.mailroom.isOpen(1)).toBe(true);
    for (let n = 0; n < 4; n++) await expect(gp.call('session.unlock', { userId, password: 'forkert' })).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(gp.call('session.unlock', { userId, password })).rejects.toMatchObject({ code: 'too-many-tries', params: { seconds: 1 } });
    clock.advance(1000);
    expect((await gp.call('session.unlock', { userId, password })).state).toBe('open');
    expect(gp.mailroom.isOpen(2)).toBe(true);
    await gp.call('session.changePassword', { current: password, next: 'et-andet-kodeord' });
    await gp.call('session.lock', {});
    await expect(gp.call('session.unlock', { userId, password })).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await gp.call('session.unlock', { userId, password: 'et-andet-kodeord' })).state).toBe('open');
    const stored = await readFile(join(gp.directory, 'profile.json'), 'utf8');
    expect(stored).not.toContain(password);
    expect(stored).not.toContain('et-andet-kodeord');
    await expect(gp.call('session.setup', { role: 'general-practice', gln: practice.gln, person: practice.persons[0]!, password, network: 'wire' })).rejects.toMatchObject({ code: 'bad-arguments' });
  });

  it('tells of a clock that jumps, and waits no shorter for it', async () => {
    const jump = clock as unknown as { wall: number };
    jump.wall -= 60 * 60_000;
    await until(() => gp.notices.includes('clock-jumped'), () => { clock.advance(60_000); });
    await gp.becomes(await gp.send('Trods uret'), 'accepted');
  });
});
