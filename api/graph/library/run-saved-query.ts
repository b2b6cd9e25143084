import type { Database } from '../driver/database.ts';
import { existingNodes } from '../entities/existing-nodes.ts';
import { noSuchNode } from '../entities/no-such-node.ts';
import { BadInput } from '../failure/bad-input.ts';
import type { CypherResult } from '../guard/cypher-result.ts';
import { runStatement } from '../guard/run-statement.ts';
import type { Label } from '../model/vocabulary.ts';
import { coerceParameters } from './coerce-parameters.ts';
import type { EntityArgument } from './coerce-parameters.ts';
import type { Library } from './saved-query.ts';
import { verdictsInForce } from './verdicts-in-force.ts';

export interface SavedQueryOptions {
  readonly signal?: AbortSignal;
  /** Who asks, as in a StatementRequest. */
  readonly client?: string;
  /** The key that an id or a key names; by itself only keys are known. @throws BadInput for the id of something else. */
  readonly keyOf?: (idOrKey: string, label: Label, parameter: string) => string;
}

/**
 * Runs a saved query. A policy check's verdict is `NOT_IN_FORCE` on a day on which its rule was not.
 * @param parameters by name; null or absent: the default
 * @param first rows at most
 * @throws BadInput for a name or a parameter that is wrong, and all that runStatement throws.
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
    throw new BadInput(`There is no saved query ${JSON.stringify(name.slice(0, 60))}.`, {
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
