// Finds the Electron runtime, and fetches it once where the network allows it.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes.mjs';

const PROBE_MS = 5000;
const FETCH_MS = 300_000;

/** The path of the executable, or undefined. Reads what electron's own installer left; importing it would download. */
export function findElectron(root) {
  const home = join(root, 'node_modules', 'electron');
  try {
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), readFileSync(join(home, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Tries once per version of Electron; a machine that can't reach the download isn't asked again at every start. */
export async function needElectron(root, say) {
  const found = findElectron(root);
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (found || !existsSync(installer)) return found;
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const note = join(root, '.cache', `electron-${version}-unreachable`);
  if (existsSync(note)) return undefined;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  const reachable = await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) }).then(() => true, () => false);
  if (reachable) {
    say('Fetching the Electron runtime (about 110 MB, once) ...');
    await run(process.execPath, [installer], { cwd: root, timeout: FETCH_MS });
  }
  const now = findElectron(root);
  if (!now) {
    await mkdir(join(root, '.cache'), { recursive: true });
    await writeFile(note, 'Delete this file to try again.\n');
  }
  return now;
}
