/** What a benchmark gives: a number, its unit, and the same work done by a peer or a physical limit in the same run. */
export interface Measured { name: string; value: number; unit: string; better: 'lower' | 'higher'; peer: string; peerValue: number; runs: number }

export interface BenchOptions { root: string; say(line: string): void }
/** One or more benchmarks that share their preparation. */
export type Benchmark = (options: BenchOptions) => AsyncIterable<Measured>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const RUNS = 5;

export async function times<T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index++) results.push(await run(index));
  return results;
}

/** Four digits are more than any of these numbers means. */
export const rounded = (value: number): number => Number(value.toPrecision(4));
