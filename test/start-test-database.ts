import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

import { endDatabase } from '#graph/engine/end-database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment, type Environment } from '#graph/env.ts';
import { HomeInUse } from '#graph/failure/home-in-use.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** SUBTIER_HOME of the run's private database. */
    home: string;
  }
}

/** One private Neo4j for the run, in a temporary home. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'subtier-test-'));
  // Never the user's server: tests empty the database.
  const environment = { ...readEnvironment(), neo4jUri: null, home };
  const database = await openDatabase({
    environment,
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  project.provide('home', home);
  return async () => {
    await database.close();
    await endWhenFree(environment);
    await rm(home, { recursive: true, force: true });
  };
}

/** The last worker may take a moment to let go of it. */
async function endWhenFree(environment: Environment): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await endDatabase(environment);
      return;
    } catch (error) {
      if (!(error instanceof HomeInUse) || tries === 60) throw error;
      await wait(1000);
    }
  }
}
