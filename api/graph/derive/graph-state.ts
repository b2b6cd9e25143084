import { z } from 'zod';
import type { Database } from '../database/database.ts';

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

/** One read under way, and one that begins after it for all who ask meanwhile. */
interface Shared {
  readonly running: Promise<GraphState>;
  next: Promise<GraphState> | null;
}

const shared = new WeakMap<Database, Shared>();

/** Nobody's: who reads with a signal is told in time when the database is away. */
const never = new AbortController().signal;

/**
 * As `readGraphState`, once for all who ask at a time: never what was read before one asked, so that who was told of a change
 * sees it. Not bound to the signal of any of them.
 */
export function readCoalescedState(database: Database): Promise<GraphState> {
  const { whole } = database;
  const found = shared.get(whole);
  if (found === undefined) return begin(whole);
  const anew = () => begin(whole);
  return (found.next ??= found.running.then(anew, anew));
}

function begin(database: Database): Promise<GraphState> {
  const running = readGraphState(database.until(never));
  const mine: Shared = { running, next: null };
  shared.set(database, mine);
  const end = () => {
    // Where somebody waits, the next read takes this one's place as it begins.
    if (mine.next === null) shared.delete(database);
  };
  running.then(end, end);
  return running;
}

/** Counts up with each import that changed something; 0 when none has. */
export async function readGraphVersion(database: Database): Promise<number> {
  const [row] = await database.read(`MATCH (g:Subtier {key: 'graph'}) RETURN g.version AS version`);
  return z.number().nullish().parse(row?.['version']) ?? 0;
}
