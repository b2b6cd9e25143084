import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { checkExact, judgeStatement } from '#graph/cypher/judge.ts';
import type { PlanOperator } from '#graph/cypher/judge.ts';
import { mostRows, runStatement } from '#graph/cypher/run.ts';
import type { Row } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { plainJson } from '#serve/resolvers/scalars.ts';
import { withGraph } from './open.ts';
import { parseCount, readParameterText } from './options.ts';
import type { ParameterText } from './options.ts';
import { formatRows, namedRows, printableJson, resultFormatOption, reportProgress, writeResult } from './output.ts';
import type { OutputFormat, ResultFormat } from './output.ts';

interface CypherOptions extends ParameterText {
  readonly param: readonly string[];
  readonly first: number;
  readonly format: ResultFormat;
}

/** `cypher 'STATEMENT'`: a statement of one's own, which only reads. */
export function cypherCommand(): Command {
  return new Command('cypher')
    .description(
      'run one statement of Cypher, which only reads; what it may do is checked first; with EXPLAIN or PROFILE before it, its plan is written',
    )
    .argument('<statement>', 'the statement; - reads it from stdin')
    .option(
      '--param <name=value>',
      'a parameter, as JSON or else as text; can be given again',
      (pair: string, pairs: readonly string[]) => [...pairs, pair],
      [],
    )
    .option('--params-json <object>', 'parameters as a JSON object')
    .option('--params-file <file>', 'a file with parameters as a JSON object; - reads stdin')
    .option('--first <count>', 'rows at most', parseCount, 1000)
    .addOption(resultFormatOption())
    .action(async (statement: string, options: CypherOptions) => {
      await runCypher(statement, options);
    });
}

/** Runs a statement of the user's and writes its rows, or the plan that it asks for. What is wrong with it alone is said before a database is started. */
export async function runCypher(given: string, options: CypherOptions): Promise<void> {
  if (given === '-' && options.paramsFile === '-')
    throw new Failure('BAD_USER_INPUT', 'Only one of the statement and the parameters can come from stdin.');
  if (options.first > mostRows) throw new Failure('BAD_USER_INPUT', `--first takes at most ${mostRows} rows.`);
  const statement = given === '-' ? await text(process.stdin) : given;
  const { asksFor, facts } = await judgeStatement(statement);
  const { format } = options;
  if (asksFor !== 'ROWS' && format === 'graph')
    throw new Failure('BAD_USER_INPUT', `A plan has no nodes and edges: leave out ${asksFor}, or --format graph.`);
  const pairs = options.param.map(parsePair);
  const twice = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) < at);
  if (twice !== undefined) throw new Failure('BAD_USER_INPUT', `--param gives ${twice[0]} twice.`);
  const parameters = { ...(await readParameterText(options)), ...Object.fromEntries(pairs) };
  checkExact(parameters, 'parameters');
  const missing = facts.parameters.find(({ name }) => !(name in parameters));
  // To plan it, Neo4j needs no values.
  if (missing !== undefined && asksFor !== 'EXPLAIN')
    throw new Failure('BAD_USER_INPUT', `The statement uses $${missing.name}: give it with --param ${missing.name}=…`);
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
    throw new Failure(
      'BAD_USER_INPUT',
      `--param takes name=value, and was given ${JSON.stringify(pair.slice(0, 60))}.`,
    );
  try {
    const parsed: unknown = JSON.parse(value);
    return [name, parsed];
  } catch {
    return [name, value];
  }
}

/** Writes a plan; what running it took goes to stderr. */
function writePlan(plan: readonly PlanOperator[], rows: readonly Row[] | null, format: OutputFormat): void {
  process.stdout.write(formatPlan(plan, rows, format));
  const operators = `${plan.length} ${plan.length === 1 ? 'operator' : 'operators'}`;
  if (rows === null) {
    reportProgress(`${operators}; the statement was not run.`);
    return;
  }
  const given = plan[0]?.rows ?? rows.length;
  const hits = plan.reduce((sum, { dbHits }) => sum + (dbHits ?? 0), 0);
  const cut = format === 'json' && given > rows.length ? ` --first left out ${given - rows.length} of the rows.` : '';
  reportProgress(`${operators}; ${given} ${given === 1 ? 'row' : 'rows'}, ${hits} db hits.${cut}`);
}

const columns = ['depth', 'operator', 'details', 'estimatedRows', 'rows', 'dbHits'];

/**
 * A plan as text: for people as a tree, else an operator a row.
 * @param rows what a PROFILE gave, which only JSON has beside the plan; null: it was not run
 */
export function formatPlan(plan: readonly PlanOperator[], rows: readonly Row[] | null, format: OutputFormat): string {
  switch (format) {
    case 'table':
      return formatTree(plan, rows !== null);
    case 'csv':
    case 'ndjson':
      return formatRows(columns, plan.map(rowOf), format);
    case 'json':
      return `${printableJson(JSON.stringify(plainJson(rows === null ? { plan } : { plan, rows }), null, 2))}\n`;
  }
}

function rowOf(operator: PlanOperator): Row {
  return { ...operator };
}

function formatTree(plan: readonly PlanOperator[], wasRun: boolean): string {
  const lines = branchLines(plan.map(({ depth }) => depth));
  const rows = plan.map(({ operator, details, estimatedRows, rows: given, dbHits }, index) => ({
    operator: `${lines[index] ?? ''}${operator}`,
    details,
    'estimated rows': estimatedRows === null ? null : inShort(estimatedRows),
    rows: given,
    'db hits': dbHits,
  }));
  return formatRows(['operator', 'details', 'estimated rows', ...(wasRun ? ['rows', 'db hits'] : [])], rows, 'table');
}

/** An estimate has fractions, which mean something only where it is small. */
function inShort(estimate: number): number {
  return estimate < 10 ? Math.round(estimate * 100) / 100 : Math.round(estimate);
}

/**
 * What to draw before each operator so that a plan reads as a tree: what alone feeds another stands straight below it, and
 * only where several do, each has a branch of its own. Indented at each step, a plan would soon leave the terminal.
 * @param depths of the operators, in the order of their list
 */
export function branchLines(depths: readonly number[]): readonly string[] {
  const parents = parentsOf(depths);
  const left = new Map<number, number>();
  for (const parent of parents) left.set(parent, (left.get(parent) ?? 0) + 1);
  const alone = new Set([...left].filter(([, count]) => count === 1).map(([parent]) => parent));
  /** What stands before all that is below an operator. */
  const below: string[] = [];
  return parents.map((parent, index) => {
    const before = below[parent] ?? '';
    const after = (left.get(parent) ?? 0) - 1;
    left.set(parent, after);
    const branches = parent >= 0 && !alone.has(parent);
    below[index] = branches ? `${before}${after === 0 ? '  ' : '│ '}` : before;
    return branches ? `${before}${after === 0 ? '└ ' : '├ '}` : before;
  });
}

/** The index of the operator that each feeds; -1: none. */
function parentsOf(depths: readonly number[]): readonly number[] {
  const lastAt: number[] = [];
  return depths.map((depth, index) => {
    lastAt[depth] = index;
    return depth === 0 ? -1 : (lastAt[depth - 1] ?? -1);
  });
}
