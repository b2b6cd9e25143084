import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { TouchedKeys } from '../derive/touched.ts';
import { describeKey } from '../model/statement-keys.ts';
import type { TableName } from '../model/vocabulary.ts';
import { applyPlan, changesOf, findMisplaced, moveToEngineers, planStatements } from './apply.ts';
import type { Recording, StatementPlan } from './apply.ts';
import { prefetched } from './check/batches.ts';
import { RowChecker, importOrder } from './check/check.ts';
import { Closing } from './closing.ts';
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
import { countArriving } from './waiting/arrival.ts';
import type { Arrival } from './waiting/arrival.ts';
import { countWaiting, planWaitingRows, storeWaitingRows, toWaitingRow } from './waiting/rows.ts';
import type { Lease } from './lease.ts';
import { keyOf, planSources, sourceConflict, writeSources } from './sources.ts';
import { statementsOfRow } from './statements.ts';
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
  readonly #closing: Closing;
  /** The input's sources that were in the graph before. */
  #knownSources: ReadonlySet<string> = new Set();
  /** Accesses whose escorts and credentials may have to move; not all of them if an interrupted import is resumed. */
  readonly #movedAccesses = new Set<string>();
  /** Numbers of rows that wait, by contract. */
  readonly #waiting = new Map<string, number>();
  #arrival: Arrival = { arrived: 0, joined: [], hasChanged: false };
  readonly #changedSources: ParsedRow[] = [];
  readonly #sourcesBefore = new Map<string, Readonly<Record<string, unknown>>>();
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
    this.#closing = new Closing({
      ...{ database, writing, memory, checker: this.#checker, movedAccesses: this.#movedAccesses },
      ...{ tally: this.tally, samples: this.samples, touched: this.touched },
    });
  }

  /** Whether the pass changed the graph (or would change it). */
  get changed(): boolean {
    return this.#changed || this.#closing.changed;
  }

  /** Complete after `run`. */
  get withheld(): WithheldSuperseding | null {
    return this.#closing.withheld;
  }

  /** The contracts that rows of the input wait for. Complete after `run`. */
  get waiting(): readonly AwaitedContract[] {
    return [...this.#waiting].map(([contract, rows]) => ({ contract, rows }));
  }

  /** How many waiting rows would be applied. Complete after `run`, if it only counts. */
  get arrival(): Arrival {
    return this.#arrival;
  }

  /** Complete after `run`. */
  get warnings(): readonly ImportWarning[] {
    const conflicts = this.#changedSources.flatMap((row) => {
      const key = keyOf(row);
      return sourceConflict(row, this.#sourcesBefore.get(key) ?? {}, this.#closing.closedOf(key)) ?? [];
    });
    return [...conflicts, ...this.#closing.warnings, ...this.#checker.names.warnings];
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
      for (const [table, count] of await countWaiting(this.#database, source))
        this.#closing.shrinkage.addBefore(table, count);
    for (const table of importOrder) {
      if (this.#input.tables.includes(table)) await this.#importTable(table);
    }
    await this.#closing.run(this.#knownSources, this.#comparedSources, this.#options.allowShrink === true);
    await this.#moveToEngineers();
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
      const outcome = { statesSomething: this.changed || completesPart, hasChanged: this.changed || resumes };
      await markWritten(transaction, job, outcome, this.tally);
    });
    changed.forEach((row) => {
      this.touched.touchSource(keyOf(row));
    });
  }

  /** Moves escorts and credentials to the new person of an access: those of other sources, and waiting ones. */
  async #moveToEngineers(): Promise<void> {
    const writing = this.#writing;
    if (writing === null) return;
    // An import that was interrupted may have changed the person of an access, and moved neither escorts nor credentials.
    const accesses = writing.begun.resumes ? await findMisplaced(this.#database) : [...this.#movedAccesses];
    await moveToEngineers(writing.lease, accesses, this.touched);
  }

  async #importTable(table: TableName): Promise<void> {
    let done = 0;
    for await (const batch of prefetched(this.#checker.check(table))) {
      for (const reject of batch.rejects) {
        this.#closing.shrinkage.addReject(reject);
        await this.#options.onReject(reject);
      }
      this.tally.add(table, 'rejected', batch.rejects.length);
      this.#closing.shrinkage.addRows(table, batch.rejects.length);
      this.tally.addRepeated(table, batch.repeated);
      if (table === 'sources') await this.#importSources(batch);
      else await this.#importRows(table, batch);
      await this.#storeProvisional(batch.rows);
      await this.#storeRows(table, batch.waiting);
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
      if (this.#knownSources.has(row.row.source)) this.#closing.addImplied(implied);
      return [first, ...implied];
    });
    const isNew = batch.rows.every(
      ({ row }) => this.#input.sources.includes(row.source) && !this.#knownSources.has(row.source),
    );
    const plan: StatementPlan = isNew
      ? { create: statements, replaced: new Map() }
      : await planStatements(this.#database, statements);
    this.#closing.countPresent(
      table,
      statements.filter(({ row }) => this.#knownSources.has(row.source)),
      plan,
    );
    const written = plan.create.filter(({ key }) => own.has(key));
    const changed = written.filter(({ key }) => plan.replaced.has(key));
    this.tally.add(table, 'created', written.length - changed.length);
    const known = batch.rows.filter(({ row }) => this.#knownSources.has(row.source));
    this.#closing.shrinkage.addRows(table, known.length);
    if (this.#writing !== null) {
      const created = written.filter(({ key, row }) => !plan.replaced.has(key) && this.#knownSources.has(row.source));
      this.#closing.shrinkage.addBefore(table, -created.length);
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
      // An access that no source stated for a while may return with another person; escorts and credentials, also waiting ones, then move.
      if (this.#knownSources.size > 0 || this.#checker.isNamedByOthers(access)) this.#movedAccesses.add(access);
    }
  }

  async #countArriving(): Promise<void> {
    const counted = await countArriving(this.#database, this.#input, this.#checker, this.#memory);
    this.#arrival = { ...counted, hasChanged: counted.arrived > 0 || counted.joined.length > 0 };
  }

  /** Stores rows about provisional contracts, which are counted as rows of their tables. */
  async #storeProvisional(rows: readonly CheckedRow[]): Promise<void> {
    const provisional = rows.flatMap((one) =>
      one.provisional.length === 0 ? [] : [toWaitingRow(one, this.#checker.names.givenFor(one.row))],
    );
    if (provisional.length === 0) return;
    const plan = await planWaitingRows(this.#database, provisional);
    if (plan.created.length + plan.changed.length === 0) return;
    this.#changed = true;
    const writing = this.#writing;
    await writing?.lease.write((transaction) => storeWaitingRows(transaction, plan, writing.recording));
  }

  /** Stores rows that wait for contracts. */
  async #storeRows(table: TableName, rows: readonly WaitingRow[]): Promise<void> {
    if (rows.length === 0) return;
    for (const contract of rows.flatMap(({ contracts }) => contracts))
      if (this.#waiting.has(contract) || this.#waiting.size < mostAwaited)
        this.#waiting.set(contract, (this.#waiting.get(contract) ?? 0) + 1);
    this.#closing.shrinkage.addRows(table, rows.filter(({ row }) => this.#knownSources.has(row.source)).length);
    const plan = await planWaitingRows(this.#database, rows);
    const written = plan.created.length + plan.changed.length;
    this.tally.add(table, 'created', plan.created.length);
    this.tally.add(table, 'changed', plan.changed.length);
    this.tally.add(table, 'unchanged', rows.length - written);
    const described = ({ key }: WaitingRow) => ({ statement: describeKey(key), changes: [] });
    this.samples.add(table, 'created', plan.created, described);
    if (written === 0) return;
    this.#changed = true;
    const writing = this.#writing;
    await writing?.lease.write((transaction) => storeWaitingRows(transaction, plan, writing.recording));
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
      `${table}: ${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} ${this.#writing === null ? 'checked' : 'done'}`,
    );
  }
}
