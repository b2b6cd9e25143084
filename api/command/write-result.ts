import type { CypherResult } from '#graph/guard/cypher-result.ts';
import { formatGraph } from './format-graph.ts';
import { formatRows } from './format-rows.ts';
import { namedRows } from './named-rows.ts';
import type { ResultFormat } from './output-format.ts';
import { sayProgress } from './say-progress.ts';

/** Writes what a statement answered; how much it is, and whether it was cut, goes to stderr. */
export function writeResult(result: CypherResult, format: ResultFormat, first: number): void {
  const { columns, rows, rowsCut, graphCut } = result;
  process.stdout.write(format === 'graph' ? formatGraph(result) : formatRows(columns, namedRows(result), format));
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  sayProgress(rowsCut ? `${count}, and more that --first ${first} left out.` : `${count}.`);
  if (graphCut && format === 'graph') sayProgress('Some of the nodes and edges that the rows mention were left out.');
}
