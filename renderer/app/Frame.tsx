/** The window: bars, rail and the screen between them, with its landmarks and the keys that work everywhere. */
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useArchiveState } from '../archive';
import { useDesk } from '../desk';
import { ErrorBoundary } from './ErrorBoundary';
import { NoticeLine } from './NoticeLine';
import { Rail } from './Rail';
import { hasScreen, screenOf } from './routes';
import { ShortcutsDialog } from './ShortcutsDialog';
import { StatusBar } from './StatusBar';
import { TitleBar } from './TitleBar';
import { navigate, useRoute } from '../features/shared/navigation';
import { useShortcut } from '../features/shared/shortcuts';
import { undoNewest } from '../ui/Toast';
import { Waiting } from '../ui/Progress';
import styles from './Frame.module.css';

const PANES = ['rail', 'list', 'reader', 'aside', 'status'] as const;

/** Where a pane takes focus: what is current or first in it. */
function focusPane(pane: Element): boolean {
  const target = pane.querySelector<HTMLElement>('[aria-current="page"], [role="row"][tabindex="0"], [data-title], [data-pane-title], a[href], button, [tabindex="0"]');
  target?.focus();
  return target !== null;
}

/** The next pane in the order of the screen, round and round. */
function nextPane(): void {
  const panes = PANES.flatMap((name) => [...document.querySelectorAll(`[data-pane="${name}"]`)]);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step++) if (focusPane(panes[(at + step + panes.length) % panes.length]!)) return;
}

export function Frame({ connected }: { connected: boolean }) {
  const { t } = useTranslation('common');
  const route = useRoute();
  const session = useSession();
  const archive = useArchiveState();
  const shortcutsOpen = useDesk((desk) => desk.shortcutsOpen);
  const setShortcutsOpen = useDesk((desk) => desk.setShortcutsOpen);
  const screen = screenOf(route);
  const go = (view: string) => () => { if (hasScreen(view)) void navigate(view); };
  useShortcut('go-inbox', go('inbox'));
  useShortcut('go-needs-action', go('needs-action'));
  useShortcut('go-mine', go('mine'));
  useShortcut('go-plans', go('plans'), session?.role === 'municipality');
  useShortcut('go-outbox', go('outbox'));
  useShortcut('go-drafts', go('drafts'));
  useShortcut('go-patients', go('patients'));
  useShortcut('go-conformance', go('conformance'));
  useShortcut('new-message', go('compose'));
  useShortcut('help', () => { setShortcutsOpen(true); });
  useShortcut('undo', () => { undoNewest(); });
  useShortcut('next-pane', nextPane);
  useEffect(() => { document.title = t('product'); }, [t]);
  const skip = () => {
    const target = document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"], [data-pane-title], main [tabindex="0"]');
    target?.focus();
  };
  const content = (
    <ErrorBoundary resetKey={`${route.view}/${route.id ?? ''}`} version={session?.version ?? ''} view={route.view}>
      <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>{archive.state === 'opening' ? <Waiting>{t('database.openingTitle')}</Waiting> : screen.render(route)}</Suspense>
    </ErrorBoundary>
  );
  return (
    <div className={styles.app}>
      <a href="#content" className={styles.skip} onClick={(event) => { event.preventDefault(); skip(); }}>{t('nav.skip')}</a>
      <TitleBar />
      <NoticeLine connected={connected} />
      <div className={styles.body}>
        <Rail />
        {screen.ownMain ? <div id="content" className={styles.screen}>{content}</div> : <main id="content" className={styles.screen} data-pane="reader">{content}</main>}
      </div>
      <StatusBar />
      <ShortcutsDialog isOpen={shortcutsOpen} onClose={() => { setShortcutsOpen(false); }} />
    </div>
  );
}
