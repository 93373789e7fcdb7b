import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Tag.module.css';

export type TagTone = 'mute' | 'line' | 'new' | 'accent' | 'ok' | 'wait' | 'warn' | 'bad' | 'banner';

/** A fact in a box, 20 high. Tones other than mute, line, new and accent mean state and always come with an icon. */
export function Tag({ tone = 'mute', icon, children, className }: { tone?: TagTone; icon?: string | undefined; children: ReactNode; className?: string | undefined }) {
  return <span className={cx(styles.tag, styles[tone], className)}>{icon ? <Icon name={icon} size="xs" /> : null}{children}</span>;
}

/** A delivery state on a row: icon and word without a box, so that a list stays calm. */
export function StateTag({ tone, icon, children, className }: { tone: 'ok' | 'wait' | 'warn' | 'bad' | 'mute'; icon: string; children: ReactNode; className?: string | undefined }) {
  return <span className={cx(styles.state, styles[`state-${tone}`], className)}><Icon name={icon} size="xs" />{children}</span>;
}
