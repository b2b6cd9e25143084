/** Space on both sides of a cell. */
const padding = 2;
const narrowest = 10 + padding;

/**
 * Widths of a table's columns, padding included, that fit a terminal: as wide as their widest cell, the widest ones cut
 * down to a readable least. Null where all fits as it is.
 * @param available columns of the terminal; null: no terminal, any width fits
 */
export function columnWidths(rows: readonly (readonly string[])[], available: number | null): number[] | null {
  const [first = []] = rows;
  const widths = first.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, (row[column]?.length ?? 0) + padding), 0),
  );
  const borders = widths.length + 1;
  let excess = available === null ? 0 : widths.reduce((sum, width) => sum + width, borders) - available;
  if (excess <= 0) return null;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return widths;
}
