/** Rows of two pages that may overlap at the instant where one ends and the next begins. Pure. */
export function joinPages<Row extends { messageId: string; at: string }>(known: readonly Row[], page: readonly Row[]): Row[] {
  const keyOf = (row: Row) => `${row.messageId} ${row.at}`;
  const seen = new Set(known.map(keyOf));
  return [...known, ...page.filter((row) => !seen.has(keyOf(row)))];
}
