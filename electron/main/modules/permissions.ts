/** What the page may ask the system for. Everything that isn't in the table is refused, when asked and when checked. */
import type { Session } from 'electron';
import { isOwn } from './origin';

/** Each with its reason. */
const allowed: Readonly<Record<string, string>> = {
  notifications: 'new messages while the window is away',
  'clipboard-sanitized-write': 'copying a CPR number or a fault report',
  fullscreen: 'the attachment viewer',
};

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => { decide(Object.hasOwn(allowed, permission) && isOwn(contents.getURL())); });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => Object.hasOwn(allowed, permission) && isOwn(requestingOrigin));
  session.setDevicePermissionHandler(() => false);
}

/** Chromium would fetch dictionaries from a server outside; only macOS has its own. */
export function guardSpellcheck(session: Session, platform: NodeJS.Platform): void {
  if (platform === 'darwin') return;
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('app://sektorpost/none/');
}
