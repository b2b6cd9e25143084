import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { isReport } from '../evidence/doubts.ts';
import { ruleOf } from '../rules/library.ts';
import { decodeFrom, openFrom } from '../model/day.ts';
import type { Day } from '../model/day.ts';

/**
 * On how many of its awards a prime has reported subawards. Some primes do not report, so a ranking of primes by subawards is a ranking of
 * how much they report.
 */
export interface SubawardReporting {
  /** Awards whose value is at least the threshold from which primes report first-tier subcontracts. */
  readonly awards: number;
  /** Those of them under which a subaward that the prime reported is on record. */
  readonly awardsWithSubawards: number;
  /** Further awards, whose value is not on record. */
  readonly awardsOfUnknownValue: number;
  /** The subawards that it reported under any of its awards; one that is reported several times, or by several sources, counts once. */
  readonly subawards: number;
  /** The latest date of these; null if none has a date. Dates in the future are filers' errors and do not count. */
  readonly lastSubaward: Day | null;
}

const none: SubawardReporting = {
  awards: 0,
  awardsWithSubawards: 0,
  awardsOfUnknownValue: 0,
  subawards: 0,
  lastSubaward: null,
};

/** The thresholds of FAR 52.204-10 by the first day of their version. Lower ones before the first are not on record here. */
const thresholds = ruleOf('first-tier-reports').versions.flatMap(({ from, amount }) =>
  amount === null ? [] : [{ from, amount }],
);

/**
 * The report of a subaward in `r` is its prime's: by the prime on record, or by another identifier of the prime, since a company may have several.
 * Only primes report subawards: a contractor that is itself a subcontractor under the award is a lower tier.
 */
const isPrimesReport = `${isReport('r')} AND (contractor.key = award.prime
      OR NOT EXISTS { ()-[:SUBCONTRACTS_TO {contract: award.key, to: contractor.key}]->() })`;

/**
 * The subawards of each award in `award`, and whether a report of its prime was due: its value is compared with the threshold on its first
 * day; without a day on record with the highest, so that no award counts whose reports were not due. The contractor has no label: with one,
 * Neo4j may read all subawards of the prime for each of its awards, not the few of the award.
 */
const perAward = (prime: string) => `
  CALL (award) {
    OPTIONAL MATCH (award)-[described:DESCRIBED_BY]->(:Source)
    WHERE described.validFrom > date('${openFrom}')
    WITH min(described.validFrom) AS start
    RETURN CASE WHEN start IS NULL THEN $thresholds[-1].amount
      ELSE coalesce(last([one IN $thresholds WHERE date(one.from) <= start | one.amount]), $thresholds[0].amount) END AS threshold
  }
  CALL (award) {
    MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: award.key}]->()
    WHERE r.to IS NOT NULL AND ${isPrimesReport}
    RETURN count(DISTINCT [r.to, coalesce(r.subawardNumber, [r.amount, r.validFrom])]) AS subawards,
      max(CASE WHEN r.validFrom <= date() THEN r.validFrom END) AS last
  }
  WITH ${prime} AS prime, count(CASE WHEN award.value >= threshold THEN 1 END) AS awards,
    count(CASE WHEN award.value >= threshold AND subawards > 0 THEN 1 END) AS awardsWithSubawards,
    count(CASE WHEN award.value IS NULL THEN 1 END) AS awardsOfUnknownValue,
    sum(subawards) AS subawards, toString(max(last)) AS lastSubaward
  RETURN prime, awards, awardsWithSubawards, awardsOfUnknownValue, subawards, lastSubaward`;

const row = z.object({
  prime: z.string(),
  awards: z.number(),
  awardsWithSubawards: z.number(),
  awardsOfUnknownValue: z.number(),
  subawards: z.number(),
  lastSubaward: z.string().nullable(),
});

/** Returns the reporting of primes, by their keys in the given order. One Cypher statement. */
export async function readReporting(
  database: Database,
  primes: readonly string[],
): Promise<readonly SubawardReporting[]> {
  const rows = await database.read(
    `UNWIND $primes AS key MATCH (award:Contract {prime: key}) WHERE award.withdrawn IS NULL ${perAward('award.prime')}`,
    { primes, thresholds },
  );
  const found = new Map(rows.map((one) => row.parse(one)).map((one) => [one.prime, decoded(one)]));
  return primes.map((prime) => found.get(prime) ?? none);
}

/** Returns the reporting of all primes together, about synthetic awards too or not. */
export async function readAllReporting(database: Database, withSynthetic: boolean): Promise<SubawardReporting> {
  const [all] = await database.read(
    `MATCH (award:Contract)
     WHERE award.prime IS NOT NULL AND award.withdrawn IS NULL AND ($withSynthetic OR award.dataClass <> 'SYNTHETIC')
     ${perAward("''")}`,
    { thresholds, withSynthetic },
  );
  return all === undefined ? none : decoded(row.parse(all));
}

/** A subaward without a date has the graph's first day. */
function decoded({ lastSubaward, ...counts }: z.infer<typeof row>): SubawardReporting {
  return { ...counts, lastSubaward: lastSubaward === null ? null : decodeFrom(lastSubaward) };
}
