/**
 * One typed double of `electron` for every test of the shell (vitest aliases the module to this file). It records what
 * the shell asks for; `satisfies` breaks it when the real types change. It proves nothing about Electron itself: see
 * docs/not-verified.md.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Listener = (...args: never[]) => unknown;
const called: { name: string; args: unknown[] }[] = [];
const record = (name: string) => (...args: unknown[]) => { called.push({ name, args }); };

/** What the shell did, in order. */
export const calls = called;
export const reset = () => { called.length = 0; ipcListeners.clear(); handled.clear(); windows.length = 0; forks.length = 0; answers.messageBox = 0; answers.sync = 0; permission.request = permission.check = permission.device = undefined; webRequest.listener = undefined; };
export const answers = { messageBox: 0, sync: 0 };
export const handled = new Map<string, (request: Request) => Promise<Response>>();
export const ipcListeners = new Map<string, Listener>();
export const permission: { request?: Listener; check?: Listener; device?: Listener } = {};
export const webRequest: { listener?: (details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void } = {};

export class FakeContents extends EventEmitter {
  openHandler?: (details: { url: string }) => { action: 'deny' | 'allow' };
  sent: unknown[][] = [];
  posted: unknown[][] = [];
  constructor(readonly url = 'app://sektorpost/index.html') { super(); }
  getURL() { return this.url; }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' | 'allow' }) { this.openHandler = handler; }
  send(...args: unknown[]) { this.sent.push(args); }
  postMessage(...args: unknown[]) { this.posted.push(args); }
}

export const windows: FakeWindow[] = [];
export class FakeWindow extends EventEmitter {
  webContents = new FakeContents();
  shown = false;
  hidden = false;
  maximized = false;
  loaded = '';
  constructor(readonly options: Electron.BrowserWindowConstructorOptions) { super(); windows.push(this); }
  loadURL(url: string) { this.loaded = url; return Promise.resolve(); }
  show() { this.shown = true; }
  hide() { this.hidden = true; }
  focus() { record('focus')(); }
  minimize() { record('minimize')(); }
  maximize() { this.maximized = true; }
  unmaximize() { this.maximized = false; }
  isMaximized() { return this.maximized; }
  isMinimized() { return false; }
  isDestroyed() { return false; }
  isFocused() { return false; }
  restore() { record('restore')(); }
  close() { this.emit('close', { preventDefault: record('close-prevented') }); }
  getNormalBounds() { return { x: 1, y: 2, width: 1300, height: 900 }; }
}
export { FakeWindow as BrowserWindow };

export class FakePort extends EventEmitter {
  posted: unknown[] = [];
  other?: FakePort;
  postMessage(message: unknown) { this.posted.push(message); this.other?.emit('message', { data: message }); }
  start() { record('port-start')(); }
  close() { this.emit('close'); }
}
export class MessageChannelMain {
  port1 = new FakePort();
  port2 = new FakePort();
  constructor() { this.port1.other = this.port2; this.port2.other = this.port1; }
}

export const forks: FakeProcess[] = [];
export class FakeProcess extends EventEmitter {
  posted: { message: unknown; ports: unknown[] }[] = [];
  constructor(readonly entry: string, readonly args: string[]) { super(); }
  postMessage(message: unknown, ports: unknown[] = []) { this.posted.push({ message, ports }); }
  kill() { this.emit('exit', 1); return true; }
}
export const utilityProcess = { fork: (entry: string, args: string[] = []) => { const child = new FakeProcess(entry, args); forks.push(child); return child; } };

export const app = Object.assign(new EventEmitter(), {
  enableSandbox: record('enableSandbox'),
  requestSingleInstanceLock: (...args: unknown[]) => { record('requestSingleInstanceLock')(...args); return true; },
  getPath: (name: string) => `/user-data/${name}`,
  setPath: record('setPath'),
  setBadgeCount: (count?: number) => { record('setBadgeCount')(count); return true; },
  setAsDefaultProtocolClient: (protocol: string) => { record('setAsDefaultProtocolClient')(protocol); return true; },
  whenReady: () => Promise.resolve(),
  quit: record('quit'),
}) satisfies Partial<Record<keyof Electron.App, unknown>>;

export const protocol = {
  registerSchemesAsPrivileged: record('registerSchemesAsPrivileged'),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => { handled.set(scheme, handler); },
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Listener) => { permission.request = handler; },
    setPermissionCheckHandler: (handler: Listener) => { permission.check = handler; },
    setDevicePermissionHandler: (handler: Listener) => { permission.device = handler; },
    setSpellCheckerEnabled: record('setSpellCheckerEnabled'),
    setSpellCheckerLanguages: record('setSpellCheckerLanguages'),
    setSpellCheckerDictionaryDownloadURL: record('setSpellCheckerDictionaryDownloadURL'),
    webRequest: { onBeforeRequest: (listener: NonNullable<typeof webRequest.listener>) => { webRequest.listener = listener; } },
  } satisfies Partial<Record<keyof Electron.Session, unknown>>,
};

export const ipcMain = { on: (channel: string, listener: Listener) => { ipcListeners.set(channel, listener); } } satisfies Partial<Record<keyof Electron.IpcMain, unknown>>;
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] } satisfies Partial<Record<keyof Electron.Screen, unknown>>;
export const shell = { openExternal: (url: string) => { record('openExternal')(url); return Promise.resolve(); } } satisfies Partial<Record<keyof Electron.Shell, unknown>>;
export const dialog = {
  showMessageBox: (...args: unknown[]) => { record('showMessageBox')(...args); return Promise.resolve({ response: answers.messageBox, checkboxChecked: false }); },
  showMessageBoxSync: (...args: unknown[]) => { record('showMessageBoxSync')(...args); return answers.sync; },
  showErrorBox: record('showErrorBox'),
} satisfies Partial<Record<keyof Electron.Dialog, unknown>>;
export const Menu = { buildFromTemplate: (template: unknown) => ({ template }), setApplicationMenu: record('setApplicationMenu') };
export class Tray extends EventEmitter {
  constructor(readonly icon: string) { super(); }
  setToolTip = record('setToolTip');
  setContextMenu = record('setContextMenu');
  destroy = record('trayDestroy');
}
export class Notification extends EventEmitter {
  static isSupported() { return true; }
  constructor(options: unknown) { super(); record('notification')(options); }
  show = record('notificationShow');
}

/** The preload's side. */
export const exposed: Record<string, unknown> = {};
export const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => { exposed[name] = api; } } satisfies Partial<Record<keyof Electron.ContextBridge, unknown>>;
export const ipcRenderer = Object.assign(new EventEmitter(), { send: record('ipcRenderer.send') });
