import { useTranslation } from 'react-i18next';
import { Switch } from '../../ui/Switch';
import { Section } from './parts';
import { useSettings } from './saving';
import styles from './settings.module.css';

export function NotificationsSection() {
  const { t } = useTranslation('settings');
  const { settings, save, view } = useSettings();
  if (!settings) return null;
  return (
    <Section title={t('section.notifications')} outcome={view}>
      <Switch isSelected={settings.notifications} onChange={(notifications) => { void save({ notifications }); }}>{t('notifications.on')}</Switch>
      <p className={styles.hint}>{t('notifications.text')}</p>
      <Switch isSelected={settings.closeToTray} onChange={(closeToTray) => { void save({ closeToTray }); }}>{t('tray.on')}</Switch>
      <p className={styles.hint}>{t('tray.text')}</p>
    </Section>
  );
}
