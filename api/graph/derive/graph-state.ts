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

/** The graph's edition and the state of its analysis. */
export interface GraphState extends z.infer<typeof row> {
  /** One higher with each import that changed something. */
  readonly version: number;
  /** The version for which the analysis was last updated. */
  readonly analysisVersion: number;
  /** Identifies the graph that the versions count; new after each wipe. Null: not analyzed yet. */
  readonly base: string | null;
  /** See `analysisForm`. */
  readonly form: string | null;
  /** Whether a live process holds the lease. */
  readonly isBeingWritten: boolean;
}

/** Always returns one row, even if the graph was never set up. */
const statement = `OPTIONAL MATCH (graph:Subtier {key: 'graph'})
  OPTIONAL MATCH (lease:Subtier {key: 'lease'})
  RETURN coalesce(graph.version, 0) AS version, coalesce(graph.analysisVersion, 0) AS analysisVersion,
    graph.analysisBase AS base, graph.analysisForm AS form, coalesce(graph.contractsWithPersonnel, 0) AS contractsWithPersonnel,
    coalesce(lease.holder IS NOT NULL AND lease.expiresAt >= datetime.realtime(), false) AS isBeingWritten`;

export async function readGraphState(database: Pick<Database, 'read'>): Promise<GraphState> {
  const [found] = await database.read(statement);
  return row.parse(found);
}

/** A running read, and the read that follows it for everyone who asks in the meantime. */
interface CoalescedReads {
  readonly running: Promise<GraphState>;
  next: Promise<GraphState> | null;
}

const coalesced = new WeakMap<Database, CoalescedReads>();

/** A signal that never aborts: reads with a signal fail fast if the database is down. */
const neverAborts = new AbortController().signal;

/**
 * Reads the graph's state, shared by concurrent callers. The read always starts after the call, so a caller that knows of a
 * change sees it. It is not bound to any caller's signal.
 */
export function readCoalescedState(database: Database): Promise<GraphState> {
  const { whole } = database;
  const reads = coalesced.get(whole);
  if (reads === undefined) return startRead(whole);
  const startNext = () => startRead(whole);
  return (reads.next ??= reads.running.then(startNext, startNext));
}

function startRead(database: Database): Promise<GraphState> {
  const running = readGraphState(database.until(neverAborts));
  const reads: CoalescedReads = { running, next: null };
  coalesced.set(database, reads);
  const end = () => {
    // If there is a next read, it replaces this one when it starts.
    if (reads.next === null) coalesced.delete(database);
  };
  running.then(end, end);
  return running;
}

/** Returns the graph's version: one higher with each import that changed something, 0 before the first. */
export async function readGraphVersion(database: Database): Promise<number> {
  const [row] = await database.read(`MATCH (g:Subtier {key: 'graph'}) RETURN g.version AS version`);
  return z.number().nullish().parse(row?.['version']) ?? 0;
}
