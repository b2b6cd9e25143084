import type { PackageFiles } from '#test/import-package.ts';

/** What typed statements are asked about: a prime and its subcontractor. */
export const twoOrganizations: PackageFiles = {
  'organizations.csv': [
    { id: 'A', name: 'Alpha' },
    { id: 'B', name: 'Beta' },
  ],
  'contracts.csv': [{ id: 'K', piid: 'K-1', prime: 'A' }],
  'subcontracts.csv': [{ contract: 'K', contractor: 'A', subcontractor: 'B' }],
};
