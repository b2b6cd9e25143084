import { isPanic } from '../../database/failures.ts';
import { connectDatabase } from '../../database/neo4j.ts';
import { Failure } from '../../failure.ts';
import { copyEmptyStore } from '../empty-store.ts';
import type { StoreContents } from '../empty-store.ts';
import { homePaths, removeWiped } from '../home.ts';
import type { HomePaths } from '../home.ts';
import { distributionOf } from '../java.ts';
import { markLogs, watchForPanic } from '../neo4j-log.ts';
import { adoptNeo4j } from '../neo4j-process.ts';
import { privateConnection, readPassword } from '../private-connection.ts';
import { readRunFile, removeRunFile, writeRunFile } from '../run-file.ts';
import type { RunFile } from '../run-file.ts';
import { startNeo4j, waitUntilReady } from '../start-neo4j.ts';
import type { StartedNeo4j } from '../start-neo4j.ts';
import type { ConnectedClients } from './connected-clients.ts';
import type { KeeperOrder } from './protocol.ts';
import type { KeeperAction, KeeperEvent } from './transitions.ts';

/** How often the log is checked for a panic, in milliseconds. */
const panicCheckMs = 1000;

/** How long a database that a killed keeper left behind may take to answer before it is restarted, in milliseconds. */
const takeOverPatienceMs = 60_000;

export interface Keeping {
  readonly order: KeeperOrder;
  readonly clients: ConnectedClients;
  /** Called with what happens to the database meanwhile. */
  readonly onEvent: (event: KeeperEvent) => void;
  readonly keeperPort: number;
  readonly token: string;
  /** Aborted when the keeper gets a signal to end. */
  readonly end: AbortSignal;
  /** The contents of a new home's store. */
  readonly contents: StoreContents;
  /** Called once the run file has this keeper's port. */
  readonly onRunFile: () => void;
}

/** The home's database, and what the keeper does to it. */
export class KeptDatabase {
  readonly #keeping: Keeping;
  readonly #paths: HomePaths;
  /** The port of the last database, which clients know; 0: none. */
  #preferredPort = 0;
  #started: StartedNeo4j | null = null;
  #hasPanicked: () => Promise<boolean> = () => Promise.resolve(false);
  /** Aborted when the database is no longer watched. */
  #watch = new AbortController();

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#paths = homePaths(keeping.order.home);
  }

  /** Writes the run file, and takes over the database that a killed keeper left behind, if it answers. */
  async find(): Promise<KeeperEvent> {
    const found = await readRunFile(this.#paths);
    this.#preferredPort = found?.boltPort ?? 0;
    await writeRunFile(this.#paths, runFileOf(this.#keeping, found?.javaPid ?? null, this.#preferredPort));
    this.#keeping.onRunFile();
    if (found?.javaPid == null) return { type: 'not found' };
    this.#started = await takeOver(this.#keeping, found.javaPid, found.boltPort);
    return this.#started === null ? { type: 'not found' } : { type: 'taken over', boltPort: this.#started.boltPort };
  }

  /** Returns the event that the action ends with, if any. */
  async perform(action: KeeperAction): Promise<KeeperEvent | null> {
    const { clients } = this.#keeping;
    switch (action.type) {
      case 'start':
        return this.#start();
      case 'watch':
        await this.#watchFromNow();
        return null;
      case 'check panic':
        void this.#tellIf(refusesStatements(this.#paths, this.#neo4j.boltPort), this.#watch.signal);
        return null;
      case 'inspect':
        this.#watch.abort();
        return {
          type: 'inspected',
          hasPanicked: await this.#hasPanicked(),
          isHomeOurs: await this.#isHomeOurs(),
        };
      case 'stop':
        await this.#neo4j.running.stop(action.patienceMs ?? undefined);
        return this.#stopped();
      case 'kill':
        await this.#neo4j.running.kill();
        return this.#stopped();
      case 'give up':
        throw new Failure('SERVICE_UNAVAILABLE', `Neo4j keeps crashing: see ${this.#paths.neo4jLog} for the reason.`);
      case 'report':
        clients.report(action.report);
        return null;
      case 'answer':
        clients.reportTo(action.client, action.report);
        return null;
      case 'log':
        log(action.text);
        return null;
    }
  }

  /** Kills it if it runs. */
  async kill(): Promise<void> {
    await this.#started?.running.kill();
  }

  /** Removes the run file. */
  async leave(): Promise<void> {
    if (await this.#isHomeOurs()) await removeRunFile(this.#paths);
  }

  get #neo4j(): StartedNeo4j {
    if (this.#started === null) throw new Error('No database runs.');
    return this.#started;
  }

  async #start(): Promise<KeeperEvent> {
    const { order, contents, clients, end } = this.#keeping;
    const paths = this.#paths;
    if (!(await this.#isHomeOurs()))
      throw new Failure(
        'HOME_UNAVAILABLE',
        `The folder ${order.home} was deleted or replaced while its database was running: run the command again.`,
      );
    // Left by an interrupted wipe. What can't be deleted takes up space, or Neo4j refuses to start and says why.
    await removeWiped(paths).catch(() => undefined);
    await copyEmptyStore(paths, order.jars, contents);
    this.#started = await startNeo4j({
      paths,
      java: order.java,
      jars: order.jars,
      release: distributionOf(order.neo4jVersion),
      preferredPort: this.#preferredPort === 0 ? null : this.#preferredPort,
      onSpawn: ({ pid }, boltPort) => this.#updateRunFile(pid, boltPort),
      onProgress: (message) => {
        clients.report({ type: 'progress', message });
      },
      end,
    });
    return { type: 'started', boltPort: this.#started.boltPort };
  }

  async #watchFromNow(): Promise<void> {
    const { running } = this.#neo4j;
    const hasPanicked = await watchForPanic(this.#paths);
    const watch = new AbortController();
    const timer = setInterval(() => void this.#tellIf(hasPanicked(), watch.signal), panicCheckMs);
    watch.signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
    void running.exited.then((exit) => {
      if (!watch.signal.aborted) this.#keeping.onEvent({ type: 'exited', exit });
    });
    this.#hasPanicked = hasPanicked;
    this.#watch = watch;
  }

  async #tellIf(panicked: Promise<boolean>, over: AbortSignal): Promise<void> {
    // If the file can't be read now, the next check reads it.
    if ((await panicked.catch(() => false)) && !over.aborted) this.#keeping.onEvent({ type: 'panicked' });
  }

  async #stopped(): Promise<KeeperEvent> {
    this.#watch.abort();
    await this.#updateRunFile(null, this.#neo4j.boltPort);
    this.#started = null;
    return { type: 'stopped' };
  }

  /** Whether this keeper still has the home: one that replaces a deleted home gets a keeper of its own. */
  async #isHomeOurs(): Promise<boolean> {
    return (await readRunFile(this.#paths))?.token === this.#keeping.token;
  }

  async #updateRunFile(javaPid: number | null, boltPort: number): Promise<void> {
    this.#preferredPort = boltPort;
    if (await this.#isHomeOurs()) await writeRunFile(this.#paths, runFileOf(this.#keeping, javaPid, boltPort));
  }
}

function runFileOf({ order, keeperPort, token }: Keeping, javaPid: number | null, boltPort: number): RunFile {
  return {
    neo4jVersion: order.neo4jVersion,
    uri: `bolt://127.0.0.1:${boltPort}`,
    boltPort,
    javaPid,
    keeperPid: process.pid,
    keeperPort,
    token,
  };
}

/** Takes over a running Neo4j whose keeper was killed, if it answers; otherwise stops it. */
async function takeOver({ order, clients, end }: Keeping, pid: number, boltPort: number): Promise<StartedNeo4j | null> {
  const paths = homePaths(order.home);
  const running = await adoptNeo4j(paths, pid);
  if (running === null) return null;
  log(`taking over ${pid}`);
  const password = await readPassword(paths);
  const onProgress = (message: string) => {
    clients.report({ type: 'progress', message });
  };
  const waiting = { readLog: await markLogs(paths), onProgress, end, patience: takeOverPatienceMs };
  if (password !== null && (await waitUntilReady({ running, boltPort, password, paths, ...waiting })))
    return { running, boltPort };
  await running.stop();
  return null;
}

/** Whether a running database refuses statements because it has panicked. */
async function refusesStatements(paths: HomePaths, boltPort: number): Promise<boolean> {
  const password = await readPassword(paths);
  if (password === null) return false;
  try {
    const database = await connectDatabase(privateConnection({ boltPort, password, paths }));
    await database.close();
    return false;
  } catch (error) {
    return isPanic(error);
  }
}

export function log(message: string): void {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
}
