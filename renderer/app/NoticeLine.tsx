/** One line under the title bar for what concerns the whole program: one at a time, the gravest wins. What still works comes first. */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useArchiveState, useNetwork, useNotices, useSessionCommands } from '../archive';
import { Button, IconButton } from '../ui/Button';
import { cx } from '../ui/cx';
import { Icon } from '../ui/Icon';
import { clock } from '../features/shared/times';
import { useNow } from '../features/shared/useNow';
import { errorWords, useLanguage } from '../features/shared/words';
import styles from './NoticeLine.module.css';

interface Line { icon: string; tone: 'warn' | 'wait' | 'bad'; title: string; text: string; right?: ReactNode }

/** `connected` is false while there is no line to the mailroom. */
export function NoticeLine({ connected }: { connected: boolean }) {
  const { t } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const archive = useArchiveState();
  const network = useNetwork();
  const { notices, dismiss } = useNotices();
  const { retryNetwork, pauseNetwork } = useSessionCommands();
  const [trying, setTrying] = useState(false);
  const attempt = (run: () => Promise<unknown>) => {
    setTrying(true);
    const end = () => { setTrying(false); };
    run().then(end, end);
  };
  const bad = notices.find((notice) => notice.level === 'bad');
  const other = notices.findLast((notice) => notice.level === 'warn') ?? notices.findLast((notice) => notice.level === 'info');
  const line = ((): Line | undefined => {
    if (!connected) return { icon: 'server', tone: 'bad', title: t('notice.bridgeTitle'), text: t('notice.bridge') };
    if (archive.state === 'full') return { icon: 'hard-drive', tone: 'bad', title: te('disk-full.what'), text: te('disk-full.next') };
    if (bad) return noticeLine(bad);
    if (archive.state === 'rebuilding') return { icon: 'refresh-cw', tone: 'wait', title: t('notice.rebuildingTitle'), text: t('notice.rebuilding'), right: archive.total > 0 ? <span className={styles.number}>{t('notice.progress', { done: archive.done, total: archive.total })}</span> : null };
    if (network?.state === 'offline') {
      // A folder that can't be used is a trouble of this house, not of the line: what it is and who can help comes before when it began.
      const own = network.reason?.startsWith('folder-') ? errorWords(te, Object.assign(new Error(), { code: network.reason })) : undefined;
      return { icon: 'wifi-off', tone: 'warn', title: own?.what ?? t('notice.offlineTitle', { time: clock(network.since, language) }), text: own?.next ?? t('notice.offline'), right: <>{network.nextTryAt ? <Countdown until={network.nextTryAt} /> : null}<Button size="s" icon="refresh-cw" isDisabled={trying} onPress={() => { attempt(retryNetwork); }}>{t(trying ? 'notice.trying' : 'notice.tryNow')}</Button></> };
    }
    if (network?.state === 'paused') return { icon: 'wifi-off', tone: 'warn', title: t('notice.pausedTitle'), text: t('notice.paused'), right: <Button size="s" isDisabled={trying} onPress={() => { attempt(() => pauseNetwork(false)); }}>{t('notice.resume')}</Button> };
    return other ? noticeLine(other) : undefined;
  })();
  function noticeLine(notice: (typeof notices)[number]): Line {
    const { what, next } = errorWords(te, Object.assign(new Error(), { code: notice.code, params: notice.params ?? {} }));
    return { icon: notice.level === 'info' ? 'info' : 'triangle-alert', tone: notice.level === 'info' ? 'wait' : notice.level, title: what, text: next, right: <IconButton icon="x" label={t('notice.dismiss')} onPress={() => { dismiss(notice.id); }} /> };
  }
  // The region is there before its text, or nothing would be read aloud when it comes.
  return (
    <div role={line?.tone === 'bad' ? 'alert' : 'status'}>
      {line ? (
        <div className={cx(styles.notice, styles[line.tone])}>
          <Icon name={line.icon} className={styles.icon} /><span><b>{line.title}</b> {line.text}</span><span className={styles.gap} />{line.right}
        </div>
      ) : null}
    </div>
  );
}

function Countdown({ until }: { until: string }) {
  const { t } = useTranslation('common');
  const now = useNow(1000);
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
  // Every second read aloud would drown everything else.
  return <span className={styles.number} aria-live="off">{t('notice.nextTry', { seconds })}</span>;
}
