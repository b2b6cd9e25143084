import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';

/** Serves only the documented case until the test file ends; returns the server's URL. */
export async function serveDocumentedCase(): Promise<string> {
  const database = await withDocumentedCase();
  return (await serveGraph(database)).url;
}
