import { BadInput } from '#graph/failure/bad-input.ts';
import { coerceParameters } from '#graph/library/coerce-parameters.ts';
import { loadLibrary } from '#graph/library/load-library.ts';
import { runSavedQuery } from '#graph/library/run-saved-query.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import type { ResultFormat } from './output-format.ts';
import { parseQueryArguments } from './parse-query-arguments.ts';
import { readParameterText } from './read-parameter-text.ts';
import { withGraph } from './with-graph.ts';
import { writeResult } from './write-result.ts';

/** Runs a saved query and writes its rows. What is wrong with the question is said before a database is started. */
export async function runQuery(name: string, given: readonly string[], format: ResultFormat): Promise<void> {
  const library = await loadLibrary(standardLibrary, name);
  const query = library.find(name);
  if (query === null)
    throw new BadInput(
      `There is no saved query ${JSON.stringify(name.slice(0, 60))}: see them all with: subtier query`,
    );
  const said = parseQueryArguments(query, given, format);
  const parameters = { ...(await readParameterText(said)), ...said.parameters };
  coerceParameters(query, parameters, new Date().toISOString().slice(0, 10), (key) => key);
  await withGraph(async ({ database }) => {
    writeResult(await runSavedQuery(database, library, name, parameters, said.first), said.format, said.first);
  });
}
