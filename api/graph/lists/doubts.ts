import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { openFrom, openTo } from '../model/day.ts';

/**
 * A reason to check the report of a subaward. Primes report subawards without verification, so real files have many errors.
 * Computed on reading, from everything on record, by the same rules for every source.
 */
interface DoubtRule {
  readonly doubt: string;
  /** Returns Cypher for whether there is this doubt about the SUBCONTRACTS_TO statement in a variable. */
  readonly cypher: (statement: string) => string;
}

/**
 * Cypher for whether the SUBCONTRACTS_TO statement in a variable is the report of a subaward, which has a number or an amount. Others, such as
 * those of the press, are no reports to doubt.
 */
export function isReport(statement: string): string {
  return `(${statement}.subawardNumber IS NOT NULL OR ${statement}.amount IS NOT NULL)`;
}

/** The doubts about subawards. The question `doubtful-subawards` has the same rules, for all subawards at once; a test compares the doubts that both find. */
export const subawardDoubts = [
  {
    doubt: 'AMOUNT_IS_NUMBER',
    cypher: (r) => `${r}.amount = toFloat(${r}.subawardNumber)`,
  },
  {
    doubt: 'ABOVE_PRIME_VALUE',
    cypher: (r) => `EXISTS { MATCH (award:Contract {key: ${r}.contract}) WHERE ${r}.amount > award.value }`,
  },
  {
    doubt: 'REPEATED',
    cypher: (r) =>
      `EXISTS { MATCH (reporter)-[same:SUBCONTRACTS_TO {contract: ${r}.contract, to: ${r}.to}]->() WHERE reporter = startNode(${r}) AND same.key <> ${r}.key AND same.source = ${r}.source AND coalesce(same.subawardNumber, '') = coalesce(${r}.subawardNumber, '') AND (${r}.subawardNumber IS NOT NULL OR same.amount = ${r}.amount AND same.validFrom = ${r}.validFrom) }`,
  },
  {
    doubt: 'NO_UEI',
    cypher: (r) => `endNode(${r}).uei IS NULL`,
  },
  {
    doubt: 'OUTSIDE_PERIOD',
    // Only descriptions of the award that have a first or a last day; there must be one, and the subaward in none of them.
    cypher: (r) =>
      `${r}.validFrom > date('${openFrom}') AND COLLECT { MATCH (:Contract {key: ${r}.contract})-[award:DESCRIBED_BY]->(:Source) WHERE award.validFrom > date('${openFrom}') OR award.validTo < date('${openTo}') RETURN DISTINCT award.validFrom <= ${r}.validFrom < award.validTo AS inside } = [false]`,
  },
] as const satisfies readonly DoubtRule[];

export type SubawardDoubt = (typeof subawardDoubts)[number]['doubt'];

/** Cypher for the list of doubts about the SUBCONTRACTS_TO statement in a variable; null if there are none, or it is no report. */
export function doubtsCypher(statement: string): string {
  return `CASE WHEN ${isReport(statement)} THEN nullIf([doubt IN ${answersCypher(statement)} WHERE doubt IS NOT NULL], []) END`;
}

/** Cypher for a list with each doubt that there is, and null for each other. */
function answersCypher(statement: string): string {
  return `[${subawardDoubts.map(({ doubt, cypher }) => `CASE WHEN ${cypher(statement)} THEN '${doubt}' END`).join(', ')}]`;
}

const doubtsRow = z.object({ key: z.string(), doubts: z.array(z.string()) });

/** Returns the doubts about subawards, by the key of their statement. One Cypher statement. */
export async function readDoubts(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly SubawardDoubt[]>> {
  const rows = await database.read(
    // In steps, because Neo4j takes a second to plan `doubtsCypher`.
    `UNWIND $keys AS key MATCH ()-[r:SUBCONTRACTS_TO {key: key}]->() USING INDEX SEEK r:SUBCONTRACTS_TO(key) WHERE ${isReport('r')}
     WITH key, ${answersCypher('r')} AS answers
     WITH key, [doubt IN answers WHERE doubt IS NOT NULL] AS doubts WHERE doubts <> []
     RETURN key, doubts`,
    { keys },
  );
  return new Map(
    rows
      .map((row) => doubtsRow.parse(row))
      .map(({ key, doubts }) => [key, subawardDoubts.map(({ doubt }) => doubt).filter((one) => doubts.includes(one))]),
  );
}
