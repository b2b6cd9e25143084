import { z } from 'zod';
import type { Database } from '../driver/database.ts';

/** Counts up with each import that changed something; 0 when none has. */
export async function readGraphVersion(database: Database): Promise<number> {
  const [row] = await database.read(`MATCH (g:Subtier {key: 'graph'}) RETURN g.version AS version`);
  return z.number().nullish().parse(row?.['version']) ?? 0;
}
