import { z } from 'zod';
import { byKey } from '../../database/by-key.ts';
import type { Database } from '../../database/database.ts';
import { countries } from '../../model/countries.ts';
import { groupBy } from '../../model/keys.ts';
import type { EdgeTable, ForeignKey, Table } from '../../model/table.ts';
import { tables, tablesOfAccess } from '../../model/tables.ts';
import { superseded } from '../../model/vocabulary.ts';
import type { Label, TableName } from '../../model/vocabulary.ts';
import type { ImportMemory } from '../import-memory.ts';
import type { Reference } from './references.ts';

/** The keys that rows may refer to: those that the input has brought so far, and those in the graph. */
export class KnownKeys {
  readonly #database: Database;
  readonly #memory: ImportMemory;

  constructor(database: Database, memory: ImportMemory) {
    this.#database = database;
    this.#memory = memory;
  }

  add(table: TableName, key: string): void {
    this.#memory.mark(table, key, 1);
  }

  addAccess(id: string, { person, system }: AccessEnds): void {
    if (!this.has('access', id)) this.#memory.note('access', id, JSON.stringify([person, system]));
  }

  /** The ends of an access that the input brings. */
  accessEnds(id: string): AccessEnds | undefined {
    const [ends] = this.#memory.notes('access', id);
    if (ends === undefined) return undefined;
    const [person, system] = endsShape.parse(JSON.parse(ends));
    return { person, system };
  }

  /** Reads what other sources than the input's state about accesses. */
  async learnAccesses(ids: readonly string[], sources: readonly string[]): Promise<void> {
    const ends = await findAccessesOfOthers(this.#database, ids, sources);
    ends.forEach((known, id) => {
      this.addAccess(id, known);
    });
    for (const table of tablesOfAccess) {
      const people = await findPeopleOfOthers(this.#database, table, ids, sources);
      people.forEach(({ access, person }) => {
        this.#memory.note(`${table.name}-of-others`, access, person);
      });
    }
  }

  /** The table in which a source other than the input's states that a person escorts an access, or lends a credential for it; if there is one. */
  tableOfOthers(access: string, person: string): TableName | undefined {
    return tablesOfAccess.find(({ name }) => this.#memory.notes(`${name}-of-others`, access).includes(person))?.name;
  }

  /** Whether a source other than the input's states who escorts an access, or lends a credential for it. */
  isNamedByOthers(access: string): boolean {
    return tablesOfAccess.some(({ name }) => this.#memory.has(`${name}-of-others`, access));
  }

  /** Whether the input itself brings a key; countries are always known. */
  has(to: ForeignKey['references'], key: string): boolean {
    return to === 'countries' ? countries.has(key) : this.#memory.has(to, key);
  }

  /** Finds which of some references exist: in the input so far, or else in the graph. */
  async lookUp(references: Iterable<Reference>): Promise<FoundKeys> {
    const keys = new Map<Reference['to'], Set<string>>();
    let accesses: ReadonlyMap<string, AccessEnds> = new Map();
    for (const [to, group] of groupBy(references, (reference) => reference.to)) {
      const distinct = [...new Set(group.map(({ key }) => key))];
      const found = new Set(distinct.filter((key) => this.has(to, key)));
      const others = distinct.filter((key) => !found.has(key));
      keys.set(to, found);
      if (to === 'countries') continue;
      const table: Table = tables[to];
      if (table.kind === 'edge') {
        accesses = await findAccesses(this.#database, others);
        for (const key of accesses.keys()) found.add(key);
      } else for (const key of await findNodes(this.#database, table.label, others)) found.add(key);
    }
    return { keys, accesses };
  }
}

/** The keys that a lookup found. */
export interface FoundKeys {
  readonly keys: ReadonlyMap<Reference['to'], ReadonlySet<string>>;
  /** The ends of accesses that only the graph has. */
  readonly accesses: ReadonlyMap<string, AccessEnds>;
}

/** The person and the system of an access. */
export interface AccessEnds {
  readonly person: string;
  readonly system: string;
}

const endsShape = z.tuple([z.string(), z.string()]);
const accessRow = z.object({ access: z.string(), person: z.string(), system: z.string() });

/** Returns those of the keys that nodes of a label have. */
async function findNodes(database: Database, label: Label, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await database.read(`UNWIND $keys AS key ${byKey('n', label, 'key')} RETURN n.key AS key`, { keys });
  return rows.map((row) => z.string().parse(row['key']));
}

/** Reads the ends of accesses in the graph: as currently stated, else as last stated. */
function findAccesses(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, AccessEnds>> {
  return readAccesses(
    database,
    ids,
    `UNWIND $ids AS id
     CALL (id) {
       MATCH (p:Person)-[r:ACCESSES {access: id}]->(s:System) USING INDEX SEEK r:ACCESSES(access)
       RETURN p, s, r
       UNION ALL
       MATCH (p:Person)-[r:${superseded} {access: id}]->(s:System) USING INDEX SEEK r:${superseded}(access)
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
     MATCH (p:Person)-[r:ACCESSES {access: id}]->(s:System) USING INDEX SEEK r:ACCESSES(access)
     WHERE NOT r.source IN $sources
     RETURN DISTINCT id AS access, p.key AS person, s.key AS system`,
    { sources },
  );
}

/** Reads who escorts accesses, or lends credentials for them, as other sources than these state it. */
async function findPeopleOfOthers(
  database: Database,
  { edge }: EdgeTable,
  ids: readonly string[],
  sources: readonly string[],
): Promise<readonly { readonly access: string; readonly person: string }[]> {
  const rows = await database.read(
    `UNWIND $ids AS id
     MATCH (p:Person)-[r:${edge} {access: id}]->() USING INDEX SEEK r:${edge}(access)
     WHERE NOT r.source IN $sources
     RETURN id AS access, p.key AS person`,
    { ids, sources },
  );
  return rows.map((row) => z.object({ access: z.string(), person: z.string() }).parse(row));
}

/** Reads the parents of contracts as other sources than these state them. */
async function findParentsOfOthers(
  database: Database,
  contracts: readonly string[],
  sources: readonly string[],
): Promise<readonly { readonly contract: string; readonly parent: string }[]> {
  const rows = await database.read(
    `UNWIND $contracts AS key
     MATCH (c:Contract {key: key})-[r:UNDER]->(p:Contract) USING INDEX SEEK c:Contract(key)
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
  readonly #memory: ImportMemory;
  #othersState: boolean | null = null;

  constructor(database: Database, sources: readonly string[], memory: ImportMemory) {
    this.#database = database;
    this.#sources = sources;
    this.#memory = memory;
  }

  add(contract: string, parent: string): void {
    if (!this.#parentsOf(contract).includes(parent)) this.#memory.note('parents', contract, parent);
  }

  /** Whether a contract is the parent itself or above it. */
  isAbove(contract: string, parent: string): boolean {
    const seen = new Set([parent]);
    for (const key of seen) {
      if (key === contract) return true;
      for (const above of this.#parentsOf(key)) seen.add(above);
    }
    return false;
  }

  /** Reads the contracts above these, as other sources state them. */
  async fetchAbove(contracts: Iterable<string>): Promise<void> {
    if (!(await this.#haveOthers())) return;
    let level = this.#unfetched(contracts);
    while (level.length > 0) {
      const found = await findParentsOfOthers(this.#database, level, this.#sources);
      found.forEach(({ contract, parent }) => {
        this.add(contract, parent);
      });
      level = this.#unfetched(level.flatMap((key) => this.#parentsOf(key)));
    }
  }

  #parentsOf(contract: string): readonly string[] {
    return this.#memory.notes('parents', contract);
  }

  /** Returns each contract once, then never again. */
  #unfetched(contracts: Iterable<string>): readonly string[] {
    return [...contracts].filter((key) => this.#memory.mark('fetched-contracts', key, 1) === 0);
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
  access: `UNWIND $keys AS key MATCH (p)-[r:ACCESSES {key: key}]->(s) USING INDEX SEEK r:ACCESSES(key)
    RETURN key, r.access AS id, p.key AS from, s.key AS to`,
  ...Object.fromEntries(
    tablesOfAccess.map(({ name, edge }) => [
      name,
      `UNWIND $keys AS key MATCH (e)-[r:${edge} {key: key}]->(p) USING INDEX SEEK r:${edge}(key)
        RETURN key, r.access AS id, e.key AS from, p.key AS to`,
    ]),
  ),
  contracts: `UNWIND $keys AS key MATCH (c)-[r:DESCRIBED_BY {key: key}]->() USING INDEX SEEK r:DESCRIBED_BY(key) WHERE r.parent IS NOT NULL
    RETURN key, c.key AS id, c.key AS from, r.parent AS to`,
};

/**
 * Returns the keys of earlier statements that contradict the input: an access of another person or system, an escort or the holder
 * of a credential who is now the engineer, a contract that would be under itself.
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
      case 'credentials':
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
