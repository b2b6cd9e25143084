import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { origins } from '../exposure/exposure.ts';
import { openFrom } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';

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

/** The runs of days of the accesses `$keys`. Planning this takes a fifth of the time that `readChanges` takes. */
export const readRuns = `UNWIND $keys AS key
  MATCH (a:Access {key: key})<-[has:HAS_ACCESS]-() USING INDEX SEEK a:Access(key)
  RETURN has.origin AS origin, toString(has.validFrom) AS validFrom, toString(has.validTo) AS validTo,
    has.chains AS chains, has.located AS located, has.escorted AS escorted, has.complete AS complete`;

/** Planning `readChanges` takes a second, which a first import without accesses need not wait for. */
const anyAccess = `RETURN EXISTS { ()-[:HAS_ACCESS]->() } AS found`;

export const readCounts = `MATCH (counted:Subtier) WHERE counted.key IN $origins
  RETURN counted.key AS origin, [day IN counted.days | toString(day)] AS days,
    ${measures.map((name) => `counted.${name} AS ${name}`).join(', ')}`;

export const writeCounts = `UNWIND $counts AS counts
  MERGE (counted:Subtier {key: counts.origin})
  SET counted.days = [day IN counts.days | date(day)],
    ${measures.map((name) => `counted.${name} = counts.${name}`).join(', ')}`;

const changeRows = z.array(z.object({ origin: z.enum(origins), day: z.string(), ...byMeasure(() => z.number()) }));

type CountChange = z.infer<typeof changeRows>[number];

const runRows = z.array(
  z.object({
    origin: z.enum(origins),
    validFrom: z.string(),
    validTo: z.string(),
    chains: z.number(),
    located: z.boolean(),
    escorted: z.boolean(),
    complete: z.boolean(),
  }),
);

const countRows = z.array(
  z.object({ origin: z.enum(origins), days: z.array(z.string()), ...byMeasure(() => z.array(z.number())) }),
);

/** Accesses and their chains, by day; parallel to `days`, on each of which a number changes, the first of them open. */
interface AccessCounts extends Readonly<Record<(typeof measures)[number], readonly number[]>> {
  readonly origin: string;
  readonly days: readonly string[];
}

/** Counts the accesses of each origin on every day, from which counts of the whole graph without conditions are answered: `unfiltered-*` in cypher/api. */
export async function countAccesses(database: Pick<Database, 'read'>): Promise<readonly AccessCounts[]> {
  const [any] = await database.read(anyAccess);
  return addUp(any?.['found'] === true ? changeRows.parse(await database.read(readChanges, { origins })) : []);
}

/** Returns by how much some accesses change the counts: what `recountAccesses` needs from before they change. */
export async function countSome(
  database: Pick<Database, 'read'>,
  keys: readonly string[],
): Promise<readonly CountChange[]> {
  const runs = runRows.parse(await database.read(readRuns, { keys }));
  return runs.flatMap(({ origin, validFrom, validTo, chains, located, escorted, complete }) => {
    const counts = {
      accesses: 1,
      chains,
      located: Number(located),
      escorted: Number(escorted),
      complete: Number(complete),
    };
    return [
      { origin, day: validFrom, ...counts },
      { origin, day: validTo, ...byMeasure((name) => -counts[name]) },
    ];
  });
}

/** Returns the same as `countAccesses` from the stored counts, if no accesses but these have changed since. */
export async function recountAccesses(
  database: Pick<Database, 'read'>,
  keys: readonly string[],
  before: readonly CountChange[],
): Promise<readonly AccessCounts[]> {
  const stored = countRows.parse(await database.read(readCounts, { origins }));
  const changes = stored.flatMap((counts) =>
    counts.days.map((day, at) => ({
      origin: counts.origin,
      day,
      ...byMeasure((name) => (counts[name][at] ?? 0) - (counts[name][at - 1] ?? 0)),
    })),
  );
  const removed = before.map((change) => ({ ...change, ...byMeasure((name) => -change[name]) }));
  return addUp([...changes, ...removed, ...(await countSome(database, keys))]);
}

function byMeasure<T>(of: (name: (typeof measures)[number]) => T) {
  return {
    accesses: of('accesses'),
    chains: of('chains'),
    located: of('located'),
    escorted: of('escorted'),
    complete: of('complete'),
  };
}

function addUp(changes: readonly CountChange[]): readonly AccessCounts[] {
  return origins.map((origin) => {
    const byDay = groupBy(
      changes.filter((change) => change.origin === origin),
      ({ day }) => day,
    );
    const days = [...byDay]
      .map(([day, all]) => ({ day, ...byMeasure((name) => all.reduce((sum, change) => sum + change[name], 0)) }))
      // Equal graphs have equal counts, however they came about.
      .filter((change) => measures.some((name) => change[name] !== 0))
      .sort((a, b) => compareKeys(a.day, b.day));
    return {
      origin,
      days: [openFrom, ...days.map(({ day }) => day)],
      ...byMeasure((name) => {
        let total = 0;
        return [0, ...days.map((change) => (total += change[name]))];
      }),
    };
  });
}
