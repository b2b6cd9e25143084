import { loadLibrary } from '#graph/library/load-library.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import { formatRows } from './format-rows.ts';
import type { OutputFormat } from './output-format.ts';

/** Writes what there is to ask. Needs no database. */
export async function listQueries(format: OutputFormat): Promise<void> {
  const { queries } = await loadLibrary(standardLibrary);
  const rows = queries.map(({ category, name, question }) => ({ category, name, question }));
  process.stdout.write(
    formatRows(format === 'table' ? ['name', 'question'] : ['category', 'name', 'question'], rows, format),
  );
}
