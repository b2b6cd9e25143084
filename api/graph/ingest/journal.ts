import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { describeUnfinished, findPartlyWritten, importRow } from '../edition/imports.ts';
import type { ImportInState } from '../edition/imports.ts';
import { Failure } from '../failure.ts';
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
 * from here on, so a reader repairs it if the import dies before it raises the version.
 *
 * The record of an import that states nothing is deleted here, although it may still derive what another one left: if it dies while deriving, it
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

/** Returns the digest of the policy lists in the graph, or null if there are none. */
export async function readPolicyDigest(database: Database): Promise<string | null> {
  const [row] = await database.read(`MATCH (p:Subtier {key: 'policy'}) RETURN p.digest AS digest`);
  return row === undefined ? null : z.string().nullable().parse(row['digest']);
}

export async function writePolicyDigest(database: Database, digest: string): Promise<void> {
  await database.write(`MERGE (p:Subtier {key: 'policy'}) SET p.digest = $digest`, { digest });
}
