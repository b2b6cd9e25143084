import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import { makeFilter } from '#graph/exposure/exposure.ts';
import type { ExposureFilter } from '#graph/exposure/exposure.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { apiStatement, filterParameters } from '#graph/exposures/statement.ts';
import { assembledStatements } from '#test/assembled-statements.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const folder = new URL('../../../../cypher/api/', import.meta.url);

/** What the statements need besides the parameters of a filter. */
const others = {
  from: '2024-01-01',
  to: '2026-01-01',
  today: '2026-01-01',
  days: ['2024-01-01', '2025-01-01'],
  mostUrgent: true,
  withSystems: true,
  withPeople: true,
  skip: 1,
  first: 10,
  limit: 10,
  after: '',
  chains: ['x'],
  domesticCountries: ['US'],
  allOrigins: ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'],
  removedSystems: ['Y1'],
  removedPeople: ['P1'],
  removedOrganizations: ['O1'],
  removedCountries: ['CN'],
  removedAccesses: ['A1'],
  hiddenRoutes: true,
};

/** Parameters that select lines, of which a statement needs one. */
const selectors: Readonly<Record<string, readonly string[]>> = {
  'unfiltered-groups': ['bySystem', 'byAgency'],
  exposures: ['byPriority', 'byConfidence', 'byTierDepth'],
  'exposure-groups': [
    'bySystem',
    'byAgency',
    'byContract',
    'byPrime',
    'byAccountable',
    'byEmployer',
    'byEscort',
    'bySupplier',
    'byCountry',
    'bySource',
  ],
};

const every: Omit<ExposureFilter, 'asOf'> = {
  lists: ['10USC4872'],
  origins: ['FOREIGN'],
  minImpactLevel: 4,
  systems: ['Y1'],
  contracts: ['C1'],
  organizations: ['O1'],
  countries: ['CN'],
  modes: ['ESCORTED'],
  escorted: true,
  lineages: ['COMPLETE'],
  minConfidence: 10,
  dataClasses: ['DOCUMENTED'],
  primes: ['O1'],
  employers: ['O1'],
  suppliers: ['O1'],
  people: ['E1'],
  bands: ['HIGH'],
  gaps: ['EMPLOYER_UNKNOWN'],
  sources: ['S1'],
  excludedSystems: ['Y2'],
  excludedCountries: ['RU'],
  excludedPrimes: ['O2'],
  excludedEmployers: ['O2'],
  excludedSuppliers: ['O2'],
  excludedBands: ['LOW'],
  excludedGaps: ['ROUTES_CUT'],
  excludedSources: ['S2'],
  onlyChains: ['x'],
  withoutChains: ['y'],
};
const day = '2025-01-01';
const filters = [
  makeFilter(day),
  makeFilter(day, { origins: ['UNDETERMINED'], countries: ['US'], minConfidence: 10, dataClasses: ['DOCUMENTED'] }),
  makeFilter(day, { lists: ['10USC4872'] }),
];
/** It takes Neo4j more than a second to plan all conditions, so that each statement has them with one of its selectors. */
const fullFilter = makeFilter(day, every);

test('users may run each assembled statement of the API', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const texts = new Map<string, string>();
  for (const file of assembledStatements)
    texts.set(file.replace(/\.cypher$/, ''), await readFile(new URL(file, folder), 'utf8'));
  const included = new Set(
    [...texts.values()].flatMap((text) => [...text.matchAll(/^\/\/> (\S+)/gm)].map(([, name]) => name)),
  );
  const names = [...texts.keys()].filter((name) => !included.has(name));
  expect(names.length).toBeGreaterThan(10);

  for (const name of names)
    for (const [at, selector] of (selectors[name] ?? ['none']).entries())
      for (const filter of at === 0 ? [...filters, fullFilter] : filters) {
        const parameters = { ...filterParameters(filter), ...others, [selector]: true };
        const { text, parameters: given } = apiStatement(name, parameters);
        expect(text).not.toMatch(/\/\/( if|>|\[|\])/);
        const answer = runStatement(database, { statement: text, parameters: given, first: 10 });
        await expect(answer, `${name} ${selector} ${JSON.stringify(filter)}\n${text}`).resolves.toBeDefined();
      }
});

test('every condition of a line is a parameter', async () => {
  const known = new Set([
    ...Object.keys(filterParameters(makeFilter(day))),
    ...Object.keys(others),
    ...Object.values(selectors).flat(),
    ...['keys', 'chain', 'accesses', 'withProperties'],
  ]);
  for (const file of await readdir(folder))
    for (const [, conditions = ''] of (await readFile(new URL(file, folder), 'utf8')).matchAll(/\/\/\[? if (.*)$/gm))
      for (const one of conditions.split(/, | or /))
        expect([file, known.has(one.replace(/^no /, ''))]).toEqual([file, true]);
});

test('the statement of a page gives the page', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const filter = makeFilter(day, { systems: ['Y1'] });
  const page = await findExposures({ database }, { filter, orderBy: 'PRIORITY', first: 10, after: null });
  const { text, parameters } = page.cypher;
  expect(parameters).toEqual({ systems: ['Y1'], asOf: '2025-01-01', origins: ['FOREIGN'], after: '', limit: 11 });
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
