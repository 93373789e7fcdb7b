/**
 * The only code that sees both sides. It hands the mailroom's port to the page and exposes the three window buttons;
 * the port itself can't cross contextBridge, so it goes by window.postMessage to our own origin only.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { shellChannels, shellGlobal, type ShellApi } from '../../shared/contract/shell';

const api: ShellApi = {
  platform: process.platform as ShellApi['platform'],
  window: (action) => { ipcRenderer.send(shellChannels.window, action); },
};
contextBridge.exposeInMainWorld(shellGlobal, api);

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin) return;
  if ((event.data as { type?: unknown } | null)?.type === shellChannels.hello) ipcRenderer.send(shellChannels.port);
});
ipcRenderer.on(shellChannels.port, (event) => {
  const [port] = event.ports;
  if (port) window.postMessage({ type: shellChannels.port }, location.origin, [port]);
});
ipcRenderer.on(shellChannels.go, (_event, go: unknown) => { window.postMessage({ type: shellChannels.go, go }, location.origin); });
