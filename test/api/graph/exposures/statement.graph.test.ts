import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { lineages, makeFilter } from '#graph/exposure/exposure.ts';
import type { ExposureFilter } from '#graph/exposure/exposure.ts';
import { apiStatement, filterParameters } from '#graph/exposures/statement.ts';
import { accessModes, dataClasses } from '#graph/model/vocabulary.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** Files that other files include. */
const fragments = ['matching', 'matching-days'];
const names = readdirSync('cypher/api')
  .map((file) => file.replace('.cypher', ''))
  .filter((name) => !fragments.includes(name));

const conditions: Omit<ExposureFilter, 'asOf' | 'lists' | 'origins' | 'countries'> = {
  minImpactLevel: 5,
  systems: ['Y1'],
  contracts: ['C1'],
  organizations: ['O1'],
  modes: accessModes,
  escorted: true,
  lineages,
  minConfidence: 50,
  dataClasses,
};
const filters: readonly Partial<ExposureFilter>[] = [
  {},
  { lists: ['10USC4872'] },
  { lists: ['10USC4872'], origins: ['FOREIGN', 'UNDETERMINED'] },
  { ...conditions, countries: ['CN'] },
  { ...conditions, countries: ['CN', 'US'], lists: ['10USC4872'] },
  { ...conditions, countries: ['US'], lists: ['10USC4872'], origins: ['FOREIGN', 'UNDETERMINED'] },
];

/** Parameters of single statements. */
const others = {
  domesticCountries: ['US'],
  bySystem: true,
  byPriority: true,
  first: 10,
  limit: 10,
  after: '',
  from: '2025-01-01',
  to: '2025-02-01',
  days: ['2025-01-01', '2025-02-01'],
  today: '2025-01-01',
  accesses: [],
  chains: [],
  hops: [],
  removedSystems: [],
  removedPeople: [],
  removedOrganizations: [],
  removedCountries: [],
  removedAccesses: [],
};

let database: Database;
beforeAll(async () => {
  database = await withEmptyData();
});

test.each(names)('the guard accepts %s as a statement of a user, under any conditions', async (name) => {
  for (const { asOf = '2025-01-01', ...given } of filters) {
    const { text, parameters } = apiStatement(name, { ...filterParameters(makeFilter(asOf, given)), ...others });
    expect(text).not.toContain('//');
    // Parameters are JSON.
    expect(JSON.parse(JSON.stringify(parameters))).toEqual(parameters);
    const { plan } = await runStatement(database, { statement: `EXPLAIN ${text}`, parameters, first: 1 });
    expect(plan).not.toBeNull();
  }
});
