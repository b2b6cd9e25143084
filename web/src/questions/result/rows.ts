import { writeCsv } from '../../ui/save-csv.tsx';
import type { CsvValue } from '../../ui/save-csv.tsx';
import { cellLines } from './values.ts';

export type Row = readonly unknown[];

/** The sort column and direction. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Filters rows to those with every word of the filter in a visible column, and sorts them; empty cells always come last. */
export function arrangeRows(
  rows: readonly Row[],
  filter: string,
  sorting: Sorting | null,
  shown: readonly number[],
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = rows.filter((row) => {
    const text = shown
      .flatMap((column) => cellLines(row[column]))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (sorting === null) return matching;
  const { column, descending } = sorting;
  return [...matching].sort((a, b) => compare(a[column], b[column], descending));
}

function compare(a: unknown, b: unknown, descending: boolean): number {
  const [left, right] = [cellLines(a), cellLines(b)];
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(left.join('\n'), right.join('\n'));
  return descending ? -order : order;
}

/** Writes rows as CSV with a header, each value as the text of its cell. */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  return writeCsv(columns, textsOf(columns, rows));
}

/** The texts of the cells of rows; numbers stay numbers. */
export function textsOf(columns: readonly string[], rows: readonly Row[]): readonly (readonly CsvValue[])[] {
  const textOf = (value: unknown): CsvValue => (typeof value === 'number' ? value : cellLines(value).join('; '));
  return rows.map((row) => columns.map((_, i) => textOf(row[i])));
}
