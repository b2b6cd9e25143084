import type { Reject, ParsedRow } from '../input.ts';
import type { Reference } from './references.ts';

/** Why a row is rejected. */
export type RejectReason = Pick<Reject, 'column' | 'reason' | 'value'>;

interface Resolved {
  readonly row: ParsedRow;
  /** Null: the row is accepted. */
  readonly reject: RejectReason | null;
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
    yield* this.#resolveRest(isKnown);
  }

  /** Yields rows with missing references as rejects, then rows in cycles. */
  *#resolveRest(isKnown: (key: string) => boolean): Generator<Resolved, void, undefined> {
    let rest = [...this.#byMissing.values()].flat();
    for (;;) {
      const left = new Set(rest.map(({ row }) => String(row.values['id'] ?? '')));
      const resolvable: Waiting[] = [];
      for (const waiting of rest) {
        const { row, missing } = waiting;
        const lost = missing.find(({ key }) => !left.has(key) && !isKnown(key));
        if (lost === undefined) resolvable.push(waiting);
        else yield { row, reject: missingReference(lost) };
      }
      if (resolvable.length === rest.length) break;
      rest = resolvable;
    }
    // Cycles of agencies or claims are accepted: no chain follows them.
    for (const { row, missing } of rest) {
      const value = missing[0]?.key ?? null;
      yield { row, reject: row.table === 'contracts' ? { column: 'parent', reason: contractCycle, value } : null };
    }
  }
}

const contractCycle = 'The contract is part of a cycle of parent contracts, or under one that is';

/** The reason against a row that refers to one that does not exist. */
export function missingReference({ column, to, key }: Reference): RejectReason {
  return { column, reason: `Refers to a row of ${to} that is neither in the input nor in the graph`, value: key };
}
