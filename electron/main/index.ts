/** The Electron host: starts the worker, shows the page, keeps both apart from everything else. Composition only. */
import { join } from 'node:path';
import type { BrowserWindow} from 'electron';
import { app, dialog, session } from 'electron';
import { createClient, parseLink, shellChannels, type Go } from '../../shared/contract';
import { errors as daErrors } from '../../shared/i18n/da/errors';
import { errors as enErrors } from '../../shared/i18n/en/errors';
import { defaultProfileDirectory } from '../node/profile-paths';
import { openTrustedDoor } from '../node/trusted-door';
import { listen } from './modules/ipc';
import { setMenu } from './modules/menu';
import { guardNavigation } from './modules/navigation';
import { guardPermissions, guardSpellcheck } from './modules/permissions';
import { cutNetwork, declareScheme, serve } from './modules/protocol';
import { createOpenedFiles, filesAmong } from './modules/opened-files';
import { createPresence, type Presence } from './modules/tray';
import { createWindow } from './modules/window';
import { framePort, startWorker, type WorkerHandle } from './modules/worker';
import { wordsFor } from './modules/words';

const dist = join(import.meta.dirname, '..');
const icon = join(dist, '..', 'build', 'icons', process.platform === 'win32' ? 'icon.ico' : 'icon.png');
const trayIcon = join(dist, '..', 'build', 'icons', process.platform === 'win32' ? 'icon.ico' : 'tray.png');

function argument(argv: readonly string[], name: string): string | undefined {
  const index = argv.indexOf(`--${name}`);
  return index >= 0 ? argv[index + 1] : argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
}

app.enableSandbox();
declareScheme();
const profile = argument(process.argv, 'profile') ?? defaultProfileDirectory();
app.setPath('userData', join(profile, 'electron'));
app.setAsDefaultProtocolClient('sektorpost');

let language: 'da' | 'en' = 'da';
let closeToTray = true;
let notifications = true;
let quitting = false;
let window: BrowserWindow | undefined;
let worker: WorkerHandle | undefined;
let presence: Presence | undefined;
let door: { close(): Promise<void> } | undefined;
const words = () => wordsFor(language);
const openedFiles = createOpenedFiles(open);

function open(go?: Go): void {
  if (!window || window.isDestroyed()) window = newWindow(false);
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  presence?.seen();
  if (go) window.webContents.send(shellChannels.go, go);
}

function newWindow(hidden: boolean): BrowserWindow {
  const created = createWindow({
    preload: join(dist, 'preload', 'index.cjs'), stateFile: join(app.getPath('userData'), 'window.json'), icon, platform: process.platform, hidden,
    hideOnClose: () => { if (quitting || !closeToTray) return false; presence?.background(); return true; },
  });
  created.on('focus', () => presence?.seen());
  created.on('closed', () => { if (window === created) window = undefined; });
  return created;
}

/** The shell is a client of the mailroom too: it hears of arrivals when no page is open. */
function listenToMailroom(): void {
  const port = worker?.connect();
  if (!port) return;
  const client = createClient(framePort(port));
  const take = (s: { state: string; settings: { language: 'da' | 'en'; closeToTray: boolean; notifications: boolean }; network: { state: string } }) => {
    ({ language, closeToTray, notifications } = s.settings);
    presence?.online(s.network.state === 'online');
    setMenu(words(), process.platform, open, quit);
    if (s.state === 'open') openedFiles.ready(client);
  };
  client.call('session.get', {}).then(take, () => undefined);
  client.on('session', take);
  client.on('network', (network) => presence?.online(network.state === 'online'));
  client.on('arrivals', ({ count }) => presence?.arrivals(count, !notifications || window?.isFocused() === true));
}

function quit(): void {
  const choice = dialog.showMessageBoxSync({ type: 'question', buttons: [words().cancel, words().quit], defaultId: 0, cancelId: 0, noLink: true, message: words().quitTitle, detail: words().quitDetail });
  if (choice === 1) app.quit();
}

function fatal(code: string): void {
  const catalogue = language === 'en' ? enErrors : daErrors;
  const text = catalogue[code as keyof typeof catalogue] ?? catalogue.internal;
  dialog.showErrorBox(words().fatalTitle, `${text.what}\n${text.next}`);
  quitting = true;
  app.quit();
}

function follow(argv: readonly string[]): void {
  const link = argv.map((a) => parseLink(a)).find((go) => go !== undefined);
  for (const file of filesAmong(argv)) openedFiles.open(file);
  open(link);
}

if (!app.requestSingleInstanceLock({ profile })) {
  app.quit();
} else {
  app.on('second-instance', (_event, argv) => { follow(argv); });
  app.on('open-file', (event, path) => { event.preventDefault(); openedFiles.open(path); });
  app.on('open-url', (event, url) => { event.preventDefault(); follow([url]); });
  app.on('web-contents-created', (_event, contents) => { guardNavigation(contents, () => window, words); });
  app.on('window-all-closed', () => { if (!closeToTray || quitting) app.quit(); });
  app.on('activate', () => { open(); });
  app.on('before-quit', (event) => {
    quitting = true;
    if (!worker) return;
    event.preventDefault();
    const stopping = worker;
    worker = undefined;
    void Promise.allSettled([stopping.stop(), door?.close()]).then(() => { presence?.destroy(); app.quit(); });
  });

  void app.whenReady().then(() => {
    guardPermissions(session.defaultSession);
    guardSpellcheck(session.defaultSession, process.platform);
    cutNetwork(session.defaultSession);
    serve(join(dist, 'renderer'));
    setMenu(words(), process.platform, open, quit);
    presence = createPresence({ icon: trayIcon, words, open, quit });
    const network = argument(process.argv, 'network');
    worker = startWorker({
      entry: join(dist, 'worker', 'index.js'), args: ['--profile', profile, ...(network ? ['--network', network] : [])],
      onFatal: fatal, onReady: listenToMailroom, after: (ms, run) => { setTimeout(run, ms); }, now: () => performance.now(),
    });
    // The command line joins the running client: LevelDB has one owner.
    openTrustedDoor({ profile, pid: process.pid, connect: () => { const port = worker?.connect(true); return port && framePort(port); } }).then((opened) => { door = opened; }, () => undefined);
    listen({ window: () => window, connect: () => worker?.connect() });
    window = newWindow(process.argv.includes('--hidden'));
    for (const file of filesAmong(process.argv)) openedFiles.open(file);
    const link = process.argv.map((a) => parseLink(a)).find((go) => go !== undefined);
    if (link) window.webContents.once('did-finish-load', () => { open(link); });
  });
}
