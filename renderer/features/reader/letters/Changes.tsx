/** What the text of a corrected letter says otherwise than the earlier one, line by line. Fields show their changes where they stand. */
import { useTranslation } from 'react-i18next';
import { anyDifference, type LetterDifferences } from '../../../../shared/standards/discharge-letter/differences';
import { Icon } from '../../../ui/Icon';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import { useRegionName } from '../../shared/letter/region-name';
import { plainLine } from '../../shared/plain-text';
import styles from './letters.module.css';

/** `differences` is undefined where the earlier letter never came here. */
export function Changes({ differences }: { differences: LetterDifferences | undefined }) {
  const { t } = useTranslation('letters');
  const regionName = useRegionName();
  const say = differences === undefined ? t('changes.unknown') : anyDifference(differences) ? t('correctedText') : t('changes.none');
  return (
    <section className={styles.changes} aria-label={regionName(t('changes.title'))}>
      <p className={styles.changesHead}><Icon name="rotate-ccw" size="s" /><strong>{t('corrected')}</strong> {say}</p>
      {differences?.texts.map(({ heading, lines }, index) => (
        <div key={index} className={styles.change}>
          <div className={styles.changeTitle}>{heading === undefined ? t('changes.plain') : plainLine(heading)}</div>
          {lines.map(({ kind, text }, n) => (
            <div key={n} className={styles.changeLine}>
              <VisuallyHidden>{t(kind === 'removed' ? 'changes.removed' : 'changes.added', { text: '' })}</VisuallyHidden>
              {kind === 'removed' ? <del className={styles.del}>{plainLine(text)}</del> : <ins className={styles.ins}>{plainLine(text)}</ins>}
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
