/** Confirms what was done and offers to undo it. Never for anything that matters: that stands in the page. One at a time. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from './Button';
import { useDialogOpen } from './Dialog';
import styles from './Toast.module.css';

export interface ToastText { text: string; undo?: { label: string; kbd?: string | undefined; run(): void } }

const SECONDS = 10;
let shown: { id: number; content: ToastText } | undefined;
let nextId = 1;
const listeners = new Set<() => void>();
function set(next: typeof shown): void {
  shown = next;
  for (const listener of listeners) listener();
}

export function toast(content: ToastText): void { set({ id: nextId++, content }); }

/** Undoes the newest confirmed act, if it is still offered (Ctrl+Z). True when there was one. */
export function undoNewest(): boolean {
  const undo = shown?.content.undo;
  if (!undo) return false;
  set(undefined);
  undo.run();
  return true;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

/** The place where they show: at the foot of the window, behind any dialog. Time stands still while one is hovered, holds focus or lies behind a dialog. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  const item = useSyncExternalStore(subscribe, () => shown);
  return (
    <section aria-label={label} className={styles.region}>
      <div role="status" aria-live="polite">{item ? <ToastCard key={item.id} content={item.content} closeLabel={closeLabel} /> : null}</div>
    </section>
  );
}

function ToastCard({ content, closeLabel }: { content: ToastText; closeLabel: string }) {
  const [held, setHeld] = useState(false);
  const covered = useDialogOpen();
  const left = useRef(SECONDS * 1000);
  useEffect(() => {
    if (held || covered) return undefined;
    const begun = performance.now();
    const timer = setTimeout(() => { set(undefined); }, left.current);
    return () => { clearTimeout(timer); left.current = Math.max(1000, left.current - (performance.now() - begun)); };
  }, [held, covered]);
  return (
    <div className={styles.toast} onPointerEnter={() => { setHeld(true); }} onPointerLeave={() => { setHeld(false); }} onFocus={() => { setHeld(true); }} onBlur={() => { setHeld(false); }}>
      <span className={styles.text}>{content.text}</span>
      {content.undo ? <Button size="s" kbd={content.undo.kbd} onPress={() => { undoNewest(); }}>{content.undo.label}</Button> : null}
      <IconButton icon="x" label={closeLabel} onPress={() => { set(undefined); }} />
    </div>
  );
}
