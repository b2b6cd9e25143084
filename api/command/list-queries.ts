import { loadLibrary } from '#graph/library/load-library.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import { formatRows } from './format-rows.ts';
import type { OutputFormat } from './output-format.ts';

/** Of a terminal; questions are long, and cut to it in a pipe too. */
const usualWidth = 80;

/** Writes what there is to ask. Needs no database. */
export async function listQueries(format: OutputFormat): Promise<void> {
  const { queries } = await loadLibrary(standardLibrary);
  const rows = queries.map(({ category, name, title, question, tags, severity }) => ({
    category,
    name,
    title,
    question,
    tags,
    severity,
  }));
  const columns = format === 'table' ? ['name', 'question'] : Object.keys(rows[0] ?? {});
  process.stdout.write(formatRows(columns, rows, format, process.stdout.isTTY ? process.stdout.columns : usualWidth));
}
