/** Which panes are open and how wide; the theme as shown. Widths are kept by the archive's preferences, not here. */
import type { StateCreator } from 'zustand';

export const listWidth = { min: 320, max: 560, wide: 432, narrow: 344 } as const;
export type Theme = 'system' | 'light' | 'dark';

export interface PaneSlice {
  /** Pixels; undefined = the width that fits the window (432 or 344). */
  listWidth: number | undefined;
  /** Extra panes by name ("chain", "technical", "original"). */
  panes: Readonly<Record<string, boolean | undefined>>;
  theme: Theme;
  /** Clamped to 320–560; undefined resets. */
  setListWidth(width: number | undefined): void;
  setPane(name: string, open: boolean): void;
  setTheme(theme: Theme): void;
}

export const paneSlice: StateCreator<PaneSlice> = (set) => ({
  listWidth: undefined, panes: {}, theme: 'system',
  setListWidth: (width) => set({ listWidth: width === undefined || Number.isNaN(width) ? undefined : Math.round(Math.min(listWidth.max, Math.max(listWidth.min, width))) }),
  setPane: (name, open) => set(({ panes }) => ({ panes: { ...panes, [name]: open } })),
  setTheme: (theme) => set({ theme }),
});
