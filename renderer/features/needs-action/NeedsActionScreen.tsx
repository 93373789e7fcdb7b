/** Everything sent or received that waits for a person. Nothing leaves this list by itself without an end. */
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArchive, useSession, useSessionCommands, useWorkItems, type WorkItem } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FilterTabs } from '../../ui/FilterTabs';
import { announce } from '../../ui/LiveRegion';
import { PaneFilters, PaneHead } from '../../ui/Pane';
import { toast } from '../../ui/Toast';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { useShortcut } from '../shared/shortcuts';
import { download } from '../shared/download';
import { dayOf } from '../shared/times';
import { useClock, useNow } from '../shared/useNow';
import { useLanguage } from '../shared/words';
import { filterItems, openCount, stepsFor, type StepId, type WorkFilter } from './steps';
import { reportLines } from './Technical';
import { WorkDetail } from './WorkDetail';
import { rowTexts, WorkRow } from './WorkRow';
import styles from './needs-action.module.css';

const idOf = (item: WorkItem) => item.id;
const kindOf = (item: WorkItem) => item.kind;

export function NeedsActionScreen() {
  const { t } = useTranslation('work');
  const { t: tc } = useTranslation('common');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const now = useNow();
  const clock = useClock();
  const session = useSession();
  const { commands } = useArchive();
  const { technical } = useSessionCommands();
  const items = useWorkItems();
  const [filter, setFilter] = useState<WorkFilter>('all');
  const [chosen, setChosen] = useState<string>();
  const [steps, setSteps] = useState<Record<string, StepId>>({});
  const grid = useRef<VirtualGridHandle>(null);
  const detail = useRef<HTMLElement>(null);
  const byKey = useRef(false);
  const titleId = useId();
  const me = session?.user?.initials;
  const rows = useMemo(() => filterItems(items, filter, me), [items, filter, me]);
  const index = Math.max(0, rows.findIndex((row) => row.id === chosen));
  const current = rows[index];
  const step = current ? steps[current.id] ?? stepsFor(current)[0] ?? 'copy' : 'copy';

  // A solved item goes away; the next takes its place, and focus with it.
  const lastIndex = useRef(0);
  useEffect(() => {
    if (chosen !== undefined && !rows.some((row) => row.id === chosen)) {
      const next = rows[Math.min(lastIndex.current, rows.length - 1)];
      setChosen(next?.id);
      if (next) grid.current?.focus(next.id);
    } else lastIndex.current = index;
  }, [rows, chosen, index]);

  const move = (by: 1 | -1) => { const next = rows[index + by] ?? rows[index]; if (next) { setChosen(next.id); grid.current?.focus(next.id); } };
  useShortcut('next', () => { move(1); });
  useShortcut('previous', () => { move(-1); });

  const solved = () => {
    if (!current) return;
    if (current.kind === 'late' && current.messageId) { void commands.markRead([current.messageId], true).then(() => { announce(t('marked')); }); return; }
    // Ending a sent message needs a reason; the key leads to the field.
    if (stepsFor(current).includes('close')) setSteps((old) => ({ ...old, [current.id]: 'close' }));
  };
  useShortcut('handled', solved, current !== undefined);

  const report = useCallback(async (about: readonly WorkItem[], how: 'copy' | 'save' = 'copy') => {
    const parts: string[] = [];
    for (const item of about) {
      const facts = item.messageId ? await technical(item.messageId).catch(() => undefined) : undefined;
      parts.push(reportLines(item, facts).map(([key, value]) => `${key}: ${value}`).join('\n'));
    }
    const head = [`Sektorpost ${session?.version ?? ''}`, `GLN ${session?.organisation?.gln ?? ''}`, clock()].join('\n');
    const text = `${head}\n\n${parts.join('\n\n')}\n`;
    if (how === 'save') download(new Blob([text]), `${t('report').toLowerCase()}-${dayOf(clock())}.txt`);
    else await navigator.clipboard.writeText(text);
    const [only] = about;
    toast({ text: [t(how === 'save' ? 'reportSaved' : 'reportCopied'), about.length === 1 && only ? t(`reportTo.${only.kind}`) : ''].filter(Boolean).join(' ') });
  }, [technical, session?.version, session?.organisation?.gln, clock, t]);

  const late = items.filter((item) => item.kind === 'late').length;
  const headDetail = [openCount(items) ? t('open', { count: openCount(items) }) : '', late ? t('late', { count: late }) : ''].filter(Boolean).join(', ');
  const nameOf = useCallback((item: WorkItem) => {
    const texts = rowTexts(item, now, language, t, tc, te);
    return [t(`group.${item.kind}`), texts.name, texts.what, texts.why, texts.clock, texts.detail, texts.owner].filter(Boolean).join('. ');
  }, [now, language, t, tc, te]);

  return (
    <div className={styles.screen}>
      <section
        className={styles.list} aria-labelledby={titleId} data-pane="list"
        onPointerDownCapture={() => { byKey.current = false; }} onKeyDownCapture={(event) => { byKey.current = event.key === 'Enter'; }}
      >
        <PaneHead title={t('title')} titleId={titleId} detail={headDetail}>
          {items.length ? <Button size="s" icon="clipboard-list" onPress={() => { void report(rows); }}>{t('report')}</Button> : null}
        </PaneHead>
        <PaneFilters>
          <FilterTabs<WorkFilter>
            label={t('filter.label')} value={filter} onChange={setFilter}
            tabs={(['all', 'mine', 'unassigned'] as const).map((id) => ({ id, label: t(`filter.${id}`), count: filterItems(items, id, me).length }))}
          />
          <span className={styles.clockNote}>{t('clock')}</span>
        </PaneFilters>
        {rows.length === 0
          ? items.length === 0 ? <EmptyState icon="circle-check" title={t('empty')}>{t('emptyText')}</EmptyState> : <EmptyState icon="search" title={t('emptyFiltered')}>{t('emptyFilteredText')}</EmptyState>
          : (
            <VirtualGrid
              ref={grid} label={t('title')} rows={rows} total={rows.length} rowHeight={58} keyOf={idOf} nameOf={nameOf} groupOf={kindOf}
              renderHead={(kind) => <span className={styles.head}><span className={styles.headTitle}>{t(`group.${kind}`)}</span><span className={styles.headText}>{t(`group.${kind}Text`)}</span></span>}
              renderRow={(item) => <WorkRow item={item} now={now} />}
              activeKey={current?.id} onActive={setChosen} openKey={current?.id}
              // A pointer only looks; the keyboard goes on into the steps.
              onOpen={(key) => { setChosen(key); if (byKey.current && key === current?.id) detail.current?.querySelector<HTMLElement>('form input, form button')?.focus(); }}
            />
          )}
      </section>
      <main
        className={styles.detail} ref={detail} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented && current) { event.preventDefault(); grid.current?.focus(current.id); } }}
        aria-label={tc('nav.needsAction')} data-pane="reader"
      >
        {current
          ? <WorkDetail item={current} step={step} onStep={(id) => { setSteps((old) => ({ ...old, [current.id]: id })); }} onSolved={solved} onReport={(how) => { void report([current], how); }} />
          : <EmptyState icon="circle-alert" title={t('noSelection')} />}
      </main>
    </div>
  );
}

