import type { EntityTable } from '../table.ts';

export const contracts = {
  name: 'contracts',
  kind: 'entity',
  title: 'Contracts',
  description: 'Contracts, orders and vehicles. Their dates are for information only and do not end chains.',
  label: 'Contract',
  lane: 'contract',
  caption: ['piid', 'title', 'id'],
  dated: true,
  primaryKey: ['id'],
  fields: [
    {
      name: 'id',
      type: 'string',
      description: 'Contract id: the USAspending unique award key, if known.',
      required: true,
    },
    { name: 'piid', type: 'string', description: 'Procurement Instrument Identifier.', property: 'piid' },
    { name: 'title', type: 'string', description: 'Title or description.', property: 'title' },
    { name: 'agency', type: 'string', description: 'The awarding agency.', property: 'agency' },
    { name: 'prime', type: 'string', description: 'The prime contractor.', property: 'prime' },
    { name: 'value', type: 'number', description: 'Value in US dollars.', property: 'value' },
    { name: 'parent', type: 'string', description: 'The vehicle or contract that it is under.', property: 'parent' },
    {
      name: 'identified',
      type: 'yesno',
      description: 'Whether the sources name the contract. If not, this is a placeholder for it.',
      property: 'identified',
      default: 'yes',
    },
    { name: 'performed_in', type: 'country', description: 'Country of performance.', property: 'performedIn' },
  ],
  foreignKeys: [
    { field: 'agency', references: 'agencies' },
    { field: 'prime', references: 'organizations' },
    { field: 'parent', references: 'contracts' },
    { field: 'performed_in', references: 'countries' },
  ],
  links: [
    {
      field: 'agency',
      edge: 'AWARDED',
      direction: 'in',
      forward: { name: 'awarded', description: 'The contracts that the agency awarded.' },
      backward: { name: 'awardedBy', description: 'The agencies that awarded the contract.' },
    },
    {
      field: 'prime',
      edge: 'AWARDED_TO',
      direction: 'out',
      forward: {
        name: 'awardedTo',
        description:
          'The organizations to which the contract was awarded: the prime contractor according to each source.',
      },
      backward: { name: 'primeOf', description: 'The contracts awarded to the organization, as prime contractor.' },
    },
    {
      field: 'parent',
      edge: 'UNDER',
      direction: 'out',
      forward: { name: 'under', description: 'The vehicles and contracts that it is under.' },
      backward: { name: 'orders', description: 'The contracts and orders under it.' },
    },
    {
      field: 'performed_in',
      edge: 'PERFORMED_IN',
      direction: 'out',
      forward: { name: 'placesOfPerformance', description: 'The countries in which it is performed.' },
      backward: { name: 'contractsPerformed', description: 'The contracts performed in it.' },
    },
  ],
} as const satisfies EntityTable;
