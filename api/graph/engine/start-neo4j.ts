import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../driver/connect-database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { checkRoom, roomToGoOn, roomToStart } from './check-room.ts';
import { freePort } from './free-port.ts';
import type { HomePaths } from './home-paths.ts';
import { hasFailedToStart, isLastWriteTorn, markLogs, startFailure } from './neo4j-log.ts';
import type { Neo4jLog } from './neo4j-log.ts';
import { spawnNeo4j } from './neo4j-process.ts';
import type { Neo4jProcess } from './neo4j-process.ts';
import { preparePassword } from './prepare-password.ts';
import { privateConnection } from './private-connection.ts';
import type { Release } from './release.ts';
import { checkStoreVersion, writeStoreVersion } from './store-version.ts';
import { writeConfiguration } from './write-configuration.ts';

/** How long a start may take, in milliseconds: the recovery of a large graph takes minutes. */
const startPatience = 10 * 60_000;

export interface Neo4jStart {
  readonly paths: HomePaths;
  readonly java: string;
  readonly jars: string;
  readonly release: Release;
  /** The port that clients know from before. */
  readonly preferredPort: number | null;
  /** Called as soon as there is a process, so that it can be found if the keeper dies while it boots. */
  readonly onSpawn: (running: Neo4jProcess, boltPort: number) => Promise<void>;
  readonly onProgress: (message: string) => void;
  /** Aborted when the start is no longer wanted. */
  readonly end: AbortSignal;
}

export interface StartedNeo4j {
  readonly running: Neo4jProcess;
  readonly boltPort: number;
}

/**
 * Starts the home's Neo4j and waits until it answers.
 * @throws StoreTooNew, WrongPassword, HomeInUse, DiskFull, DatabaseUnavailable
 */
export async function startNeo4j(start: Neo4jStart): Promise<StartedNeo4j> {
  const { paths, java, jars, release } = start;
  const waiting = { onProgress: start.onProgress, end: start.end, patience: startPatience };
  await checkStoreVersion(paths, release);
  await mkdir(paths.neo4j, { recursive: true, mode: 0o700 });
  await checkRoom(paths.neo4j, roomToStart);
  const password = await preparePassword(paths, java, jars);
  let preferred = start.preferredPort;
  let truncateTornLog = false;
  for (let attempt = 1; ; attempt += 1) {
    const boltPort = await freePort(preferred);
    await writeConfiguration(paths, { boltPort, truncateTornLog });
    const readLog = await markLogs(paths);
    start.onProgress(`Starting Neo4j ${release.version} …`);
    const running = await spawnNeo4j(paths, java, jars, release);
    await start.onSpawn(running, boltPort);
    if (await answers({ running, boltPort, password, paths, readLog, ...waiting })) {
      await writeStoreVersion(paths, release);
      return { running, boltPort };
    }
    const log = await readLog();
    if (!truncateTornLog && (await isLastWriteTorn(log, paths))) {
      start.onProgress(
        'The last write to the transaction log was cut off, as by a full disk: starting again without it; nothing that was committed is lost.',
      );
      truncateTornLog = true;
      continue;
    }
    const portLost = /Address already in use|BindException|PortBindException/.test(`${log.user}\n${log.output}`);
    if (!portLost || attempt >= 3) throw startFailure(log, paths);
    preferred = null;
  }
}

export interface Awaited {
  readonly running: Neo4jProcess;
  readonly boltPort: number;
  readonly password: string;
  readonly paths: HomePaths;
  readonly readLog: () => Promise<Neo4jLog>;
  readonly onProgress: (message: string) => void;
  readonly end: AbortSignal;
  /** How long it may take to answer, in milliseconds. */
  readonly patience: number;
}

/**
 * Waits until Neo4j answers with the password; false when it failed to start, and is ended.
 * @throws WrongPassword, DiskFull, DatabaseUnavailable; it is ended then.
 */
export async function answers({ running, onProgress, readLog, end, patience, ...address }: Awaited): Promise<boolean> {
  const deadline = Date.now() + patience;
  for (let waited = 0; !running.isGone(); waited += 1) {
    try {
      const database = await connectDatabase(privateConnection(address));
      await database.close();
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) {
        await running.stop();
        throw error;
      }
    }
    if (Date.now() > deadline || hasFailedToStart(await readLog())) {
      await running.stop();
      return false;
    }
    if (waited > 0 && waited % 50 === 0) onProgress('  still starting …');
    try {
      if (end.aborted) throw new DatabaseUnavailable('The start of Neo4j was interrupted: run the command again.');
      await checkRoom(address.paths.neo4j, roomToGoOn);
    } catch (error) {
      await running.kill();
      throw error;
    }
    await Promise.race([running.exited, sleep(200)]);
  }
  return false;
}
