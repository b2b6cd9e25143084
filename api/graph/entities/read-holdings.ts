import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { labels, type Label } from '../model/vocabulary.ts';
import { readGraphVersion } from './read-graph-version.ts';

/** What the graph holds. */
export interface Holdings {
  readonly counts: readonly { readonly label: Label; readonly count: number }[];
  /** Whether anything in it was made by the generator. */
  readonly synthetic: boolean;
  /** Counts up with each import that changed something. */
  readonly version: number;
  /** When the last of them ended; null when none has. */
  readonly lastChange: string | null;
}

const changed = z.string().nullable();
const count = z.object({ label: z.enum(labels), count: z.number() });

/** Counts come from Neo4j's own counters and synthetic data from their keys, so it costs nothing however large the graph is. */
export async function readHoldings(database: Database): Promise<Holdings> {
  const counting = labels.map((label) => `MATCH (n:${label}) RETURN '${label}' AS label, count(n) AS count`);
  const synthetic = ['Agency', 'Contract', 'Organization', 'Person', 'System'].map(
    (label) => `EXISTS { MATCH (n:${label}) WHERE n.key STARTS WITH 'SYN-' }`,
  );
  const [counts, [found], [last], version] = await Promise.all([
    database.read(counting.join(' UNION ALL ')),
    database.read(
      `RETURN EXISTS { MATCH (s:Source) WHERE s.dataClass = 'SYNTHETIC' } OR ${synthetic.join(' OR ')} AS synthetic`,
    ),
    database.read('MATCH (i:Import) RETURN max(i.finishedAt) AS at'),
    readGraphVersion(database),
  ]);
  // A label without nodes has no row.
  const counted = new Map(counts.map((row) => count.parse(row)).map((found) => [found.label, found.count]));
  return {
    counts: labels.map((label) => ({ label, count: counted.get(label) ?? 0 })),
    synthetic: found?.['synthetic'] === true,
    version,
    lastChange: changed.parse(last?.['at'] ?? null),
  };
}
