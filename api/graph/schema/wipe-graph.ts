import type { Database } from '../driver/database.ts';
import { schemaParts } from './schema-parts.ts';

/**
 * Deletes every node of the labels that the graph's form knows, with its edges, in batches: what else a user's server
 * holds stays. Constraints and indexes stay too.
 */
export async function wipeGraph(database: Database, onProgress: (message: string) => void): Promise<void> {
  const labels = schemaParts
    .filter((part) => part.kind === 'constraint' && part.on === 'NODE')
    .flatMap((part) => part.types);
  for (const label of labels) {
    onProgress(`Deleting ${label} …`);
    // Edges first: a node with a million of them does not fit one transaction.
    await database.autoCommit(`MATCH (:${label})-[r]-() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS`);
    await database.autoCommit(`MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`);
  }
}
