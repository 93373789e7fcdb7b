/**
 * A list and, beside it, the row that has the cursor. `j`, `k` and the arrows move, Enter leads into the detail, Esc back to the
 * row. Where there is room for one only, the detail takes the list's place.
 */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import type { VirtualGridHandle } from '../../ui/VirtualGrid';
import { useShortcut } from './shortcuts';
import styles from './TwoPane.module.css';

interface RowCursor {
  /** Key of the row shown in the detail; undefined when there are no rows. */
  key: string | undefined;
  grid: RefObject<VirtualGridHandle | null>;
  entered: boolean;
  /** How often somebody asked for the detail; each time is a reason to move focus. */
  enters: number;
  /** Moves the cursor without moving focus. */
  choose(key: string): void;
  /** Shows the row, and leads the keyboard into the detail when it was the keyboard that asked. */
  enter(key: string): void;
  leave(): void;
  byKey: RefObject<boolean>;
}

/** @param wanted a row that was asked for from elsewhere; it is shown even when the list doesn't hold it. */
export function useRowCursor(keys: readonly string[], wanted?: string): RowCursor {
  const [chosen, setChosen] = useState(wanted);
  const [asked, setAsked] = useState(wanted);
  const [entered, setEntered] = useState(wanted !== undefined);
  const [enters, setEnters] = useState(0);
  const grid = useRef<VirtualGridHandle>(null);
  const byKey = useRef(false);
  if (asked !== wanted) { setAsked(wanted); setChosen(wanted); setEntered(wanted !== undefined); }
  const at = chosen === undefined ? -1 : keys.indexOf(chosen);
  const key = at >= 0 || (chosen !== undefined && chosen === wanted) ? chosen : keys[0];

  // A row that goes away (cancelled, answered) leaves the cursor to the one that takes its place.
  const lastAt = useRef(0);
  useEffect(() => {
    if (at >= 0) { lastAt.current = at; return; }
    if (chosen !== undefined && chosen !== wanted && keys.length) setChosen(keys[Math.min(lastAt.current, keys.length - 1)]);
  }, [at, chosen, keys, wanted]);

  const move = (by: 1 | -1) => {
    // At either end the row stays; the keyboard comes to it all the same, from wherever it was.
    const next = keys[key === undefined ? 0 : keys.indexOf(key) + by] ?? key;
    if (next === undefined) return;
    byKey.current = false;
    setChosen(next);
    grid.current?.focus(next);
  };
  useShortcut('next', () => { move(1); });
  useShortcut('previous', () => { move(-1); });

  return {
    key, grid, entered, enters, byKey, choose: setChosen,
    enter(next) { setChosen(next); setEntered(true); setEnters((count) => count + 1); },
    leave() { setEntered(false); grid.current?.focus(key); },
  };
}

interface TwoPaneProps { cursor: RowCursor; titleId: string; list: ReactNode; detail: ReactNode; detailLabel: string }

export function TwoPane({ cursor, titleId, list, detail, detailLabel }: TwoPaneProps) {
  const { t } = useTranslation('common');
  const main = useRef<HTMLElement>(null);
  const listPane = useRef<HTMLElement>(null);
  const { entered, enters, leave, key, byKey } = cursor;
  useEffect(() => {
    // A pointer only looks; focus follows it only where the list has gone.
    if (!entered || (!byKey.current && listPane.current?.offsetParent !== null)) return;
    const start = main.current?.querySelector<HTMLElement>('[data-detail-title]') ?? main.current;
    start?.focus();
  }, [entered, enters, key, byKey]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  };
  const noteKey = (event: KeyboardEvent) => { byKey.current = event.key === 'Enter'; };
  return (
    <div className={cx(styles.screen, entered && styles.entered)}>
      <section
        ref={listPane} className={styles.list} aria-labelledby={titleId} data-pane="list"
        onPointerDownCapture={() => { byKey.current = false; }} onKeyDownCapture={noteKey}
      >
        {list}
      </section>
      <main ref={main} className={styles.detail} aria-label={detailLabel} tabIndex={-1} data-pane="reader" onKeyDown={onKeyDown}>
        <div className={styles.back}><Button size="s" icon="arrow-left" onPress={leave}>{t('back')}</Button></div>
        {detail}
      </main>
    </div>
  );
}
