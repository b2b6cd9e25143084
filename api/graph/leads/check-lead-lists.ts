import { BadInput } from '../failure/bad-input.ts';
import { z } from 'zod';
import type { Database } from '../driver/database.ts';

const row = z.object({ key: z.string(), designates: z.boolean() });

/**
 * That lists can be asked for: an answer of none from a list that names nobody would read as safety.
 * @throws BadInput for a list that is not known, or lists that designate neither country nor organization on any day.
 */
export async function checkLeadLists(database: Pick<Database, 'read'>, lists: readonly string[]): Promise<void> {
  if (lists.length === 0) return;
  const rows = await database.read(
    `UNWIND $lists AS key MATCH (list:DesignationList {key: key})
     RETURN key, EXISTS { (list)<-[r:DESIGNATED_ON]-() WHERE r.supersededAt IS NULL } AS designates`,
    { lists: [...new Set(lists)] },
  );
  const known = new Map(rows.map((found) => row.parse(found)).map(({ key, designates }) => [key, designates]));
  const argument = 'filter.lists';
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined) {
    const value = unknown.length > 60 ? `${unknown.slice(0, 60)}…` : unknown;
    throw new BadInput(`There is no designation list “${value}”.`, { extensions: { argument, value } });
  }
  if (![...known.values()].includes(true))
    throw new BadInput(`Nothing is designated on ${lists.join(', ')} on any day: nobody could be found by it.`, {
      extensions: { argument },
    });
}
