import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { organisationByKey } from '../networks/embedded/organisations';
import { systemClock, systemRandom } from '../node/system';
import { openProfile } from './profile/profile';
import { OFFICE_COST } from './profile/passwords';
import { createSessions, type Sessions } from './session';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'sektorpost-session-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

/** One process of the mailroom on the same profile; `told` is what its host hears. */
async function life(): Promise<{ sessions: Sessions; told: (string | undefined)[] }> {
  const told: (string | undefined)[] = [];
  const sessions = createSessions({
    profile: await openProfile(folder, () => systemRandom.uuid()), clock: systemClock, random: systemRandom, version: '0', passwordCost: OFFICE_COST,
    networkStatus: () => ({ id: 'embedded', title: 'Øvelsesnetværk', training: true, state: 'online', since: '2026-11-19T07:00:00.000Z', failedTries: 0 }),
    changed: () => { told.push(sessions.userId); },
  });
  return { sessions, told };
}

describe('who is logged in when the process dies', () => {
  it('goes on in the next one when its host says so, and is locked when it does not', async () => {
    const practice = organisationByKey('gp-testgade');
    const first = await life();
    await first.sessions.setup({ role: practice.role, gln: practice.gln, person: practice.persons[0]!, password: 'prøve-adgang-1', network: 'embedded' }, { organisation: practice });
    const [userId] = first.told;
    const second = await life();
    expect(second.sessions.get().state).toBe('locked');
    second.sessions.resume(userId!);
    expect(second.sessions.get()).toMatchObject({ state: 'open', user: { id: userId } });
    expect(second.told).toEqual([userId]);
    second.sessions.lock();
    expect(second.told).toEqual([userId, undefined]);
  });

  it('is nobody when that person is gone, and never takes the place of who came since', async () => {
    const practice = organisationByKey('gp-testgade');
    const { sessions } = await life();
    sessions.resume('somebody');
    expect(sessions.unlocked).toBe(false);
    await sessions.setup({ role: practice.role, gln: practice.gln, person: practice.persons[0]!, password: 'prøve-adgang-1', network: 'embedded' }, { organisation: practice });
    const { userId } = sessions;
    await sessions.addUser({ ...practice.persons[0]!, name: 'Test Testesen', initials: 'TT' }, 'prøve-adgang-2', ['administrative']);
    sessions.resume(sessions.get().users[1]!.id);
    expect(sessions.userId).toBe(userId);
  });
});

describe('roles', () => {
  const practice = organisationByKey('gp-testgade');
  const own = practice.persons[0]!;
  async function three(): Promise<Sessions> {
    const { sessions } = await life();
    await sessions.setup({ role: practice.role, gln: practice.gln, person: own, password: 'prøve-adgang-1', network: 'embedded' }, { organisation: practice });
    await sessions.addUser({ ...own, name: 'Test Testesen', initials: 'TT' }, 'prøve-adgang-2', ['administrative']);
    await sessions.addUser({ ...own, name: 'Jens Mortensen', initials: 'JM' }, 'prøve-adgang-3', ['clinical']);
    return sessions;
  }

  it('are clinical and administrator for whoever sets the client up, and what was chosen for the others', async () => {
    const sessions = await three();
    expect(sessions.get().users.map(({ access }) => access)).toEqual([['clinical', 'administrator'], ['administrative'], ['clinical']]);
    expect(sessions.roles).toEqual(['clinical', 'administrator']);
    sessions.lock();
    expect(sessions.roles).toEqual([]);
    await sessions.unlock(sessions.get().users[1]!.id, 'prøve-adgang-2');
    expect(sessions.roles).toEqual(['administrative']);
    expect(sessions.get().user?.access).toEqual(['administrative']);
  });

  it('never leave a client without an administrator', async () => {
    const sessions = await three();
    const [first, second] = sessions.get().users.map(({ id }) => id);
    await expect(sessions.setAccess(first!, ['clinical'])).rejects.toMatchObject({ code: 'last-administrator' });
    await expect(sessions.removeUser(first!)).rejects.toMatchObject({ code: 'last-administrator' });
    expect(sessions.roles).toEqual(['clinical', 'administrator']);
    // Two at once must not each count on the other.
    await sessions.setAccess(second!, ['administrator']);
    const both = await Promise.allSettled([sessions.setAccess(first!, ['clinical']), sessions.removeUser(second!)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(sessions.setAccess('ukendt', ['clinical'])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('end with the user: whoever is removed is logged out and can not come back', async () => {
    const sessions = await three();
    const [first, second] = sessions.get().users.map(({ id }) => id);
    await sessions.setAccess(second!, ['administrative', 'administrator']);
    await sessions.removeUser(first!);
    expect(sessions.get()).toMatchObject({ state: 'locked' });
    await expect(sessions.unlock(first!, 'prøve-adgang-1')).rejects.toMatchObject({ code: 'not-found' });
    sessions.resume(first!);
    expect(sessions.unlocked).toBe(false);
  });

  it('decide which settings may be changed', async () => {
    const sessions = await three();
    await expect(sessions.updateSettings({ lockAfterMinutes: 0 }, ['clinical'])).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(sessions.updateSettings({ acknowledgementMinutes: 1 }, ['administrative'])).rejects.toMatchObject({ code: 'not-allowed' });
    await sessions.updateSettings({ language: 'en', lockAfterMinutes: sessions.get().settings.lockAfterMinutes }, ['administrative']);
    await sessions.updateSettings({ lockAfterMinutes: 0 }, ['administrator']);
    expect(sessions.get().settings).toMatchObject({ language: 'en', lockAfterMinutes: 0 });
  });
});

describe('a profile from before there were roles', () => {
  const path = () => join(folder, 'profile.json');
  const stored = async () => JSON.parse(await readFile(path(), 'utf8')) as { version: number; users: { name: string; access?: string[] }[] };

  it('opens, gives everybody what they could do, and is refused by the older program once it is changed', async () => {
    const practice = organisationByKey('gp-testgade');
    const { sessions } = await life();
    await sessions.setup({ role: practice.role, gln: practice.gln, person: practice.persons[0]!, password: 'prøve-adgang-1', network: 'embedded' }, { organisation: practice });
    await sessions.addUser({ ...practice.persons[0]!, name: 'Test Testesen', initials: 'TT' }, 'prøve-adgang-2', ['administrative']);
    const profile = await stored();
    await writeFile(path(), JSON.stringify({ ...profile, version: 1, users: profile.users.map((user) => ({ ...user, access: undefined })) }));
    const second = await life();
    expect(second.sessions.get().users.map(({ access }) => access)).toEqual([['clinical', 'administrator'], ['clinical', 'administrator']]);
    expect((await stored()).version).toBe(1);
    await second.sessions.unlock(second.sessions.get().users[1]!.id, 'prøve-adgang-2');
    expect(await stored()).toMatchObject({ version: 2, users: [{ access: ['clinical', 'administrator'] }, { access: ['clinical', 'administrator'] }] });
  });

  it('is damaged when a user of the present version has no role', async () => {
    const practice = organisationByKey('gp-testgade');
    const { sessions } = await life();
    await sessions.setup({ role: practice.role, gln: practice.gln, person: practice.persons[0]!, password: 'prøve-adgang-1', network: 'embedded' }, { organisation: practice });
    const profile = await stored();
    for (const access of [undefined, [], ['owner'], ['clinical', 'clinical']]) {
      await writeFile(path(), JSON.stringify({ ...profile, users: profile.users.map((user) => ({ ...user, access })) }));
      await expect(life()).rejects.toMatchObject({ code: 'profile-damaged' });
    }
  });
});
