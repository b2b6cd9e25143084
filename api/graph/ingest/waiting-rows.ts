import { shownRow } from './input.ts';
import type { Reject, ParsedRow } from './input.ts';
import type { Reference } from './references.ts';

interface Resolved {
  readonly row: ParsedRow;
  /** Null: the row is accepted. */
  readonly reject: Reject | null;
}

interface Waiting {
  readonly row: ParsedRow;
  /** The referenced rows of the same table that were not known yet. */
  readonly missing: readonly Reference[];
}

/** Rows that refer to later rows of the same table. */
export class WaitingRows {
  readonly #byMissing = new Map<string, Waiting[]>();

  add(waiting: Waiting): void {
    const [first] = waiting.missing;
    if (first === undefined) throw new TypeError('A waiting row must have a missing reference');
    const rows = this.#byMissing.get(first.key);
    if (rows === undefined) this.#byMissing.set(first.key, [waiting]);
    else rows.push(waiting);
  }

  /**
   * Yields all rows, each after those that it refers to, and at the end those whose references never appear.
   * @param isKnown called again after each yielded row, which may have become known
   */
  *resolve(isKnown: (key: string) => boolean): Generator<Resolved, void, undefined> {
    const ready = [...this.#byMissing.keys()].filter(isKnown);
    for (let key = ready.pop(); key !== undefined; key = ready.pop()) {
      const rows = this.#byMissing.get(key) ?? [];
      this.#byMissing.delete(key);
      for (const { row, missing } of rows) {
        const stillMissing = missing.filter((reference) => !isKnown(reference.key));
        if (stillMissing.length > 0) {
          this.add({ row, missing: stillMissing });
          continue;
        }
        yield { row, reject: null };
        const own = String(row.values['id'] ?? '');
        if (this.#byMissing.has(own) && isKnown(own)) ready.push(own);
      }
    }
    yield* this.#resolveRest();
  }

  /** Yields rows with missing references as rejects, then rows in cycles. */
  *#resolveRest(): Generator<Resolved, void, undefined> {
    let rest = [...this.#byMissing.values()].flat();
    for (;;) {
      const left = new Set(rest.map(({ row }) => String(row.values['id'] ?? '')));
      const cannotResolve = ({ missing }: Waiting) => missing.some(({ key }) => !left.has(key));
      const unresolvable = rest.filter(cannotResolve);
      if (unresolvable.length === 0) break;
      for (const { row, missing } of unresolvable) {
        yield {
          row,
          reject: rejectMissing(
            row,
            missing.filter(({ key }) => !left.has(key)),
          ),
        };
      }
      rest = rest.filter((waiting) => !cannotResolve(waiting));
    }
    // Cycles of agencies or claims are accepted: no chain follows them.
    for (const { row, missing } of rest) {
      yield { row, reject: row.table === 'contracts' ? rejectCycle(row, missing) : null };
    }
  }
}

function rejectMissing(row: ParsedRow, [first]: readonly Reference[]): Reject {
  const reason = `Refers to a row of ${row.table} that is neither in the input nor in the graph`;
  return {
    ...row.at,
    column: first?.column ?? null,
    reason,
    value: first?.key ?? null,
    content: shownRow(row),
    identities: [row],
  };
}

function rejectCycle(row: ParsedRow, [first]: readonly Reference[]): Reject {
  const reason = 'The contract is part of a cycle of parent contracts, or under one that is';
  return {
    ...row.at,
    column: 'parent',
    reason,
    value: first?.key ?? null,
    content: shownRow(row),
    identities: [row],
  };
}
