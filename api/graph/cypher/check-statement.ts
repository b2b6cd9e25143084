import type { Plan, Value } from '../database/database.ts';
import { Failure, refused } from '../failure.ts';
import { casework } from '../model/vocabulary.ts';
import {
  allowedFunctions,
  allowedOperators,
  allowedProcedures,
  allowedSyntax,
  countsAnyNode,
  isNamed,
  isPlanOption,
  readsAnyNode,
  nestedLookupAdvice,
  refusalOfOperator,
  refusalReason,
  unlabeledPatternAdvice,
} from './allowed.ts';
import { parseQuestion } from './parse-cache.ts';
import { parseInThread } from './parse-thread.ts';
import type { ReadAnswer } from './parse-thread.ts';
import type { ExpectedColumns, Mention, Position, StatementFacts } from './statement-facts.ts';

/** A statement whose parse tree contains only what is allowed. */
export interface CheckedStatement {
  /**
   * The text to send, printed from the checked tokens, each at its line and column. Unicode escapes are decoded, and comments
   * are removed because Neo4j's pre-parser reads them differently from its parser.
   */
  readonly text: string;
  readonly facts: StatementFacts;
  /** Whether to return rows or a plan; EXPLAIN and PROFILE are removed from the text. */
  readonly asksFor: 'ROWS' | PlanOption;
}

type PlanOption = 'EXPLAIN' | 'PROFILE';

const allowedOptions: ReadonlySet<string> = new Set(['CYPHER 5', 'CYPHER 25']);

/**
 * The first half of the guard, which needs no database: refuses a statement if anything in its parse tree is not allowed.
 * @throws STATEMENT_UNPARSABLE, STATEMENT_REFUSED, STATEMENT_TOO_COMPLEX
 */
export async function checkStatement(statement: string): Promise<CheckedStatement> {
  return checkParsed(await parseInThread(statement));
}

function checkParsed(answer: ReadAnswer): CheckedStatement {
  const { text, facts } = read(answer);
  const refusal = refusalOf(facts);
  if (refusal !== null) throw refusal;
  return { text, facts, asksFor: planOptionOf(facts.options) };
}

/** EXPLAIN and PROFILE exclude each other; one of them may be repeated, as in Neo4j. */
function planOptionOf(options: readonly Mention[]): CheckedStatement['asksFor'] {
  const [first, ...others] = options.filter(isPlanOption);
  if (first === undefined) return 'ROWS';
  const other = others.find(({ name }) => name.toUpperCase() !== first.name.toUpperCase());
  if (other !== undefined) throw refuse('option', other.name, `it cannot be combined with ${first.name}`, other);
  return first.name.toUpperCase() === 'EXPLAIN' ? 'EXPLAIN' : 'PROFILE';
}

function read(answer: ReadAnswer): Pick<CheckedStatement, 'text' | 'facts'> {
  if (answer.kind === 'unparsable') {
    const { message, at } = answer;
    const where = at === null ? '' : ` at line ${at.line}, column ${at.column}`;
    throw new Failure('STATEMENT_UNPARSABLE', `The statement is not valid Cypher${where}: ${message}.`, {
      extensions: { reason: message, ...at },
    });
  }
  if (answer.kind === 'ambiguous') {
    const { kind, name, reason } = answer.what;
    throw refuse(kind, name, reason, answer.at);
  }
  return answer;
}

/** Returns a refusal of the first thing that is not allowed: of clauses, then options, then procedures, then functions. */
function refusalOf(facts: StatementFacts): Failure | null {
  const syntax = facts.rules.filter(({ name }) => !allowedSyntax.has(name));
  // A rule with a Cypher keyword makes a clearer message than the rules around it.
  const clause = syntax.find(({ name }) => isNamed(name)) ?? syntax[0];
  if (clause !== undefined) return refuse(...refusalReason(clause.name), clause);
  const option = facts.options.find(
    (option) => !isPlanOption(option) && !allowedOptions.has(option.name.toUpperCase()),
  );
  if (option !== undefined)
    return refuse(
      'option',
      option.name,
      'a statement can begin only with EXPLAIN, PROFILE, CYPHER 5 or CYPHER 25',
      option,
    );
  const procedure = facts.procedures.find(({ name }) => !allowedProcedures.has(name));
  if (procedure !== undefined) return refuse('procedure', procedure.name, notReadOnlyProcedure, procedure);
  const called = facts.functions.find(
    ({ name }) => !/^[a-z0-9_.]+$/i.test(name) || !allowedFunctions.has(name.toLowerCase()),
  );
  if (called !== undefined)
    return refuse('function', called.name, 'it is not on the list of functions without side effects', called);
  const [lookup] = facts.nestedLookups;
  if (lookup !== undefined) return refuse('function', lookup.name, nestedLookupAdvice, lookup);
  const [name] = facts.caseworkNames;
  if (name !== undefined)
    return refuse('name', name.name, 'decisions, investigations and watch sets are kept apart from the data', name);
  return refusalOfUnlabeled(facts);
}

/** Refuses a pattern that may read every node where its plan could not tell, or could hide that. */
function refusalOfUnlabeled({ unlabeledPatterns, rules }: StatementFacts): Failure | null {
  const isDynamic = rules.some(({ name }) => name === 'dynamicAnyAllExpression');
  const pattern = unlabeledPatterns.find(({ isNested }) => isNested || isDynamic);
  return pattern === undefined ? null : refuse('pattern', pattern.name, unlabeledPatternAdvice, pattern);
}

const notReadOnlyProcedure = 'it is not on the list of procedures that only read the graph';

function refuse(kind: string, name: string, reason: string, { line, column }: Position): Failure {
  return new Failure(
    'STATEMENT_REFUSED',
    `The ${kind} ${name} at line ${line}, column ${column} may not be used here: ${reason}.`,
    {
      extensions: { kind, name, reason, line, column },
    },
  );
}

/**
 * Checks the statement of a saved question. Refuses EXPLAIN and PROFILE: with EXPLAIN it would return no rows, and a check
 * would never find anything.
 * @throws what checkStatement throws
 */
export async function checkQuestion(statement: string): Promise<CheckedStatement> {
  const checked = checkParsed(await parseQuestion(statement));
  if (checked.asksFor !== 'ROWS') {
    const reason = 'a saved question must return rows';
    throw new Failure('STATEMENT_REFUSED', `The option ${checked.asksFor} may not be used here: ${reason}.`, {
      extensions: { kind: 'option', name: checked.asksFor, reason },
    });
  }
  return checked;
}

/**
 * The second half of the guard: every operator of the plan must be allowed for the Neo4j version.
 * @throws STATEMENT_REFUSED
 */
export function checkPlan(plan: Plan, version: string): void {
  const allowed = allowedOperators(version);
  if (allowed === null)
    throw new Failure(
      'STATEMENT_REFUSED',
      `Typed statements cannot be run on Neo4j ${version}, because its plan operators have not been reviewed: use 5.26, 2025 or 2026.`,
      { extensions: { kind: 'version', name: version } },
    );
  for (const { operator, details } of listOperators(plan)) {
    const name = operator.replace(/\(.*$/, '');
    if (!allowed.has(name)) throw refuseOperator(operator, refusalOfOperator(name));
    if (name === 'ProcedureCall') {
      const procedure = details?.slice(0, Math.max(details.indexOf('('), 0)) ?? '';
      if (!allowedProcedures.has(procedure)) throw refuseOperator(procedure, notReadOnlyProcedure, 'procedure');
    }
  }
}

/**
 * Refuses a statement that may read every node, with casework among them: one of its patterns may match any node, and so may an operator
 * of its plan. A pattern whose variable is bound before has no such operator. Also refuses a plan that evaluates a condition on the nodes of such an
 * operator before casework is dropped: whether it fails, and how long it takes, would tell what casework says.
 * @throws STATEMENT_REFUSED
 */
export function checkPatterns(
  plan: Plan,
  { unlabeledPatterns: [pattern] }: Pick<StatementFacts, 'unlabeledPatterns'>,
): void {
  const operators = listOperators(plan);
  if (pattern !== undefined && operators.some(({ operator }) => readsAnyNode(operator) || countsAnyNode(operator)))
    throw refuse('pattern', pattern.name, unlabeledPatternAdvice, pattern);
  for (const [at, reader] of operators.entries()) {
    if (!readsAnyNode(reader.operator)) continue;
    const consumer = operators.slice(0, at).findLast(({ depth }) => depth === reader.depth - 1);
    if (consumer === undefined || !dropsCasework(consumer, reader))
      throw refuseOperator(reader.operator, beforeExclusion);
  }
}

const beforeExclusion =
  'conditions would be evaluated on every node, including casework: give the node a label, such as (n:System)';

/** Whether an operator drops casework from the nodes that another reads, and does nothing before: a filter for that alone, or the step along a relationship. */
function dropsCasework({ operator, details }: PlanOperator, { details: variable }: PlanOperator): boolean {
  if (operator === 'Filter') return details === `NOT ${variable ?? ''}:${casework.label}`;
  return /^(?:VarLength)?Expand\(/.test(operator);
}

/**
 * Refuses PROFILE for a statement whose plan reads nodes of any label: the counts of its operators would tell how much casework there is.
 * @throws STATEMENT_REFUSED
 */
export function checkProfile(plan: Plan, { options }: Pick<StatementFacts, 'options'>): void {
  const reader = listOperators(plan).find(({ operator }) => readsAnyNode(operator));
  const option = options.find(isPlanOption);
  if (reader === undefined || option === undefined) return;
  const reason = `${reader.operator} in the plan reads nodes of any label, including casework, and PROFILE would count them: use EXPLAIN, or give every node a label, such as (n:System)`;
  throw refuse('option', option.name, reason, option);
}

/**
 * Compares Neo4j's columns with those of the parse tree. If they differ, Neo4j parsed the statement differently from the guard,
 * and its answer must not be returned.
 * @throws STATEMENT_REFUSED
 */
export function checkColumns(columns: readonly string[], expected: ExpectedColumns): void {
  if (expected === null || isExpected(columns, expected)) return;
  const reason = "Neo4j's columns are not those that Subtier parsed from it";
  process.emitWarning(
    `A statement was refused because ${reason}: expected ${JSON.stringify(expected.names)}, Neo4j has ${JSON.stringify(columns)}.`,
    'Subtier',
  );
  throw new Failure('STATEMENT_REFUSED', `The statement may not be run here: ${reason}.`, {
    extensions: { kind: 'columns', name: columns.join(', '), reason },
  });
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

function refuseOperator(name: string, reason: string, kind = 'operator'): Failure {
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
 * Refuses integers beyond 2^53 in a value that was parsed from JSON, which may have rounded them.
 * @param name the name of the parameter, or the path to the number in it
 * @throws BAD_USER_INPUT for the first one.
 */
export function checkExact(value: unknown, name: string): void {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) > beyond64Bits) return;
    throw refused(
      name,
      `${name} is an integer beyond 2^53, which JSON may round: pass it as text and use toInteger($…) in the statement, or toFloat($…) if it need not be exact.`,
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    checkExact(member, Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`);
}

/** Lists the operators of a plan, each before its inputs. Not recursive, since a plan may be deep. */
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

/** An operator of a statement's plan. In a list, the inputs of an operator follow it, one level deeper. */
export interface PlanOperator {
  /** 0 for the last operator, which returns the rows. */
  readonly depth: number;
  readonly operator: string;
  /** Neo4j's description of its arguments. */
  readonly details: string | null;
  readonly estimatedRows: number | null;
  /** Counted at run time; null if the statement was not run. */
  readonly rows: number | null;
  readonly dbHits: number | null;
}
