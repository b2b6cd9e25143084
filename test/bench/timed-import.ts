import type { Database } from '#graph/database/database.ts';
import type { ImportReport } from '#graph/ingest/input.ts';
import { runImport } from '#seed/import/import.ts';

export interface TimedImport {
  readonly rows: ImportReport['total'];
  /** Of the whole import. */
  readonly seconds: number;
  /** Of these, from when the analysis began to be brought up to date. */
  readonly analysisSeconds: number;
}

/** Imports a chain package as a user would. @throws Error when a row does not go in, for then less was measured. */
export async function timedImport(
  database: Database,
  folder: string,
  onProgress: (message: string) => void,
): Promise<TimedImport> {
  const started = performance.now();
  const analysisStarts: number[] = [];
  const { total } = await runImport(database, {
    format: 'chain-package',
    paths: [folder],
    onProgress: (message) => {
      if (message.startsWith('Updating the analysis')) analysisStarts.push(performance.now());
      onProgress(message);
    },
  });
  const ended = performance.now();
  if (total.rejected > 0) throw new Error(`${total.rejected} rows of the bench's world were rejected.`);
  // The policy lists may go in before, so the last counts.
  const analysisStarted = analysisStarts.at(-1);
  if (analysisStarted === undefined) throw new Error('The import did not say when it brought the analysis up to date.');
  return {
    rows: total,
    seconds: (ended - started) / 1000,
    analysisSeconds: (ended - analysisStarted) / 1000,
  };
}
