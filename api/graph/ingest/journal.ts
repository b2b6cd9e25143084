import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import { moveEscorts } from './apply.ts';
import type { Lease } from './lease.ts';
import {
  deleteStatements,
  findStatementsOfImport,
  findSupersededByImport,
  restoreStatements,
  unresolved,
} from './statement-cypher.ts';

/** The interrupted imports that a new import finds. */
interface InterruptedImports {
  /** Whether the new import completes one of them. */
  readonly resumed: boolean;
  /** Those about other sources, latest first. They must be undone before anything is read or written. */
  readonly unrelated: readonly UnfinishedImport[];
}

const interruptedRow = z.object({
  id: z.string(),
  format: z.string(),
  sources: z.array(z.string()),
  startedAt: z.string(),
  state: z.string(),
  undone: z.boolean(),
  related: z.boolean(),
});

/** Records the start of an import, and finds interrupted ones. */
export async function beginImport(
  lease: Lease,
  job: { readonly id: string; readonly format: string; readonly sources: readonly string[]; readonly now: Date },
): Promise<InterruptedImports> {
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
    const interrupted = z.array(interruptedRow).parse(rows);
    const isPartial = ({ state, undone }: z.infer<typeof interruptedRow>) => state === 'INTERRUPTED' && !undone;
    const unrelated = interrupted.filter((one) => isPartial(one) && !one.related);
    const resumed = interrupted.some((one) => one.state === 'WRITTEN' || (isPartial(one) && one.related));
    return { resumed, unrelated };
  });
}

/**
 * Marks an import as written: what is left is to resolve and to derive. If it changed the graph, the derived part is behind from here
 * on, so that a reader repairs it should the import die before it raises the version.
 */
export async function markWritten(transaction: Transaction, id: string, changed: boolean): Promise<void> {
  await transaction.run(`MATCH (i:Import {id: $id}) SET i.state = 'WRITTEN'`, { id });
  if (changed) await transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
}

const raise = `MATCH (g:Subtier {key: 'graph'}) SET g.version = coalesce(g.version, 0) + 1`;

/** Raises the graph's version after a change, once all nodes are resolved: readers cache by version what does not depend on the derived part. */
export async function raiseVersion(lease: Lease): Promise<void> {
  await lease.write((transaction) => transaction.run(raise));
}

/** Raises the version like `raiseVersion`, and ends imports that died after they had written everything: the caller derives what they did not. */
export async function completeWritten(lease: Lease): Promise<void> {
  await lease.write(async (transaction) => {
    await transaction.run(raise);
    await transaction.run(
      `MATCH (i:Import {state: 'WRITTEN'}) SET i.state = 'DONE', i.finishedAt = datetime.realtime()`,
    );
  });
}

/**
 * Records the end of an import, and marks interrupted imports whose sources have all been imported since as completed. An
 * import that changed nothing leaves no record. Interrupted imports of other sources were undone at the start.
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

const unfinishedRow = z.object({
  id: z.string(),
  format: z.string(),
  sources: z.array(z.string()),
  startedAt: z.string(),
});

/** Returns the imports that were interrupted and not completed since, latest first, without one that is still running. */
export async function findUnfinished(database: Pick<Database, 'read'>): Promise<readonly UnfinishedImport[]> {
  const rows = await database.read(
    `OPTIONAL MATCH (l:Subtier {key: 'lease'}) WHERE l.holder IS NOT NULL AND l.expiresAt >= datetime.realtime()
     WITH count(l) > 0 AS isBeingWritten
     MATCH (i:Import) WHERE i.state = 'INTERRUPTED' OR (i.state IN ['RUNNING', 'WRITTEN'] AND NOT isBeingWritten)
     RETURN i.id AS id, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt DESC`,
  );
  return z.array(unfinishedRow).parse(rows);
}

/** An import that was interrupted before it had written everything. */
interface UnfinishedImport {
  readonly id: string;
  readonly format: string;
  /** Its sources that have not been imported completely since. */
  readonly sources: readonly string[];
  readonly startedAt: string;
}

const recordedRow = z.object({
  id: z.string(),
  format: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  sources: z.array(z.string()),
  sourceCount: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  closed: z.number(),
});

const sourcesShown = 5;

/** Returns the imports that changed the graph, latest first, each with its first sources that are still there and its rows by outcome. */
export async function recentImports(
  database: Pick<Database, 'read'>,
  first: number,
): Promise<readonly z.infer<typeof recordedRow>[]> {
  const rows = await database.read(
    `MATCH (i:Import {state: 'DONE'})
     WITH i ORDER BY i.finishedAt DESC, i.id LIMIT $first
     RETURN i.id AS id, i.format AS format, i.startedAt AS startedAt, i.finishedAt AS finishedAt, size(i.sources) AS sourceCount,
       COLLECT {
         UNWIND i.sources AS key MATCH (s:Source {key: key}) RETURN s.key LIMIT $sourcesShown
       } AS sources,
       coalesce(i.created, 0) AS created, coalesce(i.changed, 0) AS changed, coalesce(i.unchanged, 0) AS unchanged,
       coalesce(i.rejected, 0) AS rejected, coalesce(i.closed, 0) AS closed`,
    { first, sourcesShown },
  );
  return z.array(recordedRow).parse(rows);
}

/** Describes an unfinished import in words: its format, sources and start. */
export function describeUnfinished({ format, sources, startedAt }: UnfinishedImport): string {
  const named = sources.slice(0, sourcesShown).join(', ');
  const more = sources.length > sourcesShown ? ` and ${sources.length - sourcesShown} more` : '';
  return `${format} of ${named === '' ? 'no source' : `${named}${more}`}, started ${startedAt}`;
}

/** Statements undone, or nodes deleted, per transaction. */
const batchSize = 10_000;

const createdRow = z.object({ key: z.string(), access: z.string().nullable() });
const supersededRow = createdRow.extend({ edge: z.enum(edgeTypes) });

/**
 * Undoes an interrupted import: deletes its statements and restores those that it superseded, so that the graph is as it was
 * before. Affected nodes are marked for resolving. If this is interrupted too, calling it again completes it.
 */
export async function undoImport(database: Database, lease: Lease, id: string): Promise<void> {
  const accesses = new Set<string>();
  const collect = (into: string[], edge: EdgeType, { key, access }: z.infer<typeof createdRow>) => {
    into.push(key);
    if (edge === 'ACCESSES' && access !== null) accesses.add(access);
  };
  const superseded = new Map(edgeTypes.map((edge): [EdgeType, string[]] => [edge, []]));
  for await (const row of database.stream(findSupersededByImport, { id })) {
    const { edge, ...statement } = supersededRow.parse(row);
    collect(superseded.get(edge) ?? [], edge, statement);
  }
  for (const [edge, toRestore] of superseded) {
    const created: string[] = [];
    for await (const row of database.stream(findStatementsOfImport(edge), { id }))
      collect(created, edge, createdRow.parse(row));
    // In this order, because the restored statements take back the keys of the deleted ones.
    await inBatches(lease, created, (transaction, part) => run(transaction, deleteStatements(edge), part));
    await inBatches(lease, toRestore, (transaction, part) => run(transaction, restoreStatements(edge), part));
  }
  await inBatches(lease, [...accesses], moveEscorts);
  await deleteOrphans(lease);
  await lease.write((transaction) => transaction.run(`MATCH (i:Import {id: $id}) SET i.undone = true`, { id }));
}

async function inBatches(
  lease: Lease,
  all: readonly string[],
  work: (transaction: Transaction, part: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += batchSize) {
    const part = all.slice(at, at + batchSize);
    await lease.write((transaction) => work(transaction, part));
  }
}

async function run(transaction: Transaction, statement: string, keys: readonly string[]): Promise<void> {
  await transaction.run(statement, { keys });
}

/** Deletes nodes that only the undone import described. */
async function deleteOrphans(lease: Lease): Promise<void> {
  for (;;) {
    const [row] = await lease.write((transaction) =>
      transaction.run(
        `MATCH (n:${unresolved}) WHERE NOT EXISTS { (n)--() } WITH n LIMIT ${batchSize} DELETE n RETURN count(*) AS count`,
      ),
    );
    if (row?.['count'] === 0) return;
  }
}

const undoRow = z.object({ id: z.string() });

/** Undoes every interrupted import. The caller must hold the lease and have no import of its own. */
export async function undoUnfinished(database: Database, lease: Lease): Promise<void> {
  const rows = await lease.write((transaction) =>
    transaction.run(
      `MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED'] AND NOT coalesce(i.undone, false)
       SET i.state = 'INTERRUPTED'
       RETURN i.id AS id ORDER BY i.startedAt DESC`,
    ),
  );
  for (const { id } of z.array(undoRow).parse(rows)) await undoImport(database, lease, id);
}

/** Returns the digest of the policy lists in the graph, or null if there are none. */
export async function readPolicyDigest(database: Database): Promise<string | null> {
  const [row] = await database.read(`MATCH (p:Subtier {key: 'policy'}) RETURN p.digest AS digest`);
  return row === undefined ? null : z.string().nullable().parse(row['digest']);
}

export async function writePolicyDigest(database: Database, digest: string): Promise<void> {
  await database.write(`MERGE (p:Subtier {key: 'policy'}) SET p.digest = $digest`, { digest });
}
