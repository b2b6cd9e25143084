import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { parseClaimAddress } from '../../model/claim-address.ts';
import { groupBy } from '../../model/keys.ts';
import { statementKey } from '../../model/statement-keys.ts';
import type { CellValue, Table } from '../../model/table.ts';
import { isAboutAddresses, tables } from '../../model/tables.ts';
import { syntheticPrefix } from '../../model/vocabulary.ts';
import type { TableName } from '../../model/vocabulary.ts';
import type { ImportMemory } from '../import-memory.ts';
import type { ImportWarning, ParsedRow, ProvisionalContract, Reject, RowIdentity } from '../input.ts';
import { edgesOfTable } from '../statements.ts';
import { candidateShape, isAwardKey, narrowed, piidIn, spellingsOf } from './piid.ts';
import type { Candidate } from './piid.ts';

const foundRow = candidateShape.extend({ piid: z.string() });

/** The columns of a table that refer to contracts. */
const columnsOf = new Map(
  Object.values(tables).map(({ name, foreignKeys }: Table) => [
    name,
    foreignKeys.filter(({ references }) => references === 'contracts').map(({ field }) => field),
  ]),
);

/** The most warnings about PIIDs of several contracts. */
const mostWarnings = 100;

/**
 * Finds the contracts that rows name by a PIID: one of the input, or of other sources in the graph. An award with the key of USAspending goes
 * before others with its PIID. A PIID of several contracts names none of them: nothing is guessed.
 */
export class ContractNames {
  readonly warnings: ImportWarning[] = [];
  readonly #database: Database;
  readonly #sources: readonly string[];
  readonly #memory: ImportMemory;
  /** The rows as the input gives them, by those that `resolve` returns for them. */
  readonly #given = new WeakMap<RowIdentity, ParsedRow>();
  readonly #warned = new Set<string>();
  #hasAliases = false;
  #hasProvisional = false;
  readonly #joined: ReadonlyMap<string, string>;

  /**
   * @param sources those of the input: what they stated before does not count
   * @param joined the contracts that provisional ones are, if that is decided
   */
  constructor(
    database: Database,
    sources: readonly string[],
    memory: ImportMemory,
    joined: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#database = database;
    this.#sources = sources;
    this.#memory = memory;
    this.#joined = joined;
  }

  /** Adds a contract of the input. */
  add({ values }: ParsedRow): void {
    const key = textOf(values['id']);
    const piid = piidIn(textOf(values['piid'] ?? key));
    if (piid === null) return;
    const candidate = { key, agency: textOrNull(values['agency']), parent: textOrNull(values['parent']) };
    this.#memory.note('contracts-by-piid', piid, JSON.stringify(candidate));
  }

  /** Returns a row as the input gives it. */
  givenFor(row: ParsedRow): ParsedRow {
    return this.#given.get(row) ?? row;
  }

  /** Returns rows of a table with the keys of the contracts that they name by PIID. A name that is not resolved stays. */
  async resolve(table: TableName, items: readonly (ParsedRow | Reject)[]): Promise<readonly (ParsedRow | Reject)[]> {
    if (!isAboutAddresses(table) && table !== 'contracts' && columnsOf.get(table)?.length === 0) return items;
    const rows = items.flatMap((item): readonly RowIdentity[] => ('reason' in item ? (item.identities ?? []) : [item]));
    const own = new Map(rows.flatMap((row) => (row.table === 'contracts' ? ownPiid(row) : [])));
    const names = rows.flatMap((row) => [
      ...namesIn(row),
      ...(row.table === 'contracts' ? [textOf(row.values['id'])] : []),
    ]);
    const piids = [...names.map(piidIn), ...own.values()].filter((piid) => piid !== null);
    const found = await this.#find([...new Set(piids)]);
    for (const [row, piid] of own) {
      this.#noteProvisional(textOf(row.values['id']), piid);
      this.#joinOwn(row, piid, found.get(piid) ?? []);
    }
    await this.#learnProvisional([...names, ...[...found.values()].flat().map(({ key }) => key)]);
    if (piids.length === 0 && !this.#hasAliases) return items;
    const earlier = await this.#findEarlier(rows, found);
    const resolved = <T extends RowIdentity>(row: T): T => this.#resolved(row, found, earlier);
    return items.map((item) => {
      if (!('reason' in item)) return resolved(item);
      if (item.identities === undefined) return item;
      // A waiting row is known by the names that its source gives.
      return { ...item, identities: [...new Set(item.identities.flatMap((one) => [one, resolved(one)]))] };
    });
  }

  /** Returns the provisional contracts that a row is about or refers to. @param given as the input gives it */
  provisionalIn(given: ParsedRow): readonly ProvisionalContract[] {
    if (!this.#hasProvisional) return [];
    const names = [...namesIn(given), ...(given.table === 'contracts' ? [textOf(given.values['id'])] : [])];
    const ids = names.flatMap((name) => {
      if (this.#memory.has('provisional', name)) return [name];
      const [only, ...others] = this.#memory.notes('provisional-by-piid', piidIn(name) ?? '');
      return only === undefined || others.length > 0 ? [] : [only];
    });
    return [...new Set(ids)].map((id) => {
      const [piid = ''] = this.#memory.notes('provisional', id);
      return { id, piid, key: this.#aliasOf(id) ?? id };
    });
  }

  #noteProvisional(id: string, piid: string): void {
    if (this.#memory.has('provisional', id)) return;
    this.#memory.note('provisional', id, piid);
    this.#memory.note('provisional-by-piid', piid, id);
    this.#hasProvisional = true;
  }

  /** Learns which of some names are provisional contracts of other sources, and which awards they are. */
  async #learnProvisional(names: readonly string[]): Promise<void> {
    const unknown = [...new Set(names)].filter(
      (name) =>
        name !== '' &&
        !isAwardKey(name) &&
        !name.startsWith(syntheticPrefix) &&
        !this.#memory.has('provisional', name) &&
        this.#memory.mark('looked-up-names', name, 1) === 0,
    );
    if (unknown.length === 0) return;
    const rows = z
      .array(provisionalRow)
      .parse(await this.#database.read(findProvisional, { names: unknown, sources: this.#sources }));
    for (const { id, piid, key } of rows) {
      this.#noteProvisional(id, piid);
      if (key !== id) this.#noteAlias(id, key);
    }
  }

  #noteAlias(id: string, key: string): void {
    this.#hasAliases = true;
    if (this.#memory.notes('contract-aliases', id)[0] !== key) this.#memory.note('contract-aliases', id, key);
  }

  /** Returns the awards of the input with a PIID. */
  awardsOfInput(piid: string): readonly Candidate[] {
    return this.#ofInput(piid).filter(({ key }) => isAwardKey(key));
  }

  #ofInput(piid: string): readonly Candidate[] {
    return this.#memory.notes('contracts-by-piid', piid).map((text) => candidateShape.parse(JSON.parse(text)));
  }

  /** Returns the contracts with some PIIDs that a name may stand for: one if it is clear. */
  async candidates(piids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = await this.#find(piids);
    return new Map([...found].map(([piid, candidates]) => [piid, candidates.map(({ key }) => key)]));
  }

  /** Notes that a row of a contract is about an award on record. */
  #joinOwn(row: RowIdentity, piid: string, all: readonly Candidate[]): void {
    const id = textOf(row.values['id']);
    const decided = this.#joined.get(id);
    if (decided !== undefined) {
      if (decided !== id) this.#noteAlias(id, decided);
      return;
    }
    const awards = all.filter(({ key, withdrawn }) => isAwardKey(key) && !withdrawn);
    const [only, ...others] = narrowed(row, awards);
    if (only !== undefined && others.length === 0) this.#noteAlias(id, only.key);
    else if (awards.length > 1 && isRow(row)) this.#warn(row, piid, awards);
  }

  #warn({ at: { file, line } }: ParsedRow, piid: string, awards: readonly Candidate[]): void {
    if (this.#warned.has(piid) || this.warnings.length >= mostWarnings) return;
    this.#warned.add(piid);
    const message = `Several awards on record have the PIID ${piid} (${awards.map(({ key }) => key).join(', ')}): the contract is not taken for any of them; give the key of one as its id, or its agency or parent`;
    this.warnings.push({ file, column: 'piid', line, message });
  }

  #resolved<T extends RowIdentity>(row: T, found: Found, earlier: Earlier): T {
    const values: Record<string, CellValue> = { ...row.values };
    const alias = row.table === 'contracts' ? this.#aliasOf(textOf(row.values['id'])) : undefined;
    if (alias !== undefined) values['id'] = alias;
    for (const column of columnsOf.get(row.table) ?? []) {
      const name = values[column];
      if (typeof name === 'string')
        values[column] = this.#keyOf(name, found) ?? earlierOf(row, column, found.get(piidIn(name) ?? ''), earlier);
    }
    const { about } = values;
    if (isAboutAddresses(row.table) && typeof about === 'object')
      values['about'] = about.map((address) =>
        withContract(
          address,
          (name) => this.#keyOf(name, found) ?? earlierIn(row, address, found.get(piidIn(name) ?? ''), earlier) ?? name,
        ),
      );
    if (JSON.stringify(values) === JSON.stringify(row.values)) return row;
    const resolved = { ...row, values };
    if (isRow(row)) this.#given.set(resolved, row);
    return resolved;
  }

  #aliasOf(name: string): string | undefined {
    return this.#hasAliases ? this.#memory.notes('contract-aliases', name)[0] : undefined;
  }

  /** Returns the key of the contract that a name stands for; the name if it is itself one, or of none; undefined: of several. */
  #keyOf(name: string, found: Found): string | undefined {
    const alias = this.#aliasOf(name);
    if (alias !== undefined) return alias;
    const piid = piidIn(name);
    if (piid === null || this.#memory.has('contracts', name)) return name;
    const [only, ...others] = found.get(piid) ?? [];
    return others.length > 0 ? undefined : (only?.key ?? name);
  }

  async #find(piids: readonly string[]): Promise<Found> {
    const rows =
      piids.length === 0
        ? []
        : await this.#database.read(
            `UNWIND $piids AS piid
             MATCH (c:Contract) USING INDEX c:Contract(piid) WHERE c.piid IN piid.spellings
               AND (c.withdrawn OR EXISTS { (c)-[d:DESCRIBED_BY]->() WHERE NOT d.source IN $sources })
             RETURN piid.piid AS piid, c.key AS key, c.agency AS agency, c.parent AS parent, coalesce(c.withdrawn, false) AS withdrawn
             ORDER BY key`,
            { piids: piids.map((piid) => ({ piid, spellings: spellingsOf(piid) })), sources: this.#sources },
          );
    const inGraph = groupBy(z.array(foundRow).parse(rows), ({ piid }) => piid);
    return new Map(
      piids.map((piid): [string, readonly Candidate[]] => {
        const own = this.#ofInput(piid);
        const graph = inGraph.get(piid) ?? [];
        const current = graph.filter(({ withdrawn }) => !withdrawn);
        const all = [...own, ...(own.length + current.length > 0 ? current : graph)];
        const distinct = [...new Map(all.map((one) => [one.key, one])).values()];
        const awards = distinct.filter(({ key }) => isAwardKey(key));
        return [piid, awards.length > 0 ? awards : distinct];
      }),
    );
  }

  /**
   * Of rows that name one of several contracts, finds the contract that each of them named when it was imported before: what was resolved stays,
   * although another contract with its PIID came later.
   */
  async #findEarlier(rows: readonly RowIdentity[], found: Found): Promise<Earlier> {
    const variants = rows.flatMap((row) =>
      (columnsOf.get(row.table) ?? []).flatMap((column) => {
        const name = row.values[column];
        if (typeof name !== 'string' || this.#keyOf(name, found) !== undefined) return [];
        return (found.get(piidIn(name) ?? '') ?? []).map(({ key }) => ({
          table: row.table,
          key: statementKey({ ...row, values: { ...row.values, [column]: key } }),
        }));
      }),
    );
    const claims = rows.flatMap((row) =>
      isAboutAddresses(row.table) && namesIn(row).some((name) => this.#keyOf(name, found) === undefined)
        ? [{ table: row.table, key: statementKey(row) }]
        : [],
    );
    const earlier = new Map<string, readonly string[]>();
    for (const [table, group] of groupBy([...variants, ...claims], (variant) => variant.table)) {
      const [edge] = edgesOfTable(table);
      if (edge === undefined) continue;
      const stated = await this.#database.read(
        `UNWIND $keys AS key MATCH (a)-[r:${edge} {key: key}]->() USING INDEX SEEK r:${edge}(key)
         RETURN key, coalesce(r.about, [coalesce(r.contract, r.parent, a.key)]) AS named`,
        { keys: [...new Set(group.map(({ key }) => key))] },
      );
      for (const row of stated) {
        const { key, named } = z.object({ key: z.string(), named: z.array(z.string()) }).parse(row);
        earlier.set(key, named);
      }
    }
    return earlier;
  }
}

function isRow(row: RowIdentity): row is ParsedRow {
  return 'at' in row;
}

/** What earlier statements named, by their keys: contracts, and addresses of claims. */
type Earlier = ReadonlyMap<string, readonly string[]>;

/** The contracts by PIID. */
type Found = ReadonlyMap<string, readonly Candidate[]>;

/** Returns the contract of several that a row named before, or the name as it is. */
function earlierOf(
  row: RowIdentity,
  column: string,
  candidates: readonly Candidate[] = [],
  earlier: Earlier,
): CellValue {
  const named = candidates.find(({ key }) =>
    earlier.get(statementKey({ ...row, values: { ...row.values, [column]: key } }))?.includes(key),
  );
  return named?.key ?? textOf(row.values[column]);
}

/** Returns the contract of several that an address of a claim named before. */
function earlierIn(
  row: RowIdentity,
  address: string,
  candidates: readonly Candidate[] = [],
  earlier: Earlier,
): string | undefined {
  const before = earlier.get(statementKey(row));
  return candidates.find(({ key }) => before?.includes(withContract(address, () => key)))?.key;
}

/** Returns the row of a contract with its PIID, unless it has the key of an award. */
function ownPiid(row: RowIdentity): readonly (readonly [RowIdentity, string])[] {
  const id = textOf(row.values['id']);
  const piid = isAwardKey(id) || id.startsWith(syntheticPrefix) ? null : piidIn(textOf(row.values['piid'] ?? id));
  return piid === null ? [] : [[row, piid]];
}

/** Returns the names of contracts in a row. */
function namesIn({ table, values }: RowIdentity): readonly string[] {
  const names = (columnsOf.get(table) ?? []).map((column) => textOf(values[column]));
  const { about } = values;
  if (isAboutAddresses(table) && typeof about === 'object')
    for (const address of about)
      withContract(address, (name) => {
        names.push(name);
        return name;
      });
  return names;
}

/** Replaces the names of contracts in the address of a claim. */
function withContract(address: string, replace: (name: string) => string): string {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return address;
  const table: Table = tables[parsed.table];
  const columns = parsed.table === 'contracts' ? ['id'] : (columnsOf.get(parsed.table) ?? []);
  const [file = '', ...rest] = address.split(':');
  const keys = rest.join(':').split('|');
  const replaced = keys.map((key, at) =>
    columns.includes(table.primaryKey[at] ?? '') && key.trim() !== '' ? replace(key.trim()) : key,
  );
  return `${file}:${replaced.join('|')}`;
}

const provisionalRow = z.object({ id: z.string(), piid: z.string(), key: z.string() });

/** `$names`, `$sources` → those that are provisional contracts of other sources, and what they are. */
const findProvisional = `UNWIND $names AS id
  MATCH (w:WaitingRow {describes: id}) WHERE w.supersededAt IS NULL AND w.statements IS NOT NULL AND NOT w.source IN $sources
  UNWIND range(0, size(w.provisional) - 1) AS at
  WITH id, w, at WHERE w.provisional[at] = id
  RETURN id, w.piids[at] AS piid, w.resolvedTo[at] AS key ORDER BY key = id DESC`;

function textOf(value: CellValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: CellValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
