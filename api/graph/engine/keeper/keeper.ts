import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isPanic } from '../../database/failures.ts';
import { connectDatabase } from '../../database/neo4j.ts';
import { Failure } from '../../failure.ts';
import { copyEmptyStore, keepEmptyStore } from '../empty-store.ts';
import type { StoreContents } from '../empty-store.ts';
import { fileFailure, homePaths, removeWiped } from '../home.ts';
import type { HomePaths } from '../home.ts';
import { distributionOf } from '../java.ts';
import { markLogs, watchForPanic } from '../neo4j-log.ts';
import { adoptNeo4j } from '../neo4j-process.ts';
import type { Exit } from '../neo4j-process.ts';
import { privateConnection, readPassword } from '../private-connection.ts';
import { readRunFile, removeRunFile, writeRunFile } from '../run-file.ts';
import type { RunFile } from '../run-file.ts';
import { startNeo4j, waitUntilReady } from '../start-neo4j.ts';
import type { StartedNeo4j } from '../start-neo4j.ts';
import { ConnectedClients } from './connected-clients.ts';
import { keeperFailures, keeperOrderSchema } from './protocol.ts';
import type { KeeperOrder, Report } from './protocol.ts';

/** How long a database without clients keeps running for the next command, in milliseconds. */
const graceMs = 5_000;
/** How long the first client, which started the keeper, may take to connect, in milliseconds. */
const firstGraceMs = 30_000;
/** Most crashes within a minute after which the database is restarted. An end because statements filled the heap does not count. */
const crashesAllowed = 3;

/** How long the database may take to end for a restart, in milliseconds. Short, because restarts are for statements that do not end. */
const restartPatienceMs = 5_000;

/** How often the log is checked for a panic, in milliseconds. */
const panicCheckMs = 1000;

/** How long statements that were running get for their errors after a panic, in milliseconds: clients retry those whose connection is lost. */
const panicGraceMs = 2000;

/** How long a database that a killed keeper left behind may take to answer before it is restarted, in milliseconds. */
const takeOverPatienceMs = 60_000;

interface Keeping {
  readonly order: KeeperOrder;
  readonly clients: ConnectedClients;
  readonly keeperPort: number;
  readonly token: string;
  /** Aborted when the keeper gets a signal to end. */
  readonly end: AbortSignal;
  /** The contents of a new home's store. */
  readonly contents: StoreContents;
  /** Called once the run file has this keeper's port. */
  readonly onRunFile: () => void;
}

/** `end`: a client asked to end the database; `signal`: the keeper itself must end. */
type Reason = 'exited' | 'panicked' | 'full heap' | 'idle' | 'restart' | 'end' | 'signal';

/**
 * Runs the home's database as long as it has clients, restarts it after a crash, and ends it soon after the last client is gone.
 * The start lock ensures that there is one keeper per home.
 */
async function keepDatabase(keeping: Keeping): Promise<void> {
  const { order, clients, end } = keeping;
  const paths = homePaths(order.home);
  const found = await readRunFile(paths);
  let preferredPort = found?.boltPort ?? 0;
  // If the home is deleted, a new one in its place gets a keeper of its own.
  const isHomeOurs = async () => (await readRunFile(paths))?.token === keeping.token;
  const updateRunFile = async (running: { readonly pid: number } | null, boltPort: number) => {
    preferredPort = boltPort;
    if (await isHomeOurs()) await writeRunFile(paths, runFileOf(keeping, running?.pid ?? null, boltPort));
  };
  await writeRunFile(paths, runFileOf(keeping, found?.javaPid ?? null, preferredPort));
  keeping.onRunFile();
  let started = found?.javaPid == null ? null : await takeOver(keeping, found.javaPid, found.boltPort);
  const crashes: number[] = [];
  let wait = firstGraceMs;
  try {
    for (;;) {
      if (started === null) {
        if (!(await hasClientWithin(clients, wait, end))) break;
        if (!(await isHomeOurs()))
          throw new Failure(
            'HOME_UNAVAILABLE',
            `The folder ${order.home} was deleted or replaced while its database was running: run the command again.`,
          );
        // Left by an interrupted wipe. What can't be deleted takes up space, or Neo4j refuses to start and says why.
        await removeWiped(paths).catch(() => undefined);
        await copyEmptyStore(paths, order.jars, keeping.contents);
        started = await startNeo4j({
          paths,
          java: order.java,
          jars: order.jars,
          release: distributionOf(order.neo4jVersion),
          preferredPort: preferredPort === 0 ? null : preferredPort,
          onSpawn: updateRunFile,
          onProgress: (message) => {
            clients.report({ type: 'progress', message });
          },
          end,
        });
        clients.dropRestarts();
      }
      clients.report({ type: 'ready', boltPort: started.boltPort });
      const { running, boltPort } = started;
      const hasPanicked = await watchForPanic(paths);
      const reason = await waitForReasonToEnd(keeping, running.exited, hasPanicked, () =>
        refusesStatements(paths, boltPort),
      );
      log(reason);
      if (reason === 'exited' || reason === 'panicked') {
        crashes.push(Date.now());
        if (crashes.filter((time) => time > Date.now() - 60_000).length > crashesAllowed)
          throw new Failure('SERVICE_UNAVAILABLE', `Neo4j keeps crashing: see ${paths.neo4jLog} for the reason.`);
      }
      clients.report({ type: 'progress', message: 'Stopping Neo4j …' });
      // After a panic, a normal stop could append to a transaction log that a full disk has cut off, and Neo4j could not read that log again.
      const isBroken = reason === 'panicked' || (await hasPanicked());
      if (isBroken) await sleep(panicGraceMs);
      // In a replaced home it would write to files of the other database.
      if (isBroken || !(await isHomeOurs())) await running.kill();
      else await running.stop(reason === 'restart' ? restartPatienceMs : undefined);
      await updateRunFile(null, boltPort);
      started = null;
      if (reason === 'signal') break;
      if (reason === 'end') {
        clients.report({ type: 'ended' });
        break;
      }
      wait = 0;
    }
  } catch (error) {
    await started?.running.kill();
    throw error;
  }
  if (await isHomeOurs()) await removeRunFile(paths);
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

async function hasClientWithin(clients: ConnectedClients, wait: number, end: AbortSignal): Promise<boolean> {
  for (let waited = 0; clients.count === 0; waited += 50) {
    if (waited >= wait || end.aborted) return false;
    await sleep(50);
  }
  return true;
}

/** Waits until there is a reason to end the database. */
function waitForReasonToEnd(
  { clients, end }: Keeping,
  exited: Promise<Exit>,
  hasPanicked: () => Promise<boolean>,
  refuses: () => Promise<boolean>,
): Promise<Reason> {
  return new Promise((resolve) => {
    let idle: NodeJS.Timeout | null = null;
    const settleIf = async (panicked: Promise<boolean>) => {
      // If the file can't be read now, the next check reads it.
      if (await panicked.catch(() => false)) settle('panicked');
    };
    const panic = setInterval(() => void settleIf(hasPanicked()), panicCheckMs);
    let isSettled = false;
    const settle = (reason: Reason) => {
      if (isSettled) return;
      isSettled = true;
      clearInterval(panic);
      if (idle !== null) clearTimeout(idle);
      end.removeEventListener('abort', onAbort);
      clients.onChange(() => undefined);
      resolve(reason);
    };
    const onAbort = () => {
      settle('signal');
    };
    const check = () => {
      for (let request = clients.takeRequest(); request !== null; request = clients.takeRequest()) {
        if (request.type === 'restart') {
          settle('restart');
          return;
        }
        // Checked again, because the client may have meant the database before its last restart.
        if (request.type === 'panicked') void settleIf(refuses());
        if (request.type === 'end') {
          if (clients.count <= 1) {
            settle('end');
            return;
          }
          clients.reportTo(request.from, { type: 'shared', others: clients.count - 1 });
        }
      }
      if (idle !== null) clearTimeout(idle);
      idle =
        clients.count === 0
          ? setTimeout(() => {
              settle('idle');
            }, graceMs)
          : null;
    };
    if (end.aborted) {
      onAbort();
      return;
    }
    end.addEventListener('abort', onAbort);
    clients.onChange(check);
    void exited.then((exit) => {
      settle(exit === 'full heap' ? 'full heap' : 'exited');
    });
    check();
  });
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

function log(message: string): void {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
}

/**
 * The keeper program: the first client starts it, detached; it ends when no client is left. It sends its parent a message once it listens.
 * @param contents what a new home's store has
 */
export async function runKeeper(contents: StoreContents): Promise<void> {
  const order = keeperOrderSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
  const token = randomBytes(24).toString('base64url');
  const clients = new ConnectedClients(token);
  const end = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      end.abort();
    });
  // A full disk, which makes logging fail, must not end the keeper.
  process.stdout.on('error', () => undefined);
  let failed = false;
  try {
    const keeperPort = await clients.listen();
    await keepDatabase({
      order,
      clients,
      keeperPort,
      token,
      end: end.signal,
      contents,
      onRunFile: () => {
        if (process.connected)
          process.send?.('listening', () => {
            if (process.connected) process.disconnect();
          });
      },
    });
  } catch (error) {
    failed = true;
    log(String(error instanceof Error ? error.stack : error));
    clients.report(reportOf(error, order.home));
  }
  await clients.close();
  if (!failed && !end.signal.aborted) {
    const { java, jars, neo4jVersion } = order;
    await keepEmptyStore({ java, jars, release: distributionOf(neo4jVersion), contents, end: end.signal });
  }
  process.exit(failed ? 1 : 0);
}

function reportOf(error: unknown, home: string): Report {
  const failure = fileFailure(error, home, 'SUBTIER_HOME');
  if (failure instanceof Failure) {
    const known = keeperFailures.find((code) => code === failure.code);
    if (known !== undefined) return { type: 'failed', failure: known, message: failure.message };
  }
  const reason = failure instanceof Error ? failure.message : String(failure);
  return { type: 'failed', failure: 'SERVICE_UNAVAILABLE', message: `The database did not start: ${reason}` };
}
