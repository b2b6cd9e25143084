import type { Plan, Value } from '../database/database.ts';
import { Failure } from '../failure.ts';
import {
  allowedFunctions,
  allowedOperators,
  allowedProcedures,
  allowedSyntax,
  isNamed,
  refusalReason,
} from './allowed.ts';
import { isPlanOption } from './facts.ts';
import type { ExpectedColumns, Mention, Position, StatementFacts } from './facts.ts';
import { parseBudget, parseInThread } from './parse-thread.ts';
import type { ParseBudget } from './parse-thread.ts';

/** A statement whose parse tree holds nothing but what may be run. */
export interface JudgedStatement {
  /**
   * What is sent: printed from the tokens that were judged, each on its line and column, with unicode escapes decoded and
   * without comments, which Neo4j's pre-parser reads differently from its parser.
   */
  readonly text: string;
  readonly facts: StatementFacts;
  /** Its plan, unrun or with what it took; the text no longer says so. */
  readonly asksFor: 'ROWS' | PlanOption;
}

type PlanOption = 'EXPLAIN' | 'PROFILE';

const allowedOptions: ReadonlySet<string> = new Set(['CYPHER 5', 'CYPHER 25']);

/**
 * The first half of the guard, which needs no database: everything in the parse tree must be on a list.
 * @throws STATEMENT_UNPARSABLE, STATEMENT_REFUSED, STATEMENT_TOO_COMPLEX
 */
export async function judgeStatement(statement: string, budget: ParseBudget = parseBudget()): Promise<JudgedStatement> {
  const { text, facts } = await parse(statement, budget);
  judge(facts);
  return { text, facts, asksFor: planOptionOf(facts.options) };
}

function judge(facts: StatementFacts): void {
  const refusal = refusalOf(facts);
  if (refusal !== null) throw refusal;
}

/** As Neo4j does: the same option may be said again, the two exclude each other. */
function planOptionOf(options: readonly Mention[]): JudgedStatement['asksFor'] {
  const [first, ...others] = options.filter(isPlanOption);
  if (first === undefined) return 'ROWS';
  const other = others.find(({ name }) => name.toUpperCase() !== first.name.toUpperCase());
  if (other !== undefined)
    throw refuse('option', other.name, `${first.name} stands before the statement already`, other);
  return first.name.toUpperCase() === 'EXPLAIN' ? 'EXPLAIN' : 'PROFILE';
}

async function parse(statement: string, budget: ParseBudget): Promise<Pick<JudgedStatement, 'text' | 'facts'>> {
  const answer = await parseInThread(statement, budget);
  if (answer.kind === 'unparsable') {
    const { message, at } = answer;
    const where = at === null ? '' : ` at line ${at.line}, column ${at.column}`;
    throw new Failure('STATEMENT_UNPARSABLE', `The statement can't be read as Cypher${where}: ${message}.`, {
      extensions: { reason: message, ...at },
    });
  }
  if (answer.kind === 'ambiguous') {
    const { kind, name, reason } = answer.what;
    throw refuse(kind, name, reason, answer.at);
  }
  return answer;
}

/** The first thing in reading order of its kind that is on no list: clauses before procedures before functions. */
function refusalOf(facts: StatementFacts): Failure | null {
  const syntax = facts.rules.filter(({ name }) => !allowedSyntax.has(name));
  // What Cypher has a word for speaks plainer than the rules around it.
  const clause = syntax.find(({ name }) => isNamed(name)) ?? syntax[0];
  if (clause !== undefined) return refuse(...refusalReason(clause.name), clause);
  const option = facts.options.find(
    (option) => !isPlanOption(option) && !allowedOptions.has(option.name.toUpperCase()),
  );
  if (option !== undefined)
    return refuse(
      'option',
      option.name,
      'only EXPLAIN, PROFILE, CYPHER 5 and CYPHER 25 may stand before a statement',
      option,
    );
  const procedure = facts.procedures.find(({ name }) => !allowedProcedures.has(name));
  if (procedure !== undefined)
    return refuse('procedure', procedure.name, 'it is not one of those known to only read the graph', procedure);
  const called = facts.functions.find(
    ({ name }) => !/^[a-z0-9_.]+$/i.test(name) || !allowedFunctions.has(name.toLowerCase()),
  );
  if (called !== undefined)
    return refuse('function', called.name, 'it is not one of those known to only compute', called);
  return null;
}

function refuse(kind: string, name: string, reason: string, { line, column }: Position): Failure {
  return new Failure(
    'STATEMENT_REFUSED',
    `The ${kind} ${name} at line ${line}, column ${column} may not be used here: ${reason}.`,
    {
      extensions: { kind, name, reason, line, column },
    },
  );
}

/** A question from a file may take longer to parse than what users type: a busy machine must not refuse it. */
const trustedMs = 60_000;

/**
 * Judges a statement that is kept to be asked for its rows: with EXPLAIN it would never have any, and a check never find anything.
 * @throws what judgeStatement throws
 */
export async function judgeQuestion(statement: string): Promise<JudgedStatement> {
  const judged = await judgeStatement(statement, parseBudget(trustedMs));
  if (judged.asksFor !== 'ROWS')
    throw new Failure(
      'STATEMENT_REFUSED',
      `The option ${judged.asksFor} may not be used here: the statement is kept for its rows.`,
      {
        extensions: { kind: 'option', name: judged.asksFor, reason: 'the statement is kept for its rows' },
      },
    );
  return judged;
}

/**
 * The second half of the guard: every operator of the plan must be on the list of the Neo4j version.
 * @throws STATEMENT_REFUSED
 */
export function judgePlan(plan: Plan, version: string): void {
  const allowed = allowedOperators(version);
  if (allowed === null)
    throw new Failure(
      'STATEMENT_REFUSED',
      `Statements of users are not run on Neo4j ${version}: what its plans may do is not known. Use 5.26 or a version of 2025 or 2026.`,
      { extensions: { kind: 'version', name: version } },
    );
  for (const { operator, details } of listOperators(plan)) {
    const name = operator.replace(/\(.*$/, '');
    if (!allowed.has(name)) throw refuseOperator('operator', operator, 'it is not one of those known to only read');
    if (name === 'ProcedureCall') {
      const procedure = details?.slice(0, Math.max(details.indexOf('('), 0)) ?? '';
      if (!allowedProcedures.has(procedure))
        throw refuseOperator('procedure', procedure, 'it is not one of those known to only read the graph');
    }
  }
}

/**
 * Compares the columns that Neo4j names with those in the parse tree: where they differ, Neo4j read another statement than the
 * one that was judged, and its answer is not given.
 * @throws STATEMENT_REFUSED
 */
export function judgeColumns(columns: readonly string[], expected: ExpectedColumns): void {
  if (expected === null || isExpected(columns, expected)) return;
  const reason = 'Neo4j reads the statement differently from the check of statements';
  process.emitWarning(
    `A statement was refused because ${reason}: expected ${JSON.stringify(expected.names)}, Neo4j has ${JSON.stringify(columns)}.`,
    'Subtier',
  );
  throw new Failure(
    'STATEMENT_REFUSED',
    `The statement may not be run here: ${reason}, by the columns of its answer.`,
    {
      extensions: { kind: 'columns', name: columns.join(', '), reason },
    },
  );
}

function isExpected(columns: readonly string[], expected: NonNullable<ExpectedColumns>): boolean {
  const starred = expected.kind === 'all' ? [] : columns.slice(0, Math.max(0, columns.length - expected.names.length));
  const all = [...starred, ...expected.names];
  return (
    columns.length === all.length &&
    columns.every((column, at) => column === all[at]) &&
    (expected.kind === 'all' || starred.every((column) => expected.variables.includes(column)))
  );
}

function refuseOperator(kind: string, name: string, reason: string): Failure {
  return new Failure(
    'STATEMENT_REFUSED',
    `The ${kind} ${name} in the statement's plan may not be used here: ${reason}.`,
    {
      extensions: { kind, name, reason },
    },
  );
}

const beyond64Bits = 2 ** 63;

/**
 * Refuses whole numbers that were written as JSON and may not be what was written: beyond 2^53 it has no exact ones.
 * @param name of the parameter, or the path to the number in it
 * @throws BAD_USER_INPUT for the first.
 */
export function checkExact(value: unknown, name: string): void {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) > beyond64Bits) return;
    throw new Failure(
      'BAD_USER_INPUT',
      `${name} is a whole number beyond 2^53, which JSON does not hold exactly: give it as text, and write toInteger($…) in the statement; of a number that need not be exact, toFloat($…).`,
      { extensions: { argument: name } },
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    checkExact(member, Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`);
}

/** The operators of a plan, each before those that feed it. Without recursion: a plan may be deep. */
export function listOperators(plan: Plan): readonly PlanOperator[] {
  const operators: PlanOperator[] = [];
  const pending = [{ node: plan, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    const { operator, rows, dbHits } = node;
    const { Details: details, EstimatedRows: estimated } = node.arguments;
    operators.push({ depth, operator, details: textOf(details), estimatedRows: numberOf(estimated), rows, dbHits });
    pending.push(...node.children.map((child) => ({ node: child, depth: depth + 1 })).reverse());
  }
  return operators;
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** An operator of a statement's plan. Of a list of them in reading order, those that feed one stand behind it, one deeper. */
export interface PlanOperator {
  /** 0: the last to work, which gives the rows. */
  readonly depth: number;
  readonly operator: string;
  /** What it works on, in Neo4j's words. */
  readonly details: string | null;
  readonly estimatedRows: number | null;
  /** Counted while it ran; null: it was not run. */
  readonly rows: number | null;
  readonly dbHits: number | null;
}
