import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { cx } from './cx';
import styles from './Menu.module.css';

export interface MenuEntry { id: string; label: string; icon?: string; kbd?: string | undefined; detail?: string | undefined; checked?: boolean; danger?: boolean }
export interface MenuGroup { id: string; title?: string; entries: readonly MenuEntry[] }

export interface MenuProps { label: string; /** The button that opens it. */ trigger: ReactNode; groups: readonly MenuGroup[]; onAction(id: string): void; isOpen?: boolean; onOpenChange?(open: boolean): void; placement?: 'bottom start' | 'bottom end' | 'top start' }

export function Menu({ label, trigger, groups, onAction, isOpen, onOpenChange, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      <Popover className={styles.popover ?? ''} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={styles.menu ?? ''} onAction={(key) => { onAction(String(key)); }}>
          {groups.flatMap((group, index) => [
            ...(index > 0 ? [<Separator key={`line-${group.id}`} className={styles.line ?? ''} />] : []),
            <MenuSection key={group.id} {...(group.title ? {} : { 'aria-label': label })}>
              {group.title ? <Header className={styles.header ?? ''}>{group.title}</Header> : null}
              {group.entries.map((entry) => (
                <MenuItem key={entry.id} id={entry.id} textValue={entry.label} className={cx(styles.item, entry.danger && styles.danger)}>
                  {entry.checked === undefined && !entry.icon ? null : <span className={styles.lead}>{entry.checked ? <Icon name="check" /> : entry.icon ? <Icon name={entry.icon} /> : null}</span>}
                  <span className={styles.label}>{entry.label}{entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}</span>
                  {entry.kbd ? <Kbd>{entry.kbd}</Kbd> : null}
                </MenuItem>
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
