/**
 * What the page and the Electron shell say to each other besides the bridge: handing over the bridge's port, and the
 * window buttons of a frameless window. Everything else is a call of the contract.
 */
export const shellChannels = {
  /** Page → shell: give me a line to the mailroom. Shell → page: the same name, with one MessagePort. */
  port: 'sektorpost:port',
  /** Page → preload (window message): I am listening. */
  hello: 'sektorpost:hello',
  /** Page → shell: window button pressed. */
  window: 'sektorpost:window',
  /** Shell → page (window message): go to a place, from the menu, the tray, a notification or a `sektorpost:` link. */
  go: 'sektorpost:go',
} as const;

export const windowActions = ['minimise', 'maximise', 'close'] as const;
export type WindowAction = (typeof windowActions)[number];

/** What preload puts on the window: facts and the three buttons, nothing that reaches further. */
export interface ShellApi {
  platform: 'win32' | 'darwin' | 'linux';
  window(action: WindowAction): void;
}

/** The name under which preload exposes {@link ShellApi}. */
export const shellGlobal = 'sektorpostShell';
