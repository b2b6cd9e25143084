import type { EntityTable } from '../table.ts';

export const organizations = {
  name: 'organizations',
  kind: 'entity',
  title: 'Organizations',
  description: 'Companies and other bodies; edges show which are primes and subcontractors.',
  label: 'Organization',
  lane: 'organization',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Organization id: the UEI, if known.', required: true },
    { name: 'name', type: 'string', description: 'Legal name.', property: 'name' },
    { name: 'uei', type: 'string', description: 'Unique Entity Identifier from SAM.gov.', property: 'uei' },
    { name: 'cage', type: 'string', description: 'CAGE or NCAGE code.', property: 'cage' },
    { name: 'lei', type: 'string', description: 'Legal Entity Identifier, ISO 17442.', property: 'lei' },
    { name: 'country', type: 'country', description: 'Country of registration.', property: 'country' },
    {
      name: 'sole_proprietor',
      type: 'yesno',
      description:
        'Whether it is a private person in business. The name is then never kept, whichever source gives it.',
      property: 'soleProprietor',
    },
    {
      name: 'duplicate_of',
      type: 'string',
      description: 'The LEI that continues, if the register calls the LEI of this organization a duplicate of it.',
      property: 'duplicateOf',
    },
  ],
  foreignKeys: [{ field: 'country', references: 'countries' }],
  links: [
    {
      field: 'country',
      edge: 'REGISTERED_IN',
      direction: 'out',
      forward: { name: 'registeredIn', description: 'The countries in which the organization is registered.' },
      backward: { name: 'registeredOrganizations', description: 'The organizations registered in the country.' },
    },
  ],
} as const satisfies EntityTable;
