import type { Row } from '#graph/driver/database.ts';
import type { CypherResult } from '#graph/guard/cypher-result.ts';

/** A result's rows by the names of their columns. */
export function namedRows({ columns, rows }: Pick<CypherResult, 'columns' | 'rows'>): readonly Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}
