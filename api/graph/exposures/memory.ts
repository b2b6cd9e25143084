import { LRUCache } from 'lru-cache';
import type { Parameters, Row, Transaction } from '../database/database.ts';
import { evidenceStatements } from '../derive/evidence-statements.ts';
import { isSameEdition, readGraphState } from '../derive/graph-state.ts';
import { groupBy } from '../exposure/exposure.ts';
import type { Snapshot } from './index/columns.ts';

/** What belongs to a thing for as long as the thing is there: made when first asked for. */
export function memoizePerObject<T extends object, V>(make: (of: T) => V): (of: T) => V {
  const made = new WeakMap<T, { readonly value: V }>();
  return (of) => {
    const found = made.get(of) ?? { value: make(of) };
    made.set(of, found);
    return found.value;
  };
}

/** Far more than are asked between two times of what is asked often, in a few megabytes. */
const mostNames = 20_000;

/** What was asked of late: what is asked again is worth keeping, and most is asked once. */
export class SeenBefore {
  readonly #names = new LRUCache<string, true>({ max: mostNames });

  /** Whether it was asked before; from now on it was. */
  ask(name: string): boolean {
    const isKnown = this.#names.has(name);
    this.#names.set(name, true);
    return isKnown;
  }
}

/** The columns of each statement's rows that are the key for which they were fetched; none: it is not asked by key. */
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
interface Remembered {
  readonly name: string;
  readonly columns: readonly string[];
}
const remembered: ReadonlyMap<string, Remembered> = new Map(
  Object.entries(evidenceStatements).map(([name, statement]) => [
    statement,
    { name, columns: new Map(Object.entries(keyColumns)).get(name) ?? [] },
  ]),
);

/** Of all statements together: some hundred megabytes. */
const mostKeys = 200_000;

class NotInMemory extends Error {}

/** Rows of evidence by the key for which they were fetched, as one version of the graph has them. Those not used for longest are forgotten. */
export class RowMemory {
  readonly #rows = new LRUCache<string, readonly Row[]>({ max: mostKeys });

  /** What comes of rows that are all known; null where one is not, and the database must be asked. */
  async recall<T>(work: (transaction: Transaction) => Promise<T>): Promise<T | null> {
    try {
      return await work({
        run: (statement, parameters = {}) => {
          const { rows, missing } = this.#look(statement, parameters);
          return missing.length === 0 ? Promise.resolve(rows) : Promise.reject(new NotInMemory());
        },
      });
    } catch (error) {
      if (error instanceof NotInMemory) return null;
      throw error;
    }
  }

  /** A transaction that fetches only what is not known. @returns `keep`, to be called when the graph has not changed meanwhile */
  through(transaction: Transaction): { readonly reading: Transaction; readonly keep: () => void } {
    const fetched = new Map<string, readonly Row[]>();
    const run: Transaction['run'] = async (statement, parameters = {}) => {
      const { rows, missing, name, columns } = this.#look(statement, parameters);
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
      // A row kept under no key would be missing from the next answer, without a word.
      if (byKey.size > 0) throw new TypeError(`The database gave ${name} of others than were asked for.`);
      return [...rows, ...others];
    };
    const keep = () => {
      for (const [known, rows] of fetched) this.#rows.set(known, rows);
    };
    return { reading: { run }, keep };
  }

  #look(statement: string, parameters: Parameters) {
    const found = remembered.get(statement);
    if (found === undefined) throw new TypeError('Only the statements that fetch evidence are remembered.');
    const { name, columns } = found;
    const asked = columns.length === 0 ? [[]] : parameters['keys'];
    const keys: readonly unknown[] = Array.isArray(asked) ? asked : [];
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

/** Whole statements are other rows than those without their other properties. */
function nameOf(name: string, { whole }: Parameters, key: readonly unknown[]): string {
  return `${name} ${String(whole)} ${key.length === 1 ? String(key[0]) : JSON.stringify(key)}`;
}

/** Whether what was read before in a transaction is of a snapshot's version: what an import changes while it is under way is of none yet. */
export async function isStillAt(transaction: Transaction, snapshot: Snapshot): Promise<boolean> {
  const state = await readGraphState({ read: (...asked) => transaction.run(...asked) });
  return isSameEdition(state, snapshot) && !state.isBeingWritten;
}
