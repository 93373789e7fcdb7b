/** Connection, outbox and key hints; the training network is named here always, on every screen. */
import { useTranslation } from 'react-i18next';
import { useCounts, useNetwork } from '../archive';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { Tag } from '../ui/Tag';
import { useRoute } from '../features/shared/navigation';
import { keyOf, type ShortcutAction } from '../features/shared/shortcuts';
import { clock, clockSeconds } from '../features/shared/times';
import { useLanguage } from '../features/shared/words';
import styles from './StatusBar.module.css';

/** Actions whose keys are drawn, or a key that can't be remapped; and the word in `common.status`. */
type Hint = readonly [keys: readonly ShortcutAction[] | '↵' | 'Esc', word: string];
const move: Hint = [['next', 'previous'], 'move'];
const all: Hint = [['help'], 'all'];
const threads: readonly Hint[] = [move, ['↵', 'open'], [['handled'], 'handled'], [['go-inbox'], 'inbox'], all];
const lists: readonly Hint[] = [move, ['↵', 'open'], [['new-message'], 'newMessage'], ['Esc', 'back'], all];
const pages: readonly Hint[] = [[['go-inbox'], 'inbox'], [['new-message'], 'newMessage'], all];
/** Each screen shows the keys that do something on it. */
const hintsOf: Readonly<Record<string, readonly Hint[]>> = {
  compose: [[['send'], 'send'], [['next-error'], 'nextError'], ['Esc', 'saveAndClose'], all],
  plans: [[['plan-basic'], 'basal'], [['plan-advanced'], 'advanced'], [['offer-start'], 'offerStart'], [['handled'], 'handled'], all],
  'needs-action': [move, [['assign'], 'assign'], [['handled'], 'solved'], ['↵', 'nextStep'], all],
  drafts: lists, outbox: lists, sent: lists, patients: lists, contacts: lists, search: lists, file: pages, settings: pages, conformance: [[['next-error'], 'nextError'], move, ['↵', 'open'], ['Esc', 'back'], all],
};

export function StatusBar() {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const network = useNetwork();
  const { outbox } = useCounts();
  const online = network?.state === 'online';
  const hints = hintsOf[useRoute().view] ?? threads;
  return (
    <footer className={styles.bar} data-pane="status">
      {network ? (
        <span className={online ? styles.fact : styles.away}>
          <Icon name={online ? 'wifi' : 'wifi-off'} size="xs" />
          {online ? network.lastFetchAt ? t('status.onlineFetched', { time: clockSeconds(network.lastFetchAt, language) }) : t('status.online') : t(network.state === 'paused' ? 'status.pausedSince' : 'status.offlineSince', { time: clock(network.since, language) })}
        </span>
      ) : null}
      {network?.training ? <Tag tone="wait" icon="info" className={styles.training}>{t('training')}</Tag> : null}
      {outbox > 0 ? <span className={styles.outbox}><Icon name="send-horizontal" size="xs" />{t(online ? 'status.outboxWaiting' : 'status.outboxOffline', { count: outbox })}</span> : null}
      <span className={styles.gap} />
      <span className={styles.hints} aria-hidden="true">
        {hints.map(([actions, word]) => {
          const keys = typeof actions === 'string' ? [actions] : actions.map((action) => keyOf(action)).filter((key) => key !== undefined).flatMap((key) => key.replace('Enter', '↵').split(/[ +]/));
          return keys.length ? <span key={word} className={styles.hint}>{keys.map((key) => <Kbd key={key} bare>{key}</Kbd>)} {t(`status.${word}`)}</span> : null;
        })}
      </span>
    </footer>
  );
}
