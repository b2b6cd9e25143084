import type { Reject, ParsedRow } from './input.ts';
import type { Reference } from './references.ts';

interface Settled {
  readonly row: ParsedRow;
  /** Null: it may go in. */
  readonly reject: Reject | null;
}

interface Waiting {
  readonly row: ParsedRow;
  /** Rows of the same table that were not there yet. */
  readonly missing: readonly Reference[];
}

/** Rows that refer to rows of the same table that were not there yet when they were met. */
export class WaitingRows {
  readonly #byMissing = new Map<string, Waiting[]>();

  add(waiting: Waiting): void {
    const [first] = waiting.missing;
    if (first === undefined) throw new TypeError('A row waits for nothing');
    const rows = this.#byMissing.get(first.key);
    if (rows === undefined) this.#byMissing.set(first.key, [waiting]);
    else rows.push(waiting);
  }

  /**
   * All rows, each after those that it refers to; in the end those for which that can't be. `isKnown` is asked again as rows
   * go in.
   */
  *settle(isKnown: (key: string) => boolean): Generator<Settled, void, undefined> {
    const open = [...this.#byMissing.keys()].filter(isKnown);
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const rows = this.#byMissing.get(key) ?? [];
      this.#byMissing.delete(key);
      for (const { row, missing } of rows) {
        const still = missing.filter((reference) => !isKnown(reference.key));
        if (still.length > 0) {
          this.add({ row, missing: still });
          continue;
        }
        yield { row, reject: null };
        const own = String(row.values['id'] ?? '');
        if (this.#byMissing.has(own) && isKnown(own)) open.push(own);
      }
    }
    yield* this.#settleRest();
  }

  /** Rows that wait for each other, directly or not, and those whose wait was in vain. */
  *#settleRest(): Generator<Settled, void, undefined> {
    let rest = [...this.#byMissing.values()].flat();
    for (;;) {
      const left = new Set(rest.map(({ row }) => String(row.values['id'] ?? '')));
      const isInVain = ({ missing }: Waiting) => missing.some(({ key }) => !left.has(key));
      const inVain = rest.filter(isInVain);
      if (inVain.length === 0) break;
      for (const { row, missing } of inVain) {
        yield {
          row,
          reject: unknown(
            row,
            missing.filter(({ key }) => !left.has(key)),
          ),
        };
      }
      rest = rest.filter((waiting) => !isInVain(waiting));
    }
    // Agencies and claims in a circle are odd, not wrong: no chain runs along them.
    for (const { row, missing } of rest) {
      yield { row, reject: row.table === 'contracts' ? circular(row, missing) : null };
    }
  }
}

function unknown(row: ParsedRow, [first]: readonly Reference[]): Reject {
  const reason = `Refers to a row of ${row.table} that is neither in the input nor in the graph`;
  return { ...row.at, column: first?.column ?? null, reason, value: first?.key ?? null, identity: row };
}

/** What is in a circle contradicts others: nothing of it is to be kept. */
function circular(row: ParsedRow, [first]: readonly Reference[]): Reject {
  const reason = 'The contract would be under itself, or is under one that would';
  return { ...row.at, column: 'parent', reason, value: first?.key ?? null };
}
