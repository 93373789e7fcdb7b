/** The whole page on a mailroom in memory: for component tests and for looking at. */
import { StrictMode, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from '../../renderer/app/App';
import { startTexts } from '../../renderer/app/i18n';
import '../../renderer/app/print.css';
import { ArchiveProvider, openArchive, type Archive } from '../../renderer/archive';
import { ClockContext } from '../../renderer/features/shared/useNow';
import '../../renderer/ui/base.css';
import { mailroomDouble, type MailroomDouble } from '../doubles/mailroom';
import { fillMailroom, NOW, readAtStart } from '../fixtures/conversations';
import type { BridgeClient } from '../../shared/contract';
import type { StableBridge } from '../../renderer/bridge';
import type { Session } from '../../shared/messages';

export interface Client { mailroom: MailroomDouble; archive: Archive; root: Root; close(): Promise<void> }

const stable = (bridge: BridgeClient): StableBridge => ({ ...bridge, state: 'open', onState: () => () => undefined, onOpen: () => () => undefined });

export async function openClient(element: HTMLElement, options: { session?: Partial<Session>; empty?: boolean; /** Instead of the whole page. */ screen?: ReactNode; fill?(mailroom: MailroomDouble): Promise<void> | void } = {}): Promise<Client> {
  const profileId = `screens-${crypto.randomUUID()}`;
  const mailroom = mailroomDouble({ profileId });
  if (options.fill) await options.fill(mailroom);
  else if (!options.empty) await fillMailroom(mailroom);
  mailroom.session = { ...mailroom.session, ...options.session };
  const bridge = stable(mailroom.connect());
  const archive = openArchive({ bridge, now: () => NOW, profileId, engine: 'page' });
  await archive.idle();
  if (readAtStart.size && !options.fill && !options.empty) await archive.commands.markRead([...readAtStart], true);
  if (!options.fill && !options.empty) await archive.commands.assign(['jens'], 'JF');
  const texts = await startTexts(mailroom.session.settings.language);
  const root = createRoot(element);
  root.render(<StrictMode><I18nextProvider i18n={texts}><ClockContext value={clock}><ArchiveProvider archive={archive}>{options.screen ?? <App bridge={bridge} />}</ArchiveProvider></ClockContext></I18nextProvider></StrictMode>);
  return { mailroom, archive, root, async close() { root.unmount(); await archive.close(); } };
}
const clock = () => NOW;
