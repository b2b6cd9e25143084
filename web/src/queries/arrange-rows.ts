import { cellLines } from './cell-lines.ts';

export type Row = readonly unknown[];

/** By which column rows are sorted. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true });

/** The rows that hold every word of a filter, in any column that is shown, sorted; empty cells come last either way. */
export function arrangeRows(
  rows: readonly Row[],
  filter: string,
  sorting: Sorting | null,
  shown: readonly number[],
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => {
    const text = shown
      .flatMap((column) => cellLines(row[column]))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (sorting === null) return kept;
  const { column, descending } = sorting;
  return [...kept].sort((a, b) => compare(a[column], b[column], descending));
}

function compare(a: unknown, b: unknown, descending: boolean): number {
  const [left, right] = [cellLines(a), cellLines(b)];
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(left.join('\n'), right.join('\n'));
  return descending ? -order : order;
}
