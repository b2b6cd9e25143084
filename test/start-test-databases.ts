import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { endDatabase, openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { isFailure } from '#graph/failure.ts';
import { lendHomes } from './lend-homes.ts';
import { recordStatements } from './run-report.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** SUBTIER_HOME of each worker's two private databases. */
    homes: readonly Readonly<Record<TestDatabase, string>>[];
    /** The port at which a worker borrows one of them. */
    homeLender: number;
  }
}

/**
 * Each worker has two databases. Planning statements takes most of the time of tests, and Neo4j drops all its plans when its schema changes
 * or it restarts. Tests that make it do so, or that need plans for their own data, use the spare one.
 */
export type TestDatabase = 'main' | 'spare';

/** Tests replace small graphs all the time: a plan made for another small graph is as good. */
const rarelyPlanned = `dbms.cypher.min_replan_interval=1h
server.memory.query_cache.per_db_cache_num_entries=10000
`;

/** Creates the temporary homes of each worker. The first file that needs a database starts it; it runs until the end of the test run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-test-'));
  const statements = join(folder, 'statements');
  await mkdir(statements);
  recordStatements(statements);
  const workers = Math.max(...project.vitest.projects.map(({ config }) => config.maxWorkers));
  // One more, for a worker with the same number as another.
  const homes = Array.from({ length: workers + 1 }, (_, at) => ({
    main: join(folder, `main-${at + 1}`),
    spare: join(folder, `spare-${at + 1}`),
  }));
  const all = homes.flatMap(({ main, spare }) => [main, spare]);
  for (const home of all) await prepare(home);
  project.provide('homes', homes);
  const lender = await lendHomes(homes.length);
  project.provide('homeLender', lender.port);
  const end = new AbortController();
  // Never the user's own server, since tests empty the database.
  const held = Promise.all(all.map((home) => hold({ ...readEnvironment(), neo4jUri: null, home }, end.signal)));
  return async () => {
    lender.close();
    end.abort();
    await held;
    await rm(folder, { recursive: true, force: true });
  };
}

async function prepare(home: string): Promise<void> {
  await mkdir(home);
  await writeFile(homePaths(home).settings, rarelyPlanned);
}

/** Waits until a worker starts a database in the home, and keeps it running between two files. */
async function hold(environment: Environment, end: AbortSignal): Promise<void> {
  const paths = homePaths(environment.home);
  while ((await readRunFile(paths)) === null) {
    if (end.aborted) return;
    await sleep(200);
  }
  const database = await openDatabase({ environment, onProgress: () => undefined });
  while (!end.aborted) await sleep(200);
  await database.close();
  await endWhenFree(environment);
}

/** Ends the database of a home, whose last client may take a moment to disconnect. */
export async function endWhenFree(environment: Environment): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await endDatabase(environment);
      return;
    } catch (error) {
      if (!isFailure(error, 'HOME_IN_USE') || tries === 60) throw error;
      await sleep(1000);
    }
  }
}
