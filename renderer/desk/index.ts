/** View state of the page: derived or disposable. Nothing that is stored is ever copied in here. */
import { create, createStore, type StateCreator } from 'zustand';
import { keySlice, type KeySlice } from './keys';
import { paneSlice, type PaneSlice } from './panes';
import { useSearchDesk } from './search';
import { useThreadDesk } from './threads';
import { undoSlice, type UndoSlice } from './undo';

export type Desk = PaneSlice & UndoSlice & KeySlice;

const slices: StateCreator<Desk> = (...all) => ({ ...paneSlice(...all), ...undoSlice(...all), ...keySlice(...all) });

/** Panes, toasts that can be undone, and the keyboard's prefix. Ask for the narrowest part: `useDesk((desk) => desk.prefix)`. */
export const useDesk = create<Desk>()(slices);

/** A desk of one's own, for tests. */
export const createDesk = () => createStore<Desk>()(slices);

/** Back to an empty desk, as when another user logs in: nobody finds the former user's selection or search. */
export function clearDesk(): void {
  const { listWidth, theme } = useDesk.getState();
  useDesk.setState({ ...useDesk.getInitialState(), listWidth, theme }, true);
  useThreadDesk.setState(useThreadDesk.getInitialState(), true);
  useSearchDesk.setState(useSearchDesk.getInitialState(), true);
}

export { listWidth } from './panes';
export { useSearchDesk } from './search';
export { useListView, useThreadDesk } from './threads';
export { PREFIX_MS } from './keys';
export { UNDO_MS } from './undo';
export type { Theme } from './panes';
export type { Undo } from './undo';
