/** Three panes: rail, the list of rehabilitation plans, and the plan beside it. */
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreference } from '../archive';
import { listWidth } from '../desk';
import { NoPlanOpen, PlanList, type PlanListHandle } from '../features/plans/PlanList';
import { ThreadReader, type ThreadReaderHandle } from '../features/reader/ThreadReader';
import { navigate } from '../features/shared/navigation';
import { Splitter } from '../ui/Pane';
import { useNarrow } from './useNarrow';
import styles from './ThreadsScreen.module.css';

/** Narrower than a list of threads: its rows say less, and a plan needs the room. */
const USUAL = 336;

export function PlansScreen({ threadId }: { threadId: string | undefined }) {
  const { t } = useTranslation('common');
  const list = useRef<PlanListHandle>(null);
  const reader = useRef<ThreadReaderHandle>(null);
  const narrow = useNarrow();
  const [kept, setKept] = usePreference<number>(narrow ? 'pane.plans.narrow' : 'pane.plans', USUAL);
  const width = Math.min(listWidth.max, Math.max(listWidth.min, kept));
  const open = useCallback((id: string | undefined) => { void navigate('plans', id, { replace: true }); }, []);
  const back = useCallback(() => { open(undefined); list.current?.focus(); }, [open]);
  return (
    <div className={styles.panes} style={{ '--list': `${width}px` } as React.CSSProperties} data-open={threadId === undefined ? undefined : ''}>
      <div className={styles.listPane}>
        <PlanList ref={list} openId={threadId} onOpen={open} onEnter={() => { reader.current?.focus(); }} edge={<Splitter label={t('frame.listWidth')} width={width} min={listWidth.min} max={listWidth.max} onChange={setKept} onReset={() => { setKept(USUAL); }} />} />
      </div>
      <main className={styles.readPane} aria-label={t('frame.reader')} data-pane="reader">
        {threadId === undefined ? <NoPlanOpen /> : <ThreadReader ref={reader} threadId={threadId} onHandled={() => { list.current?.handled(); }} onBack={back} />}
      </main>
    </div>
  );
}
