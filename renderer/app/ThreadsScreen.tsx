/** Three panes: rail, list and reader. The list knows what comes next; the reader tells it when a thread is done with. */
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreference, type ThreadFolder } from '../archive';
import { listWidth } from '../desk';
import { NothingOpen, ThreadList, type ThreadListHandle } from '../features/inbox/ThreadList';
import { ThreadReader, type ThreadReaderHandle } from '../features/reader/ThreadReader';
import { navigate } from '../features/shared/navigation';
import { Splitter } from '../ui/Pane';
import { useNarrow } from './useNarrow';
import styles from './ThreadsScreen.module.css';

export function ThreadsScreen({ folder, threadId }: { folder: ThreadFolder; threadId: string | undefined }) {
  const { t } = useTranslation('common');
  const list = useRef<ThreadListHandle>(null);
  const reader = useRef<ThreadReaderHandle>(null);
  const narrow = useNarrow();
  const usual = narrow ? listWidth.narrow : listWidth.wide;
  const [kept, setKept] = usePreference<number>(narrow ? 'pane.list.narrow' : 'pane.list', usual);
  const width = Math.min(listWidth.max, Math.max(listWidth.min, kept));
  const open = useCallback((id: string | undefined) => { void navigate(folder, id, { replace: true }); }, [folder]);
  const back = useCallback(() => { open(undefined); list.current?.focus(); }, [open]);
  return (
    <div className={styles.panes} style={{ '--list': `${width}px` } as React.CSSProperties} data-open={threadId === undefined ? undefined : ''}>
      <div className={styles.listPane}>
        <ThreadList ref={list} folder={folder} openId={threadId} onOpen={open} onEnter={() => { reader.current?.focus(); }} edge={<Splitter label={t('frame.listWidth')} width={width} min={listWidth.min} max={listWidth.max} onChange={setKept} onReset={() => { setKept(usual); }} />} />
      </div>
      <main className={styles.readPane} aria-label={t('frame.reader')} data-pane="reader">
        {threadId === undefined ? <NothingOpen /> : <ThreadReader ref={reader} threadId={threadId} onHandled={() => { list.current?.handled(); }} onBack={back} />}
      </main>
    </div>
  );
}
