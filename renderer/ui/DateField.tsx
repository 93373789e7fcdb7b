import { parseDate, type CalendarDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment, Label } from 'react-aria-components';
import { cx } from './cx';
import { FieldError, FieldHint, type FieldFrame } from './FieldError';
import styles from './Field.module.css';

export interface DateFieldProps extends Omit<FieldFrame, 'labelPlacement'> {
  /** `yyyy-mm-dd`; undefined while there is no whole day. */
  value: string | undefined;
  onChange(day: string | undefined): void;
  autoFocus?: boolean;
}

function calendarDay(day: string | undefined): CalendarDate | null {
  try { return day === undefined ? null : parseDate(day); } catch { return null; }
}

/** A day, typed part by part in the order of the person's language; arrows count up and down. */
export function DateField({ label, hint, error, size = 'm', className, value, onChange, autoFocus }: DateFieldProps) {
  return (
    <AriaDateField value={calendarDay(value)} onChange={(day) => { onChange(day?.toString()); }} granularity="day" shouldForceLeadingZeros validationBehavior="aria" isInvalid={error !== undefined} autoFocus={autoFocus ?? false} className={cx(styles.field, className)}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.body}>
        <DateInput className={cx(styles.box, styles.date, size === 'l' && styles.large)}>{(segment) => <DateSegment segment={segment} className={styles.datePart ?? ''} />}</DateInput>
        <FieldError>{error}</FieldError>
        <FieldHint>{hint}</FieldHint>
      </div>
    </AriaDateField>
  );
}
