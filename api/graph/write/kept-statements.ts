import type { RowIdentity } from './stated-row.ts';
import { statementKey } from './statement-key.ts';
import { StatementSet } from './statement-set.ts';

/** What rows that can't go in still state, as far as it can be told: their earlier statements are not to be closed. */
export class KeptStatements {
  readonly #keys = new StatementSet();
  /** Without their day, which can't be read. */
  readonly #onAnyDay = new StatementSet();

  add(identity: RowIdentity): void {
    const key = statementKey(identity);
    if (identity.row !== null || identity.onAnyDay !== true) this.#keys.add(key, '');
    // That of a text too long ends in its digest, and tells no day from another.
    else if (!key.endsWith('//')) this.#onAnyDay.add(withoutLast(key), '');
  }

  has(key: string): boolean {
    return this.#keys.has(key) || this.#onAnyDay.has(withoutLast(key));
  }
}

function withoutLast(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}
