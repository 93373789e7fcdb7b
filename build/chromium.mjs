// Finds a browser of the Chromium family, and installs one where that is ours to do.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'msedge', 'chrome'];
const places = {
  darwin: ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'].map((path) => join('/Applications', path)),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) => process.env[folder] === undefined ? [] : ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) => join(process.env[folder], path))),
  linux: ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name))),
};

const runs = (path) => { try { accessSync(path, constants.X_OK); return true; } catch { return false; } };

/** The path of a browser, or undefined. CHROMIUM_PATH wins; it must exist, since a wrong wish must not be passed over in silence. */
export async function findChromium() {
  const wish = process.env.CHROMIUM_PATH;
  if (wish) {
    if (!existsSync(wish)) throw new Error(`CHROMIUM_PATH names ${wish}, which does not exist.`);
    return wish;
  }
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of names) for (const folder of (process.env.PATH ?? '').split(delimiter)) for (const ending of endings) {
    const path = join(folder, name + ending);
    if (folder && runs(path)) return path;
  }
  const known = (places[process.platform] ?? []).find(runs);
  if (known) return known;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

/** Finds a browser or installs Debian's; throws one sentence that says what to install where it can't. */
export async function needChromium(say) {
  const found = await findChromium();
  if (found) return found;
  const sentence = 'A browser of the Chromium family is needed. Install Chromium, Google Chrome or Microsoft Edge, or set CHROMIUM_PATH to one.';
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !runs('/usr/bin/apt-get')) throw new Error(sentence);
  say('Installing Chromium with apt-get ...');
  // Another apt on the machine would otherwise make it fail at once.
  const apt = (...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  await apt('update');
  const { status, err } = await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  const installed = await findChromium();
  if (status !== 0 || !installed) throw new Error(`${sentence} (apt-get: ${err.trim().split('\n').at(-1) ?? 'failed'})`);
  return installed;
}

/** What every Chromium of ours gets: no traffic of its own, no questions, and no sandbox only where root could not have one. */
export const chromiumArgs = () => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-domain-reliability',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication', '--password-store=basic', '--use-mock-keychain',
];
