import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { countries } from '../model/countries.ts';
import type { ForeignKey, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { superseded } from '../model/vocabulary.ts';
import type { Label, TableName } from '../model/vocabulary.ts';
import type { Reference } from './references.ts';
import { StatementSet } from './statement-set.ts';

/** The keys that rows may refer to: those that the input has brought so far, and those in the graph. */
export class KnownKeys {
  readonly #database: Database;
  readonly #keys = new Map<TableName, StatementSet>();
  readonly #accesses = new Map<string, AccessEnds>();
  readonly #escorts = new Map<string, readonly string[]>();

  constructor(database: Database) {
    this.#database = database;
  }

  add(table: TableName, key: string): void {
    let keys = this.#keys.get(table);
    if (keys === undefined) {
      keys = new StatementSet();
      this.#keys.set(table, keys);
    }
    keys.add(key, '');
  }

  addAccess(id: string, ends: AccessEnds): void {
    if (!this.#accesses.has(id)) this.#accesses.set(id, ends);
  }

  /** The ends of an access that the input brings. */
  accessEnds(id: string): AccessEnds | undefined {
    return this.#accesses.get(id);
  }

  /** Reads what other sources than the input's state about accesses. */
  async learnAccesses(ids: readonly string[], sources: readonly string[]): Promise<void> {
    const ends = await findAccessesOfOthers(this.#database, ids, sources);
    ends.forEach((known, id) => {
      this.addAccess(id, known);
    });
    const escorts = await findEscortsOfOthers(this.#database, ids, sources);
    escorts.forEach(({ access, escort }) => this.#escorts.set(access, [...(this.#escorts.get(access) ?? []), escort]));
  }

  /** Whether a source other than the input's states that a person escorts an access. */
  isEscort(access: string, person: string): boolean {
    return this.#escorts.get(access)?.includes(person) ?? false;
  }

  /** Whether the input itself brings a key; countries are always known. */
  has(to: ForeignKey['references'], key: string): boolean {
    if (to === 'countries') return countries.has(key);
    return to === 'access' ? this.#accesses.has(key) : (this.#keys.get(to)?.has(key) ?? false);
  }

  /** Looks up in the graph the references that the input itself does not bring. */
  async lookUp(references: Iterable<Reference>): Promise<GraphKeys> {
    const wanted = new Map<TableName, Set<string>>();
    for (const { to, key } of references) {
      if (to === 'countries' || this.has(to, key)) continue;
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

/** The keys that a lookup found in the graph. */
export interface GraphKeys {
  readonly nodes: ReadonlyMap<TableName, ReadonlySet<string>>;
  readonly accesses: ReadonlyMap<string, AccessEnds>;
}

/** The person and the system of an access. */
export interface AccessEnds {
  readonly person: string;
  readonly system: string;
}

const accessRow = z.object({ access: z.string(), person: z.string(), system: z.string() });

/** Returns those of the keys that nodes of a label have. */
async function findNodes(database: Database, label: Label, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await database.read(`UNWIND $keys AS key MATCH (n:${label} {key: key}) RETURN n.key AS key`, { keys });
  return rows.map((row) => z.string().parse(row['key']));
}

/** Reads the ends of accesses in the graph: as currently stated, else as last stated. */
function findAccesses(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, AccessEnds>> {
  return readAccesses(
    database,
    ids,
    `UNWIND $ids AS id
     CALL (id) {
       MATCH (p:Person)-[r:ACCESSES {access: id}]->(s:System)
       RETURN p, s, r
       UNION ALL
       MATCH (p:Person)-[r:${superseded} {access: id}]->(s:System)
       RETURN p, s, r
     }
     WITH id, p, s, r ORDER BY type(r) = '${superseded}', r.recordedAt DESC
     WITH id, head(collect([p.key, s.key])) AS ends
     RETURN id AS access, ends[0] AS person, ends[1] AS system`,
    {},
  );
}

/** Reads the ends of accesses as other sources than these state them. */
function findAccessesOfOthers(
  database: Database,
  ids: readonly string[],
  sources: readonly string[],
): Promise<ReadonlyMap<string, AccessEnds>> {
  return readAccesses(
    database,
    ids,
    `UNWIND $ids AS id
     MATCH (p:Person)-[r:ACCESSES {access: id}]->(s:System)
     WHERE NOT r.source IN $sources
     RETURN DISTINCT id AS access, p.key AS person, s.key AS system`,
    { sources },
  );
}

/** Reads the escorts of accesses as other sources than these state them. */
async function findEscortsOfOthers(
  database: Database,
  ids: readonly string[],
  sources: readonly string[],
): Promise<readonly { readonly access: string; readonly escort: string }[]> {
  const rows = await database.read(
    `UNWIND $ids AS id
     MATCH (e:Person)-[r:ESCORTS {access: id}]->()
     WHERE NOT r.source IN $sources
     RETURN id AS access, e.key AS escort`,
    { ids, sources },
  );
  return rows.map((row) => z.object({ access: z.string(), escort: z.string() }).parse(row));
}

/** Reads the parents of contracts as other sources than these state them. */
async function findParentsOfOthers(
  database: Database,
  contracts: readonly string[],
  sources: readonly string[],
): Promise<readonly { readonly contract: string; readonly parent: string }[]> {
  const rows = await database.read(
    `UNWIND $contracts AS key
     MATCH (c:Contract {key: key})-[r:UNDER]->(p:Contract)
     WHERE NOT r.source IN $sources
     RETURN c.key AS contract, p.key AS parent`,
    { contracts, sources },
  );
  return rows.map((row) => z.object({ contract: z.string(), parent: z.string() }).parse(row));
}

async function readAccesses(
  database: Database,
  ids: readonly string[],
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, AccessEnds>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read(statement, { ids, ...parameters });
  return new Map(
    rows.map((row) => accessRow.parse(row)).map(({ access, person, system }) => [access, { person, system }]),
  );
}

/** The parents of contracts as the input and all other sources state them. */
export class ContractParents {
  readonly #database: Database;
  readonly #sources: readonly string[];
  readonly #parents = new Map<string, Set<string>>();
  readonly #fetched = new Set<string>();
  #othersState: boolean | null = null;

  constructor(database: Database, sources: readonly string[]) {
    this.#database = database;
    this.#sources = sources;
  }

  add(contract: string, parent: string): void {
    const parents = this.#parents.get(contract);
    if (parents === undefined) this.#parents.set(contract, new Set([parent]));
    else parents.add(parent);
  }

  /** Whether a contract is the parent itself or above it. */
  isAbove(contract: string, parent: string): boolean {
    const seen = new Set([parent]);
    for (const key of seen) {
      if (key === contract) return true;
      for (const above of this.#parents.get(key) ?? []) seen.add(above);
    }
    return false;
  }

  /** Reads the contracts above these, as other sources state them. */
  async fetchAbove(contracts: Iterable<string>): Promise<void> {
    if (!(await this.#haveOthers())) return;
    let level = this.#unfetched(contracts);
    while (level.length > 0) {
      level.forEach((key) => this.#fetched.add(key));
      const found = await findParentsOfOthers(this.#database, level, this.#sources);
      found.forEach(({ contract, parent }) => {
        this.add(contract, parent);
      });
      level = this.#unfetched(level.flatMap((key) => [...(this.#parents.get(key) ?? [])]));
    }
  }

  #unfetched(contracts: Iterable<string>): readonly string[] {
    return [...new Set(contracts)].filter((key) => !this.#fetched.has(key));
  }

  async #haveOthers(): Promise<boolean> {
    this.#othersState ??=
      (
        await this.#database.read(
          `MATCH (:Contract)-[r:UNDER]->() WHERE NOT r.source IN $sources RETURN r.key LIMIT 1`,
          {
            sources: this.#sources,
          },
        )
      ).length > 0;
    return this.#othersState;
  }
}

const foundRow = z.object({ key: z.string(), id: z.string(), from: z.string(), to: z.string() });

/** By table, the Cypher that reads what an input could contradict in earlier statements `$keys`. */
const statements: Partial<Record<TableName, string>> = {
  access: `UNWIND $keys AS key MATCH (p)-[r:ACCESSES {key: key}]->(s)
    RETURN key, r.access AS id, p.key AS from, s.key AS to`,
  escorts: `UNWIND $keys AS key MATCH (e)-[r:ESCORTS {key: key}]->(p)
    RETURN key, r.access AS id, e.key AS from, p.key AS to`,
  contracts: `UNWIND $keys AS key MATCH (c)-[r:DESCRIBED_BY {key: key}]->() WHERE r.parent IS NOT NULL
    RETURN key, c.key AS id, c.key AS from, r.parent AS to`,
};

/**
 * Returns the keys of earlier statements that contradict the input: an access of another person or system, an escort who is
 * now the engineer, a contract that would be under itself.
 */
export async function findContradicted(
  database: Database,
  table: TableName,
  keys: readonly string[],
  input: { readonly known: KnownKeys; readonly parents: ContractParents },
): Promise<ReadonlySet<string>> {
  const statement = statements[table];
  if (statement === undefined || keys.length === 0) return new Set();
  const rows = z.array(foundRow).parse(await database.read(statement, { keys }));
  if (table === 'contracts') await input.parents.fetchAbove(rows.map(({ to }) => to));
  const isContradicted = ({ id, from, to }: z.infer<typeof foundRow>): boolean => {
    const ends = input.known.accessEnds(id);
    switch (table) {
      case 'access':
        return ends !== undefined && (ends.person !== from || ends.system !== to);
      case 'escorts':
        return ends?.person === from;
      default: {
        if (input.parents.isAbove(id, to)) return true;
        input.parents.add(id, to);
        return false;
      }
    }
  };
  return new Set(rows.filter(isContradicted).map(({ key }) => key));
}
