/** A letter of a type that has no screen of its own: header facts, and everything it says in its order. */
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { ConversionStrip } from '../../shared/letter/ConversionStrip';
import { LetterText } from '../../shared/letter/LetterText';
import { PlainText } from '../PlainText';
import { plainLine } from '../../shared/plain-text';
import { LetterReferences, Unplaced } from './LetterParts';
import { showingOf } from './letters';
import type { LetterScreenProps } from './screens';
import styles from './letters.module.css';

export function TextScreen({ letters, at, onOriginal }: LetterScreenProps) {
  const { t } = useTranslation('letters');
  const record = letters[at];
  if (!record) return null;
  const { letter, segments } = record.view;
  const { head, sender, receiver, copies } = letter;
  const names = (party: typeof sender): string => (party ? party.names.map(plainLine).join(', ') || plainLine(party.gln ?? party.identifier ?? '') : '');
  const rows = [
    [t('fact.type'), [head.type, head.version].filter(Boolean).map((part) => plainLine(part!)).join(' · ')], [t('fact.number'), plainLine(head.identifier)],
    [t('fact.from'), names(sender)], [t('fact.to'), names(receiver)], [t('fact.copies'), copies.map(names).filter(Boolean).join('; ')],
  ].filter(([, value]) => value !== '');
  const sections = letter.form === 'text' ? letter.sections : [];
  return (
    <div className={cx(record.view.status === 'cancelled' && styles.withdrawn)}>
      <ConversionStrip showing={showingOf(record)} onCompare={onOriginal} />
      <div className={styles.facts}><dl className={styles.list}>{rows.map(([label, value]) => <div key={label} className={styles.fact}><dt>{label}</dt><dd>{value}</dd></div>)}</dl></div>
      {sections.length > 0 ? <LetterText sections={sections} /> : segments.map(({ id, text }) => <PlainText key={id} text={text} small />)}
      {sections.length === 0 && segments.length === 0 && record.view.attachments.length === 0 ? <p className={styles.signed}>{t('noText')}</p> : null}
      <LetterReferences record={record} />
      <Unplaced record={record} />
    </div>
  );
}
