/**
 * The mark of a letter that recommends a follow-up. No published version codes how soon, so the mark has neither the shapes nor
 * the colours of the coded ones: a diamond of its own, hollow where the recommendation was only found by its heading.
 */
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import styles from './letter.module.css';

export function FollowUpMark({ mark }: { mark: 'probable' | 'coded' }) {
  const { t } = useTranslation('letters');
  const label = t(mark === 'coded' ? 'recommendation.markCoded' : 'recommendation.mark');
  return (
    <svg className={cx(styles.mark, mark === 'coded' && styles.markCoded)} viewBox="0 0 14 14" role="img" aria-label={label}>
      <title>{label}</title>
      <path className={styles.markShape} d="M7 .9 13.1 7 7 13.1.9 7z" />
      <path className={styles.markSign} d="M7 4.2v3.2M7 9.6v.2" />
    </svg>
  );
}
