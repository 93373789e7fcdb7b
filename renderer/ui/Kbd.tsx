import { cx } from './cx';
import styles from './Kbd.module.css';

/**
 * A key cap. It repeats what the control's name and `aria-keyshortcuts` say, so it is not read aloud; and it is drawn rather
 * than written, so that what a person says to press a button is the button's word alone (WCAG 2.5.3).
 */
export function Kbd({ children, bare, className }: { children: string; /** Without ground, where the bar below shows through. */ bare?: boolean; className?: string | undefined }) {
  return <kbd aria-hidden="true" data-key={children} className={cx(styles.kbd, bare && styles.bare, className)} />;
}
