import { useRef } from 'react';
import { Dialog, DialogTrigger, Input, Popover, SearchField, Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSession, useSessionCommands } from '../archive';
import { useDesk, useSearchDesk } from '../desk';
import { Avatar } from '../ui/Avatar';
import { IconButton } from '../ui/Button';
import { cx } from '../ui/cx';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { currentRoute, navigate } from '../features/shared/navigation';
import { useKeyOf, useShortcut } from '../features/shared/shortcuts';
import { flushUnsaved } from '../features/shared/unsaved';
import { accessWords, usePatientWord } from '../features/shared/words';
import { shell } from './shell';
import styles from './TitleBar.module.css';

export function TitleBar() {
  const { t } = useTranslation('common');
  const session = useSession();
  const { lock } = useSessionCommands();
  const setShortcutsOpen = useDesk((desk) => desk.setShortcutsOpen);
  const helpKey = useKeyOf('help');
  const lockKey = useKeyOf('lock');
  const organisation = session?.organisation;
  const lockNow = () => { void flushUnsaved().then(lock); };
  return (
    <header className={cx(styles.bar, shell && styles.draggable, shell?.platform === 'darwin' && styles.mac)}>
      <div className={styles.brand}><Mark /><span>{t('product')}</span></div>
      <Search />
      <span />
      <div className={styles.who}>
        {organisation ? (
          <DialogTrigger>
            <AriaButton className={styles.unit} aria-label={t('frame.organisation', { name: [organisation.name, organisation.unit].filter(Boolean).join(', ') })}>
              <Icon name="building-2" /><span className={styles.unitName}>{organisation.name}</span><Icon name="chevron-down" size="s" />
            </AriaButton>
            <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
              <Dialog aria-label={t('frame.unit')} className={styles.unitCard ?? ''}>
                <strong>{organisation.name}</strong>{organisation.unit ? <span>{organisation.unit}</span> : null}
                <dl>
                  <dt>{t('frame.gln')}</dt><dd>{organisation.gln}</dd><dt>{t('frame.sor')}</dt><dd>{organisation.sor}</dd>
                  {organisation.address ? <><dt>{t('frame.address')}</dt><dd>{organisation.address}</dd></> : null}{organisation.phone ? <><dt>{t('frame.phone')}</dt><dd>{organisation.phone}</dd></> : null}
                </dl>
              </Dialog>
            </Popover>
          </DialogTrigger>
        ) : null}
        <IconButton icon="keyboard" label={t('frame.shortcuts')} kbd={helpKey} onPress={() => { setShortcutsOpen(true); }} />
        <IconButton icon="lock" label={t('frame.lock')} kbd={lockKey} onPress={lockNow} />
        {session?.user ? (
          <DialogTrigger>
            <AriaButton className={styles.me}><VisuallyHidden>{t('frame.loggedInAs', { name: session.user.name })} </VisuallyHidden><span className={styles.myAccess}>{accessWords(t, session.user.access)}</span><Avatar initials={session.user.initials} /></AriaButton>
            <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
              <Dialog aria-label={t('frame.account')} className={styles.unitCard ?? ''}>
                <strong>{session.user.name}</strong><span>{'text' in session.user.role ? session.user.role.text : session.user.role.display}</span>
                <dl><dt>{t('accessLabel')}</dt><dd>{accessWords(t, session.user.access)}</dd></dl>
              </Dialog>
            </Popover>
          </DialogTrigger>
        ) : null}
        {shell && shell.platform !== 'darwin' ? (
          <div className={styles.window}>
            <button type="button" aria-label={t('frame.minimise')} onClick={() => { shell?.window('minimise'); }}><Icon name="minus" size="xs" /></button>
            <button type="button" aria-label={t('frame.maximise')} onClick={() => { shell?.window('maximise'); }}><Icon name="square" size="xs" /></button>
            <button type="button" aria-label={t('frame.closeWindow')} onClick={() => { shell?.window('close'); }}><Icon name="x" size="xs" /></button>
          </div>
        ) : null}
      </div>
    </header>
  );
}

const Mark = () => (
  <svg viewBox="0 0 20 20" className={styles.mark} aria-hidden="true"><rect width="20" height="20" rx="5" className={styles.markGround} /><path d="M3.6 6.2h12.8v8.2H3.6zm.2.4 4.4 4.2a2.6 2.6 0 0 0 3.6 0l4.4-4.2" className={styles.markLine} /></svg>
);

function Search() {
  const { t } = useTranslation('common');
  const word = usePatientWord();
  const query = useSearchDesk((desk) => desk.query);
  const setQuery = useSearchDesk((desk) => desk.setQuery);
  const input = useRef<HTMLInputElement>(null);
  const from = useRef('inbox');
  const key = useKeyOf('search');
  const focus = () => { input.current?.focus(); input.current?.select(); };
  useShortcut('search', focus);
  useShortcut('search-anywhere', focus);
  const change = (next: string) => {
    setQuery(next);
    const here = currentRoute().view;
    if (next && here !== 'search') { from.current = here; void navigate('search'); }
  };
  const clear = () => {
    setQuery('');
    if (currentRoute().view === 'search') void navigate(from.current);
  };
  return (
    <search className={styles.searchPlace}>
      <SearchField aria-label={t('frame.searchLabel')} value={query} onChange={change} onClear={clear} className={styles.search ?? ''}>
        <Icon name="search" />
        <Input ref={input} className={styles.searchInput ?? ''} placeholder={t(word === 'patient' ? 'frame.searchPatient' : 'frame.search')} aria-keyshortcuts={key} />
        {query ? <AriaButton className={styles.clear ?? ''} aria-label={t('frame.clearSearch')}><Icon name="x" size="s" /></AriaButton> : key ? <Kbd>{key}</Kbd> : null}
      </SearchField>
    </search>
  );
}
