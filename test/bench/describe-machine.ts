import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findJava, distributionOf } from '#graph/engine/java.ts';
import type { Environment } from '#graph/env.ts';

const run = promisify(execFile);

/** The machine in general terms: no name of it. */
export async function describeMachine({ javaHome, neo4jVersion }: Environment): Promise<string> {
  const java = await findJava(javaHome, distributionOf(neo4jVersion));
  const { stdout, stderr } = await run(java, ['-version']);
  const javaVersion = /version "([^"]+)"/.exec(stdout + stderr)?.[1] ?? 'unknown';
  return `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB of memory, Node ${process.versions.node}, Java ${javaVersion}, Neo4j Community ${neo4jVersion}`;
}

/** Processes that want a core, over the last five minutes. */
export function loadOfMachine(): number {
  return loadavg()[1] ?? Number.NaN;
}

/** Memory that a process has in use, in bytes. */
export async function memoryOf(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1024;
}

/** What the files of a folder take, in bytes. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((total, size) => total + size, 0);
}
