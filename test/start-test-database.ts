import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { endDatabase } from '#graph/engine/end-database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';

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
    await endDatabase(environment);
    await rm(home, { recursive: true, force: true });
  };
}
