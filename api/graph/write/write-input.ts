import { randomBytes } from 'node:crypto';
import { refreshAnalysis } from '../analysis/refresh-analysis.ts';
import type { Database } from '../driver/database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { DiskFull } from '../failure/disk-full.ts';
import { readSchemaVersion, setUpSchema } from '../schema/set-up-schema.ts';
import { beginImport, endImport, isAnalysisBehind, raiseVersion } from './import-job.ts';
import { describeUnfinished } from './describe-unfinished.ts';
import { ImportPass, type PassListener } from './import-pass.ts';
import type { ImportReport } from './import-report.ts';
import { Lease } from './lease.ts';
import { resolveAll } from './resolve-all.ts';
import { undoImport } from './undo-import.ts';
import type { WriterInput } from './writer-input.ts';

export interface WriteOptions extends PassListener {
  /** Reports what would change; nothing is written. */
  readonly dryRun: boolean;
  /** Any reject, and nothing goes in. */
  readonly strict: boolean;
}

/**
 * Brings what an input states into the graph, as one job: repeatable without any change, and when it is killed, completed by running
 * it again. What the input's sources stated before and state no more is superseded.
 * @throws DatabaseUnavailable when the database goes away; LeaseLost when another writer took over; SchemaTooNew.
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
    gone = error instanceof DatabaseUnavailable || error instanceof DiskFull;
    throw error;
  } finally {
    if (gone) lease.abandon();
    else await lease.release();
  }
}
