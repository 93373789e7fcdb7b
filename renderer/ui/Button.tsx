/** Buttons: one primary per view. A button that may not be used still says why (`isDisabled` with `reason`). */
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode, Ref } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { Tooltip } from './Tooltip';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children?: ReactNode;
  icon?: string;
  /** Key cap shown in the button; `keys` is what assistive technology gets (`aria-keyshortcuts`). */
  kbd?: string | undefined;
  variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 's' | 'm' | 'l';
  /** Why the button is off; shown as its tooltip and read with it. */
  reason?: string | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, icon, kbd, variant = 'plain', size = 'm', reason, className, isDisabled, ...rest }: ButtonProps) {
  const off = isDisabled && reason !== undefined;
  const button = (
    <AriaButton
      {...rest} {...(off ? { 'aria-disabled': true, onPress: undefined } : { isDisabled: isDisabled ?? false })}
      className={cx(styles.button, styles[variant], styles[size], off && styles.off, className)}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {kbd ? <Kbd>{kbd}</Kbd> : null}
    </AriaButton>
  );
  return off ? <Tooltip text={reason}>{button}</Tooltip> : button;
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: string;
  /** Accessible name, and the tooltip. */
  label: string;
  kbd?: string | undefined;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** An icon alone: always with tooltip and name. */
export function IconButton({ icon, label, kbd, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} kbd={kbd}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.iconButton, className)}><Icon name={icon} /></AriaButton>
    </Tooltip>
  );
}
