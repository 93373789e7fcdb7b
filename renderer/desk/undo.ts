/**
 * Toasts that can be undone: handled, assigned, snoozed. Each stays ten seconds, paused while it has pointer or focus.
 * Time is counted by ticks that the screen passes in, so that nothing here reads a clock.
 */
import type { StateCreator } from 'zustand';

export const UNDO_MS = 10_000;
/** More toasts than this hide the list. */
const MAX_UNDOS = 3;

export interface Undo {
  id: number;
  /** Key of the sentence in the catalogue, and its values; never a name or number of a person. */
  text: string;
  values?: Readonly<Record<string, string | number>>;
  leftMs: number;
  paused: boolean;
  undo(): Promise<void>;
}

export interface UndoSlice {
  undos: readonly Undo[];
  /** Returns the toast's id. */
  offerUndo(offer: Pick<Undo, 'text' | 'values' | 'undo'>): number;
  /** Undoes the given (or, for Ctrl+Z, the newest) and takes its toast away. Resolves false when there was none. */
  undo(id?: number): Promise<boolean>;
  pauseUndo(id: number, paused: boolean): void;
  dropUndo(id: number): void;
  /** Lets `ms` pass: toasts whose time is up go. */
  passTime(ms: number): void;
}

export const undoSlice: StateCreator<UndoSlice> = (set, get) => {
  let nextId = 1;
  return {
    undos: [],
    offerUndo(offer) {
      const id = nextId++;
      set(({ undos }) => ({ undos: [...undos, { ...offer, id, leftMs: UNDO_MS, paused: false }].slice(-MAX_UNDOS) }));
      return id;
    },
    async undo(id) {
      const { undos } = get();
      const found = id === undefined ? undos.at(-1) : undos.find((undo) => undo.id === id);
      if (!found) return false;
      // Taken away first: a second Ctrl+Z must reach the one before it, not this one again.
      set({ undos: undos.filter((undo) => undo !== found) });
      await found.undo();
      return true;
    },
    pauseUndo: (id, paused) => set(({ undos }) => ({ undos: undos.map((undo) => (undo.id === id ? { ...undo, paused } : undo)) })),
    dropUndo: (id) => set(({ undos }) => ({ undos: undos.filter((undo) => undo.id !== id) })),
    passTime: (ms) => set((state) => {
      if (state.undos.length === 0) return state;
      return { undos: state.undos.map((undo) => (undo.paused ? undo : { ...undo, leftMs: undo.leftMs - ms })).filter((undo) => undo.leftMs > 0) };
    }),
  };
};
