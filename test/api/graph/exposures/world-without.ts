import type { NodeRef } from '#graph/model/keys.ts';
import { cell } from '../exposure/world.ts';
import type { Row, World } from '../exposure/world.ts';

/** A world from which some nodes, and every row that can't be without them, were left out by hand. */
export function worldWithout(world: World, removed: readonly NodeRef[]): World {
  const isGone = (label: NodeRef['label'], key: string) =>
    removed.some((one) => one.label === label && one.key === key);
  const columns: Readonly<Record<string, NodeRef['label']>> = {
    person: 'Person',
    escort: 'Person',
    holder: 'Person',
    system: 'System',
    organization: 'Organization',
    owner: 'Organization',
    owned: 'Organization',
    contractor: 'Organization',
    subcontractor: 'Organization',
    country: 'Country',
    list: 'DesignationList',
  };
  const stays = (row: Row) => !Object.entries(columns).some(([column, label]) => isGone(label, cell(row, column)));
  const blank = (row: Row, column: string, label: NodeRef['label']): Row =>
    isGone(label, cell(row, column)) ? { ...row, [column]: '' } : row;
  const described = (rows: readonly Row[], label: NodeRef['label']) =>
    rows.filter((row) => !isGone(label, cell(row, 'id')));
  const onContract = (rows: readonly Row[]) =>
    rows.filter(stays).filter((row) => !isGone('Contract', cell(row, 'contract')));
  const access = world.access.filter(stays);
  const accesses = new Set(access.map((row) => cell(row, 'id')));
  return {
    ...world,
    systems: described(world.systems, 'System'),
    organizations: described(world.organizations, 'Organization').map((row) => blank(row, 'country', 'Country')),
    ownership: world.ownership.filter(stays),
    contracts: described(world.contracts, 'Contract')
      .map((row) => blank(row, 'prime', 'Organization'))
      .map((row) => blank(row, 'parent', 'Contract')),
    subcontracts: onContract(world.subcontracts),
    people: described(world.people, 'Person'),
    locations: world.locations.filter(stays),
    employment: onContract(world.employment),
    vetting: world.vetting.filter(stays),
    access: access.map((row) => blank(row, 'contract', 'Contract')),
    escorts: world.escorts.filter(stays).filter((row) => accesses.has(cell(row, 'access'))),
    credentials: world.credentials.filter(stays).filter((row) => accesses.has(cell(row, 'access'))),
    lists: described(world.lists, 'DesignationList'),
    designations: world.designations.filter(stays),
  };
}
