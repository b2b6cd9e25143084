import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { access, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { HomePaths } from './home.ts';
import { memorySizes } from './java.ts';
import type { Distribution } from './java.ts';

/** How long a database may take to write what it holds before it is ended the hard way. */
const patience = 60_000;

/** How a process came to its end: what a user's statement asked for filled its heap, or something else. */
export type Exit = 'full heap' | 'other';

/** What Java exits with for `ExitOnOutOfMemoryError`. */
const outOfMemory = 3;

/** A private Neo4j that runs. */
export interface Neo4jProcess {
  readonly pid: number;
  /** Settles when the process is gone, however it came to it. */
  readonly exited: Promise<Exit>;
  isGone(): boolean;
  /** Asks it to end, makes it end after a while in milliseconds, and waits for it. */
  stop(after?: number): Promise<void>;
  /** Ends it at once, for one that no longer listens. */
  kill(): Promise<void>;
}

/** Starts Neo4j on the home's configuration; its output goes to the home's log. */
export async function spawnNeo4j(
  paths: HomePaths,
  java: string,
  jars: string,
  release: Distribution,
): Promise<Neo4jProcess> {
  const { heap } = memorySizes();
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  const log = await open(paths.neo4jLog, 'a', 0o600);
  try {
    const child = spawn(
      java,
      [
        `-Xmx${heap}m`,
        // A heap that is full serves nobody: end, and be started anew.
        '-XX:+ExitOnOutOfMemoryError',
        ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
        '-cp',
        join(jars, '*'),
        release.mainClass,
        `--home-dir=${paths.neo4j}`,
        `--config-dir=${paths.configuration}`,
      ],
      { cwd: paths.neo4j, stdio: ['ignore', log.fd, log.fd] },
    );
    const exited = exitOf(child);
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    return processOf(child.pid ?? Number.NaN, exited);
  } finally {
    await log.close();
  }
}

/** The home's Neo4j that another keeper left behind; null when it is gone. */
export async function adoptNeo4j(paths: HomePaths, pid: number): Promise<Neo4jProcess | null> {
  const mark = `--home-dir=${paths.neo4j}`;
  if (!(await isRunning(pid, mark))) return null;
  const watch = async (): Promise<Exit> => {
    while (await isRunning(pid, mark)) await sleep(250);
    return 'other';
  };
  return processOf(pid, watch());
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code === outOfMemory ? 'full heap' : 'other');
    });
    child.once('error', () => {
      resolve('other');
    });
  });
}

function processOf(pid: number, exited: Promise<Exit>): Neo4jProcess {
  let gone = false;
  const noted = exited.then((exit) => {
    gone = true;
    return exit;
  });
  const kill = async () => {
    signal(pid, 'SIGKILL');
    await noted;
  };
  return {
    pid,
    exited: noted,
    isGone: () => gone,
    async stop(after = patience) {
      signal(pid, 'SIGTERM');
      const late = new AbortController();
      await Promise.race([noted, sleep(after, undefined, { signal: late.signal })]);
      late.abort();
      if (gone) return;
      await kill();
    },
    kill,
  };
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It may have ended meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const run = promisify(execFile);

/**
 * Whether the process is alive and has the text on its command line; a pid alone may have been given to another
 * program since. A zombie, which nobody has waited for, counts as gone.
 */
export async function isRunning(pid: number, text: string): Promise<boolean> {
  const commandLine = (await hasProc()) ? await fromProc(pid) : await fromPs(pid);
  return commandLine?.includes(text) ?? false;
}

async function hasProc(): Promise<boolean> {
  try {
    await access('/proc/self/cmdline');
    return true;
  } catch {
    // Only Linux has it.
    return false;
  }
}

/** A zombie's command line is empty there. */
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

/** A loopback port that is free now: the preferred one, else any. */
export async function freePort(preferred: number | null): Promise<number> {
  return (preferred === null ? null : await tryPort(preferred)) ?? (await tryPort(0)) ?? Promise.reject(noPort());
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    // Taken, or not to be had: the caller tries another.
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

function noPort(): Error {
  return new Error('The system has no free loopback port.');
}

interface Start {
  readonly boltPort: number;
  /** Whether a transaction at the end of the log that was not written whole is cut off, instead of the start failing. */
  readonly truncateTornLog: boolean;
}

/** Writes `neo4j.conf` for one start on a port: loopback only, Bolt only, nothing sent or fetched. */
export async function writeConfiguration(paths: HomePaths, { boltPort, truncateTornLog }: Start): Promise<void> {
  const { heap, pageCache } = memorySizes();
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${boltPort}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.usage_report.enabled': false,
    // Else every transaction log file takes 256 MB from the start.
    'db.tx_log.preallocate': false,
    'db.tx_log.rotation.retention_policy': '1 files',
    'dbms.security.allow_csv_import_from_file_urls': false,
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    // Clients of a database that ends are gone or told to go: waiting for more requests only delays the next start.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': 0,
    'server.memory.pagecache.size': `${pageCache}m`,
    // No single transaction may starve the others; the largest are an import's batches.
    'db.memory.transaction.max': `${Math.round(heap / 2)}m`,
    'dbms.memory.transaction.total.max': `${Math.round(heap * 0.7)}m`,
    // A net for what nobody waits for any more; what a user wrote has a much shorter limit of its own.
    'db.transaction.timeout': '30m',
    'internal.dbms.tx_log.fail_on_corrupted_log_files': !truncateTornLog,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await mkdir(paths.configuration, { recursive: true, mode: 0o700 });
  await writeFile(join(paths.configuration, 'neo4j.conf'), lines.join(''), { mode: 0o600 });
}
