/** What every letter's screen ends with: files and references, and what no field of the letter holds. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon';
import { plainLine, plainPieces } from '../../shared/plain-text';
import { Attachments } from '../Attachments';
import type { LetterRecord } from './letters';
import styles from './letters.module.css';

/** Files that other messages brought stand here as if they had come with the letter. */
export function LetterReferences({ record }: { record: LetterRecord }) {
  const { t } = useTranslation('letters');
  const { attachments, letter } = record.view;
  const elsewhere = letter.references.filter(({ kind }) => kind === 'elsewhere');
  if (attachments.length === 0 && elsewhere.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('references')}</h3>
      {attachments.length > 0 ? <Attachments files={attachments} record={record} /> : null}
      {elsewhere.length > 0 ? <ul className={styles.elsewhere}>{elsewhere.map(({ description }, index) => <li key={index}><Icon name="info" size="s" /><span>{plainLine(description)} <span className={styles.sub2}>{t('elsewhere')}</span></span></li>)}</ul> : null}
    </section>
  );
}

export function Unplaced({ record }: { record: LetterRecord }) {
  const { t } = useTranslation('letters');
  const { unplaced } = record.view.letter;
  if (unplaced.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('unplaced')}</h3>
      <ul className={styles.raw}>{unplaced.map((text, index) => <li key={index}>{plainPieces(text).pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.code}]`)).join('')}</li>)}</ul>
    </section>
  );
}
