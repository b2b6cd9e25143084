import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { checkExact, checkStatement } from '#graph/cypher/check-statement.ts';
import type { PlanOperator } from '#graph/cypher/check-statement.ts';
import { mostRows, runStatement } from '#graph/cypher/run.ts';
import type { Row } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { plainJson } from '#serve/resolvers/scalars.ts';
import { withGraph } from './open.ts';
import { parseCountOption, parseJson, readJsonParameters } from './options.ts';
import type { JsonParameterOptions } from './options.ts';
import { formatRows, namedRows, reportWarnings, resultFormatOption, writeResult } from './output.ts';
import type { OutputFormat, ResultFormat } from './output.ts';
import { RepeatableOption, counted, jsonText, reportProgress } from './terminal.ts';

interface CypherOptions extends JsonParameterOptions {
  readonly param?: readonly string[];
  readonly first: number;
  readonly format: ResultFormat;
}

/** `cypher 'STATEMENT'`: runs a Cypher statement of the user, which can only read. */
export function cypherCommand(): Command {
  return new Command('cypher')
    .description(
      'run a Cypher statement, checked first to be read-only; with EXPLAIN or PROFILE before it, write its plan',
    )
    .argument('<statement>', 'the statement; - reads it from stdin')
    .addOption(new RepeatableOption('--param <name=value>', 'a parameter; a value that is not JSON is text'))
    .option('--params-json <object>', 'parameters as a JSON object')
    .option('--params-file <file>', 'a file with parameters as a JSON object; - reads stdin')
    .option('--first <count>', 'maximum number of rows to write', parseCountOption, 1000)
    .addOption(resultFormatOption())
    .action(runCypher);
}

/** Checks the option `--first` of a command that runs one statement. */
export function checkRowCount(first: number): void {
  if (first > mostRows) throw new Failure('BAD_USER_INPUT', `--first can be at most ${mostRows}.`);
}

/** Runs a statement and writes its rows, or the plan that it requests. Checks the statement and its parameters before it starts a database. */
async function runCypher(input: string, options: CypherOptions): Promise<void> {
  if (input === '-' && options.paramsFile === '-')
    throw new Failure('BAD_USER_INPUT', 'Only one of the statement and the parameters can come from stdin.');
  checkRowCount(options.first);
  const statement = input === '-' ? await text(process.stdin) : input;
  const { asksFor, facts } = await checkStatement(statement);
  const { format } = options;
  if (asksFor !== 'ROWS' && format === 'graph')
    throw new Failure('BAD_USER_INPUT', `A plan has no nodes and edges: leave out ${asksFor} or --format graph.`);
  const pairs = (options.param ?? []).map(parsePair);
  const repeated = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) < at);
  if (repeated !== undefined) throw new Failure('BAD_USER_INPUT', `--param gives ${repeated[0]} more than once.`);
  const parameters = { ...(await readJsonParameters(options)), ...Object.fromEntries(pairs) };
  checkExact(parameters, 'parameters');
  const missing = facts.parameters.find(({ name }) => !Object.hasOwn(parameters, name));
  // Neo4j plans a statement without values.
  if (missing !== undefined && asksFor !== 'EXPLAIN')
    throw new Failure('BAD_USER_INPUT', `The statement uses $${missing.name}: give it with --param ${missing.name}=…`);
  await withGraph(async ({ database }) => {
    const result = await runStatement(database, {
      statement,
      parameters,
      first: options.first,
      withHops: format === 'graph',
    });
    if (result.plan === null || format === 'graph') writeResult(result, format, options.first);
    else {
      writePlan(result.plan, asksFor === 'PROFILE' ? namedRows(result) : null, format);
      reportWarnings(result);
    }
  });
}

/** Splits `name=value`; a value that is not JSON is text. */
function parsePair(pair: string): readonly [name: string, value: unknown] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (name === undefined || value === undefined)
    throw new Failure('BAD_USER_INPUT', `--param takes name=value, not ${JSON.stringify(pair.slice(0, 60))}.`);
  try {
    return [name, parseJson(value, '--param')];
  } catch (error) {
    if (error instanceof Failure) throw error;
    return [name, value];
  }
}

/** Writes a plan to stdout, and its size and cost to stderr. */
function writePlan(plan: readonly PlanOperator[], rows: readonly Row[] | null, format: OutputFormat): void {
  process.stdout.write(formatPlan(plan, rows, format));
  const operators = counted(plan.length, 'operator');
  if (rows === null) {
    reportProgress(`${operators}; the statement did not run.`);
    return;
  }
  const total = plan[0]?.rows ?? rows.length;
  const hits = plan.reduce((sum, { dbHits }) => sum + (dbHits ?? 0), 0);
  const cut = format === 'json' && total > rows.length ? ` --first left out ${total - rows.length} of the rows.` : '';
  reportProgress(`${operators}; ${counted(total, 'row')}, ${hits} db hits.${cut}`);
}

const columns = ['depth', 'operator', 'details', 'estimatedRows', 'rows', 'dbHits'];

/**
 * Returns a plan as text: a table of a tree, or one row per operator.
 * @param rows the rows of a PROFILE, which only JSON includes; null: the statement did not run
 */
export function formatPlan(plan: readonly PlanOperator[], rows: readonly Row[] | null, format: OutputFormat): string {
  switch (format) {
    case 'table':
      return formatTree(plan, rows !== null);
    case 'csv':
    case 'ndjson':
      return formatRows(
        columns,
        plan.map((operator) => ({ ...operator })),
        format,
      );
    case 'json':
      return jsonText(plainJson(rows === null ? { plan } : { plan, rows }));
  }
}

function formatTree(plan: readonly PlanOperator[], wasRun: boolean): string {
  const lines = branchLines(plan.map(({ depth }) => depth));
  const rows = plan.map(({ operator, details, estimatedRows, rows: actualRows, dbHits }, index) => ({
    operator: `${lines[index] ?? ''}${operator}`,
    details,
    'estimated rows': estimatedRows === null ? null : roundEstimate(estimatedRows),
    rows: actualRows,
    'db hits': dbHits,
  }));
  return formatRows(['operator', 'details', 'estimated rows', ...(wasRun ? ['rows', 'db hits'] : [])], rows, 'table');
}

/** Rounds an estimate: fractions matter only if it is small. */
function roundEstimate(estimate: number): number {
  return estimate < 10 ? Math.round(estimate * 100) / 100 : Math.round(estimate);
}

/**
 * Returns what to draw before each operator so that a plan reads as a tree. An operator that alone feeds another is directly
 * below it; where several do, each has its own branch. Indenting each step would soon exceed the width of a terminal.
 * @param depths of the operators, in the order of the plan
 */
export function branchLines(depths: readonly number[]): readonly string[] {
  const parents = parentsOf(depths);
  const remaining = new Map<number, number>();
  for (const parent of parents) remaining.set(parent, (remaining.get(parent) ?? 0) + 1);
  const withOneChild = new Set([...remaining].filter(([, count]) => count === 1).map(([parent]) => parent));
  /** By operator: what to draw before everything below it. */
  const below: string[] = [];
  return parents.map((parent, index) => {
    const before = below[parent] ?? '';
    const after = (remaining.get(parent) ?? 0) - 1;
    remaining.set(parent, after);
    const branches = parent >= 0 && !withOneChild.has(parent);
    below[index] = branches ? `${before}${after === 0 ? '  ' : '│ '}` : before;
    return branches ? `${before}${after === 0 ? '└ ' : '├ '}` : before;
  });
}

/** Returns the index of the operator that each one feeds; -1: none. */
function parentsOf(depths: readonly number[]): readonly number[] {
  const lastAt: number[] = [];
  return depths.map((depth, index) => {
    lastAt[depth] = index;
    return depth === 0 ? -1 : (lastAt[depth - 1] ?? -1);
  });
}
