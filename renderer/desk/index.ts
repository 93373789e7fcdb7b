/** View state of the page: derived or disposable. Nothing that is stored is ever copied in here. */
import { create, createStore, type StateCreator } from 'zustand';
import { filterSlice, plainList, type FilterSlice, type ListView } from './filters';
import { keySlice, type KeySlice } from './keys';
import { paneSlice, type PaneSlice } from './panes';
import { selectionSlice, type SelectionSlice } from './selection';
import { undoSlice, type UndoSlice } from './undo';

export type Desk = SelectionSlice & FilterSlice & PaneSlice & UndoSlice & KeySlice;

const slices: StateCreator<Desk> = (...all) => ({ ...selectionSlice(...all), ...filterSlice(...all), ...paneSlice(...all), ...undoSlice(...all), ...keySlice(...all) });

/** The page's one desk. Ask for the narrowest part: `useDesk((desk) => desk.threadId)`. */
export const useDesk = create<Desk>()(slices);

/** A desk of one's own, for tests and pages beside the main one. */
export const createDesk = () => createStore<Desk>()(slices);

export const useListView = (folder: string): ListView => useDesk((desk) => desk.lists[folder] ?? plainList);

/** Back to an empty desk, as when another user logs in: nobody finds the former user's selection or search. */
export function clearDesk(): void {
  const { listWidth, theme } = useDesk.getState();
  useDesk.setState({ ...useDesk.getInitialState(), listWidth, theme }, true);
}

export { neighbour } from './selection';
export { plainList } from './filters';
export { listWidth } from './panes';
export { PREFIX_MS } from './keys';
export { UNDO_MS } from './undo';
export type { ListFilter, ListOrder, ListView } from './filters';
export type { Theme } from './panes';
export type { Undo } from './undo';
