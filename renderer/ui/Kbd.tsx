import { cx } from './cx';
import styles from './Kbd.module.css';

/** A key cap. It repeats what the control's name and `aria-keyshortcuts` say, so it is not read aloud. */
export function Kbd({ children, bare, className }: { children: string; /** Without ground, where the bar below shows through. */ bare?: boolean; className?: string | undefined }) {
  return <kbd aria-hidden="true" className={cx(styles.kbd, bare && styles.bare, className)}>{children}</kbd>;
}
