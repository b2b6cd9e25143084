import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpGraph } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const people = (source: string, status: string, confidence = 50, row: string | null = null) => ({
  id: 'P1',
  us_person_status: status,
  source,
  confidence,
  row,
});

async function statusOf(database: Database): Promise<unknown> {
  const [row] = await database.read(`MATCH (p:Person {key: 'P1'}) RETURN p.usPersonStatus AS status`);
  return row?.['status'];
}

test.each([
  {
    tie: 'confidence',
    sources: [
      { id: 'A', retrieved_at: '2025-01-02', published_on: '2025-01-02' },
      { id: 'B', retrieved_at: '2025-01-01', published_on: '2025-01-01' },
    ],
    rows: [people('A', 'citizen', 50), people('B', 'lpr', 51)],
  },
  {
    tie: 'better grade: an original before a reprint that was retrieved later',
    sources: [
      { id: 'A', grade: 'reprint', retrieved_at: '2025-01-02', published_on: '2025-01-02' },
      { id: 'B', grade: 'original', retrieved_at: '2025-01-01', published_on: '2025-01-01' },
    ],
    rows: [people('A', 'citizen'), people('B', 'lpr')],
  },
  {
    tie: 'better grade: a reprint before what is not graded',
    sources: [{ id: 'A' }, { id: 'B', grade: 'reprint' }],
    rows: [people('A', 'citizen'), people('B', 'lpr')],
  },
  {
    tie: 'later retrievedAt',
    sources: [
      { id: 'A', retrieved_at: '2025-01-01', published_on: '2025-01-02' },
      { id: 'B', retrieved_at: '2025-01-01T08:00:00Z', published_on: '2025-01-01' },
    ],
    rows: [people('A', 'citizen'), people('B', 'lpr')],
  },
  {
    tie: 'later retrievedAt within one second',
    sources: [
      { id: 'A', retrieved_at: '2025-01-01T08:00:00Z', published_on: '2025-01-02' },
      { id: 'B', retrieved_at: '2025-01-01T08:00:00.5Z', published_on: '2025-01-01' },
    ],
    rows: [people('A', 'citizen'), people('B', 'lpr')],
  },
  {
    tie: 'later publishedOn',
    sources: [
      { id: 'A', published_on: '2025-01-01' },
      { id: 'B', published_on: '2025-01-02' },
    ],
    rows: [people('A', 'citizen'), people('B', 'lpr')],
  },
  { tie: 'source key', sources: [{ id: 'B' }, { id: 'C' }], rows: [people('C', 'citizen'), people('B', 'lpr')] },
  {
    tie: 'row',
    sources: [{ id: 'A' }],
    rows: [people('A', 'citizen', 50, 'row 2'), people('A', 'lpr', 50, 'row 1')],
  },
  {
    tie: 'empty values take no part',
    sources: [{ id: 'A' }, { id: 'B' }],
    rows: [people('A', '', 90), people('B', 'lpr', 10)],
  },
])('two statements that differ are resolved by $tie', async ({ sources, rows }) => {
  const database = await withEmptyData();
  await importPackage(database, { 'sources.csv': sources, 'people.csv': rows });
  expect(await statusOf(database)).toBe('LPR');
});

test('the order of imports does not change the result', async () => {
  const database = await withEmptyData();
  const a = { 'sources.csv': [{ id: 'A' }], 'people.csv': [people('A', 'citizen', 60)] };
  const b = { 'sources.csv': [{ id: 'B' }], 'people.csv': [people('B', 'lpr', 70)] };
  await importPackage(database, b);
  await importPackage(database, a);
  expect(await statusOf(database)).toBe('LPR');
  await importPackage(database, { ...b, 'people.csv': [people('B', 'lpr', 40)] });
  expect(await statusOf(database)).toBe('CITIZEN');
});

test('a source that becomes newer can change resolved values', async () => {
  const database = await withEmptyData();
  const rows = { 'people.csv': [people('B', 'lpr')] };
  await importPackage(database, { 'sources.csv': [{ id: 'A' }], 'people.csv': [people('A', 'citizen')] });
  await importPackage(database, { 'sources.csv': [{ id: 'B' }], ...rows });
  expect(await statusOf(database)).toBe('CITIZEN');
  const report = await importPackage(database, { 'sources.csv': [{ id: 'B', published_on: '2025-01-01' }], ...rows });
  expect(report.tables).toMatchObject({ sources: { changed: 1 }, people: { unchanged: 1 } });
  expect(await statusOf(database)).toBe('LPR');
});

test('a source that is graded as an original can change resolved values', async () => {
  const database = await withEmptyData();
  const rows = { 'people.csv': [people('B', 'lpr')] };
  await importPackage(database, { 'sources.csv': [{ id: 'A' }], 'people.csv': [people('A', 'citizen')] });
  await importPackage(database, { 'sources.csv': [{ id: 'B' }], ...rows });
  expect(await statusOf(database)).toBe('CITIZEN');
  await importPackage(database, { 'sources.csv': [{ id: 'B', grade: 'original' }], ...rows });
  expect(await statusOf(database)).toBe('LPR');
});

test('a newer package supersedes changed statements and closes missing ones, only of its own sources', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const other = {
    'sources.csv': [{ id: 'S2' }],
    'locations.csv': [
      { person: 'P1', country: 'CN' },
      { person: 'P1', country: 'RU' },
    ],
  };
  await importPackage(database, other);
  const report = await importPackage(database, {
    ...chainFiles,
    'locations.csv': [],
    'access.csv': [{ ...chainFiles['access.csv'][0], valid_to: '2025-01-01' }],
  });
  expect(report.tables).toMatchObject({ locations: { closed: 1 }, access: { changed: 1 } });
  const rows = await database.read(
    `MATCH (a)-[r:LOCATED_IN|ACCESSES|SUPERSEDED]->(b)
     RETURN type(r) AS is, r.type AS was, r.source AS source, a.key AS from, b.key AS to, r.validFrom AS validFrom, r.validTo AS validTo,
       r.access AS access, r.supersededAt IS NOT NULL AS timed, r.key CONTAINS '~' AS renamed ORDER BY is, was, source, to`,
  );
  const open = ['0001-01-01', '9999-12-31'];
  expect(rows.map(Object.values)).toEqual([
    ['ACCESSES', null, 'S1', 'P1', 'Y1', '2024-01-01', '2025-01-01', 'A1', false, false],
    ['LOCATED_IN', null, 'S2', 'P1', 'CN', ...open, null, false, false],
    ['LOCATED_IN', null, 'S2', 'P1', 'RU', ...open, null, false, false],
    ['SUPERSEDED', 'ACCESSES', 'S1', 'P1', 'Y1', '2024-01-01', '9999-12-31', 'A1', true, true],
    ['SUPERSEDED', 'LOCATED_IN', 'S1', 'P1', 'CN', ...open, null, true, true],
  ]);
});

test('a question written by hand sees only the statements that are current and valid on its day', async () => {
  const database = await withEmptyData();
  const employedBy = (organization: string, valid_from = '', valid_to = '') => ({
    ...chainFiles,
    'employment.csv': [{ row: '1', organization, person: 'P2', contract: 'C1', role: 'escort', valid_from, valid_to }],
  });
  const employers = async (asOf: string) =>
    (
      await database.read(
        `MATCH (a)-[r:EMPLOYS]->(b) WHERE r.validFrom <= date($asOf) < r.validTo RETURN a.key AS employer, b.key AS person`,
        { asOf },
      )
    ).map(({ employer }) => employer);
  await importPackage(database, employedBy('O1'));
  expect(await employers('2025-01-01')).toEqual(['O1']);
  await importPackage(database, employedBy('O2', '2025-01-01', '2026-01-01'));
  expect(await Promise.all(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map(employers))).toEqual([
    [],
    ['O2'],
    ['O2'],
    [],
  ]);
});

test("a row with the graph's days for open ends makes the same statement as a row without days", async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const dump = await dumpGraph(database);
  const [location] = chainFiles['locations.csv'];
  const report = await importPackage(database, {
    ...chainFiles,
    'locations.csv': [{ ...location, valid_from: '0001-01-01', valid_to: '9999-12-31' }, location],
  });
  expect([report.changed, report.total.rejected, report.tables.locations?.unchanged]).toEqual([false, 0, 2]);
  expect(await dumpGraph(database)).toEqual(dump);
});

test('a known source that looks like a different one and closes statements gives a warning, also in a dry run', async () => {
  const database = await withEmptyData();
  const one = { 'sources.csv': [{ id: 'S1', title: 'One' }], 'agencies.csv': [{ id: 'G1' }, { id: 'G2' }] };
  await importPackage(database, one);
  const another = { 'sources.csv': [{ id: 'S1', title: 'Another' }], 'agencies.csv': [{ id: 'G3' }] };
  const told = {
    kind: 'replaced',
    file: 'sources.csv',
    column: 'title',
    line: 2,
    message:
      'The source S1 had a different title before (“One”, now “Another”), and 2 of its statements are no longer made: if it is a different source, give it a different id',
  };
  expect((await importPackage(database, another, { dryRun: true })).notices).toMatchObject([told]);
  expect((await importPackage(database, another)).notices).toMatchObject([told]);
  // A newer edition with more statements, or another date, is the same source.
  const newer = {
    'sources.csv': [{ id: 'S1', title: 'Another', published_on: '2025-01-01' }],
    'agencies.csv': [{ id: 'G4' }],
  };
  expect((await importPackage(database, newer)).notices).toEqual([]);
});

test('a statement made again is a new statement, and the old one stays superseded', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, { ...chainFiles, 'locations.csv': [] });
  const report = await importPackage(database, chainFiles);
  expect(report.tables.locations).toMatchObject({ created: 1 });
  const [row] = await database.read(
    `RETURN COUNT { (:Person {key: 'P1'})-[:LOCATED_IN]->() } AS current, COUNT { (:Person {key: 'P1'})-[:SUPERSEDED]->() } AS superseded`,
  );
  expect(row).toEqual({ current: 1, superseded: 1 });
  const dump = await dumpGraph(database);
  await importPackage(database, chainFiles);
  expect(await dumpGraph(database)).toEqual(dump);
});

test('importing a source with an instant in retrieved_at again changes nothing', async () => {
  const database = await withEmptyData();
  const files = {
    'sources.csv': [
      { id: 'A', retrieved_at: '2025-01-01T08:00:00.120Z' },
      { id: 'B', retrieved_at: '2025-01-01T10:00:00+02:00' },
      { id: 'C', retrieved_at: '2025-01-01' },
    ],
  };
  await importPackage(database, files);
  const again = await importPackage(database, files);
  expect([again.changed, again.total.unchanged]).toEqual([false, 3]);
});

test('a prime that a newer version no longer names is removed', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const report = await importPackage(database, {
    ...chainFiles,
    'contracts.csv': [{ id: 'C1', piid: 'W1', agency: 'G1' }],
  });
  expect(report.total).toMatchObject({ created: 0, changed: 1, closed: 0 });
  const [row] = await database.read(
    `MATCH (c:Contract {key: 'C1'}) RETURN c.prime AS prime, c.agency AS agency, COUNT { (c)-[:AWARDED_TO]->() } AS primes`,
  );
  expect(row).toEqual({ prime: null, agency: 'G1', primes: 0 });
});

test('an entity that no source describes any more is withdrawn, and restored when a source describes it again', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'locations.csv': [{ person: 'P1', country: 'RU' }] });
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  const query = `MATCH (n) WHERE n.key IN ['P1', 'C1', 'Y1'] RETURN n.key AS key, labels(n) AS labels, n.withdrawn AS withdrawn,
    n.usPersonStatus AS status, n.prime AS prime, n.impactLevel AS level, n.confidence AS confidence ORDER BY key`;
  expect((await database.read(query)).map(Object.values)).toEqual([
    ['C1', ['Contract'], true, null, null, null, 0],
    ['P1', ['Person'], true, 'UNKNOWN', null, null, 0],
    ['Y1', ['System'], true, null, null, 5, 0],
  ]);
  await importPackage(database, chainFiles);
  expect((await database.read(query)).map(Object.values)).toEqual([
    ['C1', ['Contract'], null, null, 'O1', null, 50],
    ['P1', ['Person', 'Engineer'], null, 'FOREIGN_PERSON', null, null, 50],
    ['Y1', ['System'], null, null, null, 5, 50],
  ]);
});

test('two sources that state the same hop give two relationships', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, { ...chainFiles, 'sources.csv': [{ id: 'S2' }] });
  const [row] = await database.read(
    `MATCH ()-[r:ACCESSES {access: 'A1'}]->() RETURN count(r) AS statements, count(DISTINCT r.source) AS sources`,
  );
  expect(row).toEqual({ statements: 2, sources: 2 });
});
