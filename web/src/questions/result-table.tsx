import { useMemo, useState } from 'react';
import { edgeInWords, inDigits, spelledOut } from '../words.ts';
import { saveCsv, writeCsv } from '../ui/save-csv.tsx';
import type { CsvValue } from '../ui/save-csv.tsx';
import { saveFile } from '../ui/save-file.ts';

interface ResultTableProps {
  /** Name of the exported file, without its extension. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Cypher type of each column. */
  readonly types: readonly string[];
  readonly rows: readonly Row[];
  readonly synthetic: boolean;
  readonly truncated: boolean;
}

/** A table to sort, filter, copy and export, with columns that can be hidden. Copies and exports contain what is shown. */
export function ResultTable({ name, columns, types, rows, synthetic, truncated }: ResultTableProps) {
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const shown = useMemo(() => columns.map((_, i) => i).filter((i) => !hidden.has(i)), [columns, hidden]);
  const arranged = useMemo(() => arrangeRows(rows, filter, sorting, shown), [rows, filter, sorting, shown]);
  const sortBy = (column: number): void => {
    const descending = sorting?.column === column && !sorting.descending;
    setSorting(sorting?.column === column && sorting.descending ? null : { column, descending });
  };
  return (
    <>
      <div className="table-tools">
        <input
          type="search"
          aria-label="Filter rows"
          placeholder="Filter rows"
          value={filter}
          onChange={({ target }) => {
            setFilter(target.value);
          }}
        />
        <details className="columns">
          <summary>Columns{hidden.size > 0 && ` · ${inDigits(hidden.size)} hidden`}</summary>
          <fieldset>
            <legend className="unseen">Visible columns</legend>
            {columns.map((column, i) => (
              <label key={i}>
                <input
                  type="checkbox"
                  checked={!hidden.has(i)}
                  onChange={({ target }) => {
                    const next = new Set(hidden);
                    if (target.checked) next.delete(i);
                    else next.add(i);
                    setHidden(next);
                  }}
                />
                {spelledOut(column)}
              </label>
            ))}
          </fieldset>
        </details>
        <ExportRows
          name={name}
          columns={shown.flatMap((i) => columns[i] ?? [])}
          rows={arranged.map((row) => shown.map((i) => row[i]))}
          synthetic={synthetic}
          truncated={truncated}
        />
        {filter.trim() !== '' && (
          <span role="status" className="soft">
            {inDigits(arranged.length)} of {inDigits(rows.length)} rows
          </span>
        )}
      </div>
      <div className="table-holder" tabIndex={0} role="region" aria-label="Rows">
        <table>
          <thead>
            <tr>
              {shown.map((i) => (
                <th key={i} scope="col" aria-sort={ariaSort(sorting, i)}>
                  <button
                    type="button"
                    className="sort"
                    onClick={() => {
                      sortBy(i);
                    }}
                  >
                    {spelledOut(columns[i] ?? '')}
                    <span aria-hidden="true">{arrow(sorting, i)}</span>
                  </button>
                  <span className="column-type">{types[i]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {arranged.map((row, i) => (
              <tr key={i}>
                {shown.map((column) => (
                  <QueryCell key={column} value={row[column]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ariaSort(sorting: Sorting | null, column: number): 'ascending' | 'descending' | undefined {
  if (sorting?.column !== column) return undefined;
  return sorting.descending ? 'descending' : 'ascending';
}

function arrow(sorting: Sorting | null, column: number): string {
  if (sorting?.column !== column) return '';
  return sorting.descending ? ' ↓' : ' ↑';
}

type Row = readonly unknown[];

/** The sort column and direction. */
interface Sorting {
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

const FEW = 6;

/** One cell of a result; a long list is collapsed. */
function QueryCell({ value }: { readonly value: unknown }) {
  const lines = cellLines(value);
  const rest = lines.slice(FEW);
  return (
    <td>
      {lines.slice(0, FEW).map((line, i) => (
        <div key={i}>{line}</div>
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{inDigits(rest.length)} more</summary>
          {rest.map((line, i) => (
            <div key={i}>{line}</div>
          ))}
        </details>
      )}
    </td>
  );
}

/** Formats a value as the lines of a cell: nodes by name, relations as sentences. */
function cellLines(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(cellLines);
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (isMarked(value, 'node') && isNamed(value)) return [value.caption];
  if (isMarked(value, 'relationship') && isRelation(value))
    return [`${value.from.caption} ${edgeInWords(value.type)} ${value.to.caption}`];
  return [JSON.stringify(value)];
}

interface Named {
  readonly caption: string;
}

interface RelationValue {
  readonly type: string;
  readonly from: Named;
  readonly to: Named;
}

/** What the server says to be a node or a relationship; a map that only looks like one has no such mark. */
function isMarked(value: unknown, type: string): boolean {
  return isRecord(value) && value['$type'] === type;
}

function isNamed(value: unknown): value is Named {
  return isRecord(value) && typeof value['caption'] === 'string';
}

function isRelation(value: unknown): value is RelationValue {
  return isRecord(value) && typeof value['type'] === 'string' && isNamed(value['from']) && isNamed(value['to']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

interface ExportRowsProps {
  /** Name of the file, without its extension. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Whether the rows contain synthetic data. */
  readonly synthetic: boolean;
  readonly truncated: boolean;
}

/** Buttons to copy the rows as shown or save them as a file. */
export function ExportRows({ name, columns, rows, synthetic, truncated }: ExportRowsProps) {
  const [message, setMessage] = useState('');
  const file = `${synthetic ? 'SYNTHETIC-' : ''}${name}${truncated ? '-cut' : ''}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(toCsv(columns, rows));
      setMessage('Copied as CSV.');
    } catch {
      // Browsers block this without permission or focus; the CSV file has the same content.
      setMessage('The browser blocked copying. Save the CSV instead.');
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          saveCsv(`${file}.csv`, columns, textsOf(columns, rows));
        }}
      >
        CSV
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          saveFile(
            `${file}.json`,
            'application/json',
            JSON.stringify({ columns, rows, synthetic, truncated }, null, 2),
          );
        }}
      >
        JSON
      </button>
      <span role="status" className="small">
        {message}
      </span>
    </>
  );
}

/** Writes rows as CSV with a header, each value as the text of its cell. */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  return writeCsv(columns, textsOf(columns, rows));
}

function textsOf(columns: readonly string[], rows: readonly Row[]): readonly (readonly CsvValue[])[] {
  const textOf = (value: unknown): CsvValue => (typeof value === 'number' ? value : cellLines(value).join('; '));
  return rows.map((row) => columns.map((_, i) => textOf(row[i])));
}
