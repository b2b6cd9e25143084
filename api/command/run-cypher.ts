import { text } from 'node:stream/consumers';
import { BadInput } from '#graph/failure/bad-input.ts';
import { checkExact } from '#graph/guard/check-exact.ts';
import { judgeStatement } from '#graph/guard/judge-statement.ts';
import { runStatement } from '#graph/guard/run-statement.ts';
import { mostRows } from '#graph/guard/statement-limits.ts';
import type { CypherOptions } from './cypher.ts';
import { namedRows } from './named-rows.ts';
import { readParameterText } from './read-parameter-text.ts';
import { withGraph } from './with-graph.ts';
import { writePlan } from './write-plan.ts';
import { writeResult } from './write-result.ts';

/** Runs a statement of the user's and writes its rows, or the plan that it asks for. What is wrong with it alone is said before a database is started. */
export async function runCypher(given: string, options: CypherOptions): Promise<void> {
  if (given === '-' && options.paramsFile === '-')
    throw new BadInput('Only one of the statement and the parameters can come from stdin.');
  if (options.first > mostRows) throw new BadInput(`--first takes at most ${mostRows} rows.`);
  const statement = given === '-' ? await text(process.stdin) : given;
  const { asksFor, facts } = await judgeStatement(statement);
  const { format } = options;
  if (asksFor !== 'ROWS' && format === 'graph')
    throw new BadInput(`A plan has no nodes and edges: leave out ${asksFor}, or --format graph.`);
  const pairs = options.param.map(parsePair);
  const twice = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) < at);
  if (twice !== undefined) throw new BadInput(`--param gives ${twice[0]} twice.`);
  const parameters = { ...(await readParameterText(options)), ...Object.fromEntries(pairs) };
  checkExact(parameters, 'parameters');
  const missing = facts.parameters.find(({ name }) => !(name in parameters));
  // To plan it, Neo4j needs no values.
  if (missing !== undefined && asksFor !== 'EXPLAIN')
    throw new BadInput(`The statement uses $${missing.name}: give it with --param ${missing.name}=…`);
  await withGraph(async ({ database }) => {
    const result = await runStatement(database, { statement, parameters, first: options.first });
    if (result.plan === null || format === 'graph') writeResult(result, format, options.first);
    else writePlan(result.plan, asksFor === 'PROFILE' ? namedRows(result) : null, format);
  });
}

/** `name=value`, the value as JSON where it is JSON, as text where it is not. */
function parsePair(pair: string): readonly [name: string, value: unknown] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(pair) ?? [];
  if (name === undefined || value === undefined)
    throw new BadInput(`--param takes name=value, and was given ${JSON.stringify(pair.slice(0, 60))}.`);
  try {
    const parsed: unknown = JSON.parse(value);
    return [name, parsed];
  } catch {
    return [name, value];
  }
}
