/** View state of the thread lists. Derived or disposable: nothing here is lost when the window closes. */
import { create } from 'zustand';

export type ListFilter = 'all' | 'unread' | 'attachments' | 'late';
export type ThreadMenu = 'assign' | 'snooze';

/** Tabs of the inbox beside "all". */
export type ListKind = 'letters' | 'correspondence' | 'plans';
export interface ListView { filter: ListFilter; /** Inbox only. */ kind?: ListKind | undefined; category?: string | undefined; order: 'newest' | 'oldest'; grouping: 'day' | 'patient' }
const START: ListView = { filter: 'all', order: 'newest', grouping: 'day' };

interface ThreadDesk {
  /** By folder. */
  views: Record<string, ListView>;
  /** The row with the keyboard's attention, by folder. */
  active: Record<string, string | undefined>;
  marked: ReadonlySet<string>;
  /** Menu of the open thread that a key has opened. */
  menu: ThreadMenu | undefined;
  setView(folder: string, change: Partial<ListView>): void;
  setActive(folder: string, threadId: string | undefined): void;
  setMarked(marked: ReadonlySet<string>): void;
  setMenu(menu: ThreadMenu | undefined): void;
}

export const useThreadDesk = create<ThreadDesk>()((set) => ({
  views: {}, active: {}, marked: new Set(), menu: undefined,
  setView: (folder, change) => { set((state) => ({ views: { ...state.views, [folder]: { ...(state.views[folder] ?? START), ...change } } })); },
  setActive: (folder, threadId) => { set((state) => ({ active: { ...state.active, [folder]: threadId } })); },
  setMarked: (marked) => { set({ marked }); },
  setMenu: (menu) => { set({ menu }); },
}));

export const useListView = (folder: string): ListView => useThreadDesk((state) => state.views[folder] ?? START);
