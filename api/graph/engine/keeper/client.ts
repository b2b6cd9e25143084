import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../env.ts';
import { Failure, codeOf } from '../../failure.ts';
import { checkRoom, fileFailure, lockFolder, roomToStart } from '../home.ts';
import type { HomePaths } from '../home.ts';
import { fetchJars } from '../jars.ts';
import { findJava, distributionOf } from '../java.ts';
import { isRunning } from '../neo4j-process.ts';
import { readRunFile } from '../run-file.ts';
import type { RunFile } from '../run-file.ts';
import { reportSchema } from './protocol.ts';
import type { KeeperOrder, Report, Request } from './protocol.ts';

/** A client's connection to the keeper. The database runs as long as it is open. */
export class KeeperLink {
  readonly #socket: Socket;
  readonly #reports: Report[] = [];
  #boltPort = 0;
  #wake: () => void = () => undefined;
  #lost = false;
  #restarting: Promise<void> | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    const lines = createInterface({ input: socket });
    // The socket's close event that follows is enough. readline emits no close event after an error, such as when the keeper was killed.
    socket.on('error', () => undefined);
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const report = reportSchema.parse(JSON.parse(line));
      if (report.type === 'ready') this.#boltPort = report.boltPort;
      this.#reports.push(report);
      this.#wake();
    });
    socket.on('close', () => {
      this.#lost = true;
      this.#wake();
    });
  }

  /** Returns null if nothing listens there any more. */
  static async open(run: Pick<RunFile, 'keeperPort' | 'token'>): Promise<KeeperLink | null> {
    const socket = connect({ host: '127.0.0.1', port: run.keeperPort, noDelay: true });
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (!isOpen) return null;
    const link = new KeeperLink(socket);
    link.#send({ type: 'hello', token: run.token });
    return link;
  }

  /** The port at which the database was ready last; 0 if it has not been yet. */
  get boltPort(): number {
    return this.#boltPort;
  }

  /** Waits until the database is ready; returns false if the keeper goes away first. */
  async untilReady(onProgress: (message: string) => void): Promise<boolean> {
    for (;;) {
      const report = await this.#next();
      if (report === null || report.type === 'ended') return false;
      if (report.type === 'ready') return true;
      if (report.type === 'failed') throw new Failure(report.failure, report.message);
      if (report.type === 'progress') onProgress(report.message);
    }
  }

  /** Restarts the database; once for all callers that wait for it at the same time. */
  restart(): Promise<void> {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = null;
    });
    return this.#restarting;
  }

  async #restart(): Promise<void> {
    this.#reports.length = 0;
    this.#send({ type: 'restart' });
    await this.untilReady(() => undefined);
  }

  /** Asks for a restart after a panic, which the keeper may not know of: on a full disk, Neo4j can't log it. Returns once that is sent. */
  reportPanic(): Promise<void> {
    return new Promise((resolve) => {
      this.#send({ type: 'panicked' }, resolve);
    });
  }

  /** Ends the database and the keeper. @throws HOME_IN_USE if other clients use them. */
  async end(): Promise<void> {
    this.#send({ type: 'end' });
    for (;;) {
      const report = await this.#next();
      if (report === null) return;
      if (report.type === 'shared')
        throw new Failure(
          'HOME_IN_USE',
          `The database is in use by ${report.others === 1 ? 'another command' : `${report.others} other commands`}: stop them and try again.`,
        );
    }
  }

  /** Stops the connection from keeping this process alive; calls `onLost` if the keeper goes away. */
  hold(onLost: () => void): void {
    this.#socket.unref();
    this.#socket.once('close', onLost);
    if (this.#lost) onLost();
  }

  /** Closes the connection, so that the database may end. */
  close(): void {
    this.#socket.destroy();
  }

  #send(request: Request, onSent: () => void = () => undefined): void {
    this.#socket.write(`${JSON.stringify(request)}\n`, onSent);
  }

  /** Waits for the next report; null if the keeper is gone. For one caller at a time. */
  async #next(): Promise<Report | null> {
    for (;;) {
      const report = this.#reports.shift();
      if (report !== undefined) return report;
      if (this.#lost) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** Connects to the home's keeper; returns null if none is running. The run file of a copied home names the keeper of the other one. */
export async function findKeeper(paths: HomePaths): Promise<KeeperLink | null> {
  const run = await readRunFile(paths);
  if (run === null || !(await isRunning(run.keeperPid, commandLineOf(paths)))) return null;
  return KeeperLink.open(run);
}

const keeper = fileURLToPath(new URL('keeper.mjs', import.meta.url));

/** Returns text that only this home's keeper has on its command line: the start of its order. */
function commandLineOf({ home }: Pick<HomePaths, 'home'>): string {
  return `keeper.mjs ${JSON.stringify({ home }).slice(0, -1)}`;
}

/** Starts a keeper that outlives this process, and waits until it listens and has written the run file. */
async function spawnKeeper(paths: HomePaths, order: KeeperOrder): Promise<void> {
  const log = await open(paths.keeperLog, 'a', 0o600);
  try {
    const child = spawn(process.execPath, [keeper, JSON.stringify(order)], {
      cwd: order.home,
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => {
        resolve();
      });
      child.once('error', reject);
      child.once('exit', () => {
        reject(
          new Failure(
            'SERVICE_UNAVAILABLE',
            `The private database did not start: see ${paths.keeperLog} for the reason.`,
          ),
        );
      });
    });
    child.unref();
    child.channel?.unref();
  } finally {
    await log.close();
  }
}

/** Connects to the home's keeper, starting one if none is running, and waits until its database is ready. */
export async function attach(
  environment: Environment,
  paths: HomePaths,
  onProgress: (message: string) => void,
): Promise<KeeperLink> {
  // A keeper that is just ending closes the connection: then another one is started.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const link = (await findKeeper(paths)) ?? (await startKeeper(environment, paths, onProgress));
    try {
      if (await link.untilReady(onProgress)) return link;
    } catch (error) {
      link.close();
      throw error;
    }
    link.close();
  }
  throw new Failure('SERVICE_UNAVAILABLE', `The private database keeps stopping: see ${paths.logs} for the reason.`);
}

async function startKeeper(
  environment: Environment,
  paths: HomePaths,
  onProgress: (message: string) => void,
): Promise<KeeperLink> {
  // On a full disk, the keeper can't even report it.
  await checkRoom(paths.home, roomToStart);
  const release = distributionOf(environment.neo4jVersion);
  const java = await findJava(environment.javaHome, release);
  const jars = await fetchJars(environment.cacheDirectory, release, onProgress);
  const unlock = await lockStart(paths);
  try {
    const other = await findKeeper(paths);
    if (other !== null) return other;
    await spawnKeeper(paths, { home: paths.home, java, jars, neo4jVersion: release.version });
    const own = await findKeeper(paths);
    if (own === null)
      throw new Failure(
        'SERVICE_UNAVAILABLE',
        `The private database did not start: see ${paths.keeperLog} for the reason.`,
      );
    return own;
  } catch (error) {
    throw fileFailure(error, paths.home, 'SUBTIER_HOME');
  } finally {
    await unlock();
  }
}

/** Locks the start: of several commands that start at the same time, one starts the keeper and the others find it. Returns the unlock function. */
export async function lockStart({ home, startLock }: HomePaths): Promise<() => Promise<void>> {
  try {
    return await lockFolder(home, startLock, {
      stale: 10_000,
      update: 2_000,
      retries: { retries: 600, factor: 1, minTimeout: 100, maxTimeout: 100 },
    });
  } catch (error) {
    if (codeOf(error) === 'ELOCKED')
      throw new Failure(
        'HOME_IN_USE',
        `Another command has been starting the database in ${home} for a minute: stop it, or delete ${startLock} if there is none, and try again.`,
        {
          cause: error,
        },
      );
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}
