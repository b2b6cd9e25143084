import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';

/** Cypher for whether a statement holds on the day. */
const holds = (name: string) => `${name}.validFrom <= day < ${name}.validTo`;

/** The rule for origin as plain Cypher over the statements. */
const statement = `WITH date($day) AS day
  MATCH (person:Person)-[r:ACCESSES]->(system:System) WHERE ${holds('r')}
  WITH DISTINCT day, person, system, r.access AS access, r.contract AS contract
  WITH system, access, contract,
    EXISTS { (person)-[l:LOCATED_IN]->() WHERE ${holds('l')} } AS isLocated,
    EXISTS { ()-[e:ESCORTS {access: access}]->() WHERE ${holds('e')} } AS isEscorted,
    CASE WHEN size($lists) = 0
      THEN coalesce(person.usPersonStatus = 'FOREIGN_PERSON', false)
        OR EXISTS { (person)-[l:LOCATED_IN]->(country) WHERE country.isForeign AND ${holds('l')} }
      ELSE EXISTS {
        (person)-[l:LOCATED_IN]->(country)-[d:DESIGNATED_ON]->(list)
        WHERE list.key IN $lists AND ${holds('l')} AND ${holds('d')} }
    END AS isForeign
  RETURN system.key AS system, contract, count(DISTINCT access) AS accesses,
    count(DISTINCT CASE WHEN isForeign THEN access END) AS exposed,
    count(DISTINCT CASE WHEN isLocated THEN access END) AS located,
    count(DISTINCT CASE WHEN isEscorted THEN access END) AS escorted`;

const rows = z.array(
  z.object({
    system: z.string(),
    contract: z.string().nullable(),
    accesses: z.number(),
    exposed: z.number(),
    located: z.number(),
    escorted: z.number(),
  }),
);

/** Accesses on a day by system and contract, counted by one statement over the statements of the record, not over what is derived from them. */
export type ExposedCount = z.infer<typeof rows>[number];

export async function countExposed(
  database: Database,
  day: string,
  lists: readonly string[],
): Promise<readonly ExposedCount[]> {
  return rows.parse(await database.read(statement, { day, lists }));
}
