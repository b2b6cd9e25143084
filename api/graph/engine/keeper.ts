import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { fileFailure, homePaths } from './home.ts';
import { distributionOf } from './java.ts';
import {
  helloPatience,
  keeperFailures,
  keeperOrderSchema,
  longestRequest,
  readRunFile,
  removeRunFile,
  requestSchema,
  writeRunFile,
} from './keeper-protocol.ts';
import type { KeeperOrder, Report, Request, RunFile } from './keeper-protocol.ts';
import { markLogs, watchForPanic } from './neo4j-log.ts';
import { adoptNeo4j } from './neo4j-process.ts';
import type { Exit } from './neo4j-process.ts';
import { answers, readPassword, startNeo4j } from './start-neo4j.ts';
import type { StartedNeo4j } from './start-neo4j.ts';

/** How long a database without clients is kept for the next command. */
const grace = 5_000;
/** How long the first client, who started the keeper, may take to connect. */
const firstGrace = 30_000;
/** A database that ends by itself so often within a minute is not started again; a heap that statements fill is no such end. */
const crashesAllowed = 3;

/** How long a database that is to be restarted may take to end: it is asked to because something in it does not. */
const restartPatience = 5_000;

/** How often the log is looked at for a panic. */
const panicMilliseconds = 1000;

/** How long a database that a killed keeper left may take to answer, in milliseconds; one that does not is started anew. */
const takeOverPatience = 60_000;

interface Keeping {
  readonly order: KeeperOrder;
  readonly clients: KeeperClients;
  readonly keeperPort: number;
  readonly token: string;
  /** Aborted when the keeper itself is asked to end. */
  readonly end: AbortSignal;
  /** Called once the run file says where this keeper listens. */
  readonly onNoted: () => void;
}

type Happening = 'exited' | 'panicked' | 'full heap' | 'idle' | 'restart' | 'end' | 'told to end';

/**
 * Runs the home's database as long as it has clients, starts it again when it dies, and ends it soon after the last
 * client is gone. One keeper a home: the start lock sees to that.
 */
async function keepDatabase(keeping: Keeping): Promise<void> {
  const { order, clients, end } = keeping;
  const paths = homePaths(order.home);
  const found = await readRunFile(paths);
  let preferredPort = found?.boltPort ?? 0;
  const note = async (running: { readonly pid: number } | null, boltPort: number) => {
    preferredPort = boltPort;
    await writeRunFile(paths, runFileOf(keeping, running?.pid ?? null, boltPort));
  };
  await note(found?.javaPid == null ? null : { pid: found.javaPid }, found?.boltPort ?? 0);
  keeping.onNoted();
  let started = found?.javaPid == null ? null : await takeOver(keeping, found.javaPid, found.boltPort);
  const crashes: number[] = [];
  let wait = firstGrace;
  for (;;) {
    if (started === null) {
      if (!(await someoneComes(clients, wait, end))) break;
      started = await startNeo4j({
        paths,
        java: order.java,
        jars: order.jars,
        release: distributionOf(order.neo4jVersion),
        preferredPort: preferredPort === 0 ? null : preferredPort,
        onSpawn: note,
        onProgress: (message) => {
          clients.tell({ type: 'progress', message });
        },
        end,
      });
    }
    clients.tell({ type: 'ready', boltPort: started.boltPort });
    const { running, boltPort } = started;
    const happening = await nextHappening(keeping, running.exited, await watchForPanic(paths));
    log(happening);
    if (happening === 'exited' || happening === 'panicked') {
      crashes.push(Date.now());
      if (crashes.filter((time) => time > Date.now() - 60_000).length > crashesAllowed)
        throw new Failure('SERVICE_UNAVAILABLE', `Neo4j ends again and again: see ${paths.neo4jLog} for the reason.`);
    }
    clients.tell({ type: 'progress', message: 'Ending Neo4j …' });
    const isStuck = happening === 'restart' || happening === 'panicked';
    await (isStuck ? running.stop(restartPatience) : running.stop());
    await note(null, boltPort);
    started = null;
    if (happening === 'told to end') break;
    if (happening === 'end') {
      clients.tell({ type: 'ended' });
      break;
    }
    wait = 0;
  }
  await removeRunFile(paths);
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

/** A Neo4j whose keeper was killed goes on under this one, if it answers. */
async function takeOver({ order, clients, end }: Keeping, pid: number, boltPort: number): Promise<StartedNeo4j | null> {
  const paths = homePaths(order.home);
  const running = await adoptNeo4j(paths, pid);
  if (running === null) return null;
  log(`taking over ${pid}`);
  const password = await readPassword(paths);
  const onProgress = (message: string) => {
    clients.tell({ type: 'progress', message });
  };
  const waiting = { readLog: await markLogs(paths), onProgress, end, patience: takeOverPatience };
  if (password !== null && (await answers({ running, boltPort, password, paths, ...waiting })))
    return { running, boltPort };
  await running.stop();
  return null;
}

async function someoneComes(clients: KeeperClients, wait: number, end: AbortSignal): Promise<boolean> {
  for (let waited = 0; clients.count === 0; waited += 50) {
    if (waited >= wait || end.aborted) return false;
    await sleep(50);
  }
  return true;
}

/** Waits for what makes the database end. */
function nextHappening(
  { clients, end }: Keeping,
  exited: Promise<Exit>,
  hasPanicked: () => Promise<boolean>,
): Promise<Happening> {
  return new Promise((resolve) => {
    let idle: NodeJS.Timeout | null = null;
    const panic = setInterval(() => {
      void hasPanicked().then((panicked) => {
        if (panicked) settle('panicked');
      });
    }, panicMilliseconds);
    const settle = (happening: Happening) => {
      clearInterval(panic);
      if (idle !== null) clearTimeout(idle);
      end.removeEventListener('abort', onAbort);
      clients.onChange(() => undefined);
      resolve(happening);
    };
    const onAbort = () => {
      settle('told to end');
    };
    const look = () => {
      const asked = clients.takeAsked();
      if (asked?.type === 'restart') {
        settle('restart');
        return;
      }
      if (asked?.type === 'end') {
        if (clients.count <= 1) {
          settle('end');
          return;
        }
        clients.tellOne(asked.by, { type: 'shared', others: clients.count - 1 });
      }
      if (idle !== null) clearTimeout(idle);
      idle =
        clients.count === 0
          ? setTimeout(() => {
              settle('idle');
            }, grace)
          : null;
    };
    if (end.aborted) {
      onAbort();
      return;
    }
    end.addEventListener('abort', onAbort);
    clients.onChange(look);
    void exited.then((exit) => {
      settle(exit === 'full heap' ? 'full heap' : 'exited');
    });
    look();
  });
}

function log(what: string): void {
  process.stdout.write(`${new Date().toISOString()} ${what}\n`);
}

/** What clients ask of the keeper beside being there. */
interface Asked {
  readonly type: 'restart' | 'end';
  readonly by: Socket;
}

/** The clients of a keeper: who is connected uses the database; the kernel tells when one is gone, even when killed. */
class KeeperClients {
  readonly #server: Server;
  readonly #known = new Set<Socket>();
  readonly #token: string;
  #onChange: () => void = () => undefined;
  #asked: Asked | null = null;
  /** What a client that comes now is told first. */
  #greeting: Report | null = null;

  constructor(token: string) {
    this.#token = token;
    this.#server = createServer((socket) => {
      this.#take(socket);
    });
  }

  /** Listens on a free loopback port and gives it. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        if (address === null || typeof address === 'string') reject(new Error('No port was given.'));
        else resolve(address.port);
      });
    });
  }

  get count(): number {
    return this.#known.size;
  }

  /** Called whenever a client comes, goes or asks. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** The oldest request since the last call. */
  takeAsked(): Asked | null {
    const asked = this.#asked;
    this.#asked = null;
    return asked;
  }

  /** Tells all; what is not progress is also told to those who come later. */
  tell(report: Report): void {
    this.#greeting = report;
    for (const socket of this.#known) send(socket, report);
  }

  tellOne(socket: Socket, report: Report): void {
    send(socket, report);
  }

  /** Takes no more clients and lets those there go once they have heard the last report. */
  async close(): Promise<void> {
    for (const socket of this.#known) socket.end();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #take(socket: Socket): void {
    socket.setNoDelay();
    // The end of the connection, which follows, is all that matters.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#known.delete(socket)) this.#onChange();
    });
    const late = setTimeout(() => {
      if (!this.#known.has(socket)) socket.destroy();
    }, helloPatience);
    late.unref();
    socket.on('close', () => {
      clearTimeout(late);
    });
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const request = parse(line);
        if (request !== null) this.#hear(socket, request);
        else socket.destroy();
        if (socket.destroyed) return;
      }
      if (rest.length > longestRequest) socket.destroy();
    });
  }

  #hear(socket: Socket, request: Request): void {
    if (request.type === 'hello') {
      if (request.token !== this.#token) {
        socket.destroy();
        return;
      }
      this.#known.add(socket);
      if (this.#greeting !== null) send(socket, this.#greeting);
      this.#onChange();
      return;
    }
    if (!this.#known.has(socket)) {
      socket.destroy();
      return;
    }
    this.#asked ??= { type: request.type, by: socket };
    this.#onChange();
  }
}

function send(socket: Socket, report: Report): void {
  if (socket.writable) socket.write(`${JSON.stringify(report)}\n`);
}

function parse(line: string): Request | null {
  if (line.length > longestRequest) return null;
  try {
    return requestSchema.parse(JSON.parse(line));
  } catch {
    // Not one of ours.
    return null;
  }
}

/**
 * The program that keeps a home's database: started by the first client, detached from it, ended by itself when no
 * client is left. Tells its parent by a message once it listens.
 */
const order = keeperOrderSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
const token = randomBytes(24).toString('base64url');
const clients = new KeeperClients(token);
const end = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => {
    end.abort();
  });

// A log on a full disk must not end what keeps the database.
process.stdout.on('error', () => undefined);

try {
  const keeperPort = await clients.listen();
  await keepDatabase({
    order,
    clients,
    keeperPort,
    token,
    end: end.signal,
    onNoted: () => {
      if (process.connected)
        process.send?.('listening', () => {
          process.disconnect();
        });
    },
  });
} catch (error) {
  process.stdout.write(`${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`);
  clients.tell(reportOf(error));
  process.exitCode = 1;
}
await clients.close();
process.exit();

function reportOf(error: unknown): Report {
  const failure = fileFailure(error, order.home, 'SUBTIER_HOME');
  if (failure instanceof Failure) {
    const known = keeperFailures.find((code) => code === failure.code);
    if (known !== undefined) return { type: 'failed', failure: known, message: failure.message };
  }
  const reason = failure instanceof Error ? failure.message : String(failure);
  return { type: 'failed', failure: 'SERVICE_UNAVAILABLE', message: `The database did not start: ${reason}` };
}
