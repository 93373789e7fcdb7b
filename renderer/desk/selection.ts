/** What is pointed at: one open thread, and the rows marked for doing something to several at once. */
import type { StateCreator } from 'zustand';

export interface SelectionSlice {
  /** The thread shown in the reading pane. */
  threadId: string | undefined;
  /** The message of the thread that has the cursor (`[` and `]`). */
  messageId: string | undefined;
  /** Marked threads, in the order of marking. */
  marked: readonly string[];
  /** Where Shift+↑↓ began. */
  anchor: string | undefined;
  /** Which row of the needs-action list, contact or patient is open, per list. */
  open: Readonly<Record<string, string | undefined>>;
  selectThread(threadId: string | undefined): void;
  selectMessage(messageId: string | undefined): void;
  toggleMark(threadId: string): void;
  /** Marks everything between the anchor (or the selected row) and `threadId` in the order of the list. */
  markTo(threadId: string, order: readonly string[]): void;
  clearMarks(): void;
  openRow(list: string, id: string | undefined): void;
}

export const selectionSlice: StateCreator<SelectionSlice> = (set) => ({
  threadId: undefined, messageId: undefined, marked: [], anchor: undefined, open: {},
  selectThread: (threadId) => set((state) => (state.threadId === threadId ? state : { threadId, messageId: undefined })),
  selectMessage: (messageId) => set({ messageId }),
  toggleMark: (threadId) => set(({ marked }) => ({ marked: marked.includes(threadId) ? marked.filter((id) => id !== threadId) : [...marked, threadId], anchor: threadId })),
  markTo: (threadId, order) => set(({ anchor, threadId: selected, marked }) => {
    const from = anchor ?? selected ?? threadId;
    const [a, b] = [order.indexOf(from), order.indexOf(threadId)];
    if (a < 0 || b < 0) return { marked: [...new Set([...marked, threadId])], anchor: threadId };
    return { marked: order.slice(Math.min(a, b), Math.max(a, b) + 1), anchor: from };
  }),
  clearMarks: () => set({ marked: [], anchor: undefined }),
  openRow: (list, id) => set(({ open }) => ({ open: { ...open, [list]: id } })),
});

/** The row to go to when `leaving` disappear from the list: the next one that stays, else the one before. */
export function neighbour(order: readonly string[], current: string, leaving: readonly string[]): string | undefined {
  const gone = new Set([...leaving, current]);
  const at = order.indexOf(current);
  if (at < 0) return order.find((id) => !gone.has(id));
  return order.slice(at + 1).find((id) => !gone.has(id)) ?? order.slice(0, at).findLast((id) => !gone.has(id));
}
