import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Day } from '../model/day.ts';

/** What a list designates on a day. */
export type Designated = z.infer<typeof designated>;

const designated = z.object({
  /** ISO alpha-2 codes, in order. */
  countries: z.array(z.string()),
  organizations: z.number(),
});
const row = designated.extend({ list: z.string() });

/** What each of some lists designates on a day, by the list's key. */
export async function designatedBy(
  database: Database,
  lists: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, Designated>> {
  const rows = await database.read(
    `UNWIND $lists AS list
     OPTIONAL MATCH (:DesignationList {key: list})<-[d:DESIGNATED_ON]-(n)
     WHERE d.supersededAt IS NULL
       AND (d.validFrom IS NULL OR d.validFrom <= date($day)) AND (d.validTo IS NULL OR date($day) < d.validTo)
     WITH list, n ORDER BY n.key
     RETURN list, collect(DISTINCT CASE WHEN n:Country THEN n.key END) AS countries,
       count(DISTINCT CASE WHEN n:Organization THEN n END) AS organizations`,
    { lists, day },
  );
  return new Map(rows.map((found) => row.parse(found)).map(({ list, ...rest }) => [list, rest]));
}
