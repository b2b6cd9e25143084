import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import { moveEscorts } from './apply.ts';
import type { Lease } from './lease.ts';
import { deleteStatements, findStatementsOfImport, restoreStatements, unresolved } from './statement-cypher.ts';

/** What earlier imports that were killed left for the one that begins. */
interface LeftHalfDone {
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

const unfinishedRow = z.object({
  id: z.string(),
  format: z.string(),
  sources: z.array(z.string()),
  startedAt: z.string(),
});

/** The imports that were killed and not completed since, latest first; one that a living process works on is none. */
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

/** An import that was killed before everything that it states was in the graph. */
interface UnfinishedImport {
  readonly id: string;
  readonly format: string;
  /** Those of its sources that have not been imported whole since. */
  readonly sources: readonly string[];
  readonly startedAt: string;
}

const shown = 5;

/** In words: what was interrupted, and since when. */
export function describeUnfinished({ format, sources, startedAt }: UnfinishedImport): string {
  const named = sources.slice(0, shown).join(', ');
  const more = sources.length > shown ? ` and ${sources.length - shown} more` : '';
  return `${format} of ${named === '' ? 'no source' : `${named}${more}`}, begun ${startedAt}`;
}

/** Statements undone, or nodes deleted, in one transaction. */
const most = 10_000;

const foundRow = z.object({ key: z.string(), isNew: z.boolean(), access: z.string().nullable() });

/**
 * Takes back what an interrupted import wrote: its statements go, and those that it superseded count again, so that the graph is
 * what it was before. Nodes are left to be resolved. Where this ends half way, doing it again does the rest.
 */
export async function undoImport(database: Database, lease: Lease, id: string): Promise<void> {
  const accesses = new Set<string>();
  for (const edge of edgeTypes) {
    const keys: Record<'new' | 'superseded', string[]> = { new: [], superseded: [] };
    for await (const row of database.stream(findStatementsOfImport(edge), { id })) {
      const { key, isNew, access } = foundRow.parse(row);
      keys[isNew ? 'new' : 'superseded'].push(key);
      if (edge === 'ACCESSES' && access !== null) accesses.add(access);
    }
    // The older statements take the keys of the newer ones.
    await inParts(lease, keys.new, (transaction, part) => run(transaction, deleteStatements(edge), part));
    await inParts(lease, keys.superseded, (transaction, part) => run(transaction, restoreStatements(edge), part));
  }
  await inParts(lease, [...accesses], moveEscorts);
  await deleteStray(lease);
  await lease.write((transaction) => transaction.run(`MATCH (i:Import {id: $id}) SET i.undone = true`, { id }));
}

async function inParts(
  lease: Lease,
  all: readonly string[],
  work: (transaction: Transaction, part: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += most) {
    const part = all.slice(at, at + most);
    await lease.write((transaction) => work(transaction, part));
  }
}

async function run(transaction: Transaction, statement: string, keys: readonly string[]): Promise<void> {
  await transaction.run(statement, { keys });
}

/** Nodes that only the import described. */
async function deleteStray(lease: Lease): Promise<void> {
  for (;;) {
    const [row] = await lease.write((transaction) =>
      transaction.run(
        `MATCH (n:${unresolved}) WHERE NOT EXISTS { (n)--() } WITH n LIMIT ${most} DELETE n RETURN count(*) AS count`,
      ),
    );
    if (row?.['count'] === 0) return;
  }
}

const undoRow = z.object({ id: z.string() });

/** Undoes every import that was killed half way, for whoever holds the lease and has no import of its own. */
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

/** Of the policy lists that are in the graph: null when none are. */
export async function readPolicyDigest(database: Database): Promise<string | null> {
  const [row] = await database.read(`MATCH (p:Subtier {key: 'policy'}) RETURN p.digest AS digest`);
  return row === undefined ? null : z.string().nullable().parse(row['digest']);
}

export async function writePolicyDigest(database: Database, digest: string): Promise<void> {
  await database.write(`MERGE (p:Subtier {key: 'policy'}) SET p.digest = $digest`, { digest });
}
