import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { copyGraph, pasteGraph } from './graph-copy.ts';
import type { GraphCopy } from './graph-copy.ts';
import { withDesignationLists, withEmptyData } from './with-empty-data.ts';

/** As its import left it: each worker imports it once. */
let documentedCase: GraphCopy | null = null;

/** Returns the worker's main database with the documented case and nothing else, as an import leaves it. A test may change it. */
export async function withDocumentedCase(): Promise<Database> {
  if (documentedCase === null) {
    const database = await withDesignationLists();
    await runImport(database, { format: 'chain-package', paths: ['seed/cases/digital-escorts'], strict: true });
    documentedCase = await copyGraph(database);
    return database;
  }
  const database = await withEmptyData();
  await pasteGraph(database, documentedCase);
  // Editions of different graphs must differ, since answers are remembered by edition.
  await database.write("MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedBase = randomUUID()");
  return database;
}
