import { Meter as AriaMeter } from 'react-aria-components';
import { cx } from './cx';
import styles from './Meter.module.css';

export interface MeterProps {
  label: string;
  value: number;
  max: number;
  /** The words beside the bar; read as the meter's value. */
  text: string;
  tone?: 'ok' | 'warn' | 'bad';
  className?: string | undefined;
}

/** How much of a limit is used. The bar is drawn in SVG, since its width is data and the page's policy refuses style attributes. */
export function Meter({ label, value, max, text, tone = 'ok', className }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <AriaMeter aria-label={label} value={Math.min(value, max)} maxValue={max} valueLabel={text} className={cx(styles.meter, tone !== 'ok' && styles[tone], className)}>
      <svg className={styles.bar} viewBox="0 0 80 6" aria-hidden="true">
        <rect className={styles.ground} width="80" height="6" rx="3" />
        {share > 0 ? <rect className={styles.fill} width={Math.max(3, share * 80)} height="6" rx="3" /> : null}
      </svg>
      <span className={styles.text}>{text}</span>
    </AriaMeter>
  );
}
