import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx';
import styles from './FilterTabs.module.css';

export interface FilterTab<Id extends string> { id: Id; label: string; count?: number | undefined; /** Left out in a narrow window; it must be reachable elsewhere. */ wideOnly?: boolean }

/** One of several filters is on, always exactly one. */
export function FilterTabs<Id extends string>({ label, tabs, value, onChange }: { label: string; tabs: readonly FilterTab<Id>[]; value: Id; onChange(id: Id): void }) {
  return (
    <ToggleButtonGroup
      aria-label={label} selectionMode="single" disallowEmptySelection selectedKeys={[value]} className={styles.group ?? ''}
      onSelectionChange={(keys) => { const chosen = tabs.find((tab) => keys.has(tab.id)); if (chosen) onChange(chosen.id); }}
    >
      {tabs.map((tab) => (
        <ToggleButton key={tab.id} id={tab.id} className={cx(styles.tab, tab.wideOnly && styles.wide)}>
          {tab.label}{tab.count === undefined ? null : <span className={styles.count}>{tab.count > 999 ? '999+' : tab.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
