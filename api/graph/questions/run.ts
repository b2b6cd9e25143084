import type { CypherResult } from '../cypher/result.ts';
import { runStatement } from '../cypher/run.ts';
import type { Database } from '../database/database.ts';
import { CalendarDay } from '../database/values.ts';
import { existingNodes, noSuchNode } from '../entities/entities.ts';
import { Failure } from '../failure.ts';
import type { Label } from '../model/vocabulary.ts';
import { coerceParameters } from './parameters.ts';
import type { EntityArgument } from './parameters.ts';
import type { Library, SavedQuery } from './question.ts';

interface SavedQueryOptions {
  readonly signal?: AbortSignal;
  /** The client, as in a StatementRequest. */
  readonly client?: string;
  /** Converts an id or a key to a key; by default, only keys are accepted. @throws BAD_USER_INPUT for the id of another type. */
  readonly keyOf?: (idOrKey: string, label: Label, parameter: string) => string;
}

/**
 * Runs a saved question. The verdicts of a policy check are `NOT_IN_FORCE` on a date on which its rule is not in force.
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
  { signal, client, keyOf = (key) => key }: SavedQueryOptions = {},
): Promise<CypherResult> {
  const query = library.find(name);
  if (query === null)
    throw new Failure('BAD_USER_INPUT', `There is no saved question ${JSON.stringify(name.slice(0, 60))}.`, {
      extensions: { argument: 'name' },
    });
  const today = new Date().toISOString().slice(0, 10);
  const { values, entities } = coerceParameters(query, parameters, today, keyOf);
  await checkEntities(database, entities);
  const result = await runStatement(database, {
    statement: query.judged,
    parameters: values,
    first,
    ...(signal === undefined ? {} : { signal }),
    ...(client === undefined ? {} : { client }),
  });
  return verdictsInForce(query, values, result);
}

async function checkEntities(database: Database, entities: readonly EntityArgument[]): Promise<void> {
  const there = await existingNodes(database, entities);
  const missing = entities.find((_, at) => there[at] !== true);
  if (missing !== undefined) throw noSuchNode(missing.parameter, missing, `The parameter ${missing.parameter}`);
}

/** The answer of a check about a subject. Subjects that meet the rule need not be listed. */
export type Verdict = 'MET' | 'VIOLATED' | 'CANNOT_TELL' | 'NOT_IN_FORCE';

/** Whether the rule of a check is in force on its `asOf` date. True for a question without a rule. */
export function isInForce({ rule }: Pick<SavedQuery, 'rule'>, values: Readonly<Record<string, unknown>>): boolean {
  const { asOf } = values;
  if (rule === null || !(asOf instanceof CalendarDay)) return true;
  return rule.from <= asOf.day && (rule.to === null || asOf.day < rule.to);
}

/** Replaces every verdict with `NOT_IN_FORCE` if the rule is not in force on the date. */
function verdictsInForce(
  query: Pick<SavedQuery, 'rule'>,
  values: Readonly<Record<string, unknown>>,
  result: CypherResult,
): CypherResult {
  const column = result.columns.indexOf('verdict');
  if (column < 0 || isInForce(query, values)) return result;
  const verdict: Verdict = 'NOT_IN_FORCE';
  return { ...result, rows: result.rows.map((row) => row.map((value, index) => (index === column ? verdict : value))) };
}
