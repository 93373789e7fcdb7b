import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, type Key } from 'react-aria-components';
import type { Ref } from 'react';
import { cx } from './cx';
import { FieldError, FieldHint, type FieldFrame } from './FieldError';
import { Icon } from './Icon';
import styles from './Field.module.css';

export interface SelectOption { id: string; label: string; description?: string }

export interface SelectProps extends FieldFrame {
  options: readonly SelectOption[];
  value: string | undefined;
  onChange(value: string): void;
  onBlur?: (() => void) | undefined;
  placeholder: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  triggerRef?: Ref<HTMLButtonElement>;
}

/** One of a known few. Typing letters jumps to the option that begins so. */
export function Select({ label, labelPlacement = 'top', hint, error, size = 'm', className, options, value, onChange, onBlur, placeholder, isRequired, isDisabled, triggerRef }: SelectProps) {
  return (
    <AriaSelect
      value={value ?? null} onChange={(key: Key | null) => { if (key !== null) onChange(String(key)); }} {...(onBlur ? { onBlur } : {})}
      placeholder={placeholder} isInvalid={error !== undefined} isRequired={isRequired ?? false} isDisabled={isDisabled ?? false}
      validationBehavior="aria" className={cx(styles.field, styles[labelPlacement], className)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.body}>
        <Button ref={triggerRef ?? null} className={cx(styles.box, styles.trigger, size === 'l' && styles.large)}>
          <SelectValue className={styles.value ?? ''}>{({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}</SelectValue>
          <Icon name="chevron-down" className={styles.chevron} />
        </Button>
        <FieldError>{error}</FieldError>
        <FieldHint>{hint}</FieldHint>
      </div>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={options}>
          {(option: SelectOption) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected ? <Icon name="check" /> : null}</span>
                  <span className={styles.main}>{option.label}{option.description ? <span className={styles.hint}> {option.description}</span> : null}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
