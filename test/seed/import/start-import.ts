import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { childEnvironment } from '#graph/env.ts';
import { testProgram } from '#test/bundle-program.ts';
import { writePackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { until } from '#test/until.ts';

export interface StartedImport {
  kill(): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Imports a chain package in a separate process, into the private database of a home. */
export function startImport(home: string, path: string): StartedImport {
  const child = spawn(process.execPath, [testProgram('import-worker'), path], {
    env: childEnvironment({ SUBTIER_HOME: home, NEO4J_URI: '' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close');
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  return {
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    ended: exited.then(async () => {
      const [stdout, stderr] = await output;
      return { code: child.exitCode, stdout, stderr };
    }),
  };
}

/** Starts an import into the database of a home, and waits until it derives. */
export async function startDeriving(database: Database, home: string, path: string): Promise<StartedImport> {
  const { version } = await readGraphState(database);
  const started = startImport(home, path);
  const early = new AbortController();
  void started.ended.then(() => {
    early.abort();
  });
  const isDeriving = async () => {
    if ((await readGraphState(database)).version !== version) return true;
    if (early.signal.aborted) throw new Error(`The import ended too early: ${(await started.ended).stderr}`);
    return false;
  };
  await until('the import to derive', isDeriving, 5);
  return started;
}

/** Whether the derived part of the graph is older than its statements. */
export async function isBehind(database: Database): Promise<boolean> {
  const { version, derivedVersion } = await readGraphState(database);
  return version > derivedVersion;
}

/** As if the time had passed after which a writer without a heartbeat counts as dead. */
export async function expireLease(database: Database): Promise<void> {
  await database.write(
    `MATCH (l:Subtier {key: 'lease'}) SET l.expiresAt = datetime.realtime() - duration({seconds: 1})`,
  );
}

/** Counts the statements, and what else is a relationship. */
export async function countRelationships(database: Database): Promise<number> {
  const [row] = await database.read('MATCH ()-[r]->() RETURN count(r) AS count');
  return Number(row?.['count']);
}

/** Writes a chain package into a folder, which goes with the test. */
export async function packageFolder(files: PackageFiles): Promise<string> {
  const folder = await writePackage(files);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Waits until an import has written so many relationships. */
export async function untilRelationships(database: Database, count: number): Promise<void> {
  await until(`${count} relationships`, async () => (await countRelationships(database)) >= count);
}
