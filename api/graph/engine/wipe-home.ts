import { rm } from 'node:fs/promises';
import type { Environment } from '../env.ts';
import { endDatabase } from './end-database.ts';
import { fileFailure } from './file-failure.ts';
import { homePaths } from './home-paths.ts';

/**
 * Deletes the private database of a home, its password and its note of the version: whatever state they are in. Logs stay.
 * @throws HomeInUse when another command uses it.
 */
export async function wipeHome(environment: Environment): Promise<void> {
  const paths = homePaths(environment.home);
  await endDatabase(environment, async () => {
    try {
      for (const path of [paths.neo4j, paths.store, paths.password]) await rm(path, { recursive: true, force: true });
    } catch (error) {
      throw fileFailure(error, environment.home, 'SUBTIER_HOME');
    }
  });
}
