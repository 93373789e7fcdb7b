/**
 * A list in keyset pages that stays live. Each page watches its own key range, so a change re-reads one page of rows and
 * never the whole list; there is no offset anywhere. Without a database it is an empty, loading list.
 */
import { liveQuery, type Subscription } from 'dexie';

export interface Slice<Row> {
  rows: Row[];
  /** Key of the last row; undefined for an empty slice. */
  lastKey?: string;
  /** Whether the source may hold rows beyond this slice. */
  more: boolean;
}
export interface PageSource<Row> {
  /** Rows strictly after `after` (from the start when absent), up to and including `upTo` when given, else at most `limit`. */
  read(range: { after?: string; upTo?: string; limit: number }): Promise<Slice<Row>>;
  total(): Promise<number | undefined>;
}
export interface PageState<Row> { rows: Row[]; total: number; loading: boolean; hasMore: boolean }

interface Page<Row> { after?: string; upTo?: string; slice?: Slice<Row>; subscription: Subscription }

export class KeysetPages<Row> {
  #pages: Page<Row>[] = [];
  #total: number | undefined;
  #totalSubscription: Subscription;
  #listeners = new Set<() => void>();
  #state: PageState<Row> = { rows: [], total: 0, loading: true, hasMore: false };

  constructor(private readonly source: PageSource<Row>, private readonly pageSize: number, private readonly onError: (error: unknown) => void) {
    this.#totalSubscription = liveQuery(() => source.total()).subscribe({ next: (total) => { this.#total = total; this.#publish(); }, error: onError });
    this.#open(undefined);
  }

  get state(): PageState<Row> { return this.#state; }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  };

  /** Fixes the present last page at its last row and opens the next behind it. */
  loadMore = (): void => {
    const last = this.#pages.at(-1);
    if (!last?.slice?.more || last.slice.lastKey === undefined) return;
    const boundary = last.slice.lastKey;
    last.subscription.unsubscribe();
    last.upTo = boundary;
    last.subscription = this.#watch(last);
    this.#open(boundary);
  };

  close(): void {
    this.#totalSubscription.unsubscribe();
    for (const page of this.#pages) page.subscription.unsubscribe();
    this.#listeners.clear();
  }

  #open(after: string | undefined): void {
    const page = (after === undefined ? {} : { after }) as Page<Row>;
    this.#pages.push(page);
    page.subscription = this.#watch(page);
    this.#publish();
  }

  #watch(page: Page<Row>): Subscription {
    const { after, upTo } = page;
    return liveQuery(() => this.source.read({ ...(after === undefined ? {} : { after }), ...(upTo === undefined ? {} : { upTo }), limit: this.pageSize }))
      .subscribe({ next: (slice) => { page.slice = slice; this.#publish(); }, error: this.onError });
  }

  #publish(): void {
    const rows = this.#pages.flatMap((page) => page.slice?.rows ?? []);
    const last = this.#pages.at(-1)?.slice;
    const loading = this.#pages.some((page) => !page.slice);
    const hasMore = last?.more ?? false;
    // A counter and its list are read in two steps; never claim fewer rows than are shown.
    const total = this.#total === undefined ? rows.length + (hasMore ? 1 : 0) : Math.max(this.#total, rows.length);
    this.#state = { rows, total, loading, hasMore };
    for (const listener of [...this.#listeners]) listener();
  }
}
