import { expect, test } from 'vitest';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/keeper-protocol.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { temporaryHome } from '#test/temporary-home.ts';

test('a statement under which the database goes down is refused with the limit that it most likely met', async () => {
  const home = await temporaryHome();
  const database = await openDatabase({
    environment: { ...readEnvironment(), neo4jUri: null, home },
    onProgress: () => undefined,
  });
  // Whether it is there again by the deadline is not what is looked at here.
  const limits = { ...statementLimits, deadlineMs: 120_000, timeoutMs: 110_000 };
  const statement = 'UNWIND range(1, 10000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x) AS brought';
  const answer = runStatement(database, { statement, parameters: {}, first: 1, limits }).then(
    () => null,
    (error: unknown) => (error instanceof Failure ? { code: error.code, ...error.extensions } : error),
  );
  // Not while it is only planned: then it would be planned anew.
  const running = () =>
    database.autoCommit('SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $text RETURN 1', {
      text: statement,
    });
  await expect.poll(running, { timeout: 60_000 }).toHaveLength(1);
  const { javaPid = null } = (await readRunFile(homePaths(home))) ?? {};
  if (javaPid === null) throw new Error('No database runs in the home');
  process.kill(javaPid, 'SIGKILL');
  expect(await answer).toEqual({ code: 'STATEMENT_TOO_LARGE', limit: 'statementMemory', most: null, asked: null });
  await database.close();
});
