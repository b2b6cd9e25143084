import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { TouchedKeys } from '../derive/touched.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import {
  applyPlan,
  changesOf,
  countStatements,
  findMisplacedEscorts,
  moveEscorts,
  planStatements,
  statementKeys,
  supersede,
} from './apply.ts';
import type { Recording, StatementPlan } from './apply.ts';
import { RowChecker, contentOf, importOrder, prefetched } from './check/check.ts';
import { StatementSet } from './import-memory.ts';
import type { ImportMemory } from './import-memory.ts';
import { RowTally, StatementSamples } from './input.ts';
import type {
  AwaitedContract,
  BytesRead,
  CheckedBatch,
  CheckedRow,
  ImportWarning,
  ParsedRow,
  Reject,
  RowProgress,
  WaitingRow,
  WithheldSuperseding,
  WriterInput,
} from './input.ts';
import { markWritten } from './journal.ts';
import type { BegunImport } from './journal.ts';
import { countArriving } from './kept/arrival.ts';
import type { Arrival } from './kept/arrival.ts';
import { countWaiting, keepRows, keptForm, keptRowsOf, planKept, supersedeKept } from './kept/rows.ts';
import type { KeptRow } from './kept/rows.ts';
import type { Lease } from './lease.ts';
import { Shrinkage } from './shrinkage.ts';
import { keyOf, planSources, sourceConflict, writeSources } from './sources.ts';
import { describeKey, edgesOfTable, statementPrefix, statementsOfRow } from './statements.ts';
import type { Statement } from './statements.ts';

/** What a pass needs to write; null: it only checks and counts. */
export type Writing = {
  readonly lease: Lease;
  readonly recording: Recording;
  readonly begun: BegunImport;
} | null;

export interface PassOptions {
  /** Supersedes what the input lacks even if it is cut off or much smaller than before. */
  readonly allowShrink?: boolean;
  readonly onProgress: (message: string) => void;
  /** Called for each batch of rows, in place of `onProgress`. */
  readonly onRows?: ((progress: RowProgress) => void) | undefined;
  readonly onReject: (reject: Reject) => void | Promise<void>;
}

const progressMilliseconds = 3000;

/** The most contracts that rows of an input wait for and that its report names. */
const mostAwaited = 100;

/** One pass over an entire input: checks it, compares it with the graph, and writes it unless it only counts. */
export class ImportPass {
  readonly tally = new RowTally();
  readonly samples = new StatementSamples();
  readonly touched: TouchedKeys;
  #changed = false;
  readonly #database: Database;
  readonly #input: WriterInput;
  readonly #writing: Writing;
  readonly #options: PassOptions;
  readonly #checker: RowChecker;
  readonly #memory: ImportMemory;
  /** Statements that rows imply in addition to their own, by key. */
  readonly #implied: StatementSet;
  /** The numbers of the input's statements that are in the graph (in a dry run, that were there before), by table, relationship type and source. */
  readonly #present = new Map<string, number>();
  /** The input's sources that were in the graph before. */
  #knownSources: ReadonlySet<string> = new Set();
  /** Accesses whose escorts may have to move; not all of them if an interrupted import is resumed. */
  readonly #movedAccesses = new Set<string>();
  /** Statements that are no longer made, and stay. */
  readonly #kept: StatementSet;
  readonly #shrinkage = new Shrinkage();
  #withheld: { readonly why: string; count: number } | null = null;
  /** Numbers of rows that wait, by contract. */
  readonly #waiting = new Map<string, number>();
  readonly #warnings: ImportWarning[] = [];
  #arrival: Arrival = { arrived: 0, joined: [], hasChanged: false };
  readonly #changedSources: ParsedRow[] = [];
  readonly #sourcesBefore = new Map<string, Readonly<Record<string, unknown>>>();
  /** Numbers of statements that are no longer made, by source. */
  readonly #closed = new Map<string, number>();
  #lastProgress = Date.now();
  /** Of the input before this pass. */
  readonly #bytesBefore: BytesRead | undefined;
  /** Rows of all tables so far. */
  #done = 0;

  constructor(database: Database, input: WriterInput, memory: ImportMemory, writing: Writing, options: PassOptions) {
    this.#database = database;
    this.#input = input;
    this.#writing = writing;
    this.touched = new TouchedKeys(writing?.recording.now ?? null);
    this.#options = options;
    this.#bytesBefore = input.bytes?.();
    this.#memory = memory;
    this.#checker = new RowChecker(database, input, memory);
    this.#implied = new StatementSet(memory, 'implied');
    this.#kept = new StatementSet(memory, 'kept');
  }

  /** Whether the pass changed the graph (or would change it). */
  get changed(): boolean {
    return this.#changed;
  }

  /** Complete after `run`. */
  get withheld(): WithheldSuperseding | null {
    return this.#withheld;
  }

  /** The contracts that rows of the input wait for. Complete after `run`. */
  get waiting(): readonly AwaitedContract[] {
    return [...this.#waiting].map(([contract, rows]) => ({ contract, rows }));
  }

  /** What would become of kept rows. Complete after `run`, if it only counts. */
  get arrival(): Arrival {
    return this.#arrival;
  }

  /** Complete after `run`. */
  get warnings(): readonly ImportWarning[] {
    const conflicts = this.#changedSources.flatMap((row) => {
      const key = keyOf(row);
      return sourceConflict(row, this.#sourcesBefore.get(key) ?? {}, this.#closed.get(key) ?? 0) ?? [];
    });
    return [...conflicts, ...this.#warnings, ...this.#checker.names.warnings];
  }

  /** The known sources of which the input must have about as many rows as before. */
  get #comparedSources(): readonly string[] {
    return [...this.#knownSources].filter((source) => this.#input.replacedSources?.has(source) !== true);
  }

  async run(): Promise<void> {
    const rows = await this.#database.read(`UNWIND $keys AS key ${byKey('s', 'Source', 'key')} RETURN key`, {
      keys: this.#input.sources,
    });
    this.#knownSources = new Set(rows.map((row) => z.string().parse(row['key'])));
    for (const source of this.#comparedSources)
      for (const [table, count] of await countWaiting(this.#database, source)) this.#shrinkage.addBefore(table, count);
    for (const table of importOrder) {
      if (this.#input.tables.includes(table)) await this.#importTable(table);
    }
    await this.#decideWhetherToSupersede();
    for (const table of closingOrder) {
      for (const source of this.#knownSources) await this.#closeTable(table, source);
    }
    for (const source of this.#knownSources) await this.#closeKept(source);
    await this.#moveEscorts();
    if (this.#writing === null) await this.#countArriving();
    await this.#complete();
  }

  /**
   * Writes changed sources and marks the import as written, in one transaction. Changed sources come last because their
   * previous values are not kept, so an undo could not restore them.
   */
  async #complete(): Promise<void> {
    const changed = this.#changedSources;
    const before = this.#sourcesBefore;
    const writing = this.#writing;
    await writing?.lease.write(async (transaction) => {
      const { importId } = writing.recording;
      if (changed.length > 0) await writeSources(transaction, importId, { created: [], changed, before });
      const job = { id: importId, sources: this.#input.sources };
      const { completesPart, resumes } = writing.begun;
      const outcome = { statesSomething: this.#changed || completesPart, hasChanged: this.#changed || resumes };
      await markWritten(transaction, job, outcome, this.tally);
    });
    changed.forEach((row) => {
      this.touched.touchSource(keyOf(row));
    });
  }

  /** Moves the escorts that end on the person who had an access before: those of other sources, and kept ones. */
  async #moveEscorts(): Promise<void> {
    const writing = this.#writing;
    if (writing === null) return;
    // An import that was interrupted may have changed the person of an access, and not moved the escorts.
    const accesses = writing.begun.resumes ? await findMisplacedEscorts(this.#database) : [...this.#movedAccesses];
    await moveEscorts(writing.lease, accesses, this.touched);
  }

  async #importTable(table: TableName): Promise<void> {
    let done = 0;
    for await (const batch of prefetched(this.#checker.check(table))) {
      for (const reject of batch.rejects) {
        this.#shrinkage.addReject(reject);
        await this.#options.onReject(reject);
      }
      this.tally.add(table, 'rejected', batch.rejects.length);
      this.#shrinkage.addRows(table, batch.rejects.length);
      this.tally.addRepeated(table, batch.repeated);
      if (table === 'sources') await this.#importSources(batch);
      else await this.#importRows(table, batch);
      await this.#keepProvisional(batch.rows);
      await this.#keepRows(table, batch.waiting);
      const count = batch.rows.length + batch.repeated.length + batch.rejects.length + batch.waiting.length;
      done += count;
      this.#reportProgress(table, done, count);
    }
  }

  async #importSources(batch: CheckedBatch): Promise<void> {
    const plan = await planSources(
      this.#database,
      batch.rows.map(({ row }) => row),
      this.#input,
    );
    const { created, changed } = plan;
    this.tally.add('sources', 'created', created.length);
    this.tally.add('sources', 'changed', changed.length);
    this.tally.add('sources', 'unchanged', batch.rows.length - created.length - changed.length);
    if (created.length + changed.length === 0) return;
    this.#changed = true;
    this.#changedSources.push(...changed);
    plan.before.forEach((properties, key) => this.#sourcesBefore.set(key, properties));
    const writing = this.#writing;
    if (created.length === 0 || writing === null) return;
    const { importId } = writing.recording;
    await writing.lease.write((transaction) => writeSources(transaction, importId, { ...plan, changed: [] }));
  }

  async #importRows(table: TableName, batch: CheckedBatch): Promise<void> {
    const own = new Set<string>();
    const statements = batch.rows.flatMap((row) => {
      const [first, ...implied] = statementsOfRow(row);
      if (first === undefined) return [];
      own.add(first.key);
      if (this.#knownSources.has(row.row.source)) implied.forEach(({ key }) => this.#implied.add(key));
      return [first, ...implied];
    });
    const isNew = batch.rows.every(
      ({ row }) => this.#input.sources.includes(row.source) && !this.#knownSources.has(row.source),
    );
    const plan: StatementPlan = isNew
      ? { create: statements, replaced: new Map() }
      : await planStatements(this.#database, statements);
    this.#countPresent(table, statements, plan);
    const written = plan.create.filter(({ key }) => own.has(key));
    const changed = written.filter(({ key }) => plan.replaced.has(key));
    this.tally.add(table, 'created', written.length - changed.length);
    const known = batch.rows.filter(({ row }) => this.#knownSources.has(row.source));
    this.#shrinkage.addRows(table, known.length);
    if (this.#writing !== null) {
      const created = written.filter(({ key, row }) => !plan.replaced.has(key) && this.#knownSources.has(row.source));
      this.#shrinkage.addBefore(table, -created.length);
    }
    this.tally.add(table, 'changed', changed.length);
    this.#addSamples(table, plan, written);
    this.tally.add(table, 'unchanged', own.size - written.length);
    if (plan.create.length === 0) return;
    this.#changed = true;
    const writing = this.#writing;
    if (writing === null) return;
    const changes = await writing.lease.write((transaction) => applyPlan(transaction, plan, writing.recording));
    changes.forEach((change) => {
      this.touched.touch(change);
    });
    if (table !== 'access') return;
    for (const { properties } of plan.create) {
      const access = String(properties['access']);
      // An access that nobody stated for a while may come back with another person: its escorts may be those of others, or kept ones.
      if (this.#knownSources.size > 0 || this.#checker.isEscortedByOthers(access)) this.#movedAccesses.add(access);
    }
  }

  async #countArriving(): Promise<void> {
    const counted = await countArriving(this.#database, this.#input, this.#checker, this.#memory);
    this.#arrival = { ...counted, hasChanged: counted.arrived > 0 || counted.joined.length > 0 };
  }

  /** Keeps rows about provisional contracts, which are counted as rows of their tables. */
  async #keepProvisional(rows: readonly CheckedRow[]): Promise<void> {
    const kept = rows.flatMap((one) =>
      one.provisional.length === 0 ? [] : [keptForm(one, this.#checker.names.givenFor(one.row))],
    );
    if (kept.length === 0) return;
    const plan = await planKept(this.#database, kept);
    if (plan.created.length + plan.changed.length === 0) return;
    this.#changed = true;
    const writing = this.#writing;
    await writing?.lease.write((transaction) => keepRows(transaction, plan, writing.recording));
  }

  /** Keeps rows that wait for contracts. */
  async #keepRows(table: TableName, rows: readonly WaitingRow[]): Promise<void> {
    if (rows.length === 0) return;
    for (const contract of rows.flatMap(({ contracts }) => contracts))
      if (this.#waiting.has(contract) || this.#waiting.size < mostAwaited)
        this.#waiting.set(contract, (this.#waiting.get(contract) ?? 0) + 1);
    this.#shrinkage.addRows(table, rows.filter(({ row }) => this.#knownSources.has(row.source)).length);
    const plan = await planKept(this.#database, rows);
    const written = plan.created.length + plan.changed.length;
    this.tally.add(table, 'created', plan.created.length);
    this.tally.add(table, 'changed', plan.changed.length);
    this.tally.add(table, 'unchanged', rows.length - written);
    const described = ({ key }: WaitingRow) => ({ statement: describeKey(key), changes: [] });
    this.samples.add(table, 'created', plan.created, described);
    if (written === 0) return;
    this.#changed = true;
    const writing = this.#writing;
    await writing?.lease.write((transaction) => keepRows(transaction, plan, writing.recording));
  }

  #addSamples(table: TableName, { replaced }: StatementPlan, written: readonly Statement[]): void {
    const created = written.filter(({ key }) => !replaced.has(key));
    const changed = written.flatMap((statement) => {
      const before = replaced.get(statement.key);
      return before === undefined ? [] : [{ before, statement }];
    });
    this.samples.add(table, 'created', created, ({ key }) => ({ statement: describeKey(key), changes: [] }));
    this.samples.add(table, 'changed', changed, ({ before, statement }) => ({
      statement: describeKey(statement.key),
      changes: changesOf(before, statement),
    }));
  }

  #countPresent(table: TableName, statements: readonly Statement[], { create, replaced }: StatementPlan): void {
    const isWritten = this.#writing !== null;
    const absent = new Set(isWritten ? [] : create.flatMap(({ key }) => (replaced.has(key) ? [] : [key])));
    for (const { key, kind, row } of statements) {
      if (!this.#knownSources.has(row.source) || absent.has(key)) continue;
      const id = `${table} ${kind.edge} ${row.source}`;
      this.#present.set(id, (this.#present.get(id) ?? 0) + 1);
    }
  }

  /** Must be called when all rows are read and nothing is closed yet. */
  async #decideWhetherToSupersede(): Promise<void> {
    for (const table of closingOrder)
      for (const source of this.#comparedSources) {
        const [edge] = edgesOfTable(table);
        if (edge !== undefined)
          this.#shrinkage.addBefore(table, await countStatements(this.#database, edge, statementPrefix(source, table)));
      }
    const why = this.#options.allowShrink === true ? null : this.#shrinkage.reason();
    this.#withheld = why === null ? null : { why, count: 0 };
  }

  async #closeTable(table: TableName, source: string): Promise<void> {
    const [first, ...implied] = edgesOfTable(table);
    if (first === undefined) return;
    let [closed, kept, stay] = [0, 0, 0];
    for await (const notMade of this.#statementsNotIn(this.#checker.accepted, table, first, source)) {
      const stays = await this.#keptOf(table, notMade);
      const own = notMade.filter((key) => !stays.has(key));
      this.samples.add(table, 'closed', own, (key) => ({ statement: describeKey(key), changes: [] }));
      closed += own.length;
      stay += stays.size;
      const rejected = [...stays].filter((key) => this.#checker.unchanged.has(key)).length;
      kept += rejected;
      if (this.#withheld !== null) this.#withheld.count += stays.size - rejected;
      await this.#close(table, first, own);
    }
    this.tally.add(table, 'closed', closed);
    this.#closed.set(source, (this.#closed.get(source) ?? 0) + closed);
    if (kept > 0) this.#warnings.push({ file: `${table}.csv`, column: null, line: null, message: describeKept(kept) });
    for (const edge of implied) {
      for await (const notMade of this.#statementsNotIn(this.#implied, table, edge, source)) {
        const own = stay === 0 ? notMade : notMade.filter((key) => !this.#kept.implies(key));
        await this.#close(table, edge, own);
      }
    }
  }

  /** Supersedes the kept rows of a source that it no longer states. The statements of those whose contracts are there are closed like others. */
  async #closeKept(source: string): Promise<void> {
    for await (const part of keptRowsOf(this.#database, source)) {
      const gone = part.filter((kept) => !this.#isStillKept(kept));
      const waiting = gone.filter(({ row, isWaiting }) => isWaiting && !this.#isMade(row));
      if (this.#withheld !== null) this.#withheld.count += waiting.length;
      if (gone.length === 0 || this.#withheld !== null) continue;
      for (const { row } of waiting) this.tally.add(row.table, 'closed', 1);
      this.#changed = true;
      const writing = this.#writing;
      const keys = gone.map(({ row }) => row.at.file);
      await writing?.lease.write((transaction) => supersedeKept(transaction, keys, writing.recording.now));
    }
  }

  #isStillKept({ row, isWaiting }: KeptRow): boolean {
    const { unchanged, kept } = this.#checker;
    const key = row.at.file;
    return unchanged.has(key) || kept.add(key, contentOf(row)) === 'same' || (!isWaiting && this.#isMade(row));
  }

  /** Whether the input makes the statement of a kept row: it names the contract by its PIID, or refers to a row that does. */
  #isMade(row: ParsedRow): boolean {
    const { accepted, byName } = this.#checker;
    return [byName, accepted].some((made) => made.add(row.at.file, contentOf(row)) === 'same');
  }

  /** Returns those of some statements to close that stay: all if the input is probably incomplete, else those whose new rows were rejected. */
  async #keptOf(table: TableName, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const candidates = this.#withheld === null ? keys.filter((key) => this.#checker.unchanged.has(key)) : keys;
    const contradicted = await this.#checker.contradicted(table, candidates);
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
    if ((await countStatements(this.#database, edge, prefix)) === present) return;
    for await (const keys of statementKeys(this.#database, edge, prefix)) yield keys.filter((key) => !made.has(key));
  }

  async #close(table: TableName, edge: EdgeType, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    this.#changed = true;
    const writing = this.#writing;
    if (writing === null) return;
    const changes = await writing.lease.write((transaction) =>
      supersede(transaction, table, edge, keys, writing.recording.now),
    );
    changes.forEach((change) => {
      this.touched.touch(change);
    });
    if (table !== 'access') return;
    changes.forEach(({ properties }) => this.#movedAccesses.add(String(properties['access'])));
  }

  #shareRead(): number | null {
    const [before, now] = [this.#bytesBefore, this.#input.bytes?.()];
    if (before === undefined || now === undefined || before.total === 0) return null;
    return Math.min(1, (now.read - before.read) / before.total);
  }

  #reportProgress(table: TableName, rows: number, count: number): void {
    this.#done += count;
    const { onRows } = this.#options;
    if (onRows !== undefined) {
      const { rowCounts } = this.#input;
      const total = rowCounts === undefined ? null : [...rowCounts.values()].reduce((sum, one) => sum + one, 0);
      const share = total === null ? this.#shareRead() : this.#done / total;
      onRows({ table, done: this.#done, total, share, isChecked: this.#writing === null });
      return;
    }
    if (Date.now() - this.#lastProgress < progressMilliseconds) return;
    this.#lastProgress = Date.now();
    this.#options.onProgress(
      `${table}: ${rows.toLocaleString('en-US')} rows ${this.#writing === null ? 'checked' : 'done'}`,
    );
  }
}

function describeKept(count: number): string {
  return count === 1
    ? 'An earlier statement is kept because its new row was rejected'
    : `${count} earlier statements are kept because their new rows were rejected`;
}

/** Accesses are closed first, so that chains disappear whole, never in parts. */
const closingOrder: readonly TableName[] = ['access', ...importOrder.filter((table) => table !== 'access')];
