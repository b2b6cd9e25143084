import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Database } from '#graph/driver/database.ts';
import { runImport } from '#seed/import/run-import.ts';

const casePackage = fileURLToPath(new URL('../../seed/case', import.meta.url));
const stateRow = z.object({ hasData: z.boolean(), unfinished: z.array(z.array(z.string())) });

/** Loads the documented case into an empty graph, or completes what an earlier start that was killed left half done. */
export async function loadDocumentedCase(database: Database, onProgress: (message: string) => void): Promise<void> {
  const [row] = await database.read(
    `RETURN EXISTS { (:System) } OR EXISTS { (:Contract) } OR EXISTS { (:Person) } AS hasData,
       COLLECT { MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED', 'WRITTEN'] RETURN i.sources } AS unfinished`,
  );
  const { hasData, unfinished } = stateRow.parse(row);
  if (hasData && !(await isOfCase(unfinished))) return;
  onProgress('Loading the documented case …');
  await runImport(database, { format: 'chain-package', paths: [casePackage], strict: true, onProgress });
}

/** Whether an import that never ended speaks for the case's sources. */
async function isOfCase(unfinished: readonly (readonly string[])[]): Promise<boolean> {
  if (unfinished.length === 0) return false;
  const { readChainPackage } = await import('#seed/readers/chain-package/read-chain-package.ts');
  const input = await readChainPackage(casePackage);
  await input.close();
  return unfinished.some((sources) => sources.some((source) => input.sources.includes(source)));
}
