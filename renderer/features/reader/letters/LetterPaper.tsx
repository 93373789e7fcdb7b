/** A letter on paper: the screen's own words, in its order, without what only a screen can do. */
import { useTranslation } from 'react-i18next';
import { plainLine } from '../../shared/plain-text';
import { OrganisationName } from '../../shared/OrganisationName';
import { letterShortTime } from '../../shared/letter/letter-times';
import { useLanguage } from '../../shared/words';
import { showingOf, titleText, type LetterRecord } from './letters';
import { letterScreens } from './screens';
import styles from './letters.module.css';

export function LetterPaper({ letters }: { letters: readonly LetterRecord[] }) {
  const { t } = useTranslation('letters');
  const language = useLanguage();
  const [record] = letters;
  if (!record) return null;
  const { letter, sender, status } = record.view;
  const Screen = letterScreens[letter.form];
  const { authorised } = letter.head;
  return (
    <div className={styles.paper}>
      <h1 className={styles.paperTitle}>{titleText(letter, language, t)}{status === 'cancelled' ? ` (${t('cancelled')})` : status === 'corrected' ? ` (${t('corrected')})` : ''}</h1>
      <p className={styles.sub}><OrganisationName of={[sender]} plain />{authorised ? ` · ${t('approved', { time: letterShortTime(authorised, language) })}` : ''}</p>
      {status === 'cancelled' ? <p><strong>{t('cancelledText')}</strong></p> : null}
      <Screen letters={letters} at={0} onOriginal={nothing} />
      {showingOf(record).length > 0 ? <ul className={styles.paperShowing}>{showingOf(record).map(({ how, what, detail, count }, index) => <li key={index}>{t(`how.${how}`)}: {t(`showing.${what}`, { ...(detail === undefined ? {} : { detail: plainLine(detail) }), ...(count === undefined ? {} : { count }) })}</li>)}</ul> : null}
    </div>
  );
}
const nothing = (): void => undefined;
