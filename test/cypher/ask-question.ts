import { z } from 'zod';
import type { Database, Value } from '#graph/database/database.ts';
import type { Library } from '#graph/questions/question.ts';
import { runSavedQuery } from '#graph/questions/run.ts';

const node = z.object({ $type: z.literal('node'), key: z.string() });

/** Returns the given columns of a saved question's rows, with nodes as their keys. */
export async function askQuestion(
  { database, library }: { readonly database: Database; readonly library: Library },
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  ...wanted: readonly string[]
): Promise<readonly Value[][]> {
  const { columns, rows } = await runSavedQuery(database, library, name, parameters, 1000);
  return rows.map((row) => wanted.map((column) => shown(row[columns.indexOf(column)] ?? null)));
}

function shown(value: Value): Value {
  if (Array.isArray(value)) return value.map(shown);
  const read = node.safeParse(value);
  return read.success ? read.data.key : value;
}
