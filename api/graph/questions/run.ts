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
  /** Who asks, as in a StatementRequest. */
  readonly client?: string;
  /** The key that an id or a key names; by itself only keys are known. @throws BAD_USER_INPUT for the id of something else. */
  readonly keyOf?: (idOrKey: string, label: Label, parameter: string) => string;
}

/**
 * Runs a saved query. A policy check's verdict is `NOT_IN_FORCE` on a day on which its rule was not.
 * @param parameters by name; null or absent: the default
 * @param first rows at most
 * @throws BAD_USER_INPUT for a name or a parameter that is wrong, and all that runStatement throws.
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
    throw new Failure('BAD_USER_INPUT', `There is no saved query ${JSON.stringify(name.slice(0, 60))}.`, {
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

/** What a check answers of a subject. Who meets the rule need not be listed. */
export type Verdict = 'MET' | 'VIOLATED' | 'CANNOT_TELL' | 'NOT_IN_FORCE';

/** Whether the rule of a check is in force on the day that it is asked about; of a question without one: true. */
export function isInForce({ rule }: Pick<SavedQuery, 'rule'>, values: Readonly<Record<string, unknown>>): boolean {
  const { asOf } = values;
  if (rule === null || !(asOf instanceof CalendarDay)) return true;
  return rule.from <= asOf.day && (rule.to === null || asOf.day < rule.to);
}

/** A check's rows; on a day on which its rule was not in force, nobody met or violated it: then every verdict says so. */
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
