/**
 * A list of rows of which only the visible ones exist: an ARIA grid with sticky group heads, roving focus and marking.
 * Rows that are loaded are known, the rest is asked for near the end; 100,000 rows cost no more than a screenful. New rows
 * never move what a person is looking at.
 */
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { cx } from './cx';
import { groupAt, layoutGroups, rowTop, scrollFor, visibleRange } from './virtual';
import styles from './VirtualGrid.module.css';

export interface RowState { active: boolean; open: boolean; marked: boolean }
export interface VirtualGridHandle { /** Focuses a row (the active one by default) and brings it into view. */ focus(key?: string): void; scrollTo(key: string): void }

export interface VirtualGridProps<Row> {
  label: string;
  rows: readonly Row[];
  /** All rows, loaded or not. */
  total: number;
  keyOf(row: Row): string;
  /** Name read aloud for the whole row. */
  nameOf(row: Row): string;
  renderRow(row: Row, state: RowState): ReactNode;
  /** Rows with equal keys in a row stand under one head. */
  groupOf?(row: Row): string;
  renderHead?(key: string, rows: readonly Row[]): ReactNode;
  rowHeight?: number;
  activeKey: string | undefined;
  onActive(key: string): void;
  openKey?: string | undefined;
  onOpen(key: string): void;
  marked?: ReadonlySet<string>;
  onMark?(keys: ReadonlySet<string>): void;
  hasMore?: boolean;
  onLoadMore?(): void;
  footer?: ReactNode;
  ref?: Ref<VirtualGridHandle>;
}

const OVERSCAN = 6;
const HEAD = 28;
const NOTHING: ReadonlySet<string> = new Set();

export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { label, rows, total, keyOf, nameOf, renderRow, groupOf, renderHead, activeKey, onActive, openKey, onOpen, marked = NOTHING, onMark, hasMore, onLoadMore, footer, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const pendingFocus = useRef<string | undefined>(undefined);
  const markFrom = useRef<string | undefined>(undefined);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [measured, setMeasured] = useState(0);
  const rowHeight = Math.max(props.rowHeight ?? 52, measured);
  const headHeight = groupOf ? HEAD : 0;

  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  const indexOf = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const groups = useMemo(() => layoutGroups(groupOf ? rows.map(groupOf) : keys.map(() => ''), rowHeight, headHeight), [rows, keys, groupOf, rowHeight, headHeight]);
  const height = groups.length ? groups.at(-1)!.top + groups.at(-1)!.height : 0;
  const activeIndex = activeKey === undefined ? -1 : indexOf.get(activeKey) ?? -1;
  const tabStop = activeIndex === -1 ? 0 : activeIndex;

  // Height of two lines as the person's own text spacing makes them: rows grow, they do not cut.
  useEffect(() => {
    if (!probe.current) return undefined;
    const observer = new ResizeObserver(([entry]) => { if (entry) setMeasured(Math.ceil(entry.contentRect.height) + 13); });
    observer.observe(probe.current);
    return () => { observer.disconnect(); };
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const read = () => { setView((old) => (old.top === element.scrollTop && old.height === element.clientHeight ? old : { top: element.scrollTop, height: element.clientHeight })); };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => { observer.disconnect(); element.removeEventListener('scroll', read); };
  }, []);

  // What stood first on screen stays where it was when rows come in above it. At the very top the newest may push down.
  const anchor = useRef<{ key: string; offset: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !anchor.current || element.scrollTop === 0) return;
    const index = indexOf.get(anchor.current.key);
    if (index !== undefined) {
      const wanted = rowTop(groups, index, rowHeight, headHeight) - anchor.current.offset;
      if (Math.abs(wanted - element.scrollTop) >= 1) {
        element.scrollTop = wanted;
        // The scroll event comes a frame later; until then the wrong rows would stand there.
        setView({ top: element.scrollTop, height: element.clientHeight });
      }
    }
  }, [groups, indexOf, rowHeight, headHeight]);
  useLayoutEffect(() => {
    // The element's own position: `view` may be a frame behind what was just corrected.
    const top = scroller.current?.scrollTop ?? view.top;
    const [first] = visibleRange(groups, top + headHeight, top + view.height, rowHeight, headHeight);
    const key = keys[first];
    anchor.current = key === undefined ? undefined : { key, offset: rowTop(groups, first, rowHeight, headHeight) - top };
  }, [view, groups, keys, rowHeight, headHeight]);

  const [from, to] = visibleRange(groups, view.top - OVERSCAN * rowHeight, view.top + view.height + OVERSCAN * rowHeight, rowHeight, headHeight);
  useEffect(() => { if (hasMore && to >= rows.length - 20) onLoadMore?.(); }, [hasMore, to, rows.length, onLoadMore]);

  const bring = useCallback((key: string) => {
    const element = scroller.current;
    const index = indexOf.get(key);
    if (!element || index === undefined) return;
    const top = scrollFor(rowTop(groups, index, rowHeight, headHeight), rowHeight, headHeight, element.scrollTop, element.clientHeight);
    if (top !== undefined) element.scrollTop = top;
  }, [groups, indexOf, rowHeight, headHeight]);

  useLayoutEffect(() => {
    const key = pendingFocus.current;
    if (key === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (row) { pendingFocus.current = undefined; row.focus({ preventScroll: true }); bring(key); }
  });

  useImperativeHandle(ref, () => ({
    focus(key) {
      const target = key ?? keys[tabStop];
      if (target === undefined) { scroller.current?.focus(); return; }
      const row = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(target)}"]`);
      if (row) { row.focus({ preventScroll: true }); bring(target); } else pendingFocus.current = target;
    },
    scrollTo: bring,
  }), [keys, tabStop, bring]);

  const go = (index: number, mark: boolean) => {
    const key = keys[Math.max(0, Math.min(keys.length - 1, index))];
    if (key === undefined) return;
    if (mark && onMark) {
      markFrom.current ??= keys[tabStop];
      onMark(between(markFrom.current, key));
    } else markFrom.current = undefined;
    pendingFocus.current = key;
    onActive(key);
  };
  const between = (a: string | undefined, b: string): ReadonlySet<string> => {
    const start = (a === undefined ? undefined : indexOf.get(a)) ?? indexOf.get(b) ?? 0;
    const end = indexOf.get(b) ?? start;
    return new Set(keys.slice(Math.min(start, end), Math.max(start, end) + 1));
  };
  const toggled = (key: string): ReadonlySet<string> => {
    const next = new Set(marked);
    if (!next.delete(key)) next.add(key);
    return next;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    const moves: Record<string, number> = { ArrowDown: tabStop + 1, ArrowUp: tabStop - 1, Home: 0, End: keys.length - 1, PageDown: tabStop + page, PageUp: tabStop - page };
    const move = moves[event.key];
    const key = keys[tabStop];
    if (move !== undefined) { event.preventDefault(); go(move, event.shiftKey); } else if (event.key === 'Enter' && key !== undefined) { event.preventDefault(); onOpen(key); } else if (event.key === ' ' && key !== undefined && onMark) { event.preventDefault(); onMark(toggled(key)); }
  };
  const onClick = (event: MouseEvent, key: string) => {
    onActive(key);
    if (onMark && (event.ctrlKey || event.metaKey)) { onMark(toggled(key)); return; }
    if (onMark && event.shiftKey) { onMark(between(keys[tabStop], key)); return; }
    onOpen(key);
  };

  const renderOne = (index: number, groupTop: number) => {
    const row = rows[index]!;
    const key = keys[index]!;
    const state = { active: key === activeKey, open: key === openKey, marked: marked.has(key) };
    return (
      <div
        key={key} data-key={key} role="row" aria-rowindex={index + 1} aria-selected={marked.size ? state.marked : state.open} aria-label={nameOf(row)} tabIndex={index === tabStop ? 0 : -1}
        className={cx(styles.row, state.open && styles.open, state.marked && styles.marked)} style={{ top: rowTop(groups, index, rowHeight, headHeight) - groupTop, height: rowHeight }}
        onClick={(event) => { onClick(event, key); }} onFocus={(event) => { if (event.target === event.currentTarget && key !== activeKey) onActive(key); }}
      >
        <div role="gridcell" className={styles.cell}>{renderRow(row, state)}</div>
      </div>
    );
  };

  const shownGroups = groups.filter((group) => group.start <= to && group.start + group.count > from);
  const home = keys.length ? groupAt(groups, tabStop) : undefined;
  // The row that holds focus always exists; scrolled out of sight it would otherwise drop focus to the page.
  const extra = home && (tabStop < from || tabStop > to) ? home : undefined;
  const drawn = extra && !shownGroups.includes(extra) ? [...shownGroups, extra].sort((a, b) => a.start - b.start) : shownGroups;

  return (
    <div
      ref={scroller} className={styles.scroller} role="grid" aria-label={label} aria-rowcount={Math.max(total, rows.length)} aria-multiselectable={onMark ? true : undefined}
      tabIndex={rows.length ? undefined : 0} onKeyDown={onKeyDown} data-scroller
    >
      <div className={styles.space} role="presentation" style={{ height }}>
        {drawn.map((group) => (
          <div key={group.id} role="rowgroup" className={styles.group} style={{ top: group.top, height: group.height }}>
            {groupOf ? <div role="row" className={styles.head}><div role="gridcell" className={styles.headCell}>{renderHead?.(group.key, rows.slice(group.start, group.start + group.count))}</div></div> : null}
            {Array.from({ length: group.count }, (_, i) => group.start + i).filter((i) => (i >= from && i <= to) || (group === extra && i === tabStop)).map((i) => renderOne(i, group.top))}
          </div>
        ))}
      </div>
      {footer}
      <div ref={probe} aria-hidden="true" className={styles.probe}>X<br />X</div>
    </div>
  );
}
