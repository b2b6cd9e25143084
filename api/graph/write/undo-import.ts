import { z } from 'zod';
import type { Database, Transaction } from '../driver/database.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import type { Lease } from './lease.ts';
import { moveEscorts } from './move-escorts.ts';
import { deleteStatements, findStatementsOfImport, restoreStatements, unresolved } from './statement-cypher.ts';

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
