// Installs what the lockfile names when node_modules is missing or older than it. Runs before start and test on a fresh clone.
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const lock = join(root, 'package-lock.json');
/** npm writes this file at the end of an install: it says what lies in node_modules. */
const installed = join(root, 'node_modules', '.package-lock.json');

/** True when every package of the lockfile that belongs on this machine lies in node_modules in the same version. */
function upToDate() {
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  // A fresh checkout gives the lockfile a new time without changing it: compare what they say before installing anything.
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const same = Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || there[path]?.version === version);
  if (same) utimesSync(installed, new Date(), new Date());
  return same;
}

/** Throws with one sentence when Node is too old or npm fails. Everything npm says goes to stderr. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Sektorpost needs Node 20.19 or newer; this is ${process.versions.node}.`);
  if (upToDate()) return;
  process.stderr.write('Installing packages (npm ci) ...\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2], shell: command === 'npm.cmd' });
  if (status !== 0) throw new Error('The packages could not be installed: npm ci failed. Check the network and try again.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try { await ensureInstalled(); } catch (error) { process.stderr.write(`${error.message}\n`); process.exit(2); }
}
