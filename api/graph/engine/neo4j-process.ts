import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { childEnvironment, foreignEnvironment } from '../env.ts';
import { codeOf } from '../failure.ts';
import { classArchive } from './class-archive.ts';
import type { ClassArchive } from './class-archive.ts';
import { pathExists, readSettings } from './home.ts';
import type { HomePaths } from './home.ts';
import { javaLocale, memorySizes } from './java.ts';
import type { Distribution } from './java.ts';

/** How long a database may take to end after SIGTERM before it gets SIGKILL, in milliseconds. */
const stopPatienceMs = 60_000;

/** Why a process ended: `full heap` if statements filled it. */
export type Exit = 'full heap' | 'other';

/** Java's exit code for `ExitOnOutOfMemoryError`. */
const outOfMemory = 3;

/** A running private Neo4j. */
export interface Neo4jProcess {
  readonly pid: number;
  /** Resolves when the process has ended for any reason. */
  readonly exited: Promise<Exit>;
  isGone(): boolean;
  /** Sends SIGTERM, after some milliseconds SIGKILL, and waits for the end. */
  stop(after?: number): Promise<void>;
  /** Sends SIGKILL and waits for the end. */
  kill(): Promise<void>;
}

/**
 * Java optimizes a method after three times as many calls as by default. During a start, each statement is planned for the first time, and
 * Java's optimizer took more CPU time than all of Neo4j's work: see docs/decisions/2026-11-27-late-optimization.md.
 */
const compileLate = [
  // Another Java may not know the thresholds, and Neo4j works without them.
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:Tier4InvocationThreshold=15000',
  '-XX:Tier4MinInvocationThreshold=1800',
  '-XX:Tier4CompileThreshold=45000',
  '-XX:Tier4BackEdgeThreshold=120000',
] as const;

/**
 * Selects the garbage collector with the highest throughput, unless the user's variables select another, because Java refuses two:
 * see docs/decisions/2026-11-30-parallel-collector.md.
 */
function collector(): readonly string[] {
  const variables = childEnvironment({});
  const isChosen = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'].some((name) =>
    /-XX:\+Use\w+GC\b/.test(variables[name] ?? ''),
  );
  // Its default ratio of 99 would nearly double the memory for a small graph.
  return isChosen ? [] : ['-XX:+UseParallelGC', '-XX:GCTimeRatio=19'];
}

/** Starts Neo4j with the home's configuration; its output goes to the home's log. */
export async function spawnNeo4j(
  paths: HomePaths,
  java: string,
  jars: string,
  release: Distribution,
): Promise<Neo4jProcess> {
  const { heap } = memorySizes();
  const archive = await classArchive(jars, java);
  const openPackages = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  const log = await open(paths.neo4jLog, 'a', 0o600);
  try {
    const child = spawn(
      java,
      [
        `-Xmx${heap}m`,
        // With a full heap Neo4j is of no use: it exits, and the keeper restarts it.
        '-XX:+ExitOnOutOfMemoryError',
        ...archive.options,
        ...compileLate,
        ...collector(),
        ...openPackages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
        '-cp',
        join(jars, '*'),
        release.mainClass,
        `--home-dir=${paths.neo4j}`,
        `--config-dir=${paths.configuration}`,
      ],
      { cwd: paths.neo4j, env: foreignEnvironment(javaLocale()), stdio: ['ignore', log.fd, log.fd] },
    );
    const exited = exitOf(child, archive);
    await once(child, 'spawn');
    return processOf(child.pid ?? Number.NaN, exited);
  } finally {
    await log.close();
  }
}

/** Adopts the home's Neo4j that another keeper left running; returns null if it has ended. */
export async function adoptNeo4j(paths: HomePaths, pid: number): Promise<Neo4jProcess | null> {
  const mark = `--home-dir=${paths.neo4j}`;
  if (!(await isRunning(pid, mark))) return null;
  const watch = async (): Promise<Exit> => {
    while (await isRunning(pid, mark)) await sleep(250);
    return 'other';
  };
  return processOf(pid, watch());
}

function exitOf(child: ChildProcess, archive: ClassArchive): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      void archive.publish(code).then(() => {
        resolve(code === outOfMemory ? 'full heap' : 'other');
      });
    });
    child.once('error', () => {
      resolve('other');
    });
  });
}

function processOf(pid: number, exited: Promise<Exit>): Neo4jProcess {
  let gone = false;
  const ended = exited.then((exit) => {
    gone = true;
    return exit;
  });
  const kill = async () => {
    if (gone) return;
    signal(pid, 'SIGKILL');
    await ended;
  };
  return {
    pid,
    exited: ended,
    isGone: () => gone,
    async stop(after = stopPatienceMs) {
      signal(pid, 'SIGTERM');
      const late = new AbortController();
      await Promise.race([ended, sleep(after, undefined, { signal: late.signal })]);
      late.abort();
      await kill();
    },
    kill,
  };
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It may already have ended.
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

const run = promisify(execFile);

/**
 * Whether the process is alive and has the text on its command line: the system may have reused the pid for another program.
 * A zombie counts as ended.
 */
export async function isRunning(pid: number, text: string): Promise<boolean> {
  // Only Linux has /proc.
  const commandLine = (await pathExists('/proc/self/cmdline')) ? await fromProc(pid) : await fromPs(pid);
  return commandLine?.includes(text) ?? false;
}

/** Reads the command line from /proc, where a zombie's is empty. */
async function fromProc(pid: number): Promise<string | null> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    // No such process.
    return null;
  }
}

async function fromPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await run('ps', ['-ww', '-p', String(pid), '-o', 'stat=,args=']);
    return stdout.trimStart().startsWith('Z') ? null : stdout;
  } catch {
    // No such process.
    return null;
  }
}

/** Returns a loopback port that is free now: the preferred one if possible, else any. */
export async function freePort(preferred: number | null): Promise<number> {
  const port = (preferred === null ? null : await tryPort(preferred)) ?? (await tryPort(0));
  if (port === null) throw new Error('The system has no free loopback port.');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    // In use or not allowed: the caller tries another.
    server.once('error', () => {
      resolve(null);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(address === null || typeof address === 'string' ? null : address.port);
      });
    });
  });
}

interface Start {
  readonly boltPort: number;
  /** Whether Neo4j removes an incomplete transaction from the end of the log instead of failing to start. */
  readonly truncateTornLog: boolean;
  readonly settings: Distribution['settings'];
}

/** Writes `neo4j.conf` for one start: Bolt on loopback only, and no connections to elsewhere. The user's own settings follow. */
export async function writeConfiguration(paths: HomePaths, start: Start): Promise<void> {
  const { heap, pageCache } = memorySizes();
  const settings = {
    ...start.settings,
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${start.boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${start.boltPort}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.usage_report.enabled': false,
    // Otherwise every transaction log file takes 256 MB from the start.
    'db.tx_log.preallocate': false,
    'db.tx_log.rotation.retention_policy': '1 files',
    'dbms.security.allow_csv_import_from_file_urls': false,
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    // When a database ends, its clients are gone or leaving: waiting for more requests would only delay the next start.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': 0,
    'server.memory.pagecache.size': `${pageCache}m`,
    // So that no transaction starves the others; the largest are the batches of an import.
    'db.memory.transaction.max': `${Math.round(heap / 2)}m`,
    'dbms.memory.transaction.total.max': `${Math.round(heap * 0.7)}m`,
    // A safety net for abandoned transactions; users' statements have a much shorter limit.
    'db.transaction.timeout': '30m',
    // Otherwise Neo4j plans a statement again for each magnitude of the lengths of its lists and texts.
    'internal.cypher.use_parameter_size': false,
    'internal.dbms.tx_log.fail_on_corrupted_log_files': !start.truncateTornLog,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await mkdir(paths.configuration, { recursive: true, mode: 0o700 });
  const more = await readSettings(paths);
  await writeFile(join(paths.configuration, 'neo4j.conf'), `${lines.join('')}${more}\n`, { mode: 0o600 });
}
