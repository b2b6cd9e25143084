import { useMemo, useState } from 'react';
import { inDigits, spelledOut } from '../../words.ts';
import { AddressLink, pageOfNode } from '../../ui/links.tsx';
import { ExportRows } from './export-rows.tsx';
import { arrangeRows } from './rows.ts';
import type { Row, Sorting } from './rows.ts';
import { cellParts, inWords } from './values.ts';
import type { NamedNode } from './values.ts';

interface ResultTableProps {
  /** Name of the exported file, without its extension. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Cypher type of each column; null: not shown. */
  readonly types: readonly string[] | null;
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
                  {types !== null && <span className="column-type">{types[i]}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {arranged.map((row, i) => (
              <tr key={i}>
                {shown.map((column) => (
                  <QueryCell key={column} value={row[column]} isRaw={types !== null} />
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

const FEW = 6;

/** One cell of a result; a long list is collapsed. Nodes that have pages are links to them. */
function QueryCell({ value, isRaw }: { readonly value: unknown; readonly isRaw: boolean }) {
  const lines = cellParts(value);
  const rest = lines.slice(FEW);
  return (
    <td>
      {lines.slice(0, FEW).map((parts, i) => (
        <CellLine key={i} parts={parts} isRaw={isRaw} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{inDigits(rest.length)} more</summary>
          {rest.map((parts, i) => (
            <CellLine key={i} parts={parts} isRaw={isRaw} />
          ))}
        </details>
      )}
    </td>
  );
}

interface CellLineProps {
  readonly parts: readonly (string | NamedNode)[];
  /** Whether values are shown as the statement gave them: for those who write Cypher. */
  readonly isRaw: boolean;
}

function CellLine({ parts, isRaw }: CellLineProps) {
  return (
    <div>
      {parts.map((part, i) =>
        typeof part === 'string' ? isRaw ? part : inWords(part) : <NamedLink key={i} node={part} />,
      )}
    </div>
  );
}

/** A node's name, as a link to its page if it has one: derived nodes such as accesses have none. */
function NamedLink({ node: { label, key, caption } }: { readonly node: NamedNode }) {
  const page = pageOfNode(label, key);
  return page === null ? caption : <AddressLink change={page}>{caption}</AddressLink>;
}
