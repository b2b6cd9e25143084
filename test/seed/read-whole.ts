import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { isReject } from '#seed/readers/format.ts';
import type { ParsedInput } from '#seed/readers/format.ts';

export interface WholeInput {
  readonly rows: readonly ParsedRow[];
  readonly rejects: readonly Reject[];
}

/**
 * Reads all rows and rejects of an input, in the order of its tables.
 * @throws Error if reading all of them does not take as many bytes as the input announces
 */
export async function readWhole(input: ParsedInput, tables: readonly TableName[] = input.tables): Promise<WholeInput> {
  const rows: ParsedRow[] = [];
  const rejects: Reject[] = [];
  const before = input.bytes?.();
  for (const table of tables) {
    for await (const item of input.rows(table)) {
      if (isReject(item)) rejects.push(item);
      else rows.push(item);
    }
  }
  const read = (input.bytes?.().read ?? 0) - (before?.read ?? 0);
  if (tables === input.tables && before !== undefined && read !== before.total)
    throw new Error(`The input announced ${before.total} bytes, and ${read} were read.`);
  return { rows, rejects };
}
