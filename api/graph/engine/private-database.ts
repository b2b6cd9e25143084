import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { connectDatabase } from '../database/neo4j.ts';
import type { Environment } from '../env.ts';
import { Failure } from '../failure.ts';
import { fileFailure, homePaths, openHome } from './home.ts';
import type { HomePaths } from './home.ts';
import { findJava, distributionOf } from './java.ts';
import { attach, findKeeper, lockStart } from './keeper-client.ts';
import type { Attachment } from './keeper-client.ts';
import { readRunFile, removeRunFile } from './keeper-protocol.ts';
import type { RunFile } from './keeper-protocol.ts';
import { adoptNeo4j } from './neo4j-process.ts';
import { privateConnection, readPassword } from './start-neo4j.ts';

/** The home's own database, held for as long as this process lives or until `close()`. */
export async function openPrivateDatabase(
  environment: Environment,
  onProgress: (message: string) => void,
): Promise<Database> {
  const paths = await openHome(environment.home);
  const holder = new Holder(environment, paths, await attach(environment, paths, onProgress));
  try {
    const password = await readPassword(paths);
    if (password === null)
      throw new Failure(
        'HOME_UNAVAILABLE',
        `${paths.password} is gone while the database runs: put it back, or end what runs there.`,
      );
    return await connectDatabase(
      privateConnection({
        boltPort: holder.boltPort,
        password,
        paths,
        restart: () => holder.restart(),
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

/** Between two tries to start a database that does not, in milliseconds. */
const shortestWait = 1000;
const longestWait = 30_000;

/** Holds the link to the keeper, and makes a new one if the keeper is killed: the database then goes on under another. */
class Holder {
  readonly #environment: Environment;
  readonly #paths: HomePaths;
  #attachment: Attachment;
  #released = false;

  constructor(environment: Environment, paths: HomePaths, attachment: Attachment) {
    this.#environment = environment;
    this.#paths = paths;
    this.#attachment = attachment;
    this.#hold();
  }

  get boltPort(): number {
    return this.#attachment.boltPort;
  }

  async restart(): Promise<boolean> {
    await this.#attachment.link.restart();
    return true;
  }

  release(): void {
    this.#released = true;
    this.#attachment.link.close();
  }

  #hold(): void {
    this.#attachment.link.hold(() => {
      if (!this.#released) void this.#attachAgain();
    });
  }

  /** Again and again, ever less often: what keeps a database from starting, such as a full disk, may pass. */
  async #attachAgain(): Promise<void> {
    for (let wait = shortestWait; !this.#released; wait = Math.min(2 * wait, longestWait)) {
      try {
        this.#attachment = await attach(this.#environment, this.#paths, () => undefined);
        break;
      } catch {
        // The statements that find no database say so, each to the one who asked.
        await sleep(wait, undefined, { ref: false });
      }
    }
    if (this.#released) this.#attachment.link.close();
    else this.#hold();
  }
}

/**
 * Ends the home's private database if it runs; nothing starts it anew before `meanwhile` is done.
 * @throws HOME_IN_USE when another command uses it.
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

/**
 * Deletes the private database of a home, its password and its note of the version: whatever state they are in. Logs stay.
 * @throws HOME_IN_USE when another command uses it.
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

/** What is known of a home's private database without starting it. */
export interface HomeState {
  /** Null: it does not run. */
  readonly run: RunFile | null;
  readonly hasData: boolean;
  readonly hasJars: boolean;
  readonly jars: string;
  /** The Java it would be started with, or why there is none. */
  readonly java: string | Failure;
}

export async function homeState(environment: Environment): Promise<HomeState> {
  const paths = homePaths(environment.home);
  const release = distributionOf(environment.neo4jVersion);
  const jars = join(environment.cacheDirectory, `neo4j-${release.version}`);
  const link = await findKeeper(paths);
  link?.close();
  return {
    run: link === null ? null : await readRunFile(paths),
    hasData: await isThere(paths.store),
    hasJars: await isThere(jars),
    jars,
    java: await findJava(environment.javaHome, release).catch((error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    }),
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // What can't be reached counts as not there: a start would say why.
    return false;
  }
}
