/** A trusted line to a profile's mailroom: through the client that runs on it, or by a worker of our own. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createClient, type BridgeClient } from '../../shared/contract';
import { joinHost } from '../node/join-host';
import { defaultProfileDirectory } from '../node/profile-paths';
import { startWorker, WorkerStartError } from '../node/worker-process';
import { CannotRun, type CommandContext, type OptionValues } from './command';
import { errorSentence } from './words';

/** Options of every command that works on a profile. */
export const profileOptions = { profile: { type: 'string' }, network: { type: 'string' } } as const;

export interface Mailroom { client: BridgeClient; close(): Promise<void> }

const text = (values: OptionValues, name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);

export async function openMailroom({ values, words, language }: Pick<CommandContext, 'values' | 'words' | 'language'>): Promise<Mailroom> {
  const profile = resolve(text(values, 'profile') ?? defaultProfileDirectory());
  // A worker would make a new profile of a mistyped path.
  if (!existsSync(profile)) throw new CannotRun(words.notSetUp);
  const line = await joinHost(profile).catch(() => { throw new CannotRun(errorSentence('bridge-closed', undefined, language)); });
  if (line) {
    const client = createClient(line);
    return { client, close: async () => { client.close(); } };
  }
  const script = resolve(import.meta.dirname, '../worker/index.js');
  if (!existsSync(script)) throw new CannotRun(words.workerMissing);
  const network = text(values, 'network');
  const worker = startWorker({ script, profile, restart: false, ...(network ? { network: resolve(network) } : {}) });
  try {
    await worker.started;
  } catch (error) {
    throw error instanceof WorkerStartError ? new CannotRun(errorSentence(error.code, error.params, language)) : error;
  }
  const client = createClient(worker.connect(true));
  return { client, close: async () => { client.close(); await worker.stop(); } };
}

/** Runs with a mailroom and lets go of it, however it ended. */
export async function withMailroom<T>(context: Pick<CommandContext, 'values' | 'words' | 'language'>, run: (client: BridgeClient) => Promise<T>): Promise<T> {
  const mailroom = await openMailroom(context);
  try { return await run(mailroom.client); } finally { await mailroom.close(); }
}
