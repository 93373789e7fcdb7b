/** Fields of a letter's form: each knows its path in the draft, so that a finding can point at it. */
import { createContext, use, useId, type ReactNode } from 'react';
import type { DraftTime, LetterDraftParty } from '../../../../shared/messages';
import { Button, IconButton } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { DateField, TimeField } from '../../../ui/DateField';
import { FieldError } from '../../../ui/FieldError';
import { TextArea } from '../../../ui/TextArea';
import { TextField } from '../../../ui/TextField';
import { useTexts } from '../../shared/words';
import styles from './letter.module.css';

export interface FormTies {
  /** Short text of the finding at this field. */
  errorOf(path: string): string | undefined;
  onLeave(path: string): void;
  refOf(path: string): (element: HTMLElement | null) => void;
}
export const Ties = createContext<FormTies>({ errorOf: () => undefined, onLeave: () => undefined, refOf: () => () => undefined });

interface FieldProps<Value> { path: string; label: string; value: Value; onChange(value: Value): void; hint?: string }

export function Words({ path, label, value, onChange, rows = 3, placeholder, hint }: FieldProps<string> & { rows?: number; placeholder?: string }) {
  const { errorOf, onLeave, refOf } = use(Ties);
  return <TextArea label={label} value={value} onChange={onChange} rows={rows} placeholder={placeholder} hint={hint} spellCheck="true" error={errorOf(path)} onBlur={() => { onLeave(path); }} inputRef={refOf(path)} />;
}

export function Line({ path, label, value, onChange, hint, hidden = false, type, numeric = false }: FieldProps<string> & { hidden?: boolean; type?: string; numeric?: boolean }) {
  const { errorOf, onLeave, refOf } = use(Ties);
  return <TextField label={label} labelPlacement={hidden ? 'hidden' : 'top'} placeholder={hidden ? label : ''} value={value} onChange={onChange} hint={hint} autoComplete="off" numeric={numeric} error={errorOf(path)} onBlur={() => { onLeave(path); }} inputRef={refOf(path)} {...(type === undefined ? {} : { type })} />;
}

export function Day({ path, label, value, onChange, hint }: FieldProps<string | undefined>) {
  const { errorOf, onLeave, refOf } = use(Ties);
  return <DateField label={label} value={value} onChange={onChange} hint={hint} error={errorOf(path)} onBlur={() => { onLeave(path); }} inputRef={refOf(path)} />;
}

/** A day, and its time where it is known. */
export function Moment({ path, label, value, onChange }: FieldProps<DraftTime | undefined>) {
  const { t } = useTexts('letter-drafts');
  const { errorOf, onLeave, refOf } = use(Ties);
  const at = `${path}.time`;
  return (
    <div className={styles.moment}>
      <Day path={path} label={label} value={value?.date} onChange={(date) => { onChange(date === undefined ? undefined : { ...value, date }); }} />
      <TimeField label={t('time')} value={value?.time} onChange={(time) => { if (value) onChange(time === undefined ? { date: value.date } : { date: value.date, time }); }} isDisabled={value === undefined} error={errorOf(at)} onBlur={() => { onLeave(at); }} inputRef={refOf(at)} />
    </div>
  );
}

/** An organisation with a phone number, in one row. */
export function PartyLine({ path, label, value, onChange }: FieldProps<LetterDraftParty | undefined>) {
  const { t } = useTexts('letter-drafts');
  const set = (patch: Partial<LetterDraftParty>): void => {
    const next = { ...(value ?? { name: '' }), ...patch };
    onChange(next.name === '' && !next.phone ? undefined : next);
  };
  return (
    <div className={styles.party}>
      <Line path={path} label={label} value={value?.name ?? ''} onChange={(name) => { set({ name }); }} />
      <Line path={`${path}.phone`} label={t('phone')} type="tel" numeric value={value?.phone ?? ''} onChange={(phone) => { set({ phone }); }} />
    </div>
  );
}

export interface RowsProps<Row> {
  path: string;
  title: string;
  add: string;
  rows: readonly Row[];
  blank: Row;
  onChange(rows: Row[]): void;
  /** A choice, a short code and a text that needs the room. */
  coded?: boolean;
  /** The row's fields. */
  children(row: Row, set: (row: Row) => void, path: string): ReactNode;
}

/** A list of rows that grows by a button and shrinks by another. */
export function Rows<Row>({ path, title, add, rows, blank, onChange, coded = false, children }: RowsProps<Row>) {
  const { t } = useTexts('letter-drafts');
  const { errorOf, refOf } = use(Ties);
  const error = errorOf(path);
  // A legend names its group only as the first thing in it; this one stands beside a button.
  const titleId = useId();
  return (
    <fieldset className={styles.rows} aria-labelledby={titleId}>
      <div className={styles.rowsHead}><span id={titleId} className={styles.rowsTitle}>{title}</span><Button size="s" icon="plus" ref={refOf(path)} onPress={() => { onChange([...rows, blank]); }}>{add}</Button></div>
      {rows.map((row, index) => {
        const at = `${path}[${index}]`;
        const wrong = errorOf(at);
        return (
          <div key={index} className={styles.listed}>
            <div className={cx(styles.line, coded && styles.coded)}>
              {children(row, (next) => { onChange(rows.map((other, place) => (place === index ? next : other))); }, at)}
              <IconButton icon="x" label={t('removeRow', { title, number: index + 1 })} onPress={() => { onChange(rows.filter((_, place) => place !== index)); }} />
            </div>
            {wrong ? <FieldError>{wrong}</FieldError> : null}
          </div>
        );
      })}
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}
