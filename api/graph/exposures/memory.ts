import { LRUCache } from 'lru-cache';
import type { Parameters, Row, Transaction } from '../database/database.ts';
import { evidenceStatements } from '../derive/evidence-statements.ts';
import { isSameEdition, readGraphState } from '../derive/graph-state.ts';
import { groupBy } from '../exposure/exposure.ts';
import type { Snapshot } from './index/columns.ts';

/** Lazily computes a value per object and caches it in a WeakMap. */
export function memoizePerObject<T extends object, V>(make: (of: T) => V): (of: T) => V {
  const made = new WeakMap<T, { readonly value: V }>();
  return (of) => {
    const found = made.get(of) ?? { value: make(of) };
    made.set(of, found);
    return found.value;
  };
}

/** Large enough that a frequently used key is not evicted between two uses; a few megabytes. */
const maxNames = 20_000;

/** The admission filter of a cache: most requests come once, and only those that come again are worth caching. */
export class SeenBefore {
  readonly #names = new LRUCache<string, true>({ max: maxNames });

  /** Returns whether the name was seen recently, and records it. */
  ask(name: string): boolean {
    const isKnown = this.#names.has(name);
    this.#names.set(name, true);
    return isKnown;
  }
}

/** The columns of a statement's rows that form the key for which they were fetched; empty for a statement without keys. */
const keyColumns: Readonly<Record<keyof typeof evidenceStatements, readonly string[]>> = {
  accesses: ['access'],
  escorts: ['access'],
  employment: ['person'],
  locations: ['person'],
  vetting: ['person'],
  contracts: ['key'],
  contractsUnder: ['parent'],
  contractsInto: ['organization'],
  subcontracts: ['contract', 'subcontractor'],
  organizations: ['key'],
  ownership: ['owned'],
  organizationDesignations: ['organization'],
  countryDesignations: [],
  sources: ['key'],
};
interface CachedStatement {
  readonly name: string;
  readonly columns: readonly string[];
}
const cachedStatements: ReadonlyMap<string, CachedStatement> = new Map(
  Object.entries(evidenceStatements).map(([name, statement]) => [
    statement,
    { name, columns: new Map(Object.entries(keyColumns)).get(name) ?? [] },
  ]),
);

/** Keys of all statements together; a few hundred megabytes. */
const maxKeys = 200_000;

class NotCached extends Error {}

/** Caches rows of evidence by the key for which they were fetched, for one edition of the graph; least recently used rows are evicted. */
export class RowMemory {
  readonly #rows = new LRUCache<string, readonly Row[]>({ max: maxKeys });

  /** Runs work on cached rows only; null if a row is missing and the database must be read. */
  async recall<T>(work: (transaction: Transaction) => Promise<T>): Promise<T | null> {
    try {
      return await work({
        run: (statement, parameters = {}) => {
          const { rows, missing } = this.#lookUp(statement, parameters);
          return missing.length === 0 ? Promise.resolve(rows) : Promise.reject(new NotCached());
        },
      });
    } catch (error) {
      if (error instanceof NotCached) return null;
      throw error;
    }
  }

  /** Wraps a transaction so that it fetches only missing rows. @returns `keep`, which caches them: call it if the graph has not changed meanwhile */
  through(transaction: Transaction): { readonly reading: Transaction; readonly keep: () => void } {
    const fetched = new Map<string, readonly Row[]>();
    const run: Transaction['run'] = async (statement, parameters = {}) => {
      const { rows, missing, name, columns } = this.#lookUp(statement, parameters);
      if (missing.length === 0) return rows;
      const others = await transaction.run(
        statement,
        columns.length === 0 ? parameters : { ...parameters, keys: missing },
      );
      const keyOf = (row: Row) => columns.map((column) => row[column]);
      const byKey = groupBy(others, (row) => nameOf(name, parameters, keyOf(row)));
      for (const key of missing) {
        const known = nameOf(name, parameters, partsOf(key));
        fetched.set(known, byKey.get(known) ?? []);
        byKey.delete(known);
      }
      // A row without a key would silently be missing from the next answer.
      if (byKey.size > 0) throw new TypeError(`The database returned ${name} for keys that were not requested.`);
      return [...rows, ...others];
    };
    const keep = () => {
      for (const [known, rows] of fetched) this.#rows.set(known, rows);
    };
    return { reading: { run }, keep };
  }

  #lookUp(statement: string, parameters: Parameters) {
    const found = cachedStatements.get(statement);
    if (found === undefined) throw new TypeError('Only the statements that fetch evidence are cached.');
    const { name, columns } = found;
    const wanted = columns.length === 0 ? [[]] : parameters['keys'];
    const keys: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
    const missing: unknown[] = [];
    const rows = keys.flatMap((key) => {
      const known = this.#rows.get(nameOf(name, parameters, partsOf(key)));
      if (known === undefined) missing.push(key);
      return known ?? [];
    });
    return { rows, missing, name, columns };
  }
}

function partsOf(key: unknown): readonly unknown[] {
  return Array.isArray(key) ? key : [key];
}

/** Rows with all properties of their statements are cached apart from rows without. */
function nameOf(name: string, { whole }: Parameters, key: readonly unknown[]): string {
  return `${name} ${String(whole)} ${key.length === 1 ? String(key[0]) : JSON.stringify(key)}`;
}

/** Returns whether everything read before in a transaction is of the snapshot's edition. False while an import runs. */
export async function isStillAt(transaction: Transaction, snapshot: Snapshot): Promise<boolean> {
  const state = await readGraphState({ read: (...asked) => transaction.run(...asked) });
  return isSameEdition(state, snapshot) && !state.isBeingWritten;
}
