/** Puts the worker together: mailroom, networks, the real clock, randomness and log. Tests start the same one with a step of their own. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { CodedError, createServer, type EventData, type FramePort } from '../../shared/contract';
import { formats } from '../../shared/formats/registry';
import { prepare } from '../../shared/standards/prepare';
import { openMailroom, type MailroomOptions } from '../mailroom';
import { standardLibrary } from '../mailroom/standard-library';
import { networkFactories } from '../networks/registry';
import { createThreadDesk } from '../node/packages/thread-desk';
import { systemClock, systemRandom } from '../node/system';
import { openLog } from './log';

export interface WorkerArguments { profile: string; networkFile?: string }

/** `--profile DIR [--network FILE]`; CodedError `bad-arguments` without a profile. */
export function parseArguments(argv: readonly string[]): WorkerArguments {
  const valueOf = (name: string): string | undefined => {
    const at = argv.indexOf(name);
    return at === -1 ? undefined : argv[at + 1];
  };
  const profile = valueOf('--profile');
  if (profile === undefined || profile === '') throw new CodedError('bad-arguments', { at: 'profile' });
  const network = valueOf('--network');
  return { profile: resolve(profile), ...(network === undefined ? {} : { networkFile: resolve(network) }) };
}

export interface Worker {
  profileId: string;
  /** One more page or command line. `trusted`: proved by the profile's own token, needs no login. */
  connect(port: FramePort, trusted: boolean): void;
  resume(userId: string): void;
  close(): Promise<void>;
}

/** @param onUser hears who is logged in whenever that may have changed */
export async function startWorker({ profile, networkFile }: WorkerArguments, onUser: (userId: string | undefined) => void, step?: MailroomOptions['step']): Promise<Worker> {
  const log = openLog(join(profile, 'logs'), () => systemClock.now());
  try {
    // Before the line opens: what waited in the mailbox overnight is the first message. Electron's window is still loading meanwhile.
    prepare(formats, systemClock.now().toISOString());
    const mailroom = await openMailroom({
      directory: profile, clock: systemClock, random: systemRandom, log, library: standardLibrary, version,
      packages: createThreadDesk({ source: () => readFile(join(import.meta.dirname, '../packages/index.cjs'), 'utf8'), after: systemClock.after }),
      networks: networkFactories(networkFile === undefined ? {} : { networkFile }), ...(step ? { step } : {}),
    });
    const server = createServer(mailroom.handlers, {
      isOpen: (connection) => mailroom.isOpen(connection),
      roles: (connection) => mailroom.roles(connection),
      onDisconnect: (connection) => { mailroom.disconnected(connection); },
      // The error's name and where it was thrown, never its message: that may quote what a person wrote.
      onInternal: (name, error) => { log.error('call-failed', { call: name, error: error instanceof Error ? error.name : 'unknown', at: placeOf(error) }); },
    });
    mailroom.onEvent((name, data) => {
      // First to the host: whoever locked must not be let in again by a crash that comes with the answer.
      if (name === 'session') onUser((data as EventData<'session'>).user?.id);
      server.emit(name, data);
    });
    log.info('started', { version });
    return {
      profileId: mailroom.profileId,
      resume: (userId) => { mailroom.resume(userId); },
      connect(port, trusted) {
        server.connect(port, (connection) => { if (trusted) mailroom.trust(connection); });
      },
      async close() {
        await mailroom.close();
        log.info('stopped');
        await log.flush();
      },
    };
  } catch (error) {
    log.error('start-failed', { code: error instanceof CodedError ? error.code : 'internal', at: placeOf(error) });
    await log.flush();
    throw error;
  }
}

/** File and line of the throw, without the message. */
function placeOf(error: unknown): string {
  const line = error instanceof Error ? error.stack?.split('\n').find((each) => each.trim().startsWith('at ')) : undefined;
  return line?.trim().replace(/\(?file:\/\/.*\//, '').replace(/[()]/g, '').slice(0, 80) ?? '';
}
