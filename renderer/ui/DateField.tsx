import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date';
import { useRef, type RefCallback } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment, Label, TimeField as AriaTimeField } from 'react-aria-components';
import { cx } from './cx';
import { FieldError, FieldHint, type FieldFrame } from './FieldError';
import styles from './Field.module.css';

interface SegmentsProps extends Omit<FieldFrame, 'labelPlacement'> {
  /** Focus left the whole field, not one of its parts. */
  onBlur?(): void;
  /** The first part that can be typed in: focus goes there. */
  inputRef?: ((element: HTMLElement | null) => void) | undefined;
}

export interface DateFieldProps extends SegmentsProps {
  /** `yyyy-mm-dd`; undefined while there is no whole day. */
  value: string | undefined;
  onChange(day: string | undefined): void;
  autoFocus?: boolean;
}

export interface TimeFieldProps extends SegmentsProps {
  /** `hh:mm`, 24 hours; undefined while there is no whole time. */
  value: string | undefined;
  onChange(time: string | undefined): void;
  isDisabled?: boolean;
}

function calendarDay(day: string | undefined): CalendarDate | null {
  try { return day === undefined ? null : parseDate(day); } catch { return null; }
}
function timeOfDay(time: string | undefined): Time | null {
  try { return time === undefined ? null : parseTime(time); } catch { return null; }
}

/**
 * The parts are elements of their own: focusing the field means focusing the first of them. A value of which a part was deleted would stay
 * the old one while the screen shows a gap; when the field is left it is no value any more, so that what is seen is what is sent.
 */
function useParts({ inputRef, onBlur }: Pick<SegmentsProps, 'inputRef' | 'onBlur'>, value: string | undefined, onChange: (value: undefined) => void): { ref: RefCallback<HTMLDivElement>; onBlur(): void } {
  const root = useRef<HTMLDivElement | null>(null);
  return {
    ref: (element) => {
      root.current = element;
      inputRef?.(element?.querySelector<HTMLElement>('[role="spinbutton"]') ?? null);
    },
    onBlur() {
      if (value !== undefined && root.current?.querySelector('[role="spinbutton"][data-placeholder]')) onChange(undefined);
      onBlur?.();
    },
  };
}

function Parts({ label, hint, error, size = 'm' }: Pick<SegmentsProps, 'label' | 'hint' | 'error' | 'size'>) {
  return (
    <>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.body}>
        <DateInput className={cx(styles.box, styles.date, size === 'l' && styles.large)}>{(segment) => <DateSegment segment={segment} className={styles.datePart ?? ''} />}</DateInput>
        <FieldError>{error}</FieldError>
        <FieldHint>{hint}</FieldHint>
      </div>
    </>
  );
}

/** A day, typed part by part in the order of the person's language; arrows count up and down. */
export function DateField({ className, value, onChange, onBlur, autoFocus, inputRef, ...frame }: DateFieldProps) {
  const parts = useParts({ inputRef, onBlur }, value, onChange);
  return (
    <AriaDateField
      {...parts} value={calendarDay(value)} onChange={(day) => { onChange(day?.toString()); }} granularity="day" shouldForceLeadingZeros validationBehavior="aria"
      isInvalid={frame.error !== undefined} autoFocus={autoFocus ?? false} className={cx(styles.field, className)}
    >
      <Parts {...frame} />
    </AriaDateField>
  );
}

/** A time of day in 24 hours, whatever the language of the computer. */
export function TimeField({ className, value, onChange, onBlur, inputRef, isDisabled = false, ...frame }: TimeFieldProps) {
  const parts = useParts({ inputRef, onBlur }, value, onChange);
  return (
    <AriaTimeField
      {...parts} value={timeOfDay(value)} onChange={(time) => { onChange(time?.toString().slice(0, 'hh:mm'.length)); }} granularity="minute" hourCycle={24} shouldForceLeadingZeros
      validationBehavior="aria" isDisabled={isDisabled} isInvalid={frame.error !== undefined} className={cx(styles.field, className)}
    >
      <Parts {...frame} />
    </AriaTimeField>
  );
}
