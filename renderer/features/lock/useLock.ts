/** Locking by key and by quiet. Everything typed is saved first, since nothing can be saved once nobody is logged in. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushUnsaved } from '../shared/unsaved';
import { useShortcut } from '../shared/shortcuts';

/** What counts as somebody being there. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const MINUTE = 60_000;
/** How often the quiet is measured; a sleeping computer is noticed at the first look after waking. */
const LOOK_MS = 5_000;

export interface LockOptions {
  /** Somebody is logged in. */
  open: boolean;
  /** Minutes without a sign of life; 0 = never. */
  afterMinutes: number;
  lock(): Promise<unknown>;
  now(): number;
}

/** `lockNow` for buttons; `lockedAfter` is set when quiet did it. */
export function useLock({ open, afterMinutes, lock, now }: LockOptions): { lockNow(): Promise<void>; lockedAfter: number | undefined } {
  const [lockedAfter, setLockedAfter] = useState<number>();
  const ports = useRef({ lock, now });
  useEffect(() => { ports.current = { lock, now }; });
  const close = useCallback(async (after: number | undefined) => {
    await flushUnsaved();
    setLockedAfter(after);
    await ports.current.lock();
  }, []);
  const lockNow = useCallback(() => close(undefined), [close]);
  useShortcut('lock', (event) => { event.preventDefault(); void lockNow(); }, open);

  useEffect(() => {
    if (!open || afterMinutes <= 0) return undefined;
    let last = ports.current.now();
    let locking = false;
    const alive = () => { last = ports.current.now(); };
    for (const sign of signs) window.addEventListener(sign, alive, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (locking || ports.current.now() - last < afterMinutes * MINUTE) return;
      locking = true;
      close(afterMinutes).then(() => { locking = false; }, () => { locking = false; });
    }, Math.min(LOOK_MS, afterMinutes * MINUTE));
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [open, afterMinutes, close]);
  return { lockNow, lockedAfter };
}
