/** The Electron shell's gifts to the page; undefined in every other host. */
import { goSchema, shellChannels, shellGlobal, type Go, type ShellApi } from '../../shared/contract';

const isShell = (value: unknown): value is ShellApi => typeof value === 'object' && value !== null && 'window' in value && 'platform' in value;

const found: unknown = typeof window === 'undefined' ? undefined : (window as unknown as Record<string, unknown>)[shellGlobal];
export const shell: ShellApi | undefined = isShell(found) ? found : undefined;

/** The shell leads somewhere: menu, tray, notification or link. Returns the function that stops listening. */
export function onGo(listener: (go: Go) => void): () => void {
  const take = (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== window.location.origin) return;
    const data = event.data as { type?: unknown; go?: unknown } | null;
    if (data?.type !== shellChannels.go) return;
    const go = goSchema.safeParse(data.go);
    if (go.success) listener(go.data);
  };
  window.addEventListener('message', take);
  return () => { window.removeEventListener('message', take); };
}
