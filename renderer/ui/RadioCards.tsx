import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './RadioCards.module.css';

export interface RadioCard<Id extends string> { id: Id; title: string; description?: ReactNode; icon?: string; tag?: ReactNode; isDisabled?: boolean }

export interface RadioCardsProps<Id extends string> {
  label: string;
  hideLabel?: boolean;
  cards: readonly RadioCard<Id>[];
  value: Id | undefined;
  onChange(value: Id): void;
  /** Small cards for choices inside a form. */
  compact?: boolean;
  autoFocus?: boolean;
  className?: string | undefined;
}

/** A choice whose options need a sentence each. Arrow keys move and choose. */
export function RadioCards<Id extends string>({ label, hideLabel, cards, value, onChange, compact, autoFocus, className }: RadioCardsProps<Id>) {
  return (
    <RadioGroup value={value ?? null} onChange={(next) => { onChange(next as Id); }} className={cx(styles.group, compact && styles.compact, className)}>
      <Label className={cx(styles.label, hideLabel && styles.hidden)}>{label}</Label>
      {cards.map(({ id, title, description, icon, tag, isDisabled }, index) => (
        <RadioField key={id} value={id} isDisabled={isDisabled ?? false} autoFocus={autoFocus === true && (value === id || (value === undefined && index === 0))}>
          <RadioButton className={styles.card ?? ''}>
            <span className={styles.dot} aria-hidden="true" />
            {icon ? <Icon name={icon} size="l" className={styles.icon} /> : null}
            <span className={styles.text}>
              <span className={styles.title}>{title}{tag}</span>
              {description ? <span className={styles.description}>{description}</span> : null}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
