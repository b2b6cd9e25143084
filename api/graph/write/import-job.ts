import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Lease } from './lease.ts';
import type { UnfinishedImport } from './unfinished-import.ts';

/** What earlier imports that were killed left for the one that begins. */
export interface LeftHalfDone {
  /** Whether this import completes one. */
  readonly resumed: boolean;
  /** Half done and about other sources: to be undone, latest first, before anything is read or written. */
  readonly unrelated: readonly UnfinishedImport[];
}

const leftRow = z.object({
  id: z.string(),
  format: z.string(),
  sources: z.array(z.string()),
  startedAt: z.string(),
  state: z.string(),
  undone: z.boolean(),
  related: z.boolean(),
});

/** Notes that an import has begun. */
export async function beginImport(
  lease: Lease,
  job: { readonly id: string; readonly format: string; readonly sources: readonly string[]; readonly now: Date },
): Promise<LeftHalfDone> {
  return lease.write(async (transaction) => {
    await transaction.run(`MATCH (i:Import {state: 'RUNNING'}) SET i.state = 'INTERRUPTED'`);
    const rows = await transaction.run(
      `MATCH (i:Import) WHERE i.state IN ['INTERRUPTED', 'WRITTEN']
       RETURN i.id AS id, i.format AS format, i.sources AS sources, i.startedAt AS startedAt, i.state AS state,
         coalesce(i.undone, false) AS undone,
         i.format = $format AND size(i.sources) > 0 AND all(source IN i.sources WHERE source IN $sources) AS related
       ORDER BY i.startedAt DESC`,
      job,
    );
    await transaction.run(
      `CREATE (i:Import {id: $id, format: $format, sources: $sources, state: 'RUNNING', startedAt: $now})`,
      job,
    );
    const left = z.array(leftRow).parse(rows);
    const isHalf = ({ state, undone }: z.infer<typeof leftRow>) => state === 'INTERRUPTED' && !undone;
    const unrelated = left.filter((one) => isHalf(one) && !one.related);
    return { resumed: left.some((one) => one.state === 'WRITTEN' || (isHalf(one) && one.related)), unrelated };
  });
}

/** The graph is another than before: its version goes up. */
export async function raiseVersion(lease: Lease): Promise<void> {
  await lease.write((transaction) =>
    transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.version = coalesce(g.version, 0) + 1`),
  );
}

/**
 * Notes that an import is done, and with it those whose sources have all been imported since; one that changed nothing leaves no
 * trace. Whatever is still half done at its end speaks for none but its sources: the rest was undone when it began.
 */
export async function endImport(
  lease: Lease,
  job: {
    readonly id: string;
    readonly sources: readonly string[];
    readonly changed: boolean;
    readonly counts: Readonly<Record<string, number>>;
  },
): Promise<void> {
  await lease.write(async (transaction) => {
    await transaction.run(
      `MATCH (i:Import) WHERE i.state IN ['INTERRUPTED', 'WRITTEN']
       WITH i, [source IN i.sources WHERE NOT source IN $sources] AS open
       FOREACH (_ IN CASE WHEN i.state = 'WRITTEN' OR open = [] THEN [1] ELSE [] END |
         SET i.state = 'COMPLETED', i.completedBy = $id)
       FOREACH (_ IN CASE WHEN i.state = 'INTERRUPTED' THEN [1] ELSE [] END | SET i.sources = open)`,
      { id: job.id, sources: job.sources },
    );
    await transaction.run(
      job.changed
        ? `MATCH (i:Import {id: $id}) SET i += $counts, i.state = 'DONE', i.finishedAt = datetime.realtime()`
        : `MATCH (i:Import {id: $id}) DELETE i`,
      { id: job.id, counts: job.counts },
    );
  });
}

/** Whether the analysis is behind the graph: an import died between the two. */
export async function isAnalysisBehind(database: Database): Promise<boolean> {
  const [row] = await database.read(
    `MATCH (g:Subtier {key: 'graph'}) RETURN coalesce(g.analysisVersion, 0) < coalesce(g.version, 0) AS behind`,
  );
  return row?.['behind'] === true;
}
