/** A screen on a real page: real archive, real texts, and a mailroom in memory. */
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startTexts } from '../../renderer/app/i18n';
import { listenForShortcuts } from '../../renderer/app/shortcuts';
import { ArchiveProvider, openArchive } from '../../renderer/archive';
import { ClockContext } from '../../renderer/features/shared/useNow';
import { LiveRegion } from '../../renderer/ui/LiveRegion';
import { Toasts } from '../../renderer/ui/Toast';
import '../../renderer/ui/base.css';
import { expectNoFindings } from './axe';
import { mailroomDouble, type MailroomDouble } from './mailroom';

export interface ShownScreen { mailroom: MailroomDouble; /** Waits until the archive has all that the mailroom had. */ idle(): Promise<void>; /** @param name says which of several looks failed */ expectNoFindings(name?: string): Promise<void>; close(): Promise<void> }

let profiles = 0;

/** @param prepare fills the mailroom before the page connects. */
export async function showScreen(screen: ReactNode, { now, prepare }: { now: string; prepare?(mailroom: MailroomDouble): void }): Promise<ShownScreen> {
  const profileId = `test-screen-${performance.timeOrigin}-${++profiles}`;
  const mailroom = mailroomDouble({ profileId });
  prepare?.(mailroom);
  const archive = openArchive({ bridge: mailroom.connect(), now: () => now, profileId, engine: 'page' });
  const texts = await startTexts(mailroom.session.settings.language);
  const host = document.createElement('div');
  host.style.cssText = 'height: 760px; display: flex; flex-direction: column;';
  document.body.append(host);
  const clock = () => now;
  let prefix = false;
  const stopKeys = listenForShortcuts(window, { waiting: () => prefix, begin: () => { prefix = true; }, end: () => { prefix = false; } });
  const root = createRoot(host);
  root.render(<I18nProvider locale={mailroom.session.settings.language === 'da' ? 'da-DK' : 'en-GB'}><I18nextProvider i18n={texts}><ArchiveProvider archive={archive}><ClockContext.Provider value={clock}>{screen}<Toasts label="Beskeder fra programmet" closeLabel="Luk" /><LiveRegion /></ClockContext.Provider></ArchiveProvider></I18nextProvider></I18nProvider>);
  return {
    mailroom,
    idle: () => archive.idle(),
    expectNoFindings: (name) => expectNoFindings({ context: host, part: true, name }),
    async close() {
      // Closing in the middle of its first talk would leave the archive with questions that nobody answers.
      await archive.idle().catch(() => undefined);
      root.unmount();
      host.remove();
      stopKeys();
      await archive.close();
      for (const { name } of await indexedDB.databases()) if (name?.includes(profileId)) indexedDB.deleteDatabase(name);
    },
  };
}
