import type { TableName } from '../model/vocabulary.ts';
import type { RowCounts } from './import-report.ts';

type Outcome = keyof RowCounts;

const none: RowCounts = { created: 0, changed: 0, unchanged: 0, rejected: 0, closed: 0 };

/** Counts what became of an import's rows. */
export class RowTally {
  readonly #tables = new Map<TableName, Record<Outcome, number>>();

  add(table: TableName, outcome: Outcome, count: number): void {
    if (count === 0) return;
    const counts = this.#tables.get(table) ?? { ...none };
    counts[outcome] += count;
    this.#tables.set(table, counts);
  }

  tables(): Readonly<Partial<Record<TableName, RowCounts>>> {
    return Object.fromEntries(this.#tables);
  }

  total(): RowCounts {
    const total = { ...none };
    for (const counts of this.#tables.values()) {
      total.created += counts.created;
      total.changed += counts.changed;
      total.unchanged += counts.unchanged;
      total.rejected += counts.rejected;
      total.closed += counts.closed;
    }
    return total;
  }
}
