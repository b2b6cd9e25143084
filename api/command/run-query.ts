import { BadInput } from '#graph/failure/bad-input.ts';
import { coerceParameters } from '#graph/library/coerce-parameters.ts';
import { loadLibrary } from '#graph/library/load-library.ts';
import { runSavedQuery } from '#graph/library/run-saved-query.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import type { CypherResult } from '#graph/guard/cypher-result.ts';
import { formatRows } from './format-rows.ts';
import type { OutputFormat } from './output-format.ts';
import { parseQueryArguments } from './parse-query-arguments.ts';
import { sayProgress } from './say-progress.ts';
import { withGraph } from './with-graph.ts';

/** Runs a saved query and writes its rows. What is wrong with the question is said before a database is started. */
export async function runQuery(name: string, given: readonly string[], format: OutputFormat): Promise<void> {
  const library = await loadLibrary(standardLibrary);
  const query = library.find(name);
  if (query === null)
    throw new BadInput(
      `There is no saved query ${JSON.stringify(name.slice(0, 60))}: see them all with: subtier query`,
    );
  const said = parseQueryArguments(query, given, format);
  coerceParameters(query, said.parameters, new Date().toISOString().slice(0, 10), (key) => key);
  await withGraph(async ({ database }) => {
    const result = await runSavedQuery(database, library, name, said.parameters, said.first);
    process.stdout.write(formatRows(result.columns, rowsOf(result), said.format));
    const count = `${result.rows.length} ${result.rows.length === 1 ? 'row' : 'rows'}`;
    sayProgress(result.truncated ? `${count}, and more that --first ${said.first} left out.` : `${count}.`);
  });
}

function rowsOf({ columns, rows }: CypherResult) {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}
