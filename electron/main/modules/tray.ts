/** The tray icon, the badge and notifications: what tells a person of new messages while the window is away. Counts only. */
import { app, Menu, Notification, Tray } from 'electron';
import type { Go } from '../../../shared/contract';
import type { Words } from './words';

export interface Presence {
  online(online: boolean): void;
  /** New messages arrived; `quiet` leaves the notification out (the window is in front, or the person wants none). */
  arrivals(count: number, quiet: boolean): void;
  /** The person looked: the counter starts again. */
  seen(): void;
  background(): void;
  destroy(): void;
}

const plural = (one: string, other: string, count: number) => (count === 1 ? one : other).replace('{{count}}', String(count));

export function createPresence(options: { icon: string; words(): Words; open(go?: Go): void; quit(): void }): Presence {
  const tray = new Tray(options.icon);
  let unread = 0;
  let isOnline = false;
  let toldOfBackground = false;

  const show = () => {
    const words = options.words();
    const state = isOnline ? words.trayOnline : words.trayOffline;
    tray.setToolTip(unread ? `${state} · ${plural(words.trayUnread_one, words.trayUnread_other, unread)}` : state);
    tray.setContextMenu(Menu.buildFromTemplate([
      { label: words.open, click: () => { options.open(); } },
      { label: words.newMessage, click: () => { options.open({ to: 'compose' }); } },
      { label: words.needsAction, click: () => { options.open({ to: 'needs-action' }); } },
      { type: 'separator' },
      { label: words.quit, click: options.quit },
    ]));
    app.setBadgeCount(unread);
  };
  const notify = (title: string, body: string) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent: true });
    notification.on('click', () => { options.open({ to: 'inbox' }); });
    notification.show();
  };
  tray.on('click', () => { options.open(); });
  show();

  return {
    online(online) { if (online !== isOnline) { isOnline = online; show(); } },
    arrivals(count, quiet) {
      unread += count;
      show();
      const words = options.words();
      if (!quiet) notify(plural(words.arrivals_one, words.arrivals_other, count), words.arrivalsDetail);
    },
    seen() { if (unread) { unread = 0; show(); } },
    background() {
      if (toldOfBackground) return;
      toldOfBackground = true;
      notify('Sektorpost', options.words().background);
    },
    destroy() { tray.destroy(); },
  };
}
