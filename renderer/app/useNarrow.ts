import { useSyncExternalStore } from 'react';

const query = typeof window === 'undefined' ? undefined : window.matchMedia('(max-width: 1140px)');
const subscribe = (listener: () => void) => {
  query?.addEventListener('change', listener);
  return () => { query?.removeEventListener('change', listener); };
};

/** The window is at most 1140 px wide: slim rail, narrow list, no words in toolbars. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query?.matches ?? false);
