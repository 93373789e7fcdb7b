/** The municipality's rehabilitation plans: what waits for a level or a start, the nearest deadline first, and what is offered. */
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounts, usePlans, type PlanList as PlanListId, type ThreadRow } from '../../archive';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/EmptyState';
import { FilterTabs } from '../../ui/FilterTabs';
import { Icon } from '../../ui/Icon';
import { PaneFilters, PaneHead } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { useShortcut } from '../shared/shortcuts';
import { dayOf } from '../shared/times';
import { useNow } from '../shared/useNow';
import { useThreadActions } from '../shared/useThreadActions';
import { useTexts } from '../shared/words';
import { planRowName, planRowTexts } from './plan-row';
import styles from './plans.module.css';

export interface PlanListHandle { /** Back to the list: the open row, or the head when there are none. */ focus(): void; /** The open plan is done with; the list moves on. */ handled(): void }
export interface PlanListProps {
  openId: string | undefined;
  onOpen(threadId: string | undefined): void;
  /** Enter on what is open already: into the plan. */
  onEnter(): void;
  edge?: ReactNode;
  ref?: Ref<PlanListHandle>;
}

const idOf = (row: ThreadRow) => row.threadId;

export function PlanList({ openId, onOpen, onEnter, edge, ref }: PlanListProps) {
  const { t, language } = useTexts('plans');
  const { t: tc } = useTranslation('common');
  const today = dayOf(useNow());
  const { plans: open } = useCounts();
  const [tab, setTab] = useState<PlanListId>('visitation');
  const [active, setActive] = useState<string>();
  const visitation = usePlans('visitation');
  const offered = usePlans('offered');
  const actions = useThreadActions();
  const grid = useRef<VirtualGridHandle>(null);
  const section = useRef<HTMLElement>(null);
  const titleId = useId();
  // What is offered stands below what waits, once all of that is there.
  const withOffered = !visitation.hasMore && !visitation.loading;
  const page = tab === 'offered' || withOffered ? offered : visitation;
  const total = tab === 'offered' ? offered.total : visitation.total + offered.total;
  const waiting = useMemo(() => new Set(visitation.rows.map(idOf)), [visitation.rows]);
  // The two lists are read apart: a plan on its way from one to the other stands in both for a moment, and must not twice on screen.
  const rows = useMemo(() => (tab === 'offered' ? offered.rows : [...visitation.rows, ...(withOffered ? offered.rows.filter((row) => !waiting.has(row.threadId)) : [])]), [tab, visitation.rows, offered.rows, withOffered, waiting]);
  const groupOf = useCallback((row: ThreadRow): PlanListId => (waiting.has(row.threadId) ? 'visitation' : 'offered'), [waiting]);

  const at = active ?? openId;
  const index = rows.findIndex((row) => row.threadId === at);
  const step = (by: 1 | -1) => {
    const next = rows[index === -1 ? 0 : index + by] ?? rows[index];
    if (!next) return;
    setActive(next.threadId);
    grid.current?.focus(next.threadId);
  };
  const focusHead = () => { section.current?.querySelector<HTMLElement>('[data-pane-title]')?.focus(); };
  const handled = () => {
    const current = rows.find((row) => row.threadId === (openId ?? active));
    if (!current) return;
    const here = rows.indexOf(current);
    const next = rows[here + 1] ?? rows[here - 1];
    void actions.handle([current], current.handledAt === undefined);
    setActive(next?.threadId);
    if (openId !== undefined) onOpen(next?.threadId);
    if (next) grid.current?.focus(next.threadId); else focusHead();
  };
  useShortcut('next', () => { step(1); });
  useShortcut('previous', () => { step(-1); });
  useShortcut('handled', handled, at !== undefined);
  useImperativeHandle(ref, () => ({ focus() { if (rows.length) grid.current?.focus(at); else focusHead(); }, handled }));

  const show = useCallback((key: string) => {
    setActive(key);
    if (key === openId) onEnter(); else onOpen(key);
  }, [openId, onOpen, onEnter]);
  // A plan that was opened from elsewhere is where the keyboard goes on from.
  useEffect(() => { if (openId !== undefined) setActive(openId); }, [openId]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || openId === undefined) return;
    event.preventDefault();
    onOpen(undefined);
  };
  const nameOf = useCallback((row: ThreadRow) => planRowName(row, planRowTexts(row, today, language, t, tc), t), [today, language, t, tc]);
  return (
    <section ref={section} className={styles.list} aria-labelledby={titleId} onKeyDown={onKeyDown} data-pane="list">
      <PaneHead title={t('title')} titleId={titleId} detail={open > 0 ? t('open', { count: open }) : ''} />
      <PaneFilters>
        <FilterTabs<PlanListId>
          label={t('tab.label')} value={tab} onChange={setTab}
          tabs={[{ id: 'visitation', label: t('tab.visitation'), count: visitation.total }, { id: 'offered', label: t('tab.offered'), count: offered.total }]}
        />
      </PaneFilters>
      {rows.length === 0
        ? page.loading ? <Waiting>{tc('loading')}</Waiting> : <EmptyState icon="dumbbell" title={t(`empty.${tab}`)}>{t(`empty.${tab}Text`)}</EmptyState>
        : (
          <VirtualGrid
            ref={grid} label={t('label')} rows={rows} total={total} rowHeight={58} keyOf={idOf} nameOf={nameOf} groupOf={groupOf} renderHead={(key) => t(`group.${key}`)}
            renderRow={(row, state) => <PlanRow row={row} today={today} open={state.open} />}
            activeKey={at} onActive={setActive} openKey={openId} onOpen={show} hasMore={page.hasMore} onLoadMore={page.loadMore}
          />
        )}
      {edge}
    </section>
  );
}

function PlanRow({ row, today, open }: { row: ThreadRow; today: string; open: boolean }) {
  const { t, language } = useTexts('plans');
  const { t: tc } = useTranslation('common');
  const texts = planRowTexts(row, today, language, t, tc);
  return (
    <div className={cx(styles.row, open && styles.open, row.unread > 0 && styles.unread)}>
      <span className={cx(styles.sign, styles[texts.tone])} title={texts.sign}><Icon name={texts.icon} /></span>
      <span className={styles.two}><span className={styles.name}>{texts.name}</span><span className={styles.about}><span className={styles.cpr}>{texts.cpr}</span> · {texts.about}</span></span>
      <span className={styles.days}><span>{texts.first}</span><span>{texts.second}</span></span>
    </div>
  );
}

/** What stands in the reading pane while no plan is open. */
export function NoPlanOpen() {
  const { t } = useTranslation('plans');
  return <EmptyState icon="dumbbell" title={t('noSelection')}>{t('noSelectionText')}</EmptyState>;
}
