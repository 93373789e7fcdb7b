import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './Field.module.css';

export interface SwitchProps extends Omit<SwitchFieldProps, 'children' | 'className' | 'style'> { children: ReactNode; className?: string | undefined }

/** Something that is on or off at once, without a Save. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={className ?? ''}>
      <SwitchButton className={cx(styles.check)}>
        <span className={styles.track} aria-hidden="true" />
        <span className={styles.main}>{children}</span>
      </SwitchButton>
    </SwitchField>
  );
}
