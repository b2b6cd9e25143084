import { useMemo, useState } from 'react';
import { QueryCell } from './query-cell.tsx';
import { TakeRows } from './take-rows.tsx';
import { arrangeRows } from './arrange-rows.ts';
import { columnWords } from './column-words.ts';
import { inDigits } from '../words/count-words.ts';
import type { Row, Sorting } from './arrange-rows.ts';

interface ResultTableProps {
  /** Of a file that the rows are saved to. */
  readonly name: string;
  readonly columns: readonly string[];
  /** By column, in Cypher's words. */
  readonly types: readonly string[];
  readonly rows: readonly Row[];
  readonly synthetic: boolean;
  readonly truncated: boolean;
}

/** Rows to sort, filter, copy and save, with columns that can be hidden; what is taken is what is shown. */
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
          aria-label="Filter the rows"
          placeholder="Filter the rows"
          value={filter}
          onChange={({ target }) => {
            setFilter(target.value);
          }}
        />
        <details className="columns">
          <summary>Columns{hidden.size > 0 && ` · ${inDigits(hidden.size)} hidden`}</summary>
          <fieldset>
            <legend className="unseen">Columns that are shown</legend>
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
                {columnWords(column)}
              </label>
            ))}
          </fieldset>
        </details>
        <TakeRows
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
                    {columnWords(columns[i] ?? '')}
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
