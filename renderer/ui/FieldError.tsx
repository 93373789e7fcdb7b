import { Text } from 'react-aria-components';
import { Icon } from './Icon';
import styles from './Field.module.css';

/** The short text below a field that may not be sent as it is: the same matter as in the panel, in few words. */
export function FieldError({ children }: { children?: string | undefined }) {
  if (!children) return null;
  return <Text slot="errorMessage" elementType="div" className={styles.error ?? ''}><Icon name="octagon-x" size="s" /><span>{children}</span></Text>;
}

export function FieldHint({ children }: { children?: string | undefined }) {
  if (!children) return null;
  return <Text slot="description" elementType="div" className={styles.hint ?? ''}>{children}</Text>;
}

/** Where the label stands. `side` needs a grid row round the field: label column, then the field. */
export type LabelPlacement = 'top' | 'side' | 'hidden';

export interface FieldFrame {
  label: string;
  labelPlacement?: LabelPlacement;
  hint?: string | undefined;
  /** Present = the field is invalid, and this is the short text below it. */
  error?: string | undefined;
  size?: 'm' | 'l';
  className?: string | undefined;
}
