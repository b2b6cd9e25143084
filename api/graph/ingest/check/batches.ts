import { shownRow } from '../input.ts';
import type { CheckedBatch, CheckedRow, ParsedRow, Reject, WaitingRow } from '../input.ts';

/** Collects the accepted and rejected rows of a batch. */
export class RowSorter implements CheckedBatch {
  readonly rows: CheckedRow[] = [];
  readonly rejects: Reject[] = [];
  readonly repeated: ParsedRow['at'][] = [];
  readonly waiting: WaitingRow[] = [];

  reject(row: ParsedRow, column: string | null, reason: string, value: string | null): void {
    const shown = value === null ? null : value.slice(0, 200);
    this.rejects.push({ ...row.at, column, reason, value: shown, content: shownRow(row) });
  }
}

/** The most rows and characters per transaction: enough rows to be fast, few enough characters for Neo4j's memory. */
const maxBatch = { rows: 10_000, characters: 8_000_000 } as const;

/** Yields items in batches. */
export async function* batched(
  items: AsyncIterable<ParsedRow | Reject>,
): AsyncGenerator<readonly (ParsedRow | Reject)[], void, undefined> {
  let batch: (ParsedRow | Reject)[] = [];
  let characters = 0;
  for await (const item of items) {
    batch.push(item);
    characters += 'reason' in item ? 0 : charactersOf(item);
    if (batch.length < maxBatch.rows && characters < maxBatch.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

function charactersOf(row: ParsedRow): number {
  let characters = 0;
  for (const value of Object.values(row.values)) characters += typeof value === 'string' ? value.length : 10;
  return characters;
}

/** Yields the same items, requesting each one while the previous one is in use, so that reading and writing overlap. */
export async function* prefetched<T>(items: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let next = items.next();
  try {
    for (let result = await next; result.done !== true; result = await next) {
      next = items.next();
      yield result.value;
    }
  } finally {
    // If the consumer stops early, waits for the pending item, so that nothing keeps running.
    await Promise.allSettled([next]);
    await items.return();
  }
}
