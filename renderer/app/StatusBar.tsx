/** Connection, outbox and key hints; the training network is named here always, on every screen. */
import { useTranslation } from 'react-i18next';
import { useCounts, useNetwork } from '../archive';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { Tag } from '../ui/Tag';
import { keyOf, type ShortcutAction } from '../features/shared/shortcuts';
import { clock, clockSeconds } from '../features/shared/times';
import { useLanguage } from '../features/shared/words';
import styles from './StatusBar.module.css';

const hints: readonly (readonly [ShortcutAction[], string])[] = [[['next', 'previous'], 'move'], [[], 'open'], [['handled'], 'handled'], [['go-inbox'], 'inbox'], [['help'], 'all']];

export function StatusBar() {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const network = useNetwork();
  const { outbox } = useCounts();
  const online = network?.state === 'online';
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
          const keys = word === 'open' ? ['↵'] : actions.map((action) => keyOf(action)).filter((key) => key !== undefined).flatMap((key) => key.split(' '));
          return keys.length ? <span key={word} className={styles.hint}>{keys.map((key) => <Kbd key={key} bare>{key}</Kbd>)} {t(`status.${word}`)}</span> : null;
        })}
      </span>
    </footer>
  );
}
