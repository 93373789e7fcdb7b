/** The two messages the shell takes from the page. Whoever sends them must be our page's main frame. */
import { ipcMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { shellChannels, windowActions, type WindowAction } from '../../../shared/contract';
import { isOwn } from './origin';

export function fromOurPage(event: Pick<IpcMainEvent, 'senderFrame' | 'sender'>, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwn(frame.url) && window !== undefined && event.sender === window.webContents;
}

export function listen(options: { window(): BrowserWindow | undefined; connect(): Electron.MessagePortMain | undefined }): void {
  ipcMain.on(shellChannels.port, (event) => {
    if (!fromOurPage(event, options.window())) return;
    const port = options.connect();
    if (port) event.sender.postMessage(shellChannels.port, null, [port]);
  });
  ipcMain.on(shellChannels.window, (event, action: unknown) => {
    const window = options.window();
    if (!window || !fromOurPage(event, window) || !windowActions.includes(action as WindowAction)) return;
    if (action === 'minimise') window.minimize();
    else if (action === 'close') window.close();
    else if (window.isMaximized()) window.unmaximize();
    else window.maximize();
  });
}
