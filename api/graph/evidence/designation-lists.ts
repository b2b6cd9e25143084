import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { refused } from '../failure.ts';
import { cutText } from '../model/caption.ts';

const rows = z.array(z.object({ key: z.string(), designates: z.boolean() }));

const statement = `MATCH (list:DesignationList)
  RETURN list.key AS key, EXISTS { (list)<-[r:DESIGNATED_ON]-(:Country) } AS designates`;

/** Reads all designation lists, with whether each designates a country on any day. */
export async function readLists(database: Pick<Database, 'read'>): Promise<ReadonlyMap<string, boolean>> {
  return new Map(rows.parse(await database.read(statement)).map(({ key, designates }) => [key, designates]));
}

/**
 * Checks that a filter can use some lists. Zero exposures under lists without countries would falsely suggest safety.
 * @param known all lists, with whether each designates a country on any day
 * @param argument the name of what gave the lists, for the error
 * @throws BAD_USER_INPUT if a list is unknown or none of them ever designates a country
 */
export function checkLists(
  lists: readonly string[],
  known: ReadonlyMap<string, boolean>,
  argument = 'filter.lists',
): void {
  if (lists.length === 0) return;
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined) {
    const value = cutText(unknown, 60);
    throw refused(
      argument,
      `There is no designation list “${value}”. Lists: ${[...known.keys()].sort().slice(0, 20).join(', ') || 'none'}.`,
      { value },
    );
  }
  if (lists.every((list) => known.get(list) === false))
    throw refused(argument, `No country is designated on ${lists.join(', ')} on any day: no exposure could match.`);
}
