/** Every shortcut, with the key it has now. */
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import { navigate } from '../features/shared/navigation';
import { useTexts } from '../features/shared/words';
import { keyOf, shortcutActions, shortcutTable, type ShortcutFacts } from '../features/shared/shortcuts';
import styles from './ShortcutsDialog.module.css';

const groups: readonly ShortcutFacts['group'][] = ['move', 'message', 'go', 'write', 'program'];
const fixed: readonly (readonly [string, string])[] = [['↓ ↑', 'arrows'], ['Enter', 'enter'], ['Esc', 'escape'], ['Shift+↓ ↑', 'shift-arrows'], ['Alt+← →', 'widths']];

const Keys = ({ text }: { text: string }) => <span className={styles.keys} role="img" aria-label={text}>{text.split(' ').map((key) => <Kbd key={key}>{key}</Kbd>)}</span>;

export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useTexts('shortcuts');
  const { t: tc } = useTranslation('common');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('title')} size="wide" footer={<><Button onPress={() => { onClose(); void navigate('settings', 'shortcuts'); }}>{t('settings')}</Button><Button variant="primary" autoFocus onPress={onClose}>{tc('close')}</Button></>}>
      <p className={styles.intro}>{t('intro')}</p>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3>{t(`group.${group}`)}</h3>
            <dl>
              {group === 'move' ? fixed.map(([keys, id]) => <div key={id}><dt><Keys text={keys} /></dt><dd>{t(`fixed.${id}`)}</dd></div>) : null}
              {shortcutActions.filter((action) => shortcutTable[action].group === group).map((action) => {
                const key = keyOf(action);
                return <div key={action}><dt>{key === undefined ? <span className={styles.off}>{t('switchedOff')}</span> : <Keys text={key} />}</dt><dd>{t(`action.${action}`)}</dd></div>;
              })}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
