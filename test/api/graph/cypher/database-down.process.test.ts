import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { Failure } from '#graph/failure.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

test('a statement that brings the database down fails with the memory limit and is then refused for ten minutes', async () => {
  const database = await withEmptyData('spare');
  // Long enough for the database to restart before the deadline.
  const limits = { ...statementLimits, deadlineMs: 120_000, timeoutMs: 110_000 };
  const statement = 'UNWIND range(1, 10000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x) AS brought';
  const answer = runStatement(database, { statement, parameters: {}, first: 1, limits }).then(
    () => null,
    (error: unknown) => (error instanceof Failure ? { code: error.code, ...error.extensions } : error),
  );
  // Wait until it runs: a statement that is only being planned is planned again.
  const running = () =>
    database.autoCommit('SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $text RETURN 1', {
      text: statement,
    });
  await expect.poll(running, { timeout: 60_000 }).toHaveLength(1);
  const { javaPid = null } = (await readRunFile(homePaths(testEnvironment('spare').home))) ?? {};
  if (javaPid === null) throw new Error('No database is running in the home');
  // A statement that fails within its first moments counts as one that never ran.
  await sleep(2000);
  process.kill(javaPid, 'SIGKILL');
  expect(await answer).toEqual({ code: 'STATEMENT_TOO_LARGE', limit: 'statementMemory', most: null, asked: null });
  const again: unknown = await runStatement(database, { statement, parameters: {}, first: 1, limits }).catch(
    (error: unknown) => error,
  );
  if (!(again instanceof Failure)) throw new Error('The statement was not refused', { cause: again });
  expect(again).toMatchObject({ code: 'STATEMENT_REFUSED', extensions: { kind: 'statement' } });
  expect(again.extensions['retryAfter']).toBeGreaterThan(300);
  expect(again.extensions['retryAfter']).toBeLessThanOrEqual(600);
});
