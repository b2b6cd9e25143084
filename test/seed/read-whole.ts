import type { Reject, StatedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { isReject } from '#seed/readers/format.ts';
import type { StatedInput } from '#seed/readers/format.ts';

export interface WholeInput {
  readonly rows: readonly StatedRow[];
  readonly rejects: readonly Reject[];
}

/** Everything that an input states, in the order of its tables. */
export async function readWhole(input: StatedInput, tables: readonly TableName[] = input.tables): Promise<WholeInput> {
  const rows: StatedRow[] = [];
  const rejects: Reject[] = [];
  for (const table of tables) {
    for await (const item of input.rows(table)) {
      if (isReject(item)) rejects.push(item);
      else rows.push(item);
    }
  }
  return { rows, rejects };
}
