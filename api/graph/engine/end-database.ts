import type { Environment } from '../env.ts';
import { findKeeper } from './find-keeper.ts';
import { lockStart } from './lock-start.ts';
import { adoptNeo4j } from './neo4j-process.ts';
import { openHome } from './open-home.ts';
import { readRunFile, removeRunFile } from './run-file.ts';

/**
 * Ends the home's private database if it runs; nothing starts it anew before `meanwhile` is done.
 * @throws HomeInUse when another command uses it.
 */
export async function endDatabase(
  environment: Environment,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const paths = await openHome(environment.home);
  const unlock = await lockStart(paths);
  try {
    const link = await findKeeper(paths);
    if (link !== null) {
      try {
        await link.end();
      } finally {
        link.close();
      }
    }
    // A keeper that was killed leaves its database behind.
    const run = await readRunFile(paths);
    if (run?.javaPid != null) await (await adoptNeo4j(paths, run.javaPid))?.stop();
    await removeRunFile(paths);
    await meanwhile();
  } finally {
    await unlock();
  }
}
