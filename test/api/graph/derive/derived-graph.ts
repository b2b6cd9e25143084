import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { DerivedAccess } from '#graph/derive/derived-access.ts';
import { compareKeys } from '#graph/exposure/exposure.ts';

const statement = `MATCH (a:Access)-[:TO]->(s)
  MATCH (e)-[:HAS_ACCESS]->(a)
  WITH DISTINCT a, s, e
  RETURN a{.key, .mode, .basis, .plane, engineer: e.key, system: s.key,
    contract: head(COLLECT { MATCH (a)-[:UNDER]->(c) RETURN c.key }), named: a.contract,
    runs: COLLECT { MATCH (e)-[r:HAS_ACCESS]->(a) RETURN properties(r) ORDER BY r.validFrom },
    exposures: COLLECT {
      MATCH (x:Exposure)-[:OF]->(a), (x)-[:BY]->(e), (x)-[:REACHES]->(s)
      RETURN {
        properties: properties(x),
        escort: head(COLLECT { MATCH (x)-[:ESCORTED_BY]->(n:Person) RETURN n.key }),
        contract: head(COLLECT { MATCH (x)-[:UNDER]->(n:Contract) RETURN n.key }),
        organizations: COLLECT { MATCH (x)-[r:PASSES]->(n:Organization) RETURN n.key ORDER BY r.tier },
        accountable: head(COLLECT { MATCH (x)-[:ACCOUNTABLE]->(n:Organization) RETURN n.key }),
        employers: COLLECT { MATCH (x)-[:EMPLOYER]->(n:Organization) RETURN n.key ORDER BY n.key },
        from: COLLECT { MATCH (x)-[r:FROM]->(n:Country) RETURN r{.confidence, .dataClass, country: n.key} ORDER BY n.key }
      } ORDER BY x.key }
  } AS access ORDER BY a.key`;

const validity = { validFrom: z.string(), validTo: z.string() };
const rows = z.array(
  z.object({
    access: z.looseObject({
      contract: z.string().nullable(),
      named: z.string().nullable(),
      exposures: z.array(
        z.looseObject({
          properties: z.looseObject({
            key: z.string(),
            chain: z.string(),
            ...validity,
            tierDepth: z.number().nullable().default(null),
          }),
        }),
      ),
    }),
  }),
);

/** Reads everything derived back from a graph, in the form and order of `sorted`. */
export async function readDerived(database: Database): Promise<readonly unknown[]> {
  return rows.parse(await database.read(statement)).map(({ access: { named, exposures, ...access } }) => {
    if (named !== access.contract) throw new Error(`${String(named)} is not ${String(access.contract)}`);
    return {
      ...access,
      exposures: exposures.map(({ properties: { key, chain, validFrom, validTo, ...properties }, ...edges }) => ({
        ...{ key, chain, validFrom, validTo },
        properties,
        ...edges,
      })),
    };
  });
}

export function sorted(accesses: readonly DerivedAccess[]): readonly DerivedAccess[] {
  return [...accesses].sort((a, b) => compareKeys(a.key, b.key));
}
