import { ownQuestions } from '../casework/own-questions.ts';
import { checkExact } from '../cypher/check-statement.ts';
import type { CheckedStatement } from '../cypher/check-statement.ts';
import type { CypherResult } from '../cypher/result.ts';
import { checkTyped, runStatement } from '../cypher/run.ts';
import type { StatementRequest } from '../cypher/run.ts';
import type { Database, Value } from '../database/database.ts';
import { CalendarDay } from '../database/values.ts';
import { existingNodes, noSuchNode } from '../entities/entities.ts';
import { checkLists, readLists } from '../evidence/designation-lists.ts';
import { refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { todayInUtc } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';
import { judgeOn } from '../rules/judgment.ts';
import type { AdverseVerdict, Judgment } from '../rules/judgment.ts';
import { parametersOf, withoutDays } from './own.ts';
import { argumentOf, coerceParameters } from './parameters.ts';
import type { EntityArgument } from './parameters.ts';
import type { Library, SavedQuery } from './question.ts';

interface SavedQueryOptions extends Pick<StatementRequest, 'withHops' | 'signal' | 'client'> {
  /** Converts an id or a key to a key; by default, only keys are accepted. @throws BAD_USER_INPUT for the id of another type. */
  readonly keyOf?: (idOrKey: string, label: Label, parameter: string) => string;
}

/** The result of a saved question. */
export interface QuestionResult extends CypherResult {
  /** Which versions of which rules it is about on its date; null if it is about none. */
  readonly judgment: Judgment | null;
}

/**
 * Runs a saved question of the library, or else one that a person saved on the server. A policy check returns its verdicts in the words of the rule in force on the date: see `verdictUnder`.
 * @param parameters by name; null or absent means the default
 * @param first the maximum number of rows
 * @throws BAD_USER_INPUT for a wrong name or parameter; what runStatement throws.
 */
export async function runSavedQuery(
  database: Database,
  library: Library,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  first: number,
  options: SavedQueryOptions = {},
): Promise<QuestionResult> {
  const query = library.find(name);
  if (query === null) return runOwnQuestion(database, name, parameters, first, options);
  const { result, values } = await runQuestion(database, query, parameters, first, options);
  const judgment = judgmentOf(query, values);
  const column = query.subject === null ? -1 : result.columns.indexOf('verdict');
  if (judgment === null || column < 0) return { ...result, judgment };
  const say = (value: Value): Value => {
    const verdict = statementVerdicts.find((known) => known === value);
    return verdict === undefined ? value : verdictUnder(judgment, verdict);
  };
  const rows = result.rows.map((row) => row.map((value, index) => (index === column ? say(value) : value)));
  return { ...result, rows, judgment };
}

/**
 * Runs a question that a person saved on the server, as a typed statement: it goes through the same checks, queue and limits.
 * @throws BAD_USER_INPUT for a wrong name or parameter; what runStatement throws.
 */
async function runOwnQuestion(
  database: Database,
  name: string,
  given: Readonly<Record<string, unknown>>,
  first: number,
  { withHops = true, signal, client, keyOf = (key) => key }: SavedQueryOptions,
): Promise<QuestionResult> {
  const own = await ownQuestions.find(database, name);
  if (own === null) throw noSuchQuestion(name);
  const statement = await checkTyped(own.statement, client, signal);
  const parameters = parametersOf(own, statement);
  const { values, entities } = coerceParameters({ name, parameters }, given, todayInUtc(), keyOf);
  checkExact(values, 'parameters');
  await checkEntities(database, entities);
  const result = await runStatement(database, {
    ...{ statement, isTyped: true, first, withHops, signal, client },
    parameters: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, withoutDays(value)])),
  });
  return { ...result, judgment: null };
}

/** The failure for a question that neither the library nor the server has. */
export function noSuchQuestion(name: string): Failure {
  return refused('name', `There is no saved question ${JSON.stringify(name.slice(0, 60))}.`, { value: name });
}

/** Runs a saved question like `runSavedQuery`, and returns its rows with the verdicts as its statement returns them. */
export async function runQuestion(
  database: Database,
  query: SavedQuery,
  parameters: Readonly<Record<string, unknown>>,
  first: number,
  { withHops = true, signal, client, keyOf = (key) => key }: SavedQueryOptions = {},
): Promise<{ readonly result: CypherResult; readonly values: Readonly<Record<string, unknown>> }> {
  const today = todayInUtc();
  const { values, entities } = coerceParameters(query, parameters, today, keyOf);
  await checkEntities(database, entities);
  await checkCountryLists(database, query, entities);
  const result = await runStatement(database, {
    statement: query.limited ? limited(query.checked) : query.checked,
    parameters: query.limited ? { ...values, first } : values,
    first,
    withHops,
    signal,
    client,
  });
  return { result, values };
}

/**
 * Lets Neo4j keep the first rows only, instead of sorting and storing all of them: one more than are wanted, since their number must be known to
 * exceed it. No question has a parameter called `first`.
 */
function limited(statement: CheckedStatement): CheckedStatement {
  return { ...statement, text: `${statement.text} LIMIT $first + 1` };
}

async function checkEntities(database: Database, entities: readonly EntityArgument[]): Promise<void> {
  const there = await existingNodes(database, entities);
  const missing = entities.find((_, at) => there[at] !== true);
  if (missing !== undefined)
    throw noSuchNode(argumentOf(missing.parameter), missing, `The parameter ${missing.parameter}`);
}

/**
 * Refuses lists under which a question about where people are could only return nothing, a false all-clear: lists that designate no
 * country, and none where the question has some by default. Such a question follows FROM or LOCATED_IN, which only lead to countries.
 */
async function checkCountryLists(
  database: Database,
  { parameters, checked }: SavedQuery,
  entities: readonly EntityArgument[],
): Promise<void> {
  if (!checked.facts.relationshipTypes.some(({ name }) => name === 'FROM' || name === 'LOCATED_IN')) return;
  for (const { name, type, default: preset } of parameters) {
    if (type.kind !== 'list' || type.of.kind !== 'entity' || type.of.name !== 'DesignationList') continue;
    const lists = entities.filter(({ parameter }) => parameter === name).map(({ key }) => key);
    if (lists.length > 0) checkLists(lists, await readLists(database), argumentOf(name));
    else if (Array.isArray(preset) && preset.length > 0)
      throw refused(
        argumentOf(name),
        `The parameter ${name} is empty: with no list, nothing can match. Omit it to use ${preset.join(', ')}.`,
      );
  }
}

/**
 * The answer of a check about a subject; subjects that meet the rule need not be listed. Statements return only VIOLATED, MET,
 * CANNOT_TELL and DOES_NOT_APPLY.
 */
type Verdict = 'MET' | AdverseVerdict | 'CANNOT_TELL' | 'DOES_NOT_APPLY' | 'NOT_LOOKED_AT' | 'NOT_COMPARED';

/** Which versions of which rules judge a question with these parameters; null if it has no rules. */
export function judgmentOf(
  { rules, subject }: Pick<SavedQuery, 'rules' | 'subject'>,
  { asOf }: Readonly<Record<string, unknown>>,
): Judgment | null {
  return judgeOn(rules, asOf instanceof CalendarDay ? asOf.day : null, subject !== null);
}

/**
 * Returns what a check says if its statement returns a verdict. A finding against a guide is WOULD_NOT_MEET, and one against a law
 * that directs an official TO_BE_PROHIBITED. Before the first version of the rule that was read, nothing is judged; after the last one,
 * only what the record cannot tell is known.
 */
export function verdictUnder({ state, adverse }: Judgment, verdict: StatementVerdict): Verdict {
  if (state === 'NOT_LOOKED_AT') return state;
  if (verdict === 'CANNOT_TELL' || verdict === 'DOES_NOT_APPLY') return verdict;
  if (state === 'NOT_COMPARED') return state;
  return verdict === 'VIOLATED' ? adverse : verdict;
}

const statementVerdicts = ['MET', 'VIOLATED', 'CANNOT_TELL', 'DOES_NOT_APPLY'] as const;
type StatementVerdict = (typeof statementVerdicts)[number];
