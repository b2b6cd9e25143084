import { randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { refreshDerived } from '../derive/refresh.ts';
import { isBehind, readGraphState } from '../edition/graph-state.ts';
import { readSchemaVersion, setUpSchema } from '../schema/schema.ts';
import { ImportMemory } from './import-memory.ts';
import type { ImportReport, WriterInput } from './input.ts';
import { beginImport, endImports, raiseVersion } from './journal.ts';
import type { BegunImport } from './journal.ts';
import { applyWaitingRows } from './waiting/arrival.ts';
import { Lease } from './lease.ts';
import { ImportPass } from './pass.ts';
import type { PassOptions, Writing } from './pass.ts';
import { resolveAll } from './resolve.ts';
import { completeWipe, deleteUnneeded, finishRollbacks, undoUnrelated } from './undo.ts';

interface WriteOptions extends PassOptions {
  /** Only reports what would change, and writes nothing. */
  readonly dryRun: boolean;
  /** Imports nothing if any row is rejected. */
  readonly strict: boolean;
  /** Called before anything else, when no other process can write: throws if the graph must not get the input. */
  readonly check?: () => Promise<void>;
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
  const report = (pass: ImportPass, begun: BegunImport | null, arrival = pass.arrival): ImportReport => ({
    id,
    format: input.format,
    dryRun: options.dryRun,
    wentIn: begun !== null,
    resumed: begun?.resumes === true,
    changed: pass.changed || begun?.completesPart === true || arrival.hasChanged,
    sources: input.sources,
    total: pass.tally.total(),
    tables: pass.tally.tables(),
    warnings: pass.warnings,
    withheld: pass.withheld,
    waiting: pass.waiting,
    arrived: arrival.arrived,
    joined: arrival.joined,
    repeated: pass.tally.repeated(),
    samples: pass.samples.all(),
    milliseconds: Date.now() - started,
  });

  if (options.dryRun) {
    await readSchemaVersion(database);
    await options.check?.();
    return report(await runPass(database, input, null, options), null);
  }
  await setUpSchema(database);
  return Lease.hold(database, `import ${input.format}`, options.onProgress, async (lease) => {
    // While waiting, another process may have wiped the graph, or begun to.
    await completeWipe(database, lease, options.onProgress);
    await setUpSchema(database);
    const job = { id, format: input.format, sources: input.sources };
    // A partial import mixed with older data is a state that no source states: it could show a false chain. What this import is checked
    // against must be the graph to which it is written.
    await undoUnrelated(database, lease, job, options.onProgress);
    await options.check?.();
    if (options.strict) {
      const check = await runPass(database, input, null, options);
      if (check.tally.total().rejected > 0) return report(check, null);
    }
    const begun = await beginImport(lease, job);
    const recording = { importId: id, now: begun.now };
    // If the derived part is outdated already, deriving only the touched accesses would mark the rest as current.
    const derivesAll = begun.resumes || isBehind(await readGraphState(database));
    const pass = await runPass(database, input, { lease, recording, begun }, options);
    await resolveAll(lease, options.onProgress);
    const arrival = await applyWaitingRows(database, lease, pass.touched);
    if (arrival.hasChanged) await resolveAll(lease, options.onProgress);
    const changed = pass.changed || begun.resumes || arrival.hasChanged;
    if (derivesAll) pass.touched.touchAll();
    const touched = pass.touched.result();
    if (changed) {
      options.onProgress('Deriving accesses and exposures');
      await raiseVersion(lease);
      await refreshDerived(database, lease, touched, options.onProgress);
    } else if (touched === 'all') await refreshDerived(database, lease, touched, options.onProgress);
    if (arrival.hasChanged) await deleteUnneeded(lease, ['Contract']);
    await finishRollbacks(lease);
    await endImports(lease);
    return report(pass, begun, arrival);
  });
}

async function runPass(
  database: Database,
  input: WriterInput,
  writing: Writing,
  listener: PassOptions,
): Promise<ImportPass> {
  const memory = new ImportMemory();
  try {
    const pass = new ImportPass(database, input, memory, writing, listener);
    await pass.run();
    return pass;
  } finally {
    memory.close();
  }
}
