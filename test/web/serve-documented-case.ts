import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDesignationLists } from '../with-empty-data.ts';

/** Serves only the documented case until the test file ends; returns the server's URL. */
export async function serveDocumentedCase(): Promise<string> {
  const database = await withDesignationLists();
  await runImport(database, { format: 'chain-package', paths: ['seed/case'], strict: true });
  return (await serveGraph(database)).url;
}
