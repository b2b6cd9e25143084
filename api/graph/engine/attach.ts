import type { Environment } from '../env.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { checkRoom, roomToStart } from './check-room.ts';
import { fetchJars } from './fetch-jars.ts';
import { fileFailure } from './file-failure.ts';
import { findJava } from './find-java.ts';
import { findKeeper } from './find-keeper.ts';
import type { HomePaths } from './home-paths.ts';
import type { KeeperLink } from './keeper-link.ts';
import { lockStart } from './lock-start.ts';
import { releaseOf } from './release.ts';
import { spawnKeeper } from './spawn-keeper.ts';

export interface Attachment {
  readonly link: KeeperLink;
  readonly boltPort: number;
}

/** Connects to the home's keeper, after starting one if none lives, and waits until its database is ready. */
export async function attach(
  environment: Environment,
  paths: HomePaths,
  onProgress: (message: string) => void,
): Promise<Attachment> {
  // A keeper that was just ending closes the connection: then the next one is started.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const link = (await findKeeper(paths)) ?? (await startKeeper(environment, paths, onProgress));
    try {
      const boltPort = await link.untilReady(onProgress);
      if (boltPort !== null) return { link, boltPort };
    } catch (error) {
      link.close();
      throw error;
    }
    link.close();
  }
  throw new DatabaseUnavailable(`The private database did not stay up: see ${paths.logs} for the reason.`);
}

async function startKeeper(
  environment: Environment,
  paths: HomePaths,
  onProgress: (message: string) => void,
): Promise<KeeperLink> {
  // Without room the keeper can't even say that there is none.
  await checkRoom(paths.home, roomToStart);
  const release = releaseOf(environment.neo4jVersion);
  const java = await findJava(environment.javaHome, release);
  const jars = await fetchJars(environment.cacheDirectory, release, onProgress);
  const unlock = await lockStart(paths);
  try {
    const other = await findKeeper(paths);
    if (other !== null) return other;
    await spawnKeeper(paths, { home: paths.home, java, jars, neo4jVersion: release.version });
    const own = await findKeeper(paths);
    if (own === null)
      throw new DatabaseUnavailable(`The private database did not start: see ${paths.keeperLog} for the reason.`);
    return own;
  } catch (error) {
    throw fileFailure(error, paths.home, 'SUBTIER_HOME');
  } finally {
    await unlock();
  }
}
