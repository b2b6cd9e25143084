import { chmod, mkdir, realpath } from 'node:fs/promises';
import { fileFailure } from './file-failure.ts';
import { homePaths } from './home-paths.ts';
import type { HomePaths } from './home-paths.ts';

/**
 * Makes the home's folders if they are not there.
 * @throws HomeUnavailable, DiskFull
 */
export async function openHome(home: string): Promise<HomePaths> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    // One home has one name, by whatever link it was reached: processes are told apart by it.
    const paths = homePaths(await realpath(home));
    await mkdir(paths.logs, { recursive: true, mode: 0o700 });
    await mkdir(paths.neo4j, { recursive: true, mode: 0o700 });
    await chmod(paths.neo4j, 0o700);
    await chmod(paths.logs, 0o700);
    return paths;
  } catch (error) {
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}
