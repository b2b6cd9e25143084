import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { readGraphState } from '../derive/graph-state.ts';
import { isBehind, refreshDerived } from '../derive/refresh.ts';
import { TouchedKeys } from '../derive/touched.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import { readSchemaVersion, setUpSchema } from '../schema/schema.ts';
import { applyPlan, changesOf, moveEscorts, planStatements, supersede } from './apply.ts';
import type { Recording, StatementPlan } from './apply.ts';
import { RowChecker, prefetched } from './check.ts';
import { RowTally, StatementSamples } from './input.ts';
import type {
  CheckedBatch,
  ImportReport,
  ImportWarning,
  Reject,
  ParsedRow,
  RowProgress,
  WriterInput,
} from './input.ts';
import { beginImport, describeUnfinished, endImport, markWritten, raiseVersion } from './journal.ts';
import { Lease } from './lease.ts';
import { resolveAll } from './resolve.ts';
import { keyOf, planSources, sourceConflict, writeSources } from './sources.ts';
import { findStatementKeys } from './statement-cypher.ts';
import { StatementSet } from './statement-set.ts';
import { describeKey, edgesOfTable, statementPrefix, statementsOfRow } from './statements.ts';
import type { Statement } from './statements.ts';
import { finishRollbacks, undoImport } from './undo.ts';

interface WriteOptions extends PassListener {
  /** Only reports what would change, and writes nothing. */
  readonly dryRun: boolean;
  /** Imports nothing if any row is rejected. */
  readonly strict: boolean;
}

/**
 * Imports an input into the graph as one job. Importing the same input again changes nothing; an interrupted import is
 * completed by running it again. Statements that the input's sources no longer make are superseded.
 * @throws SERVICE_UNAVAILABLE if the database goes down; LEASE_LOST if another writer took over; SCHEMA_TOO_NEW
 */
export async function writeInput(database: Database, input: WriterInput, options: WriteOptions): Promise<ImportReport> {
  const started = Date.now();
  // Short, because every statement stores it.
  // Hexadecimal: `rollback` would take an id that begins with a dash for an option.
  const id = randomBytes(9).toString('hex');
  const report = (pass: ImportPass, wentIn: boolean, resumed: boolean): ImportReport => ({
    id,
    format: input.format,
    dryRun: options.dryRun,
    wentIn,
    resumed,
    changed: pass.changed || resumed,
    sources: input.sources,
    total: pass.tally.total(),
    tables: pass.tally.tables(),
    warnings: pass.warnings,
    samples: pass.samples.all(),
    milliseconds: Date.now() - started,
  });

  if (options.dryRun) {
    await readSchemaVersion(database);
    return report(await runPass(database, input, null, options), false, false);
  }
  await setUpSchema(database);
  return Lease.hold(database, `import ${input.format}`, options.onProgress, async (lease) => {
    if (options.strict) {
      const check = await runPass(database, input, null, options);
      if (check.tally.total().rejected > 0) return report(check, false, false);
    }
    const recording = { importId: id, now: new Date() };
    const { resumed, unrelated } = await beginImport(lease, {
      id,
      format: input.format,
      sources: input.sources,
      now: recording.now,
    });
    // A partial import mixed with older data is a state that no source states: it could show a false chain.
    for (const job of unrelated) {
      options.onProgress(
        job.state === 'ROLLING_BACK'
          ? `Completing the rollback of an import: ${describeUnfinished(job)}.`
          : `Undoing an interrupted import: ${describeUnfinished(job)}. Run it again to import its data.`,
      );
      await undoImport(database, lease, job.id);
    }
    // To derive only what was touched would hide that the rest is behind.
    const derivesAll = resumed || isBehind(await readGraphState(database));
    const changedBefore = resumed || unrelated.length > 0;
    const pass = await runPass(database, input, { lease, recording, changedBefore }, options);
    await resolveAll(lease, options.onProgress);
    const changed = pass.changed || changedBefore;
    if (derivesAll) pass.touched.touchAll();
    const touched = pass.touched.result();
    if (changed) {
      options.onProgress('Deriving accesses and exposures');
      await raiseVersion(lease);
      await refreshDerived(database, lease, touched, options.onProgress);
    } else if (touched === 'all') await refreshDerived(database, lease, touched, options.onProgress);
    await finishRollbacks(lease);
    await endImport(lease, { id, sources: input.sources, changed: pass.changed || resumed });
    return report(pass, true, resumed);
  });
}

async function runPass(
  database: Database,
  input: WriterInput,
  writing: Writing,
  listener: PassListener,
): Promise<ImportPass> {
  const pass = new ImportPass(database, input, writing, listener);
  await pass.run();
  return pass;
}

/** What a pass needs to write; null: it only checks and counts. */
type Writing = {
  readonly lease: Lease;
  readonly recording: Recording;
  /** Whether the graph has changed already, by an interrupted import or by undoing one. */
  readonly changedBefore: boolean;
} | null;

interface PassListener {
  readonly onProgress: (message: string) => void;
  /** Called for each batch of rows, in place of `onProgress`. */
  readonly onRows?: ((progress: RowProgress) => void) | undefined;
  readonly onReject: (reject: Reject) => void | Promise<void>;
}

/** Statements superseded per transaction. */
const closedBatch = 10_000;
const progressMilliseconds = 3000;

/** One pass over an entire input: checks it, compares it with the graph, and writes it unless it only counts. */
class ImportPass {
  readonly tally = new RowTally();
  readonly samples = new StatementSamples();
  readonly touched = new TouchedKeys();
  #changed = false;
  readonly #database: Database;
  readonly #input: WriterInput;
  readonly #writing: Writing;
  readonly #listener: PassListener;
  readonly #checker: RowChecker;
  /** Statements that rows imply in addition to their own, by key. */
  readonly #implied = new StatementSet();
  /** The input's sources that were in the graph before. */
  #knownSources: ReadonlySet<string> = new Set();
  readonly #replacedAccesses = new Set<string>();
  readonly #warnings: ImportWarning[] = [];
  readonly #changedSources: ParsedRow[] = [];
  readonly #sourcesBefore = new Map<string, Readonly<Record<string, unknown>>>();
  /** Numbers of statements that are no longer made, by source. */
  readonly #closed = new Map<string, number>();
  #lastProgress = Date.now();
  /** Rows of all tables so far. */
  #done = 0;

  constructor(database: Database, input: WriterInput, writing: Writing, listener: PassListener) {
    this.#database = database;
    this.#input = input;
    this.#writing = writing;
    this.#listener = listener;
    this.#checker = new RowChecker(database, input);
  }

  /** Whether the pass changed the graph (or would change it). */
  get changed(): boolean {
    return this.#changed;
  }

  /** Complete after `run`. */
  get warnings(): readonly ImportWarning[] {
    const conflicts = this.#changedSources.flatMap((row) => {
      const key = keyOf(row);
      return sourceConflict(row, this.#sourcesBefore.get(key) ?? {}, this.#closed.get(key) ?? 0) ?? [];
    });
    return [...conflicts, ...this.#warnings];
  }

  async run(): Promise<void> {
    const rows = await this.#database.read(`UNWIND $keys AS key MATCH (s:Source {key: key}) RETURN key`, {
      keys: this.#input.sources,
    });
    this.#knownSources = new Set(rows.map((row) => z.string().parse(row['key'])));
    for (const table of importOrder) {
      if (this.#input.tables.includes(table)) await this.#importTable(table);
    }
    for (const table of closingOrder) {
      for (const source of this.#knownSources) await this.#closeTable(table, source);
    }
    await this.#moveEscorts();
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
      await markWritten(transaction, importId, this.#changed || writing.changedBefore, this.tally);
    });
    changed.forEach((row) => {
      this.touched.touchSource(keyOf(row));
    });
  }

  /** Moves the escorts that other sources state when an access changes to another person. */
  async #moveEscorts(): Promise<void> {
    const accesses = [...this.#replacedAccesses];
    for (let at = 0; at < accesses.length; at += closedBatch) {
      const part = accesses.slice(at, at + closedBatch);
      await this.#writing?.lease.write((transaction) => moveEscorts(transaction, part));
    }
  }

  async #importTable(table: TableName): Promise<void> {
    let done = 0;
    for await (const batch of prefetched(this.#checker.check(table))) {
      for (const reject of batch.rejects) await this.#listener.onReject(reject);
      this.tally.add(table, 'rejected', batch.rejects.length);
      this.tally.add(table, 'unchanged', batch.repeated);
      if (table === 'sources') await this.#importSources(batch);
      else await this.#importRows(table, batch);
      const count = batch.rows.length + batch.repeated + batch.rejects.length;
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
      if (this.#knownSources.has(row.row.source)) implied.forEach(({ key }) => this.#implied.add(key, ''));
      return [first, ...implied];
    });
    const isNew = batch.rows.every(
      ({ row }) => this.#input.sources.includes(row.source) && !this.#knownSources.has(row.source),
    );
    const plan: StatementPlan = isNew
      ? { create: statements, replaced: new Map() }
      : await planStatements(this.#database, statements);
    const written = plan.create.filter(({ key }) => own.has(key));
    const changed = written.filter(({ key }) => plan.replaced.has(key));
    this.tally.add(table, 'created', written.length - changed.length);
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
    const replacements = plan.create.filter(({ key }) => plan.replaced.has(key));
    replacements.forEach(({ properties }) => this.#replacedAccesses.add(String(properties['access'])));
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

  async #closeTable(table: TableName, source: string): Promise<void> {
    const [first, ...implied] = edgesOfTable(table);
    if (first === undefined) return;
    const prefix = statementPrefix(source, table);
    const notMade = await this.#keysNotIn(this.#checker.accepted, first, prefix);
    const [own, unchanged] = await this.#split(table, notMade);
    this.tally.add(table, 'closed', own.length);
    this.samples.add(table, 'closed', own, (key) => ({ statement: describeKey(key), changes: [] }));
    this.#closed.set(source, (this.#closed.get(source) ?? 0) + own.length);
    await this.#close(table, first, own);
    for (const edge of implied) {
      const keys = await this.#keysNotIn(this.#implied, edge, prefix);
      await this.#close(
        table,
        edge,
        keys.filter((key) => !isImpliedBy(unchanged, key)),
      );
    }
  }

  /** Splits keys into statements to close and statements that stay because their new rows were rejected. */
  async #split(
    table: TableName,
    keys: readonly string[],
  ): Promise<readonly [toClose: readonly string[], unchanged: ReadonlySet<string>]> {
    const candidates = keys.filter((key) => this.#checker.unchanged.has(key));
    const contradicted = new Set<string>();
    for (let at = 0; at < candidates.length; at += closedBatch)
      for (const key of await this.#checker.contradicted(table, candidates.slice(at, at + closedBatch)))
        contradicted.add(key);
    const unchanged = new Set(candidates.filter((key) => !contradicted.has(key)));
    if (unchanged.size > 0) {
      const message =
        unchanged.size === 1
          ? 'An earlier statement is kept because its new row was rejected'
          : `${unchanged.size} earlier statements are kept because their new rows were rejected`;
      this.#warnings.push({ file: `${table}.csv`, column: null, line: null, message });
    }
    return [keys.filter((key) => !unchanged.has(key)), unchanged];
  }

  /** Returns the keys of current statements in the graph that begin with a prefix and are not in a set. */
  async #keysNotIn(made: StatementSet, edge: EdgeType, prefix: string): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const row of this.#database.stream(findStatementKeys(edge), { prefix })) {
      const key = z.string().parse(row['key']);
      if (!made.has(key)) keys.push(key);
    }
    return keys;
  }

  async #close(table: TableName, edge: EdgeType, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) this.#changed = true;
    const writing = this.#writing;
    if (writing === null) return;
    for (let at = 0; at < keys.length; at += closedBatch) {
      const part = keys.slice(at, at + closedBatch);
      const changes = await writing.lease.write((transaction) =>
        supersede(transaction, table, edge, part, writing.recording.now),
      );
      changes.forEach((change) => {
        this.touched.touch(change);
      });
      if (table !== 'access') continue;
      changes.forEach(({ properties }) => this.#replacedAccesses.add(String(properties['access'])));
    }
  }

  #reportProgress(table: TableName, rows: number, count: number): void {
    this.#done += count;
    const { onRows } = this.#listener;
    if (onRows !== undefined) {
      const { rowCounts } = this.#input;
      const total = rowCounts === undefined ? null : [...rowCounts.values()].reduce((sum, one) => sum + one, 0);
      onRows({ table, done: this.#done, total, isChecked: this.#writing === null });
      return;
    }
    if (Date.now() - this.#lastProgress < progressMilliseconds) return;
    this.#lastProgress = Date.now();
    this.#listener.onProgress(
      `${table}: ${rows.toLocaleString('en-US')} rows ${this.#writing === null ? 'checked' : 'done'}`,
    );
  }
}

/** Whether one of some statements implies a statement: the key of the implied one begins with the other's key. */
function isImpliedBy(owners: ReadonlySet<string>, key: string): boolean {
  if (owners.size === 0) return false;
  for (let at = key.lastIndexOf('/'); at > 0; at = key.lastIndexOf('/', at - 1))
    if (owners.has(key.slice(0, at))) return true;
  return false;
}

/**
 * Accesses come after everything that their chains may need, including escorts: a partial import can temporarily hide a
 * chain, but never show a false one.
 */
const importOrder = [
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
  'access',
  'claims',
] as const satisfies readonly TableName[];

/** Accesses are closed first, so that chains disappear whole, never in parts. */
const closingOrder: readonly TableName[] = ['access', ...importOrder.filter((table) => table !== 'access')];
