/**
 * One draft being written. It is saved 400 ms after the last key, on leaving a field, when the window is hidden and before
 * anything takes the person away; a save that fails is tried again, and what is typed stays on screen all the while.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, Instant } from '../../../shared/messages';
import { beforeNavigation } from '../shared/navigation';
import { holdUnsaved } from '../shared/unsaved';

export const AUTOSAVE_MS = 400;
const RETRY_MS = 3000;

export type SaveState = { state: 'clean' } | { state: 'dirty' } | { state: 'saving' } | { state: 'saved'; at: Instant } | { state: 'failed' };

export interface DraftEditor {
  draft: Draft;
  save: SaveState;
  /** Changes the newest draft; several calls in one event add up. */
  change(edit: (draft: Draft) => Draft): void;
  /** Saves now, and resolves when the newest draft is safe or the save has failed. */
  flush(): Promise<void>;
  /** The newest draft, for what happens between two renders. */
  latest(): Draft;
  /** The draft is gone (sent or discarded): nothing is saved any more. */
  stop(): void;
}

export function useDraftEditor(initial: Draft, saveDraft: (draft: Draft) => Promise<void>, now: () => Instant): DraftEditor {
  const [draft, setDraft] = useState(initial);
  const [save, setSave] = useState<SaveState>({ state: 'clean' });
  const newest = useRef(initial);
  const dirty = useRef(false);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const ports = useRef({ saveDraft, now });
  useEffect(() => { ports.current = { saveDraft, now }; });

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    // One save at a time: an older one that ends late must not overwrite a newer one.
    chain.current = chain.current.then(async () => {
      if (!dirty.current || stopped.current) return;
      dirty.current = false;
      setSave({ state: 'saving' });
      try {
        await ports.current.saveDraft(newest.current);
        if (!dirty.current) setSave({ state: 'saved', at: ports.current.now() });
      } catch {
        dirty.current = true;
        setSave({ state: 'failed' });
        clearTimeout(timer.current);
        timer.current = setTimeout(() => { void flush(); }, RETRY_MS);
      }
    });
    return chain.current;
  }, []);

  const change = useCallback((edit: (draft: Draft) => Draft) => {
    if (stopped.current) return;
    const next = edit(newest.current);
    if (next === newest.current) return;
    newest.current = { ...next, updatedAt: ports.current.now() };
    dirty.current = true;
    setDraft(newest.current);
    setSave({ state: 'dirty' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { void flush(); }, AUTOSAVE_MS);
  }, [flush]);

  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') void flush(); };
    const leaving = () => { void flush(); };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leaving);
    const release = [holdUnsaved(flush), beforeNavigation(flush)];
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leaving);
      for (const off of release) off();
      void flush();
    };
  }, [flush]);

  const latest = useCallback(() => newest.current, []);
  const stop = useCallback(() => { stopped.current = true; clearTimeout(timer.current); }, []);
  return { draft, save, change, flush, latest, stop };
}
