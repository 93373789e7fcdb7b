import { Button as AriaButton, Toolbar as AriaToolbar, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode, Ref } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { Tooltip } from './Tooltip';
import styles from './Toolbar.module.css';

/** One line, one stop for Tab; arrows move inside. */
export function Toolbar({ label, children, className }: { label: string; children: ReactNode; className?: string | undefined }) {
  return <AriaToolbar aria-label={label} className={cx(styles.toolbar, className)}>{children}</AriaToolbar>;
}
export const ToolbarGap = () => <span className={styles.gap} />;
export const ToolbarLine = () => <span className={styles.line} role="separator" aria-orientation="vertical" />;

export interface ToolButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: string;
  label: string;
  kbd?: string | undefined;
  /** No room for the word: always, or only in a narrow window. The word stays the accessible name. */
  iconOnly?: boolean;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function ToolButton({ icon, label, kbd, iconOnly, pressed, ...rest }: ToolButtonProps) {
  const button = (
    <AriaButton {...rest} aria-label={label} aria-pressed={pressed} aria-keyshortcuts={kbd} className={cx(styles.tool, iconOnly && styles.iconOnly)}>
      <Icon name={icon} />
      {iconOnly ? null : <><span className={styles.label}>{label}</span>{kbd ? <Kbd>{kbd}</Kbd> : null}</>}
    </AriaButton>
  );
  return <Tooltip text={label} kbd={kbd}>{button}</Tooltip>;
}
