import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { distributionOf, findJava } from '#graph/engine/java.ts';
import { childEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { program } from '../run-subtier.ts';

const run = promisify(execFile);

export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  /** From the command until the server listens. */
  readonly startSeconds: number;
  close(): Promise<void>;
}

/** The options of `npm start`. */
const nodeOptions = packageJson.scripts.start.match(/--max-\S+/g) ?? [];

/** Starts `subtier serve` on a free port in a process of its own. Its log goes to a file, because a pipe might be read too slowly here. */
export async function startBenchServer(home: string, options: readonly string[] = []): Promise<BenchServer> {
  await mkdir(home, { recursive: true });
  const started = performance.now();
  const log = join(home, 'bench-server.log');
  const file = openSync(log, 'w');
  const child = spawn(process.execPath, [...nodeOptions, program, 'serve', ...options], {
    env: childEnvironment({ NEO4J_URI: '', HOST: '', SUBTIER_HOME: home, PORT: '0' }),
    stdio: ['ignore', 'ignore', file],
  });
  closeSync(file);
  const closed = once(child, 'close');
  let url: string | undefined;
  while (url === undefined) {
    const said = await readFile(log, 'utf8');
    url = /Subtier is at (http:\S+)/.exec(said)?.[1];
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server did not start: ${said}`);
    await sleep(20);
  }
  return {
    url,
    pid: child.pid ?? Number.NaN,
    startSeconds: (performance.now() - started) / 1000,
    close: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/** Describes the machine in general terms, without its name. */
export async function describeMachine({ javaHome, neo4jVersion }: Environment): Promise<string> {
  const java = await findJava(javaHome, distributionOf(neo4jVersion));
  const { stdout, stderr } = await run(java, ['-version']);
  const javaVersion = /version "([^"]+)"/.exec(stdout + stderr)?.[1] ?? 'unknown';
  return `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB of memory, Node ${process.versions.node}, Java ${javaVersion}, Neo4j Community ${neo4jVersion}`;
}

/** Returns the resident memory of a process, in bytes. */
export async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1024;
}

/** Returns the total size of the files in a folder, in bytes. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((total, size) => total + size, 0);
}

/**
 * Asks nothing for so long that a server has answered the first page in advance, as it does after a start or an import: 30 s for a million nodes.
 * Its statements would otherwise run beside those that are measured.
 */
export async function untilWarm(scale: number): Promise<void> {
  await sleep(Math.min(30_000, scale / 20));
}
