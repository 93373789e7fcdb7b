import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupAt, layoutGroups, rowTop, scrollFor, visibleRange } from './virtual';

describe('virtual list', () => {
  const groups = layoutGroups(['a', 'a', 'b', 'b', 'b', 'c'], 52, 28);
  it('lays groups out below each other', () => {
    expect(groups.map(({ key, start, count, top, height }) => [key, start, count, top, height])).toEqual([['a', 0, 2, 0, 132], ['b', 2, 3, 132, 184], ['c', 5, 1, 316, 80]]);
    expect(rowTop(groups, 3, 52, 28)).toBe(212);
    expect(groupAt(groups, 5)?.key).toBe('c');
    expect(groupAt(groups, 6)).toBeUndefined();
  });
  it('finds what is visible', () => {
    expect(visibleRange(groups, 0, 100, 52, 28)).toEqual([0, 1]);
    expect(visibleRange(groups, 132, 160, 52, 28)).toEqual([2, 2]);
    expect(visibleRange(groups, 0, 10_000, 52, 28)).toEqual([0, 5]);
    expect(visibleRange([], 0, 100, 52, 28)).toEqual([0, -1]);
  });
  it('never leaves out a row that is on screen', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 60 }), fc.nat(4000), fc.integer({ min: 30, max: 900 }), (keys, top, height) => {
      const laid = layoutGroups(keys, 52, 28);
      const [first, last] = visibleRange(laid, top, top + height, 52, 28);
      for (let i = 0; i < keys.length; i++) {
        const start = rowTop(laid, i, 52, 28);
        if (start < top + height && start + 52 > top) { expect(i).toBeGreaterThanOrEqual(first); expect(i).toBeLessThanOrEqual(last); }
      }
    }));
  });
  it('scrolls only when it must, and never puts a row under the head', () => {
    expect(scrollFor(100, 52, 28, 50, 400)).toBeUndefined();
    expect(scrollFor(60, 52, 28, 50, 400)).toBe(32);
    expect(scrollFor(500, 52, 28, 50, 400)).toBe(152);
  });
});
