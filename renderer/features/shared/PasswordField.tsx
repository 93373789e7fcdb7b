import { useState, type Ref } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { Icon } from '../../ui/Icon';
import { TextField } from '../../ui/TextField';
import styles from './PasswordField.module.css';

export interface PasswordFieldProps {
  label: string;
  showLabel: string;
  hideLabel: string;
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  /** Told at every key, so that a person sees why a right password is refused. */
  onCapsLock?(on: boolean): void;
  error?: string | undefined;
  hint?: string | undefined;
  autoFocus?: boolean;
  /** `new` asks the browser not to fill in an old one. */
  kind?: 'current' | 'new';
  isDisabled?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export function PasswordField({ showLabel, hideLabel, onCapsLock, kind = 'current', ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...rest} size="l" type={shown ? 'text' : 'password'} autoComplete={kind === 'new' ? 'new-password' : 'current-password'} spellCheck="false" maxLength={200} isRequired
      onKeyUp={(event) => { onCapsLock?.(event.getModifierState('CapsLock')); }}
      trailing={<Pressable className={styles.eye ?? ''} aria-label={shown ? hideLabel : showLabel} aria-pressed={shown} onPress={() => { setShown(!shown); }}><Icon name={shown ? 'eye-off' : 'eye'} /></Pressable>}
    />
  );
}
