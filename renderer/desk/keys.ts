/** The `g` prefix of the keyboard map: `g i` goes to the inbox. A `g` waits one second. */
import type { StateCreator } from 'zustand';

export const PREFIX_MS = 1000;

export interface KeySlice {
  /** True between `g` and the key that follows it. */
  prefix: boolean;
  /** The list of shortcuts is open. */
  shortcutsOpen: boolean;
  beginPrefix(): void;
  endPrefix(): void;
  setShortcutsOpen(open: boolean): void;
}

export const keySlice: StateCreator<KeySlice> = (set) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    prefix: false, shortcutsOpen: false,
    beginPrefix() {
      clearTimeout(timer);
      timer = setTimeout(() => set({ prefix: false }), PREFIX_MS);
      set({ prefix: true });
    },
    endPrefix() {
      clearTimeout(timer);
      set({ prefix: false });
    },
    setShortcutsOpen: (shortcutsOpen) => set({ shortcutsOpen }),
  };
};
