/** The application menu. Hidden on Windows and Linux (Alt shows it); its shortcuts are those of the page. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Go } from '../../../shared/contract';
import type { Words } from './words';

export function menuTemplate(words: Words, platform: NodeJS.Platform, go: (go: Go) => void, quit: () => void): MenuItemConstructorOptions[] {
  const to = (label: string, place: Go['to'], accelerator?: string): MenuItemConstructorOptions => ({ label, click: () => { go({ to: place }); }, ...(accelerator ? { accelerator, registerAccelerator: false } : {}) });
  return [
    {
      label: words.file,
      submenu: [to(words.newMessage, 'compose'), to(words.print, 'print', 'CmdOrCtrl+P'), { type: 'separator' }, to(words.settings, 'settings', 'CmdOrCtrl+,'), to(words.lock, 'lock', 'CmdOrCtrl+L'), { type: 'separator' }, { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: quit }],
    },
    { label: words.edit, submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    { label: words.view, submenu: [to(words.inbox, 'inbox'), to(words.needsAction, 'needs-action'), { type: 'separator' }, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }, ...(platform === 'darwin' ? [{ role: 'minimize' as const }] : [])] },
    { label: words.help, submenu: [to(words.shortcuts, 'shortcuts')] },
  ];
}

export function setMenu(...args: Parameters<typeof menuTemplate>): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(...args)));
}
