import type { ParsedRow, Reject, RowIdentity } from '#graph/ingest/input.ts';
import { tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import type { InputFile } from '../files.ts';
import { sourceOfFile, statedRow } from '../source-file.ts';
import type { SourceFile } from '../source-file.ts';
import { awardConfidence, dayInName } from './award.ts';
import type { AwardRow } from './award.ts';
import { CollectedEntities, awardStatement, collectedTables, keyIn, withoutOutdated } from './entities.ts';
import type { CollectedTable } from './entities.ts';
import type { Collected, EntityStore } from './entity-store.ts';

/** A row of a file, with its position. */
export type ReadRow = { readonly row: AwardRow; readonly file: string; readonly line: number } | RefusedRow;

/** A row that can't be read as a whole. */
interface RefusedRow extends Reject {
  /** If it may be about several things, each of them. */
  readonly about?: readonly RefusedAbout[];
}

/** What such a row is about, as far as that can be read. */
export interface RefusedAbout {
  readonly award: string | null;
  /** The key of what the award is under. */
  readonly vehicle: string | null;
  readonly report: string | null;
  /** Their codes. */
  readonly agencies: readonly string[];
  /** Keys of its companies and their parents. */
  readonly companies: readonly string[];
  readonly ownerships: readonly { readonly owner: string; readonly owned: string }[];
}

/** A file as a source. */
export interface AwardFile {
  /** The source's key. */
  readonly source: string;
  readonly file: InputFile;
  readonly title: string;
  readonly publisher: string;
  readonly sha256: string;
  /** The table with a row for each row of the file, and for the rows that can't be read. */
  readonly rowTable: 'contracts' | 'subcontracts';
  /** Whether each award has one row, so that awards need not be remembered to combine their rows. */
  readonly oneRowEach: boolean;
  /** Reads the rows from the beginning; may be called repeatedly. */
  readonly read: () => AsyncIterable<ReadRow>;
}

/** The rows of a source, by table. */
export class AwardSource implements SourceFile {
  readonly #file: AwardFile;
  readonly #latest: (() => Promise<CollectedEntities>) | null;
  #entities: Promise<CollectedEntities> | null = null;

  /** @param latest what all files of the import state: what a later row of another one contradicts is not stated. Null if this is the only one */
  constructor(file: AwardFile, latest: (() => Promise<CollectedEntities>) | null) {
    this.#file = file;
    this.#latest = latest;
  }

  get source(): string {
    return this.#file.source;
  }

  get file(): InputFile {
    return this.#file.file;
  }

  /** How often a reading of all tables reads the file: once for its entities, unless they are known, and once for its rows. */
  get readings(): number {
    return this.#entities === null ? 2 : 1;
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    const collected = collectedTables.find((one) => one === table);
    if (collected !== undefined) yield* this.#collectedRows(collected, (await this.#latest?.()) ?? null);
    if (table !== this.#file.rowTable) return;
    for await (const read of this.#file.read()) {
      if ('reason' in read) yield this.#reject(read, await this.collect());
      else if (table === 'subcontracts') yield* this.#subcontract(read);
      else if (this.#file.oneRowEach) yield this.#statement(table, awardStatement(read.row, read), read.row.award.key);
    }
  }

  async *#collectedRows(
    table: CollectedTable,
    latest: CollectedEntities | null,
  ): AsyncGenerator<ParsedRow, void, undefined> {
    const entities = (await this.collect())[table];
    for (const each of parentsFirst(table, entities)) {
      const merged = latest?.[table].get(keyIn(table, each.values));
      const stated = merged === undefined ? each : withoutOutdated(each, merged);
      const { owner, owned } = stated.values;
      // A company that is its own parent has no owner.
      if (table !== 'ownership' || (owner !== undefined && owner !== owned)) yield this.#statement(table, stated, null);
    }
  }

  /** The file itself as a source, retrieved on the date in its name, otherwise when it was last modified. */
  #sourceRow(): ParsedRow {
    const { source, file, title, publisher, sha256 } = this.#file;
    const row = sourceOfFile(source, file, sha256, { title, publisher, url: null, published_on: null });
    const day = dayInName(file.name);
    return day === null ? row : { ...row, values: { ...row.values, retrieved_at: day } };
  }

  *#subcontract({ row: { award, subaward }, file, line }: Exclude<ReadRow, Reject>): Generator<ParsedRow> {
    if (subaward === null) return;
    const { contractor, subawardee, number, amount, performedIn, day, row } = subaward;
    const values = {
      contract: award.key,
      contractor: contractor.key,
      subcontractor: subawardee.key,
      subaward_number: number,
      amount,
      performed_in: performedIn,
    };
    const confidence = awardConfidence.subaward;
    yield statedRow(this.source, file, { table: 'subcontracts', values, confidence, line, row, validFrom: day });
  }

  /**
   * If another row of the same award, report or parent is readable, that row replaces the earlier statement; otherwise the earlier statement
   * is kept.
   */
  #reject({ about, ...reject }: RefusedRow, entities: CollectedEntities): Reject {
    if (about === undefined) return reject;
    return { ...reject, identities: about.flatMap((each) => this.#identitiesOf(each, entities)) };
  }

  #identitiesOf(
    { award, vehicle, report, agencies, companies, ownerships }: RefusedAbout,
    entities: CollectedEntities,
  ): readonly RowIdentity[] {
    const of = { source: this.#file.source, values: {}, row: null, validFrom: null };
    const identities: RowIdentity[] = [
      ...agencies.map((id) => ({ ...of, table: 'agencies', values: { id } }) as const),
      ...companies.map((id) => ({ ...of, table: 'organizations', values: { id } }) as const),
      ...ownerships
        .filter(({ owned }) => !entities.ownership.has(owned))
        .map((values) => ({ ...of, table: 'ownership', values }) as const),
    ];
    if (award !== null && !entities.contracts.has(award)) {
      const row = this.#file.oneRowEach ? award : null;
      identities.push({ ...of, table: 'contracts', values: { id: award }, row, unreadable: ['day'] });
    }
    if (vehicle !== null) identities.push({ ...of, table: 'contracts', values: { id: vehicle } });
    if (report !== null && !entities.hasReport(report))
      identities.push({ ...of, table: 'subcontracts', row: report, isRowPrefix: true });
    return identities;
  }

  /** Returns what the file states of its entities, which is read once. */
  collect(): Promise<CollectedEntities> {
    this.#entities ??= this.#collectNow();
    return this.#entities;
  }

  async #collectNow(): Promise<CollectedEntities> {
    const entities = new CollectedEntities(this.file.name);
    try {
      for await (const read of this.#file.read())
        if ('row' in read) entities.add(read.row, read, !this.#file.oneRowEach);
    } catch (error) {
      entities.close();
      throw error;
    }
    return entities;
  }

  async close(): Promise<void> {
    const entities = await this.#entities?.catch(() => null);
    entities?.close();
    this.#entities = null;
  }

  #statement(table: TableName, statement: Collected, row: string | null): ParsedRow {
    return statedRow(this.source, statement.file, { ...statement, table, row });
  }
}

/** Yields rows without a parent first, if the table's rows have parents. */
function* parentsFirst(table: TableName, entities: EntityStore): Generator<Collected, void, undefined> {
  if (!tables[table].foreignKeys.some(({ field, references }) => field === 'parent' && references === table)) {
    yield* entities.all();
    return;
  }
  for (const hasParent of [false, true])
    for (const each of entities.all()) if ('parent' in each.values === hasParent) yield each;
}
