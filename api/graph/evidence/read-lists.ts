import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';

const rows = z.array(z.object({ key: z.string(), designates: z.boolean() }));

const statement = `MATCH (list:DesignationList)
  RETURN list.key AS key, EXISTS { (list)<-[r:DESIGNATED_ON]-(:Country) WHERE r.supersededAt IS NULL } AS designates`;

/** Designation lists, and whether each designates a country on any day. */
export async function readLists(transaction: Pick<Transaction, 'run'>): Promise<ReadonlyMap<string, boolean>> {
  return new Map(rows.parse(await transaction.run(statement)).map(({ key, designates }) => [key, designates]));
}
