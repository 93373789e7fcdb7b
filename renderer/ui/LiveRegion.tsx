/** One polite and one assertive region for the whole page; several would talk over each other. */
import { useSyncExternalStore } from 'react';
import { VisuallyHidden } from './VisuallyHidden';

type Level = 'polite' | 'alert';
let said: Record<Level, string> = { polite: '', alert: '' };
const listeners = new Set<() => void>();

/** Reads a sentence aloud. `alert` only for rejected, send blocked and database trouble. Never CPR numbers. */
export function announce(text: string, level: Level = 'polite'): void {
  // The same sentence twice is a change only if the text differs; a trailing no-break space does that unheard.
  said = { ...said, [level]: said[level] === text ? `${text}\u00a0` : text };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

export function LiveRegion() {
  const { polite, alert } = useSyncExternalStore(subscribe, () => said);
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">{polite}</span>
      <span role="alert" aria-live="assertive">{alert}</span>
    </VisuallyHidden>
  );
}
