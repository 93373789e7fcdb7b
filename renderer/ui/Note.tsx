import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Note.module.css';

export interface NoteProps {
  tone?: 'mute' | 'ok' | 'wait' | 'warn' | 'bad';
  icon?: string;
  title?: ReactNode;
  /** The title heads a part of the page at this level; without it it is the note's own. */
  level?: 2 | 3;
  children?: ReactNode;
  /** Buttons or links at the right. */
  action?: ReactNode;
  /** `alert` interrupts: only for rejected, send blocked and database trouble. */
  role?: 'status' | 'alert' | 'note';
  className?: string | undefined;
}

const defaultIcons = { mute: 'info', ok: 'circle-check', wait: 'clock', warn: 'triangle-alert', bad: 'octagon-x' } as const;

/** A message in the page: what happened, what it means, what to do. */
export function Note({ tone = 'mute', icon, title, level, children, action, role, className }: NoteProps) {
  const Title = level ? `h${level}` as const : 'p';
  return (
    <div role={role} className={cx(styles.note, styles[tone], className)}>
      <Icon name={icon ?? defaultIcons[tone]} className={styles.icon} />
      <div className={styles.text}>{title ? <Title className={styles.title}>{title}</Title> : null}{children}</div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
