/** Who uses this client: onboarding, users and their passwords, the lock. The lock is one for all pages of the client. */
import { allow, CodedError, type CallArgs } from '../../shared/contract';
import { administratorSettings, firstAccess, type AccessRole, type NetworkStatus, type Person, type Session, type Settings } from '../../shared/messages';
import type { ChosenNetwork } from './network-choice';
import type { Clock, Random } from './ports/network';
import { hashPassword, isPassword, waitAfter, type PasswordCost } from './profile/passwords';
import type { Profile, ProfileData, StoredUser } from './profile/profile';

export interface Sessions {
  get(): Session;
  readonly unlocked: boolean;
  readonly userId: string | undefined;
  /** Of whoever is logged in; none while locked. */
  readonly roles: readonly AccessRole[];
  /** First use: organisation, first person, network. Errors: `bad-arguments` (done already, or unknown to the network). */
  setup(args: CallArgs<'session.setup'>, chosen: ChosenNetwork): Promise<void>;
  readonly isSetUp: boolean;
  /** Errors: `wrong-password`, `too-many-tries` (`seconds`), `not-found`. */
  unlock(userId: string, password: string): Promise<void>;
  lock(): void;
  /** Goes on with who was logged in when an earlier process of this mailroom died. Only its host may say so; nobody, if that user is gone. */
  resume(userId: string): void;
  addUser(person: Person, password: string, access: readonly AccessRole[]): Promise<void>;
  /** Errors: `not-found`, `last-administrator`. */
  setAccess(userId: string, access: readonly AccessRole[]): Promise<void>;
  /** Whoever removes themself is logged out. Errors: `not-found`, `last-administrator`. */
  removeUser(userId: string): Promise<void>;
  updateUser(person: Person): Promise<void>;
  changePassword(current: string, next: string): Promise<void>;
  /** @param roles of whoever asks: some settings are an administrator's. Errors: `not-allowed`. */
  updateSettings(settings: Partial<Settings>, roles: readonly AccessRole[]): Promise<void>;
}

const SALT_BYTES = 16;

interface Surroundings { profile: Profile; clock: Clock; random: Random; version: string; passwordCost: PasswordCost; networkStatus(): NetworkStatus; changed(): void }

export function createSessions({ profile, clock, random, version, passwordCost, networkStatus, changed }: Surroundings): Sessions {
  let userId: string | undefined;

  const isSetUp = () => profile.data.organisation !== undefined && profile.data.users.length > 0;
  const newUser = async (person: Person, password: string, access: readonly AccessRole[]): Promise<StoredUser> => ({ ...person, access: [...access], id: random.uuid(), password: await hashPassword(password, random.bytes(SALT_BYTES), passwordCost), wrong: 0 });
  const find = (id: string): StoredUser => {
    const user = profile.data.users.find((candidate) => candidate.id === id);
    if (!user) throw new CodedError('not-found');
    return user;
  };
  const current = (): StoredUser => {
    if (userId === undefined) throw new CodedError('not-open');
    return find(userId);
  };
  const changeUser = (id: string, make: (user: StoredUser) => StoredUser) =>
    profile.change((data: ProfileData) => ({ ...data, users: data.users.map((user) => (user.id === id ? make(user) : user)) }));

  /** Somebody must be able to let others in: a change that would leave no administrator is none. */
  const changeUsers = (make: (users: StoredUser[]) => StoredUser[]) => profile.change((data: ProfileData) => {
    const users = make(data.users);
    if (!users.some(({ access }) => access.includes('administrator'))) throw new CodedError('last-administrator');
    return { ...data, users };
  });

  /** Checks a password and counts wrong tries: the next one has to wait longer and longer. */
  async function verify(user: StoredUser, password: string): Promise<void> {
    const now = clock.now().getTime();
    const wait = user.wrongAt === undefined ? 0 : waitAfter(user.wrong) - (now - Date.parse(user.wrongAt));
    // A system clock set back must not lock anybody out for longer than the wait itself.
    if (wait > 0) throw new CodedError('too-many-tries', { seconds: Math.ceil(Math.min(wait, waitAfter(user.wrong)) / 1000) });
    // The try counts before it is judged, so that many at once don't share one wait.
    await changeUser(user.id, (stored) => ({ ...stored, wrong: stored.wrong + 1, wrongAt: new Date(now).toISOString() }));
    if (!(await isPassword(password, user.password))) throw new CodedError('wrong-password');
    await changeUser(user.id, (stored) => { const right: StoredUser = { ...stored, wrong: 0 }; delete right.wrongAt; return right; });
  }

  return {
    get unlocked() { return userId !== undefined; },
    get userId() { return userId; },
    get roles() { return profile.data.users.find(({ id }) => id === userId)?.access ?? []; },
    get() {
      const { data } = profile;
      const user = userId === undefined ? undefined : data.users.find((candidate) => candidate.id === userId);
      const base = { profileId: data.profileId, users: data.users.map(({ id, name, initials, access }) => ({ id, name, initials, access })), network: networkStatus(), settings: data.settings, version };
      if (!isSetUp()) return { ...base, state: 'onboarding' };
      const organisation = { role: data.organisation!.role, organisation: data.organisation! };
      if (!user) return { ...base, ...organisation, state: 'locked' };
      const { id, name, role, phone, initials, access } = user;
      return { ...base, ...organisation, state: 'open', user: { id, name, role, phone, initials, access } };
    },
    get isSetUp() { return isSetUp(); },
    async setup({ role, person, password, network }, { organisation, options }) {
      if (isSetUp()) throw new CodedError('bad-arguments', { at: 'setup' });
      const user = await newUser(person, password, firstAccess);
      await profile.change((data) => {
        if (data.organisation) throw new CodedError('bad-arguments', { at: 'setup' });
        return { ...data, organisation: { ...organisation, role }, network, ...(options ? { networkOptions: options } : {}), setUpAt: clock.now().toISOString(), users: [user] };
      });
      userId = user.id;
      changed();
    },
    async unlock(id, password) {
      await verify(find(id), password);
      userId = id;
      changed();
    },
    lock() {
      if (userId === undefined) return;
      userId = undefined;
      changed();
    },
    resume(id) {
      if (userId !== undefined || !profile.data.users.some((user) => user.id === id)) return;
      userId = id;
      changed();
    },
    async addUser(person, password, access) {
      const user = await newUser(person, password, access);
      await profile.change((data) => ({ ...data, users: [...data.users, user] }));
      changed();
    },
    async setAccess(id, access) {
      find(id);
      await changeUsers((users) => users.map((user) => (user.id === id ? { ...user, access: [...access] } : user)));
      changed();
    },
    async removeUser(id) {
      find(id);
      await changeUsers((users) => users.filter((user) => user.id !== id));
      if (userId === id) userId = undefined;
      changed();
    },
    async updateUser(person) {
      await changeUser(current().id, (user) => ({ ...user, ...person }));
      changed();
    },
    async changePassword(given, next) {
      const user = current();
      await verify(user, given);
      const password = await hashPassword(next, random.bytes(SALT_BYTES), passwordCost);
      await changeUser(user.id, (stored) => ({ ...stored, password }));
      changed();
    },
    async updateSettings(settings, roles) {
      if (administratorSettings.some((name) => settings[name] !== undefined && settings[name] !== profile.data.settings[name])) allow(['administrator'], roles);
      await profile.change((data) => ({ ...data, settings: { ...data.settings, ...settings } }));
      changed();
    },
  };
}
