/** The run's chance: equal seeds give equal decisions. */
import { seeded } from '../doubles/records';

export interface Chance { fraction(): number; below(count: number): number; happens(share: number): boolean; pick<T>(list: readonly T[]): T; bytes(length: number): Uint8Array<ArrayBuffer>; shuffled<T>(list: readonly T[]): T[] }

export function chanceOf(seed: number): Chance {
  const fraction = seeded(seed);
  const below = (count: number) => Math.floor(fraction() * count);
  return {
    fraction, below,
    happens: (share) => fraction() < share,
    pick: (list) => list[below(list.length)]!,
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
    shuffled(list) {
      const copy = [...list];
      for (let at = copy.length - 1; at > 0; at--) { const other = below(at + 1); [copy[at], copy[other]] = [copy[other]!, copy[at]!]; }
      return copy;
    },
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
