import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { importPackage } from '../../import-package.ts';
import { interceptReads, noteReads } from '../../intercept-reads.ts';
import { twoVersions } from '../../seed/import/two-versions.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const page = z.object({
  totalCount: z.number(),
  accessCount: z.number(),
  nodes: z.array(z.object({ accessKey: z.string() })),
  pageInfo: z.object({ hasNextPage: z.literal(false) }),
});
const answer = z.object({ all: page, located: page });
const fields = '{ totalCount accessCount nodes { accessKey } pageInfo { hasNextPage } }';
const query = `{ all: exposures(first: 100) ${fields} located: exposures(filter: { countries: ["CN"] }, first: 100) ${fields} }`;

const silent = () => undefined;
/** The newer version has fewer exposures. */
const [{ older }, { newer }] = [twoVersions(40), twoVersions(30)];

/** Asks for all exposures, whose totals must be those of the rows. Returns how many there are. */
async function askTotals(served: ServedGraph): Promise<readonly number[]> {
  return Object.values(answer.parse(await served.data(query))).map(({ totalCount, accessCount, nodes }) => {
    const accesses = new Set(nodes.map(({ accessKey }) => accessKey)).size;
    expect({ totalCount, accessCount }).toEqual({ totalCount: nodes.length, accessCount: accesses });
    return totalCount;
  });
}

/** The same database, which calls back after each of its write transactions. */
function afterWrites(database: Database, call: () => Promise<unknown>): Database {
  return {
    ...noteReads(database, silent),
    writeTransaction: async (work) => {
      const result = await database.writeTransaction(work);
      await call();
      return result;
    },
  };
}

test('after each write of an import and its rollback the totals of exposures are those of the rows', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  const served = await serveGraph(database);
  const seen = new Set<string>();
  const ask = async () => seen.add(String(await askTotals(served)));
  await ask();
  const { id } = await importPackage(afterWrites(database, ask), newer);
  await rollBack(afterWrites(database, ask), id, silent);
  // Of both versions.
  expect(seen.size).toBeGreaterThan(1);
});

/** A server, of whose next answer the exposures are counted only after a change. */
async function serveChanging(database: Database, change: () => Promise<unknown>): Promise<ServedGraph> {
  let changed: Promise<unknown> | null = null;
  const changing = interceptReads(database, (bound) => ({
    read: async (statement, parameters) => {
      if (statement.includes('AS accessCount')) await (changed ??= change());
      return bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  return serveGraph(changing);
}

test('an import between a page of exposures and its totals has both read again', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  let imported = '';
  const importNewer = async () => {
    imported = (await importPackage(database, newer)).id;
  };
  const counts = await askTotals(await serveChanging(database, importNewer));
  const after = await askTotals(await serveChanging(database, () => rollBack(database, imported, silent)));
  expect(after).not.toEqual(counts);
});
