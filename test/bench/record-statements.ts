import type { Database, Parameters, Transaction } from '#graph/database/database.ts';
import { readLists } from '#graph/derive/lists.ts';
import { readEvidence } from '#graph/derive/read-evidence.ts';

interface RecordedStatement {
  readonly statement: string;
  readonly parameters: Parameters;
}

/** Statements that go out together; the next ones need their answers. */
export type Wave = readonly RecordedStatement[];

/** The Cypher by which the evidence of some accesses is fetched, with its parameters, in the order in which it goes out. */
export async function recordStatements(database: Database, accesses: readonly string[]): Promise<readonly Wave[]> {
  return database.readTransaction(async (transaction) => {
    const waves: RecordedStatement[][] = [];
    let open = 0;
    const recording: Transaction = {
      run: async (statement, parameters = {}) => {
        if (open === 0) waves.push([]);
        waves.at(-1)?.push({ statement, parameters });
        open += 1;
        try {
          return await transaction.run(statement, parameters);
        } finally {
          open -= 1;
        }
      },
    };
    await Promise.all([readLists(recording), readEvidence(recording, accesses, { whole: false })]);
    return waves;
  });
}

/** Runs recorded statements over Bolt, in one transaction, and does nothing with the rows. @returns how many */
export async function replayStatements(database: Database, waves: readonly Wave[]): Promise<number> {
  return database.readTransaction(async (transaction) => {
    let rows = 0;
    for (const wave of waves) {
      const results = await Promise.all(
        wave.map(({ statement, parameters }) => transaction.run(statement, parameters)),
      );
      for (const result of results) rows += result.length;
    }
    return rows;
  });
}
