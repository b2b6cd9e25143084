import type { Database } from '../database/database.ts';
import type { Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { TableName } from '../model/vocabulary.ts';
import type { AboutEnd, CheckedBatch, CheckedRow, Reject, ParsedRow, WriterInput } from './input.ts';
import { ContractParents, KnownKeys, findContradicted } from './known-keys.ts';
import type { AccessEnds, GraphKeys } from './known-keys.ts';
import { referencesOfRow } from './references.ts';
import type { Reference, RowReferences } from './references.ts';
import { UnchangedStatements, StatementSet } from './statement-set.ts';
import { statementKey } from './statements.ts';
import { WaitingRows } from './waiting-rows.ts';

/** A batch's rows with what they refer to, and what the graph has of it. */
interface Looked {
  readonly items: readonly (Reject | { readonly row: ParsedRow; readonly found: RowReferences })[];
  readonly graph: GraphKeys;
}

/** Checks an input's rows against each other and against the graph, table by table in the order of their references. */
export class RowChecker {
  /** The statements that were accepted, by the key of their row. */
  readonly stated = new StatementSet();
  /** Those that rejected rows still make. */
  readonly kept = new UnchangedStatements();
  readonly #database: Database;
  readonly #input: WriterInput;
  readonly #known: KnownKeys;
  readonly #parents: ContractParents;
  #accessesRead = false;

  constructor(database: Database, input: WriterInput) {
    this.#database = database;
    this.#input = input;
    this.#known = new KnownKeys(database);
    for (const list of input.listsToCome ?? []) this.#known.bring('lists', list);
    this.#parents = new ContractParents(database, input.sources);
  }

  /** The rows of a table, once the tables that it refers to were asked for. Rows that wait for one further down come last. */
  async *check(name: TableName): AsyncGenerator<CheckedBatch, void, undefined> {
    if (['access', 'escorts', 'claims'].includes(name)) await this.#readAccesses();
    const waiting = new WaitingRows();
    for await (const batch of this.#look(name)) {
      const sorter = new RowSorter();
      for (const item of batch.items) {
        if ('reason' in item) this.#reject(item, sorter);
        else if (this.#mustWait(item, batch.graph)) {
          waiting.add({ row: item.row, missing: this.#missing(item.found, batch.graph) });
        } else this.#sort(item.row, item.found, batch.graph, sorter);
      }
      yield sorter;
    }
    yield* this.#settle(waiting, name);
  }

  async *#settle(waiting: WaitingRows, name: TableName): AsyncGenerator<CheckedBatch, void, undefined> {
    let sorter = new RowSorter();
    for (const { row, reject } of waiting.settle((key) => this.#known.brings(name, key))) {
      if (reject === null) {
        const found = referencesOfRow(row);
        const graph = await this.#known.lookUp([...found.references, ...claimantOf(row)]);
        this.#accept(row, found, graph, sorter);
      } else this.#reject(reject, sorter);
      if (sorter.rows.length + sorter.rejects.length < mostSettled) continue;
      yield sorter;
      sorter = new RowSorter();
    }
    yield sorter;
  }

  async *#look(name: TableName): AsyncGenerator<Looked, void, undefined> {
    for await (const batch of batched(this.#input.rows(name))) {
      const items = batch.map((item) => ('reason' in item ? item : { row: item, found: referencesOfRow(item) }));
      const found = items.flatMap((item) => ('reason' in item ? [] : item.found.references));
      const claimants = items.flatMap((item) => ('reason' in item ? [] : claimantOf(item.row)));
      const graph = await this.#known.lookUp([...found, ...claimants]);
      if (name === 'contracts') {
        await this.#parents.fetchAbove(found.flatMap(({ column, key }) => (column === 'parent' ? [key] : [])));
      }
      yield { items, graph };
    }
  }

  /** What accesses the input brings must be known before their escorts go in, and those go in before the accesses. */
  async #readAccesses(): Promise<void> {
    if (this.#accessesRead || !this.#input.tables.includes('access')) return;
    this.#accessesRead = true;
    for await (const { items, graph } of this.#look('access')) {
      const rows = items.flatMap((item) => ('reason' in item ? [] : [item]));
      const ids = rows.map(({ row }) => text(row, 'id'));
      await this.#known.learnAccesses(ids, this.#input.sources);
      for (const { row, found } of rows) {
        if (this.#unknown(found, graph) === null) this.#known.bringAccess(text(row, 'id'), endsOf(row));
      }
    }
  }

  /** A contract or an agency may stand before the one that it is under. */
  #mustWait({ row, found }: { readonly row: ParsedRow; readonly found: RowReferences }, graph: GraphKeys): boolean {
    const table: Table = tables[row.table];
    const unknown = this.#missing(found, graph);
    return unknown.length > 0 && unknown.every(({ to }) => to === table.name);
  }

  #missing(found: RowReferences, graph: GraphKeys): readonly Reference[] {
    return found.references.filter(({ to, key }) => !this.#isKnown(to, key, graph));
  }

  #isKnown(to: Reference['to'], key: string, graph: GraphKeys): boolean {
    if (this.#known.brings(to, key)) return true;
    if (to === 'countries') return false;
    return to === 'access' ? graph.accesses.has(key) : (graph.nodes.get(to)?.has(key) ?? false);
  }

  #unknown(
    found: RowReferences,
    graph: GraphKeys,
  ): { readonly column: string; readonly reason: string; readonly key: string } | null {
    const [unknown] = this.#missing(found, graph);
    if (unknown === undefined) return null;
    const { column, to, key } = unknown;
    return { column, key, reason: `Refers to a row of ${to} that is neither in the input nor in the graph` };
  }

  #sort(row: ParsedRow, found: RowReferences, graph: GraphKeys, sorter: RowSorter): void {
    if (found.wrong !== null) {
      this.kept.add(row);
      sorter.reject(row, 'about', `The address ${found.wrong}`, null);
      return;
    }
    // A source is known by its own row.
    const unknown = row.table === 'sources' ? null : this.#unknown(found, graph);
    if (unknown !== null) {
      this.kept.add(row);
      sorter.reject(row, unknown.column, unknown.reason, unknown.key);
      return;
    }
    this.#accept(row, found, graph, sorter);
  }

  #reject(reject: Reject, sorter: RowSorter): void {
    if (reject.identity !== undefined) this.kept.add(reject.identity);
    sorter.rejects.push(reject);
  }

  /** Of earlier statements of a table that are to be kept, those that contradict what the input states. */
  contradicted(name: TableName, keys: readonly string[]): Promise<ReadonlySet<string>> {
    return findContradicted(this.#database, name, keys, { known: this.#known, parents: this.#parents });
  }

  #accept(row: ParsedRow, found: RowReferences, graph: GraphKeys, sorter: RowSorter): void {
    const wrong = this.#contradiction(row, graph);
    if (wrong !== null) {
      sorter.reject(row, wrong.column, wrong.reason, text(row, wrong.column));
      return;
    }
    const { values, validFrom, validTo, confidence, dataClass } = row;
    const content = JSON.stringify([values, validFrom, validTo, confidence, dataClass]);
    switch (this.stated.add(statementKey(row), content)) {
      case 'same':
        sorter.repeated += 1;
        return;
      case 'different': {
        sorter.reject(row, null, sameStatement, null);
        return;
      }
      case 'new':
        break;
    }
    if (tables[row.table].kind === 'entity') this.#known.bring(row.table, text(row, 'id'));
    if (row.table === 'contracts' && row.values['parent'] !== undefined) {
      this.#parents.add(text(row, 'id'), text(row, 'parent'));
    }
    const engineer = row.table === 'escorts' ? (this.#ends(text(row, 'access'), graph)?.person ?? null) : null;
    const [claimant] = claimantOf(row);
    const byOrganization = claimant !== undefined && this.#isKnown('organizations', claimant.key, graph);
    sorter.rows.push({ row, engineer, about: this.#about(found, graph), byOrganization });
  }

  /** What no reference tells: cycles, escorts of themselves, accesses of two persons. */
  #contradiction(row: ParsedRow, graph: GraphKeys): { readonly column: string; readonly reason: string } | null {
    switch (row.table) {
      case 'contracts': {
        const parent = row.values['parent'];
        if (parent === undefined || !this.#parents.isAbove(text(row, 'id'), String(parent))) return null;
        return { column: 'parent', reason: 'The contract would be under itself' };
      }
      case 'access': {
        const { person, system } = this.#known.accessEnds(text(row, 'id')) ?? endsOf(row);
        const another = (column: 'person' | 'system', other: string) => ({
          column,
          reason: `The access names another ${column} elsewhere (${other}): an access has one`,
        });
        if (person !== text(row, 'person')) return another('person', person);
        if (system !== text(row, 'system')) return another('system', system);
        if (!this.#known.isEscort(text(row, 'id'), person)) return null;
        return { column: 'person', reason: 'The person escorts this access, as another source states' };
      }
      case 'escorts': {
        const engineer = this.#ends(text(row, 'access'), graph)?.person;
        if (engineer !== text(row, 'escort')) return null;
        return { column: 'escort', reason: 'The escort is the engineer whose access it is' };
      }
      case 'designations': {
        const named = ['country', 'organization'].filter((column) => row.values[column] !== undefined);
        if (named.length === 1) return null;
        return { column: 'country', reason: 'A designation names either a country or an organization' };
      }
      default:
        return null;
    }
  }

  #ends(access: string, graph: GraphKeys): AccessEnds | undefined {
    return this.#known.accessEnds(access) ?? graph.accesses.get(access);
  }

  #about(found: RowReferences, graph: GraphKeys): readonly AboutEnd[] {
    return found.about.flatMap((end): readonly AboutEnd[] => {
      if ('label' in end) return [end];
      const ends = this.#ends(end.access, graph);
      if (ends === undefined) return [];
      const { address } = end;
      return [
        { address, label: 'Person', key: ends.person },
        { address, label: 'System', key: ends.system },
      ];
    });
  }
}

/** Rows that waited and go in together. */
const mostSettled = 5000;

const sameStatement =
  'An earlier row makes the same statement (source, key columns, valid_from or row) with other values: tell them apart by a row id';

function claimantOf(
  row: ParsedRow,
): readonly { readonly column: string; readonly to: 'organizations'; readonly key: string }[] {
  const claimant = row.table === 'claims' ? row.values['claimant'] : undefined;
  return claimant === undefined ? [] : [{ column: 'claimant', to: 'organizations', key: String(claimant) }];
}

function endsOf(row: ParsedRow): AccessEnds {
  return { person: text(row, 'person'), system: text(row, 'system') };
}

function text(row: ParsedRow, column: string): string {
  return String(row.values[column] ?? '');
}

/** Collects what becomes of a batch's rows. */
class RowSorter implements CheckedBatch {
  readonly rows: CheckedRow[] = [];
  readonly rejects: Reject[] = [];
  repeated = 0;

  reject(row: ParsedRow, column: string | null, reason: string, value: string | null): void {
    this.rejects.push({ ...row.at, column, reason, value: value === null ? null : value.slice(0, 200) });
  }
}

/** What goes to the database in one transaction: rows enough to be fast, characters few enough for its memory. */
const most = { rows: 10_000, characters: 8_000_000 } as const;

export async function* batched(
  items: AsyncIterable<ParsedRow | Reject>,
): AsyncGenerator<readonly (ParsedRow | Reject)[], void, undefined> {
  let batch: (ParsedRow | Reject)[] = [];
  let characters = 0;
  for await (const item of items) {
    batch.push(item);
    characters += 'reason' in item ? 0 : charactersOf(item);
    if (batch.length < most.rows && characters < most.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

function charactersOf(row: ParsedRow): number {
  let characters = 0;
  for (const value of Object.values(row.values)) characters += typeof value === 'string' ? value.length : 10;
  return characters;
}

/** The same items, with the next one made while the last is used: reading and writing go on side by side. */
export async function* prefetched<T>(items: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let next = items.next();
  try {
    for (let result = await next; result.done !== true; result = await next) {
      next = items.next();
      yield result.value;
    }
  } finally {
    // When the user stops early, an item under way is waited for, so that nothing of it is left behind.
    await Promise.allSettled([next]);
    await items.return();
  }
}
