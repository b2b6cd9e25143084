import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { counted, inDigits } from '../../words.ts';

/** The cells of a row that are shown beside what it becomes; the others are in the file. */
const MOST_CELLS = 30;

/** The first rows of the spreadsheet, with what each becomes. */
export function FirstRows({ shown: { header, rows, rowCount } }: { readonly shown: MappedSheetPartsFragment }) {
  const columns = header.slice(0, MOST_CELLS);
  return (
    <>
      <h3>
        The first {inDigits(rows.length)} of {counted(rowCount, 'row')}
      </h3>
      <div className="table-holder" role="region" aria-label="The first rows and what they become" tabIndex={0}>
        <table className="first-rows">
          <thead>
            <tr>
              <th scope="col" className="number">
                Row
              </th>
              <th scope="col">Becomes</th>
              {columns.map((column, at) => (
                <th key={`${at} ${column}`} scope="col">
                  {column === '' ? <span className="soft">no name</span> : column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells, becomes, rejects }) => (
              <tr key={line}>
                <th scope="row" className="number">
                  {inDigits(line)}
                </th>
                <td>
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
                </td>
                {columns.map((column, at) => (
                  <td key={`${at} ${column}`}>
                    {cells[at] === null ? <span className="soft">not shown</span> : cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {header.length > MOST_CELLS && (
        <p className="soft small">The first {inDigits(MOST_CELLS)} columns are shown beside what a row becomes.</p>
      )}
    </>
  );
}
