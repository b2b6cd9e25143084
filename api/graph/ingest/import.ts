import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { refreshAnalysis } from '../derive/refresh.ts';
import { TouchedKeys } from '../derive/touched.ts';
import { isFailure } from '../failure.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import { readSchemaVersion, setUpSchema } from '../schema/schema.ts';
import { applyPlan, moveEscorts, planStatements, supersede } from './apply.ts';
import type { Recording, StatementPlan } from './apply.ts';
import { RowChecker, prefetched } from './check.ts';
import { RowTally } from './input.ts';
import type { CheckedBatch, ImportReport, ImportWarning, Reject, ParsedRow, WriterInput } from './input.ts';
import { beginImport, describeUnfinished, endImport, isAnalysisBehind, raiseVersion, undoImport } from './journal.ts';
import { Lease } from './lease.ts';
import { resolveAll } from './resolve.ts';
import { keyOf, planSources, sourceConflict, writeSources } from './sources.ts';
import { findStatementKeys } from './statement-cypher.ts';
import { StatementSet } from './statement-set.ts';
import { edgesOfTable, statementPrefix, statementsOfRow } from './statements.ts';

interface WriteOptions extends PassListener {
  /** Reports what would change; nothing is written. */
  readonly dryRun: boolean;
  /** Any reject, and nothing goes in. */
  readonly strict: boolean;
}

/**
 * Brings what an input states into the graph, as one job: repeatable without any change, and when it is killed, completed by running
 * it again. What the input's sources stated before and state no more is superseded.
 * @throws SERVICE_UNAVAILABLE when the database goes away; LEASE_LOST when another writer took over; SCHEMA_TOO_NEW.
 */
export async function writeInput(database: Database, input: WriterInput, options: WriteOptions): Promise<ImportReport> {
  const started = Date.now();
  // Short: every statement carries it.
  const id = randomBytes(9).toString('base64url');
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
    milliseconds: Date.now() - started,
  });

  if (options.dryRun) {
    await readSchemaVersion(database);
    return report(await runPass(database, input, null, options), false, false);
  }
  await setUpSchema(database);
  return withLease(database, `import ${input.format}`, options.onProgress, async (lease) => {
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
    // Half of it beside what was there before would be a state that nobody states: a false chain, analysed and shown.
    for (const job of unrelated) {
      options.onProgress(
        `An import was interrupted, and what it had written is undone: ${describeUnfinished(job)}. Run it again to have it in the graph.`,
      );
      await undoImport(database, lease, job.id);
    }
    const pass = await runPass(database, input, { lease, recording }, options);
    await resolveAll(lease, options.onProgress);
    const changed = pass.changed || resumed || unrelated.length > 0;
    if (changed) await raiseVersion(lease);
    if (resumed) pass.touched.touchAll();
    if (changed) {
      options.onProgress('Bringing the analysis up to date');
      await refreshAnalysis(database, pass.touched.result(), options.onProgress);
    } else if (await isAnalysisBehind(database)) await refreshAnalysis(database, 'all', options.onProgress);
    await endImport(lease, {
      id,
      sources: input.sources,
      changed: pass.changed || resumed,
      counts: { ...pass.tally.total() },
    });
    return report(pass, true, resumed);
  });
}

async function runPass(
  database: Database,
  input: WriterInput,
  writing: ConstructorParameters<typeof ImportPass>[2],
  listener: PassListener,
): Promise<ImportPass> {
  const pass = new ImportPass(database, input, writing, listener);
  await pass.run();
  return pass;
}

async function withLease<T>(
  database: Database,
  work: string,
  onProgress: (message: string) => void,
  run: (lease: Lease) => Promise<T>,
): Promise<T> {
  const lease = await Lease.acquire(database, work, onProgress);
  let gone = false;
  try {
    return await run(lease);
  } catch (error) {
    gone = isFailure(error, 'SERVICE_UNAVAILABLE') || isFailure(error, 'DISK_FULL');
    throw error;
  } finally {
    if (gone) lease.abandon();
    else await lease.release();
  }
}

/** What a pass writes with; null: it only counts. */
type Writing = { readonly lease: Lease; readonly recording: Recording } | null;

interface PassListener {
  readonly onProgress: (message: string) => void;
  readonly onReject: (reject: Reject) => void | Promise<void>;
}

/** Statements superseded in one transaction. */
const mostClosed = 10_000;
const progressMilliseconds = 3000;

/** One reading of an input from end to end: checked, compared with the graph, and written unless it only counts. */
class ImportPass {
  readonly tally = new RowTally();
  readonly touched = new TouchedKeys();
  #changed = false;
  readonly #database: Database;
  readonly #input: WriterInput;
  readonly #writing: Writing;
  readonly #listener: PassListener;
  readonly #checker: RowChecker;
  /** Statements that rows imply beside their own, by key. */
  readonly #implied = new StatementSet();
  /** Those of the input's sources that the graph knew before. */
  #known: ReadonlySet<string> = new Set();
  readonly #replacedAccesses = new Set<string>();
  readonly #warnings: ImportWarning[] = [];
  readonly #changedSources: ParsedRow[] = [];
  readonly #sourcesBefore = new Map<string, Readonly<Record<string, unknown>>>();
  /** Statements that are no longer made, by source. */
  readonly #closed = new Map<string, number>();
  #told = Date.now();

  constructor(database: Database, input: WriterInput, writing: Writing, listener: PassListener) {
    this.#database = database;
    this.#input = input;
    this.#writing = writing;
    this.#listener = listener;
    this.#checker = new RowChecker(database, input);
  }

  /** Whether the graph is (or would be) another. */
  get changed(): boolean {
    return this.#changed;
  }

  /** Once it has run. */
  get warnings(): readonly ImportWarning[] {
    const others = this.#changedSources.flatMap((row) => {
      const key = keyOf(row);
      return sourceConflict(row, this.#sourcesBefore.get(key) ?? {}, this.#closed.get(key) ?? 0) ?? [];
    });
    return [...others, ...this.#warnings];
  }

  async run(): Promise<void> {
    const rows = await this.#database.read(`UNWIND $keys AS key MATCH (s:Source {key: key}) RETURN key`, {
      keys: this.#input.sources,
    });
    this.#known = new Set(rows.map((row) => z.string().parse(row['key'])));
    for (const table of importOrder) {
      if (this.#input.tables.includes(table)) await this.#takeTable(table);
    }
    for (const table of closingOrder) {
      for (const source of this.#known) await this.#closeTable(table, source);
    }
    await this.#moveEscorts();
    await this.#complete();
  }

  /**
   * A source that changed has no older version to go back to, so that it is the last thing to be written, together with the note
   * that nothing is half done any more.
   */
  async #complete(): Promise<void> {
    const changed = this.#changedSources;
    const writing = this.#writing;
    await writing?.lease.write(async (transaction) => {
      if (changed.length > 0) await writeSources(transaction, { created: [], changed });
      await transaction.run(`MATCH (i:Import {id: $importId}) SET i.state = 'WRITTEN'`, {
        importId: writing.recording.importId,
      });
    });
    changed.forEach((row) => {
      this.touched.touchSource(keyOf(row));
    });
  }

  /** An access that its source has given to another person takes the escorts that others state along. */
  async #moveEscorts(): Promise<void> {
    const accesses = [...this.#replacedAccesses];
    for (let at = 0; at < accesses.length; at += mostClosed) {
      const part = accesses.slice(at, at + mostClosed);
      await this.#writing?.lease.write((transaction) => moveEscorts(transaction, part));
    }
  }

  async #takeTable(table: TableName): Promise<void> {
    let done = 0;
    for await (const batch of prefetched(this.#checker.check(table))) {
      for (const reject of batch.rejects) await this.#listener.onReject(reject);
      this.tally.add(table, 'rejected', batch.rejects.length);
      this.tally.add(table, 'unchanged', batch.repeated);
      if (table === 'sources') await this.#takeSources(batch);
      else await this.#takeRows(table, batch);
      done += batch.rows.length + batch.repeated + batch.rejects.length;
      this.#tell(table, done);
    }
  }

  async #takeSources(batch: CheckedBatch): Promise<void> {
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
    if (created.length > 0)
      await this.#writing?.lease.write((transaction) => writeSources(transaction, { created, changed: [] }));
  }

  async #takeRows(table: TableName, batch: CheckedBatch): Promise<void> {
    const own = new Set<string>();
    const statements = batch.rows.flatMap((row) => {
      const [first, ...implied] = statementsOfRow(row);
      if (first === undefined) return [];
      own.add(first.key);
      if (this.#known.has(row.row.source)) implied.forEach(({ key }) => this.#implied.add(key, ''));
      return [first, ...implied];
    });
    const isNew = batch.rows.every(
      ({ row }) => this.#input.sources.includes(row.source) && !this.#known.has(row.source),
    );
    const plan: StatementPlan = isNew
      ? { create: statements, replaced: new Set() }
      : await planStatements(this.#database, statements);
    const written = plan.create.filter(({ key }) => own.has(key));
    const replaced = written.filter(({ key }) => plan.replaced.has(key)).length;
    this.tally.add(table, 'created', written.length - replaced);
    this.tally.add(table, 'changed', replaced);
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
    const again = plan.create.filter(({ key }) => plan.replaced.has(key));
    again.forEach(({ properties }) => this.#replacedAccesses.add(String(properties['access'])));
  }

  async #closeTable(table: TableName, source: string): Promise<void> {
    const [first, ...implied] = edgesOfTable(table);
    if (first === undefined) return;
    const prefix = statementPrefix(source, table);
    const [own, kept] = await this.#split(table, await this.#leftOver(first, prefix, this.#checker.stated));
    this.tally.add(table, 'closed', own.length);
    this.#closed.set(source, (this.#closed.get(source) ?? 0) + own.length);
    await this.#close(table, first, own);
    for (const edge of implied) {
      const left = await this.#leftOver(edge, prefix, this.#implied);
      await this.#close(
        table,
        edge,
        left.filter((key) => !isOf(kept, key)),
      );
    }
  }

  /** What is to be closed, and what stays because its new row was rejected. */
  async #split(
    table: TableName,
    left: readonly string[],
  ): Promise<readonly [own: readonly string[], kept: ReadonlySet<string>]> {
    const candidates = left.filter((key) => this.#checker.kept.has(key));
    const contradicted = new Set<string>();
    for (let at = 0; at < candidates.length; at += mostClosed)
      for (const key of await this.#checker.contradicted(table, candidates.slice(at, at + mostClosed)))
        contradicted.add(key);
    const kept = new Set(candidates.filter((key) => !contradicted.has(key)));
    if (kept.size > 0) {
      const message = `${kept.size === 1 ? 'An earlier statement is' : `${kept.size} earlier statements are`} kept, because the new rows of them were rejected`;
      this.#warnings.push({ file: `${table}.csv`, column: null, line: null, message });
    }
    return [left.filter((key) => !kept.has(key)), kept];
  }

  async #leftOver(edge: EdgeType, prefix: string, stated: StatementSet): Promise<readonly string[]> {
    const left: string[] = [];
    for await (const row of this.#database.stream(findStatementKeys(edge), { prefix })) {
      const key = z.string().parse(row['key']);
      if (!stated.has(key)) left.push(key);
    }
    return left;
  }

  async #close(table: TableName, edge: EdgeType, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) this.#changed = true;
    const writing = this.#writing;
    if (writing === null) return;
    for (let at = 0; at < keys.length; at += mostClosed) {
      const part = keys.slice(at, at + mostClosed);
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

  #tell(table: TableName, rows: number): void {
    if (Date.now() - this.#told < progressMilliseconds) return;
    this.#told = Date.now();
    this.#listener.onProgress(
      `${table}: ${rows.toLocaleString('en-US')} rows ${this.#writing === null ? 'checked' : 'done'}`,
    );
  }
}

/** Whether a statement is implied by one of some others: its key is theirs and more. */
function isOf(owners: ReadonlySet<string>, key: string): boolean {
  if (owners.size === 0) return false;
  for (let at = key.lastIndexOf('/'); at > 0; at = key.lastIndexOf('/', at - 1))
    if (owners.has(key.slice(0, at))) return true;
  return false;
}

/**
 * An access comes after everything that its chains could need, its escorts too: a half-done import can hide a chain for a
 * while, never show a false one.
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

/** What is no longer stated closes from the access on: chains go whole, never in parts. */
const closingOrder: readonly TableName[] = ['access', ...importOrder.filter((table) => table !== 'access')];
