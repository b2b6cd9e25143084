import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { countApiTexts, countPlanned, readSentStatements } from './run-report.ts';
import { planAnew, withEmptyData } from './with-empty-data.ts';
import { fixedStatement } from '#graph/database/statement-file.ts';

/** The statements with some texts that this process has sent since a time. It may send others: for servers of earlier tests that are ending. */
async function sentSince(time: number, texts: readonly string[]) {
  const digests = new Set(texts.map((text) => hash('sha256', text, 'base64url')));
  const sent = await readSentStatements(process.pid);
  return sent.filter((one) => one.time >= time && digests.has(one.digest));
}

test('as many statements are recorded as Neo4j has plans', async () => {
  const database = await withEmptyData('spare');
  await planAnew(database);
  const start = Date.now();
  const [one, given, create, remove] = [
    'RETURN 1 AS one',
    'RETURN $value AS value',
    'CREATE (n:Source {key: $key})',
    'MATCH (n:Source {key: $key}) DELETE n',
  ];
  await database.read(one);
  await database.read(one);
  const values = [1, 'text', 'x'.repeat(70_000), null, true, 1.5, [1, 2], ['a'], { a: [{ b: 2 ** 40 }] }];
  for (const value of values) await database.read(given, { value });
  await database.writeTransaction(async (transaction) => {
    await transaction.run(create, { key: 'é'.repeat(300) });
    await transaction.run(remove, { key: '-'.repeat(40) });
  });
  const planned = countPlanned(await sentSince(start, [one, given, create, remove])).get('graph');
  expect(planned).toEqual({ times: 10, texts: 4 });
  const [{ value } = {}] = await database.autoCommit('CALL db.clearQueryCaches()');
  expect(value).toBe(`Query caches successfully cleared of ${planned?.times ?? ''} queries.`);
});

test('texts of cypher/api are recognized', async () => {
  const database = await withEmptyData();
  const { text, parameters } = fixedStatement('unfiltered-counts', { asOf: '2025-01-01', origins: ['FOREIGN'] });
  await database.read(text, parameters);
  const other = 'MATCH (x:Exposure) RETURN x';
  await database.read(other);
  // A connection's first record of a statement has its text, and an earlier test may have sent it.
  expect(await countApiTexts(await sentSince(0, [text, other]))).toBe(1);
});
