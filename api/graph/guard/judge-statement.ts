import { StatementRefused } from '../failure/statement-refused.ts';
import { StatementUnparsable } from '../failure/statement-unparsable.ts';
import { allowedFunctions } from './allowed-functions.ts';
import { allowedProcedures } from './allowed-procedures.ts';
import { allowedSyntax } from './allowed-syntax.ts';
import { parseBudget, parseInThread } from './parse-in-thread.ts';
import type { ParseBudget } from './parse-in-thread.ts';
import { isNamed, reasonAgainst } from './reason-against.ts';
import { isPlanOption } from './statement-facts.ts';
import type { Mention, Position, StatementFacts } from './statement-facts.ts';

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
 * @throws StatementUnparsable, StatementRefused, StatementTooComplex
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
    throw new StatementUnparsable(`The statement can't be read as Cypher${where}: ${message}.`, {
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
function refusalOf(facts: StatementFacts): StatementRefused | null {
  const syntax = facts.rules.filter(({ name }) => !allowedSyntax.has(name));
  // What Cypher has a word for speaks plainer than the rules around it.
  const clause = syntax.find(({ name }) => isNamed(name)) ?? syntax[0];
  if (clause !== undefined) return refuse(...reasonAgainst(clause.name), clause);
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

function refuse(kind: string, name: string, reason: string, { line, column }: Position): StatementRefused {
  return new StatementRefused(
    `The ${kind} ${name} at line ${line}, column ${column} may not be used here: ${reason}.`,
    {
      extensions: { kind, name, reason, line, column },
    },
  );
}
