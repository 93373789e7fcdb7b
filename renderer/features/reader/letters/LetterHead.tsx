/** What the letter is, from whom, when it was approved and fetched, and in what format it came. */
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/Note';
import { Tag } from '../../../ui/Tag';
import { cx } from '../../../ui/cx';
import { FormatBadge } from '../../shared/letter/FormatBadge';
import { letterShortTime } from '../../shared/letter/letter-times';
import { OrganisationName } from '../../shared/OrganisationName';
import { duration, shortTime } from '../../shared/times';
import { useLanguage } from '../../shared/words';
import { segmentDomId } from '../SegmentCard';
import { titleText, type LetterRecord } from './letters';
import styles from './letters.module.css';

export function LetterHead({ record, superseded = false, received, onOriginal }: { record: LetterRecord; superseded?: boolean; received: boolean; onOriginal: () => void }) {
  const { t } = useTranslation('letters');
  const { t: td } = useTranslation('delivery');
  const language = useLanguage();
  const { letter, status, sender } = record.view;
  const { authorised } = letter.head;
  const facts = [authorised ? t('approved', { time: letterShortTime(authorised, language) }) : '', received ? t('fetched', { time: shortTime(record.at, language) }) : ''].filter(Boolean);
  return (
    <>
      <div className={styles.heading}>
        <h2 id={superseded ? undefined : segmentDomId(record.messageId)} className={cx(styles.title, status === 'cancelled' && styles.struck)} tabIndex={-1} data-title={superseded ? undefined : ''}>{titleText(letter, language, t)}</h2>
        {status === 'corrected' ? <Tag tone="wait" icon="rotate-ccw">{t('corrected')}</Tag> : null}
        {status === 'cancelled' ? <Tag tone="bad" icon="octagon-x">{t('cancelled')}</Tag> : null}
        {record.lateByMinutes ? <Tag tone="wait" icon="clock">{td('late', { duration: duration(record.lateByMinutes, language) })}</Tag> : null}
        <FormatBadge record={record} label={t('original')} onPress={onOriginal} />
      </div>
      <p className={styles.sub}><OrganisationName of={[sender]} />{facts.map((fact) => ` · ${fact}`).join('')}</p>
      {status === 'cancelled' ? <Note tone="bad" title={t('cancelledText')} className={styles.note} /> : null}
    </>
  );
}
