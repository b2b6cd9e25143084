import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import type { Parameters } from '#graph/database/database.ts';
import { parametersIn } from '#graph/database/statement-file.ts';
import { filterParts } from '#graph/exposure/filters.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const folder = new URL('../../../../cypher/api/', import.meta.url);

/** What all statements together mention besides their conditions. */
const given: Parameters = {
  access: 'A1',
  among: { systems: ['Y1'], contracts: ['C1'], organizations: ['O1'], people: ['P1'], countries: ['CN'] },
  countOnly: false,
  engineer: 'P1',
  isAmong: { 'System:Y1': true, 'Person:P1': true },
  hops: [{ type: 'EMPLOYS', from: 'O1', to: 'P1', under: null }],
  after: '',
  afterCount: 10,
  afterEnd: '9999-12-31',
  closedAfter: '',
  openedAfter: '',
  asks: [{ at: 0, topic: 'OWNERSHIP', holder: 'ORGANIZATION' }],
  asOf: '2025-01-01',
  limit: 10,
  lists: ['10USC4872'],
  organizations: ['O1'],
  system: 'Y1',
  withProperties: true,
  by: 'GAP',
  chains: ['x'],
  change: 'OPENED',
  days: ['2024-01-01', '2025-01-01'],
  domesticCountries: ['US'],
  exposed: ['FOREIGN'],
  first: 10,
  identifiers: { uei: ['U1'], keys: ['O1'], cage: ['K1'], lei: ['L1'], others: ['UEI U1'] },
  positions: { OPENED: '', CLOSED: '', UNCHANGED: null },
  pairs: [{ to: 'O2', contract: null }],
  searches: [{ at: 0, lucene: 'name:"sub"' }],
  from: '2024-01-01',
  orderBy: 'PRIORITY',
  origins: ['FOREIGN', 'UNDETERMINED'],
  affected: {
    systems: ['Y1'],
    people: ['P1'],
    organizations: ['O1'],
    countries: ['CN'],
    accesses: ['A1'],
    hiddenRoutesOf: ['O1'],
    supplier: 'O2',
    employer: 'O1',
    country: 'CN',
    contracts: ['C1'],
    subcontractor: 'O2',
  },
  sides: [
    { name: 'FROM', asOf: '2024-01-01', prime: null },
    { name: 'TO', asOf: '2026-01-01', prime: null },
  ],
  kinds: ['END_SUBCONTRACT', 'REPLACE_ESCORT_SUPPLIER', 'MOVE_STAFF', 'VET_STAFF', 'REVOKE_ACCESS', 'LEAVE_COUNTRY'],
  skip: 1,
  start: { by: 'ALL', keys: null },
  to: '2026-01-01',
  today: '2026-01-01',
  top: 8,
  withPeople: true,
  withSystems: true,
};

/** The fields of `$filter`. */
const conditions: Parameters = {
  ...Object.fromEntries(
    filterParts.map(({ name, condition }) => [
      name,
      condition.kind === 'minimum' ? 1 : condition.kind === 'flag' ? true : ['x'],
    ]),
  ),
  onlyChains: ['x'],
  withoutChains: ['y'],
  origins: ['FOREIGN'],
  asOf: '2025-01-01',
  after: [0, '', '', '', ''],
  contracts: ['C1'],
  countries: ['CN'],
  dataClasses: ['DOCUMENTED'],
  kinds: ['WORK_ABROAD', 'ORGANIZATION_ABROAD', 'OWNER_ABROAD', 'LISTED_ORGANIZATION', 'STAFF_ABROAD'],
  lists: ['10USC4872'],
  organizations: ['O1'],
  same: { O1: ['O2'] },
};

/** One with all conditions, and one with the day alone. */
const filters: readonly Parameters[] = [
  conditions,
  {
    ...Object.fromEntries(Object.keys(conditions).map((name) => [name, null])),
    asOf: '2025-01-01',
    origins: ['FOREIGN'],
  },
];

test('Neo4j runs each statement of the API as its file has it, planned once for all filters, and users may do so', async () => {
  const database = await withEmptyData('spare');
  await importPackage(database, chainFiles);
  const names = await readdir(folder);
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    const statement = await readFile(new URL(name, folder), 'utf8');
    const fields = [...statement.matchAll(/\$filter\.(\w+)/g)].map(([, field = '']) => field);
    const unknown = [
      ...parametersIn(statement).filter((parameter) => parameter !== 'filter' && !(parameter in given)),
      ...fields.filter((field) => !(field in conditions)),
    ];
    expect([name, unknown]).toEqual([name, []]);
    await database.autoCommit('CALL db.clearQueryCaches()');
    for (const filter of filters) await database.read(statement, { ...given, filter });
    const [cleared] = await database.autoCommit('CALL db.clearQueryCaches()');
    expect([name, cleared?.['value']]).toEqual([name, 'Query caches successfully cleared of 1 queries.']);
    const answer = await runStatement(database, { statement, parameters: { ...given, filter: conditions }, first: 10 });
    expect([name, answer.columns]).not.toEqual([name, []]);
  }
});
