import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../driver/connect-database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { DiskFull } from '../failure/disk-full.ts';
import { HomeInUse } from '../failure/home-in-use.ts';
import { StoreTooNew } from '../failure/store-too-new.ts';
import { checkRoom, roomToGoOn, roomToStart } from './check-room.ts';
import { freePort } from './free-port.ts';
import type { HomePaths } from './home-paths.ts';
import { spawnNeo4j } from './neo4j-process.ts';
import type { Neo4jProcess } from './neo4j-process.ts';
import { preparePassword } from './prepare-password.ts';
import { privateConnection } from './private-connection.ts';
import type { Release } from './release.ts';
import { checkStoreVersion, writeStoreVersion } from './store-version.ts';
import { writeConfiguration } from './write-configuration.ts';

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
  await checkStoreVersion(paths, release);
  await mkdir(paths.neo4j, { recursive: true, mode: 0o700 });
  await checkRoom(paths.neo4j, roomToStart);
  const password = await preparePassword(paths, java, jars);
  let preferred = start.preferredPort;
  for (let attempt = 1; ; attempt += 1) {
    const boltPort = await freePort(preferred);
    await writeConfiguration(paths, boltPort);
    const sinceNow = await markLogs(paths);
    start.onProgress(`Starting Neo4j ${release.version} …`);
    const running = await spawnNeo4j(paths, java, jars, release);
    await start.onSpawn(running, boltPort);
    if (await answers({ running, boltPort, password, paths, onProgress: start.onProgress })) {
      await writeStoreVersion(paths, release);
      return { running, boltPort };
    }
    const log = await sinceNow();
    const portLost = /Address already in use|BindException|PortBindException/.test(log);
    if (!portLost || attempt === 3) throw startFailure(log, paths);
    preferred = null;
  }
}

export interface Awaited {
  readonly running: Neo4jProcess;
  readonly boltPort: number;
  readonly password: string;
  readonly paths: HomePaths;
  readonly onProgress: (message: string) => void;
}

/**
 * Waits until Neo4j answers with the password; false when it ended instead.
 * @throws WrongPassword, DiskFull; it is ended then.
 */
export async function answers({ running, onProgress, ...address }: Awaited): Promise<boolean> {
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
    if (waited > 0 && waited % 50 === 0) onProgress('  still starting …');
    try {
      await checkRoom(address.paths.neo4j, roomToGoOn);
    } catch (error) {
      await running.kill();
      throw error;
    }
    await Promise.race([running.exited, sleep(200)]);
  }
  return false;
}

function startFailure(log: string, paths: HomePaths): Error {
  if (/No space left on device|Disk quota exceeded/.test(log))
    return new DiskFull(
      `No room is left in ${paths.neo4j}: free some, or set SUBTIER_HOME to a folder on another disk.`,
    );
  if (/StoreLockException|FileLockException|has been locked by another process|Unable to obtain lock/.test(log))
    return new HomeInUse(
      `Another Neo4j works on the data in ${paths.data}: end it, or set SUBTIER_HOME to another folder.`,
    );
  if (/more recent version|newer version|Unknown store version|unsupported version|UnsupportedFormat/i.test(log))
    return new StoreTooNew(
      `The data in ${paths.data} were made by another Neo4j: use the Subtier they belong to, or set SUBTIER_HOME to another folder.`,
    );
  return new DatabaseUnavailable(`Neo4j did not start: see ${paths.neo4jLog} and ${paths.neo4j}/logs for the reason.`);
}

/** Notes where the logs end; gives what they say since. Neo4j tells some failures on its output, some in its own log. */
async function markLogs({ neo4j, neo4jLog }: HomePaths): Promise<() => Promise<string>> {
  const files = [neo4jLog, join(neo4j, 'logs', 'neo4j.log')];
  const ends = await Promise.all(files.map(sizeOf));
  return async () => {
    const texts = await Promise.all(files.map((file, index) => readFrom(file, ends[index] ?? 0)));
    return texts.join('\n');
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // Not there yet.
    return 0;
  }
}

/** A log that is shorter than it was has been rotated, and is read whole. */
async function readFrom(file: string, start: number): Promise<string> {
  const size = await sizeOf(file);
  if (size === 0) return '';
  const chunks: string[] = [];
  for await (const chunk of createReadStream(file, { start: size < start ? 0 : start, encoding: 'utf8' }))
    chunks.push(String(chunk));
  return chunks.join('');
}
