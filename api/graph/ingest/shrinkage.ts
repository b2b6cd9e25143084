import type { TableName } from '../model/vocabulary.ts';
import type { Reject } from './input.ts';

/** How many rows fewer than before one table must have to count: in a small table, a few rows come and go. */
const leastLost = 10;

interface Rows {
  before: number;
  now: number;
}

/**
 * Finds out whether an input is probably incomplete: one of its files is cut off, or it has fewer than half the rows that its sources stated
 * before, in all or in one table. Statements that such an input lacks have not ended, so they must not be superseded.
 */
export class Shrinkage {
  readonly #tables = new Map<TableName, Rows>();
  #cutOff: Pick<Reject, 'file' | 'line'> | null = null;

  /** Adds rows of sources that the graph knew before the import, rejected ones too. */
  addRows(table: TableName, count: number): void {
    this.#rowsOf(table).now += count;
  }

  /** Adds statements that these sources made before the import. */
  addBefore(table: TableName, count: number): void {
    this.#rowsOf(table).before += count;
  }

  addReject(reject: Reject): void {
    if (reject.isCutOff === true) this.#cutOff ??= reject;
  }

  /** Returns why the input is probably incomplete, as a sentence without the period at its end; null: it is not. */
  reason(): string | null {
    if (this.#cutOff !== null) {
      const { file, line } = this.#cutOff;
      return `${file} ends within the record on line ${line}: the file is cut off`;
    }
    const all: Rows = { before: 0, now: 0 };
    for (const { before, now } of this.#tables.values()) {
      all.before += before;
      all.now += now;
    }
    for (const [table, rows] of this.#tables)
      if (hasShrunk(rows) && rows.before - rows.now >= leastLost && !hasShrunk(all))
        return `The input has ${counted(rows.now)} of ${table}, but its sources stated ${inFigures(rows.before)} before`;
    return hasShrunk(all)
      ? `The input has ${counted(all.now)}, but its sources stated ${inFigures(all.before)} before`
      : null;
  }

  #rowsOf(table: TableName): Rows {
    const rows = this.#tables.get(table) ?? { before: 0, now: 0 };
    this.#tables.set(table, rows);
    return rows;
  }
}

function hasShrunk({ before, now }: Rows): boolean {
  return now * 2 < before;
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${inFigures(rows)} rows`;
}

function inFigures(count: number): string {
  return count.toLocaleString('en-US');
}
