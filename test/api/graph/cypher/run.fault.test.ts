import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test, vi } from 'vitest';
import { checkStatement } from '#graph/cypher/check-statement.ts';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { heavyStatements } from './heavy-statements.ts';
import { codeOf, countRestarts, lookForRestart, startStuck } from './stuck-statements.ts';
import { twoOrganizations } from './two-organizations.ts';
import { longestWaitMs } from '#test/until.ts';

let database: Database;

beforeAll(async () => {
  // Some of these statements end in a restart.
  database = await withEmptyData('spare');
  await importPackage(database, twoOrganizations);
});

const run = (statement: string, parameters = {}, first = 100) =>
  runStatement(database, { statement, parameters, first });

/** On a busy machine, a restart of the database outlasts a statement's usual deadline. */
const runPatiently = (statement: string) =>
  runStatement(database, {
    ...{ statement, parameters: {}, first: 100 },
    limits: { ...statementLimits, deadlineMs: 120_000 },
  });

test.each(heavyStatements)('bounds %s', async (statement, codes) => {
  // More where a timeout is no acceptable outcome: a busy machine may take seconds to begin.
  const timeoutMs = codes.includes('STATEMENT_TIMED_OUT') ? 3_000 : 25_000;
  const deadlineMs = timeoutMs + 12_000;
  const limits = { ...statementLimits, deadlineMs, timeoutMs, bytes: 4_000_000, graceMs: 3_000, mostStuck: 0 };
  const heavy = runStatement(database, { statement, parameters: {}, first: 100, limits });
  const answer = heavy.then(({ rowsCut, graphCut }) => (rowsCut || graphCut ? 'TRUNCATED' : 'ANSWERED'), codeOf);
  // Other reads succeed meanwhile.
  expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  expect(codes).toContain(await answer);
  expect(await runPatiently('RETURN 2 AS two')).toMatchObject({ rows: [[2]] });
  await untilFree();
});

/** Waits until the database runs no user's statement: one that was given up may still end in a restart, which the next test would meet. */
async function untilFree(): Promise<void> {
  const statement = 'SHOW TRANSACTIONS YIELD metaData WHERE metaData.tag IS NOT NULL RETURN count(*) AS count';
  await vi.waitFor(
    async () => {
      expect(await database.autoCommit(statement, {})).toEqual([{ count: 0 }]);
    },
    {
      timeout: longestWaitMs,
      interval: 500,
    },
  );
}

test('other statements succeed while the database restarts because of one statement', async () => {
  const restart = await lookForRestart();
  expect(await startStuck(database, 'level + x + x', { mostStuck: 0 }).answer).toBe('STATEMENT_TIMED_OUT');
  const answers = new Set<string>();
  let isOver = false;
  const ask = async () => {
    while (!isOver) answers.add(JSON.stringify(await runPatiently('RETURN 2 AS two').then(({ rows }) => rows, codeOf)));
  };
  const asking = [ask(), ask(), ask()];
  expect(await restart.warning()).toContain('was restarted');
  isOver = true;
  await Promise.all(asking);
  expect([...answers]).toEqual(['[[2]]']);
});

test('a statement that takes too long to plan says so', async () => {
  await untilFree();
  const limits = { ...statementLimits, deadlineMs: 5000, timeoutMs: 4000 };
  const statement = `RETURN ${'NOT '.repeat(4000)}true`;
  await expect(runStatement(database, { statement, parameters: {}, first: 1, limits })).rejects.toMatchObject({
    code: 'STATEMENT_TIMED_OUT',
    message: 'Neo4j did not plan the statement within 5 s: simplify it, or try again if the server is busy.',
  });
  await untilFree();
});

test('two statements that do not stop at the same time cause one restart', async () => {
  await untilFree();
  const before = await countRestarts();
  const restart = await lookForRestart();
  const stuck = ['level - x', 'level * x'].map((step) => startStuck(database, step, { mostStuck: 0 }).answer);
  expect(await Promise.all(stuck)).toEqual(['STATEMENT_TIMED_OUT', 'STATEMENT_TIMED_OUT']);
  expect(await restart.warning()).toContain('was restarted');
  expect(await runPatiently('RETURN 2 AS two')).toMatchObject({ rows: [[2]] });
  // Another restart would begin at once, or once the database has not answered for 5 s.
  await sleep(8000);
  expect(await countRestarts()).toBe(before + 1);
});

test('a canceled statement causes no restart while other reads use every connection', async () => {
  await untilFree();
  const before = await countRestarts();
  // From now on, a statement takes no connection of the driver.
  expect(await run('RETURN 1 AS one')).toMatchObject({ rows: [[1]] });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let taken = 0;
  const reads = Array.from({ length: 100 }, () =>
    database.readTransaction(async (transaction) => {
      taken += 1;
      await released;
      return transaction.run('RETURN 1 AS one');
    }),
  );
  await expect.poll(() => taken).toBe(100);
  const abort = new AbortController();
  const statement = 'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x) AS crowded';
  const answer = runStatement(database, { statement, parameters: {}, first: 1, signal: abort.signal }).catch(codeOf);
  const look = { rows: 1, milliseconds: 60_000, bytes: 1e6, signal: AbortSignal.timeout(120_000), tag: 'look' };
  const text = 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $text RETURN 1';
  await expect.poll(async () => (await database.readWithin(look, text, { text: 'AS crowded' })).rows.length).toBe(1);
  abort.abort();
  expect(await answer).toBe('READ_ABORTED');
  // It would be restarted once it has not answered for 5 s.
  await sleep(9000);
  expect(await countRestarts()).toBe(before);
  release();
  expect(await Promise.all(reads)).toHaveLength(100);
});

test('saved questions do not wait for statements that are slow to parse or run', async () => {
  const saved = await checkStatement('RETURN 1 AS one');
  const nested = (at: string) => `${'CASE WHEN true THEN '.repeat(28)}${at}${' END'.repeat(28)}`;
  const slow = (at: number) => `RETURN [${Array.from({ length: 27 }, (_, item) => nested(`v${at}_${item}`)).join()}]`;
  const abort = new AbortController();
  const typed = [
    ...Array.from({ length: 4 }, (_, at) => `UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN ${at}`),
    ...Array.from({ length: 4 }, (_, at) => slow(at)),
  ].map((statement) =>
    runStatement(database, { statement, parameters: {}, first: 1, signal: abort.signal }).then(() => null, codeOf),
  );
  const first = await Promise.race([
    runStatement(database, { statement: saved, parameters: {}, first: 1 }),
    // The running statements take 25 seconds.
    ...typed.slice(0, 4),
  ]);
  expect(first).toMatchObject({ rows: [[1]] });
  abort.abort();
  // A slow statement may have been refused already.
  const codes = new Set(await Promise.all(typed));
  codes.delete('STATEMENT_TOO_COMPLEX');
  expect(codes).toEqual(new Set(['READ_ABORTED']));
  // A statement that was canceled before its turn is not parsed.
  expect(await run('RETURN 2 AS two')).toMatchObject({ rows: [[2]] });
});
