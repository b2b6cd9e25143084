import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { origins } from '../exposure/exposure.ts';
import { openFrom } from '../model/day.ts';

const measures = ['accesses', 'chains', 'located', 'escorted', 'complete'] as const;

/**
 * By how much the accesses of an origin change on each day. Reads only the index of HAS_ACCESS, whose properties the conditions name, and
 * in its order.
 */
const readChanges = `CALL () {
    ${changesOn('validFrom', '')}
    UNION ALL
    ${changesOn('validTo', '-')}
  }
  RETURN origin, toString(day) AS day, ${measures.map((name) => `sum(${name}) AS ${name}`).join(', ')}
  ORDER BY origin, day`;

function changesOn(day: 'validFrom' | 'validTo', sign: '' | '-'): string {
  const countOf = (name: 'located' | 'escorted' | 'complete') =>
    `${sign}count(CASE WHEN has.${name} THEN 1 END) AS ${name}`;
  return `MATCH ()-[has:HAS_ACCESS]->()
    WHERE has.origin IN $origins AND has.validFrom IS NOT NULL AND has.validTo IS NOT NULL AND has.located IS NOT NULL
      AND has.escorted IS NOT NULL AND has.complete IS NOT NULL AND has.chains IS NOT NULL AND has.highest IS NOT NULL
    RETURN has.origin AS origin, has.${day} AS day, ${sign}count(*) AS accesses, ${sign}sum(has.chains) AS chains,
      ${countOf('located')}, ${countOf('escorted')}, ${countOf('complete')}`;
}

const writeCounts = `UNWIND $counts AS counts
  MERGE (counted:Subtier {key: counts.origin})
  SET counted.days = [day IN counts.days | date(day)],
    ${measures.map((name) => `counted.${name} = counts.${name}`).join(', ')}`;

const count = z.number();
const changeRows = z.array(
  z.object({
    origin: z.enum(origins),
    day: z.string(),
    accesses: count,
    chains: count,
    located: count,
    escorted: count,
    complete: count,
  }),
);

/** Accesses and their chains, by day; parallel to `days`, on each of which a number changes, the first of them open. */
interface AccessCounts extends Readonly<Record<(typeof measures)[number], readonly number[]>> {
  readonly origin: string;
  readonly days: readonly string[];
}

/** Counts the accesses of each origin on every day, from which counts of the whole graph are answered: cypher/api/counted-accesses.cypher. */
export async function countAccesses(database: Pick<Database, 'read'>): Promise<readonly AccessCounts[]> {
  const changes = changeRows.parse(await database.read(readChanges, { origins }));
  return origins.map((origin) => {
    const ofOrigin = changes.filter((change) => change.origin === origin);
    const totals = (name: (typeof measures)[number]) => {
      let total = 0;
      return [0, ...ofOrigin.map((change) => (total += change[name]))];
    };
    return {
      origin,
      days: [openFrom, ...ofOrigin.map(({ day }) => day)],
      accesses: totals('accesses'),
      chains: totals('chains'),
      located: totals('located'),
      escorted: totals('escorted'),
      complete: totals('complete'),
    };
  });
}

/** Stores the counts in place of earlier ones. */
export async function storeCounts(transaction: Transaction, counts: readonly AccessCounts[]): Promise<void> {
  await transaction.run(writeCounts, { counts });
}
