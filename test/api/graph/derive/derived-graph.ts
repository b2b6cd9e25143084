import { expect } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { DerivedAccess, DerivedChain } from '#graph/derive/derived-access.ts';
import { compareKeys } from '#graph/exposure/exposure.ts';

const statement = `MATCH (a:Access)-[:TO]->(s)
  MATCH (e)-[:HAS_ACCESS]->(a)
  WITH DISTINCT a, s, e
  RETURN a{.key, .mode, .basis, .plane, engineer: e.key, system: s.key,
    contract: head(COLLECT { MATCH (a)-[:UNDER]->(c) RETURN c.key }), named: a.contract,
    runs: COLLECT { MATCH (e)-[r:HAS_ACCESS]->(a) RETURN properties(r) ORDER BY r.validFrom },
    domestic: COLLECT { MATCH (e)-[r:DOMESTIC_CHAIN]->(a) RETURN properties(r) ORDER BY r.key },
    exposures: COLLECT {
      MATCH (x:Exposure)-[:OF]->(a), (x)-[:BY]->(e), (x)-[:REACHES]->(s)
      RETURN {
        properties: properties(x),
        edges: {
          escort: head(COLLECT { MATCH (x)-[:ESCORTED_BY]->(n:Person) RETURN n.key }),
          contract: head(COLLECT { MATCH (x)-[:UNDER]->(n:Contract) RETURN n.key }),
          passes: COLLECT { MATCH (x)-[r:PASSES]->(n:Organization) RETURN n.key ORDER BY r.tier },
          accountable: head(COLLECT { MATCH (x)-[:ACCOUNTABLE]->(n:Organization) RETURN n.key }),
          employers: COLLECT { MATCH (x)-[:EMPLOYER]->(n:Organization) RETURN n.key ORDER BY n.key }
        },
        from: COLLECT { MATCH (x)-[r:FROM]->(n:Country) RETURN r{.confidence, .dataClass, country: n.key} ORDER BY n.key }
      } ORDER BY x.key }
  } AS access ORDER BY a.key`;

const optional = z.string().nullable().default(null);
const properties = z.looseObject({
  key: z.string(),
  chain: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  agency: optional,
  escort: optional,
  contract: optional,
  prime: optional,
  accountable: optional,
  supplier: optional,
  passes: z.array(z.string()),
  employers: z.array(z.string()),
  tierDepth: z.number().nullable().default(null),
});
const rows = z.array(
  z.object({
    access: z.looseObject({
      contract: z.string().nullable(),
      named: z.string().nullable(),
      domestic: z.array(properties),
      exposures: z.array(
        z.object({ properties, edges: z.record(z.string(), z.unknown()), from: z.array(z.unknown()) }),
      ),
    }),
  }),
);

/** Reads everything derived back from a graph, in the form and order of `sorted`; `from` only of exposures. @throws if edges and properties differ */
export async function readDerived(database: Database): Promise<readonly unknown[]> {
  return rows.parse(await database.read(statement)).map(({ access: { named, exposures, domestic, ...access } }) => {
    if (named !== access.contract) throw new Error(`${String(named)} is not ${String(access.contract)}`);
    for (const { properties: of, edges } of exposures) {
      const { escort, contract, passes, accountable, employers } = of;
      expect(edges).toEqual({ escort, contract, passes, accountable, employers });
    }
    return {
      ...access,
      domestic: domestic.map(chainOf),
      exposures: exposures.map(({ properties: of, from }) => ({ ...chainOf(of), from })),
    };
  });
}

function chainOf({ key, chain, validFrom, validTo, ...others }: z.infer<typeof properties>) {
  return { key, chain, validFrom, validTo, properties: others };
}

/** Domestic chains have no edges. */
interface DerivedRows extends Omit<DerivedAccess, 'domestic'> {
  readonly domestic: readonly Omit<DerivedChain, 'from'>[];
}

export function sorted(accesses: readonly DerivedAccess[]): readonly DerivedRows[] {
  return [...accesses]
    .sort((a, b) => compareKeys(a.key, b.key))
    .map((access) => ({
      ...access,
      domestic: access.domestic.map(({ key, chain, validFrom, validTo, properties: of }) => ({
        ...{ key, chain, validFrom, validTo },
        properties: of,
      })),
    }));
}
