import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { statementKey } from '../../model/statement-keys.ts';
import { contradictionInSystem } from '../../model/systems.ts';
import { isAboutAddresses, isOfAccess, tables } from '../../model/tables.ts';
import type { TableName } from '../../model/vocabulary.ts';
import { StatementSet, UnchangedStatements } from '../import-memory.ts';
import type { ImportMemory } from '../import-memory.ts';
import type { AboutEnd, CheckedBatch, Reject, ParsedRow, WriterInput } from '../input.ts';
import { ContractNames } from './contract-names.ts';
import { isAwardKey, piidIn } from './piid.ts';
import { RowSorter, batched } from './batches.ts';
import { attachmentIn, partiesOf } from './attachment.ts';
import type { Party } from './attachment.ts';
import { ContractParents, KnownKeys, findContradicted } from './known-keys.ts';
import type { AccessEnds, FoundKeys } from './known-keys.ts';
import { referencesOfRow } from './references.ts';
import type { Reference, RowReferences } from './references.ts';
import { WaitingRows, missingReference } from './waiting-rows.ts';
import type { RejectReason } from './waiting-rows.ts';

/** A batch of rows with their references, and which of those exist. */
interface LookedUpBatch {
  readonly items: readonly (Reject | { readonly row: ParsedRow; readonly found: RowReferences })[];
  readonly keys: FoundKeys;
}

/** Checks an input's rows against each other and against the graph. Call `check` for each table in the order of `importOrder`. */
export class RowChecker {
  /** The accepted statements, by the key of their row. */
  readonly accepted: StatementSet;
  /** The statements of rejected rows; their earlier versions are not closed. */
  readonly unchanged: UnchangedStatements;
  /** The rows that name a contract by PIID, as the input gives them, by the key that their statement would have with that name. */
  readonly byName: StatementSet;
  /** The rows that are stored as waiting rows: they wait for a contract, or are about a provisional one. */
  readonly stored: StatementSet;
  readonly names: ContractNames;
  readonly #memory: ImportMemory;
  readonly #database: Database;
  readonly #input: WriterInput;
  readonly #known: KnownKeys;
  readonly #parents: ContractParents;
  #accessesRead = false;

  /** @param options `described`: the sources whose contracts in the graph do not count when a row names one by PIID; `contracts`: see `ContractNames` */
  constructor(
    database: Database,
    input: WriterInput,
    memory: ImportMemory,
    options: { readonly described?: readonly string[]; readonly contracts?: ReadonlyMap<string, string> } = {},
  ) {
    this.#database = database;
    this.#input = input;
    this.#memory = memory;
    this.names = new ContractNames(database, options.described ?? input.sources, memory, options.contracts);
    this.byName = new StatementSet(memory, 'by-name');
    this.stored = new StatementSet(memory, 'stored');
    this.accepted = new StatementSet(memory, 'accepted');
    this.unchanged = new UnchangedStatements(memory);
    this.#known = new KnownKeys(database, memory);
    for (const list of input.pendingLists ?? []) this.#known.add('lists', list);
    this.#parents = new ContractParents(database, input.sources, memory);
  }

  /** Checks a table's rows, after those of the tables before it. Rows that refer to later rows of the table come last. */
  async *check(name: TableName): AsyncGenerator<CheckedBatch, void, undefined> {
    if (name === 'access' || isOfAccess(name) || isAboutAddresses(name)) await this.#readAccesses();
    const waiting = new WaitingRows();
    for await (const batch of this.#lookUp(name)) {
      const sorter = new RowSorter();
      for (const item of batch.items) {
        if ('reason' in item) {
          this.#reject(item, sorter);
          continue;
        }
        const { row, found } = item;
        const missing = this.#missing(found, name, batch.keys);
        // A row that refers only to other rows of its table can be resolved later: a contract or an agency may come before the one that it is under.
        if (missing.length > 0 && missing.every(({ to }) => to === row.table)) waiting.add({ row, missing });
        else this.#sort(row, found, missing, batch.keys, sorter);
      }
      yield sorter;
    }
    yield* this.#resolveWaiting(waiting, name);
  }

  async *#resolveWaiting(waiting: WaitingRows, name: TableName): AsyncGenerator<CheckedBatch, void, undefined> {
    let sorter = new RowSorter();
    for (const resolved of waiting.resolve((key) => this.#known.has(name, key))) {
      const { reject } = resolved;
      // A later row of the table may be the contract that this one names by PIID.
      const [row = resolved.row] = (await this.names.resolve(name, [resolved.row])).flatMap((item) =>
        'reason' in item ? [] : [item],
      );
      const found = referencesOfRow(row);
      const keys = await this.#known.lookUp([...found.references, ...claimantOf(row)]);
      const missing = this.#missing(found, name, keys);
      const awaited = this.#awaitedBy(missing);
      if (reject === null || (row !== resolved.row && missing.length === 0)) this.#accept(row, found, keys, sorter);
      else if (awaited !== null) this.#wait(row, awaited, sorter);
      else this.#refuse(row, reject, sorter);
      if (sorter.rows.length + sorter.waiting.length + sorter.rejects.length < resolvedBatch) continue;
      yield sorter;
      sorter = new RowSorter();
    }
    yield sorter;
  }

  async *#lookUp(name: TableName): AsyncGenerator<LookedUpBatch, void, undefined> {
    for await (const batch of batched(this.#input.rows(name))) {
      const items = (await this.names.resolve(name, batch)).map((item) =>
        'reason' in item ? item : { row: item, found: referencesOfRow(item) },
      );
      const found = items.flatMap((item) => ('reason' in item ? [] : item.found.references));
      const claimants = items.flatMap((item) => ('reason' in item ? [] : claimantOf(item.row)));
      const keys = await this.#known.lookUp([...found, ...claimants]);
      if (name === 'contracts') {
        await this.#parents.fetchAbove(found.flatMap(({ column, key }) => (column === 'parent' ? [key] : [])));
      }
      yield { items, keys };
    }
  }

  /** Reads the input's accesses early: escorts and credentials refer to them, but are imported before them. */
  async #readAccesses(): Promise<void> {
    if (this.#accessesRead || !this.#input.tables.includes('access')) return;
    this.#accessesRead = true;
    for await (const { items, keys } of this.#lookUp('access')) {
      const rows = items.flatMap((item) => ('reason' in item ? [] : [item]));
      const ids = rows.map(({ row }) => text(row, 'id'));
      await this.#known.learnAccesses(ids, this.#input.sources);
      for (const { row, found } of rows) {
        const id = text(row, 'id');
        // Such a row is rejected, so the access stays as it was.
        const isOther = this.#known.tableOfOthers(id, text(row, 'person')) !== undefined;
        if (attachmentIn(partiesOf(row, found)) !== null || isOther) continue;
        const missing = this.#missing(found, row.table, keys);
        const awaited = this.#awaitedBy(missing);
        if (missing.length === 0) this.#known.addAccess(id, endsOf(row));
        else if (awaited !== null) this.#noteWaiting(row, awaited);
      }
    }
  }

  #missing(found: RowReferences, table: TableName, keys: FoundKeys): readonly Reference[] {
    return found.references.filter(
      ({ to, key }) =>
        keys.keys.get(to)?.has(key) !== true &&
        // An earlier row of the batch may have brought it.
        (to !== table || !this.#known.has(to, key)),
    );
  }

  #sort(row: ParsedRow, found: RowReferences, missing: readonly Reference[], keys: FoundKeys, sorter: RowSorter): void {
    const [first] = missing;
    const awaited = this.#awaitedBy(missing);
    if (found.addressError !== null) {
      this.#refuse(row, { column: 'about', reason: `The address ${found.addressError}`, value: null }, sorter);
    } else if (awaited !== null) this.#wait(row, awaited, sorter);
    else if (first !== undefined) this.#refuse(row, missingReference(first), sorter);
    else this.#accept(row, found, keys, sorter);
  }

  /** Returns the contracts that a row waits for; null: it waits for none, or lacks something else too. */
  #awaitedBy(missing: readonly Reference[]): readonly string[] | null {
    const awaited = missing.map(({ to, key }) => {
      const [waiting] = this.#memory.notes('waiting', `${to} ${key}`);
      if (waiting !== undefined) return z.array(z.string()).parse(JSON.parse(waiting));
      return to === 'contracts' && (piidIn(key) !== null || isAwardKey(key)) ? [piidIn(key) ?? key] : [];
    });
    return awaited.length === 0 || awaited.some(({ length }) => length === 0) ? null : [...new Set(awaited.flat())];
  }

  /** Adds a row to the waiting ones; what it stated before stays. */
  #wait(row: ParsedRow, contracts: readonly string[], sorter: RowSorter): void {
    const given = this.names.givenFor(row);
    this.#noteWaiting(row, contracts);
    this.unchanged.add(row);
    const key = statementKey(given);
    const outcome = this.stored.add(key, contentOf(given));
    if (outcome === 'same') sorter.repeated.push(row.at);
    else if (outcome === 'different') sorter.reject(row, null, conflictingRow, null);
    else sorter.waiting.push({ row: given, key, contracts });
  }

  /** Notes that rows which refer to a waiting contract or access wait too. */
  #noteWaiting({ table, values }: ParsedRow, contracts: readonly string[]): void {
    const key = `${table} ${String(values['id'])}`;
    if ((table === 'contracts' || table === 'access') && !this.#memory.has('waiting', key))
      this.#memory.note('waiting', key, JSON.stringify(contracts));
  }

  /** Rejects a row; what it stated before stays. */
  #refuse(row: ParsedRow, { column, reason, value }: RejectReason, sorter: RowSorter): void {
    this.#leave(row);
    sorter.reject(row, column, reason, value);
  }

  /** Leaves what a row stated before, also in the form in which it is stored. */
  #leave(row: ParsedRow): void {
    this.unchanged.add(row);
    this.unchanged.add(this.names.givenFor(row));
  }

  #reject(reject: Reject, sorter: RowSorter): void {
    for (const identity of reject.identities ?? []) this.unchanged.add(identity);
    sorter.rejects.push(reject);
  }

  /** Returns the keys of earlier statements of a table that contradict the input, so they cannot stay. */
  contradicted(name: TableName, keys: readonly string[]): Promise<ReadonlySet<string>> {
    return findContradicted(this.#database, name, keys, { known: this.#known, parents: this.#parents });
  }

  /** Whether the input brings an entity. */
  brings(table: TableName, key: string): boolean {
    return this.#known.has(table, key);
  }

  /** Whether a source other than the input's states who escorts an access, or lends a credential for it. */
  isNamedByOthers(access: string): boolean {
    return this.#known.isNamedByOthers(access);
  }

  #accept(row: ParsedRow, found: RowReferences, keys: FoundKeys, sorter: RowSorter): void {
    const contradiction = attachmentIn(this.#parties(row, found, keys)) ?? this.#contradiction(row, keys);
    if (contradiction !== null) {
      const { column, reason, discardsEarlier = false } = contradiction;
      // What it stated before stays if it does not contradict the new rows, too.
      if (!discardsEarlier) this.#leave(row);
      sorter.reject(row, column, reason, column === 'source' ? row.source : text(row, column));
      return;
    }
    const key = statementKey(row);
    const outcome = this.accepted.add(key, contentOf(row));
    if (outcome === 'same') {
      sorter.repeated.push(row.at);
      return;
    }
    if (outcome === 'different') {
      sorter.reject(row, null, conflictingRow, null);
      return;
    }
    if (tables[row.table].kind === 'entity') this.#known.add(row.table, text(row, 'id'));
    const given = this.names.givenFor(row);
    if (given !== row) this.byName.add(statementKey(given), contentOf(given));
    if (row.table === 'contracts') this.names.add(row);
    if (row.table === 'contracts' && row.values['parent'] !== undefined) {
      this.#parents.add(text(row, 'id'), text(row, 'parent'));
    }
    const provisional = this.names.provisionalIn(given);
    if (provisional.length > 0) this.stored.add(statementKey(given), contentOf(given));
    const engineer = isOfAccess(row.table) ? (this.#ends(text(row, 'access'), keys)?.person ?? null) : null;
    const [claimant] = claimantOf(row);
    const byOrganization = claimant !== undefined && keys.keys.get('organizations')?.has(claimant.key) === true;
    sorter.rows.push({ row, key, engineer, about: this.#about(found, keys), byOrganization, provisional });
  }

  /** What a row names, with the ends of the access that an escort or a credential refers to, and the claimant if that is an organization. */
  #parties(row: ParsedRow, found: RowReferences, keys: FoundKeys): readonly Party[] {
    const ends = isOfAccess(row.table) ? this.#ends(text(row, 'access'), keys) : undefined;
    const [claimant] = claimantOf(row);
    return [
      ...partiesOf(row, found),
      ...(ends === undefined ? [] : [{ column: 'access', kind: 'system', key: ends.system } as const]),
      ...(ends === undefined ? [] : [{ column: 'access', kind: 'person', key: ends.person } as const]),
      ...(claimant !== undefined && keys.keys.get('organizations')?.has(claimant.key) === true
        ? [{ column: 'claimant', kind: 'organization', key: claimant.key } as const]
        : []),
    ];
  }

  /** Finds errors that references do not show: levels of other assets than clouds, cycles of contracts, escorts of and lenders to themselves, accesses of two persons. */
  #contradiction(row: ParsedRow, keys: FoundKeys): Contradiction | null {
    switch (row.table) {
      case 'systems':
        return contradictionInSystem(row.values);
      case 'contracts': {
        const parent = row.values['parent'];
        if (parent === undefined || !this.#parents.isAbove(text(row, 'id'), String(parent))) return null;
        return { column: 'parent', reason: 'The contract would be under itself' };
      }
      case 'access': {
        const { person, system } = this.#known.accessEnds(text(row, 'id')) ?? endsOf(row);
        const conflict = (column: 'person' | 'system', other: string) => ({
          column,
          reason: `The access has a different ${column} elsewhere (${other}), but an access has only one`,
        });
        if (person !== text(row, 'person')) return conflict('person', person);
        if (system !== text(row, 'system')) return conflict('system', system);
        const table = this.#known.tableOfOthers(text(row, 'id'), person);
        if (table === undefined) return null;
        const does = table === 'escorts' ? 'escorts this access' : 'lends a credential for this access';
        return { column: 'person', reason: `Another source states that this person ${does}` };
      }
      case 'escorts': {
        const ends = this.#ends(text(row, 'access'), keys);
        if (ends?.person !== text(row, 'escort')) return null;
        return { column: 'escort', reason: 'The escort is the engineer of the access' };
      }
      case 'credentials': {
        const ends = this.#ends(text(row, 'access'), keys);
        if (ends?.person !== text(row, 'holder')) return null;
        return { column: 'holder', reason: 'The holder of the credential is the engineer of the access' };
      }
      case 'designations': {
        const named = ['country', 'organization'].filter((column) => row.values[column] !== undefined);
        if (named.length === 1) return null;
        return { column: 'country', reason: 'A designation must name a country or an organization, but not both' };
      }
      default:
        return null;
    }
  }

  #ends(access: string, keys: FoundKeys): AccessEnds | undefined {
    return this.#known.accessEnds(access) ?? keys.accesses.get(access);
  }

  #about(found: RowReferences, keys: FoundKeys): readonly AboutEnd[] {
    return found.about.flatMap((end): readonly AboutEnd[] => {
      if ('label' in end) return [end];
      const ends = this.#ends(end.access, keys);
      if (ends === undefined) return [];
      const { address } = end;
      return [
        { address, label: 'Person', key: ends.person },
        { address, label: 'System', key: ends.system },
      ];
    });
  }
}

/**
 * The tables, each after those that it refers to; but escorts and credentials come before the accesses that they refer to. Accesses come after everything that
 * their chains may need, so that a partial import can hide a chain for a while, but never show a false one.
 */
export const importOrder = [
  'sources',
  'agencies',
  'organizations',
  'systems',
  'lists',
  'designations',
  'people',
  'contracts',
  'ownership',
  'covers',
  'subcontracts',
  'locations',
  'citizenships',
  'vetting',
  'employment',
  'escorts',
  'credentials',
  'access',
  'claims',
  'standings',
  'passages',
] as const satisfies readonly TableName[];

/** Resolved rows per batch. */
const resolvedBatch = 5000;

const conflictingRow =
  'An earlier row makes the same statement (same source, key columns, and valid_from or row) with different values: give them different row ids';

function claimantOf(
  row: ParsedRow,
): readonly { readonly column: string; readonly to: 'organizations'; readonly key: string }[] {
  const claimant = row.table === 'claims' ? row.values['claimant'] : undefined;
  return claimant === undefined ? [] : [{ column: 'claimant', to: 'organizations', key: String(claimant) }];
}

/** What a row states, as a text: rows that state the same have the same. */
export function contentOf({ values, validFrom, validTo, confidence, dataClass }: ParsedRow): string {
  return JSON.stringify([values, validFrom, validTo, confidence, dataClass]);
}

function endsOf(row: ParsedRow): AccessEnds {
  return { person: text(row, 'person'), system: text(row, 'system') };
}

function text(row: ParsedRow, column: string): string {
  return String(row.values[column] ?? '');
}

interface Contradiction {
  readonly column: string;
  readonly reason: string;
  /** Whether what the row stated before is discarded, too. */
  readonly discardsEarlier?: boolean;
}
