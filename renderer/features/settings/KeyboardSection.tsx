/** Single-letter keys: on or off, and which key does what (WCAG 2.1.4). */
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Kbd } from '../../ui/Kbd';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import { shortcutActions, shortcutTable, type ShortcutAction, type ShortcutFacts } from '../shared/shortcuts';
import { useTexts } from '../shared/words';
import { canRemap, checkKey, mappedKey, withKey, type KeyCheck } from './keymap';
import { Group, Section } from './parts';
import { useSettings } from './saving';
import styles from './settings.module.css';

const groups: readonly ShortcutFacts['group'][] = ['move', 'message', 'write', 'go', 'program'];

export function KeyboardSection() {
  const { t } = useTranslation('settings');
  const { t: ts } = useTexts('shortcuts');
  const { settings, save, view } = useSettings();
  const [editing, setEditing] = useState<ShortcutAction>();
  const table = useRef<HTMLDivElement>(null);
  if (!settings) return null;
  const { shortcuts, singleKeyShortcuts } = settings;
  const done = (action: ShortcutAction) => {
    setEditing(undefined);
    // The field is gone; focus goes back to the button that opened it.
    requestAnimationFrame(() => { table.current?.querySelector<HTMLElement>(`[data-action="${action}"] button`)?.focus(); });
  };
  const set = (action: ShortcutAction, key: string) => { void save({ shortcuts: withKey(shortcuts, action, key) }); done(action); };
  const changed = Object.keys(shortcuts).length > 0;
  return (
    <Section title={t('section.shortcuts')} lead={t('keyboard.lead')} outcome={view}>
      <Switch isSelected={singleKeyShortcuts} onChange={(on) => { void save({ singleKeyShortcuts: on }); }}>{t('keyboard.single')}</Switch>
      <div className={styles.actions}><Button size="s" icon="undo-2" isDisabled={!changed} reason={changed ? undefined : t('keyboard.usual')} onPress={() => { void save({ shortcuts: {} }); }}>{t('keyboard.reset')}</Button></div>
      <div ref={table}>
        {groups.map((group) => (
          <Group key={group} title={ts(`group.${group}`)}>
            <table className={styles.keys} aria-label={ts(`group.${group}`)}>
              <tbody>
                {shortcutActions.filter((action) => shortcutTable[action].group === group).map((action) => (
                  <tr key={action} data-action={action}>
                    <th scope="row">{ts(`action.${action}`)}</th>
                    {editing === action
                      ? <td colSpan={2}><KeyEdit action={action} overrides={shortcuts} onSet={(key) => { set(action, key); }} onCancel={() => { done(action); }} /></td>
                      : (
                        <>
                          <td><KeyShown keys={mappedKey(action, shortcuts)} />{canRemap(action) && !singleKeyShortcuts ? <span className={styles.off}> {ts('switchedOff')}</span> : null}</td>
                          <td>{canRemap(action) ? <Button size="s" variant="quiet" aria-label={t('keyboard.changeOf', { action: ts(`action.${action}`) })} onPress={() => { setEditing(action); }}>{t('keyboard.change')}</Button> : null}</td>
                        </>
                      )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Group>
        ))}
      </div>
    </Section>
  );
}

/** Key caps; their text is read aloud here, since nothing else in the row says it. */
function KeyShown({ keys }: { keys: string }) {
  return <span aria-label={keys} role="img">{keys.split(' ').map((key, index) => <Kbd key={index}>{key}</Kbd>)}</span>;
}

function KeyEdit({ action, overrides, onSet, onCancel }: { action: ShortcutAction; overrides: Readonly<Record<string, string>>; onSet(key: string): void; onCancel(): void }) {
  const { t } = useTranslation('settings');
  const { t: ts } = useTexts('shortcuts');
  const [refused, setRefused] = useState<{ typed: string; check: KeyCheck }>();
  const type = (text: string) => {
    const typed = [...text].at(-1) ?? '';
    if (!typed) { setRefused(undefined); return; }
    const check = checkKey(action, typed, overrides);
    if (check.ok) onSet(check.key);
    else setRefused({ typed, check });
  };
  const onKeyDown = (event: KeyboardEvent) => { if (event.key === 'Escape') { event.preventDefault(); onCancel(); } };
  const check = refused?.check;
  const error = check && !check.ok ? (check.problem === 'taken' ? t('keyboard.taken', { key: refused?.typed ?? '', action: ts(`action.${check.by}`) }) : t(`keyboard.${check.problem}`)) : undefined;
  return (
    <div className={styles.keyEdit}>
      <TextField label={t('keyboard.newKey', { action: ts(`action.${action}`) })} labelPlacement="hidden" placeholder={t('keyboard.press')} value={refused?.typed ?? ''} onChange={type} onKeyDown={onKeyDown} error={error} autoFocus autoComplete="off" />
      <Button size="s" kbd="Esc" onPress={onCancel}>{t('keyboard.keep')}</Button>
    </div>
  );
}
