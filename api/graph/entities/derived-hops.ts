import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Row } from '../database/database.ts';
import { hopsOfChain } from '../exposures/rows.ts';
import { cutText, longestCaption } from '../model/caption.ts';
import { hopBetween, nodeRef } from '../model/keys.ts';
import type { HopIdentity } from '../model/keys.ts';

const exposureHops = `UNWIND $keys AS key
  ${byKey('x', 'Exposure', 'key')}
  MATCH (x)-[:OF]->(access:Access), (x)-[:BY]->(engineer:Person), (x)-[:REACHES]->(system:System)
  RETURN access.key AS access, engineer.key AS engineer, system.key AS system,
    head([(x)-[:ESCORTED_BY]->(n) | n.key]) AS escort,
    head([(x)-[:ON_CREDENTIAL_OF]->(n) | n.key]) AS credentialOf,
    head([(x)-[:UNDER]->(n) | n.key]) AS contract,
    head([(x)-[:ACCOUNTABLE]->(n) | n.key]) AS accountable,
    x.key AS key, x.low AS low, x.high AS high, coalesce(system.name, system.key) AS systemName,
    coalesce(
      head(COLLECT { MATCH (x)-[:UNDER]->(c:Contract) ${byKey('o', 'Organization', 'c.prime')} RETURN coalesce(o.name, o.key) }),
      head([(x)-[:ACCOUNTABLE]->(n) | coalesce(n.name, n.key)]),
      engineer.label, engineer.key
    ) AS start,
    coalesce('EMPLOYMENT_NAMES_NO_CONTRACT' IN x.gaps, false) AS isUnnamed,
    COLLECT { MATCH (x)-[passes:PASSES]->(n) RETURN n.key ORDER BY passes.tier } AS chain,
    COLLECT { MATCH (x)-[:FROM]->(n) RETURN n.key ORDER BY n.key } AS countries`;

const accessHops = `UNWIND $keys AS key
  ${byKey('access', 'Access', 'key')}
  MATCH (engineer:Person)-[:HAS_ACCESS]->(access)-[:TO]->(system:System)
  WITH DISTINCT access, engineer, system
  RETURN access.key AS access, engineer.key AS engineer, system.key AS system, COLLECT {
      MATCH (escort:Person)-[escorts:ESCORTS {access: access.key}]->(engineer) USING INDEX SEEK escorts:ESCORTS(access)
      RETURN DISTINCT escort.key
    } AS escorts, COLLECT {
      MATCH (holder:Person)-[lends:LENDS_TO {access: access.key}]->(engineer) USING INDEX SEEK lends:LENDS_TO(access)
      RETURN DISTINCT holder.key
    } AS holders`;

const accessRows = z.array(
  z.object({
    access: z.string(),
    engineer: z.string(),
    system: z.string(),
    escorts: z.array(z.string()),
    holders: z.array(z.string()),
  }),
);
const exposureRows = z.array(
  z.object({
    access: z.string(),
    engineer: z.string(),
    system: z.string(),
    escort: z.string().nullable(),
    credentialOf: z.string().nullable(),
    contract: z.string().nullable(),
    accountable: z.string().nullable(),
    isUnnamed: z.boolean(),
    chain: z.array(z.string()),
    countries: z.array(z.string()),
    key: z.string(),
    low: z.string(),
    high: z.string(),
    systemName: z.string(),
    start: z.string(),
  }),
);

interface DerivedKeys {
  readonly accesses: readonly string[];
  readonly exposures: readonly string[];
  /** The people who may appear as escorts or as holders of credentials, because an access may have others on other days. */
  readonly people: readonly string[];
}

/** What derived nodes stand for. */
interface DescribedNodes {
  /** Of an exposure its chain, access and locations; of an access the person, the system and, among the given people, the escorts and the holders of credentials. */
  readonly hops: readonly HopIdentity[];
  /** A caption for each exposure, by key: `prime → system, priority`. Without a known prime, the accountable organization or the engineer. */
  readonly captions: ReadonlyMap<string, string>;
}

/** Describes derived nodes in terms of the nodes and hops that the statements name. */
export async function describeDerived(
  database: Pick<Database, 'read'>,
  { accesses, exposures, people }: DerivedKeys,
): Promise<DescribedNodes> {
  const [ofAccesses, ofExposures] = await Promise.all([
    accesses.length === 0 ? [] : database.read(accessHops, { keys: accesses }),
    exposures.length === 0 ? [] : database.read(exposureHops, { keys: exposures }),
  ]);
  const described = exposureRows.parse(ofExposures.filter(isThere));
  const known = new Set(people);
  return {
    hops: [
      ...accessRows.parse(ofAccesses.filter(isThere)).flatMap((row) => hopsOfAccess(row, known)),
      ...described.flatMap(hopsOfChain),
    ],
    captions: new Map(
      described.map(({ key, start, systemName, low, high }) => [
        key,
        `${cutName(start)} → ${cutName(systemName)}, ${low === high ? high : `${low}–${high}`}`,
      ]),
    ),
  };
}

/** Columns that are null only if an import deleted a node between its match and the read of its properties. */
const ofNodes = ['access', 'engineer', 'system', 'key', 'low', 'high', 'systemName', 'start'];

function isThere(row: Row): boolean {
  return ofNodes.every((column) => row[column] !== null);
}

/** Leaves room for the rest of a caption. */
function cutName(name: string): string {
  return cutText(name, longestCaption * 0.4);
}

function hopsOfAccess(
  { access, engineer, system, escorts, holders }: z.infer<typeof accessRows>[number],
  people: ReadonlySet<string>,
): readonly HopIdentity[] {
  const person = nodeRef('Person', engineer);
  return [
    hopBetween('ACCESSES', person, nodeRef('System', system), access),
    ...escorts
      .filter((escort) => people.has(escort))
      .map((escort) => hopBetween('ESCORTS', nodeRef('Person', escort), person, access)),
    ...holders
      .filter((holder) => people.has(holder))
      .map((holder) => hopBetween('LENDS_TO', nodeRef('Person', holder), person, access)),
  ];
}
