// `--reset-training`: empties a profile that has only ever been on the training network.
import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { alive } from './processes.mjs';

/** What this program puts into a profile's folder. Anything else there isn't ours to delete. */
const ours = new Set(['profile.json', 'ledger', 'originals', 'uploads', 'drafts', 'reserve', 'network', 'training-network', 'tmp', 'chromium', 'electron', 'host.json', 'host-port']);
const TRAINING_NETWORK = 'embedded';

/**
 * Throws with one sentence when the profile is of another network, in use, or can't be read: then nothing is deleted.
 * @returns {Promise<string[]>} names that were left because they are not ours.
 */
export async function resetTraining(profile) {
  if (!existsSync(profile)) return [];
  const path = join(profile, 'profile.json');
  if (!existsSync(path)) {
    if ((await readdir(profile)).length === 0) return [];
    throw new Error(`${profile} holds no profile of Sektorpost. Nothing was deleted.`);
  }
  let network;
  try {
    ({ network } = JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new Error(`${path} can't be read, so it is unknown which network the profile belongs to. Nothing was deleted.`);
  }
  // A profile that was never set up has no network yet, and nothing to lose.
  if (network !== undefined && network !== TRAINING_NETWORK) throw new Error(`The profile belongs to the network "${String(network)}", not to the training network. Nothing was deleted.`);
  const host = await readFile(join(profile, 'host.json'), 'utf8').then(JSON.parse, () => undefined).catch(() => undefined);
  if (host && alive(host.pid)) throw new Error('Sektorpost runs on this profile. Close it first. Nothing was deleted.');
  const left = [];
  for (const name of await readdir(profile)) {
    // The port stays: it costs nothing, and a bookmark goes on working.
    if (name === 'host-port') continue;
    if (ours.has(name)) await rm(join(profile, name), { recursive: true, force: true });
    else left.push(name);
  }
  return left;
}
