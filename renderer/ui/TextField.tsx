import { Button, Group, Input, Label, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import type { ReactNode, Ref } from 'react';
import { cx } from './cx';
import { FieldError, FieldHint, type FieldFrame } from './FieldError';
import { Icon } from './Icon';
import styles from './Field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, FieldFrame {
  icon?: string;
  placeholder?: string | undefined;
  /** Digits of equal width, for numbers that are compared by eye. */
  numeric?: boolean;
  /** A control inside the box, at the right (show password). */
  trailing?: ReactNode;
  clearLabel?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. Errors come from outside, so that nothing is judged while a person types. */
export function TextField({ label, labelPlacement = 'top', hint, error, size = 'm', className, icon, placeholder, numeric, trailing, clearLabel, inputRef, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} validationBehavior="aria" isInvalid={error !== undefined} className={cx(styles.field, styles[labelPlacement], className)}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.body}>
        <Group className={cx(styles.box, size === 'l' && styles.large)}>
          {icon ? <Icon name={icon} className={styles.lead} /> : null}
          <Input ref={inputRef ?? null} placeholder={placeholder ?? ''} className={styles.input ?? ''} {...(numeric ? { 'data-numeric': true } : {})} />
          {trailing}
          {clearLabel && rest.value ? <Button aria-label={clearLabel} className={styles.clear ?? ''} onPress={() => rest.onChange?.('')}><Icon name="x" size="s" /></Button> : null}
        </Group>
        <FieldError>{error}</FieldError>
        <FieldHint>{hint}</FieldHint>
      </div>
    </AriaTextField>
  );
}
