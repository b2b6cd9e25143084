import type { Lease } from './lease.ts';
import { describedTables, resolveEntities } from './resolve-entities.ts';

/** Gives every node that is marked the values that follow from its statements. */
export async function resolveAll(lease: Lease, onProgress: (message: string) => void): Promise<void> {
  for (const table of describedTables) {
    let total = 0;
    for (;;) {
      const resolved = await lease.write((transaction) => resolveEntities(transaction, table));
      if (resolved === 0) break;
      total += resolved;
      if (total % 100_000 === 0)
        onProgress(`${table.name}: ${total.toLocaleString('en-US')} resolved from their sources`);
    }
  }
}
