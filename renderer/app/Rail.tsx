import { useTranslation } from 'react-i18next';
import { useAccess, useCounts, useSession } from '../archive';
import { Button } from '../ui/Button';
import { NavItem } from '../ui/NavItem';
import { navigate, useRoute } from '../features/shared/navigation';
import { keyOf, useKeyOf } from '../features/shared/shortcuts';
import { countText, placesFor, settingsPlace, type Place } from './navigation';
import { hasScreen } from './routes';
import styles from './Rail.module.css';

export function Rail() {
  const { t } = useTranslation('common');
  const counts = useCounts();
  const session = useSession();
  const { clinical } = useAccess();
  const { view } = useRoute();
  const newKey = useKeyOf('new-message');
  const item = (place: Place) => {
    const count = place.count?.(counts) ?? 0;
    return (
      <NavItem
        key={place.view} icon={place.icon} label={t(`nav.${place.label}`)} current={view === place.view} tone={place.tone} count={count > 0 ? countText(count) : undefined}
        countName={count > 0 && place.countWords ? t(`nav.${place.countWords}`, { count }) : undefined} kbd={place.shortcut ? keyOf(place.shortcut) : undefined} href={`#/${place.view}`} onOpen={() => { void navigate(place.view); }}
      />
    );
  };
  return (
    <nav className={styles.rail} aria-label={t('nav.main')} data-pane="rail">
      {clinical ? <Button variant="primary" icon="square-pen" kbd={newKey} className={styles.new} aria-label={t('nav.newMessage')} aria-keyshortcuts={newKey} onPress={() => { void navigate('compose'); }}><span className={styles.newWord}>{t('nav.newMessage')}</span></Button> : null}
      {placesFor(session?.role, session?.user?.access ?? []).map((group, index) => (
        <div key={group[0]?.view} className={styles.group}>
          {index > 0 ? <hr className={styles.line} /> : null}
          {group.filter((place) => hasScreen(place.view)).map(item)}
        </div>
      ))}
      <span className={styles.gap} />
      {hasScreen(settingsPlace.view) ? item(settingsPlace) : null}
    </nav>
  );
}
