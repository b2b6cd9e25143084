import { StatementRefused } from '../failure/statement-refused.ts';
import { StatementUnparsable } from '../failure/statement-unparsable.ts';
import { allowedFunctions } from './allowed-functions.ts';
import { allowedProcedures } from './allowed-procedures.ts';
import { allowedSyntax } from './allowed-syntax.ts';
import { blankOut } from './blank-out.ts';
import { decodeEscapes } from './decode-escapes.ts';
import { parseBudget, parseInThread } from './parse-in-thread.ts';
import type { ParseBudget } from './parse-in-thread.ts';
import { isNamed, reasonAgainst } from './reason-against.ts';
import type { Mention, StatementFacts } from './statement-facts.ts';

/** A statement whose parse tree holds nothing but what may be run. */
export interface JudgedStatement {
  /** As it is to be sent: with unicode escapes decoded, so that what was judged is what Neo4j reads. */
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
  const written = decodeEscapes(statement);
  const asWritten = await parse(written, budget);
  const asksFor = planOptionOf(asWritten.options);
  // What is left is parsed and judged as if nobody had asked for its plan.
  const text = asksFor === 'ROWS' ? written : blankOut(written, asWritten.options.filter(isPlanOption));
  const facts = asksFor === 'ROWS' ? asWritten : await parse(text, budget);
  judge(facts);
  // Where an escape itself decodes to an escape, a Neo4j that decodes again would read something else.
  let again = decodeEscapes(text);
  for (let reading = text; again !== reading; again = decodeEscapes(again)) {
    judge(await parse(again, budget));
    reading = again;
  }
  return { text, facts, asksFor };
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

function isPlanOption({ name }: Mention): boolean {
  return ['EXPLAIN', 'PROFILE'].includes(name.toUpperCase());
}

async function parse(text: string, budget: ParseBudget): Promise<StatementFacts> {
  const answer = await parseInThread(text, budget);
  if (answer.kind === 'unparsable') {
    const { message, at } = answer;
    const where = at === null ? '' : ` at line ${at.line}, column ${at.column}`;
    throw new StatementUnparsable(`The statement can't be read as Cypher${where}: ${message}.`, {
      extensions: { reason: message, ...at },
    });
  }
  return answer.facts;
}

/** The first thing in reading order of its kind that is on no list: clauses before procedures before functions. */
function refusalOf(facts: StatementFacts): StatementRefused | null {
  const syntax = facts.rules.filter(({ name }) => !allowedSyntax.has(name));
  // What Cypher has a word for speaks plainer than the rules around it.
  const clause = syntax.find(({ name }) => isNamed(name)) ?? syntax[0];
  if (clause !== undefined) return refuse(...reasonAgainst(clause.name), clause);
  const option = facts.options.find(({ name }) => !allowedOptions.has(name.toUpperCase()));
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

function refuse(kind: string, name: string, reason: string, { line, column }: Mention): StatementRefused {
  return new StatementRefused(
    `The ${kind} ${name} at line ${line}, column ${column} may not be used here: ${reason}.`,
    {
      extensions: { kind, name, reason, line, column },
    },
  );
}
