/**
 * Who still holds something typed. Locking, closing and navigating ask everyone here to save first, because the mailroom
 * refuses drafts once nobody is logged in.
 */
type Flush = () => Promise<void>;

const holders = new Set<Flush>();

/** Returns the function that takes the holder off the list again. */
export function holdUnsaved(flush: Flush): () => void {
  holders.add(flush);
  return () => { holders.delete(flush); };
}

/** Saves everything; a holder that fails keeps its text on screen and does not stop the others. */
export async function flushUnsaved(): Promise<void> {
  await Promise.allSettled([...holders].map((flush) => flush()));
}
