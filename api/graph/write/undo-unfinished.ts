import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Lease } from './lease.ts';
import { undoImport } from './undo-import.ts';

const row = z.object({ id: z.string() });

/** Undoes every import that was killed half way, for whoever holds the lease and has no import of its own. */
export async function undoUnfinished(database: Database, lease: Lease): Promise<void> {
  const rows = await lease.write((transaction) =>
    transaction.run(
      `MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED'] AND NOT coalesce(i.undone, false)
       SET i.state = 'INTERRUPTED'
       RETURN i.id AS id ORDER BY i.startedAt DESC`,
    ),
  );
  for (const { id } of z.array(row).parse(rows)) await undoImport(database, lease, id);
}
