import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HomePaths } from './home-paths.ts';
import { memorySizes } from './memory.ts';
import type { Release } from './release.ts';
import { isRunning } from './running-process.ts';

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
  release: Release,
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
