import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHome } from '#graph/engine/home.ts';
import { isLastWriteTorn, markLogs, startFailure } from '#graph/engine/neo4j-log.ts';

/** Returns an entry of a debug log, as Neo4j 2026.08 writes it. */
function entry(level: string, message: string, stacktrace: string | null = null): string {
  const known = { time: '2026-11-28 13:00:03.724+0000', level, category: 'o.n.k.d.Database', message };
  return `${JSON.stringify(stacktrace === null ? known : { ...known, stacktrace })}\n`;
}

async function logged(...entries: readonly string[]) {
  const home = await mkdtemp(join(tmpdir(), 'subtier-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const paths = await openHome(home);
  await mkdir(join(paths.neo4j, 'logs'));
  const read = await markLogs(paths);
  await appendFile(join(paths.neo4j, 'logs', 'debug.log'), entries.join(''));
  return { log: await read(), paths };
}

test('the reason of a failed start is found in a debug log of JSON', async () => {
  const { log, paths } = await logged(
    entry('INFO', 'Starting'),
    entry(
      'ERROR',
      'Failed to start DatabaseId{91cb729c[neo4j]}',
      'java.lang.RuntimeException: Error starting Neo4j\n\tat org.neo4j.A.b(A.java:1)\nCaused by: java.io.IOException: The store file is not there\n\tat org.neo4j.C.d(C.java:2)',
    ),
  );
  expect(startFailure(log, paths, 'jars').message).toMatch(/^Neo4j did not start: The store file is not there \(see /);
});

test('the advice after damage to a transaction log does not require the database to start', async () => {
  const { log, paths } = await logged(
    entry('ERROR', 'Set internal.dbms.tx_log.fail_on_corrupted_log_files=false to start'),
  );
  expect(startFailure(log, paths, 'jars').message).toMatch(
    /damaged: .* npx subtier wipe --yes --casework, which deletes/,
  );
});

test('a write that a full disk cut off is found in a debug log of JSON', async () => {
  const { log, paths } = await logged(
    entry(
      'ERROR',
      'Database panic: The database has encountered a critical error',
      'java.io.IOException: No space left on device\n\tat sun.nio.ch.A.b(A.java:1)',
    ),
    entry('ERROR', 'Set internal.dbms.tx_log.fail_on_corrupted_log_files=false to start'),
  );
  expect(await isLastWriteTorn(log, paths)).toBe(true);
});
