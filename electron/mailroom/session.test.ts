import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { organisationByKey } from '../networks/embedded/organisations';
import { systemClock, systemRandom } from '../node/system';
import { openProfile } from './profile/profile';
import { createSessions, type Sessions } from './session';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'sektorpost-session-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

/** One process of the mailroom on the same profile; `told` is what its host hears. */
async function life(): Promise<{ sessions: Sessions; told: (string | undefined)[] }> {
  const told: (string | undefined)[] = [];
  const sessions = createSessions({
    profile: await openProfile(folder, () => systemRandom.uuid()), clock: systemClock, random: systemRandom, version: '0',
    networkStatus: () => ({ id: 'embedded', title: 'Øvelsesnetværk', training: true, state: 'online', since: '2026-11-19T07:00:00.000Z', failedTries: 0 }),
    changed: () => { told.push(sessions.userId); },
  });
  return { sessions, told };
}

describe('who is logged in when the process dies', () => {
  it('goes on in the next one when its host says so, and is locked when it does not', async () => {
    const practice = organisationByKey('gp-testgade');
    const first = await life();
    await first.sessions.setup({ role: practice.role, gln: practice.gln, person: practice.persons[0]!, password: 'prøve-adgang-1', network: 'embedded' }, practice);
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
    await sessions.setup({ role: practice.role, gln: practice.gln, person: practice.persons[0]!, password: 'prøve-adgang-1', network: 'embedded' }, practice);
    const { userId } = sessions;
    await sessions.addUser({ ...practice.persons[0]!, name: 'Test Testesen', initials: 'TT' }, 'prøve-adgang-2');
    sessions.resume(sessions.get().users[1]!.id);
    expect(sessions.userId).toBe(userId);
  });
});
