import { tmpdir } from 'node:os';
import pino from 'pino';
import { z } from 'zod';
import type { Database, Parameters, Row, Transaction } from '#graph/database/database.ts';
import { startServer } from '#serve/server.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { ask } from './ask.ts';

interface RecordedStatement {
  readonly statement: string;
  readonly parameters: Parameters;
}

/** Statements that ran one after the other: in one transaction, or a single one outside of any. */
interface RecordedRead {
  readonly isTransaction: boolean;
  readonly statements: RecordedStatement[];
}

/** Reads that ran at the same time; the next ones started after all of them had ended. */
export type Wave = readonly RecordedRead[];

/** Records every Cypher statement that the server runs for some requests, with its parameters. */
export async function recordRequests(
  database: Database,
  document: string,
  requests: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly (readonly Wave[])[]> {
  const recorder = new Recorder();
  const server = await startServer({
    graph: { database: recordedDatabase(database, recorder) },
    environment: { host: '127.0.0.1', port: 0, home: tmpdir() },
    log: pino({ level: 'silent' }),
    library: { queries: [], find: () => null },
  });
  try {
    const recorded = [];
    for (const variables of requests) {
      recorder.waves = [];
      await ask(server.url, document, variables, z.unknown());
      recorded.push(recorder.waves);
    }
    return recorded;
  } finally {
    await server.close();
  }
}

class Recorder {
  waves: RecordedRead[][] = [];
  #running = 0;

  async record<T>(isTransaction: boolean, run: (statements: RecordedStatement[]) => Promise<T>): Promise<T> {
    if (this.#running === 0 || this.waves.length === 0) this.waves.push([]);
    const statements: RecordedStatement[] = [];
    this.waves.at(-1)?.push({ isTransaction, statements });
    this.#running += 1;
    try {
      return await run(statements);
    } finally {
      this.#running -= 1;
    }
  }
}

/** The same database, whose reads are recorded. */
function recordedDatabase(database: Database, recorder: Recorder): Database {
  return interceptReads(database, (bound) => ({
    read: (statement, parameters = {}) =>
      recorder.record(false, (statements) => {
        statements.push({ statement, parameters });
        return bound.read(statement, parameters);
      }),
    readTransaction: (work) =>
      recorder.record(true, (statements) =>
        bound.readTransaction((transaction) => work(recordedTransaction(transaction, statements))),
      ),
  }));
}

function recordedTransaction(transaction: Transaction, statements: RecordedStatement[]): Transaction {
  return {
    run: (statement, parameters = {}) => {
      statements.push({ statement, parameters });
      return transaction.run(statement, parameters);
    },
  };
}

/** Runs recorded statements over Bolt as the server did, and does nothing with the rows. @returns their number */
export async function replay(database: Database, waves: readonly Wave[]): Promise<number> {
  let rows = 0;
  for (const wave of waves) {
    const results = await Promise.all(wave.map((read) => replayRead(database, read)));
    for (const result of results.flat()) rows += result.length;
  }
  return rows;
}

function replayRead(
  database: Database,
  { isTransaction, statements }: RecordedRead,
): Promise<readonly (readonly Row[])[]> {
  if (!isTransaction)
    return Promise.all(statements.map(({ statement, parameters }) => database.read(statement, parameters)));
  return database.readTransaction(async (transaction) => {
    const results = [];
    for (const { statement, parameters } of statements) results.push(await transaction.run(statement, parameters));
    return results;
  });
}
