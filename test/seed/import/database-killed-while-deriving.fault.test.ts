import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { isFailure } from '#graph/failure.ts';
import { auditGraph } from '../../audit-graph.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage, writePackage } from '../../import-package.ts';
import { runSubtier, startSubtier } from '../../run-subtier.ts';
import { runs } from '../../runs.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { expireLease, isBehind, startDeriving, startImport } from './start-import.ts';
import { twoVersions } from './two-versions.ts';
import { until, untilInTime } from '#test/until.ts';

/** Enough to take seconds to derive. */
const accesses = 400;
const { older, newer } = twoVersions(accesses);

/** The home of a database that is restarted if it is killed. */
const { home } = testEnvironment('spare');
let database: Database;
/** The newer version. */
let folder: string;
/** The graph after undisturbed imports of both versions, and how long deriving took. */
let whole: Awaited<ReturnType<typeof dumpStatements>>;
let milliseconds: number;

async function startOver(): Promise<void> {
  database = await withEmptyData('spare');
  await importPackage(database, older);
}

beforeAll(async () => {
  folder = await writePackage(newer);
  await startOver();
  const started = await startDeriving(database, home, folder);
  const start = Date.now();
  await until('the end of deriving', async () => !(await isBehind(database)), 5);
  milliseconds = Date.now() - start;
  expect((await started.ended).code).toBe(0);
  whole = await dumpStatements(database);
  return () => rm(folder, { recursive: true, force: true });
});

/** Each kill takes a start of the database and imports of its own: a minute on a busy machine. */
const timeout = runs(15 * 60_000);

test(
  'after its database is killed at random moments of deriving, an import gives the same graph as without',
  { timeout },
  async () => {
    for (let kills = 0; kills < runs(2); kills += 1) {
      await startOver();
      const started = await startDeriving(database, home, folder);
      await sleep(Math.random() * milliseconds);
      const { javaPid = null } = (await readRunFile(homePaths(home))) ?? {};
      if (javaPid === null) throw new Error('No database runs in the home');
      process.kill(javaPid, 'SIGKILL');
      const { code, stderr } = await started.ended;
      expect(code, stderr).toBeOneOf([0, 3]);
      if (code === 3) {
        await untilBack(() => expireLease(database));
        const again = await startImport(home, folder).ended;
        expect([again.code, again.code === 0 ? '' : again.stderr]).toEqual([0, '']);
      }
      expect(await isBehind(database)).toBe(false);
      expectSame(await dumpStatements(database), whole);
      expect(await auditGraph(database)).toEqual({});
    }
  },
);

/** Repeats work until the database is back: a restart may take longer on a busy machine than the driver retries a statement. */
async function untilBack(work: () => Promise<void>): Promise<void> {
  const isDone = async () => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!isFailure(error, 'SERVICE_UNAVAILABLE')) throw error;
      return false;
    }
  };
  await until('the database to be back', isDone, 500);
}

const count = z.object({ data: z.object({ exposures: z.object({ totalCount: z.number() }) }) });

test('the command line and the next server repair a graph whose deriving was interrupted', { timeout }, async () => {
  const variables = { SUBTIER_HOME: home, PORT: '0' };
  const interrupt = async () => {
    await untilInTime('killed an import while it derived', async () => {
      await startOver();
      await (await startDeriving(database, home, folder)).kill();
      return isBehind(database);
    });
    await expireLease(database);
  };
  const expectRepaired = async () => {
    expect(await isBehind(database)).toBe(false);
    expectSame(await dumpStatements(database), whole);
  };

  await interrupt();
  const listed = await runSubtier(['exposures', '--first', '2000', '--format', 'json'], variables);
  expect([listed.code, listed.code === 0 ? '' : listed.stderr]).toEqual([0, '']);
  expect(z.array(z.unknown()).parse(JSON.parse(listed.stdout))).toHaveLength(accesses);
  await expectRepaired();

  await interrupt();
  const serving = startSubtier(['serve'], variables);
  const url = await serving.untilSays(/Subtier is at (http:\S+)/);
  const response = await fetch(`${url}graphql?query=${encodeURIComponent('{ exposures(first: 1) { totalCount } }')}`);
  expect(count.parse(await response.json()).data.exposures.totalCount).toBe(accesses);
  // Readers do not wait for the whole repair, and a server that is stopped leaves it unfinished.
  await until('the repair of the graph', async () => !(await isBehind(database)));
  serving.process.kill('SIGTERM');
  expect((await serving.outcome).code).toBe(0);
  await expectRepaired();
});
