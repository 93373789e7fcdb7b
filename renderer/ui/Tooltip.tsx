import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import type { ReactNode } from 'react';
import { Kbd } from './Kbd';
import styles from './Tooltip.module.css';

/** Shown after a pause on hover, at once on focus by keyboard. Holds nothing that stands nowhere else. */
export function Tooltip({ text, kbd, children }: { text: string; kbd?: string | undefined; children: ReactNode }) {
  return (
    <TooltipTrigger delay={600} closeDelay={60}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>{text}{kbd ? <Kbd bare className={styles.key}>{kbd}</Kbd> : null}</AriaTooltip>
    </TooltipTrigger>
  );
}
