import { createInterface } from 'node:readline';
import type { Database } from '#graph/database/database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';

/** Opens the database, runs each Cypher statement from stdin and prints its rows, or its failure, as a line of JSON; ends when stdin ends. */
try {
  const database = await openDatabase({
    environment: readEnvironment(),
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  try {
    print('open');
    for await (const statement of createInterface({ input: process.stdin }))
      print(await answerOf(database, statement).catch(describe));
  } finally {
    await database.close();
  }
} catch (error) {
  print(describe(error));
}

async function answerOf(database: Database, statement: string): Promise<readonly object[]> {
  return statement === 'restart' ? [{ restarted: await database.restart() }] : database.write(statement);
}

function describe(error: unknown): object {
  if (!(error instanceof Failure)) throw error;
  return { code: error.code, exitCode: error.exitCode, message: error.message };
}

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
