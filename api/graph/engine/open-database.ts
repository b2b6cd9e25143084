import { readlink, realpath, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { connectDatabase } from '../database/neo4j.ts';
import type { Environment } from '../env.ts';
import { Failure, isFailure } from '../failure.ts';
import { checkHome, fileFailure, hasData, homePaths, openHome, pathExists, removeWiped } from './home.ts';
import type { HomePaths } from './home.ts';
import { findJava, distributionOf } from './java.ts';
import { attach, findKeeper, lockStart } from './keeper/client.ts';
import type { KeeperLink } from './keeper/client.ts';
import { readRunFile, removeRunFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { adoptNeo4j } from './neo4j-process.ts';
import { privateConnection, readPassword } from './private-connection.ts';

/** The keeper notices the end of its database within this time, in milliseconds. */
const noticeMs = 1000;

interface OpenRequest {
  readonly environment: Environment;
  /** Called with lines about the progress of a download or start. */
  readonly onProgress: (message: string) => void;
}

/**
 * Opens the graph database: the server at NEO4J_URI, else the private one in SUBTIER_HOME, which is started if needed and shared with
 * other commands that use the same home. It runs at least until `close()` is called or this process ends.
 */
export function openDatabase({ environment, onProgress }: OpenRequest): Promise<Database> {
  if (environment.neo4jUri === null) return openPrivateDatabase(environment, onProgress);
  return connectDatabase({
    uri: environment.neo4jUri,
    user: environment.user,
    password: environment.password,
    trusts: null,
    database: environment.database,
    passwordAdvice: 'check NEO4J_USER and NEO4J_PASSWORD',
    reachAdvice: 'check NEO4J_URI, and that the server is running',
    patience: 4000,
  });
}

async function openPrivateDatabase(environment: Environment, onProgress: (message: string) => void): Promise<Database> {
  try {
    return await openOnce(environment, onProgress);
  } catch (error) {
    if (!isFailure(error, 'SERVICE_UNAVAILABLE') || error.cause === undefined) throw error;
    // The connection broke: the database has just died, and the keeper had not noticed yet.
    await sleep(noticeMs);
    return openOnce(environment, onProgress);
  }
}

async function openOnce(environment: Environment, onProgress: (message: string) => void): Promise<Database> {
  const paths = await openHome(environment.home);
  const holder = new Holder(environment, paths, await attach(environment, paths, onProgress));
  try {
    const password = await readPassword(paths);
    if (password === null)
      throw new Failure(
        'HOME_UNAVAILABLE',
        `${paths.password} is missing although the database is running: restore it, or stop all commands that use this home.`,
      );
    return await connectDatabase(
      privateConnection({
        get boltPort() {
          return holder.boltPort;
        },
        password,
        paths,
        restart: () => holder.restart(),
        onPanic: () => holder.reportPanic(),
        release: () => {
          holder.release();
        },
      }),
    );
  } catch (error) {
    holder.release();
    throw error;
  }
}

/** The shortest and longest wait between attempts to start the database, in milliseconds. */
const shortestWaitMs = 1000;
const longestWaitMs = 30_000;

/** Holds the connection to the keeper, and connects to a new keeper if it is killed. */
class Holder {
  readonly #environment: Environment;
  readonly #paths: HomePaths;
  #link: KeeperLink;
  #released = false;

  constructor(environment: Environment, paths: HomePaths, link: KeeperLink) {
    this.#environment = environment;
    this.#paths = paths;
    this.#link = link;
    this.#hold();
  }

  get boltPort(): number {
    return this.#link.boltPort;
  }

  async restart(): Promise<boolean> {
    await this.#link.restart();
    return true;
  }

  reportPanic(): Promise<void> {
    return this.#link.reportPanic();
  }

  release(): void {
    this.#released = true;
    this.#link.close();
  }

  #hold(): void {
    this.#link.hold(() => {
      if (!this.#released) void this.#attachAgain();
    });
  }

  /** Retries with longer and longer waits: the cause of a failed start, such as a full disk, may go away. */
  async #attachAgain(): Promise<void> {
    for (let wait = shortestWaitMs; !this.#released; wait = Math.min(2 * wait, longestWaitMs)) {
      try {
        this.#link = await attach(this.#environment, this.#paths, () => undefined);
        break;
      } catch {
        // Not reported here: statements fail with the reason until it is back.
        await sleep(wait, undefined, { ref: false });
      }
    }
    if (this.#released) this.#link.close();
    else this.#hold();
  }
}

/**
 * Ends the home's private database if it is running, and prevents a new start until `work` is done.
 * @throws HOME_IN_USE if another command uses it.
 */
export async function endDatabase(
  environment: Environment,
  work: () => Promise<void> = () => Promise.resolve(),
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
    // A killed keeper leaves its database running.
    const run = await readRunFile(paths);
    if (run?.javaPid != null) await (await adoptNeo4j(paths, run.javaPid))?.stop();
    await removeRunFile(paths);
    await work();
  } finally {
    await unlock();
  }
}

/**
 * Deletes a home's private database, its password and the record of its version, whatever state they are in. Logs stay.
 * @throws HOME_IN_USE if another command uses it.
 */
export async function wipeHome(environment: Environment): Promise<void> {
  const paths = homePaths(environment.home);
  await endDatabase(environment, async () => {
    try {
      await removeWiped(paths);
      const link = await readlink(paths.neo4j).catch(() => null);
      // Renamed first, so that an interrupted wipe leaves a whole database or none, never a part that a later start would open.
      await rename(paths.neo4j, paths.wiped);
      for (const path of [paths.store, paths.password, paths.firstPassword])
        await rm(path, { recursive: true, force: true });
      await removeWiped(paths);
      // The next database goes to the same disk.
      if (link !== null) await symlink(link, paths.neo4j);
    } catch (error) {
      throw fileFailure(error, environment.home, 'SUBTIER_HOME');
    }
  });
}

/** The state of a home's private database, found without starting it. */
export interface HomeState {
  /** Null: the database is not running. */
  readonly run: RunFile | null;
  readonly hasData: boolean;
  readonly hasJars: boolean;
  readonly jars: string;
  /** The Java that would start it, or why there is none. */
  readonly java: string | Failure;
}

/** @throws HOME_UNAVAILABLE */
export async function homeState(environment: Environment): Promise<HomeState> {
  await checkHome(homePaths(environment.home));
  // As in `openHome`; a home that is missing has no keeper.
  const paths = homePaths(await realpath(environment.home).catch(() => environment.home));
  const release = distributionOf(environment.neo4jVersion);
  const jars = join(environment.cacheDirectory, `neo4j-${release.version}`);
  const link = await findKeeper(paths);
  link?.close();
  return {
    run: link === null ? null : await readRunFile(paths),
    // Not by the record of its version: a database that was taken over during its first start has none.
    hasData: await hasData(paths),
    hasJars: await pathExists(jars),
    jars,
    java: await findJava(environment.javaHome, release).catch((error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    }),
  };
}
