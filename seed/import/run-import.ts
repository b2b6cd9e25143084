import type { Database } from '#graph/driver/database.ts';
import { importInput } from './import-input.ts';
import type { ImportRequest } from './import-request.ts';
import type { ImportResult } from './import-result.ts';
import { readInput } from './read-input.ts';

/**
 * Imports files of a format into a graph, whose schema and policy lists it makes sure of before (not in a dry run, which writes nothing).
 * @throws BadInput for an unknown format or an input that can't be read as a whole; what `writeInput` throws.
 */
export async function runImport(database: Database, request: ImportRequest): Promise<ImportResult> {
  const input = await readInput(request);
  try {
    return await importInput(database, input, request);
  } finally {
    await input.close();
  }
}
