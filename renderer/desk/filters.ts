/** How lists are narrowed, and what is searched for. */
import type { StateCreator } from 'zustand';

export type ListFilter = 'all' | 'unread' | 'attachments' | 'late';
export type ListOrder = 'newest' | 'oldest';
export interface ListView { filter: ListFilter; category?: string; order: ListOrder }

export const plainList: ListView = { filter: 'all', order: 'newest' };

export interface FilterSlice {
  /** Per folder; a folder that nobody has narrowed is `plainList`. */
  lists: Readonly<Record<string, ListView | undefined>>;
  searchText: string;
  /** True while the search field is open over the list. */
  searching: boolean;
  setList(folder: string, change: Partial<ListView>): void;
  resetList(folder: string): void;
  setSearchText(text: string): void;
  setSearching(searching: boolean): void;
}

export const filterSlice: StateCreator<FilterSlice> = (set) => ({
  lists: {}, searchText: '', searching: false,
  setList: (folder, change) => set(({ lists }) => ({ lists: { ...lists, [folder]: { ...(lists[folder] ?? plainList), ...change } } })),
  resetList: (folder) => set(({ lists }) => ({ lists: { ...lists, [folder]: undefined } })),
  setSearchText: (searchText) => set({ searchText }),
  setSearching: (searching) => set(searching ? { searching } : { searching, searchText: '' }),
});
