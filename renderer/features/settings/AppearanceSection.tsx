import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/messages';
import { RadioCards } from '../../ui/RadioCards';
import { Section } from './parts';
import { useSettings } from './saving';

const themes = ['system', 'light', 'dark'] as const;
/** Each language is named in itself, for whoever can't read the other. */
const languages = [{ id: 'da', title: 'Dansk' }, { id: 'en', title: 'English' }] as const;

export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const { settings, save, view } = useSettings();
  if (!settings) return null;
  return (
    <Section title={t('section.appearance')} outcome={view}>
      <RadioCards<Settings['theme']> label={t('theme.label')} compact value={settings.theme} onChange={(theme) => { void save({ theme }); }} cards={themes.map((id) => ({ id, title: t(`theme.${id}`), ...(id === 'system' ? { description: t('theme.systemText') } : {}) }))} />
      <RadioCards<Settings['language']> label={t('language')} compact value={settings.language} onChange={(language) => { void save({ language }); }} cards={languages} />
    </Section>
  );
}
