import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Transaction } from '../database/database.ts';
import { isHeld } from '../edition/graph-state.ts';
import { Failure } from '../failure.ts';
import { tableNames } from '../model/vocabulary.ts';
import type { RowTally } from './input.ts';
import type { Lease } from './lease.ts';

/** What a new import finds, and when it starts. */
export interface BegunImport {
  /** Later than every earlier start, even if the clock was set back: imports are ordered by it. */
  readonly now: Date;
  /** Whether the new import completes one that had written only a part of the same sources. */
  readonly completesPart: boolean;
  /** Whether it completes such an import, or one that died after it had written everything and left something to derive. */
  readonly resumes: boolean;
}

const unfinishedRow = z.object({
  id: z.string(),
  format: z.string(),
  /** Its sources that have not been imported completely since. */
  sources: z.array(z.string()),
  startedAt: z.string(),
});
/** An import that was interrupted before it had written everything. */
export type UnfinishedImport = Readonly<z.infer<typeof unfinishedRow>>;

export const importRow = unfinishedRow.extend({ state: z.string() });
export type ImportInState = Readonly<z.infer<typeof importRow>>;

const interruptedRow = importRow.extend({ undone: z.boolean(), related: z.boolean() });

const latestRow = z.object({ latest: z.string().nullable() });

/** An import that begins. */
export interface BeginningImport {
  readonly id: string;
  readonly format: string;
  readonly sources: readonly string[];
}

/**
 * Finds interrupted imports of other sources, and rollbacks that were interrupted, latest first. They must be undone before anything is read
 * or written. If there is one, also those that the new import would complete: nothing may be derived while a part of them is in the graph.
 */
export async function findUnrelated(lease: Lease, job: BeginningImport): Promise<readonly ImportInState[]> {
  return lease.write(async (transaction) => {
    const parts = (await findInterrupted(transaction, job)).filter(
      (one) => isPartial(one) || (one.state === 'ROLLING_BACK' && !one.undone),
    );
    return parts.some((one) => !isPartial(one) || !one.related) ? parts : [];
  });
}

/** Records the start of an import, once what `findUnrelated` finds is undone. */
export async function beginImport(lease: Lease, job: BeginningImport): Promise<BegunImport> {
  return lease.write(async (transaction) => {
    const [found] = await transaction.run(`MATCH (i:Import) RETURN max(i.startedAt) AS latest`);
    const { latest } = latestRow.parse(found);
    const now = new Date(Math.max(Date.now(), latest === null ? 0 : Date.parse(latest) + 1));
    const interrupted = await findInterrupted(transaction, job);
    await transaction.run(
      `CREATE (i:Import {id: $id, format: $format, sources: $sources, state: 'RUNNING', startedAt: $now})`,
      { ...job, now },
    );
    const completesPart = interrupted.some((one) => isPartial(one) && one.related);
    return { now, completesPart, resumes: completesPart || interrupted.some(({ state }) => state === 'WRITTEN') };
  });
}

async function findInterrupted(transaction: Transaction, job: BeginningImport) {
  await transaction.run(`MATCH (i:Import {state: 'RUNNING'}) SET i.state = 'INTERRUPTED'`);
  const rows = await transaction.run(
    `MATCH (i:Import) WHERE i.state IN ['INTERRUPTED', 'WRITTEN', 'ROLLING_BACK']
     RETURN i.id AS id, i.format AS format, i.sources AS sources, i.startedAt AS startedAt, i.state AS state,
       coalesce(i.undone, false) AS undone,
       i.format = $format AND size(i.sources) > 0 AND all(source IN i.sources WHERE source IN $sources) AS related
     ORDER BY i.startedAt DESC`,
    { ...job },
  );
  return z.array(interruptedRow).parse(rows);
}

function isPartial({ state, undone }: z.infer<typeof interruptedRow>): boolean {
  return state === 'INTERRUPTED' && !undone;
}

/**
 * Marks an import as written, and interrupted imports whose sources have all been imported since as completed: what is left is to resolve
 * and to derive. Interrupted imports of other sources were undone at the start. If the graph has changed, the derived part is behind
 * from here on, so that a reader repairs it should the import die before it raises the version.
 *
 * An import that states nothing leaves no record from here on, although it may have to derive what another one left: should it die meanwhile, it
 * must not count as a later import of its sources.
 */
export async function markWritten(
  transaction: Transaction,
  job: Pick<BeginningImport, 'id' | 'sources'>,
  { statesSomething, hasChanged }: { readonly statesSomething: boolean; readonly hasChanged: boolean },
  tally: RowTally,
): Promise<void> {
  const { id, sources } = job;
  // From here on, the import states what these have written. If it dies, that must not be undone.
  await transaction.run(
    `MATCH (i:Import {state: 'INTERRUPTED'})
     WITH i, [source IN i.sources WHERE NOT source IN $sources] AS open
     FOREACH (_ IN CASE WHEN open = [] THEN [1] ELSE [] END | SET i.state = 'COMPLETED', i.completedBy = $id)
     FOREACH (_ IN CASE WHEN open <> [] THEN [1] ELSE [] END | SET i.sources = open)`,
    { id, sources },
  );
  if (statesSomething)
    await transaction.run(`MATCH (i:Import {id: $id}) SET i += $counts, i.tables = $tables, i.state = 'WRITTEN'`, {
      id,
      counts: tally.total(),
      tables: JSON.stringify(tally.tables()),
    });
  else await transaction.run(`MATCH (i:Import {id: $id}) DELETE i`, { id });
  if (hasChanged) await transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
}

const raise = `MATCH (g:Subtier {key: 'graph'}) SET g.version = coalesce(g.version, 0) + 1`;

/** Raises the graph's version after a change, once all nodes are resolved: readers cache by version what does not depend on the derived part. */
export async function raiseVersion(lease: Lease): Promise<void> {
  await lease.write((transaction) => transaction.run(raise));
}

/** In the order of their start, because they are listed by their end. */
const end = `MATCH (i:Import {state: 'WRITTEN'}) WITH i ORDER BY i.startedAt
  SET i.state = 'DONE', i.finishedAt = datetime.realtime()`;

/** Raises the version like `raiseVersion`, and ends imports that died after they had written everything: the caller derives what they did not. */
export async function completeWritten(lease: Lease): Promise<void> {
  await lease.write(async (transaction) => {
    await transaction.run(raise);
    await transaction.run(end);
  });
}

/**
 * Records the end of an import, and of those that died after they had written everything: what they left to derive is derived now. They stay
 * imports of their own, each with its own rollback.
 */
export async function endImports(lease: Lease): Promise<void> {
  await lease.write((transaction) => transaction.run(end));
}

/** Returns the imports that were interrupted and not completed since, latest first, without one that is still running. */
export async function findUnfinished(database: Pick<Database, 'read'>): Promise<readonly UnfinishedImport[]> {
  const rows = await database.read(
    `OPTIONAL MATCH (l:Subtier {key: 'lease'}) WHERE ${isHeld('l')}
     WITH count(l) > 0 AS isBeingWritten
     MATCH (i:Import) WHERE i.state = 'INTERRUPTED' OR (i.state IN ['RUNNING', 'WRITTEN'] AND NOT isBeingWritten)
     RETURN i.id AS id, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt DESC`,
  );
  return z.array(unfinishedRow).parse(rows);
}

/** Returns the sources of the imports that have not ended, or were interrupted, and were not undone since. */
export async function findUnfinishedSources(database: Pick<Database, 'read'>): Promise<ReadonlySet<string>> {
  const rows = await database.read(
    `MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED', 'WRITTEN'] AND NOT coalesce(i.undone, false)
     RETURN i.sources AS sources`,
  );
  return new Set(
    z
      .array(unfinishedRow.pick({ sources: true }))
      .parse(rows)
      .flatMap(({ sources }) => sources),
  );
}

/** Returns the imports of which a part is in the graph, latest first. If the caller does not hold the lease, one of them may still be running. */
export async function findPartlyWritten(database: Pick<Database, 'read'>): Promise<readonly ImportInState[]> {
  const rows = await database.read(
    `MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED', 'ROLLING_BACK'] AND NOT coalesce(i.undone, false)
     RETURN i.id AS id, i.state AS state, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt DESC`,
  );
  return z.array(importRow).parse(rows);
}

/**
 * Checks that the graph holds no part of an interrupted import. The caller holds the lease.
 * @param work what cannot be done before, as an imperative
 * @throws BAD_USER_INPUT
 */
export async function requireWhole(database: Database, work: string): Promise<void> {
  const partial = (await findPartlyWritten(database)).find(({ state }) => state !== 'ROLLING_BACK');
  if (partial !== undefined)
    throw new Failure(
      'BAD_USER_INPUT',
      `The graph holds a part of an interrupted import (${describeUnfinished(partial)}): run that import again, then ${work}.`,
    );
}

const outcomes = {
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  closed: z.number(),
} as const;
const tableCounts = z.partialRecord(z.enum(tableNames), z.object(outcomes));
const recordedRow = z.object({
  id: z.string(),
  format: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  rolledBackAt: z.string().nullable(),
  sources: z.array(z.string()),
  /** All sources, whether or not they are still there. */
  sourceKeys: z.array(z.string()),
  tables: z.string().transform((json) => tableCounts.parse(JSON.parse(json))),
  /** Whether it completed an interrupted import, whose rows no count has: a rollback removes them too. */
  completedInterrupted: z.boolean(),
  ...outcomes,
});

/** An import that changed the graph, with its rows by outcome. */
export type RecordedImport = z.infer<typeof recordedRow>;

/** How many sources of an import are named. */
export const sourcesShown = 5;

/**
 * Returns the imports that changed the graph, latest first, each with its first sources that are still there; also those rolled back.
 * @param source key of a source that they must have imported; null: any
 */
export async function recentImports(
  database: Pick<Database, 'read'>,
  first: number,
  source: string | null = null,
): Promise<readonly RecordedImport[]> {
  const rows = await database.read(
    `MATCH (i:Import) WHERE i.state IN ['DONE', 'ROLLING_BACK', 'ROLLED_BACK'] AND i.finishedAt IS NOT NULL
       AND ($source IS NULL OR $source IN i.sources)
     WITH i ORDER BY i.finishedAt DESC, i.id LIMIT $first
     RETURN i.id AS id, i.format AS format, i.startedAt AS startedAt, i.finishedAt AS finishedAt, i.rolledBackAt AS rolledBackAt,
       i.sources AS sourceKeys,
       COLLECT {
         UNWIND i.sources AS key ${byKey('s', 'Source', 'key')} RETURN s.key LIMIT $sourcesShown
       } AS sources,
       coalesce(i.tables, '{}') AS tables,
       EXISTS {
         (part:Import {completedBy: i.id}) WHERE part.state <> 'COMPLETED' OR NOT coalesce(part.undone, false)
       } AS completedInterrupted,
       coalesce(i.created, 0) AS created, coalesce(i.changed, 0) AS changed, coalesce(i.unchanged, 0) AS unchanged,
       coalesce(i.rejected, 0) AS rejected, coalesce(i.closed, 0) AS closed`,
    { first, source, sourcesShown },
  );
  return z.array(recordedRow).parse(rows);
}

/** Describes an unfinished import in words: its format, sources and start. */
export function describeUnfinished({ format, sources, startedAt }: UnfinishedImport): string {
  const named = sources.slice(0, sourcesShown).join(', ');
  const more = sources.length > sourcesShown ? ` and ${sources.length - sourcesShown} more` : '';
  return `${format} of ${named === '' ? 'no source' : `${named}${more}`}, started ${startedAt}`;
}

/** Returns the digest of the policy lists in the graph, or null if there are none. */
export async function readPolicyDigest(database: Database): Promise<string | null> {
  const [row] = await database.read(`MATCH (p:Subtier {key: 'policy'}) RETURN p.digest AS digest`);
  return row === undefined ? null : z.string().nullable().parse(row['digest']);
}

export async function writePolicyDigest(database: Database, digest: string): Promise<void> {
  await database.write(`MERGE (p:Subtier {key: 'policy'}) SET p.digest = $digest`, { digest });
}
