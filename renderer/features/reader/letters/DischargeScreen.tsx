/** A discharge summary or a correspondence letter: the recommendation first, then what is shown otherwise than written, facts and text. */
import { useTranslation } from 'react-i18next';
import { differencesOf } from '../../../../shared/standards/discharge-letter/differences';
import { cx } from '../../../ui/cx';
import { ConversionStrip } from '../../shared/letter/ConversionStrip';
import { letterShortTime } from '../../shared/letter/letter-times';
import { LetterText } from '../../shared/letter/LetterText';
import { plainLine } from '../../shared/plain-text';
import { useLanguage } from '../../shared/words';
import { Changes } from './Changes';
import { DischargeFacts } from './DischargeFacts';
import { LetterReferences, Unplaced } from './LetterParts';
import { replacedBy, showingOf, signedTexts } from './letters';
import { Recommendation } from './Recommendation';
import type { LetterScreenProps } from './screens';
import styles from './letters.module.css';

export function DischargeScreen({ letters, at, onOriginal }: LetterScreenProps) {
  const { t } = useTranslation('letters');
  const language = useLanguage();
  const record = letters[at];
  const letter = record?.view.letter;
  if (!record || letter?.form !== 'discharge') return null;
  const replaced = replacedBy(letters, at);
  const differences = replaced?.earlier ? differencesOf(replaced.earlier, replaced.corrected) : undefined;
  const said = letter.texts.some(({ sections }) => sections.length > 0);
  return (
    <div className={cx(record.view.status === 'cancelled' && styles.withdrawn)}>
      {letter.recommendation ? <Recommendation found={letter.recommendation} version={record.view.version} /> : null}
      {replaced ? <Changes differences={differences} /> : null}
      <ConversionStrip showing={showingOf(record)} onCompare={onOriginal} />
      {letter.subject === undefined ? null : <p className={styles.subject}>{plainLine(letter.subject)}</p>}
      <DischargeFacts letter={letter} differences={differences} />
      {signedTexts(letter.texts).map(({ signed, sections }, index) => (
        <div key={index} className={styles.text}>
          <LetterText sections={sections} />
          {signed ? <p className={styles.signed}>{t('fact.signed', { time: letterShortTime(signed, language) })}</p> : null}
        </div>
      ))}
      {said || letter.recommendation ? null : <p className={styles.signed}>{t('noText')}</p>}
      <LetterReferences record={record} />
      <Unplaced record={record} />
    </div>
  );
}
