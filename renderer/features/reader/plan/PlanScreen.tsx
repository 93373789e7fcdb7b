/** A rehabilitation plan as it was written, without what a municipality decides about it: on paper, and from a file. */
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { ConversionStrip } from '../../shared/letter/ConversionStrip';
import { partyName } from '../../shared/plan-drafts';
import { plainLine } from '../../shared/plain-text';
import { dayOf } from '../../shared/times';
import { useNow } from '../../shared/useNow';
import { showingOf } from '../letters/letters';
import type { LetterScreenProps } from '../letters/screens';
import { ContactCard, StayCard } from './PlanCards';
import { PlanText } from './PlanText';
import styles from './plan.module.css';

export function PlanScreen({ letters, at, onOriginal }: LetterScreenProps) {
  const { t } = useTranslation('plans');
  const today = dayOf(useNow());
  const record = letters[at];
  const letter = record?.view.letter;
  if (!record || letter?.form !== 'plan') return null;
  const { type, typeText, deadline, finalStatusTo } = letter;
  return (
    <div className={cx(styles.alone, record.view.status === 'cancelled' && styles.withdrawn)}>
      <p className={styles.sub}>{type ? t(`typeLong.${type}`) : typeText === '' ? t('noType') : t('unknownType', { type: plainLine(typeText) })}</p>
      <ConversionStrip showing={showingOf(record)} onCompare={onOriginal} />
      <div className={styles.pair}><StayCard letter={letter} today={today} /><ContactCard letter={letter} /></div>
      {deadline.text === '' ? null : <p>{t('seven.written', { text: plainLine(deadline.text) })}</p>}
      {finalStatusTo.length === 0 ? null : <p>{t('status.title')}: {finalStatusTo.map((party) => plainLine(partyName(party))).join('; ')}</p>}
      <PlanText letter={letter} />
    </div>
  );
}
