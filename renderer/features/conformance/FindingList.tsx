/** What was found, in words: by gravity and by whose rule it is. Arrows move, Enter leads to the place in the message. */
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { useLanguage } from '../shared/words';
import { findingsOf, lastPart, sentencesOf, type Finding, type FindingGroup, type Severity } from './findings';
import { placeWords } from './report';
import styles from './FindingList.module.css';

/** So many stand at first; a file that is wrong all over would else make a page of thousands of lines. */
const FIRST = 60;
const icons: Record<Severity, string> = { error: 'octagon-x', warning: 'triangle-alert', information: 'info' };
const tones = { error: 'bad', warning: 'warn', information: 'mute' } as const;

export interface FindingListHandle { focus(at: number): void; /** Brings it into sight without moving focus. */ show(at: number): void }
interface FindingListProps { groups: readonly FindingGroup[]; chosen: number | undefined; onChoose(at: number): void; onEnter(): void; ref?: Ref<FindingListHandle> }

export function FindingList({ groups, chosen, onChoose, onEnter, ref }: FindingListProps) {
  const { t } = useTranslation('conformance');
  const all = findingsOf(groups);
  const [whole, setWhole] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  // One that is chosen elsewhere must be there to be shown.
  if (!whole && chosen !== undefined && chosen >= FIRST) setWhole(true);
  const rowOf = (at: number) => grid.current?.querySelector<HTMLElement>(`[data-at="${at}"]`);
  const later = (act: (row: HTMLElement) => void, at: number) => { requestAnimationFrame(() => { const row = rowOf(at); if (row) act(row); }); };
  useImperativeHandle(ref, () => ({
    focus(at) { later((row) => { row.focus(); }, at); },
    show(at) { later((row) => { row.scrollIntoView({ block: 'nearest' }); }, at); },
  }));
  const count = whole ? all.length : Math.min(all.length, FIRST);
  const stop = chosen !== undefined && chosen < count ? chosen : 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const moves: Record<string, number> = { ArrowDown: Math.min(count - 1, stop + 1), ArrowUp: Math.max(0, stop - 1), Home: 0, End: count - 1 };
    const to = moves[event.key];
    if (to !== undefined) { event.preventDefault(); onChoose(to); later((row) => { row.focus(); }, to); } else if (event.key === 'Enter' && (event.target as HTMLElement).role === 'row') { event.preventDefault(); onEnter(); }
  };
  return (
    <>
      <div ref={grid} role="grid" aria-label={t('found')} aria-rowcount={all.length} className={styles.grid} onKeyDown={onKeyDown}>
        {groups.map(({ severity, origin, findings }) => {
          const shown = findings.filter(({ at }) => at < count);
          if (!shown.length) return null;
          return (
            <div key={`${severity} ${origin}`} role="rowgroup" aria-label={`${t(`severity.${severity}`)}: ${t(`origin.${origin}`)}`}>
              <div role="row" className={styles.head}><div role="gridcell" className={styles.headCell}><span className={styles.origin}>{t(`origin.${origin}`)}</span><span className={styles.originText}>{t(`originText.${origin}`)}</span></div></div>
              {shown.map((finding) => <FindingRow key={finding.at} finding={finding} chosen={finding.at === chosen} stop={finding.at === stop} onChoose={onChoose} />)}
            </div>
          );
        })}
      </div>
      {count < all.length ? <div className={styles.more}><Button size="s" onPress={() => { setWhole(true); }}>{t('showAll', { count: all.length })}</Button></div> : null}
    </>
  );
}

function FindingRow({ finding, chosen, stop, onChoose }: { finding: Finding; chosen: boolean; stop: boolean; onChoose(at: number): void }) {
  const { t } = useTranslation('conformance');
  const language = useLanguage();
  const { issue, severity, number, at } = finding;
  const { head, rest } = sentencesOf(issue, language);
  const label = `${t(`severity.${severity}`)} ${number}`;
  const place = placeWords(issue, t);
  return (
    <div
      role="row" aria-rowindex={at + 1} aria-selected={chosen} aria-label={[label, head, rest, place].filter(Boolean).join(' ')} tabIndex={stop ? 0 : -1} data-at={at}
      className={cx(styles.row, chosen && styles.chosen)} onClick={() => { onChoose(at); }} onFocus={(event) => { if (event.target === event.currentTarget && !chosen) onChoose(at); }}
    >
      <div role="gridcell" className={styles.cell}>
        <span className={styles[severity]}><Icon name={icons[severity]} /></span>
        <div className={styles.words}>
          <div className={styles.title}><span className={styles.sentence}>{head}</span><Tag tone={tones[severity]}>{label}</Tag></div>
          {rest ? <p className={styles.rest}>{rest}</p> : null}
          <div className={styles.place}>{place}</div>
          <div className={styles.rule}>{[issue.rule, issue.profile === undefined ? '' : lastPart(issue.profile)].filter(Boolean).join(' · ')}</div>
        </div>
      </div>
    </div>
  );
}
