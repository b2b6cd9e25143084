import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { recallRows } from '#graph/lists/find.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { countedDatabase } from '../../serve/counted-database.ts';
import type { CountedDatabase } from '../../serve/counted-database.ts';

const statement = 'MATCH (n:Organization {key: $key}) RETURN n.name AS name';
let database: Database;
let counted: CountedDatabase;

beforeEach(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
  counted = countedDatabase(database);
});

const name = async (key: string) => (await recallRows(counted.database, statement, { key }))[0]?.['name'];
/** How often the statement itself went out since last asked. */
const fetched = () => counted.taken().filter((text) => text === statement).length;

test('a repeated statement is fetched a second time, then cached by its values', async () => {
  for (let at = 0; at < 4; at += 1) expect(await name('O1')).toBe('Prime');
  expect(fetched()).toBe(2);
  expect(await name('O2')).toBe('Sub');
  expect(fetched()).toBe(1);
});

test('another edition of the graph takes effect at once', async () => {
  for (let at = 0; at < 3; at += 1) expect(await name('O1')).toBe('Prime');
  const [prime, ...others] = chainFiles['organizations.csv'];
  await importPackage(database, { ...chainFiles, 'organizations.csv': [{ ...prime, name: 'Renamed' }, ...others] });
  for (let at = 0; at < 3; at += 1) expect(await name('O1')).toBe('Renamed');
});

test('nothing is cached while the graph is being written', async () => {
  const lease = await Lease.acquire(database, 'test', () => undefined);
  try {
    for (let at = 0; at < 4; at += 1) await name('O1');
    expect(fetched()).toBe(4);
  } finally {
    await lease.release();
  }
});
