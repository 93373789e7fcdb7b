/** What the hospital recommends its receiver to do: first on the screen wherever it stood in the letter (guidance 10036 of 2018). */
import { useTranslation } from 'react-i18next';
import type { ProbableText } from '../../../../shared/messages';
import { Icon } from '../../../ui/Icon';
import { FollowUpMark } from '../../shared/letter/FollowUpMark';
import { useRegionName } from '../../shared/letter/region-name';
import { Runs } from '../../shared/letter/Runs';
import { plainLine } from '../../shared/plain-text';
import styles from './letters.module.css';

export function Recommendation({ found, version }: { found: ProbableText; version: string }) {
  const { t } = useTranslation('letters');
  const regionName = useRegionName();
  return (
    <section className={styles.rec} aria-label={regionName(t('recommendation.label'))}>
      <div className={styles.recHead}>
        <FollowUpMark mark={found.certainty} />
        <h3 className={styles.recTitle}>{plainLine(found.heading)}</h3>
        <span className={styles.recSure}>{t(found.certainty === 'probable' ? 'recommendation.probable' : 'recommendation.marked')}</span>
      </div>
      <div className={styles.recBody}>
        <Runs runs={found.runs} />
        {found.certainty === 'probable' ? <p className={styles.recSource}><Icon name="info" size="s" />{t('recommendation.found', { version })}</p> : null}
      </div>
    </section>
  );
}
