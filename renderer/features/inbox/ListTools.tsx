/** Filters, grouping, order, and the bar that takes their place while rows are marked. */
import { useTranslation } from 'react-i18next';
import type { Counts, ThreadRow } from '../../archive';
import type { ListFilter, ListKind, ListView } from '../../desk/threads';
import { IconButton } from '../../ui/Button';
import { FilterTabs } from '../../ui/FilterTabs';
import { Menu } from '../../ui/Menu';
import { PaneFilters } from '../../ui/Pane';
import { ToolButton, Toolbar, ToolbarGap } from '../../ui/Toolbar';
import { catalogues } from '../../../shared/i18n';
import { AssignMenu, SnoozeMenu } from '../shared/ThreadMenus';
import { useKeyOf } from '../shared/shortcuts';
import { categoryLabel, usePatientWord } from '../shared/words';
import styles from './ThreadList.module.css';

/** The categories there are words for: those of the published code system. */
const categories = Object.keys(catalogues.da.common.category ?? {});

interface ToolsProps { view: ListView; counts: Counts; folder: string; onChange(change: Partial<ListView>): void }

export function HeadTools({ view, onChange }: Pick<ToolsProps, 'view' | 'onChange'>) {
  const { t } = useTranslation('inbox');
  const word = usePatientWord();
  const byPatient = view.grouping === 'patient';
  return (
    <>
      <IconButton icon="layers" label={t(byPatient ? 'group.day' : `group.${word}`)} aria-pressed={byPatient} onPress={() => { onChange({ grouping: byPatient ? 'day' : 'patient' }); }} />
      <IconButton icon="arrow-up-down" label={t(`order.${view.order}`)} onPress={() => { onChange({ order: view.order === 'newest' ? 'oldest' : 'newest' }); }} />
    </>
  );
}

export function FilterBar({ view, counts, folder, onChange }: ToolsProps) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTranslation('common');
  const inbox = folder === 'inbox';
  const { t: tl } = useTranslation('letters');
  const kinds: { id: 'all' | ListKind; label: string; count?: number | undefined; wideOnly?: boolean }[] = [
    { id: 'all', label: tl('tab.all'), count: counts.inbox }, { id: 'letters', label: tl('tab.letters'), count: counts.lettersMarked + counts.lettersUnmarked },
    { id: 'correspondence', label: tl('tab.correspondence'), count: counts.correspondence }, { id: 'plans', label: tl('tab.plans'), count: counts.inboxPlans, wideOnly: true },
  ];
  const tabs: { id: ListFilter; label: string; count?: number | undefined; wideOnly?: boolean }[] = [
    { id: 'all', label: t('filter.all'), count: inbox ? counts.inbox : undefined },
    { id: 'unread', label: t('filter.unread'), count: inbox ? counts.inboxUnread : undefined },
    { id: 'attachments', label: t('filter.attachments') },
    { id: 'late', label: t('filter.late'), count: inbox && counts.late > 0 ? counts.late : undefined, wideOnly: true },
  ];
  return (
    <PaneFilters>
      {inbox
        ? <FilterTabs label={tl('tab.label')} tabs={kinds} value={view.kind ?? 'all'} onChange={(kind) => { onChange({ kind: kind === 'all' ? undefined : kind }); }} />
        : <FilterTabs label={t('filter.label')} tabs={tabs} value={view.filter} onChange={(filter) => { onChange({ filter }); }} />}
      <span className={styles.gap} />
      <Menu
        label={t('filter.more')} trigger={<IconButton icon="filter" label={view.category ? t('filter.categoryOn', { category: categoryLabel(tc, view.category) }) : t('filter.more')} aria-pressed={view.category !== undefined || (inbox && view.filter !== 'all')} />}
        groups={[
          ...(inbox ? [{ id: 'kind', title: tl('tab.label'), entries: kinds.map(({ id, label }) => ({ id: `kind:${id}`, label, checked: (view.kind ?? 'all') === id })) }] : []),
          { id: 'filter', title: t('filter.label'), entries: tabs.map(({ id, label }) => ({ id: `filter:${id}`, label, checked: view.filter === id })) },
          { id: 'category', title: t('filter.category'), entries: [{ id: 'category:', label: t('filter.anyCategory'), checked: view.category === undefined }, ...categories.map((code) => ({ id: `category:${code}`, label: categoryLabel(tc, code), checked: view.category === code }))] },
        ]}
        onAction={(id) => {
          const [kind, value] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
          if (kind === 'kind') onChange({ kind: value === 'all' ? undefined : value as ListKind });
          else if (kind === 'filter') onChange({ filter: value as ListFilter });
          else onChange({ category: value || undefined });
        }}
      />
    </PaneFilters>
  );
}

interface MarkedProps { rows: readonly ThreadRow[]; handled: boolean; onHandled(): void; onClear(): void }

export function MarkedBar({ rows, handled, onHandled, onClear }: MarkedProps) {
  const { t } = useTranslation('inbox');
  const key = useKeyOf('handled');
  return (
    <Toolbar label={t('select.actions')} className={styles.marked}>
      <ToolButton icon="check" label={t(handled ? 'action.unhandle' : 'action.handled')} kbd={key} onPress={onHandled} />
      <AssignMenu rows={rows} onDone={onClear} />
      <SnoozeMenu rows={rows} onDone={onClear} />
      <ToolbarGap />
      <ToolButton icon="x" label={t('select.clear')} kbd="Esc" iconOnly onPress={onClear} />
    </Toolbar>
  );
}
