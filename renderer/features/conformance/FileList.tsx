/** Files that were judged, when there are several: each with its outcome in word and icon. */
import { useEffect, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { bytesText } from '../shared/times';
import { useLanguage } from '../shared/words';
import { guideWords, outcomeOf, type Outcome } from './findings';
import { isPending, type JudgedFile } from './judging';
import { countWords, nameWords } from './report';
import styles from './conformance.module.css';

export const outcomeLook: Record<Outcome, { icon: string; tone: 'ok' | 'warn' | 'bad' }> = {
  sound: { icon: 'circle-check', tone: 'ok' }, remarks: { icon: 'triangle-alert', tone: 'warn' }, broken: { icon: 'octagon-x', tone: 'bad' }, unreadable: { icon: 'octagon-x', tone: 'bad' }, unsupported: { icon: 'circle-alert', tone: 'warn' },
};
const ROWS_SHOWN = 4;
const ROW = 53;
const keyOf = ({ id }: JudgedFile) => String(id);

interface FileListProps { files: readonly JudgedFile[]; current: number | undefined; onCurrent(id: number): void; /** Enter on a row: into what was found in it. */ onEnter(): void; gridRef: Ref<VirtualGridHandle> }

export function FileList({ files, current, onCurrent, onEnter, gridRef }: FileListProps) {
  const { t } = useTranslation('conformance');
  const language = useLanguage();
  const byKey = useRef(false);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const note = (event: Event) => { byKey.current = event.type === 'keydown'; };
    const element = holder.current;
    element?.addEventListener('keydown', note, true);
    element?.addEventListener('pointerdown', note, true);
    return () => { element?.removeEventListener('keydown', note, true); element?.removeEventListener('pointerdown', note, true); };
  }, []);
  const words = (file: JudgedFile): { text: string; tone?: 'ok' | 'warn' | 'bad'; icon: string; detail: string } => {
    if (file.step === 'failed') return { text: t('failed'), tone: 'warn', icon: 'circle-alert', detail: '' };
    if (isPending(file) || !file.judgement) return { text: t(file.step === 'waiting' ? 'waiting' : 'judging'), icon: 'clock', detail: '' };
    const outcome = outcomeOf(file.judgement);
    return { text: t(`outcome.${outcome}`), ...outcomeLook[outcome], detail: [guideWords(file.judgement, language), countWords(file.judgement, t)].filter(Boolean).join(' · ') };
  };
  return (
    <div ref={holder} className={styles.list} style={{ height: Math.min(files.length, ROWS_SHOWN + 0.5) * ROW + 2 }}>
      <VirtualGrid
        ref={gridRef} label={t('list')} rows={files} total={files.length} keyOf={keyOf} rowHeight={ROW} activeKey={current === undefined ? undefined : String(current)} openKey={current === undefined ? undefined : String(current)}
        onActive={(key) => { onCurrent(Number(key)); }} onOpen={(key) => { onCurrent(Number(key)); if (byKey.current) onEnter(); }}
        nameOf={(file) => { const { text, detail } = words(file); return [nameWords(file, t), text, detail].filter(Boolean).join('. '); }}
        renderRow={(file) => {
          const { text, tone, icon, detail } = words(file);
          return (
            <div className={styles.file}>
              <span className={tone ? styles[tone] : styles.quiet}><Icon name={icon} /></span>
              <span className={styles.fileName}>{nameWords(file, t)}</span><span className={styles.fileSize}>{bytesText(file.bytes, language)}</span>
              <span className={styles.fileFacts}><span className={cx(styles.fileOutcome, tone && styles[tone])}>{text}</span>{detail ? ` · ${detail}` : ''}</span>
            </div>
          );
        }}
      />
    </div>
  );
}
