/** The one window: its size is remembered, it shows when it has something to show, and closing it may only hide it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { BrowserWindow, screen, type Rectangle } from 'electron';
import { z } from 'zod';
import { startUrl } from './origin';

const stateSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), maximized: z.boolean() });
type WindowState = z.infer<typeof stateSchema>;

export const smallest = { width: 1024, height: 700 };
const usual = { width: 1280, height: 800 };

/** The stored place if it still lies on a screen; otherwise only its size. */
export function restoredBounds(stored: unknown, displays: readonly { workArea: Rectangle }[]): Partial<Rectangle> & { width: number; height: number; maximized: boolean } {
  const state = stateSchema.safeParse(stored);
  if (!state.success) return { ...usual, maximized: false };
  const { x, y, maximized } = state.data;
  const width = Math.max(smallest.width, Math.round(state.data.width));
  const height = Math.max(smallest.height, Math.round(state.data.height));
  const visible = displays.some(({ workArea: a }) => x + width > a.x + 80 && x < a.x + a.width - 80 && y >= a.y - 10 && y < a.y + a.height - 80);
  return visible ? { x, y, width, height, maximized } : { width, height, maximized };
}

function readState(file: string): unknown {
  try { return JSON.parse(readFileSync(file, 'utf8')); } catch { return undefined; }
}

export function createWindow(options: { preload: string; stateFile: string; icon: string; platform: NodeJS.Platform; hideOnClose(): boolean; hidden: boolean }): BrowserWindow {
  const { maximized, ...bounds } = restoredBounds(readState(options.stateFile), screen.getAllDisplays());
  const window = new BrowserWindow({
    ...bounds, minWidth: smallest.width, minHeight: smallest.height, show: false, title: 'Sektorpost', icon: options.icon, backgroundColor: '#e9eef0',
    ...(options.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : { frame: false }),
    webPreferences: {
      preload: options.preload, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, navigateOnDragDrop: false, spellcheck: options.platform === 'darwin', safeDialogs: true, disableDialogs: true, backgroundThrottling: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => { if (!options.hidden) window.show(); });
  const save = () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try { writeFileSync(options.stateFile, JSON.stringify(state)); } catch { /* a full disk must not keep the window from closing */ }
  };
  window.on('close', (event) => {
    save();
    if (!options.hideOnClose()) return;
    event.preventDefault();
    window.hide();
  });
  void window.loadURL(startUrl);
  return window;
}
