import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/graph.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { noteReads } from '#test/intercept-reads.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const silent = () => undefined;
const filter = makeFilter('2024-06-01');

const setMode = (database: Database, mode: string | null) =>
  database.write('MATCH (x:Exposure) SET x.mode = $mode', { mode });

/** A graph with one exposure, which has no mode: stands for whatever a reader sees of an exposure that a writer replaces at that moment. */
async function withTornSystem(): Promise<Database> {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await setMode(database, null);
  return database;
}

/** Reads the exposures, and calls back before each attempt, with its number. */
async function readExposures(database: Database, before: (attempt: number) => void = silent) {
  let attempts = 0;
  const noted = noteReads(database, (statement) => {
    if (statement.includes('x.byPriority > $after')) before((attempts += 1));
  });
  const graph = await openGraph(noted);
  const request = { filter, orderBy: 'PRIORITY', first: 10, after: null, counts: false } as const;
  const reading = findExposures(graph, request);
  const outcome = await reading.then(
    ({ edges }) => edges.length,
    (error: unknown) => error,
  );
  return { attempts, outcome };
}

test('a row that does not parse although nothing writes is a fault at once', async () => {
  const database = await withTornSystem();
  const { attempts, outcome } = await readExposures(database);
  expect(outcome).toMatchObject({ name: 'ZodError' });
  expect(attempts).toBe(1);
});

test('a read that a writer tears is read again, and says GRAPH_CHANGING if that does not help', async () => {
  const database = await withTornSystem();
  await Lease.hold(database, 'test torn reads', silent, async () => {
    const torn = await readExposures(database);
    expect(torn.outcome).toMatchObject({ code: 'GRAPH_CHANGING' });
    expect(torn.attempts).toBe(4);
    const mended: Promise<unknown>[] = [];
    const read = await readExposures(database, (attempt) => {
      if (attempt === 2) mended.push(setMode(database, 'DIRECT'));
    });
    await Promise.all(mended);
    expect(read.outcome).toBe(1);
    expect(read.attempts).toBeGreaterThan(1);
  });
});
