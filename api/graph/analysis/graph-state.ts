import { z } from 'zod';
import type { Database } from '../driver/database.ts';

const row = z.object({
  version: z.number(),
  analysisVersion: z.number(),
  base: z.string().nullable(),
  form: z.string().nullable(),
  contractsWithPersonnel: z.number(),
  isBeingWritten: z.boolean(),
});

/** What the graph says of itself. */
export interface GraphState extends z.infer<typeof row> {
  /** Goes up with each import that changed something. */
  readonly version: number;
  /** The version for which the analysis was last brought up to date. */
  readonly analysisVersion: number;
  /** Which analysis the versions count: another after the graph was wiped. Null: none yet. */
  readonly base: string | null;
  /** See `analysisForm`. */
  readonly form: string | null;
  /** A living process has the right to write. */
  readonly isBeingWritten: boolean;
}

/** One row whatever is there: a graph that was never set up is empty. */
const statement = `OPTIONAL MATCH (graph:Subtier {key: 'graph'})
  OPTIONAL MATCH (lease:Subtier {key: 'lease'})
  RETURN coalesce(graph.version, 0) AS version, coalesce(graph.analysisVersion, 0) AS analysisVersion,
    graph.analysisBase AS base, graph.analysisForm AS form, coalesce(graph.contractsWithPersonnel, 0) AS contractsWithPersonnel,
    coalesce(lease.holder IS NOT NULL AND lease.expiresAt >= datetime.realtime(), false) AS isBeingWritten`;

export async function readGraphState(database: Pick<Database, 'read'>): Promise<GraphState> {
  const [found] = await database.read(statement);
  return row.parse(found);
}
