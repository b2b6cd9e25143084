import { expect } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { DerivedAccess } from '#graph/exposure/derived-access.ts';
import { compareKeys } from '#graph/model/keys.ts';

const statement = `MATCH (a:Access)-[:TO]->(s)
  MATCH (e)-[:HAS_ACCESS]->(a)
  WITH DISTINCT a, s, e
  RETURN a{.key, .mode, .basis, .plane, engineer: e.key, system: s.key,
    contract: head(COLLECT { MATCH (a)-[:UNDER]->(c) RETURN c.key }), named: a.contract,
    runs: COLLECT { MATCH (e)-[r:HAS_ACCESS]->(a) RETURN properties(r) ORDER BY r.validFrom },
    domestic: COLLECT { MATCH (e)-[r:DOMESTIC_CHAIN]->(a) RETURN properties(r) ORDER BY r.chain, r.validFrom },
    exposures: COLLECT {
      MATCH (x:Exposure)-[:OF]->(a), (x)-[:BY]->(e), (x)-[:REACHES]->(s)
      RETURN {
        properties: properties(x),
        edges: {
          escort: head(COLLECT { MATCH (x)-[:ESCORTED_BY]->(n:Person) RETURN n.key }),
          credentialOf: head(COLLECT { MATCH (x)-[:ON_CREDENTIAL_OF]->(n:Person) RETURN n.key }),
          contract: head(COLLECT { MATCH (x)-[:UNDER]->(n:Contract) RETURN n.key }),
          passes: COLLECT { MATCH (x)-[r:PASSES]->(n:Organization) RETURN n.key ORDER BY r.tier },
          accountable: head(COLLECT { MATCH (x)-[:ACCOUNTABLE]->(n:Organization) RETURN n.key }),
          employers: COLLECT { MATCH (x)-[:EMPLOYER]->(n:Organization) RETURN n.key ORDER BY n.key }
        },
        from: COLLECT { MATCH (x)-[r:FROM]->(n:Country) RETURN r{.confidence, .dataClass, country: n.key} ORDER BY n.key }
      } ORDER BY x.key }
  } AS access ORDER BY a.key`;

const optional = z.string().nullable().default(null);
const chain = {
  chain: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  agency: optional,
  sensitivity: optional,
  impactLevel: z.number().nullable().default(null),
  escort: optional,
  credentialOf: optional,
  contract: optional,
  prime: optional,
  accountable: optional,
  supplier: optional,
  passes: z.array(z.string()),
  employers: z.array(z.string()),
};
const domesticChain = z.looseObject(chain);
const exposure = z.looseObject({ ...chain, key: z.string(), tierDepth: z.number().nullable().default(null) });
const rows = z.array(
  z.object({
    access: z.looseObject({
      contract: z.string().nullable(),
      named: z.string().nullable(),
      domestic: z.array(domesticChain),
      exposures: z.array(
        z.object({ properties: exposure, edges: z.record(z.string(), z.unknown()), from: z.array(z.unknown()) }),
      ),
    }),
  }),
);

/** Reads everything derived back from a graph, in the form and order of `sorted`; `from` only of exposures. @throws if edges and properties differ */
export async function readDerived(database: Database): Promise<readonly unknown[]> {
  return rows.parse(await database.read(statement)).map(({ access: { named, exposures, domestic, ...access } }) => {
    if (named !== access.contract) throw new Error(`${String(named)} is not ${String(access.contract)}`);
    for (const { properties: of, edges } of exposures) {
      const { escort, credentialOf, contract, passes, accountable, employers } = of;
      expect(edges).toEqual({ escort, credentialOf, contract, passes, accountable, employers });
    }
    return {
      ...access,
      domestic: domestic.map(withProperties),
      exposures: exposures.map(({ properties: { key, ...others }, from }) => ({
        key,
        ...withProperties(others),
        from,
      })),
    };
  });
}

function withProperties({ chain: id, validFrom, validTo, ...properties }: z.infer<typeof domesticChain>) {
  return { chain: id, validFrom, validTo, properties };
}

export function sorted(accesses: readonly DerivedAccess[]): readonly DerivedAccess[] {
  return [...accesses].sort((a, b) => compareKeys(a.key, b.key));
}
