import { expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const day = '2025-01-01';

test('the statement of a page gives the page', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const filter = makeFilter(day, { systems: ['Y1'] });
  const page = await findExposures({ database }, { filter, orderBy: 'PRIORITY', first: 10, after: null });
  const { text, parameters } = page.cypher;
  expect(parameters).toMatchObject({
    filter: { systems: ['Y1'], asOf: '2025-01-01', origins: ['FOREIGN'] },
    start: { by: 'SYSTEMS', keys: ['Y1'] },
    after: '',
    limit: 11,
  });
  const { columns, rows } = await runStatement(database, { statement: text, parameters, first: 10 });
  expect(rows.map((row) => row[columns.findIndex((column) => column === 'id')])).toEqual(
    page.edges.map(({ node }) => node.id),
  );
  expect(rows).toHaveLength(1);
});

test('under lists, the statement of a page gives the origins, countries and gaps of the page', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'people.csv': ['P1', 'P2', 'P3', 'P4'].map((id) => ({ id, us_person_status: 'foreign_person' })),
    'locations.csv': [
      { person: 'P1', country: 'CN' },
      { person: 'P3', country: 'PR' },
    ],
    'access.csv': ['P1', 'P3', 'P4'].map((person) => ({
      id: person.replace('P', 'A'),
      person,
      system: 'Y1',
      mode: 'direct',
    })),
    'escorts.csv': [],
    'lists.csv': [{ id: 'L1', title: 'L1' }],
    'designations.csv': ['CN', 'PR'].map((country) => ({ list: 'L1', country })),
    'claims.csv': [],
  });
  const filter = makeFilter(day, { lists: ['L1'], origins: ['FOREIGN', 'UNDETERMINED'] });
  const page = await findExposures({ database }, { filter, orderBy: 'PRIORITY', first: 10, after: null });
  const shown = page.edges.map(({ node }) => [node.access, node.originBasis, node.countries, node.gaps]);
  expect(Object.fromEntries(page.edges.map(({ node }) => [node.access, [node.originBasis, node.countries]]))).toEqual({
    A1: [['LOCATION'], ['CN']],
    A3: [['LOCATION'], []],
    A4: [[], []],
  });
  expect(page.edges.filter(({ node }) => node.gaps.includes('ORIGIN_UNDETERMINED'))).toHaveLength(1);
  const rows = await database.read(page.cypher.text, page.cypher.parameters);
  expect(rows.map((row) => [row['access'], row['originBasis'], row['countries'], row['gaps']])).toEqual(shown);
});

test('DOMESTIC exposures cannot be asked for', async () => {
  const database = await withEmptyData();
  const filter = makeFilter(day, { origins: ['FOREIGN', 'DOMESTIC'] });
  await expect(
    findExposures({ database }, { filter, orderBy: 'PRIORITY', first: 10, after: null }),
  ).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    extensions: { argument: 'filter.origins' },
  });
});
