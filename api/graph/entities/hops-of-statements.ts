import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import { underOf } from './hop-clauses.ts';
import type { HopIdentity } from './load-hops.ts';
import { neighbourTypes } from './neighbour-types.ts';

const row = z.object({
  statement: z.string(),
  type: z.enum(edgeTypes),
  fromLabel: z.enum(labels),
  fromKey: z.string(),
  toLabel: z.enum(labels),
  toKey: z.string(),
  under: z.string().nullable(),
});

/** The hops that statements are of, by the statement's key. One statement, each type of edge by the index of its keys. */
export async function hopsOfStatements(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, HopIdentity>> {
  const ofType = neighbourTypes.map(
    (type) => `UNWIND $keys AS key MATCH (a)-[r:${type} {key: key}]->(b)
      RETURN key AS statement, type(r) AS type, head([l IN labels(a) WHERE l IN $labels]) AS fromLabel, a.key AS fromKey,
        head([l IN labels(b) WHERE l IN $labels]) AS toLabel, b.key AS toKey, ${underOf} AS under`,
  );
  const rows = await database.read(ofType.join(' UNION ALL '), { keys, labels });
  return new Map(
    rows
      .map((found) => row.parse(found))
      .map(({ statement, type, fromLabel, fromKey, toLabel, toKey, under }) => [
        statement,
        { type, from: { label: fromLabel, key: fromKey }, to: { label: toLabel, key: toKey }, under },
      ]),
  );
}
