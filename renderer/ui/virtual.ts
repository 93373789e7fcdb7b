/** The arithmetic of the virtual list: groups with a head each, rows of one height. Pixels throughout. */

export interface Group { key: string; /** The key and which group of that key it is: the same as long as the group is, whatever its first row. */ id: string; /** Index of the first row. */ start: number; count: number; top: number; height: number }

/** Consecutive rows with the same group key stand together. Without heads (`headHeight` 0) everything is one group. */
export function layoutGroups(keys: readonly string[], rowHeight: number, headHeight: number): Group[] {
  const groups: Group[] = [];
  const times = new Map<string, number>();
  let top = 0;
  for (let i = 0; i < keys.length; i++) {
    const last = groups.at(-1);
    const key = keys[i]!;
    if (last && last.key === key) { last.count += 1; last.height += rowHeight; top += rowHeight; continue; }
    const nth = times.get(key) ?? 0;
    times.set(key, nth + 1);
    groups.push({ key, id: `${key}#${nth}`, start: i, count: 1, top, height: headHeight + rowHeight });
    top += headHeight + rowHeight;
  }
  return groups;
}

/** The group that holds a row, found by halving. */
export function groupAt(groups: readonly Group[], index: number): Group | undefined {
  let low = 0;
  let high = groups.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups[middle]!;
    if (index < group.start) high = middle - 1;
    else if (index >= group.start + group.count) low = middle + 1;
    else return group;
  }
  return undefined;
}

export function rowTop(groups: readonly Group[], index: number, rowHeight: number, headHeight: number): number {
  const group = groupAt(groups, index);
  return group ? group.top + headHeight + (index - group.start) * rowHeight : 0;
}

/** First and last row that touch the stretch from `top` to `bottom`; an empty list gives `[0, -1]`. */
export function visibleRange(groups: readonly Group[], top: number, bottom: number, rowHeight: number, headHeight: number): [number, number] {
  let first = -1;
  let last = -1;
  for (const group of groups) {
    if (group.top + group.height <= top) continue;
    if (group.top >= bottom) break;
    const from = group.start + Math.max(0, Math.floor((top - group.top - headHeight) / rowHeight));
    const to = group.start + Math.min(group.count - 1, Math.floor((bottom - group.top - headHeight - 1) / rowHeight));
    if (to < group.start) { if (first === -1) { first = group.start; last = group.start; } continue; }
    if (first === -1) first = Math.min(from, group.start + group.count - 1);
    last = to;
  }
  return first === -1 ? [0, -1] : [first, Math.max(first, last)];
}

/** Where to scroll so that the row is whole and not under the sticky head; undefined when it already is. */
export function scrollFor(rowStart: number, rowHeight: number, headHeight: number, scrollTop: number, viewport: number): number | undefined {
  if (rowStart - headHeight < scrollTop) return Math.max(0, rowStart - headHeight);
  if (rowStart + rowHeight > scrollTop + viewport) return rowStart + rowHeight - viewport;
  return undefined;
}
