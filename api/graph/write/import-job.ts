import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Lease } from './lease.ts';

/** Notes that an import has begun. @returns the ids of those that began and never ended: what they left half done is done now. */
export async function beginImport(
  lease: Lease,
  job: { readonly id: string; readonly format: string; readonly sources: readonly string[]; readonly now: Date },
): Promise<readonly string[]> {
  return lease.write(async (transaction) => {
    const rows = await transaction.run(
      `MATCH (i:Import {state: 'RUNNING'}) SET i.state = 'INTERRUPTED' RETURN i.id AS id`,
    );
    const open = await transaction.run(`MATCH (i:Import {state: 'INTERRUPTED'}) RETURN i.id AS id`);
    await transaction.run(
      `CREATE (i:Import {id: $id, format: $format, sources: $sources, state: 'RUNNING', startedAt: $now})`,
      job,
    );
    return [...new Set([...rows, ...open].map((row) => z.string().parse(row['id'])))];
  });
}

/** The graph is another than before: its version goes up. */
export async function raiseVersion(lease: Lease): Promise<void> {
  await lease.write((transaction) =>
    transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.version = coalesce(g.version, 0) + 1`),
  );
}

/** Notes that an import is done, and with it those that it completed; one that changed nothing leaves no trace. */
export async function endImport(
  lease: Lease,
  job: { readonly id: string; readonly changed: boolean; readonly counts: Readonly<Record<string, number>> },
): Promise<void> {
  await lease.write(async (transaction) => {
    await transaction.run(`MATCH (i:Import {state: 'INTERRUPTED'}) SET i.state = 'COMPLETED', i.completedBy = $id`, {
      id: job.id,
    });
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
