import type { Database } from '../driver/database.ts';
import type { Claim } from './claim.ts';
import { claimColumns, claimRow } from './claim-row.ts';

/** Claims by key. */
export async function readClaims(
  database: Pick<Database, 'read'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Claim>> {
  if (keys.length === 0) return new Map();
  const rows = await database.read(`UNWIND $keys AS key MATCH (c:Claim {key: key}) RETURN ${claimColumns}`, {
    keys: [...new Set(keys)],
  });
  return new Map(rows.map((row) => claimRow.parse(row)).map((claim) => [claim.key, claim]));
}
