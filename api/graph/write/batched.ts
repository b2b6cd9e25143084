import type { Reject, StatedRow } from './stated-row.ts';

/** What goes to the database in one transaction: rows enough to be fast, characters few enough for its memory. */
const most = { rows: 10_000, characters: 8_000_000 } as const;

export async function* batched(
  items: AsyncIterable<StatedRow | Reject>,
): AsyncGenerator<readonly (StatedRow | Reject)[], void, undefined> {
  let batch: (StatedRow | Reject)[] = [];
  let characters = 0;
  for await (const item of items) {
    batch.push(item);
    characters += 'reason' in item ? 0 : charactersOf(item);
    if (batch.length < most.rows && characters < most.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

function charactersOf(row: StatedRow): number {
  let characters = 0;
  for (const value of Object.values(row.values)) characters += typeof value === 'string' ? value.length : 10;
  return characters;
}
