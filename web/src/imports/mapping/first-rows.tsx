import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { counted, inDigits } from '../../words.ts';

type Row = MappedSheetPartsFragment['rows'][number];

/** The cells of a row that are shown beside what it becomes; the others are in the file. */
const MOST_CELLS = 30;

/** The first rows of the spreadsheet, with what each becomes. */
export function FirstRows({ shown: { header, rows, rowCount } }: { readonly shown: MappedSheetPartsFragment }) {
  return (
    <>
      <h3>
        The first {inDigits(rows.length)} of {counted(rowCount, 'row')}
      </h3>
      <DataTable
        label="The first rows and what they become"
        className="first-rows"
        rows={rows}
        keyOf={({ line }) => line}
        columns={[
          { title: 'Row', number: true, rowHead: true, cell: ({ line }) => inDigits(line) },
          {
            title: 'Becomes',
            cell: ({ becomes, rejects }) => (
              <ul className="plain-list small">
                {becomes.map(({ table, words }) => (
                  <li key={`${table} ${words}`}>
                    <strong>{table}</strong> {words}
                  </li>
                ))}
                {rejects.map((reason) => (
                  <li key={reason} className="wrong">
                    Rejected: {reason}
                  </li>
                ))}
                {becomes.length + rejects.length === 0 && <li className="soft">nothing</li>}
              </ul>
            ),
          },
          ...header.slice(0, MOST_CELLS).map((column, at) => ({
            title: column === '' ? <span className="soft">no name</span> : column,
            cell: ({ cells }: Row) => (cells[at] === null ? <span className="soft">not shown</span> : cells[at]),
          })),
        ]}
      />
      {header.length > MOST_CELLS && (
        <p className="soft small">The first {inDigits(MOST_CELLS)} columns are shown beside what a row becomes.</p>
      )}
    </>
  );
}
