/** What the page knows of the mailroom besides messages: who is logged in, the network, notices and long work. */
import type { BridgeClient, CallArgs, CallResult, Converted, EventData, FaultPlan, FileReading, Health, Technical } from '../../shared/contract';
import type { AccessRole, Contact, NetworkChoice, NetworkOptions, NetworkStatus, Organisation, Person, Session, Settings, FhirFormat } from '../../shared/messages';
import { live, type Live } from './live';

export interface SessionCommands {
  setup(args: CallArgs<'session.setup'>): Promise<Session>;
  unlock(userId: string, password: string): Promise<Session>;
  lock(): Promise<Session>;
  addUser(person: Person, password: string, access: AccessRole[]): Promise<Session>;
  setAccess(userId: string, access: AccessRole[]): Promise<Session>;
  removeUser(userId: string): Promise<Session>;
  updateUser(person: Person): Promise<Session>;
  changePassword(current: string, next: string): Promise<Session>;
  updateSettings(settings: Partial<Settings>): Promise<Session>;
  /** Organisations one can be, before any profile exists. */
  organisations(): Promise<Organisation[]>;
  networks(): Promise<NetworkChoice[]>;
  /** Looks whether it can be used; nothing is kept. */
  checkNetwork(network: string, options: NetworkOptions): Promise<unknown>;
  chooseNetwork(args: CallArgs<'network.choose'>): Promise<Session>;
  retryNetwork(): Promise<NetworkStatus>;
  pauseNetwork(paused: boolean): Promise<NetworkStatus>;
  /** Reads the training network's fault plan, or sets it. */
  faults(plan?: FaultPlan): Promise<FaultPlan>;
  setContactFormat(gln: string, format: FhirFormat): Promise<Contact>;
  technical(messageId: string): Promise<Technical>;
  /** A message file opened from a disk, by the hash that `putFile` gave; of several letters the one at `part`. */
  readFile(sha256: string, part: number): Promise<FileReading>;
  /** A message of ours, or a file opened from a disk, written otherwise; what it loses is told. */
  convert(args: CallArgs<'letters.convert'>): Promise<Converted>;
  acknowledgementsSent(limit: number, before?: string): Promise<CallResult<'acknowledgements.sent'>>;
  health(): Promise<Health>;
}

export interface Notice extends EventData<'notice'> { id: number }
/** Older notices than the newest so many are gone from the page; their causes are in `health`. */
const MAX_NOTICES = 20;
const graveFindings: ReadonlySet<string> = new Set(['disk-full', 'originals-missing', 'profile-damaged']);

export interface SessionWatch {
  session: Live<Session | undefined>;
  network: Live<NetworkStatus | undefined>;
  notices: Live<readonly Notice[]>;
  progress: Live<EventData<'progress'> | undefined>;
  dismissNotice(id: number): void;
  commands: SessionCommands;
  /** Asks the mailroom anew, as after a reconnect. */
  refresh(): void;
  stop(): void;
}

export function watchSession(bridge: BridgeClient): SessionWatch {
  const session = live<Session | undefined>(undefined);
  const network = live<NetworkStatus | undefined>(undefined);
  const notices = live<readonly Notice[]>([]);
  const progress = live<EventData<'progress'> | undefined>(undefined);
  let nextNotice = 1;
  const note = (notice: EventData<'notice'>) => {
    const id = nextNotice++;
    // The same cause again replaces the former notice instead of piling up.
    notices.set([...notices.get().filter((other) => other.code !== notice.code), { ...notice, id }].slice(-MAX_NOTICES));
  };
  /** What was found while no page was there to hear of it: a repaired ledger, a disk that is full. */
  const hearFindings = () => {
    bridge.call('health.get', {}).then(({ findings }) => {
      for (const { code, params } of findings) note({ level: graveFindings.has(code) ? 'bad' : 'warn', code, params });
    }, () => undefined);
  };
  const take = (next: Session): Session => {
    const before = session.get()?.state;
    session.set(next);
    network.set(next.network);
    if (next.state === 'open' && before !== 'open') hearFindings();
    return next;
  };
  const status = (next: NetworkStatus): NetworkStatus => {
    network.set(next);
    return next;
  };
  const stops = [
    bridge.on('session', take),
    bridge.on('network', status),
    bridge.on('notice', note),
    bridge.on('progress', (next) => { progress.set(next.done >= next.total ? undefined : next); }),
  ];
  const refresh = () => { bridge.call('session.get', {}).then(take, () => undefined); };
  refresh();

  return {
    session, network, notices, progress, refresh,
    dismissNotice(id) { notices.set(notices.get().filter((notice) => notice.id !== id)); },
    stop() { for (const stop of stops) stop(); },
    commands: {
      setup: async (args) => take(await bridge.call('session.setup', args)),
      unlock: async (userId, password) => take(await bridge.call('session.unlock', { userId, password })),
      lock: async () => take(await bridge.call('session.lock', {})),
      addUser: async (person, password, access) => take(await bridge.call('session.addUser', { person, password, access })),
      setAccess: async (userId, access) => take(await bridge.call('session.setAccess', { userId, access })),
      removeUser: async (userId) => take(await bridge.call('session.removeUser', { userId })),
      updateUser: async (person) => take(await bridge.call('session.updateUser', { person })),
      changePassword: async (current, next) => take(await bridge.call('session.changePassword', { current, next })),
      updateSettings: async (settings) => take(await bridge.call('session.updateSettings', { settings })),
      organisations: () => bridge.call('session.organisations', {}),
      networks: () => bridge.call('network.choices', {}),
      checkNetwork: (network, options) => bridge.call('network.check', { network, options }),
      chooseNetwork: async (args) => take(await bridge.call('network.choose', args)),
      retryNetwork: async () => status(await bridge.call('network.retry', {})),
      pauseNetwork: async (paused) => status(await bridge.call('network.pause', { paused })),
      faults: (plan) => bridge.call('training.faults', plan ? { plan } : {}),
      setContactFormat: (gln, format) => bridge.call('contacts.setFormat', { gln, format }),
      convert: (args) => bridge.call('letters.convert', args),
      readFile: (sha256, part) => bridge.call('files.read', { sha256, part }),
      technical: (messageId) => bridge.call('messages.technical', { messageId }),
      acknowledgementsSent: (limit, before) => bridge.call('acknowledgements.sent', before === undefined ? { limit } : { limit, before }),
      health: () => bridge.call('health.get', {}),
    },
  };
}
