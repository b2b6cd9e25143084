import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { openFrom } from '../model/day.ts';

/**
 * A reason to check the report of a subaward. Primes report subawards without verification, so real files have many errors.
 * Derived at the end of an import from everything on record, by the same rules for every source.
 */
interface DoubtRule {
  readonly doubt: string;
  /**
   * Cypher for whether there is this doubt about a report with a `number`, an `amount` and a `day`. It may use the `value` of the award, the
   * `periods` of its descriptions that have a first or a last day, whether the same source has another report of the same subaward
   * (`isRepeated`), and the `subcontractor`.
   */
  readonly cypher: string;
}

/** The doubts about subawards, in the order in which they are shown. */
export const subawardDoubts = [
  {
    doubt: 'AMOUNT_IS_NUMBER',
    // For texts that are no numbers, toFloat is slow.
    cypher: `number =~ '[-+.0-9][-+.0-9a-fA-FxXpP]*' AND amount = toFloat(number)`,
  },
  { doubt: 'ABOVE_PRIME_VALUE', cypher: 'amount > value' },
  { doubt: 'REPEATED', cypher: 'isRepeated' },
  { doubt: 'NO_UEI', cypher: 'subcontractor.uei IS NULL' },
  {
    doubt: 'OUTSIDE_PERIOD',
    cypher: `periods <> [] AND day > date('${openFrom}') AND none(period IN periods WHERE period[0] <= day < period[1])`,
  },
] as const satisfies readonly DoubtRule[];

export type SubawardDoubt = (typeof subawardDoubts)[number]['doubt'];

/**
 * Cypher for whether the SUBCONTRACTS_TO statement in a variable is the report of a subaward, which has a number or an amount. Others, such as
 * those of the press, are no reports to doubt.
 */
export function isReport(statement: string): string {
  return `(${statement}.subawardNumber IS NOT NULL OR ${statement}.amount IS NOT NULL)`;
}

const names = subawardDoubts.map(({ doubt }) => doubt);
const doubtsRow = z.object({ key: z.string(), doubts: z.array(z.enum(names)) });

/** Returns the doubts about subawards, by the key of their statement. One Cypher statement. */
export async function readDoubts(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly SubawardDoubt[]>> {
  const rows = await database.read(
    `UNWIND $keys AS key MATCH ()-[r:SUBCONTRACTS_TO {key: key}]->() USING INDEX SEEK r:SUBCONTRACTS_TO(key)
     WHERE r.doubts IS NOT NULL
     RETURN key, r.doubts AS doubts`,
    { keys },
  );
  return new Map(rows.map((row) => doubtsRow.parse(row)).map(({ key, doubts }) => [key, doubts]));
}
