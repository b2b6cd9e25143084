import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { UnfinishedImport } from './unfinished-import.ts';

const row = z.object({ id: z.string(), format: z.string(), sources: z.array(z.string()), startedAt: z.string() });

/** The imports that were killed and not completed since, latest first; one that a living process works on is none. */
export async function findUnfinished(database: Pick<Database, 'read'>): Promise<readonly UnfinishedImport[]> {
  const rows = await database.read(
    `OPTIONAL MATCH (l:Subtier {key: 'lease'}) WHERE l.holder IS NOT NULL AND l.expiresAt >= datetime.realtime()
     WITH count(l) > 0 AS isBeingWritten
     MATCH (i:Import) WHERE i.state = 'INTERRUPTED' OR (i.state IN ['RUNNING', 'WRITTEN'] AND NOT isBeingWritten)
     RETURN i.id AS id, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt DESC`,
  );
  return z.array(row).parse(rows);
}
