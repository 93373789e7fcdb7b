import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { cx } from './cx';
import styles from './Pane.module.css';

/** Head of a pane: 56 high, so that it lines up with the patient band beside it. */
export function PaneHead({ title, detail, children, titleId, line }: { title: string; detail?: ReactNode; children?: ReactNode; titleId?: string; line?: boolean }) {
  return (
    <div className={cx(styles.head, line && styles.line)}>
      <h1 id={titleId} className={styles.title} tabIndex={-1} data-pane-title>{title}</h1>
      {detail ? <span className={styles.detail}>{detail}</span> : null}
      <span className={styles.gap} />
      {children}
    </div>
  );
}

export const PaneFilters = ({ children }: { children: ReactNode }) => <div className={styles.filters}>{children}</div>;

export function Scroll({ children, className, label }: { children: ReactNode; className?: string | undefined; label?: string }) {
  // A scrolling region without controls must be reachable by Tab, or the keyboard can't scroll it.
  return <div className={cx(styles.scroll, className)} tabIndex={0} role={label ? 'region' : undefined} aria-label={label} data-scroller>{children}</div>;
}

export interface SplitterProps { label: string; width: number; min: number; max: number; onChange(width: number): void; onReset(): void }

/** Edge between two panes: drag, arrows, or double-click for the usual width. Pixels. */
export function Splitter({ label, width, min, max, onChange, onReset }: SplitterProps) {
  const start = useRef<{ x: number; width: number } | undefined>(undefined);
  const clamp = (value: number) => Math.round(Math.max(min, Math.min(max, value)));
  const move = (event: PointerEvent) => { if (start.current) onChange(clamp(start.current.width + event.clientX - start.current.x)); };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    onChange(clamp(width + step));
  };
  // The same by key from anywhere in the window, since an edge is hard to find without a pointer.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
      if (step === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onChange(Math.round(Math.max(min, Math.min(max, width + step))));
    };
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, [width, min, max, onChange]);
  return (
    <div
      className={styles.splitter} role="separator" aria-orientation="vertical" aria-label={label} aria-valuenow={width} aria-valuemin={min} aria-valuemax={max} tabIndex={0}
      onPointerDown={(event) => { start.current = { x: event.clientX, width }; event.currentTarget.setPointerCapture(event.pointerId); }} onPointerMove={move}
      onPointerUp={() => { start.current = undefined; }} onPointerCancel={() => { start.current = undefined; }} onDoubleClick={onReset} onKeyDown={onKeyDown}
    />
  );
}
