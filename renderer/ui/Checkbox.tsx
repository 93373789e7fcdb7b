import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Field.module.css';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style'> { children: ReactNode; className?: string | undefined }

export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={className ?? ''}>
      <CheckboxButton className={cx(styles.check)}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.checkBox} aria-hidden="true"><Icon name={isIndeterminate ? 'minus' : 'check'} size="xs" /></span>
            <span className={styles.main}>{children}</span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
