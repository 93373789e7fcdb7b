import { useTranslation } from 'react-i18next';
import { useSession } from '../../archive';
import { Note } from '../../ui/Note';
import { Section } from './parts';
import styles from './settings.module.css';

/** Which program this is, and what it does not do: said plainly, so that nobody relies on what isn't there. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const { t: tc } = useTranslation('common');
  const session = useSession();
  if (!session) return null;
  const { organisation } = session;
  return (
    <Section title={t('section.about')}>
      <dl className={styles.facts}>
        <dt>{tc('product')}</dt><dd>{t('about.version', { version: session.version })}</dd>
        {organisation ? <><dt>{tc('frame.unit')}</dt><dd>{[organisation.name, organisation.unit].filter(Boolean).join(', ')}</dd><dt>{tc('frame.gln')}</dt><dd>{organisation.gln}</dd><dt>{tc('frame.sor')}</dt><dd>{organisation.sor}</dd></> : null}
      </dl>
      <Note icon="hard-drive" tone="warn" title={t('about.disk')}><p>{t('about.diskText')}</p></Note>
      <div className={styles.paragraphs}><p>{t('about.approval')}</p><p>{t('about.standards')}</p></div>
    </Section>
  );
}
