import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Note.module.css';

export interface NoteProps {
  tone?: 'mute' | 'ok' | 'wait' | 'warn' | 'bad';
  icon?: string;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links at the right. */
  action?: ReactNode;
  /** `alert` interrupts: only for rejected, send blocked and database trouble. */
  role?: 'status' | 'alert' | 'note';
  className?: string | undefined;
}

const defaultIcons = { mute: 'info', ok: 'circle-check', wait: 'clock', warn: 'triangle-alert', bad: 'octagon-x' } as const;

/** A message in the page: what happened, what it means, what to do. */
export function Note({ tone = 'mute', icon, title, children, action, role, className }: NoteProps) {
  return (
    <div role={role} className={cx(styles.note, styles[tone], className)}>
      <Icon name={icon ?? defaultIcons[tone]} className={styles.icon} />
      <div className={styles.text}>{title ? <h3 className={styles.title}>{title}</h3> : null}{children}</div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
