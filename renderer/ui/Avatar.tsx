import { cx } from './cx';
import styles from './Avatar.module.css';

/** Initials in a disc. `outline` for somebody a message is assigned to, filled for the person logged in. */
export function Avatar({ initials, label, outline, small }: { initials: string; label?: string; outline?: boolean; small?: boolean }) {
  return <span className={cx(styles.avatar, outline && styles.outline, small && styles.small)} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>{initials}</span>;
}
