import type { MouseEvent } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import { Tooltip } from './Tooltip';
import { Focusable } from 'react-aria-components';
import styles from './NavItem.module.css';

export interface NavItemProps {
  icon: string;
  label: string;
  current: boolean;
  count?: string | undefined;
  /** What the count means, read after the label. */
  countName?: string | undefined;
  tone?: 'strong' | 'bad' | undefined;
  kbd?: string | undefined;
  href: string;
  onOpen(): void;
}

/** A place in the rail: icon, word and count; in a slim rail the word is the tooltip. */
export function NavItem({ icon, label, current, count, countName, tone, kbd, href, onOpen }: NavItemProps) {
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <Tooltip text={label} kbd={kbd}>
      <Focusable>
        <a href={href} onClick={onClick} className={cx(styles.item, current && styles.current)} aria-current={current ? 'page' : undefined} aria-label={countName ? `${label}, ${countName}` : label}>
          <Icon name={icon} />
          <span className={styles.label}>{label}</span>{' '}
          {count === undefined ? null : <span className={cx(styles.count, tone && styles[tone])}>{count}</span>}
        </a>
      </Focusable>
    </Tooltip>
  );
}
