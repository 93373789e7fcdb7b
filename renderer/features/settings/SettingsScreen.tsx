/** Settings in sections; each change is saved at once. */
import { useEffect, useId, useRef, type ComponentType } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAccess, useNetwork } from '../../archive';
import { Icon } from '../../ui/Icon';
import { PaneHead, Scroll } from '../../ui/Pane';
import { navigate, useRoute } from '../shared/navigation';
import { AboutSection } from './AboutSection';
import { AccountSection } from './AccountSection';
import { AppearanceSection } from './AppearanceSection';
import { FaultsSection } from './FaultsSection';
import { KeyboardSection } from './KeyboardSection';
import { LockSection } from './LockSection';
import { NetworkSection } from './NetworkSection';
import { NotificationsSection } from './NotificationsSection';
import { RegisterSection } from './RegisterSection';
import { StoreSection } from './StoreSection';
import { UsersSection } from './UsersSection';
import styles from './settings.module.css';

const sections = [
  { id: 'appearance', icon: 'eye', View: AppearanceSection }, { id: 'shortcuts', icon: 'keyboard', View: KeyboardSection }, { id: 'notifications', icon: 'info', View: NotificationsSection }, { id: 'lock', icon: 'lock', View: LockSection },
  { id: 'account', icon: 'user', View: AccountSection }, { id: 'users', icon: 'users-round', View: UsersSection }, { id: 'network', icon: 'wifi', View: NetworkSection }, { id: 'faults', icon: 'graduation-cap', View: FaultsSection },
  { id: 'register', icon: 'building-2', View: RegisterSection }, { id: 'store', icon: 'hard-drive', View: StoreSection }, { id: 'about', icon: 'circle-check', View: AboutSection },
] as const satisfies readonly { id: string; icon: string; View: ComponentType }[];
type SectionId = (typeof sections)[number]['id'];

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { t: tc } = useTranslation('common');
  const route = useRoute();
  const training = useNetwork()?.training ?? false;
  const titleId = useId();
  const main = useRef<HTMLElement>(null);
  // Faults can be made on a network for training only.
  const { administrator } = useAccess();
  const shown = sections.filter((section) => section.id !== 'faults' || (training && administrator));
  const current = shown.find((section) => section.id === route.id) ?? shown[0]!;
  const asked = useRef(false);
  const focusTitle = () => { main.current?.querySelector<HTMLElement>('[data-section-title]')?.focus(); };
  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    focusTitle();
  }, [current.id]);
  const open = (id: SectionId) => {
    if (id === current.id) { focusTitle(); return; }
    asked.current = true;
    void navigate('settings', id, { replace: true });
  };
  return (
    <div className={styles.screen}>
      <nav className={styles.side} aria-labelledby={titleId} data-pane="list">
        <PaneHead title={tc('nav.settings')} titleId={titleId} />
        <div className={styles.nav}>
          <ul>
            {shown.map(({ id, icon }) => (
              <li key={id}><Pressable className={styles.item ?? ''} aria-current={id === current.id ? 'page' : undefined} onPress={() => { open(id); }}><Icon name={icon} />{t(`section.${id}`)}</Pressable></li>
            ))}
          </ul>
        </div>
      </nav>
      <main ref={main} className={styles.main} data-pane="reader"><Scroll label={t(`section.${current.id}`)}><current.View key={current.id} /></Scroll></main>
    </div>
  );
}
