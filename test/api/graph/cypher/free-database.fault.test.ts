import { beforeAll, expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { until } from '#test/until.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { codeOf, countRestarts, endless, lookForRestart, startStuck } from './stuck-statements.ts';
import type { Stuck } from './stuck-statements.ts';

// After two restarts within a minute, typed statements run one at a time. So the test of several at once comes first, in a file of its own.

let database: Database;

beforeAll(async () => {
  database = await withEmptyData('spare');
});

/** Waits until a statement counts as stuck: from then on, those of its shape are refused. */
async function untilStuck({ step, answer }: Stuck): Promise<void> {
  expect(await answer).toBe('STATEMENT_TIMED_OUT');
  const statement = endless(step, 1);
  const short = () => runStatement(database, { statement, parameters: {}, first: 1 }).then(() => 'ANSWERED', codeOf);
  await until('the statement to be refused', async () => (await short()) === 'STATEMENT_REFUSED');
}

/** How many of some statements the database runs. */
async function countRunning(statements: readonly Stuck[]): Promise<number> {
  const rows = await database.autoCommit(
    'SHOW TRANSACTIONS YIELD currentQuery, metaData WHERE metaData.tag IS NOT NULL RETURN currentQuery AS text',
    {},
  );
  return statements.filter(({ step }) =>
    rows.some(({ text }) => typeof text === 'string' && text.includes(endless(step))),
  ).length;
}

test('the database is restarted only for a third statement that does not stop', async () => {
  const before = await countRestarts();
  const two = ['(level + x) % 7', '(level + x) % 11 % 7'].map((step) => startStuck(database, step, {}));
  for (const one of two) await untilStuck(one);
  const third = startStuck(database, 'x - level', {});
  const all = [...two, third];
  await until('the third statement to run beside the two', async () => (await countRunning(all)) === all.length);
  expect(await countRestarts()).toBe(before);
  // It begins a second after the answer.
  const restart = await lookForRestart();
  expect(await third.answer).toBe('STATEMENT_TIMED_OUT');
  expect(await restart.warning()).toContain('was restarted');
  expect(await countRestarts()).toBe(before + 1);
});

test('the database is restarted for one statement once it has been stuck for too long, and not before', async () => {
  const before = await countRestarts();
  // Looked for after a second, and then every five: found stuck at least twice before it is too long.
  const stuck = startStuck(database, 'x - level + x', { stuckMs: 10_000 });
  await untilStuck(stuck);
  expect([await countRunning([stuck]), await countRestarts()]).toEqual([1, before]);
  const restart = await lookForRestart();
  expect(await restart.warning()).toContain('was restarted');
  expect(await countRestarts()).toBe(before + 1);
});

test('the database is restarted because of one statement if it does not answer', async () => {
  const before = await countRestarts();
  const stuck = startStuck(database, 'x + x - level', { graceMs: 2000 });
  await until('the statement to run', async () => (await countRunning([stuck])) === 1);
  const { javaPid = null } = (await readRunFile(homePaths(testEnvironment('spare').home))) ?? {};
  if (javaPid === null) throw new Error('No database is running in the home');
  expect(await stuck.answer).toBe('STATEMENT_TIMED_OUT');
  const restart = await lookForRestart();
  // Before it is looked for: the database holds its connections and answers nothing, until the keeper kills it.
  process.kill(javaPid, 'SIGSTOP');
  expect(await restart.warning()).toContain('was restarted');
  expect(await countRestarts()).toBe(before + 1);
});
