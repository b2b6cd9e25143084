import { lock } from 'proper-lockfile';
import { HomeInUse } from '../failure/home-in-use.ts';
import { fileFailure } from './file-failure.ts';
import type { HomePaths } from './home-paths.ts';

/** Of several commands that start at once, one starts the keeper and the others find it. */
export async function lockStart({ home, startLock }: HomePaths): Promise<() => Promise<void>> {
  try {
    return await lock(home, {
      lockfilePath: startLock,
      stale: 10_000,
      update: 2_000,
      retries: { retries: 600, factor: 1, minTimeout: 100, maxTimeout: 100 },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOCKED')
      throw new HomeInUse(
        `Another command has been starting the database in ${home} for a minute: end it and try again.`,
        {
          cause: error,
        },
      );
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}
