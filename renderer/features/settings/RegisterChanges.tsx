/** What a file would change in the organisation register, row by row where it matters, and the decision to take it over. */
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant, RegisterEntry, RegisterPreview } from '../../../shared/messages';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Note } from '../../ui/Note';
import { TextField } from '../../ui/TextField';
import { useNow } from '../shared/useNow';
import { useLanguage } from '../shared/words';
import styles from './settings.module.css';

export interface RegisterChoice { source: string; snapshotAt: Instant }

interface RegisterChangesProps {
  preview: RegisterPreview;
  file: string;
  /** When the file was written, in milliseconds since 1970: the best guess at the register's day where the file doesn't say. */
  modifiedAt: number;
  onTake(choice: RegisterChoice): void;
  onDismiss(): void;
}

const nameOf = ({ name, unit }: RegisterEntry): string => (unit ? `${name}, ${unit}` : name);
const changedFields = (before: RegisterEntry, after: RegisterEntry): (keyof RegisterEntry)[] =>
  (['name', 'unit', 'gln', 'type', 'parent', 'address', 'phone', 'receives'] as const).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
/** A day as `YYYY-MM-DD`. */
const dayOf = (instant: Instant): string => instant.slice(0, 10);
/** At noon in Denmark, so that no time zone makes it another day. */
const noonOf = (day: string): Instant => `${day}T11:00:00.000Z`;

export function RegisterChanges({ preview, file, modifiedAt, onTake, onDismiss }: RegisterChangesProps) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const now = useNow();
  const titleId = useId();
  const [source, setSource] = useState('SOR');
  const [day, setDay] = useState<string | undefined>(dayOf(preview.snapshotAt ?? new Date(modifiedAt).toISOString()));
  const wrongDay = day === undefined || day > dayOf(now);
  const number = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB');
  const count = (value: number) => number.format(value);
  const field = (name: string) => t(`register.fields.${name}`);
  return (
    <section className={styles.changes} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.h3}>{t('register.changes', { file })}</h3>
      <dl className={styles.numbers}>
        <div><dt>{t('register.added')}</dt><dd>{count(preview.added)}</dd></div>
        <div><dt>{t('register.changed')}</dt><dd>{count(preview.changed)}</dd></div>
        <div><dt>{t('register.gone')}</dt><dd>{count(preview.removed)}</dd></div>
        <div><dt>{t('register.unchanged')}</dt><dd>{count(preview.unchanged)}</dd></div>
        <div><dt>{t('register.refusedRows')}</dt><dd>{count(preview.refusedCount)}</dd></div>
      </dl>
      {preview.removed > preview.entries ? <Note tone="warn" title={t('register.manyGone')}><p>{t('register.manyGoneText')}</p></Note> : null}
      {preview.unknownColumns.length ? <p className={styles.hint}>{t('register.unknownColumns', { columns: preview.unknownColumns.join(', ') })}</p> : null}
      <Samples title={t('register.addedList')} count={preview.added} shown={preview.samples.added.length}>
        {preview.samples.added.map((entry) => <li key={entry.sor}>{nameOf(entry)} <span className={styles.hint}>{entry.sor}</span></li>)}
      </Samples>
      <Samples title={t('register.changedList')} count={preview.changed} shown={preview.samples.changed.length}>
        {preview.samples.changed.map(({ before, after }) => <li key={after.sor}>{nameOf(after)} <span className={styles.hint}>{changedFields(before, after).map(field).join(', ')}</span></li>)}
      </Samples>
      <Samples title={t('register.goneList')} count={preview.removed} shown={preview.samples.removed.length}>
        {preview.samples.removed.map((entry) => <li key={entry.sor}>{nameOf(entry)} <span className={styles.hint}>{entry.sor}</span></li>)}
      </Samples>
      <Samples title={t('register.refusedList')} count={preview.refusedCount} shown={preview.refused.length}>
        {preview.refused.map(({ line, message, messageEn }, index) => <li key={index}>{t(preview.kind === 'csv' ? 'register.line' : 'register.entry', { line })} {language === 'da' ? message : messageEn}</li>)}
      </Samples>
      <div className={styles.two}>
        <TextField label={t('register.source')} hint={t('register.sourceHint')} value={source} onChange={setSource} maxLength={80} autoComplete="off" isRequired />
        <DateField label={t('register.date')} hint={t('register.dateHint')} value={day} onChange={setDay} error={wrongDay ? t('register.dateWrong') : undefined} />
      </div>
      <div className={styles.actions}>
        <Button variant="primary" autoFocus isDisabled={wrongDay || source.trim() === ''} onPress={() => { if (day !== undefined) onTake({ source: source.trim(), snapshotAt: noonOf(day) }); }}>{t('register.take')}</Button>
        <Button onPress={onDismiss}>{t('register.dismiss')}</Button>
      </div>
    </section>
  );
}

function Samples({ title, count, shown, children }: { title: string; count: number; shown: number; children: ReactNode }) {
  const { t } = useTranslation('settings');
  if (count === 0) return null;
  return (
    <details className={styles.samples}>
      <summary>{title} ({count})</summary>
      <ul>{children}{count > shown ? <li className={styles.hint}>{t('register.more', { count: count - shown })}</li> : null}</ul>
    </details>
  );
}
