/** What is shown otherwise than the original says, one line each; open when it concerns what somebody acts upon. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { Showing } from '../../../../shared/messages';
import { Icon } from '../../../ui/Icon';
import { plainLine } from '../plain-text';
import { useRegionName } from './region-name';
import styles from './letter.module.css';

export function ConversionStrip({ showing, onCompare }: { showing: readonly Showing[]; /** Opens the original. */ onCompare?: (() => void) | undefined }) {
  const { t } = useTranslation('letters');
  const regionName = useRegionName();
  const [open, setOpen] = useState(showing.some(({ clinical }) => clinical));
  const id = useId();
  if (showing.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={regionName(t('strip.title', { count: showing.length }))}>
      <div className={styles.stripHead}>
        <AriaButton className={styles.stripToggle ?? ''} aria-expanded={open} aria-controls={id} onPress={() => { setOpen(!open); }}>
          <Icon name="triangle-alert" className={styles.stripIcon} />{t('strip.title', { count: showing.length })}<Icon name={open ? 'chevron-up' : 'chevron-down'} size="s" />
        </AriaButton>
        {onCompare ? <AriaButton className={styles.link ?? ''} onPress={onCompare}>{t('strip.compare')}</AriaButton> : null}
      </div>
      <dl id={id} className={styles.stripLines} hidden={!open}>
        {showing.map(({ how, what, detail, count }, index) => (
          <div key={index}><dt>{t(`how.${how}`)}</dt><dd>{t(`showing.${what}`, { ...(detail === undefined ? {} : { detail: plainLine(detail) }), ...(count === undefined ? {} : { count }) })}</dd></div>
        ))}
      </dl>
    </section>
  );
}
