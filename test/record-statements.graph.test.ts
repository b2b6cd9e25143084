import { expect, test } from 'vitest';
import { countApiTexts, countPlanned, readSentStatements } from './run-report.ts';
import { planAnew, withEmptyData } from './with-empty-data.ts';
import { fixedStatement } from '#graph/database/statement-file.ts';

/** The statements of this process since its last call. */
async function sentSince(time: number) {
  const sent = await readSentStatements(process.pid);
  return sent.filter((one) => one.time >= time);
}

test('as many statements are recorded as Neo4j has plans', async () => {
  const database = await withEmptyData('spare');
  await planAnew(database);
  const start = Date.now();
  await database.read('RETURN 1 AS one');
  await database.read('RETURN 1 AS one');
  const values = [1, 'text', 'x'.repeat(70_000), null, true, 1.5, [1, 2], ['a'], { a: [{ b: 2 ** 40 }] }];
  for (const value of values) await database.read('RETURN $value AS value', { value });
  await database.writeTransaction(async (transaction) => {
    await transaction.run('CREATE (n:Source {key: $key})', { key: 'é'.repeat(300) });
    await transaction.run('MATCH (n:Source {key: $key}) DELETE n', { key: '-'.repeat(40) });
  });
  const planned = countPlanned(await sentSince(start)).get('graph');
  expect(planned).toEqual({ times: 10, texts: 4 });
  const [{ value } = {}] = await database.autoCommit('CALL db.clearQueryCaches()');
  expect(value).toBe(`Query caches successfully cleared of ${planned?.times ?? ''} queries.`);
});

test('texts of cypher/api are recognized', async () => {
  const database = await withEmptyData();
  const start = Date.now();
  const { text, parameters } = fixedStatement('unfiltered-counts', { asOf: '2025-01-01', origins: ['FOREIGN'] });
  await database.read(text, parameters);
  await database.read('MATCH (x:Exposure) RETURN x');
  expect(await countApiTexts(await sentSince(start))).toBe(1);
});
