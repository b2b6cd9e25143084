import { Failed } from '../states/failed.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { QueryCell } from './query-cell.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { useQueryResult } from './use-query-result.ts';

interface QueryResultProps {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The answer to a query, as a table. */
export function QueryResult({ name, parameters }: QueryResultProps) {
  const answer = useQueryResult(name, parameters);
  if (answer.state === 'loading') return <Skeleton what="the answer" rows={5} />;
  if (answer.state === 'failed') {
    return <Failed what="The query could not be run." failure={answer.failure} onRetry={answer.retry} />;
  }
  const { columns, rows, truncated, elapsedMs } = answer.data.runSavedQuery;
  return (
    <section aria-label="Answer">
      <p role="status">
        <strong>
          {rows.length === 0 ? 'No rows: nothing on record answers this.' : counted(rows.length, 'row', 'rows')}
        </strong>
        {truncated && ` (a limit cut the rest)`} <span className="soft">in {inDigits(Math.round(elapsedMs))} ms</span>
      </p>
      {rows.length > 0 && (
        <div className="table-holder" tabIndex={0} role="region" aria-label="Rows">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={i}>
                  {columns.map((column, j) => (
                    <QueryCell key={column} value={row[j]} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
