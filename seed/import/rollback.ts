import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { checkImport, rollBackImport } from '#graph/ingest/undo.ts';
import type { RollbackReport } from '#graph/ingest/undo.ts';
import { readPolicyKeys } from './policy.ts';

/** Returns what a rollback of an import would do. @throws like `rollBack` */
export async function checkRollback(database: Database, id: string): Promise<RollbackReport> {
  await refusePolicy(database, id);
  return checkImport(database, id);
}

/**
 * Rolls back an import of the user.
 * @throws BAD_USER_INPUT for the import of the designation lists; also what `rollBackImport` throws.
 */
export async function rollBack(
  database: Database,
  id: string,
  onProgress: (message: string) => void,
): Promise<RollbackReport> {
  await refusePolicy(database, id);
  return rollBackImport(database, id, onProgress);
}

async function refusePolicy(database: Database, id: string): Promise<void> {
  const policy = await readPolicyKeys();
  const [row] = await database.read(
    `MATCH (i:Import {id: $id}) RETURN any(source IN i.sources WHERE source IN $policy) AS isPolicy`,
    { id, policy: policy.sources },
  );
  if (row?.['isPolicy'] === true)
    throw new Failure(
      'BAD_USER_INPUT',
      `The import ${id.slice(0, 60)} is of the designation lists that come with Subtier, which every graph needs.`,
    );
}
