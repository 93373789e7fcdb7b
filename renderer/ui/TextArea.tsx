import { Group, Label, TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import type { Ref } from 'react';
import { cx } from './cx';
import { FieldError, FieldHint, type FieldFrame } from './FieldError';
import styles from './Field.module.css';

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, Omit<FieldFrame, 'size'> {
  rows?: number;
  placeholder?: string | undefined;
  /** Takes the height its row has, and never less than a few lines. */
  fill?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Plain text with line breaks: a real textarea, so that what is typed is what is sent. */
export function TextArea({ label, labelPlacement = 'top', hint, error, className, rows = 6, placeholder, fill, inputRef, ...rest }: TextAreaProps) {
  return (
    <AriaTextField {...rest} validationBehavior="aria" isInvalid={error !== undefined} className={cx(styles.field, styles[labelPlacement], fill && styles.fill, className)}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.body}>
        <Group className={cx(styles.box, styles.area)}>
          <AriaTextArea ref={inputRef ?? null} rows={rows} placeholder={placeholder ?? ''} className={styles.input ?? ''} />
        </Group>
        <FieldError>{error}</FieldError>
        <FieldHint>{hint}</FieldHint>
      </div>
    </AriaTextField>
  );
}
