import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { runImport } from '#seed/import/import.ts';

/** A process that imports a chain package and reports progress on stderr, for tests that kill it. */
const [path = ''] = process.argv.slice(2);
const onProgress = (message: string) => process.stderr.write(`${message}\n`);
try {
  const database = await openDatabase({ environment: readEnvironment(), onProgress });
  try {
    const report = await runImport(database, { format: 'chain-package', paths: [path], onProgress });
    process.stdout.write(JSON.stringify({ total: report.total, resumed: report.resumed }));
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
