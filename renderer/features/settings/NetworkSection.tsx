/** How the connection stands, and how long to wait for acknowledgements. */
import { useTranslation } from 'react-i18next';
import { CodedError, errorCodeSchema } from '../../../shared/contract';
import type { NetworkStatus } from '../../../shared/messages';
import { useAccess, useNetwork, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Note } from '../../ui/Note';
import { Select } from '../../ui/Select';
import { StateTag } from '../../ui/Tag';
import { fullTime } from '../shared/times';
import { errorWords, useLanguage } from '../shared/words';
import { ChangeNetwork } from './ChangeNetwork';
import { Group, NumberField, Section } from './parts';
import { useSaving, useSettings } from './saving';
import styles from './settings.module.css';

const looks: Record<NetworkStatus['state'], { tone: 'ok' | 'wait' | 'warn'; icon: string }> = { online: { tone: 'ok', icon: 'wifi' }, offline: { tone: 'warn', icon: 'wifi-off' }, paused: { tone: 'wait', icon: 'clock' } };

export function NetworkSection() {
  const { t } = useTranslation('settings');
  const { settings, save, view } = useSettings();
  const network = useNetwork();
  const { administrator } = useAccess();
  if (!settings || !network) return null;
  return (
    <Section title={t('section.network')} outcome={view}>
      {network.training ? <Note icon="graduation-cap" title={t('network.training')}><p>{t('network.trainingText')}</p></Note> : null}
      <Status network={network} />
      {administrator ? <Group title={t('network.receipts')}>
        <NumberField label={t('network.minutes')} hint={t('network.minutesHint')} value={settings.acknowledgementMinutes} min={1} max={240} onCommit={(acknowledgementMinutes) => { void save({ acknowledgementMinutes }); }} />
        <Select
          label={t('network.resends')} hint={t('network.resendsHint')} placeholder={t('network.resends')} className={styles.select} value={String(settings.automaticResends)} onChange={(id) => { void save({ automaticResends: Number(id) }); }}
          options={[0, 1, 2].map((count) => ({ id: String(count), label: count === 0 ? t('network.resendsNone') : t('network.resendsTimes', { count }) }))}
        />
      </Group> : null}
      {administrator ? <ChangeNetwork /> : null}
    </Section>
  );
}

function Status({ network }: { network: NetworkStatus }) {
  const { t } = useTranslation('settings');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const { pauseNetwork, retryNetwork } = useSessionCommands();
  const { run, view } = useSaving();
  const { administrator } = useAccess();
  const known = errorCodeSchema.safeParse(network.reason);
  const words = network.state === 'offline' && known.success ? errorWords(te, new CodedError(known.data)) : undefined;
  const paused = network.state === 'paused';
  return (
    <Group title={t('network.status')}>
      <dl className={styles.facts}>
        <dt>{t('network.name')}</dt><dd>{network.title}</dd>
        <dt>{t('network.state')}</dt><dd><StateTag {...looks[network.state]}>{t(`network.${network.state}`, { time: fullTime(network.since, language) })}</StateTag></dd>
        <dt>{t('network.fetched')}</dt><dd>{network.lastFetchAt ? fullTime(network.lastFetchAt, language) : t('network.never')}</dd>
        {network.state === 'offline' ? <><dt>{t('network.tries')}</dt><dd>{t('network.failed', { count: network.failedTries })}{network.nextTryAt ? `. ${t('network.next', { time: fullTime(network.nextTryAt, language) })}` : ''}</dd></> : null}
      </dl>
      {words ? <Note tone="warn" title={words.what}><p>{words.next}</p></Note> : null}
      <div className={styles.actions}>
        {administrator ? <Button icon={paused ? 'wifi' : 'clock'} onPress={() => { void run(() => pauseNetwork(!paused), t(paused ? 'network.resumed' : 'network.isPaused')); }}>{t(paused ? 'network.resume' : 'network.pause')}</Button> : null}
        {paused ? null : <Button icon="refresh-cw" onPress={() => { void run(retryNetwork, t('network.tried')); }}>{t('network.try')}</Button>}
      </div>
      {view}
      <p className={styles.hint}>{t('network.pauseHint')}</p>
    </Group>
  );
}
