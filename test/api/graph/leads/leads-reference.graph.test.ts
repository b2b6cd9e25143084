import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLeads } from '#graph/leads/leads.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import { validOn, valueOf } from '../exposure/reference.ts';
import { cell } from '../exposure/world.ts';
import type { Row, World } from '../exposure/world.ts';
import { importableWorlds } from '../exposures/importable-world.ts';
import { packageOf } from '../exposures/world-package.ts';

/** Adds places of performance, and leaves most people without an access. */
const worlds = importableWorlds(['L1', 'L2']).map((world): World => {
  const placed = (rows: readonly Row[], places: readonly string[]) =>
    rows.map((row, at): Row => ({ ...row, performed_in: places[at % places.length] ?? '' }));
  return {
    ...world,
    contracts: placed(world.contracts, ['IN', 'CN', '']),
    subcontracts: placed(world.subcontracts, ['RU', 'GU', '', '']),
    access: world.access.slice(0, 1),
    escorts: [],
    credentials: [],
  };
});

const domestic = ['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM'];

/** A literal implementation of what a lead is, on the rows of a package. */
function referenceLeads(world: World, day: string, lists: readonly string[]): readonly string[] {
  const designated = (column: 'country' | 'organization', key: string, by: readonly string[]) =>
    world.designations.some(
      (row) => cell(row, column) === key && validOn(row, day) && (by.length === 0 || by.includes(cell(row, 'list'))),
    );
  const isForeign = (country: string) => country !== '' && !domestic.includes(country);
  const counts = (country: string) =>
    isForeign(country) && (lists.length === 0 || designated('country', country, lists));
  const countryOf = (organization: string) => valueOf(world, 'organizations', organization, 'country') ?? '';
  const foreignCountryOf = (organization: string) =>
    isForeign(countryOf(organization)) ? countryOf(organization) : '';
  const idsOf = (rows: readonly Row[]) => [...new Set(rows.map((row) => cell(row, 'id')))];
  const primeOf = (contract: string) => valueOf(world, 'contracts', contract, 'prime') ?? '';
  const subcontracts = world.subcontracts.filter((row) => validOn(row, day));
  const leads = new Set<string>();
  const add = (...lead: readonly string[]) => leads.add(lead.join(' '));

  for (const row of world.contracts.filter((one) => validOn(one, day) && counts(cell(one, 'performed_in'))))
    add('WORK_ABROAD', cell(row, 'id'), primeOf(cell(row, 'id')), cell(row, 'performed_in'));
  for (const row of subcontracts.filter((one) => counts(cell(one, 'performed_in'))))
    add('WORK_ABROAD', cell(row, 'contract'), cell(row, 'subcontractor'), cell(row, 'performed_in'));

  for (const organization of idsOf(world.organizations)) {
    const owners = ownersOf(world, organization, day);
    const onContracts = new Set([
      ...idsOf(world.contracts).filter((contract) => primeOf(contract) === organization),
      ...subcontracts
        .filter((row) => [cell(row, 'contractor'), cell(row, 'subcontractor')].includes(organization))
        .map((row) => cell(row, 'contract')),
    ]);
    for (const contract of onContracts) {
      if (counts(countryOf(organization))) add('ORGANIZATION_ABROAD', contract, organization, countryOf(organization));
      if (designated('organization', organization, lists))
        add('LISTED_ORGANIZATION', contract, organization, foreignCountryOf(organization));
      for (const owner of owners)
        if (counts(countryOf(owner)) || (lists.length > 0 && designated('organization', owner, lists)))
          add('OWNER_ABROAD', contract, organization, foreignCountryOf(owner));
    }
  }

  for (const location of world.locations.filter((row) => validOn(row, day) && counts(cell(row, 'country'))))
    for (const row of world.employment.filter((one) => validOn(one, day))) {
      const person = cell(row, 'person');
      if (person === cell(location, 'person') && !world.access.some((one) => cell(one, 'person') === person))
        add('STAFF_ABROAD', cell(row, 'contract'), cell(row, 'organization'), cell(location, 'country'));
    }
  return [...leads].sort();
}

/** Everyone at most six hops up, without the organization itself. */
function ownersOf(world: World, organization: string, day: string): ReadonlySet<string> {
  const owners = new Set<string>();
  let level = [organization];
  for (let hops = 0; hops < 6; hops += 1) {
    level = world.ownership
      .filter((row) => validOn(row, day) && level.includes(cell(row, 'owned')))
      .map((row) => cell(row, 'owner'));
    for (const owner of level) owners.add(owner);
  }
  owners.delete(organization);
  return owners;
}

test('leads of every kind are those of a plain reference, with and without lists, each with statements', async () => {
  const database = await withEmptyData();
  const days = fc.subarray(allDays, { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(worlds, days, async (world, asked) => {
      await importPackage(database, packageOf(world));
      const isUsable = (lists: readonly string[]) =>
        lists.length === 0 || world.designations.some((row) => lists.includes(cell(row, 'list')));
      for (const asOf of asked)
        for (const lists of [[], ['L1'], ['L1', 'L2']].filter(isUsable)) {
          const any = { kinds: [], contracts: [], organizations: [], countries: [], dataClasses: [] };
          const { edges, hasNextPage } = await findLeads(database, { asOf, lists, ...any }, 100);
          const found = edges.map(({ node: { kind, contract, organization, country } }) =>
            [kind, contract, organization, country].map((part) => part ?? '').join(' '),
          );
          expect([asOf, lists, hasNextPage, found.sort()]).toEqual([
            asOf,
            lists,
            false,
            referenceLeads(world, asOf, lists),
          ]);
          expect(edges.filter(({ node }) => node.statements.length === 0)).toEqual([]);
        }
    }),
    { numRuns: runs(3), endOnFailure: true },
  );
});
