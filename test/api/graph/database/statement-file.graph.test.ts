import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import type { Parameters } from '#graph/database/database.ts';
import { parametersIn } from '#graph/database/statement-file.ts';
import { assembledStatements } from '#test/assembled-statements.ts';
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
};

/** Parameters that are null where there is no such condition. */
const conditions: Parameters = {
  after: [0, '', '', '', ''],
  contracts: ['C1'],
  countries: ['CN'],
  dataClasses: ['DOCUMENTED'],
  lists: ['10USC4872'],
  organizations: ['O1'],
  same: { O1: ['O2'] },
};

const noConditions = Object.fromEntries(Object.keys(conditions).map((name) => [name, null]));

test('Neo4j runs each statement of the API as its file has it, with and without conditions, and users may do so', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const names = (await readdir(folder)).filter((name) => !assembledStatements.has(name));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const statement = await readFile(new URL(name, folder), 'utf8');
    for (const values of [conditions, noConditions]) {
      const known = new Map(Object.entries({ ...given, ...values }));
      const mentioned = parametersIn(statement);
      expect([name, mentioned.filter((parameter) => !known.has(parameter))]).toEqual([name, []]);
      const parameters = Object.fromEntries(mentioned.map((parameter) => [parameter, known.get(parameter)]));
      // Explains the statement, compares the plan with what is allowed, and runs it.
      const { columns } = await runStatement(database, { statement, parameters, first: 10 });
      expect([name, columns]).not.toEqual([name, []]);
    }
  }
});
