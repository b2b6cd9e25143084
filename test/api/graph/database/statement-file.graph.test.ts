import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import type { Parameters } from '#graph/database/database.ts';
import { filterParts } from '#graph/exposure/filters.ts';
import { parametersIn } from '#graph/database/statement-file.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const folder = new URL('../../../../cypher/api/', import.meta.url);

/** Parameters that always have a value. */
const given: Parameters = {
  access: 'A1',
  asOf: '2025-01-01',
  countOnly: false,
  engineer: 'P1',
  hops: [{ type: 'EMPLOYS', from: 'O1', to: 'P1', under: null }],
  kinds: ['WORK_ABROAD', 'ORGANIZATION_ABROAD', 'OWNER_ABROAD', 'LISTED_ORGANIZATION', 'STAFF_ABROAD'],
  limit: 10,
  system: 'Y1',
  withProperties: true,
  by: 'GAP',
  chains: ['x'],
  days: ['2024-01-01', '2025-01-01'],
  domesticCountries: ['US'],
  exposed: ['FOREIGN'],
  first: 10,
  from: '2024-01-01',
  orderBy: 'PRIORITY',
  origins: ['FOREIGN', 'UNDETERMINED'],
  removed: {
    systems: ['Y1'],
    people: ['P1'],
    organizations: ['O1'],
    countries: ['CN'],
    accesses: ['A1'],
    hiddenRoutesOf: ['O1'],
  },
  skip: 1,
  start: { by: 'ALL', keys: null },
  to: '2026-01-01',
  today: '2026-01-01',
  withPeople: true,
  withSystems: true,
};

/** Parameters that are null where there is no such condition. */
const conditions: Parameters = {
  after: [0, '', '', '', ''],
  filter: {
    ...Object.fromEntries(
      filterParts.map(({ name, condition }) => [
        name,
        condition.kind === 'minimum' ? 1 : condition.kind === 'flag' ? true : ['x'],
      ]),
    ),
    ...{ asOf: '2025-01-01', lists: ['10USC4872'], origins: ['FOREIGN'], onlyChains: ['x'], withoutChains: ['y'] },
  },
  contracts: ['C1'],
  countries: ['CN'],
  dataClasses: ['DOCUMENTED'],
  lists: ['10USC4872'],
  organizations: ['O1'],
  same: { O1: ['O2'] },
};

const noConditions = {
  ...Object.fromEntries(Object.keys(conditions).map((name) => [name, null])),
  filter: { asOf: '2025-01-01', origins: ['FOREIGN'] },
};

test('Neo4j runs each statement of the API as its file has it, with and without conditions, and users may do so', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const names = await readdir(folder);
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    const statement = await readFile(new URL(name, folder), 'utf8');
    for (const values of [conditions, noConditions]) {
      const known = new Map(Object.entries({ ...given, ...values }));
      const mentioned = parametersIn(statement);
      expect([name, mentioned.filter((parameter) => !known.has(parameter))]).toEqual([name, []]);
      const parameters = Object.fromEntries(mentioned.map((parameter) => [parameter, known.get(parameter)]));
      const explained = await runStatement(database, { statement: `EXPLAIN ${statement}`, parameters, first: 1 });
      expect([name, explained.plan]).not.toEqual([name, null]);
      const { columns } = await runStatement(database, { statement, parameters, first: 10 });
      expect([name, columns]).not.toEqual([name, []]);
    }
  }
});
