/** The archive can't be opened. Repair first, nothing is ever deleted from here. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArchive, useSession, useSessionCommands, type ArchiveState } from '../archive';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Note } from '../ui/Note';
import { errorWords } from '../features/shared/words';
import styles from './Trouble.module.css';

export type Trouble = Exclude<ArchiveState['state'], 'opening' | 'ready' | 'rebuilding'>;
interface Way { id: string; icon: string; title: string; detail: string; button?: string; run?(): void; first?: boolean }

export function DatabaseTrouble({ trouble, code }: { trouble: Trouble; code: string }) {
  const { t, i18n } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const { health } = useSessionCommands();
  const session = useSession();
  const [originals, setOriginals] = useState<number>();
  const [failed, setFailed] = useState<unknown>();
  const [working, setWorking] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let gone = false;
    health().then((found) => { if (!gone) setOriginals(found.originals); }, () => undefined);
    return () => { gone = true; };
  }, [health]);
  const rebuild = () => {
    setWorking(true);
    commands.rebuild().then(() => { setWorking(false); }, (error: unknown) => { setWorking(false); setFailed(error); });
  };
  const again: Way = { id: 'again', icon: 'refresh-cw', title: t('database.again'), detail: t('database.againDetail'), button: t('database.againButton'), run: () => { window.location.reload(); } };
  const kinds: Record<Trouble, { icon: string; title: string; text: string; ways: Way[] }> = {
    damaged: {
      icon: 'database', title: t('database.damagedTitle'), text: originals === undefined ? t('database.damaged') : t('database.damagedCounted', { files: new Intl.NumberFormat(i18n.language).format(originals) }),
      ways: [{ id: 'rebuild', icon: 'refresh-cw', title: t('database.rebuild'), detail: t('database.rebuildDetail'), button: t('database.rebuildButton'), run: rebuild, first: true }, again],
    },
    newer: { icon: 'database', title: t('database.newerTitle'), text: t('database.newer'), ways: [{ id: 'install', icon: 'download', title: t('database.newerWay'), detail: t('database.newerDetail') }, again] },
    'other-tab': { icon: 'layers', title: t('database.otherTitle'), text: t('database.other'), ways: [{ id: 'other', icon: 'layers', title: t('database.otherWay'), detail: t('database.otherDetail') }, again] },
    full: { icon: 'hard-drive', title: t('database.fullTitle'), text: t('database.full'), ways: [{ id: 'free', icon: 'hard-drive', title: t('database.fullWay'), detail: t('database.fullDetail') }, { ...again, first: true }] },
  };
  const kind = kinds[trouble];
  const report = `Sektorpost ${session?.version ?? ''}\n${trouble} ${code}\noriginals: ${originals ?? '–'}`;
  return (
    <main className={styles.window}>
      <section className={styles.card} role="alertdialog" aria-labelledby="trouble-title" aria-describedby="trouble-text">
        <div className={styles.head}>
          <span className={styles.sign}><Icon name={kind.icon} size="xl" /></span>
          <div><h1 id="trouble-title" className={styles.title}>{kind.title}</h1><p id="trouble-text" className={styles.lead}>{kind.text}</p></div>
        </div>
        {failed ? <Note tone="bad" role="alert" title={errorWords(te, failed).what} className={styles.failed}>{errorWords(te, failed).next}</Note> : null}
        <ol className={styles.ways}>
          {kind.ways.map((way) => (
            <li key={way.id} className={way.first ? styles.firstWay : undefined}>
              <Icon name={way.icon} size="l" />
              <div><div className={styles.wayTitle}>{way.title}</div><div className={styles.small}>{way.detail}</div></div>
              {way.run ? <Button variant={way.first ? 'primary' : 'plain'} autoFocus={way.first ?? false} isDisabled={working && way.id === 'rebuild'} kbd={way.first ? '↵' : undefined} onPress={way.run}>{way.button}</Button> : null}
            </li>
          ))}
        </ol>
        <div className={styles.foot}>
          <Icon name="phone" size="s" /><span className={styles.grow}>{t('database.support')} <span className={styles.code}>{code}</span></span>
          <Button size="s" variant="quiet" icon="copy" onPress={() => { void navigator.clipboard.writeText(report).then(() => { setCopied(true); }); }}>{t(copied ? 'copied' : 'database.details')}</Button>
        </div>
      </section>
    </main>
  );
}
