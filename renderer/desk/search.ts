/** What stands in the search field; the search screen reads it, the title bar writes it. */
import { create } from 'zustand';

interface SearchDesk { query: string; setQuery(query: string): void }
export const useSearchDesk = create<SearchDesk>()((set) => ({ query: '', setQuery: (query) => { set({ query }); } }));
