import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { rankContracts } from '#graph/entities/contracts.ts';
import { findLeads } from '#graph/leads/leads.ts';
import type { DataClass } from '#graph/model/vocabulary.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** R: real; S: synthetic. K1 and its prime are real, and so is A on it; B and its owner's registration are not, nor is all of K2. */
const [R, S] = [{ source: 'R' }, { source: 'S' }];
let database: Database;
beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [
      { id: 'R', title: 'R', data_class: 'documented' },
      { id: 'S', title: 'S', data_class: 'synthetic' },
    ],
    'organizations.csv': [
      { id: 'P', country: 'US', ...R },
      { id: 'A', country: 'CN', ...R },
      { id: 'B', country: 'US', ...R },
      { id: 'O', country: 'RU', ...S },
      { id: 'L', country: 'US', ...R },
    ],
    'ownership.csv': [{ owner: 'O', owned: 'B', ...R }],
    'contracts.csv': [
      { id: 'K1', prime: 'P', ...R },
      { id: 'K2', prime: 'A', performed_in: 'DE', ...S },
      // The place is real, only who the prime is was made up.
      { id: 'K3', performed_in: 'DE', ...R },
      { id: 'K3', prime: 'P', ...S },
    ],
    'subcontracts.csv': [
      { contract: 'K1', contractor: 'P', subcontractor: 'A', ...R },
      { contract: 'K1', contractor: 'P', subcontractor: 'A', ...S },
      { contract: 'K1', contractor: 'P', subcontractor: 'B', performed_in: 'FR', ...S },
      { contract: 'K1', contractor: 'A', subcontractor: 'B', ...R },
      { contract: 'K1', contractor: 'P', subcontractor: 'L', ...R },
      { contract: 'K2', contractor: 'A', subcontractor: 'B', ...S },
    ],
    'lists.csv': [{ id: 'SOME', title: 'Some', ...S }],
    'designations.csv': [
      { list: 'SOME', organization: 'L', ...S },
      { list: 'SOME', country: 'CN', ...S },
    ],
    'people.csv': ['E', 'F'].map((id) => ({ id, ...R })),
    'locations.csv': ['E', 'F'].map((person) => ({ person, country: 'CN', ...R })),
    'employment.csv': [
      { organization: 'A', person: 'E', contract: 'K1', role: 'engineer', ...S },
      { organization: 'L', person: 'F', contract: 'K1', role: 'engineer', ...R },
    ],
  });
});

async function found(dataClasses: readonly DataClass[], lists: readonly string[] = []) {
  const conditions = { kinds: [], contracts: [], organizations: [], countries: [] };
  const { edges, totalCount } = await findLeads(
    database,
    { asOf: '2025-06-01', lists, dataClasses, ...conditions },
    100,
  );
  expect(totalCount).toBe(edges.length);
  if (dataClasses.length > 0)
    for (const { node } of edges) for (const { dataClass } of node.statements) expect(dataClasses).toContain(dataClass);
  for (const { node } of edges) expect(node.statements).not.toEqual([]);
  return edges.map(({ node: { kind, contract, organization, country, route } }) =>
    [kind, contract, organization, country, route.join('>')].join(' '),
  );
}

const real = ['WORK_ABROAD K3  DE ', 'ORGANIZATION_ABROAD K1 A CN P>A', 'STAFF_ABROAD K1 L CN P>L'];
const whole = [
  'WORK_ABROAD K2 A DE A',
  'WORK_ABROAD K1 B FR P>B',
  'WORK_ABROAD K3 P DE P',
  'ORGANIZATION_ABROAD K1 A CN P>A',
  'ORGANIZATION_ABROAD K2 A CN A',
  'OWNER_ABROAD K1 B RU P>B',
  'OWNER_ABROAD K2 B RU A>B',
  'LISTED_ORGANIZATION K1 L  P>L',
  'STAFF_ABROAD K1 A CN P>A',
  'STAFF_ABROAD K1 L CN P>L',
];

test('without a condition on data classes all statements count', async () => {
  expect(await found([])).toEqual(whole);
  expect(await found(['DOCUMENTED', 'SYNTHETIC'])).toEqual(whole);
});

test('a lead counts if statements of the classes alone support it', async () => {
  expect(await found(['DOCUMENTED'])).toEqual(real);
  expect(await found(['REPORTED', 'INFERRED'])).toEqual([]);
});

test('a designated country counts whatever its class; the designation of an organization must be of the classes', async () => {
  expect(await found(['DOCUMENTED'], ['SOME'])).toEqual(real.filter((lead) => lead.includes(' CN ')));
  expect(await found(['DOCUMENTED', 'SYNTHETIC'], ['SOME'])).toEqual(whole.filter((lead) => / CN |LISTED/.test(lead)));
});

test('contracts of the classes are counted and ranked by the subcontract statements of the classes', async () => {
  const ranked = async (dataClasses: readonly DataClass[]) => {
    const { contracts, totalCount } = await rankContracts(database, 10, null, dataClasses);
    return [totalCount, ...contracts.map(({ key, statements, subcontractors }) => [key, statements, subcontractors])];
  };
  expect(await ranked([])).toEqual([3, ['K1', 5, 3], ['K2', 1, 1], ['K3', 0, 0]]);
  expect(await ranked(['DOCUMENTED'])).toEqual([2, ['K1', 3, 3], ['K3', 0, 0]]);
  expect(await ranked(['SYNTHETIC'])).toEqual([1, ['K2', 1, 1]]);
  expect(await ranked(['INFERRED'])).toEqual([0]);
});
