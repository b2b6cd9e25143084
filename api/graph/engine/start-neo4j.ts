import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { connectDatabase } from '../database/neo4j.ts';
import { Failure, isFailure } from '../failure.ts';
import { checkRoom, roomToGoOn, roomToStart } from './home.ts';
import type { HomePaths } from './home.ts';
import type { Distribution } from './java.ts';
import { hasFailedToStart, isLastWriteTorn, markLogs, startFailure } from './neo4j-log.ts';
import type { Neo4jLog } from './neo4j-log.ts';
import { freePort, spawnNeo4j, writeConfiguration } from './neo4j-process.ts';
import type { Neo4jProcess } from './neo4j-process.ts';
import { changeFirstPassword, preparePassword, privateConnection, setPassword } from './private-connection.ts';

/** How long a start may take, in milliseconds: the recovery of a large graph takes minutes. */
const startPatienceMs = 10 * 60_000;

interface Neo4jStart {
  readonly paths: HomePaths;
  readonly java: string;
  readonly jars: string;
  readonly release: Distribution;
  /** The port of the last start, which clients know. */
  readonly preferredPort: number | null;
  /** Called as soon as the process exists, so that another keeper can find it if this one is killed during the start. */
  readonly onSpawn: (running: Neo4jProcess, boltPort: number) => Promise<void>;
  readonly onProgress: (message: string) => void;
  /** Aborted when the start is no longer needed. */
  readonly end: AbortSignal;
}

export interface StartedNeo4j {
  readonly running: Neo4jProcess;
  readonly boltPort: number;
}

/**
 * Starts the home's Neo4j and waits until it answers.
 * @throws STORE_TOO_NEW, WRONG_PASSWORD, HOME_IN_USE, DISK_FULL, SERVICE_UNAVAILABLE
 */
export async function startNeo4j(start: Neo4jStart): Promise<StartedNeo4j> {
  const { paths, java, jars, release } = start;
  const waiting = { onProgress: start.onProgress, end: start.end, patience: startPatienceMs };
  await checkStoreVersion(paths, release);
  await mkdir(paths.neo4j, { recursive: true, mode: 0o700 });
  await checkRoom(paths.neo4j, roomToStart);
  const password = await preparePassword(paths);
  await setPassword(paths, password, java, jars);
  let preferred = start.preferredPort;
  let truncateTornLog = false;
  for (let attempt = 1; ; attempt += 1) {
    const boltPort = await freePort(preferred);
    await writeConfiguration(paths, { boltPort, truncateTornLog, settings: release.settings });
    const readLog = await markLogs(paths);
    start.onProgress(`Starting Neo4j ${release.version} …`);
    const running = await spawnNeo4j(paths, java, jars, release);
    try {
      await start.onSpawn(running, boltPort);
      if (await waitUntilReady({ running, boltPort, password, paths, readLog, ...waiting })) {
        await writeStoreVersion(paths, release);
        return { running, boltPort };
      }
    } catch (error) {
      await running.kill();
      throw error;
    }
    const log = await readLog();
    if (!truncateTornLog && (await isLastWriteTorn(log, paths))) {
      start.onProgress(
        'The last write to the transaction log is incomplete, as after a full disk: starting again without it; nothing that was committed is lost.',
      );
      truncateTornLog = true;
      continue;
    }
    const portLost = /Address already in use|BindException|PortBindException/.test(`${log.user}\n${log.output}`);
    if (!portLost || attempt >= 3) throw startFailure(log, paths, jars);
    preferred = null;
  }
}

interface Wait {
  readonly running: Neo4jProcess;
  readonly boltPort: number;
  readonly password: string;
  readonly paths: HomePaths;
  readonly readLog: () => Promise<Neo4jLog>;
  readonly onProgress: (message: string) => void;
  readonly end: AbortSignal;
  /** How long Neo4j may take to answer, in milliseconds. */
  readonly patience: number;
}

/**
 * Waits until Neo4j accepts the password. Returns false if it failed to start. Neo4j is stopped unless this returns true.
 * @throws WRONG_PASSWORD, DISK_FULL, SERVICE_UNAVAILABLE
 */
export async function waitUntilReady(wait: Wait): Promise<boolean> {
  // By a clock of its own: on a busy machine, one attempt may take a minute.
  const reports = setInterval(() => {
    wait.onProgress('  still starting …');
  }, 10_000);
  try {
    return await isReady(wait);
  } finally {
    clearInterval(reports);
  }
}

async function isReady({ running, readLog, end, patience, ...address }: Wait): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (!running.isGone()) {
    try {
      await changeFirstPassword(address);
      const database = await connectDatabase(privateConnection(address));
      await database.close();
      await rm(address.paths.firstPassword, { force: true });
      return true;
    } catch (error) {
      if (!isFailure(error, 'SERVICE_UNAVAILABLE')) {
        await running.stop();
        throw error;
      }
    }
    if (Date.now() > deadline || hasFailedToStart(await readLog())) {
      await running.stop();
      return false;
    }
    try {
      if (end.aborted)
        throw new Failure('SERVICE_UNAVAILABLE', 'The start of Neo4j was interrupted: run the command again.');
      await checkRoom(address.paths.neo4j, roomToGoOn);
    } catch (error) {
      await running.kill();
      throw error;
    }
    await Promise.race([running.exited, sleep(200)]);
  }
  return false;
}

const schema = z.object({ neo4jVersion: z.string() });

/** @throws STORE_TOO_NEW if a newer Neo4j has opened the home's data: it may have changed their format. */
async function checkStoreVersion(paths: HomePaths, release: Distribution): Promise<void> {
  const last = await readStoreVersion(paths);
  if (last === null || compareVersions(last, release.version) <= 0) return;
  throw new Failure(
    'STORE_TOO_NEW',
    `The data in ${paths.data} were last opened by Neo4j ${last}, which is newer than ${release.version}: use a newer Subtier, or set SUBTIER_HOME to another folder.`,
  );
}

async function writeStoreVersion(paths: HomePaths, release: Distribution): Promise<void> {
  await writeFile(paths.store, `${JSON.stringify({ neo4jVersion: release.version })}\n`, { mode: 0o600 });
}

/** Returns null if no database was ever started in the home, or the file is damaged: Neo4j itself refuses data that it can't read. */
async function readStoreVersion(paths: HomePaths): Promise<string | null> {
  try {
    return schema.parse(JSON.parse(await readFile(paths.store, 'utf8'))).neo4jVersion;
  } catch {
    return null;
  }
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
