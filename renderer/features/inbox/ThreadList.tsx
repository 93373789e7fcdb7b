/** A folder of threads: inbox, mine, unassigned or handled. Knows the next row; the reader beside it does not. */
import { useCallback, useEffect, useId, useMemo, useRef, useImperativeHandle, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounts, useNetwork, useThreads, type ThreadFolder, type ThreadRow } from '../../archive';
import { useListView, useThreadDesk } from '../../desk/threads';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { PaneHead } from '../../ui/Pane';
import { Waiting } from '../../ui/Progress';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { navigate } from '../shared/navigation';
import { plainLine } from '../shared/plain-text';
import { useKeyOf, useShortcut } from '../shared/shortcuts';
import { clock, dayHead, dayOf } from '../shared/times';
import { useNow } from '../shared/useNow';
import { useThreadActions } from '../shared/useThreadActions';
import { useLanguage, useTexts } from '../shared/words';
import { FilterBar, HeadTools, MarkedBar } from './ListTools';
import { rowName, ThreadRowView } from './ThreadRowView';
import styles from './ThreadList.module.css';

export interface ThreadListHandle {
  /** Back to the list: the open row, or the head when there are no rows. */
  focus(): void;
  /** Marks the open thread (or what is marked) as handled and moves on. */
  handled(): void;
  /** Opens the neighbour of the open thread. */
  move(step: 1 | -1): void;
}

export interface ThreadListProps {
  folder: ThreadFolder;
  openId: string | undefined;
  /** Opens a thread beside the list; undefined closes it. */
  onOpen(threadId: string | undefined): void;
  /** Enter on what is open already: into the message. */
  onEnter(): void;
  /** The edge that is dragged; part of the list's landmark. */
  edge?: ReactNode;
  ref?: Ref<ThreadListHandle>;
}

const idOf = (row: ThreadRow) => row.threadId;
const dayKey = (row: ThreadRow) => dayOf(row.lastAt);
const patientKeyOf = (row: ThreadRow) => row.patientKey;
const markKey = (row: ThreadRow) => (row.letter?.mark ? 'marked' : 'unmarked');

/** Rows of one patient together, in the order in which the patients first appear. */
function byPatient(rows: readonly ThreadRow[]): ThreadRow[] {
  const groups = new Map<string, ThreadRow[]>();
  for (const row of rows) groups.set(row.patientKey, [...(groups.get(row.patientKey) ?? []), row]);
  return [...groups.values()].flat();
}

export function ThreadList({ folder, openId, onOpen, onEnter, edge, ref }: ThreadListProps) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTexts('common');
  const { t: td } = useTranslation('delivery');
  const { t: tl } = useTranslation('letters');
  const language = useLanguage();
  const now = useNow();
  const counts = useCounts();
  const view = useListView(folder);
  const { setView, setActive, setMarked, setMenu } = useThreadDesk.getState();
  const active = useThreadDesk((state) => state.active[folder]);
  const marked = useThreadDesk((state) => state.marked);
  const actions = useThreadActions();
  const kind = folder === 'inbox' ? view.kind : undefined;
  const page = useThreads({ folder, filter: view.filter, order: view.order, ...(view.category ? { category: view.category } : {}), ...(kind ? { kind } : {}) });
  // Discharge summaries are grouped by what must be done: marked ones at once, the others at the next contact.
  const marks = kind === 'letters';
  const rows = useMemo(() => (!marks && view.grouping === 'patient' ? byPatient(page.rows) : page.rows), [page.rows, view.grouping, marks]);
  const grid = useRef<VirtualGridHandle>(null);
  const section = useRef<HTMLElement>(null);
  const titleId = useId();

  useEffect(() => { setMarked(new Set()); setMenu(undefined); }, [folder, view.filter, view.category, view.kind, setMarked, setMenu]);
  // Another list begins at its top, or what is marked for follow-up would be passed over; who comes back to the folder goes on where they were.
  const shown = useRef({ folder, kind: view.kind, filter: view.filter, category: view.category });
  useEffect(() => {
    const before = shown.current;
    shown.current = { folder, kind: view.kind, filter: view.filter, category: view.category };
    if (before.folder === folder && (before.kind !== view.kind || before.filter !== view.filter || before.category !== view.category)) setActive(folder, undefined);
  }, [folder, view.kind, view.filter, view.category, setActive]);

  const focusHead = () => { section.current?.querySelector<HTMLElement>('[data-pane-title]')?.focus(); };
  const open = useCallback((key: string) => {
    setActive(folder, key);
    if (key === openId) onEnter();
    else onOpen(key);
  }, [folder, openId, onOpen, onEnter, setActive]);

  const at = active ?? openId;
  const index = rows.findIndex((row) => row.threadId === at);
  const step = (by: 1 | -1, alsoOpen: boolean) => {
    const next = rows[index === -1 ? 0 : index + by];
    if (!next) return;
    setActive(folder, next.threadId);
    if (alsoOpen) onOpen(next.threadId);
    else grid.current?.focus(next.threadId);
  };

  const chosen = useMemo(() => {
    const keys = marked.size ? marked : new Set(openId ?? active ? [openId ?? active] : []);
    return rows.filter((row) => keys.has(row.threadId));
  }, [rows, marked, openId, active]);

  const isHandledFolder = folder === 'handled';
  /** The row after the last that goes away; the one before when there is none after. */
  const handled = () => {
    if (chosen.length === 0) return;
    const going = new Set(chosen.map(idOf));
    const lastIndex = rows.findIndex((row) => row.threadId === chosen.at(-1)!.threadId);
    const next = rows.slice(lastIndex + 1).find((row) => !going.has(row.threadId)) ?? rows.slice(0, lastIndex).reverse().find((row) => !going.has(row.threadId));
    void actions.handle(chosen, !isHandledFolder);
    setMarked(new Set());
    setActive(folder, next?.threadId);
    if (openId !== undefined) onOpen(next?.threadId);
    if (next) grid.current?.focus(next.threadId);
    else focusHead();
  };

  useShortcut('next', () => { step(1, false); });
  useShortcut('previous', () => { step(-1, false); });
  useShortcut('handled', handled, chosen.length > 0);
  useShortcut('mark', () => {
    if (!at) return;
    const next = new Set(marked);
    if (!next.delete(at)) next.add(at);
    setMarked(next);
  }, rows.length > 0);
  // Without an open thread there is no menu to open yet: the key opens the thread and its menu.
  const viaOpen = (menu: 'assign' | 'snooze') => { if (active) { onOpen(active); setMenu(menu); } };
  useShortcut('assign', () => { viaOpen('assign'); }, openId === undefined && marked.size === 0);
  useShortcut('snooze', () => { viaOpen('snooze'); }, openId === undefined && marked.size === 0);

  useImperativeHandle(ref, () => ({
    focus() { if (rows.length) grid.current?.focus(at); else focusHead(); },
    handled, move(by) { step(by, true); },
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (marked.size) { event.preventDefault(); setMarked(new Set()); } else if (openId !== undefined) { event.preventDefault(); onOpen(undefined); }
  };

  const nameOf = useCallback((row: ThreadRow) => rowName(row, now, language, t, tc, td, tl), [now, language, t, tc, td, tl]);
  const renderHead = useCallback((key: string, group: readonly ThreadRow[]) => {
    if (marks) {
      const marked = key === 'marked';
      const count = view.filter !== 'all' || view.category !== undefined ? group.length : marked ? counts.lettersMarkedUnread : counts.lettersUnmarked;
      return <><span className={styles.headText}>{tl(`group.${key}`)}</span><span className={styles.headCount}>{marked && view.filter === 'all' && view.category === undefined ? (count > 0 ? t('unread', { count }) : '') : count}</span></>;
    }
    const unread = group.filter((row) => row.unread > 0).length;
    const first = group[0];
    const head = view.grouping === 'day' ? dayHead(key, now, language) : undefined;
    const text = head ? (head.relation === 'other' ? capital(head.text) : tc(head.relation, { day: head.text })) : plainLine(first?.patientName ?? '') || tc('unknownPatient');
    return <><span className={styles.headText}>{text}</span><span className={styles.headCount}>{unread > 0 ? t('unread', { count: unread }) : ''}</span></>;
  }, [view.grouping, view.filter, view.category, marks, counts.lettersMarkedUnread, counts.lettersUnmarked, now, language, t, tc, tl]);

  const titleKey = folder === 'snoozed' ? 'inbox' : folder;
  const detail = marked.size ? t('marked', { count: marked.size }) : marks ? [tl('head.marked', { count: counts.lettersMarked }), counts.lettersMarkedUnread > 0 ? t('unread', { count: counts.lettersMarkedUnread }) : ''].filter(Boolean).join(', ') : folder === 'inbox' && kind === undefined && counts.inboxUnread > 0 ? t('unread', { count: counts.inboxUnread }) : page.total > 0 ? t('threads', { count: page.total }) : '';
  const filtered = view.filter !== 'all' || view.category !== undefined || kind !== undefined;

  return (
    <section ref={section} className={styles.list} aria-labelledby={titleId} onKeyDown={onKeyDown} data-pane="list">
      <PaneHead title={marks ? tl('head.letters') : tc(`nav.${titleKey}`)} titleId={titleId} detail={detail}><HeadTools view={view} onChange={(change) => { setView(folder, change); }} /></PaneHead>
      {marked.size
        ? <MarkedBar rows={chosen} handled={isHandledFolder} onHandled={handled} onClear={() => { setMarked(new Set()); grid.current?.focus(at); }} />
        : <FilterBar view={view} counts={counts} folder={folder} onChange={(change) => { setView(folder, change); }} />}
      {rows.length === 0
        ? page.loading ? <Waiting>{tc('loading')}</Waiting> : <NoRows folder={folder} filtered={filtered} onClear={() => { setView(folder, { filter: 'all', category: undefined, kind: undefined }); }} />
        : (
          <VirtualGrid
            ref={grid} label={tc(`nav.${titleKey}`)} rows={rows} total={page.total} keyOf={idOf} nameOf={nameOf} groupOf={marks ? markKey : view.grouping === 'day' ? dayKey : patientKeyOf} renderHead={renderHead}
            renderRow={(row, state) => <ThreadRowView row={row} state={state} now={now} underDay={!marks && view.grouping === 'day'} />}
            activeKey={at} onActive={(key) => { setActive(folder, key); }} openKey={openId} onOpen={open} marked={marked} onMark={setMarked} hasMore={page.hasMore} onLoadMore={page.loadMore}
          />
        )}
      {edge}
    </section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function NoRows({ folder, filtered, onClear }: { folder: ThreadFolder; filtered: boolean; onClear(): void }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const network = useNetwork();
  if (filtered) return <EmptyState icon="search" title={t('empty.filtered')} action={<Button size="s" onPress={onClear}>{t('empty.clear')}</Button>}>{t('empty.filteredText')}</EmptyState>;
  if (folder === 'inbox' || folder === 'snoozed') {
    return network?.lastFetchAt
      ? <EmptyState icon="inbox" title={t('empty.inbox')}>{t('empty.inboxText', { time: clock(network.lastFetchAt, language) })}</EmptyState>
      : <EmptyState icon="wifi-off" title={t('empty.inboxNever')} action={<Button size="s" onPress={() => { void navigate('settings', 'network'); }}>{t('empty.seeConnection')}</Button>}>{t('empty.inboxNeverText')}</EmptyState>;
  }
  const icon = { mine: 'user', unassigned: 'users-round', handled: 'archive' }[folder];
  return <EmptyState icon={icon} title={t(`empty.${folder}`)}>{t(`empty.${folder}Text`)}</EmptyState>;
}

/** What stands in the reading pane while nothing is open. */
export function NothingOpen() {
  const { t } = useTranslation('inbox');
  const next = useKeyOf('next');
  const previous = useKeyOf('previous');
  return <EmptyState icon="message-square-text" title={t('noSelection')}>{next && previous ? t('noSelectionText', { next, previous }) : t('noSelectionPlain')}</EmptyState>;
}
