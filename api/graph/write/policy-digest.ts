import { z } from 'zod';
import type { Database } from '../driver/database.ts';

/** Of the policy lists that are in the graph: null when none are. */
export async function readPolicyDigest(database: Database): Promise<string | null> {
  const [row] = await database.read(`MATCH (p:Subtier {key: 'policy'}) RETURN p.digest AS digest`);
  return row === undefined ? null : z.string().nullable().parse(row['digest']);
}

export async function writePolicyDigest(database: Database, digest: string): Promise<void> {
  await database.write(`MERGE (p:Subtier {key: 'policy'}) SET p.digest = $digest`, { digest });
}
