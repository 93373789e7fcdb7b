/** One mailbox in memory: what can be fetched, in the order in which it became so, and who waits for more. */
import type { Entry } from './store';

export interface Live extends Entry {
  /** Counts up within one run of the hub; the reader's cursor. 0 while the entry is held back. */
  ready: number;
  gone: boolean;
}

export class Mailbox {
  private readonly bySeq = new Map<number, Live>();
  private ready: Live[] = [];
  private gone = 0;
  private readonly waiters = new Set<() => void>();

  add(entry: Entry): Live {
    const live: Live = { ...entry, ready: 0, gone: false };
    this.bySeq.set(entry.seq, live);
    return live;
  }

  release(live: Live, ready: number): void {
    if (live.gone || live.ready > 0) return;
    live.ready = ready;
    this.ready.push(live);
    for (const wake of [...this.waiters]) wake();
  }

  /** Undefined for what is not there any more, so that repeating a confirmation is harmless. */
  get(seq: number): Live | undefined { return this.bySeq.get(seq); }

  remove(live: Live): void {
    if (live.gone) return;
    live.gone = true;
    this.bySeq.delete(live.seq);
    if (live.ready > 0 && ++this.gone > 64 && this.gone * 2 > this.ready.length) {
      this.ready = this.ready.filter((each) => !each.gone);
      this.gone = 0;
    }
  }

  /** What became ready after the cursor, oldest first. */
  after(cursor: number, limit: number): Live[] {
    let low = 0;
    let high = this.ready.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ready[middle]!.ready <= cursor) low = middle + 1; else high = middle;
    }
    const found: Live[] = [];
    for (let i = low; i < this.ready.length && found.length < limit; i++) if (!this.ready[i]!.gone) found.push(this.ready[i]!);
    return found;
  }

  entries(): Iterable<Live> { return this.bySeq.values(); }
  get size(): number { return this.bySeq.size; }

  /** Calls `wake` at the next arrival; the returned function stops that. */
  onArrival(wake: () => void): () => void {
    this.waiters.add(wake);
    return () => { this.waiters.delete(wake); };
  }
}
