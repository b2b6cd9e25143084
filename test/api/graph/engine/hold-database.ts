import { createInterface } from 'node:readline';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';

/** Opens the database, runs each Cypher statement from stdin and prints its rows as a line of JSON; ends when stdin ends. */
try {
  const database = await openDatabase({
    environment: readEnvironment(),
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  try {
    process.stdout.write('"open"\n');
    for await (const statement of createInterface({ input: process.stdin })) {
      const rows =
        statement === 'restart' ? [{ restarted: await database.restart() }] : await database.write(statement);
      process.stdout.write(`${JSON.stringify(rows)}\n`);
    }
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stdout.write(`${JSON.stringify({ code: error.code, exitCode: error.exitCode, message: error.message })}\n`);
}
