/**
 * Operations that stand in the journal and that LevelDB has not taken yet. They are done, whatever becomes of LevelDB: every read sees
 * them, or somebody who looks before he writes would do the same step a second time.
 */
import type { Operation } from './store';

export interface KeyRange { gt?: string; gte?: string; lt: string; reverse?: boolean; limit?: number }

export interface Held {
  readonly operations: readonly Operation[];
  /** `{ value: undefined }` for a record that was removed; undefined when nothing is held for the key. */
  get(key: string): { value: string | undefined } | undefined;
  /** How many more rows of LevelDB to ask for, so that enough are left. */
  readonly size: number;
  /** Rows of LevelDB in the range, as they will be. */
  over(rows: readonly [string, string][], range: KeyRange): [string, string][];
}

/** LevelDB's order is that of the bytes; JavaScript's own is another one beyond U+FFFF. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const within = (key: string, { gt, gte, lt }: KeyRange): boolean =>
  (gt === undefined || compare(key, gt) > 0) && (gte === undefined || compare(key, gte) >= 0) && compare(key, lt) < 0;

export function holding(operations: readonly Operation[]): Held {
  const newest = new Map(operations.map((operation) => [operation.key, operation.type === 'put' ? operation.value : undefined]));
  return {
    operations,
    get size() { return newest.size; },
    get: (key) => (newest.has(key) ? { value: newest.get(key) } : undefined),
    over(rows, range) {
      const all = rows.filter(([key]) => !newest.has(key));
      for (const [key, value] of newest) if (value !== undefined && within(key, range)) all.push([key, value]);
      all.sort(([a], [b]) => (range.reverse ? compare(b, a) : compare(a, b)));
      return range.limit === undefined ? all : all.slice(0, range.limit);
    },
  };
}
