import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import { isOwnEdge } from './is-own-edge.ts';
import { ownNodes } from './own-nodes.ts';

/** In one transaction, so that none outgrows the server's memory. */
const batch = 10_000;
const deletedRow = z.object({ deleted: z.number() });

/**
 * Deletes Subtier's statements and nodes, in batches: what else a user's server holds stays, but for relationships of others that
 * end on nodes of Subtier. Constraints and indexes stay too. What was interrupted is completed by the next.
 */
export async function wipeGraph(
  database: Pick<Database, 'write'>,
  onProgress: (message: string) => void,
): Promise<void> {
  // Relationships first: a node with a million of them does not fit one transaction.
  for (const type of edgeTypes) {
    onProgress(`Deleting ${type} …`);
    await deleteAll(database, `MATCH ()-[r:${type}]->() WHERE ${isOwnEdge} WITH r LIMIT $batch DELETE r`);
  }
  for (const { label, isOwn } of ownNodes) {
    onProgress(`Deleting ${label} …`);
    await deleteAll(database, `MATCH (n:${label})-[r]-() WHERE ${isOwn('n')} WITH DISTINCT r LIMIT $batch DELETE r`);
    await deleteAll(database, `MATCH (n:${label}) WHERE ${isOwn('n')} WITH n LIMIT $batch DETACH DELETE n`);
  }
}

async function deleteAll(database: Pick<Database, 'write'>, statement: string): Promise<void> {
  for (;;) {
    const [row] = await database.write(`${statement} RETURN count(*) AS deleted`, { batch });
    if (deletedRow.parse(row).deleted < batch) return;
  }
}
