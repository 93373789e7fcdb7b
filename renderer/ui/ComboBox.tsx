import { Button, ComboBox as AriaComboBox, ComboBoxStateContext, Group, Input, Label, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components';
import { useContext, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { cx } from './cx';
import { FieldError, FieldHint, type FieldFrame } from './FieldError';
import { Icon } from './Icon';
import styles from './Field.module.css';

export interface ComboOption { id: string; /** What the input holds when it is chosen. */ text: string }

export interface ComboBoxProps<Option extends ComboOption> extends FieldFrame {
  /** Already filtered by `query`: the caller searches, wherever the entries live. */
  options: readonly Option[];
  selected: Option | undefined;
  /** What is typed. It is the caller's, so that it may be a draft's own text. */
  query: string;
  onQuery(query: string): void;
  /** Undefined = taken away. */
  onSelect(option: Option | undefined): void;
  /** Text that is no entry is kept as it is, and `onSelect` is not called for it. */
  allowsOwnText?: boolean;
  renderOption?(option: Option): ReactNode;
  /** The chosen one in the box, while nobody types. */
  renderSelected?(option: Option): ReactNode;
  icon?: string;
  placeholder?: string;
  /** Said in the list when nothing matches; without it an empty list stays closed. */
  emptyText?: string | undefined;
  clearLabel?: string;
  openLabel?: string;
  onBlur?: (() => void) | undefined;
  isDisabled?: boolean;
  isRequired?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** Type to search, choose from what is found. */
export function ComboBox<Option extends ComboOption>(props: ComboBoxProps<Option>) {
  const { label, labelPlacement = 'top', hint, error, size = 'm', className, options, selected, query, onQuery, onSelect, allowsOwnText, renderOption, renderSelected, icon, placeholder, emptyText, clearLabel, openLabel, onBlur, isDisabled, isRequired, inputRef } = props;
  const [focused, setFocused] = useState(false);
  const covered = !focused && selected !== undefined && renderSelected !== undefined;
  const choose = (key: Key | null) => {
    const option = key === null ? undefined : options.find(({ id }) => id === key);
    if (option) { onQuery(option.text); onSelect(option); }
    else if (key === null && query === '') onSelect(undefined);
  };
  return (
    <AriaComboBox
      items={options} inputValue={query} onInputChange={onQuery} value={selected?.id ?? null} onChange={choose}
      allowsCustomValue={allowsOwnText ?? false} allowsEmptyCollection={emptyText !== undefined} menuTrigger="input" defaultFilter={() => true}
      isInvalid={error !== undefined} isDisabled={isDisabled ?? false} isRequired={isRequired ?? false} validationBehavior="aria"
      onFocus={() => { setFocused(true); }} onBlur={() => { setFocused(false); onBlur?.(); }}
      className={cx(styles.field, styles[labelPlacement], className)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.body}>
        <Group className={cx(styles.box, size === 'l' && styles.large)}>
          {icon ? <Icon name={icon} className={styles.lead} /> : null}
          <SearchInput inputRef={inputRef} placeholder={placeholder ?? ''} covered={covered}>
            {covered ? <span className={styles.rich} aria-hidden="true">{renderSelected(selected)}</span> : null}
          </SearchInput>
          {selected && clearLabel
            ? <Button slot={null} aria-label={clearLabel} className={styles.clear ?? ''} onPress={() => { onQuery(''); onSelect(undefined); }}><Icon name="x" size="s" /></Button>
            : openLabel ? <Button aria-label={openLabel} className={styles.clear ?? ''}><Icon name="chevron-down" className={styles.chevron} /></Button> : null}
        </Group>
        <FieldError>{error}</FieldError>
        <FieldHint>{hint}</FieldHint>
      </div>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox<Option> className={styles.list ?? ''} renderEmptyState={() => <div className={styles.empty}>{emptyText}</div>}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className={styles.option ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick}>{isSelected ? <Icon name="check" /> : null}</span>
                  <span className={styles.main}>{renderOption ? renderOption(option) : option.text}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Opens at a click as well as at the first letter and the arrow key; focus alone opens nothing, since a form may begin here. */
function SearchInput({ inputRef, placeholder, covered, children }: { inputRef: Ref<HTMLInputElement> | undefined; placeholder: string; covered: boolean; children: ReactNode }) {
  const state = useContext(ComboBoxStateContext);
  // Esc is one level back: it closes the list and keeps what is typed. The component would revert the text, which is ours, and open again.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !state?.isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    state.setOpen(false);
  };
  return (
    <span className={styles.inputWrap} onKeyDownCapture={onKeyDownCapture}>
      <Input ref={inputRef ?? null} placeholder={placeholder} className={styles.input ?? ''} onClick={() => { if (state && !state.isOpen) state.open(null, 'manual'); }} {...(covered ? { 'data-covered': true } : {})} />
      {children}
    </span>
  );
}
