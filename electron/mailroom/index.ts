/** The mailroom: nothing accepted from a person or the network is ever lost or done twice, whatever is killed when. */
import { join } from 'node:path';
import { CodedError, type BridgeFault, type ErrorCode, type EventData, type EventName, type Handlers } from '../../shared/contract';
import { accessRoles, type AccessRole, type Organisation } from '../../shared/messages';
import { isDiskFull, makeDirectory } from '../node/files';
import type { PackageDesk } from '../node/packages/desk';
import { createAccessLog } from './access-log/log';
import { createWitness } from './access-log/witness';
import { createAcknowledging } from './acknowledgements';
import { createConformance } from './conformance';
import { createContacts } from './contacts';
import { crossCheck } from './cross-check';
import { giveUpReserve, openDisk, type Disk, type DiskOptions, type DiskState } from './disk';
import { createDispatching } from './dispatch';
import { createHandlers } from './handlers';
import { createHandover } from './handover';
import { createFindings } from './health';
import { KeyedLock } from './keyed-lock';
import { openLedger } from './ledger/ledger';
import type { Library } from './library';
import { createNetworkChooser } from './network-choice';
import { createOnlineClock } from './online-clock';
import { openOriginals } from './originals/store';
import { openUploads } from './originals/uploads';
import { createOutbox } from './outbox';
import type { Clock, Log, Network, NetworkFactory, Random } from './ports/network';
import { createPostman } from './postman';
import { OFFICE_COST, type PasswordCost } from './profile/passwords';
import { openProfile } from './profile/profile';
import { createReceipting } from './receipts';
import { createReceiving } from './reception';
import { tables } from './records';
import { openRegister } from './register';
import type { Room } from './room';
import { createSessions } from './session';
import type { StepName } from './steps';
import { createSubmitting } from './submit';

export { folderStepNames, stepNames, type StepName } from './steps';
export type { Library, AttachmentContent } from './library';

export interface MailroomOptions {
  /** The profile folder; made when it is not there. */
  directory: string;
  clock: Clock;
  random: Random;
  log: Log;
  networks: readonly NetworkFactory[];
  library: Library;
  version: string;
  /** Awaited at every point between two durable acts; the product passes nothing. */
  step?(name: StepName): void | Promise<void>;
  /** Where packages that a person loads are read and judged by. */
  packages: PackageDesk;
  disk?: Pick<DiskOptions, 'free' | 'reserveBytes' | 'lowBytes'>;
  /** Work that a try at a password costs; the product passes nothing. Tests that are about something else pay little. */
  passwordCost?: PasswordCost;
}

export interface Mailroom {
  readonly profileId: string;
  readonly handlers: Handlers;
  /** Whether a connection may make calls that need a login: somebody is logged in, or the connection is trusted. */
  isOpen(connection: number): boolean;
  /** What whoever is behind the connection may do: a trusted connection counts as every role. */
  roles(connection: number): readonly AccessRole[];
  /** For connections that proved themselves by the profile's own token (the command line). */
  trust(connection: number): void;
  disconnected(connection: number): void;
  /** Goes on with who was logged in when an earlier process died; only the host that watched it may say who. */
  resume(userId: string): void;
  onEvent(listener: <N extends EventName>(name: N, data: EventData<N>) => void): void;
  /** Finishes what it is writing; what is under way goes on at the next start. */
  close(): Promise<void>;
}

/** Several messages that come together are told as one arrival. */
const ARRIVALS_TOGETHER_MS = 400;

/** Errors: `profile-in-use`, `profile-newer`, `profile-damaged`, `ledger-newer`, `disk-full`. */
export async function openMailroom(options: MailroomOptions): Promise<Mailroom> {
  try {
    return await build(options);
  } catch (error) {
    throw isDiskFull(error) ? new CodedError('disk-full') : error;
  }
}

async function build(options: MailroomOptions): Promise<Mailroom> {
  const { directory, clock, random, log, library, networks } = options;
  await makeDirectory(directory);
  const findings = createFindings(clock);
  const listeners: (<N extends EventName>(name: N, data: EventData<N>) => void)[] = [];
  const emit = <N extends EventName>(name: N, data: EventData<N>) => { for (const listener of listeners) listener(name, data); };
  const closers: (() => Promise<void> | void)[] = [];

  try {
    // The ledger's lock comes first: a second process must not touch anything of the profile.
    const late: { disk?: Disk } = {};
    const openNow = () => openLedger({ directory: join(directory, 'ledger'), markFile: join(directory, 'handover-mark'), newName: () => random.uuid(), relieve: async () => (await late.disk?.relieve()) ?? false });
    const ledger = await openNow().catch(async (error: unknown) => {
      // The reserve is there for this: a client that can't start can't help anybody to make room.
      if (!isDiskFull(error) || !(await giveUpReserve(directory))) throw error;
      return openNow();
    });
    closers.unshift(() => ledger.close());
    const profile = await openProfile(directory, () => random.uuid());
    const watch = await openDisk({ directory, clock, ...options.disk });
    late.disk = watch;
    closers.unshift(() => { watch.close(); });
    const originals = await openOriginals(join(directory, 'originals'), () => random.uuid());
    const uploads = await openUploads(join(directory, 'uploads'), originals, () => random.uuid());

    const notice = (level: 'info' | 'warn' | 'bad', code: ErrorCode, params?: BridgeFault['params']) => {
      findings.add(code, params);
      emit('notice', params ? { level, code, params } : { level, code });
    };
    const room: Room = {
      clock, random, log, ledger, originals, profile, disk: watch, library, locks: new KeyedLock(), notice,
      step: async (name) => { await options.step?.(name); },
      now: () => clock.now().toISOString(),
      self() {
        const { organisation } = profile.data;
        if (!organisation) throw new CodedError('not-open');
        return organisation;
      },
    };
    const tellGaps = () => { log.error('ledger-gap', { gaps: ledger.gaps.join(' ') }); findings.clear('ledger-gap'); notice('warn', 'ledger-gap', { gaps: ledger.gaps.length, count: ledger.gaps.length }); };
    if (ledger.gaps.length > 0) tellGaps();
    ledger.onGap(tellGaps);

    const outbox = createOutbox(room);
    const online = createOnlineClock(room);
    const organisations = (): Organisation[] => networks.flatMap((factory) => factory.organisations());
    /** Invented organisations of a training network are receivers there and nowhere else. */
    const ownNetwork = (): Organisation[] => networks.find(({ id }) => id === profile.data.network)?.organisations() ?? [];
    const self = () => profile.data.organisation;
    const register = await openRegister(room, join(directory, 'register'), { changed: (facts) => { emit('register', facts); } });
    const contacts = createContacts(room, { fallback: () => ownNetwork().filter((organisation) => organisation.gln !== self()?.gln), register, self });
    let line = (): Network | undefined => undefined;
    const surroundings = { outbox, online, contacts, network: () => line(), receiverOf: (gln: string) => contacts.find(gln) };
    const dispatching = createDispatching(room, surroundings);
    const acknowledging = createAcknowledging(room, surroundings);
    const arrived = countTogether(clock, (count) => { emit('arrivals', { count }); });
    const receipting = createReceipting(room, { ...surroundings, dispatching, acknowledging });
    const receiving = createReceiving(room, { acknowledging, dispatching, receipting, onArrived: arrived.add });
    const submitting = createSubmitting(room, (gln, sor) => contacts.find(gln, sor), dispatching.kick, () => networks.find(({ id }) => id === profile.data.network)?.training === true);
    const handover = createHandover(room);
    const conformance = createConformance(room, { directory: join(directory, 'packages'), desk: options.packages, version: options.version });
    closers.unshift(() => conformance.close());
    await conformance.tidy();
    const postman = createPostman(room, {
      receiving, outbox, online, offered: networks[0],
      onStatus: () => { tellFolder(postman.status().reason); emit('network', postman.status()); emit('session', sessions.get()); },
      onOnline(network) {
        network.capabilities.contacts(room.self().gln).then((known) => { if (contacts.refresh(known)) emit('register', register.facts()); }, () => { log.warn('contacts-not-read'); });
      },
    });
    const folderCodes = ['folder-missing', 'folder-foreign', 'folder-read-only', 'folder-full'] as const;
    /** What only a person can put right is said on every screen, not only where the connection is shown. */
    const tellFolder = (reason: string | undefined) => {
      for (const code of folderCodes) {
        if (code !== reason) findings.clear(code);
        else if (!findings.list().some((finding) => finding.code === code)) notice('warn', code);
      }
    };
    line = () => postman.network;
    const sessions = createSessions({ profile, clock, random, version: options.version, passwordCost: options.passwordCost ?? OFFICE_COST, networkStatus: () => postman.status(), changed: () => { emit('session', sessions.get()); } });

    const trusted = new Set<number>();
    const accessLog = createAccessLog(room, join(directory, 'access-log'));
    closers.unshift(() => accessLog.close());
    // Read while the mailroom is at work already: what is written meanwhile waits for it.
    accessLog.ready().catch((error: unknown) => { log.error('access-log-not-read', { error: error instanceof Error ? error.name : 'unknown' }); });
    const witness = createWitness(room, accessLog, sessions, (connection) => trusted.has(connection));

    ledger.onHandover((last) => { emit('handover', { last }); });
    const tellDisk = (state: DiskState) => {
      findings.clear('disk-full'); findings.clear('disk-low');
      if (state !== 'well') notice(state === 'full' ? 'bad' : 'warn', state === 'full' ? 'disk-full' : 'disk-low', watch.freeBytes === undefined ? {} : { megabytes: Math.floor(watch.freeBytes / 1024 / 1024) });
      log.warn('disk', { state });
      postman.refresh();
    };
    watch.onChange(tellDisk);
    if (watch.state !== 'well') tellDisk(watch.state);

    let originalsAtStart = 0;
    const connect = async (): Promise<void> => {
      const factory = networks.find((candidate) => candidate.id === profile.data.network);
      if (!factory) { log.error('network-unknown'); return; }
      await postman.open(factory, directory);
    };
    if (profile.data.organisation) {
      // Before the line opens: what comes in then meets a ledger that knows everything on the disk.
      const found = await crossCheck(room, receiving);
      originalsAtStart = found.originals;
      if (found.forgotten) tellGaps();
      if (found.missing > 0) notice('bad', 'originals-missing', { count: found.missing });
      if (found.recovered + found.missing + found.removed > 0) log.warn('cross-check', { ...found });
      const retried = await receiving.retryTransient();
      if (retried > 0) log.info('transient-retried', { count: retried });
      await dispatching.resume();
      await acknowledging.resume();
      await receipting.resume();
      await connect();
    }

    const isOpen = (connection: number): boolean => sessions.unlocked || trusted.has(connection);
    const roles = (connection: number): readonly AccessRole[] => (trusted.has(connection) ? accessRoles : sessions.roles);
    closers.unshift(async () => {
      arrived.stop();
      await postman.close();
      await outbox.stop();
      online.stop();
      await online.save().catch(() => { log.warn('clock-not-saved'); });
    });
    return {
      profileId: profile.data.profileId,
      handlers: createHandlers({
        room, sessions, contacts, submitting, dispatching, acknowledging, handover, uploads, postman, conformance, register, choosing: createNetworkChooser(profile, networks), organisations, connect, roles, accessLog, witness, exports: new Set(), isTrusted: (connection) => trusted.has(connection),
        health: (connection) => {
          // On a page that is locked nobody reads it.
          if (isOpen(connection)) ledger.gapsTold().catch(() => { log.warn('gaps-not-forgotten'); });
          return {
            findings: findings.list(), originals: Math.max(originalsAtStart, ledger.count(tables.originals)), messages: ledger.count(tables.seen) + ledger.count(tables.sent),
            ...(watch.freeBytes === undefined ? {} : { freeBytes: watch.freeBytes }),
          };
        },
      }),
      isOpen, roles,
      trust(connection) { trusted.add(connection); },
      disconnected(connection) { trusted.delete(connection); uploads.forget(connection).catch(() => { log.warn('upload-not-removed'); }); },
      resume: (userId) => { sessions.resume(userId); },
      onEvent(listener) { listeners.push(listener); },
      async close() { for (const closer of closers.splice(0)) await closer(); },
    };
  } catch (error) {
    for (const closer of closers) await closer();
    throw error;
  }
}

function countTogether(clock: Clock, tell: (count: number) => void): { add(): void; stop(): void } {
  let count = 0;
  let cancel: (() => void) | undefined;
  return {
    add() {
      count++;
      cancel ??= clock.after(ARRIVALS_TOGETHER_MS, () => { const told = count; count = 0; cancel = undefined; tell(told); });
    },
    stop() { cancel?.(); },
  };
}
