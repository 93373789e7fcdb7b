import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { session, type WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as double from '../../tests/doubles/electron';
import { CodedError, createClient, createServer, shellChannels, type BridgeClient, type Handlers } from '../../shared/contract';
import { accessRoles } from '../../shared/messages';
import { CONTENT_SECURITY_POLICY } from '../node/page-headers';
import { fromOurPage, listen } from './modules/ipc';
import { menuTemplate } from './modules/menu';
import { askAndOpen, guardNavigation, refusal } from './modules/navigation';
import { createOpenedFiles, filesAmong } from './modules/opened-files';
import { guardPermissions, guardSpellcheck } from './modules/permissions';
import { cutNetwork, declareScheme, fileFor, serve } from './modules/protocol';
import { createPresence } from './modules/tray';
import { createWindow, restoredBounds } from './modules/window';
import { framePort, startWorker } from './modules/worker';
import { wordsFor } from './modules/words';

const words = wordsFor('da');
const asPort = (port: unknown) => port as Electron.MessagePortMain;
const ours = session.defaultSession;
beforeEach(() => { double.reset(); });

describe('the app scheme', () => {
  const root = mkdtempSync(join(tmpdir(), 'sektorpost-page-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'secret.env'), 'x');

  it('is declared standard and secure before the app is ready', () => {
    declareScheme();
    const [schemes] = double.calls[0]!.args as [{ scheme: string; privileges: { standard: boolean; secure: boolean } }[]];
    expect(schemes[0]).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
  });
  it.each(['app://sektorpost/../secret', 'app://sektorpost/%2e%2e/%2e%2e/etc/passwd', 'app://sektorpost/a%00b', 'app://elsewhere/index.html', 'app://sektorpost/%'])('never leaves its folder: %s', (url) => {
    const file = fileFor(url, root);
    expect(file === undefined || file.startsWith(root)).toBe(true);
  });
  it('serves the page with the policy, and nothing that is no page file', async () => {
    serve(root);
    const page = await double.handled.get('app')!(new Request('app://sektorpost/index.html'));
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await double.handled.get('app')!(new Request('app://sektorpost/secret.env'))).status).toBe(404);
    expect((await double.handled.get('app')!(new Request('app://sektorpost/index.html', { method: 'POST' }))).status).toBe(404);
  });
  it('cuts every request that leaves the program', () => {
    cutNetwork(ours);
    const verdict = (url: string) => { let cancel: boolean | undefined; double.webRequest.listener!({ url }, (a) => { cancel = a.cancel; }); return cancel; };
    expect(verdict('https://example.org/')).toBe(true);
    expect(verdict('file:///etc/passwd')).toBe(true);
    expect(verdict('ws://127.0.0.1:1/')).toBe(true);
    expect(verdict('app://sektorpost/index.html')).toBe(false);
    expect(verdict('blob:app://sektorpost/1')).toBe(false);
  });
});

describe('permissions', () => {
  const ask = (name: string, url = 'app://sektorpost/index.html') => { let answer: boolean | undefined; (double.permission.request as unknown as (c: unknown, p: string, d: (a: boolean) => void) => void)({ getURL: () => url }, name, (a) => { answer = a; }); return answer; };
  const check = (name: string, from = 'app://sektorpost') => (double.permission.check as unknown as (c: unknown, p: string, o: string) => boolean)(null, name, from);
  beforeEach(() => { guardPermissions(ours); });

  it.each(['media', 'geolocation', 'midi', 'hid', 'serial', 'usb', 'clipboard-read', 'display-capture', 'openExternal', 'pointerLock', 'idle-detection', 'constructor', 'toString'])('refuses %s, asked or checked', (name) => {
    expect(ask(name)).toBe(false);
    expect(check(name)).toBe(false);
  });
  it('lets our page, and nobody else, notify', () => {
    expect(ask('notifications')).toBe(true);
    expect(check('notifications')).toBe(true);
    expect(ask('notifications', 'https://example.org')).toBe(false);
    expect(check('notifications', 'https://example.org')).toBe(false);
  });
  it('gives no devices', () => { expect((double.permission.device as unknown as () => boolean)()).toBe(false); });
  it('never fetches dictionaries from outside', () => {
    guardSpellcheck(ours, 'win32');
    expect(double.calls.map((c) => c.name)).toEqual(['setSpellCheckerEnabled', 'setSpellCheckerLanguages', 'setSpellCheckerDictionaryDownloadURL']);
    expect(double.calls[0]!.args).toEqual([false]);
    double.reset();
    guardSpellcheck(ours, 'darwin');
    expect(double.calls).toEqual([]);
  });
});

describe('navigation', () => {
  const guarded = () => { const contents = new double.FakeContents(); guardNavigation(contents as unknown as WebContents, () => undefined, () => words); return contents; };
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s stays on our page', (name) => {
    const contents = guarded();
    let prevented = 0;
    const go = (url: string, isMainFrame = true) => contents.emit(name, { url, isMainFrame, preventDefault: () => { prevented += 1; } });
    go('https://example.org/');
    go('file:///etc/passwd');
    expect(prevented).toBe(2);
    go('app://sektorpost/index.html');
    expect(prevented).toBe(2);
  });
  it('refuses frames and webviews', () => {
    const contents = guarded();
    let prevented = 0;
    contents.emit('will-frame-navigate', { url: 'app://sektorpost/', isMainFrame: false, preventDefault: () => { prevented += 1; } });
    contents.emit('will-attach-webview', { preventDefault: () => { prevented += 1; } });
    expect(prevented).toBe(2);
  });
  it('opens no second window, and asks before a link leaves', async () => {
    const contents = guarded();
    double.answers.messageBox = 0;
    expect(contents.openHandler!({ url: 'https://example.org/a' })).toEqual({ action: 'deny' });
    expect(await askAndOpen('https://example.org/a', undefined, words)).toBe(false);
    expect(double.calls.some((c) => c.name === 'openExternal')).toBe(false);
    double.answers.messageBox = 1;
    expect(await askAndOpen('https://example.org/a', undefined, words)).toBe(true);
    expect(double.calls.at(-1)).toEqual({ name: 'openExternal', args: ['https://example.org/a'] });
  });
  it.each(['http://example.org', 'file:///etc/passwd', 'javascript:alert(1)', 'https://user:secret@example.org', 'ms-msdt:/id', 'nonsense'])('never even asks for %s', async (url) => {
    expect(refusal(url)).toBeDefined();
    double.answers.messageBox = 1;
    expect(await askAndOpen(url, undefined, words)).toBe(false);
    expect(double.calls).toEqual([]);
  });
});

describe('the window', () => {
  const make = (hideOnClose = false) => { createWindow({ preload: '/p.cjs', stateFile: join(tmpdir(), `sektorpost-window-${process.pid}.json`), icon: '/i.png', platform: 'win32', hidden: false, hideOnClose: () => hideOnClose }); return double.windows[0]!; };
  it('is sandboxed, isolated and without node', () => {
    expect(make().options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true, allowRunningInsecureContent: false, spellcheck: false, navigateOnDragDrop: false });
    expect(double.windows[0]!.loaded).toBe('app://sektorpost/index.html');
  });
  it('is never smaller than the design allows', () => { expect(make().options).toMatchObject({ minWidth: 1024, minHeight: 700 }); });
  it('hides on close while the background goes on', () => {
    const window = make(true);
    window.close();
    expect(window.hidden).toBe(true);
    expect(double.calls.some((c) => c.name === 'close-prevented')).toBe(true);
  });
  it('comes back where it was only if a screen is there', () => {
    const screens = [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
    expect(restoredBounds({ x: 100, y: 50, width: 1400, height: 900, maximized: true }, screens)).toEqual({ x: 100, y: 50, width: 1400, height: 900, maximized: true });
    expect(restoredBounds({ x: 5000, y: 50, width: 1400, height: 900, maximized: false }, screens)).toEqual({ width: 1400, height: 900, maximized: false });
    expect(restoredBounds({ x: 0, y: 0, width: 10, height: 10, maximized: false }, screens)).toMatchObject({ width: 1024, height: 700 });
    expect(restoredBounds('nonsense', screens)).toEqual({ width: 1280, height: 800, maximized: false });
  });
});

describe('messages from the page', () => {
  const window = () => { const w = new double.FakeWindow({}); return w; };
  const event = (w: double.FakeWindow, over: object = {}) => ({ sender: w.webContents, senderFrame: { parent: null, url: 'app://sektorpost/index.html' }, ...over }) as never;
  it('count only from the main frame of our page', () => {
    const w = window();
    expect(fromOurPage(event(w), w as never)).toBe(true);
    expect(fromOurPage(event(w, { senderFrame: { parent: {}, url: 'app://sektorpost/' } }), w as never)).toBe(false);
    expect(fromOurPage(event(w, { senderFrame: { parent: null, url: 'https://example.org' } }), w as never)).toBe(false);
    expect(fromOurPage(event(w, { senderFrame: null }), w as never)).toBe(false);
    expect(fromOurPage(event(w, { sender: new double.FakeContents() }), w as never)).toBe(false);
  });
  it('hand out a port, and press the three buttons only', () => {
    const w = window();
    listen({ window: () => w as never, connect: () => asPort(new double.FakePort()) });
    const say = (channel: string, e: unknown, ...args: unknown[]) => (double.ipcListeners.get(channel) as unknown as (...a: unknown[]) => void)(e, ...args);
    say(shellChannels.port, event(w, { senderFrame: null }));
    expect(w.webContents.posted).toEqual([]);
    say(shellChannels.port, event(w));
    expect(w.webContents.posted[0]![0]).toBe(shellChannels.port);
    say(shellChannels.window, event(w), 'maximise');
    expect(w.maximized).toBe(true);
    say(shellChannels.window, event(w), 'destroy');
    expect(double.calls).toEqual([]);
  });
});

describe('the worker process', () => {
  const start = () => {
    const waits: { ms: number; run: () => void }[] = [];
    const seen: string[] = [];
    const handle = startWorker({ entry: '/w.js', args: ['--profile', '/p'], onFatal: (code) => seen.push(code), onReady: () => seen.push('ready'), after: (ms, run) => { waits.push({ ms, run }); }, now: () => 0 });
    return { handle, waits, seen };
  };
  it('is started again after a crash, later each time', () => {
    const { waits } = start();
    double.forks[0]!.emit('exit', 137);
    expect(waits[0]!.ms).toBe(250);
    waits[0]!.run();
    double.forks[1]!.emit('exit', 137);
    expect(waits[1]!.ms).toBe(500);
  });
  it('is not started again when it says why it cannot run', () => {
    const { waits, seen } = start();
    double.forks[0]!.emit('message', { t: 'fatal', code: 'profile-newer' });
    double.forks[0]!.emit('exit', 1);
    expect(seen).toEqual(['profile-newer']);
    expect(waits).toEqual([]);
  });
  it('carries the contract over a port', async () => {
    const { handle } = start();
    const pagePort = handle.connect() as unknown as double.FakePort;
    const [workerPort] = double.forks[0]!.posted[0]!.ports as [double.FakePort];
    const server = createServer({ 'handover.done': () => ({}) } as unknown as Handlers, { isOpen: () => true, roles: () => accessRoles, onInternal: (_n, e) => { throw e; } });
    server.connect(framePort(asPort(workerPort)));
    await expect(createClient(framePort(asPort(pagePort))).call('handover.done', { upTo: 1 })).resolves.toEqual({});
  });
});

describe('files the system hands over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sektorpost-files-'));
  const path = join(folder, 'a.medcom');
  writeFileSync(path, '{"resourceType":"Bundle"}');
  const fake = (isOpen: () => boolean) => ({
    call: (name: string) => (isOpen() ? Promise.resolve(name === 'bytes.begin' ? { uploadId: 'u' } : { sha256: 'a'.repeat(64) }) : Promise.reject(new CodedError('not-open'))),
    callWithBytes: () => Promise.resolve({ result: { received: 1 } }),
  }) as unknown as BridgeClient;

  it('are told from options and links', () => {
    expect(filesAmong(['sektorpost', '--profile', '/p', 'sektorpost://inbox', '/x/a.medcom', '/x/b.XML', '/x/c.exe', '--hidden'])).toEqual(['/x/a.medcom', '/x/b.XML']);
  });
  it('are shown once somebody has logged in', async () => {
    const shown: unknown[] = [];
    let isOpen = false;
    const files = createOpenedFiles((go) => { shown.push(go); });
    files.open(path);
    files.ready(fake(() => isOpen));
    await new Promise((done) => { setTimeout(done, 50); });
    expect(shown).toEqual([]);
    isOpen = true;
    files.ready(fake(() => isOpen));
    await vi.waitFor(() => { expect(shown).toEqual([{ to: 'file', sha256: 'a'.repeat(64) }]); });
  });
  it('lead to the screen that explains, when they can’t be read', async () => {
    const shown: unknown[] = [];
    const files = createOpenedFiles((go) => { shown.push(go); });
    files.ready(fake(() => true));
    files.open(join(folder, 'gone.medcom'));
    await vi.waitFor(() => { expect(shown).toEqual([{ to: 'file' }]); });
  });
});

describe('tray and menu', () => {
  it('count arrivals and forget them when seen', () => {
    const presence = createPresence({ icon: '/i.png', words: () => words, open: () => undefined, quit: () => undefined });
    presence.arrivals(2, true);
    expect(double.calls.filter((c) => c.name === 'setBadgeCount').at(-1)!.args).toEqual([2]);
    expect(double.calls.some((c) => c.name === 'notification')).toBe(false);
    presence.arrivals(1, false);
    const [shown] = double.calls.find((c) => c.name === 'notification')!.args as [{ title: string; body: string }];
    expect(shown).toMatchObject({ title: '1 ny besked', body: words.arrivalsDetail });
    presence.seen();
    expect(double.calls.filter((c) => c.name === 'setBadgeCount').at(-1)!.args).toEqual([0]);
  });
  it('offer no developer tools and no reload', () => {
    const text = JSON.stringify(menuTemplate(words, 'win32', () => undefined, () => undefined));
    expect(text).not.toMatch(/toggleDevTools|reload/i);
  });
});
