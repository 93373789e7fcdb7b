/** What stands between the window and its screens: settings of the person, trouble with the store, first start and lock. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useArchiveState, useSession } from '../archive';
import { clearDesk, useDesk } from '../desk';
import type { StableBridge } from '../bridge';
import { LockGate } from '../features/lock/LockGate';
import { OnboardingGate } from '../features/onboarding/OnboardingGate';
import { navigate } from '../features/shared/navigation';
import { configureShortcuts, runShortcut } from '../features/shared/shortcuts';
import { flushUnsaved } from '../features/shared/unsaved';
import { announce, LiveRegion } from '../ui/LiveRegion';
import { Waiting } from '../ui/Progress';
import { Toasts } from '../ui/Toast';
import { DatabaseTrouble } from './DatabaseTrouble';
import { Frame } from './Frame';
import { hasScreen } from './routes';
import { onGo } from './shell';
import { listenForShortcuts } from './shortcuts';

/** Arrivals are read aloud at most this often. */
const QUIET_MS = 60_000;

export function App({ bridge }: { bridge: StableBridge }) {
  const { t, i18n } = useTranslation('common');
  const session = useSession();
  const archive = useArchiveState();
  const connected = useSyncExternalStore((listener) => bridge.onState(listener), () => bridge.state === 'open');
  const settings = session?.settings;

  useEffect(() => {
    const { documentElement } = document;
    if (settings?.theme === undefined || settings.theme === 'system') delete documentElement.dataset.theme;
    else documentElement.dataset.theme = settings.theme;
  }, [settings?.theme]);
  const language = settings?.language ?? 'da';
  useEffect(() => {
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [language, i18n]);
  useEffect(() => {
    if (settings) configureShortcuts({ single: settings.singleKeyShortcuts, overrides: settings.shortcuts });
  }, [settings]);

  useEffect(() => listenForShortcuts(window, { waiting: () => useDesk.getState().prefix, begin: () => { useDesk.getState().beginPrefix(); }, end: () => { useDesk.getState().endPrefix(); } }), []);
  // Another person must not find the former one's selection, search or open thread.
  const userId = session?.state === 'open' ? session.user?.id : undefined;
  const lastUser = useRef(userId);
  useEffect(() => {
    if (userId === undefined) return;
    if (lastUser.current !== undefined && lastUser.current !== userId) { clearDesk(); void navigate('inbox', undefined, { replace: true }); }
    lastUser.current = userId;
  }, [userId]);

  useEffect(() => {
    let waiting = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      if (waiting === 0) return;
      announce(t('status.arrived', { count: waiting }));
      waiting = 0;
      timer = setTimeout(say, QUIET_MS);
    };
    const stop = bridge.on('arrivals', ({ count }) => { waiting += count; if (timer === undefined) say(); });
    return () => { clearTimeout(timer); stop(); };
  }, [bridge, t]);

  useEffect(() => onGo(({ to, threadId, sha256 }) => {
    const key = new KeyboardEvent('keydown');
    if (to === 'thread') void navigate('inbox', threadId);
    else if (to === 'file') void navigate('file', sha256);
    else if (to === 'shortcuts') useDesk.getState().setShortcutsOpen(true);
    else if (to === 'lock' || to === 'print') runShortcut(to, key);
    else if (hasScreen(to)) void navigate(to);
  }), []);
  // The window may be closed at any time; what is typed is on its way to the store before it is gone.
  useEffect(() => {
    const flush = () => { void flushUnsaved(); };
    const hidden = () => { if (document.visibilityState === 'hidden') flush(); };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => { window.removeEventListener('pagehide', flush); document.removeEventListener('visibilitychange', hidden); };
  }, []);

  // A disk that fills while one reads hides nothing: only a store that could not even be opened takes the window.
  const [opened, setOpened] = useState(false);
  if (archive.state === 'ready' && !opened) setOpened(true);
  const trouble = archive.state === 'damaged' || archive.state === 'newer' || archive.state === 'other-tab' || (archive.state === 'full' && !opened) ? archive.state : undefined;
  return (
    <I18nProvider locale={language === 'da' ? 'da-DK' : 'en-GB'}>
      {!session ? <main><Waiting>{t('start.waiting')}</Waiting></main>
        : (
          <OnboardingGate>
            <LockGate>
              {trouble ? <DatabaseTrouble trouble={trouble} code={archive.state === 'damaged' ? archive.code : `archive-${trouble}`} /> : <Frame connected={connected} />}
            </LockGate>
          </OnboardingGate>
        )}
      <Toasts label={t('frame.messages')} closeLabel={t('close')} />
      <LiveRegion />
    </I18nProvider>
  );
}
