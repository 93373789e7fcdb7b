/** The window stays on our page. A link that leads out opens in the person's browser, after a question, and only https. */
import { dialog, shell, type BrowserWindow, type WebContents } from 'electron';
import { isOwn } from './origin';
import type { Words } from './words';

/** Why an address may not be opened at all, or undefined when it may be asked about. */
export function refusal(url: string): string | undefined {
  let parsed: URL;
  try { parsed = new URL(url); } catch { return 'not-an-address'; }
  if (parsed.protocol !== 'https:') return 'scheme';
  if (parsed.username || parsed.password) return 'credentials';
  return undefined;
}

export function guardNavigation(contents: WebContents, window: () => BrowserWindow | undefined, words: () => Words): void {
  const stay = (event: { preventDefault(): void }, url: string) => { if (!isOwn(url)) event.preventDefault(); };
  contents.on('will-navigate', (event) => { stay(event, event.url); });
  contents.on('will-redirect', (event) => { stay(event, event.url); });
  contents.on('will-frame-navigate', (event) => { if (!event.isMainFrame || !isOwn(event.url)) event.preventDefault(); });
  contents.on('will-attach-webview', (event) => { event.preventDefault(); });
  contents.setWindowOpenHandler(({ url }) => {
    void askAndOpen(url, window(), words());
    return { action: 'deny' };
  });
}

/** True when the link was opened. */
export async function askAndOpen(url: string, window: BrowserWindow | undefined, words: Words): Promise<boolean> {
  if (refusal(url)) return false;
  const { host } = new URL(url);
  const question = {
    type: 'question' as const, buttons: [words.cancel, words.openLink], defaultId: 0, cancelId: 0, noLink: true,
    message: words.openLinkTitle.replace('{{host}}', host), detail: `${words.openLinkDetail}\n\n${url.length > 300 ? `${url.slice(0, 300)}…` : url}`,
  };
  const { response } = window ? await dialog.showMessageBox(window, question) : await dialog.showMessageBox(question);
  if (response !== 1) return false;
  await shell.openExternal(url);
  return true;
}
