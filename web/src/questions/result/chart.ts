import { cellLines } from './values.ts';

/** A result in which numbers are looked for. */
export interface Result {
  readonly columns: readonly string[];
  /** Cypher type of each column. */
  readonly types: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The columns that a chart of a result can show, by index. */
export interface ChartColumns {
  /** Columns that name the rows, the first one first. */
  readonly labels: readonly number[];
  /** Columns of numbers, those that differ in most rows first. */
  readonly numbers: readonly number[];
}

const NUMBERS = ['INTEGER', 'FLOAT'];
const LABELS = ['STRING', 'NODE', 'DATE'];

/** Returns what can be charted: names and numbers; or two columns of numbers, the first of which then names the rows. Null: nothing. */
export function chartColumns({ columns, types, rows }: Result): ChartColumns | null {
  const ofType = (wanted: readonly string[]): readonly number[] =>
    columns.map((_, at) => at).filter((at) => wanted.includes(types[at] ?? ''));
  const [named, all] = [ofType(LABELS), ofType(NUMBERS)];
  const [labels, numbers] = named.length > 0 ? [named, all] : [all.slice(0, 1), all.slice(1)];
  const distinct = (at: number): number => new Set(rows.map((row) => row[at])).size;
  const [first] = labels;
  if (first === undefined || numbers.length === 0) return null;
  return { labels, numbers: [...numbers].sort((a, b) => distinct(b) - distinct(a)) };
}

/** One row of a chart. */
export interface Point {
  readonly label: string;
  readonly value: number;
  /** Where it is on a line; null: its label has no place on a scale. */
  readonly at: number | null;
}

/** Returns the rows that have a number, in the order of the result. */
export function chartPoints({ types, rows }: Result, label: number, number: number): readonly Point[] {
  return rows.flatMap((row) => {
    const value = row[number];
    if (typeof value !== 'number') return [];
    const name = row[label];
    const at = types[label] === 'DATE' && typeof name === 'string' ? Date.parse(name) : name;
    const words = cellLines(name).join(', ');
    return [{ label: words === '' ? 'not on record' : words, value, at: typeof at === 'number' ? at : null }];
  });
}
