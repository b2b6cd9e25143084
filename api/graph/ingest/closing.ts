import type { Database } from '../database/database.ts';
import type { TouchedKeys } from '../derive/touched.ts';
import { describeKey, statementPrefix } from '../model/statement-keys.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import { countStatements, statementKeys, supersede } from './apply.ts';
import type { Recording, StatementPlan } from './apply.ts';
import { contentOf, importOrder } from './check/check.ts';
import type { RowChecker } from './check/check.ts';
import { StatementSet } from './import-memory.ts';
import type { ImportMemory } from './import-memory.ts';
import type { ImportWarning, ParsedRow, RowTally, StatementSamples, WithheldSuperseding } from './input.ts';
import { storedRowsOf, supersedeWaitingRows } from './waiting/rows.ts';
import type { StoredRow } from './waiting/rows.ts';
import type { Lease } from './lease.ts';
import { Shrinkage } from './shrinkage.ts';
import { edgesOfTable } from './statements.ts';
import type { Statement } from './statements.ts';

/** What it shares with the pass whose end it is. */
interface Shared {
  readonly database: Database;
  /** Null: it only counts. */
  readonly writing: { readonly lease: Lease; readonly recording: Recording } | null;
  readonly memory: ImportMemory;
  readonly checker: RowChecker;
  readonly tally: RowTally;
  readonly samples: StatementSamples;
  readonly touched: TouchedKeys;
  /** Gets the accesses whose escorts and credentials may have to move. */
  readonly movedAccesses: Set<string>;
}

/** The end of a pass over an input: supersedes what its sources stated before and no longer state, unless the input is probably incomplete. */
export class Closing {
  readonly warnings: ImportWarning[] = [];
  readonly shrinkage = new Shrinkage();
  #changed = false;
  readonly #pass: Shared;
  /** Statements that rows imply in addition to their own, by key. */
  readonly #implied: StatementSet;
  /** The numbers of the input's statements that are in the graph (in a dry run, that were there before), by table, relationship type and source. */
  readonly #present = new Map<string, number>();
  /** Statements that are no longer made, and stay. */
  readonly #kept: StatementSet;
  #withheld: { readonly why: string; count: number } | null = null;
  /** Numbers of statements that are no longer made, by source. */
  readonly #closed = new Map<string, number>();

  constructor(pass: Shared) {
    this.#pass = pass;
    this.#implied = new StatementSet(pass.memory, 'implied');
    this.#kept = new StatementSet(pass.memory, 'kept');
  }

  get changed(): boolean {
    return this.#changed;
  }

  /** Complete after `run`. */
  get withheld(): WithheldSuperseding | null {
    return this.#withheld;
  }

  /** The number of statements that a source no longer makes. Complete after `run`. */
  closedOf(source: string): number {
    return this.#closed.get(source) ?? 0;
  }

  /** Adds statements that a row implies, of a source that is on record. */
  addImplied(statements: readonly Statement[]): void {
    statements.forEach(({ key }) => this.#implied.add(key));
  }

  /** Counts which statements of sources that are on record are there already, or now. */
  countPresent(table: TableName, statements: readonly Statement[], { create, replaced }: StatementPlan): void {
    const isWritten = this.#pass.writing !== null;
    const absent = new Set(isWritten ? [] : create.flatMap(({ key }) => (replaced.has(key) ? [] : [key])));
    for (const { key, kind, row } of statements) {
      if (absent.has(key)) continue;
      const id = `${table} ${kind.edge} ${row.source}`;
      this.#present.set(id, (this.#present.get(id) ?? 0) + 1);
    }
  }

  /**
   * Must be called when all rows are read.
   * @param comparedSources those of the known sources of which the input must have about as many rows as before
   */
  async run(knownSources: Iterable<string>, comparedSources: Iterable<string>, allowShrink: boolean): Promise<void> {
    await this.#decideWhetherToSupersede(comparedSources, allowShrink);
    for (const table of closingOrder) for (const source of knownSources) await this.#closeTable(table, source);
    for (const source of knownSources) await this.#closeWaitingRows(source);
  }

  async #decideWhetherToSupersede(comparedSources: Iterable<string>, allowShrink: boolean): Promise<void> {
    for (const table of closingOrder)
      for (const source of comparedSources) {
        const [edge] = edgesOfTable(table);
        if (edge !== undefined)
          this.shrinkage.addBefore(
            table,
            await countStatements(this.#pass.database, edge, statementPrefix(source, table)),
          );
      }
    const why = allowShrink ? null : this.shrinkage.reason();
    this.#withheld = why === null ? null : { why, count: 0 };
  }

  async #closeTable(table: TableName, source: string): Promise<void> {
    const [first, ...implied] = edgesOfTable(table);
    if (first === undefined) return;
    let [closed, kept, stay] = [0, 0, 0];
    for await (const notMade of this.#statementsNotIn(this.#pass.checker.accepted, table, first, source)) {
      const stays = await this.#keptOf(table, notMade);
      const own = notMade.filter((key) => !stays.has(key));
      this.#pass.samples.add(table, 'closed', own, (key) => ({ statement: describeKey(key), changes: [] }));
      closed += own.length;
      stay += stays.size;
      const rejected = [...stays].filter((key) => this.#pass.checker.unchanged.has(key)).length;
      kept += rejected;
      if (this.#withheld !== null) this.#withheld.count += stays.size - rejected;
      await this.#close(table, first, own);
    }
    this.#pass.tally.add(table, 'closed', closed);
    this.#closed.set(source, (this.#closed.get(source) ?? 0) + closed);
    if (kept > 0) this.warnings.push({ file: `${table}.csv`, column: null, line: null, message: describeKept(kept) });
    for (const edge of implied) {
      for await (const notMade of this.#statementsNotIn(this.#implied, table, edge, source)) {
        const own = stay === 0 ? notMade : notMade.filter((key) => !this.#kept.implies(key));
        await this.#close(table, edge, own);
      }
    }
  }

  /** Supersedes the stored rows that a source no longer states. The statements of applied rows are closed like others. */
  async #closeWaitingRows(source: string): Promise<void> {
    for await (const part of storedRowsOf(this.#pass.database, source)) {
      const gone = part.filter((row) => !this.#isStillStated(row));
      const waiting = gone.filter(({ row, isWaiting }) => isWaiting && !this.#isMade(row));
      if (this.#withheld !== null) this.#withheld.count += waiting.length;
      if (gone.length === 0 || this.#withheld !== null) continue;
      for (const { row } of waiting) this.#pass.tally.add(row.table, 'closed', 1);
      this.#changed = true;
      const { writing } = this.#pass;
      const keys = gone.map(({ row }) => row.at.file);
      await writing?.lease.write((transaction) => supersedeWaitingRows(transaction, keys, writing.recording.now));
    }
  }

  #isStillStated({ row, isWaiting }: StoredRow): boolean {
    const { unchanged, stored } = this.#pass.checker;
    const key = row.at.file;
    return unchanged.has(key) || stored.add(key, contentOf(row)) === 'same' || (!isWaiting && this.#isMade(row));
  }

  /** Whether the input makes the statement of a waiting row: it names the contract by its PIID, or refers to a row that does. */
  #isMade(row: ParsedRow): boolean {
    const { accepted, byName } = this.#pass.checker;
    return [byName, accepted].some((made) => made.add(row.at.file, contentOf(row)) === 'same');
  }

  /** Returns those of some statements to close that stay: all if the input is probably incomplete, else those whose new rows were rejected. */
  async #keptOf(table: TableName, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const candidates = this.#withheld === null ? keys.filter((key) => this.#pass.checker.unchanged.has(key)) : keys;
    const contradicted = await this.#pass.checker.contradicted(table, candidates);
    const stays = candidates.filter((key) => !contradicted.has(key));
    stays.forEach((key) => this.#kept.add(key));
    return new Set(stays);
  }

  /** Yields the keys of a source's current statements in the graph that are not in a set, in parts. */
  async *#statementsNotIn(
    made: StatementSet,
    table: TableName,
    edge: EdgeType,
    source: string,
  ): AsyncGenerator<readonly string[], void, undefined> {
    const prefix = statementPrefix(source, table);
    // All of the input's statements are among them: if they are as many, they are the same.
    const present = this.#present.get(`${table} ${edge} ${source}`) ?? 0;
    if ((await countStatements(this.#pass.database, edge, prefix)) === present) return;
    for await (const keys of statementKeys(this.#pass.database, edge, prefix))
      yield keys.filter((key) => !made.has(key));
  }

  async #close(table: TableName, edge: EdgeType, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    this.#changed = true;
    const { writing } = this.#pass;
    if (writing === null) return;
    const changes = await writing.lease.write((transaction) =>
      supersede(transaction, table, edge, keys, writing.recording.now),
    );
    changes.forEach((change) => {
      this.#pass.touched.touch(change);
    });
    if (table !== 'access') return;
    changes.forEach(({ properties }) => this.#pass.movedAccesses.add(String(properties['access'])));
  }
}

function describeKept(count: number): string {
  return count === 1
    ? 'An earlier statement is kept because its new row was rejected'
    : `${count} earlier statements are kept because their new rows were rejected`;
}

/** Accesses are closed first, so that chains disappear whole, never in parts. */
const closingOrder: readonly TableName[] = ['access', ...importOrder.filter((table) => table !== 'access')];
