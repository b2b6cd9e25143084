import type { Database } from '../driver/database.ts';
import type { ForeignKey, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { TableName } from '../model/vocabulary.ts';
import { countries } from '../schema/countries.ts';
import { findAccesses, findAccessesOfOthers, findEscortsOfOthers, findNodes, type AccessEnds } from './graph-keys.ts';
import type { Reference } from './row-references.ts';

/** What rows may refer to: what the input itself has brought up to now, and what earlier imports left in the graph. */
export class KnownKeys {
  readonly #database: Database;
  readonly #brought = new Map<TableName, Set<string>>();
  readonly #accesses = new Map<string, AccessEnds>();
  readonly #escorts = new Map<string, readonly string[]>();

  constructor(database: Database) {
    this.#database = database;
  }

  bring(table: TableName, key: string): void {
    const keys = this.#brought.get(table);
    if (keys === undefined) this.#brought.set(table, new Set([key]));
    else keys.add(key);
  }

  bringAccess(id: string, ends: AccessEnds): void {
    if (!this.#accesses.has(id)) this.#accesses.set(id, ends);
  }

  /** Of an access that the input brings. */
  accessEnds(id: string): AccessEnds | undefined {
    return this.#accesses.get(id);
  }

  /** Learns what sources that the input does not speak for state of accesses. */
  async learnAccesses(ids: readonly string[], sources: readonly string[]): Promise<void> {
    const ends = await findAccessesOfOthers(this.#database, ids, sources);
    ends.forEach((known, id) => {
      this.bringAccess(id, known);
    });
    const escorts = await findEscortsOfOthers(this.#database, ids, sources);
    escorts.forEach(({ access, escort }) => this.#escorts.set(access, [...(this.#escorts.get(access) ?? []), escort]));
  }

  /** Whether a source that the input does not speak for states so. */
  isEscort(access: string, person: string): boolean {
    return this.#escorts.get(access)?.includes(person) ?? false;
  }

  brings(to: ForeignKey['references'], key: string): boolean {
    if (to === 'countries') return countries.has(key);
    return to === 'access' ? this.#accesses.has(key) : (this.#brought.get(to)?.has(key) ?? false);
  }

  /** Looks the references that the input does not bring itself up in the graph, all at once. */
  async lookUp(references: Iterable<Reference>): Promise<GraphKeys> {
    const wanted = new Map<TableName, Set<string>>();
    for (const { to, key } of references) {
      if (to === 'countries' || this.brings(to, key)) continue;
      const keys = wanted.get(to);
      if (keys === undefined) wanted.set(to, new Set([key]));
      else keys.add(key);
    }
    const nodes = new Map<TableName, ReadonlySet<string>>();
    let accesses: ReadonlyMap<string, AccessEnds> = new Map();
    for (const [name, keys] of wanted) {
      const table: Table = tables[name];
      if (table.kind === 'edge') accesses = await findAccesses(this.#database, [...keys]);
      else nodes.set(name, new Set(await findNodes(this.#database, table.label, [...keys])));
    }
    return { nodes, accesses };
  }
}

/** What a look-up found in the graph. */
export interface GraphKeys {
  readonly nodes: ReadonlyMap<TableName, ReadonlySet<string>>;
  readonly accesses: ReadonlyMap<string, AccessEnds>;
}
